/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/remark.h"

#include "base/ascii.h"
#include "extract/gloss.h"
#include "extract/language.h"
#include "text/script.h"
#include "text/utf8.h"

enum {
	LANGUAGE_MAX = 15, /* bytes of the Japanese name of a language */
	PHRASE_LEAST = 5,  /* characters of several words with a particle */
	FEW_WORDS = 3,	   /* of a text whose number is what it says */
	NAME_PART = 3,	   /* kanji of a surname or of a given name */
	HUMPS_LEAST = 2	   /* capitals inside a word that only programs write */
};

/* （英: Japan, France など）: examples of it; (Harbour / Bridge 用): what it is for. */
bool ty_remark_ends(taiyaku_str inside)
{
	static const char *const ends[] = { "など", "等", "ほか", "用", "向け", "対応" };

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (ty_str_ends(inside, ty_str(ends[i])))
			return true;
	return false;
}

/* The Latin word that a text begins or ends with; empty: none. */
static taiyaku_str word_at_end(taiyaku_str text, bool first)
{
	taiyaku_str word = { NULL, 0 }, none = { NULL, 0 };
	size_t at = 0;

	if (first)
		return ty_gloss_word(&word, &at, text) && word.data == text.data ? word : none;
	while (ty_gloss_word(&word, &at, text))
		;
	return word.len && word.data + word.len == text.data + text.len ? word : none;
}

bool ty_remark_goes_on(taiyaku_str ja, bool first, taiyaku_str en)
{
	taiyaku_str word = word_at_end(ja, first), other;
	size_t capitals = 0;

	if (word.len == 0 || !ty_is_letter(word.data[0]))
		return false;
	for (size_t i = 0; i < word.len; i++)
		capitals += ty_is_upper(word.data[i]);
	if (capitals == word.len)
		return false;
	for (size_t at = 0; ty_gloss_word(&other, &at, en);)
		if (ty_str_equal_ascii_case(other.len > word.len ? word : other,
					    other.len > word.len
						    ? ty_str_slice(other, 0, word.len)
						    : ty_str_slice(word, 0, other.len)))
			return false;
	return true;
}

bool ty_remark_colon(taiyaku_str text)
{
	return ty_str_has(text, ":") || ty_str_has(text, "：");
}

/* A Japanese bracket that tells of the English before it and does not translate it. */
bool ty_remark_japanese(taiyaku_str text)
{
	static const char *const whole[] = {
		"英語",	  "日本語", "英文", "和文",   "原文", "編",   "訳",	"著",	  "監督",
		"有料",	  "無料",   "必須", "任意",   "推奨", "廃止", "省略可", "複数可", "後編",
		"前編",	  "続き",   "公式", "非公式", "旧",   "新",   "本人",	"筆者",	  "著者",
		"作者",	  "返信",   "現在", "予定",   "済",   "未定", "仮",	"英",	  "日英",
		"英日",	  "同上",   "不明", "なし",   "完結", "未完", "連載中", "翻訳中", "執筆中",
		"作成中", "準備中", "草稿", "下書き"
	};
	static const char *const ends[] = { "より", "参照", "など", "等",   "のみ",   "用",
					    "版",   "ます", "です", "あり", "訳",     "著",
					    "編",   "製",   "社",   "氏",   "時点",   "以降",
					    "以上", "以下", "まで", "から", "の場合", "mix",
					    "Mix",  "ver.", "Ver.", "edit", "を推奨", "が前提" };
	static const char *const starts[] = {
		"参照",	    "参考",	"例：",	    "例:",	"注",	    "旧",	"現",
		"約",	    "計",	"他",	    "全て",	"全部",	    "全体",	"訳注",
		"第",	    "図",	"表",	    "正確には", "正しくは", "厳密には", "実際",
		"実は",	    "つまり",	"すなわち", "例えば",	"たとえば", "主に",	"特に",
		"ただし",   "但し",	"なお",	    "または",	"もしくは", "あるいは", "いわゆる",
		"いずれも", "ちなみに", "e.g.",	    "eg. ",	"ex. ",	    "ex) ",	"以下「",
		"以下、",   "以下，"
	};

	/* 高い: how something is. */
	if (text.len == TY_STR("高い").len && ty_str_ends(text, TY_STR("い")))
		return true;
	/* 規則未公表: what has not been done yet. */
	if (text.len >= TY_STR("未公表").len &&
	    ty_str_starts(ty_str_slice(text, text.len - TY_STR("未公表").len, text.len),
			  TY_STR("未")))
		return true;
	/* A remark of a sentence. */
	if (ty_str_find(text, TY_STR("。"), 0) < text.len)
		return true;
	/* サンスクリット語で「橋」: what it is in a third language. */
	if (ty_str_has(text, "語で"))
		return true;
	for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
		if (ty_str_is(text, whole[i]))
			return true;
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (ty_str_ends(text, ty_str(ends[i])))
			return true;
	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
		if (ty_str_starts(text, ty_str(starts[i])))
			return true;
	return false;
}

