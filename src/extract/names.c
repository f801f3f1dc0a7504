/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/names.h"

#include "base/ascii.h"
#include "extract/neighbours.h"
#include "text/script.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum { WORDS_MAX = 8, NAME_MAX_BYTES = 96 };

typedef struct side_word {
	const char *word;
	ty_side side;
} side_word;

static const side_word side_words[] = {
	{ "ja", TY_SIDE_JAPANESE },
	{ "jp", TY_SIDE_JAPANESE },
	{ "jpn", TY_SIDE_JAPANESE },
	{ "jap", TY_SIDE_JAPANESE },
	{ "japanese", TY_SIDE_JAPANESE },
	{ "nihongo", TY_SIDE_JAPANESE },
	{ "native", TY_SIDE_JAPANESE },
	{ "kanji", TY_SIDE_JAPANESE },
	{ "script", TY_SIDE_JAPANESE },
	{ "keb", TY_SIDE_JAPANESE }, /* of JMdict, and so reb */
	{ "en", TY_SIDE_ENGLISH },
	{ "eng", TY_SIDE_ENGLISH },
	{ "english", TY_SIDE_ENGLISH },
	{ "us", TY_SIDE_ENGLISH },
	{ "gb", TY_SIDE_ENGLISH },
	{ "literal", TY_SIDE_ENGLISH },
	{ "gloss", TY_SIDE_ENGLISH },
	{ "glosses", TY_SIDE_ENGLISH },
	{ "meaning", TY_SIDE_ENGLISH },
	{ "meanings", TY_SIDE_ENGLISH },
	{ "definitions", TY_SIDE_ENGLISH },
	{ "romaji", TY_SIDE_ROMAJI },
	{ "romanji", TY_SIDE_ROMAJI },
	{ "romanized", TY_SIDE_ROMAJI },
	{ "romanised", TY_SIDE_ROMAJI },
	{ "latin", TY_SIDE_ROMAJI },
	{ "latn", TY_SIDE_ROMAJI },
	{ "hepburn", TY_SIDE_ROMAJI },
	{ "transliteration", TY_SIDE_ROMAJI },
	{ "transcription", TY_SIDE_READING },
	{ "reading", TY_SIDE_READING },
	{ "kana", TY_SIDE_READING },
	{ "yomi", TY_SIDE_READING },
	{ "furigana", TY_SIDE_READING },
	{ "hiragana", TY_SIDE_READING },
	{ "katakana", TY_SIDE_READING },
	{ "pronunciation", TY_SIDE_READING },
	{ "ipa", TY_SIDE_READING },
	{ "phonetic", TY_SIDE_READING },
	{ "reb", TY_SIDE_READING },
	{ "zh", TY_SIDE_OTHER },
	{ "cn", TY_SIDE_OTHER },
	{ "chinese", TY_SIDE_OTHER },
	{ "ko", TY_SIDE_OTHER },
	{ "kr", TY_SIDE_OTHER },
	{ "korean", TY_SIDE_OTHER },
	{ "de", TY_SIDE_OTHER },
	{ "german", TY_SIDE_OTHER },
	{ "fr", TY_SIDE_OTHER },
	{ "french", TY_SIDE_OTHER },
	{ "es", TY_SIDE_OTHER },
	{ "spanish", TY_SIDE_OTHER },
	{ "ru", TY_SIDE_OTHER },
	{ "it", TY_SIDE_OTHER },
	{ "pt", TY_SIDE_OTHER },
	{ "tw", TY_SIDE_OTHER },
	{ "vi", TY_SIDE_OTHER },
	{ "pinyin", TY_SIDE_OTHER },
};

