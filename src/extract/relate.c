/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/relate.h"

#include "base/ascii.h"
#include "extract/cell.h"
#include "extract/language.h"
#include "extract/neighbours.h"
#include "extract/romaji.h"
#include "text/script.h"
#include "text/utf8.h"

enum {
	LANGUAGE_MAX = 8, /* characters of the name of a language */
	TITLE_MAX = 1200, /* bytes */
	OWN_WORDS = 2	  /* of the Japanese: more than a name in it */
};

static const ty_relation by_same_name = { "fields-language", 96 };
static const ty_relation by_language = { "fields-language", 95 };
static const ty_relation by_one_language = { "fields-language", 92 };
static const ty_relation by_variant = { "fields-variant", 90 };
static const ty_relation by_script = { "fields-script", 82 };
const ty_relation ty_related_by_likeness = { "fields-alike", 76 };
static const ty_relation by_place = { "fields-two", 70 };
static const ty_relation unrelated = { NULL, 0 };

bool ty_same_stem(const ty_item *a, const ty_item *b)
{
	return strcmp(a->name.stem, b->name.stem) == 0;
}

static bool is_named(const ty_item *it, const char *const *stems, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(it->name.stem, stems[i]) == 0)
			return true;
	return false;
}

/* A catalogue has its title in "description" or "name" and the other form in "alt_title". */
static bool is_title_like(const ty_item *it)
{
	static const char *const stems[] = { "title", "name",	   "description",
					     "label", "maintitle", "articletitle" };

	return is_named(it, stems, sizeof stems / sizeof *stems);
}

/* What a field that only says "in English" says it of. */
static bool is_head(const ty_item *it)
{
	static const char *const stems[] = { "expression", "phrase", "vocabulary", "vocab",
					     "character",  "entry",  "headword",   "lemma" };

	return it->said == TY_SIDE_NONE &&
	       (it->name.role == TY_ROLE_TERM || is_title_like(it) ||
		is_named(it, stems, sizeof stems / sizeof *stems)) &&
	       it->name.role != TY_ROLE_TEXT;
}

static bool is_half_romaji(taiyaku_str text)
{
	ty_romaji_counts n = ty_romaji_count(text);

	return n.words > 0 && 2 * (n.syllables - n.english - n.neutral) >= n.words &&
	       ty_gloss_function_words(text) == 0;
}

/* "3dgolf": one word in small letters names a thing for a program. */
static bool is_identifier(taiyaku_str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (text.data[i] == ' ' || ty_is_upper(text.data[i]) ||
		    (unsigned char)text.data[i] >= 0x80)
			return false;
	return true;
}

/* The digits of two names are the same: title1_ja goes with title1_en, steps.2 with steps.2. */
static bool same_number(taiyaku_str a, taiyaku_str b)
{
	size_t i = 0, j = 0;

	for (;;) {
		while (i < a.len && (a.data[i] < '0' || a.data[i] > '9'))
			i++;
		while (j < b.len && (b.data[j] < '0' || b.data[j] > '9'))
			j++;
		if (i == a.len || j == b.len)
			return i == a.len && j == b.len;
		if (a.data[i++] != b.data[j++])
			return false;
	}
}

bool ty_related_names(taiyaku_str a, taiyaku_str b)
{
	static const char *const names[][2] = {
		{ "source", "target" },
		{ "src", "tgt" },
		{ "src", "dst" },
		{ "front", "back" },
		{ "original", "translation" },
		{ "source", "translation" },
		{ "term", "definition" },
		{ "word", "definition" },
		{ "original", "translated" },
		{ "text", "translation" },
		{ "phrase", "translation" },
		{ "display", "designation" }, /* of FHIR */
		{ "title", "titleTr" },
		{ "title", "title_tr" },
	};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		for (int k = 0; k < 2; k++)
			if (ty_str_is_ascii_case(a, names[i][k]) &&
			    ty_str_is_ascii_case(b, names[i][1 - k]))
				return true;
	return false;
}

/* "Winter (冬の歌, lit. 'Winter Song')": words of its own in the other language, which the text
 * beside it has not, are what translates it. */
static bool has_own_english(taiyaku_str ja, taiyaku_str en)
{
	unsigned own = 0;
	taiyaku_str word, other;

	for (size_t at = 0; own < OWN_WORDS && ty_gloss_word(&word, &at, ja);) {
		bool shared = false;

		for (size_t k = 0; !shared && ty_gloss_word(&other, &k, en);)
			shared = ty_str_equal_ascii_case(word, other);
		own += !shared && ty_is_letter(word.data[0]);
	}
	return own == OWN_WORDS;
}

/* It ends like a sentence, in marks or not, and the Japanese does not. */
static bool only_one_is_sentence(taiyaku_str ja, taiyaku_str en)
{
	while (en.len && memchr("`*_\"'", en.data[en.len - 1], 5))
		en.len--;
	return ty_str_ends(en, TY_STR(".")) && ty_str_has(en, " ") &&
	       !ty_str_ends(en, TY_STR("..")) && !ty_str_ends(ja, TY_STR("。")) &&
	       !ty_str_ends(ja, TY_STR("."));
}