/* Words that say what kind, state or edition a thing is, or what it is for; and what they are in
 * Japanese, where they are its gloss. */
static const struct {
	const char *word, *japanese;
} told[] = {
	{ "live", "ライブ|ライヴ|生|中" },
	{ "instrumental", "インスト|器楽" },
	{ "acoustic", "アコースティック|音響" },
	{ "remix", "リミックス" },
	{ "remastered", "リマスター" },
	{ "off vocal", "オフボーカル" },
	{ "tv size", "サイズ" },
	{ "bonus track", "ボーナス" },
	{ "tv programme", "テレビ" },
	{ "tv program", "テレビ" },
	{ "television programme", "テレビ" },
	{ "television program", "テレビ" },
	{ "radio programme", "ラジオ" },
	{ "radio program", "ラジオ" },
	{ "tv series episode", "テレビ" },
	{ "podcast", "ポッドキャスト" },
	{ "photograph", "写真" },
	{ "press release", "プレス|報道|発表" },
	{ "white paper", "白書" },
	{ "poster", "ポスター|貼|掲示" },
	{ "poster presentation", "ポスター" },
	{ "oral", "口|オーラル" },
	{ "oral presentation", "口頭" },
	{ "talk", "トーク|話|談|講演|しゃべ" },
	{ "invited talk", "招待" },
	{ "keynote", "基調|キーノート" },
	{ "lecture", "講|レクチャー|授業" },
	{ "lecture notes", "講義" },
	{ "editorial", "社説|論説|編集|エディトリアル" },
	{ "obituary", "訃報|追悼" },
	{ "book review", "書評" },
	{ "special issue", "特集" },
	{ "computer software", "ソフト" },
	{ "mobile app", "アプリ" },
	{ "brief", "簡|略|短|概" },
	{ "draft", "草|下書|ドラフト|案" },
	{ "beta", "ベータ|β" },
	{ "alpha", "アルファ|α" },
	{ "experimental", "実験|試験" },
	{ "internal", "内|インターナル" },
	{ "legacy", "旧|従来|遺|レガシー" },
	{ "official", "公|正式|官|オフィシャル" },
	{ "unofficial", "非公式" },
	{ "preview", "プレビュー|試|予告|下見" },
	{ "tentative", "仮|暫定|予定|未定" },
	{ "latest", "最新" },
	{ "updated", "更新|改|アップデート" },
	{ "recommended", "推奨|薦|勧|おすすめ" },
	{ "demo", "デモ|実演|試" },
	{ "slides", "スライド|滑" },
	{ "in press", "印刷|刊" },
	{ "under review", "査読|審査|確認|検討|レビュー" },
	{ "accepted", "採|受|承|済" },
	{ "submitted", "提出|投稿|送|済" },
	{ "to appear", "近刊|掲載" },
	{ "best paper award", "賞" },
	{ "bachelor's thesis", "学士|卒業|学位" },
	{ "master's thesis", "修士|学位" },
	{ "doctoral thesis", "博士|学位" },
	{ "phd thesis", "博士|学位" },
	{ "ebook", "電子|ブック" },
	{ "paperback", "ペーパーバック|文庫|並製" },
	{ "hardcover", "ハードカバー|上製" },
	{ "kindle edition", "キンドル" },
	{ "true", "真|正|本当|オン" },
	{ "false", "偽|誤|虚|オフ" },
	{ "null", "空|無|ヌル|ナル" },
	{ "string", "文字列|ストリング|弦|ひも|紐" },
	{ "integer", "整数|整" },
	{ "boolean", "真偽|論理|ブー" },
	{ "float", "浮" },
	{ "array", "配列|アレイ" },
	{ "number", "数|番|号|ナンバー" },
	{ "datetime", "日時" },
	{ "hex", "十六進|16進" },
	{ "free", "無料|無償|自由|フリー|空|解放" },
	{ "paid", "有料|有償|払|支" },
	{ "daily", "日" },
	{ "weekly", "週|ウィークリー" },
	{ "monthly", "月|マンスリー" },
	{ "yearly", "年" },
	{ "easy", "易|簡単|やさし|楽|イージー" },
	{ "hard", "難|固|硬|堅|厳|困|ハード" },
	{ "zip", "ジップ|郵便" },
	{ "csv", "" },
	{ "tsv", "" },
	{ "json", "" },
	{ "yaml", "" },
	{ "xml", "" },
	{ "png", "" },
	{ "svg", "" },
	{ "epub", "" },
	{ "markdown", "マークダウン" },
	{ "adobe", "アドビ|日干し" },
	{ "google", "グーグル" },
	{ "microsoft", "マイクロソフト" },
	{ "apple", "アップル|りんご|リンゴ|林檎" },
	{ "mozilla", "モジラ" },
	{ "facebook", "フェイスブック" },
	{ "instagram", "インスタグラム" },
	{ "netflix", "ネットフリックス" },
	{ "spotify", "スポティファイ" },
	{ "discord", "ディスコード|不和" },
	{ "android", "アンドロイド|人造人間" },
	{ "windows", "ウィンドウズ|ウインドウズ|窓|ウィンドウ" },
	{ "linux", "リナックス" },
	{ "docker", "ドッカー" },
	{ "python", "パイソン|ニシキヘビ" },
	{ "rust", "ラスト|錆|さび" },
	{ "ruby", "ルビ" },
	{ "java", "ジャバ|ジャワ" },
	{ "excel", "エクセル|優" },
	{ "word", "ワード|語|言葉|ことば|詞" },
	{ "powerpoint", "パワーポイント" },
	{ "google sheets", "スプレッドシート" },
	{ "getty images", "" },
	{ "o'reilly", "オライリー" },
	{ "springer", "シュプリンガー|スプリンガー" },
	{ "javascript", "ジャバスクリプト" },
	{ "typescript", "タイプスクリプト" },
	{ "kotlin", "コトリン" },
};