/* Names in Japanese, whole; the longer ones first. */
static const struct {
	const char *word;
	const char *stem;
	ty_side side;
} japanese_names[] = {
	{ "英語タイトル", "title", TY_SIDE_ENGLISH },
	{ "日本語タイトル", "title", TY_SIDE_JAPANESE },
	{ "英文タイトル", "title", TY_SIDE_ENGLISH },
	{ "和文タイトル", "title", TY_SIDE_JAPANESE },
	{ "英語表記", "", TY_SIDE_ENGLISH },
	{ "日本語表記", "", TY_SIDE_JAPANESE },
	{ "英語名", "name", TY_SIDE_ENGLISH },
	{ "日本語名", "name", TY_SIDE_JAPANESE },
	{ "日本語訳", "", TY_SIDE_JAPANESE },
	{ "英語", "", TY_SIDE_ENGLISH },
	{ "英语", "", TY_SIDE_ENGLISH },
	{ "日本語", "", TY_SIDE_JAPANESE },
	{ "日语", "", TY_SIDE_JAPANESE },
	{ "日語", "", TY_SIDE_JAPANESE },
	{ "日文", "", TY_SIDE_JAPANESE },
	{ "英訳", "", TY_SIDE_ENGLISH },
	{ "和訳", "", TY_SIDE_JAPANESE },
	{ "訳語", "", TY_SIDE_JAPANESE },
	{ "訳", "", TY_SIDE_JAPANESE },
	{ "英題", "title", TY_SIDE_ENGLISH },
	{ "原題", "title", TY_SIDE_ENGLISH },
	{ "邦題", "title", TY_SIDE_JAPANESE },
	{ "英名", "name", TY_SIDE_ENGLISH },
	{ "和名", "name", TY_SIDE_JAPANESE },
	{ "英文", "", TY_SIDE_ENGLISH },
	{ "和文", "", TY_SIDE_JAPANESE },
	{ "邦文", "", TY_SIDE_JAPANESE },
	{ "原文", "", TY_SIDE_ENGLISH },
	{ "原語", "", TY_SIDE_ENGLISH },
	{ "読み", "", TY_SIDE_READING },
	{ "よみ", "", TY_SIDE_READING },
	{ "ヨミ", "", TY_SIDE_READING },
	{ "ふりがな", "", TY_SIDE_READING },
	{ "フリガナ", "", TY_SIDE_READING },
	{ "かな", "", TY_SIDE_READING },
	{ "カナ", "", TY_SIDE_READING },
	{ "ローマ字", "", TY_SIDE_ROMAJI },
	{ "中国語", "", TY_SIDE_OTHER },
	{ "中文", "", TY_SIDE_OTHER },
	{ "簡体字", "", TY_SIDE_OTHER },
	{ "繁体字", "", TY_SIDE_OTHER },
	{ "繁體字", "", TY_SIDE_OTHER },
	{ "ピンイン", "", TY_SIDE_OTHER },
	{ "拼音", "", TY_SIDE_OTHER },
	{ "韓国語", "", TY_SIDE_OTHER },
	{ "朝鮮語", "", TY_SIDE_OTHER },
	{ "ハングル", "", TY_SIDE_OTHER },
	{ "ドイツ語", "", TY_SIDE_OTHER },
	{ "独語", "", TY_SIDE_OTHER },
	{ "フランス語", "", TY_SIDE_OTHER },
	{ "仏語", "", TY_SIDE_OTHER },
	{ "スペイン語", "", TY_SIDE_OTHER },
	{ "イタリア語", "", TY_SIDE_OTHER },
	{ "ロシア語", "", TY_SIDE_OTHER },
	{ "ラテン語", "", TY_SIDE_OTHER },
};

