/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/labels.h"

#include "text/script.h"
#include "text/utf8.h"

/* What must follow a word for it to be a label. */
typedef enum follow {
	COLON, /* : ： は = , or a quotation mark */
	BLANK  /* that, or white space */
} follow;

typedef struct label_word {
	const char *word;
	ty_label label;
	follow follow;
} label_word;

/* A longer word stands before those that it begins with. */
static const label_word words[] = {
	{ "英語版タイトル", TY_LABEL_ENGLISH, COLON },
	{ "英語正式名称", TY_LABEL_ENGLISH, COLON },
	{ "英語原題", TY_LABEL_ORIGINAL, COLON },
	{ "英語タイトル", TY_LABEL_ENGLISH, COLON },
	{ "英語表記", TY_LABEL_ENGLISH, COLON },
	{ "英語題名", TY_LABEL_ENGLISH, COLON },
	{ "英語名称", TY_LABEL_ENGLISH, COLON },
	{ "英語題", TY_LABEL_ENGLISH, COLON },
	{ "英語名", TY_LABEL_ENGLISH, BLANK },
	{ "英語では", TY_LABEL_ENGLISH, BLANK },
	{ "英語で", TY_LABEL_ENGLISH, BLANK },
	{ "英語", TY_LABEL_ENGLISH, COLON },
	{ "英文名称", TY_LABEL_ENGLISH, COLON },
	{ "英字表記", TY_LABEL_ENGLISH, COLON },
	{ "正式英語名", TY_LABEL_ENGLISH, COLON },
	{ "英文表記", TY_LABEL_ENGLISH, COLON },
	{ "英文名", TY_LABEL_ENGLISH, COLON },
	{ "英文タイトル", TY_LABEL_ENGLISH, COLON },
	{ "英文題名", TY_LABEL_ENGLISH, COLON },
	{ "英文", TY_LABEL_ENGLISH, COLON },
	{ "英題", TY_LABEL_ENGLISH, BLANK },
	{ "英名", TY_LABEL_ENGLISH, BLANK },
	{ "英訳版", TY_LABEL_ENGLISH, COLON },
	{ "英訳", TY_LABEL_ENGLISH, COLON },
	{ "英称", TY_LABEL_ENGLISH, COLON },
	{ "英", TY_LABEL_ENGLISH, COLON },
	{ "原タイトル", TY_LABEL_ORIGINAL, COLON },
	{ "オリジナルタイトル", TY_LABEL_ORIGINAL, COLON },
	{ "原著タイトル", TY_LABEL_ORIGINAL, COLON },
	{ "原書名", TY_LABEL_ORIGINAL, COLON },
	{ "原書", TY_LABEL_ORIGINAL, COLON },
	{ "原著名", TY_LABEL_ORIGINAL, COLON },
	{ "原著", TY_LABEL_ORIGINAL, BLANK },
	{ "原題名", TY_LABEL_ORIGINAL, COLON },
	{ "原文", TY_LABEL_ORIGINAL, COLON },
	{ "元記事", TY_LABEL_ORIGINAL, COLON },
	{ "原題", TY_LABEL_ORIGINAL, BLANK },
	{ "原語", TY_LABEL_ORIGINAL, COLON },
	{ "原名", TY_LABEL_ORIGINAL, COLON },
	{ "邦題", TY_LABEL_JAPANESE, BLANK },
	{ "邦訳書", TY_LABEL_JAPANESE, COLON },
	{ "邦訳", TY_LABEL_JAPANESE, COLON },
	{ "訳書", TY_LABEL_JAPANESE, COLON },
	{ "翻訳書", TY_LABEL_JAPANESE, COLON },
	{ "日本版タイトル", TY_LABEL_JAPANESE, COLON },
	{ "日本公開タイトル", TY_LABEL_JAPANESE, COLON },
	{ "日本題", TY_LABEL_JAPANESE, COLON },
	{ "日本語版タイトル", TY_LABEL_JAPANESE, COLON },
	{ "日本語版", TY_LABEL_JAPANESE, COLON },
	{ "日本語タイトル", TY_LABEL_JAPANESE, COLON },
	{ "日本語題名", TY_LABEL_JAPANESE, COLON },
	{ "日本語題", TY_LABEL_JAPANESE, COLON },
	{ "日本語名", TY_LABEL_JAPANESE, BLANK },
	{ "日本語訳", TY_LABEL_JAPANESE, COLON },
	{ "日本語", TY_LABEL_JAPANESE, COLON },
	{ "和名", TY_LABEL_JAPANESE, BLANK },
	{ "和文タイトル", TY_LABEL_JAPANESE, COLON },
	{ "和文題名", TY_LABEL_JAPANESE, COLON },
	{ "和文", TY_LABEL_JAPANESE, COLON },
	{ "和題", TY_LABEL_JAPANESE, COLON },
	{ "和訳", TY_LABEL_JAPANESE, COLON },
	{ "日", TY_LABEL_JAPANESE, COLON },
	{ "ローマ字", TY_LABEL_ROMAJI, COLON },
	{ "ヘボン式", TY_LABEL_ROMAJI, COLON },
	{ "読み方", TY_LABEL_READING, COLON },
	{ "読み", TY_LABEL_READING, COLON },
	{ "よみ", TY_LABEL_READING, COLON },
	{ "略称", TY_LABEL_ABBREVIATION, BLANK },
	{ "略語", TY_LABEL_ABBREVIATION, BLANK },
	{ "略記", TY_LABEL_ABBREVIATION, BLANK },
	{ "通称", TY_LABEL_ABBREVIATION, BLANK },
	{ "略", TY_LABEL_ABBREVIATION, COLON },
	{ "ドイツ語", TY_LABEL_OTHER, BLANK },
	{ "フランス語", TY_LABEL_OTHER, BLANK },
	{ "イタリア語", TY_LABEL_OTHER, BLANK },
	{ "スペイン語", TY_LABEL_OTHER, BLANK },
	{ "ポルトガル語", TY_LABEL_OTHER, BLANK },
	{ "ロシア語", TY_LABEL_OTHER, BLANK },
	{ "オランダ語", TY_LABEL_OTHER, BLANK },
	{ "ラテン語", TY_LABEL_OTHER, BLANK },
	{ "中国語", TY_LABEL_OTHER, BLANK },
	{ "韓国語", TY_LABEL_OTHER, BLANK },
	{ "朝鮮語", TY_LABEL_OTHER, BLANK },
	{ "独", TY_LABEL_OTHER, COLON },
	{ "仏", TY_LABEL_OTHER, COLON },
	{ "伊", TY_LABEL_OTHER, COLON },
	{ "西", TY_LABEL_OTHER, COLON },
	{ "露", TY_LABEL_OTHER, COLON },
	{ "羅", TY_LABEL_OTHER, COLON },
	{ "中", TY_LABEL_OTHER, COLON },
	{ "学名", TY_LABEL_OTHER, COLON },
	{ "旧称", TY_LABEL_OTHER, BLANK },
	{ "現", TY_LABEL_OTHER, BLANK },
	{ "旧", TY_LABEL_OTHER, BLANK },
	{ "Japanese original title", TY_LABEL_JAPANESE, COLON },
	{ "Japanese original", TY_LABEL_JAPANESE, COLON },
	{ "original article in Japanese", TY_LABEL_JAPANESE, COLON },
	{ "original in Japanese", TY_LABEL_JAPANESE, COLON },
	{ "original Japanese title", TY_LABEL_JAPANESE, COLON },
	{ "original Japanese", TY_LABEL_JAPANESE, COLON },
	{ "in the original Japanese", TY_LABEL_JAPANESE, COLON },
	{ "Japanese title", TY_LABEL_JAPANESE, COLON },
	{ "Japanese name", TY_LABEL_JAPANESE, COLON },
	{ "title (Japanese)", TY_LABEL_JAPANESE, COLON },
	{ "title in Japanese", TY_LABEL_JAPANESE, COLON },
	{ "originally released in Japan as", TY_LABEL_JAPANESE, BLANK },
	{ "originally released as", TY_LABEL_JAPANESE, BLANK },
	{ "released in Japan as", TY_LABEL_JAPANESE, BLANK },
	{ "known in Japan as", TY_LABEL_JAPANESE, BLANK },
	{ "titled in Japan as", TY_LABEL_JAPANESE, BLANK },
	{ "called in Japan", TY_LABEL_JAPANESE, BLANK },
	{ "in Japanese", TY_LABEL_JAPANESE, BLANK },
	{ "Japanese", TY_LABEL_JAPANESE, BLANK },
	{ "Jp.", TY_LABEL_JAPANESE, BLANK },
	{ "Jap.", TY_LABEL_JAPANESE, BLANK },
	{ "Jepang", TY_LABEL_JAPANESE, COLON },
	{ "Japanisch", TY_LABEL_JAPANESE, COLON },
	{ "japonais", TY_LABEL_JAPANESE, COLON },
	{ "japonés", TY_LABEL_JAPANESE, COLON },
	{ "japonês", TY_LABEL_JAPANESE, COLON },
	{ "giapponese", TY_LABEL_JAPANESE, COLON },
	{ "JP", TY_LABEL_JAPANESE, COLON },
	{ "JA", TY_LABEL_JAPANESE, COLON },
	{ "Jpn", TY_LABEL_JAPANESE, COLON },
	{ "in Kanji", TY_LABEL_JAPANESE, BLANK },
	{ "Kanji", TY_LABEL_JAPANESE, COLON },
	{ "original English title", TY_LABEL_ENGLISH, COLON },
	{ "official English title", TY_LABEL_ENGLISH, COLON },
	{ "official English", TY_LABEL_ENGLISH, COLON },
	{ "English translation", TY_LABEL_ENGLISH, COLON },
	{ "English title", TY_LABEL_ENGLISH, COLON },
	{ "English name", TY_LABEL_ENGLISH, COLON },
	{ "title (English)", TY_LABEL_ENGLISH, COLON },
	{ "title in English", TY_LABEL_ENGLISH, COLON },
	{ "in English", TY_LABEL_ENGLISH, BLANK },
	{ "English", TY_LABEL_ENGLISH, COLON },
	{ "Eng.", TY_LABEL_ENGLISH, BLANK },
	{ "EN", TY_LABEL_ENGLISH, COLON },
	{ "original title", TY_LABEL_ORIGINAL, COLON },
	{ "originally", TY_LABEL_ORIGINAL, COLON },
	{ "original", TY_LABEL_ORIGINAL, COLON },
	{ "literally translated as", TY_LABEL_LITERAL, BLANK },
	{ "literally", TY_LABEL_LITERAL, BLANK },
	{ "Literally", TY_LABEL_LITERAL, BLANK },
	{ "literal", TY_LABEL_LITERAL, COLON },
	{ "lit.", TY_LABEL_LITERAL, BLANK },
	{ "Lit.", TY_LABEL_LITERAL, BLANK },
	{ "lit", TY_LABEL_LITERAL, BLANK },
	{ "translated as", TY_LABEL_LITERAL, BLANK },
	{ "translates to", TY_LABEL_LITERAL, BLANK },
	{ "translation", TY_LABEL_LITERAL, COLON },
	{ "trans.", TY_LABEL_LITERAL, BLANK },
	{ "Trans.", TY_LABEL_LITERAL, BLANK },
	{ "tr.", TY_LABEL_LITERAL, COLON },
	{ "which means", TY_LABEL_LITERAL, BLANK },
	{ "meaning", TY_LABEL_LITERAL, BLANK },
	{ "means", TY_LABEL_LITERAL, BLANK },
	{ "i.e.", TY_LABEL_LITERAL, BLANK },
	{ "Hepburn", TY_LABEL_ROMAJI, BLANK },
	{ "romaji", TY_LABEL_ROMAJI, BLANK },
	{ "rōmaji", TY_LABEL_ROMAJI, BLANK },
	{ "romanized as", TY_LABEL_ROMAJI, BLANK },
	{ "romanized", TY_LABEL_ROMAJI, BLANK },
	{ "romanised", TY_LABEL_ROMAJI, BLANK },
	{ "romanization", TY_LABEL_ROMAJI, COLON },
	{ "transliterated", TY_LABEL_ROMAJI, BLANK },
	{ "pronounced", TY_LABEL_ROMAJI, BLANK },
	{ "reading", TY_LABEL_READING, COLON },
	{ "read as", TY_LABEL_READING, BLANK },
	{ "abbreviated as", TY_LABEL_ABBREVIATION, BLANK },
	{ "abbreviated", TY_LABEL_ABBREVIATION, BLANK },
	{ "abbreviation", TY_LABEL_ABBREVIATION, COLON },
	{ "abbr.", TY_LABEL_ABBREVIATION, BLANK },
	{ "short for", TY_LABEL_ABBREVIATION, BLANK },
	{ "hereafter", TY_LABEL_ABBREVIATION, BLANK },
	{ "also known as", TY_LABEL_OTHER, BLANK },
	{ "a.k.a.", TY_LABEL_OTHER, BLANK },
	{ "aka", TY_LABEL_OTHER, BLANK },
	{ "formerly", TY_LABEL_OTHER, BLANK },
	{ "German", TY_LABEL_OTHER, COLON },
	{ "French", TY_LABEL_OTHER, COLON },
	{ "Chinese", TY_LABEL_OTHER, COLON },
	{ "Korean", TY_LABEL_OTHER, COLON },
	{ "Russian", TY_LABEL_OTHER, COLON },
	{ "pinyin", TY_LABEL_OTHER, BLANK },
};