/* One of the words between bars. */
static bool has_any(taiyaku_str text, const char *words)
{
	taiyaku_str list = ty_str(words);

	for (size_t from = 0; from < list.len;) {
		size_t to = ty_str_find(list, TY_STR("|"), from);

		if (to == SIZE_MAX)
			to = list.len;
		if (ty_str_find(text, ty_str_slice(list, from, to), 0) != SIZE_MAX)
			return true;
		from = to + 1;
	}
	return false;
}

static bool is_told_word(taiyaku_str ja, taiyaku_str en)
{
	for (size_t i = 0; i < sizeof told / sizeof *told; i++)
		if (ty_str_is_ascii_case(en, told[i].word))
			return !has_any(ja, told[i].japanese);
	return false;
}

/* "integer, required" is told too, if its first word is. */
static bool is_told(taiyaku_str ja, taiyaku_str en)
{
	size_t comma = ty_str_find(en, TY_STR(", "), 0);

	return is_told_word(ja, ty_str_slice(en, 0, comma < en.len ? comma : en.len));
}

/* "by Mori", "sung by T. Mori", "joint work with Mori": small letters, then a name. */
static bool is_told_of_person(taiyaku_str en)
{
	static const char *const words[] = { "by ", "with " };
	size_t capital = 0;

	while (capital < en.len && (ty_is_lower(en.data[capital]) || en.data[capital] == ' '))
		capital++;
	if (capital == en.len || !ty_is_upper(en.data[capital]))
		return false;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		taiyaku_str word = ty_str(words[i]);

		if (ty_str_ends(ty_str_slice(en, 0, capital), word) &&
		    (capital == word.len || en.data[capital - word.len - 1] == ' '))
			return true;
	}
	return false;
}