/* Names of titles in Japanese, as a whole: タイトルヨミ is none of them. */
static const struct {
	const char *word;
	ty_side side;
	bool variant;
} japanese_titles[] = {
	{ "タイトル", TY_SIDE_NONE, false },
	{ "書名", TY_SIDE_NONE, false },
	{ "題名", TY_SIDE_NONE, false },
	{ "論題", TY_SIDE_NONE, false },
	{ "本タイトル", TY_SIDE_NONE, false },
	{ "別タイトル", TY_SIDE_NONE, true },
	{ "別書名", TY_SIDE_NONE, true },
	{ "並列タイトル", TY_SIDE_NONE, true },
	{ "その他のタイトル", TY_SIDE_NONE, true },
	{ "原タイトル", TY_SIDE_ENGLISH, false },
	{ "原書名", TY_SIDE_ENGLISH, false },
	{ "原著", TY_SIDE_ENGLISH, false },
	{ "原書", TY_SIDE_ENGLISH, false },
	{ "原著名", TY_SIDE_ENGLISH, false },
	{ "欧文タイトル", TY_SIDE_ENGLISH, false },
	{ "欧文書名", TY_SIDE_ENGLISH, false },
	{ "英文書名", TY_SIDE_ENGLISH, false },
	{ "英文題名", TY_SIDE_ENGLISH, false },
};

typedef struct role_word {
	const char *word;
	ty_role role;
} role_word;

/* Looked for as one of the words of a name, the last word first. */
static const role_word role_words[] = {
	{ "title", TY_ROLE_TITLE },
	{ "subtitle", TY_ROLE_TITLE },
	{ "booktitle", TY_ROLE_TITLE },
	{ "maintitle", TY_ROLE_TITLE },
	{ "headline", TY_ROLE_TITLE },
	{ "heading", TY_ROLE_TITLE },
	{ "caption", TY_ROLE_TITLE },
	{ "alternative", TY_ROLE_TITLE },
	{ "chapter", TY_ROLE_TITLE },
	{ "song", TY_ROLE_TITLE },
	{ "work", TY_ROLE_TITLE },
	{ "titletranslation", TY_ROLE_TITLE },
	{ "titles", TY_ROLE_TITLE },
	{ "publisher", TY_ROLE_NAME },
	{ "journal", TY_ROLE_NAME },
	{ "affiliation", TY_ROLE_NAME },
	{ "affiliate", TY_ROLE_NAME },
	{ "affil", TY_ROLE_NAME },
	{ "institute", TY_ROLE_NAME },
	{ "organization", TY_ROLE_NAME },
	{ "institution", TY_ROLE_NAME },
	{ "school", TY_ROLE_NAME },
	{ "conference", TY_ROLE_NAME },
	{ "event", TY_ROLE_NAME },
	{ "series", TY_ROLE_NAME },
	{ "magazine", TY_ROLE_NAME },
	{ "newspaper", TY_ROLE_NAME },
	{ "periodical", TY_ROLE_NAME },
	{ "funder", TY_ROLE_NAME },
	{ "city", TY_ROLE_NAME },
	{ "place", TY_ROLE_NAME },
	{ "creator", TY_ROLE_PERSON },
	{ "contributor", TY_ROLE_PERSON },
	{ "editor", TY_ROLE_PERSON },
	{ "translator", TY_ROLE_PERSON },
	{ "person", TY_ROLE_PERSON },
	{ "artist", TY_ROLE_PERSON },
	{ "director", TY_ROLE_PERSON },
	{ "family", TY_ROLE_PERSON },
	{ "given", TY_ROLE_PERSON },
	{ "last", TY_ROLE_PERSON },
	{ "first", TY_ROLE_PERSON },
	{ "surname", TY_ROLE_PERSON },
	{ "fullname", TY_ROLE_PERSON },
	{ "holder", TY_ROLE_PERSON },
	{ "term", TY_ROLE_TERM },
	{ "word", TY_ROLE_TERM },
	{ "label", TY_ROLE_TERM },
	{ "keyword", TY_ROLE_TERM },
	{ "keywords", TY_ROLE_TERM },
	{ "keb", TY_ROLE_TERM },
	{ "meaning", TY_ROLE_TERM },
	{ "meanings", TY_ROLE_TERM },
	{ "definitions", TY_ROLE_TERM },
	{ "gloss", TY_ROLE_TERM },
	{ "glosses", TY_ROLE_TERM },
	{ "translation", TY_ROLE_TERM },
	{ "abstract", TY_ROLE_TEXT },
	{ "summary", TY_ROLE_TEXT },
	{ "content", TY_ROLE_TEXT },
	{ "contents", TY_ROLE_TEXT },
	{ "body", TY_ROLE_TEXT },
	{ "text", TY_ROLE_TEXT },
	{ "comment", TY_ROLE_TEXT },
	{ "note", TY_ROLE_TEXT },
	{ "notes", TY_ROLE_TEXT },
	{ "message", TY_ROLE_TEXT },
	{ "description", TY_ROLE_TEXT },
	{ "synopsis", TY_ROLE_TEXT },
	{ "quote", TY_ROLE_TEXT },
	{ "sentence", TY_ROLE_TEXT },
	{ "author", TY_ROLE_AUTHOR },
	{ "authors", TY_ROLE_AUTHOR },
	{ "year", TY_ROLE_YEAR },
	{ "pubyear", TY_ROLE_YEAR },
	{ "publicationyear", TY_ROLE_YEAR },
	{ "py", TY_ROLE_YEAR },
	{ "date", TY_ROLE_DATE },
	{ "issued", TY_ROLE_DATE },
	{ "published", TY_ROLE_DATE },
	{ "aired", TY_ROLE_DATE },
	{ "url", TY_ROLE_URL },
	{ "uri", TY_ROLE_URL },
	{ "link", TY_ROLE_URL },
	{ "href", TY_ROLE_URL },
	{ "doi", TY_ROLE_URL },
	{ "id", TY_ROLE_DATA },
	{ "isbn", TY_ROLE_DATA },
	{ "issn", TY_ROLE_DATA },
	{ "type", TY_ROLE_DATA },
	{ "language", TY_ROLE_DATA },
	{ "lang", TY_ROLE_DATA },
	{ "slug", TY_ROLE_DATA },
	{ "path", TY_ROLE_DATA },
	{ "file", TY_ROLE_DATA },
	{ "image", TY_ROLE_DATA },
	{ "icon", TY_ROLE_DATA },
	{ "key", TY_ROLE_DATA },
	{ "code", TY_ROLE_DATA },
	{ "status", TY_ROLE_DATA },
	{ "version", TY_ROLE_DATA },
	{ "class", TY_ROLE_DATA },
	{ "pages", TY_ROLE_DATA },
	{ "volume", TY_ROLE_DATA },
	{ "issue", TY_ROLE_DATA },
};