/* What a program fills in: "%s of %d", "{} of {name}". */
static bool is_pattern(taiyaku_str text)
{
	for (size_t i = 0; i + 1 < text.len; i++)
		if (text.data[i] == '{' ||
		    (text.data[i] == '%' && memchr("sdiufxX@1234", text.data[i + 1], 12)))
			return true;
	return false;
}

/* Two texts without names, as the arguments of a call: a word in small letters before a Japanese
 * text is rather what that is called, as is one with the marks of a key behind it. */
static ty_relation relate_places(const ty_item *ja, const ty_item *en, size_t fields)
{
	if (fields != 2 || ja->field->name.len || en->field->name.len)
		return unrelated;
	if (is_identifier(en->text) && (en < ja || ty_str_has(en->text, "_") ||
					ty_str_has(en->text, ".") || ty_str_has(en->text, "/")))
		return unrelated;
	if (has_own_english(ja->text, en->text) || only_one_is_sentence(ja->text, en->text) ||
	    is_pattern(en->text))
		return unrelated;
	return by_place;
}

/* A title in one language and a subtitle in the other, where nothing says more. */
static bool is_subtitled(const ty_item *a, const ty_item *b)
{
	return a->said == TY_SIDE_NONE && b->said == TY_SIDE_NONE && is_title_like(a) &&
	       strcmp(b->name.stem, "subtitle") == 0;
}

ty_relation ty_relate(const ty_item *ja, const ty_item *en, size_t fields)
{
	bool ja_said = ja->said == TY_SIDE_JAPANESE, en_said = en->said == TY_SIDE_ENGLISH;

	if (!(ja_said && en_said) && ty_related_names(ja->field->name, en->field->name))
		return ja_said || en_said ? by_one_language : by_script;
	if (ty_same_stem(ja, en)) {
		if (ja_said && en_said && ty_str_equal(ja->field->name, en->field->name))
			return by_same_name;
		if (ja_said && en_said)
			return same_number(ja->field->name, en->field->name) ? by_language
									     : unrelated;
		if (!ja_said && !en_said && !ja->name.stem[0])
			return relate_places(ja, en, fields);
		/* The original edition has a publisher of its own, but it is the same work; what is
		 * translated is the same whatever it names. */
		if (ja->name.variant != en->name.variant)
			return ja->name.role == TY_ROLE_TITLE || ja->name.translated ||
					       en->name.translated
				       ? by_variant
				       : unrelated;
		if (ja_said || en_said)
			return ja->name.stem[0] ? by_one_language : unrelated;
		/* tag1, tag2: members of a list. */
		return ja->name.stem[0] && same_number(ja->field->name, en->field->name)
			       ? by_script
			       : unrelated;
	}
	/* {{nihongo}}: "english", "japanese", "literal" have no stem of their own. */
	if (ja_said && en_said && (!ja->name.stem[0] || !en->name.stem[0]) &&
	    ja->name.role == en->name.role)
		return by_one_language;
	/* A word and "english" or "meaning" beside it; a title and "english".  What is paired
	 * already is an example. */
	if (en_said && !en->paired && !en->name.stem[0] && is_head(ja))
		return by_one_language;
	/* The same with "ja" beside an English one; its "kanji" may be an ornament. */
	if (ja_said && !ja->name.stem[0] && ty_language_named(ja->field->name).len && is_head(en))
		return by_one_language;
	/* Two fields, two languages: "msgid" and "msgstr". */
	if (ja_said && en_said && fields == 2 && ja->field->lang.len && en->field->lang.len)
		return by_one_language;
	if (is_subtitled(ja, en) || is_subtitled(en, ja))
		return ty_related_by_likeness;
	/* Catalogues often hold a romanised title with an English word in it. */
	if (is_title_like(ja) && is_title_like(en) && !is_half_romaji(en->text) &&
	    !is_identifier(en->text) && !en->paired &&
	    (ja->name.variant || en->name.variant ||
	     ((ja_said || en_said) && ja->name.role != TY_ROLE_TEXT &&
	      en->name.role != TY_ROLE_TEXT)))
		return ty_related_by_likeness;
	return unrelated;
}

/* 日本語EN, JA日本語: names of languages and two-letter codes of them in capitals, and nothing
 * else, as the links to the languages of a page are without their markup. */
static bool is_language_links(taiyaku_str text)
{
	static const char *const names[] = { "日本語", "英語", "中文", "한국어" };
	size_t i = 0, named = 0, codes = 0;

	while (i < text.len) {
		taiyaku_str rest = ty_str_slice(text, i, text.len);
		size_t k = 0;

		while (k < sizeof names / sizeof *names && !ty_str_starts(rest, ty_str(names[k])))
			k++;
		if (k < sizeof names / sizeof *names) {
			i += strlen(names[k]);
			named++;
		} else if (rest.len > 1 && ty_is_upper(rest.data[0]) && ty_is_upper(rest.data[1]) &&
			   ty_language_named(ty_str_slice(rest, 0, 2)).len) {
			i += 2;
			codes++;
		} else if (memchr(" |/", rest.data[0], 3)) {
			i++;
		} else {
			return false;
		}
	}
	return named > 0 && codes > 0;
}