/* "Tokyo: North Press", "University of Tokyo Press": who published it and where, unless the
 * Japanese names a publisher or has the word that ends the English. */
static bool is_imprint(taiyaku_str ja, taiyaku_str en)
{
	static const char *const cities[] = {
		"Tokyo",     "Tōkyō",  "Kyoto",	    "Kyōto",	 "Osaka",  "Ōsaka",    "Nagoya",
		"Yokohama",  "Sendai", "Fukuoka",   "Sapporo",	 "Kobe",   "London",   "New York",
		"Cambridge", "Oxford", "Chicago",   "Honolulu",	 "Boston", "Berkeley", "Stanford",
		"Princeton", "Ithaca", "New Haven", "Leiden",	 "Berlin", "Paris",    "Beijing",
		"Shanghai",  "Taipei", "Hong Kong", "Singapore", "Seoul",  "Sydney",   "Toronto",
	};
	static const struct {
		const char *word, *japanese;
	} ends[] = {
		{ " Press", "出版|書|社|新聞|報|紙|印刷|圧|プレス" },
		{ " Publishing", "出版|書|社|発行|刊|公開" },
		{ " Publishers", "出版|書|社" },
		{ " Publications", "出版|書|社|刊|論文|業績|発表|著作|一覧" },
		{ " Books", "出版|書|社|本|文庫|帳|ブック" },
		{ " Verlag", "出版|書|社" },
		{ " Shobo", "" },
		{ " Shobō", "" },
		{ " Shoten", "" },
		{ " Shuppan", "" },
		{ " Shuppansha", "" },
		{ " Shinsha", "" },
	};
	size_t colon = ty_str_find(en, TY_STR(": "), 0);

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (ty_str_ends(en, ty_str(ends[i].word)))
			return !has_any(ja, ends[i].japanese);
	for (size_t i = 0; colon < en.len && i < sizeof cities / sizeof *cities; i++)
		if (ty_str_starts(en, ty_str(cities[i])) && !has_any(ja, ":|：") &&
		    (colon == strlen(cities[i]) || en.data[strlen(cities[i])] == ','))
			return true;
	return false;
}

static bool is_date_name(taiyaku_str word)
{
	static const char *const names[] = { "january",	  "february", "march",	   "april",
					     "may",	  "june",     "july",	   "august",
					     "september", "october",  "november",  "december",
					     "monday",	  "tuesday",  "wednesday", "thursday",
					     "friday",	  "saturday", "sunday" };
	enum { SHORT = 3, SHORT_MAX = 4 };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		taiyaku_str name = ty_str(names[i]);

		if (ty_str_is_ascii_case(word, names[i]) ||
		    (word.len >= SHORT && word.len <= SHORT_MAX && word.len < name.len &&
		     ty_str_equal_ascii_case(word, ty_str_slice(name, 0, word.len))))
			return true;
	}
	return false;
}