/* Words that say another form of the same title stands here. */
static const char *const variant_words[] = {
	"trans", "translated",	"alt",	    "alternative", "alternate", "original", "orig",
	"other", "translation", "parallel", "vernacular",  "syn",	"synonym"
};

/* Those of them that say that it is a translation. */
static const char *const translated_words[] = { "trans", "translated", "translation" };

/* Names of fields for the title in another language: of biblatex, and of those who write it. */
static const char *const title_variants[] = { "titletranslation", "titleaddon", "origtitle",
					      "transtitle", "usera" };

/* Words before "title" or "name" that say no more than it does: article-title of JATS. */
static const char *const plain_words[] = { "article", "full",	 "proper",  "short",
					   "primary", "display", "default", "official" };

/* NONE: it is no tag or name of a language that is known here. */
static ty_side known_language(taiyaku_str tag)
{
	if (ty_neighbours_is_tag(tag, "ja"))
		return TY_SIDE_JAPANESE;
	if (ty_neighbours_is_tag(tag, "en"))
		return TY_SIDE_ENGLISH;
	if (tag.len > 6 && ty_str_equal_ascii_case(ty_str_slice(tag, 0, 3), TY_STR("ja-")))
		return ty_str_equal_ascii_case(ty_str_slice(tag, 3, 7), TY_STR("Latn"))
			       ? TY_SIDE_ROMAJI
			       : TY_SIDE_READING;
	for (size_t i = 0; i < COUNT(side_words); i++)
		if (ty_str_is_ascii_case(tag, side_words[i].word))
			return side_words[i].side;
	for (size_t i = 0; i < COUNT(japanese_names); i++)
		if (ty_str_is(tag, japanese_names[i].word))
			return japanese_names[i].side;
	return TY_SIDE_NONE;
}