static size_t skip_blanks(taiyaku_str s, size_t at)
{
	while (at < s.len) {
		uint32_t cp;
		size_t next = ty_utf8_next(&cp, s, at);

		if (cp != ' ' && cp != '\t' && cp != '\n' && cp != 0xa0 && cp != 0x3000)
			break;
		at = next;
	}
	return at;
}

static bool is_quote(uint32_t cp)
{
	return cp == '"' || cp == '\'' || cp == 0x201c || cp == 0x2018 || cp == U'「' ||
	       cp == U'『' || cp == U'“' || cp == '*';
}

/* Where the labelled text begins when a label may end at byte at; SIZE_MAX: it does not. */
static size_t behind(taiyaku_str text, size_t at, follow must)
{
	size_t next = skip_blanks(text, at), after;
	uint32_t cp;

	if (next == text.len)
		return SIZE_MAX;
	after = ty_utf8_next(&cp, text, next);
	if (cp == ':' || cp == U'：' || cp == U'は' || cp == '=' || cp == U'＝' || cp == U'︰')
		return skip_blanks(text, after);
	if (cp == ',' && must == BLANK)
		return skip_blanks(text, after);
	if (is_quote(cp))
		return next;
	if (must == COLON)
		return SIZE_MAX;
	/* Japanese writes 略称GOT without a space, but 略称号 is another word. */
	if (next > at)
		return next;
	return (unsigned char)text.data[at - 1] >= 0x80 && !ty_script_is_japanese(ty_script_of(cp))
		       ? next
		       : SIZE_MAX;
}