/* "Dec-Mar", "Mon. - Fri.": nothing but months or days of the week, from one to another. */
static bool is_period(taiyaku_str ja, taiyaku_str en)
{
	unsigned n = 0;
	taiyaku_str word;

	for (size_t at = 0; ty_gloss_word(&word, &at, en);)
		for (size_t from = 0; from < word.len; n++) {
			size_t to = ty_str_find(word, TY_STR("-"), from);

			if (to == SIZE_MAX)
				to = word.len;
			if (!is_date_name(ty_str_slice(word, from, to)))
				return false;
			from = to + 1;
		}
	return n > 1 && !has_any(ja, "月|曜");
}

/* A number in whatever characters: 30, ３０, 三十, 第. */
static bool has_number(taiyaku_str text)
{
	size_t counts[TY_SCRIPTS] = { 0 };

	ty_script_count(counts, text);
	return counts[TY_SCRIPT_DIGIT] > 0 ||
	       has_any(text, "〇|一|二|三|四|五|六|七|八|九|十|百|千|万|元年|初|上|下");
}

/* "max 100", "build 118", "Book Fair 2019": few words, and a number that the Japanese lacks. */
static bool is_numbered(taiyaku_str ja, taiyaku_str en)
{
	unsigned words = 0, numbers = 0;
	taiyaku_str word;

	for (size_t at = 0; ty_gloss_word(&word, &at, en); words++) {
		size_t i = 0;

		while (i < word.len && ty_is_digit(word.data[i]))
			i++;
		numbers += i == word.len;
	}
	return words > 1 && words <= FEW_WORDS && numbers > 0 && !has_number(ja);
}

/* "HTTP %d": what a program writes in its place. */
static bool has_parameter(taiyaku_str text)
{
	for (size_t i = 0; i + 1 < text.len; i++)
		if (text.data[i] == '%' && memchr("sdiufxXc@1234", text.data[i + 1], 13))
			return true;
	return false;
}

/* ResultHolderType, eBook, DeepL, but not "ScreenShot": one word with several capitals inside, or
 * with one that does not begin a word of its own. */
static bool is_identifier(taiyaku_str text)
{
	unsigned inside = 0, small = 0;

	for (size_t i = 0; i < text.len; i++) {
		if (!ty_is_letter(text.data[i]))
			return false;
		inside += i > 0 && ty_is_upper(text.data[i]);
		small += ty_is_lower(text.data[i]);
	}
	return small > 1 &&
	       (inside >= HUMPS_LEAST ||
		(inside && (ty_is_lower(text.data[0]) || ty_is_upper(text.data[text.len - 1]))));
}

/* 朴 恵子 (Pak Hye-ja): a surname and a given name in kanji, and both in Latin letters, of which a
 * hyphen joins the syllables of the one. */
static bool is_person(taiyaku_str ja, taiyaku_str en)
{
	size_t parts[2] = { 0 }, part = 0, words = 0, joined = 0;
	taiyaku_str word;

	for (size_t at = 0; at < ja.len;) {
		uint32_t cp;
		ty_script script;

		at = ty_utf8_next(&cp, ja, at);
		script = ty_script_of(cp);
		if (script == TY_SCRIPT_SPACE && part == 0)
			part++;
		else if (script != TY_SCRIPT_HAN || ++parts[part] > NAME_PART)
			return false;
	}
	for (size_t at = 0; ty_gloss_word(&word, &at, en); words++) {
		size_t hyphen = ty_str_find(word, TY_STR("-"), 0);

		if (!ty_is_upper(word.data[0]))
			return false;
		joined += hyphen != SIZE_MAX && hyphen + 1 < word.len &&
			  ty_is_lower(word.data[hyphen + 1]);
	}
	return parts[0] > 0 && parts[1] > 0 && words == 2 && joined == 1;
}