ty_side ty_name_language(taiyaku_str tag)
{
	ty_side side = tag.len ? known_language(tag) : TY_SIDE_NONE;

	return side == TY_SIDE_NONE && tag.len ? TY_SIDE_OTHER : side;
}

/* ---- words of a name ---- */

typedef struct words {
	char letters[NAME_MAX_BYTES];
	taiyaku_str list[WORDS_MAX];
	size_t n;
} words;

static bool is_word_byte(char c)
{
	return ty_is_upper(c) || ty_is_lower(c) || (unsigned char)c >= 0x80;
}

static ty_side side_of(taiyaku_str word)
{
	for (size_t i = 0; i < COUNT(side_words); i++)
		if (ty_str_is(word, side_words[i].word))
			return side_words[i].side;
	return TY_SIDE_NONE;
}

/* "dc:titleEn_us" is title, en, us: at separators and at capitals behind small letters. */
static void split(words *out, taiyaku_str name)
{
	size_t colon = SIZE_MAX, used = 0;

	for (size_t i = 0; i < name.len; i++)
		if (name.data[i] == ':' || name.data[i] == '/')
			colon = i;
	/* A prefix is a namespace, but what is before the colon of "title:ja" is the name. */
	if (colon != SIZE_MAX && side_of(ty_str_slice(name, colon + 1, name.len)) == TY_SIDE_NONE)
		name = ty_str_slice(name, colon + 1, name.len);
	out->n = 0;
	for (size_t i = 0; i < name.len && out->n < WORDS_MAX;) {
		size_t from = used;

		while (i < name.len && !is_word_byte(name.data[i]))
			i++;
		while (i < name.len && is_word_byte(name.data[i]) && used < NAME_MAX_BYTES) {
			char c = name.data[i];

			if (used > from && ty_is_upper(c) && !ty_is_upper(name.data[i - 1]))
				break;
			out->letters[used++] = ty_is_upper(c) ? (char)(c - 'A' + 'a') : c;
			i++;
		}
		if (used == from)
			break;
		out->list[out->n++] = ty_str_of(out->letters + from, used - from);
	}
}

static bool among(taiyaku_str word, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (ty_str_is(word, list[i]))
			return true;
	return false;
}

static ty_role role_of(taiyaku_str word)
{
	for (size_t i = 0; i < COUNT(role_words); i++)
		if (ty_str_is(word, role_words[i].word))
			return role_words[i].role;
	return TY_ROLE_NONE;
}

static void add_stem(ty_name *out, taiyaku_str word)
{
	size_t have = strlen(out->stem);

	if (have + word.len < TY_STEM_MAX)
		memcpy(out->stem + have, word.data, word.len);
}

/* Names in Japanese that say no language, anywhere in a header. */
static const struct {
	const char *word;
	ty_role role;
} japanese_roles[] = {
	{ "備考", TY_ROLE_TEXT },     { "説明", TY_ROLE_TEXT },	      { "概要", TY_ROLE_TEXT },
	{ "内容", TY_ROLE_TEXT },     { "注釈", TY_ROLE_TEXT },	      { "コメント", TY_ROLE_TEXT },
	{ "定義", TY_ROLE_TEXT },     { "解説", TY_ROLE_TEXT },	      { "使い方", TY_ROLE_TEXT },
	{ "メモ", TY_ROLE_TEXT },     { "補足", TY_ROLE_TEXT },	      { "用途", TY_ROLE_TEXT },
	{ "著者", TY_ROLE_AUTHOR },   { "作者", TY_ROLE_AUTHOR },     { "氏名", TY_ROLE_PERSON },
	{ "監督", TY_ROLE_PERSON },   { "作成者", TY_ROLE_PERSON },   { "担当", TY_ROLE_PERSON },
	{ "人名", TY_ROLE_PERSON },   { "発売日", TY_ROLE_DATE },     { "日付", TY_ROLE_DATE },
	{ "コマンド", TY_ROLE_DATA }, { "ファイル", TY_ROLE_DATA },   { "コード", TY_ROLE_DATA },
	{ "識別子", TY_ROLE_DATA },   { "ライセンス", TY_ROLE_DATA }, { "機種", TY_ROLE_DATA },
	{ "リンク", TY_ROLE_URL },    { "題", TY_ROLE_TITLE },	      { "タイトル", TY_ROLE_TITLE },
	{ "作品", TY_ROLE_TITLE },    { "用語", TY_ROLE_TERM },	      { "単語", TY_ROLE_TERM },
	{ "語", TY_ROLE_TERM },	      { "名", TY_ROLE_NAME },	      { "者", TY_ROLE_PERSON },
};