/* "Harbour University", but not "Haru Mori (Harbour University)". */
static bool is_body(taiyaku_str author)
{
	size_t open = ty_str_find(author, TY_STR(" ("), 0);

	return ty_gloss_is_name(open == SIZE_MAX ? author : ty_str_slice(author, 0, open));
}

bool ty_may_pair(const ty_item *ja, ty_item *en)
{
	ty_role role = ja->name.role != TY_ROLE_NONE ? ja->name.role : en->name.role;

	if (ty_role_is_data(ja->name.role) || ty_role_is_data(en->name.role))
		return false;
	/* A menu of languages has each in its own words: 日本語, English. */
	if (ty_language_named(ja->text).len && ty_language_named(en->text).len &&
	    !ty_str_equal(ty_language_named(ja->text), ty_language_named(en->text)))
		return false;
	if (is_language_links(ja->text))
		return false;
	if (!en->sorted)
		en->sort = ty_gloss_sort(en->text);
	en->sorted = true;
	/* So does 日本語 in whatever markup: only short texts name a language. */
	if (en->sort == TY_SORT_LANGUAGE &&
	    (ty_str_count_points(ja->text) > LANGUAGE_MAX || ty_str_has(ja->text, "中文")))
		return false;
	if (ja->text.len > TITLE_MAX || en->text.len > TITLE_MAX || ty_cell_is_sentence(ja->text))
		return false;
	/* People are romanised; only a foreign name in katakana has a spelling of its own.  Bodies
	 * are authors too. */
	if ((role == TY_ROLE_PERSON || role == TY_ROLE_AUTHOR) && !is_body(en->text)) {
		size_t counts[TY_SCRIPTS] = { 0 };

		ty_script_count(counts, ja->text);
		return counts[TY_SCRIPT_HAN] == 0 && en->sort == TY_SORT_ENGLISH;
	}
	/* "SCRAP CROWN" where a title is due is one. */
	if (en->sort == TY_SORT_ABBREVIATION)
		return ja->said == TY_SIDE_JAPANESE &&
		       (en->said == TY_SIDE_ENGLISH ||
			(role == TY_ROLE_TITLE && ty_same_stem(ja, en) &&
			 memchr(en->text.data, ' ', en->text.len)));
	/* A foreign name, where the format itself says that its spelling is English: "Nero"@en. */
	if ((en->sort == TY_SORT_ROMAJI || en->sort == TY_SORT_FOREIGN) && en->field->lang.len &&
	    ja->field->lang.len && ty_gloss_is_katakana(ja->text))
		return ty_gloss_is_latin(en->text);
	return en->sort == TY_SORT_ENGLISH || en->sort == TY_SORT_MEDIUM ||
	       en->sort == TY_SORT_LANGUAGE ||
	       ty_gloss_sort_beside(en->text, ja->text) == TY_SORT_ENGLISH;
}

/* A kanji title that nothing says to be Japanese. */
static bool may_be_chinese(const ty_item *ja)
{
	size_t counts[TY_SCRIPTS] = { 0 };

	if (ja->said == TY_SIDE_JAPANESE)
		return false;
	ty_script_count(counts, ja->text);
	return counts[TY_SCRIPT_HIRAGANA] + counts[TY_SCRIPT_KATAKANA] == 0;
}

/* "title": "...", "title_zh": "...": a field of another language holds the text, or a part. */
static bool is_said_other(const ty_item *ja, const ty_item *it)
{
	return it->said == TY_SIDE_OTHER && it->japanese && ty_same_stem(it, ja) &&
	       ty_str_find(ja->text, it->text, 0) != SIZE_MAX;
}

bool ty_others_deny(ty_item *items, size_t n, const ty_item *ja, bool unsaid)
{
	bool chinese = may_be_chinese(ja);

	for (ty_item *it = items; (chinese || unsaid) && it < items + n; it++) {
		if (chinese && is_said_other(ja, it))
			return true;
		if (it->japanese || it->said == TY_SIDE_ENGLISH || it->text.len > TITLE_MAX)
			continue;
		if (chinese && it->name.role == ja->name.role && ty_neighbours_is_pinyin(it->text))
			return true;
		/* "name": "Saudações", "description": "Uma lista de palavras para o dia" */
		if (!unsaid || it->said != TY_SIDE_NONE || it->name.role != TY_ROLE_TEXT)
			continue;
		if (!it->sorted)
			it->sort = ty_gloss_sort(it->text);
		it->sorted = true;
		if (it->sort == TY_SORT_FOREIGN)
			return true;
	}
	return false;
}