/* mm, px: a word without a vowel is a unit. */
static bool is_unit(taiyaku_str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (!ty_is_lower(text.data[i]) || memchr("aeiouy", text.data[i], 6))
			return false;
	return text.len > 0;
}

/* "not Masashi", but "not applicable" */
static bool is_denied(taiyaku_str en)
{
	taiyaku_str word = TY_STR("not ");

	return ty_str_starts(en, word) && en.len > word.len && ty_is_upper(en.data[word.len]);
}

/* "string ↔ array": what becomes of what. */
static bool has_arrow(taiyaku_str text)
{
	return has_any(text, "→|←|↔|⇒|⇔|->|=>");
}

bool ty_remark_english(taiyaku_str ja, taiyaku_str en)
{
	/* 英語（Show and Tell）: what else is written in it. */
	if (ja.len <= LANGUAGE_MAX && ty_language_named(ja).len && !ty_language_named(en).len &&
	    ty_gloss_sort(en) != TY_SORT_LANGUAGE)
		return true;
	return is_told(ja, en) || is_unit(en) || is_told_of_person(en) || is_imprint(ja, en) ||
	       is_period(ja, en) || is_numbered(ja, en) || is_denied(en) ||
	       (has_parameter(en) && !has_parameter(ja)) || (has_arrow(en) && !has_arrow(ja)) ||
	       (is_identifier(en) && !ty_gloss_is_katakana(ja)) || is_person(ja, en);
}

/* 全3巻 (all three): a number in words. */
static bool has_number_word(taiyaku_str text)
{
	static const char *const words[] = {
		"one",	   "two",    "three",	 "four",     "five",   "six",	  "seven",
		"eight",   "nine",   "ten",	 "eleven",   "twelve", "twenty",  "hundred",
		"first",   "second", "third",	 "fourth",   "fifth",  "sixth",	  "seventh",
		"eighth",  "ninth",  "tenth",	 "single",   "double", "triple",  "half",
		"twice",   "both",   "thousand", "thirteen", "thirty", "fifteen", "fifty",
		"million", "i",	     "ii",	 "iii",	     "iv",     "v",	  "vi",
	};
	taiyaku_str word;

	for (size_t at = 0; ty_gloss_word(&word, &at, text);)
		for (size_t i = 0; i < sizeof words / sizeof *words; i++)
			if (ty_str_starts_ascii_case(word, words[i]) &&
			    (word.len == strlen(words[i]) || strlen(words[i]) > 2))
				return true;
	return false;
}

/* "Coffee Break (30分)": a number and what it counts, which the English does not have. */
static bool is_counted(taiyaku_str ja, taiyaku_str en)
{
	size_t counts[TY_SCRIPTS] = { 0 };
	ty_script before = TY_SCRIPT_SPACE;

	ty_script_count(counts, en);
	if (counts[TY_SCRIPT_DIGIT] > 0 || has_number_word(en))
		return false;
	for (size_t at = 0; at < ja.len;) {
		uint32_t cp;
		ty_script script;

		at = ty_utf8_next(&cp, ja, at);
		script = ty_script_of(cp);
		if (before == TY_SCRIPT_DIGIT && ty_script_is_japanese(script))
			return true;
		before = script;
	}
	return false;
}

/* "speed (文字を送る間隔)": what a word in small letters stands for, in several. */
static bool is_explained(taiyaku_str ja, taiyaku_str en)
{
	for (size_t i = 0; i < en.len; i++)
		if (!ty_is_lower(en.data[i]))
			return false;
	return ty_str_count_points(ja) >= PHRASE_LEAST && has_any(ja, "を|に") &&
	       !ty_str_ends(ja, TY_STR("する")) && !ty_str_ends(ja, TY_STR("こと"));
}

bool ty_remark_beside(taiyaku_str ja, taiyaku_str en)
{
	return is_counted(ja, en) || is_explained(ja, en);
}