static void read_japanese_role(ty_name *out, taiyaku_str name)
{
	for (size_t i = 0; i < COUNT(japanese_roles) && out->role == TY_ROLE_NONE; i++)
		if (ty_str_has(name, japanese_roles[i].word))
			out->role = japanese_roles[i].role;
}

static bool read_japanese(ty_name *out, taiyaku_str name)
{
	for (size_t i = 0; i < COUNT(japanese_titles); i++)
		if (ty_str_is(name, japanese_titles[i].word)) {
			out->side = japanese_titles[i].side;
			out->variant = japanese_titles[i].variant;
			out->role = TY_ROLE_TITLE;
			add_stem(out, TY_STR("title"));
			return true;
		}
	for (size_t i = 0; i < COUNT(japanese_names); i++) {
		if (!ty_str_starts(name, ty_str(japanese_names[i].word)) ||
		    ty_str_ends(name, TY_STR("者")))
			continue;
		out->side = japanese_names[i].side;
		add_stem(out, ty_str(japanese_names[i].stem));
		out->role = role_of(ty_str(out->stem));
		return true;
	}
	return false;
}

/* \jtitle and \etitle: one letter before a word that has a role. */
static void read_letter_prefix(ty_name *out, const words *w)
{
	taiyaku_str rest;
	char letter;

	if (w->n != 1 || w->list[0].len < 4 || out->side != TY_SIDE_NONE)
		return;
	letter = w->list[0].data[0];
	rest = ty_str_slice(w->list[0], 1, w->list[0].len);
	if ((letter != 'j' && letter != 'e') || role_of(rest) == TY_ROLE_NONE ||
	    ty_str_is(w->list[0], "event"))
		return;
	out->side = letter == 'j' ? TY_SIDE_JAPANESE : TY_SIDE_ENGLISH;
	out->role = role_of(rest);
	memset(out->stem, 0, sizeof out->stem);
	add_stem(out, rest);
}

bool ty_role_is_data(ty_role role)
{
	return role == TY_ROLE_DATA || role == TY_ROLE_URL || role == TY_ROLE_DATE ||
	       role == TY_ROLE_YEAR;
}

static void read_title_variant(ty_name *out)
{
	out->variant = true;
	out->role = TY_ROLE_TITLE;
	if (!out->stem[0])
		add_stem(out, TY_STR("title"));
}

static ty_name read_name(taiyaku_str name)
{
	ty_name out = { .side = TY_SIDE_NONE };
	words w;
	bool path;

	name = ty_str_trim(name);
	path = ty_str_has(name, ".");
	if (read_japanese(&out, name))
		return out;
	split(&w, name);
	for (size_t i = 0; i < w.n; i++) {
		ty_side side = side_of(w.list[i]);
		ty_role role = role_of(w.list[i]);

		/* The language behind a reading is what it is of: ipa_us. */
		if (side != TY_SIDE_NONE &&
		    (out.side == TY_SIDE_NONE ||
		     (i + 1 == w.n && out.side != TY_SIDE_ROMAJI && out.side != TY_SIDE_READING)))
			out.side = side;
		else if (among(w.list[i], title_variants, COUNT(title_variants)))
			read_title_variant(&out);
		else if (among(w.list[i], variant_words, COUNT(variant_words)))
			out.variant = true;
		else if (i + 1 == w.n || !among(w.list[i], plain_words, COUNT(plain_words)))
			add_stem(&out, w.list[i]);
		out.translated |= among(w.list[i], translated_words, COUNT(translated_words));
		/* "file.open" is what is opened, no file. */
		if (role != TY_ROLE_NONE ||
		    (path && side == TY_SIDE_NONE && ty_role_is_data(out.role)))
			out.role = role;
	}
	read_letter_prefix(&out, &w);
	read_japanese_role(&out, name);
	return out;
}