/* A mere word before a text is a label where it is written as in the list, and what it says of the
 * text is so: neither "Means of Production" nor "Japanese Grammar" has one. */
static bool is_label(const label_word *label, taiyaku_str text, size_t end)
{
	taiyaku_str word = ty_str(label->word);
	uint32_t cp;

	if (skip_blanks(text, word.len) != end)
		return true;
	(void)ty_utf8_next(&cp, text, end);
	if (is_quote(cp))
		return true;
	return label->label == TY_LABEL_JAPANESE ? ty_script_is_japanese(ty_script_of(cp))
						 : ty_str_starts(text, word);
}

ty_label ty_label_at_start(size_t *after, taiyaku_str text)
{
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		size_t end;

		if (!ty_str_starts_ascii_case(text, words[i].word))
			continue;
		end = strlen(words[i].word);
		end = end < text.len ? behind(text, end, words[i].follow) : SIZE_MAX;
		if (end == SIZE_MAX || !is_label(&words[i], text, end))
			continue;
		*after = end;
		return words[i].label;
	}
	*after = 0;
	return TY_LABEL_NONE;
}

bool ty_label_of_title(size_t *after, taiyaku_str text)
{
	static const char *const titles[] = { "書名",	      "書籍名",	  "著書名", "題名",
					      "作品名",	      "曲名",	  "論文名", "論文題目",
					      "記事名",	      "番組名",	  "題目",   "表題",
					      "論文タイトル", "タイトル", "Title" };

	for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
		size_t end = strlen(titles[i]), begin;

		if (!ty_str_starts(text, ty_str(titles[i])) || end == text.len)
			continue;
		begin = behind(text, end, COLON);
		if (begin == SIZE_MAX)
			continue;
		*after = begin;
		return true;
	}
	return false;
}