/* What stands behind the last separator of a name, or in the bracket at its end; false: it has
 * neither. */
static bool cut_last(taiyaku_str *head, taiyaku_str *last, taiyaku_str name)
{
	static const char *const brackets[][2] = {
		{ "（", "）" }, { "(", ")" }, { "［", "］" }, { "[", "]" }, { "【", "】" }
	};
	static const char *const separators[] = { "_", "-", "・", ":", "：", "/", "／", " ", "　" };
	size_t end = name.len, at = 0;

	for (size_t i = 0; i < COUNT(brackets); i++)
		if (ty_str_ends(name, ty_str(brackets[i][1]))) {
			end = name.len - strlen(brackets[i][1]);
			at = ty_str_find_last(ty_str_slice(name, 0, end), ty_str(brackets[i][0]));
			if (at == SIZE_MAX)
				return false;
			*last = ty_str_slice(name, at + strlen(brackets[i][0]), end);
		}
	for (size_t i = 0; end == name.len && i < COUNT(separators); i++) {
		size_t found = ty_str_find_last(name, ty_str(separators[i]));

		if (found == SIZE_MAX || found < at)
			continue;
		at = found;
		*last = ty_str_slice(name, at + strlen(separators[i]), end);
	}
	*head = ty_str_trim(ty_str_slice(name, 0, at));
	return at > 0 && at < name.len && last->len > 0;
}

/* "施設名（英語）", "名称_和文", "施設名（カナ）": a name, and the language that its text is in. */
static bool read_behind(ty_name *out, taiyaku_str name)
{
	static const struct {
		const char *word;
		ty_side side;
	} letters[] = { { "日", TY_SIDE_JAPANESE },
			{ "和", TY_SIDE_JAPANESE },
			{ "英", TY_SIDE_ENGLISH } };
	taiyaku_str head, last;
	ty_side side;

	/* Other names are divided into words. */
	if (name.len > NAME_MAX_BYTES || !ty_has_japanese(name) || !cut_last(&head, &last, name))
		return false;
	side = known_language(last);
	for (size_t i = 0; i < COUNT(letters); i++)
		if (ty_str_is(last, letters[i].word))
			side = letters[i].side;
	if (side == TY_SIDE_NONE)
		return false;
	*out = read_name(head);
	if (out->side == TY_SIDE_NONE || out->side == TY_SIDE_JAPANESE ||
	    out->side == TY_SIDE_ENGLISH)
		out->side = side;
	return true;
}

ty_name ty_name_read(taiyaku_str name)
{
	ty_name out;

	name = ty_str_trim(name);
	return read_behind(&out, name) ? out : read_name(name);
}

ty_name ty_names_read(ty_names *names, taiyaku_str name)
{
	size_t slot = name.len;

	if (name.len == 0 || name.len > TY_STEM_MAX)
		return ty_name_read(name);
	for (size_t i = 0; i < name.len; i++)
		slot = (slot ^ (unsigned char)name.data[i]) * 0x9e3779b1;
	slot = (slot >> 16) % COUNT(names->slots);
	if (!ty_str_equal(name, ty_str_of(names->slots[slot].bytes, names->slots[slot].len))) {
		memcpy(names->slots[slot].bytes, name.data, name.len);
		names->slots[slot].len = name.len;
		names->slots[slot].says = ty_name_read(name);
	}
	return names->slots[slot].says;
}
