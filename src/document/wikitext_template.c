/* SPDX-License-Identifier: Apache-2.0 */
#include "document/wikitext_template.h"

#include <stdio.h>

#include "base/ascii.h"

/* Templates whose unnamed parameters have a meaning: the names of the first four, by that. */
static const struct {
	const char *template;
	const char *names[4];
} positions[] = {
	{ "nihongo", { "english", "japanese", "romaji", "extra" } },
	{ "nihongo foot", { "english", "japanese", "romaji", "extra" } },
	{ "nihongo title", { "english", "japanese", "romaji", "extra" } },
	{ "nihongo krt", { "english", "japanese", "romaji", "extra" } },
	{ "nihongo3", { "english", "japanese", "romaji", "extra" } },
	{ "ill", { "english", "lang", "japanese", "" } },
	{ "interlanguage link", { "english", "lang", "japanese", "" } },
	{ "仮リンク", { "japanese", "lang", "english", "" } },
	{ "ill2", { "japanese", "lang", "english", "" } },
	{ "ja-usex", { "japanese", "reading", "english", "literal" } },
	{ "ux", { "lang", "japanese", "english", "" } },
	{ "m", { "lang", "japanese", "", "english" } },
	{ "l", { "lang", "japanese", "", "english" } },
	{ "ja-r", { "japanese", "reading", "english", "" } },
	{ "ja-l", { "japanese", "reading", "english", "" } },
};

/* Templates of Wiktionary whose parameters, after the language, are words, each with a gloss of its
 * number: {{compound|ja|港|t1=harbour|町|t2=town}}. */
static bool has_numbered_words(taiyaku_str template)
{
	return ty_str_among(template, "compound com com+ affix af af+ prefix pre suffix suf confix "
				      "con blend univerbation univ syn synonyms ant antonyms cot "
				      "coordinate_terms doublet dbt");
}

static const char *const *position_names(taiyaku_str template)
{
	for (size_t i = 0; i < sizeof positions / sizeof *positions; i++)
		if (ty_str_equal_ascii_case(template, ty_str(positions[i].template)))
			return positions[i].names;
	return NULL;
}

/* "ja:題" of script-title= and the like: the language is cut off, with the mark of a link to its
 * wiki
 * ("w:ja:題", "lw:ja:題"). */
static taiyaku_str cut_language(taiyaku_str *text)
{
	size_t from = ty_str_starts(*text, TY_STR("w:"))    ? 2
		      : ty_str_starts(*text, TY_STR("lw:")) ? 3
							    : 0;
	taiyaku_str lang;

	if (text->len < from + 3 || text->data[from + 2] != ':' || !ty_is_lower(text->data[from]) ||
	    !ty_is_lower(text->data[from + 1]))
		return TY_STR("");
	lang = ty_str_slice(*text, from, from + 2);
	*text = ty_str_trim(ty_str_slice(*text, from + 3, text->len));
	return lang;
}

/* The language of a value that stands in one {{lang}} whole. */
static taiyaku_str value_language(const ty_block *value)
{
	for (size_t i = 0; i < value->n_spans; i++)
		if (value->spans[i].mark == TY_MARK_LANGUAGE && value->spans[i].from == 0 &&
		    value->spans[i].to == value->text.len)
			return value->spans[i].value;
	return TY_STR("");
}

/* A value in several languages, {{en|1=...}}{{ja|1=...}}, is a field for each; how many. */
static size_t add_languages(ty_record_builder *to_record, const ty_block *value, ty_field field)
{
	size_t n = 0, end = 0;

	for (size_t i = 0; i < value->n_spans; i++)
		n += value->spans[i].mark == TY_MARK_LANGUAGE;
	if (n < 2)
		return 0;
	for (size_t i = 0; i < value->n_spans; i++) {
		const ty_span *span = &value->spans[i];

		if (span->mark != TY_MARK_LANGUAGE || span->from < end)
			continue;
		field.text = ty_str_trim(ty_str_slice(value->text, span->from, span->to));
		field.lang = span->value;
		end = span->to;
		if (field.text.len > 0)
			ty_record_add(to_record, &field);
	}
	return n;
}

static bool is_name_of_language(taiyaku_str s)
{
	return s.len >= 2 && s.len <= 3;
}

/* Named parameters of those templates, by their meaning. */
static taiyaku_str meaning_of(taiyaku_str name)
{
	static const char *const meanings[][2] = {
		{ "gloss", "english" }, { "t", "english" },   { "translation", "english" },
		{ "tr", "romaji" },	{ "lit", "literal" },
	};

	for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++)
		if (ty_str_is(name, meanings[i][0]))
			return ty_str(meanings[i][1]);
	return name;
}

/* t2, gloss2, tr2, and the second word: by their meaning and number, in room. */
static taiyaku_str numbered(char room[32], taiyaku_str name, unsigned position)
{
	size_t digits = name.len;
	uint64_t number;
	int len;

	if (!name.len) {
		len = position ? snprintf(room, 32, "japanese%u", position)
			       : snprintf(room, 32, "lang");
		return ty_str_of(room, (size_t)len);
	}
	while (digits > 0 && ty_is_digit((unsigned char)name.data[digits - 1]))
		digits--;
	if (!ty_str_number(&number, ty_str_slice(name, digits, name.len), 99))
		return name;
	name = meaning_of(ty_str_slice(name, 0, digits));
	if (name.len > 20)
		return name;
	len = snprintf(room, 32, "%.*s%u", TY_ARG(name), (unsigned)number);
	return ty_str_of(room, (size_t)len);
}

/* The ja- templates of Wiktionary take marks in their Japanese: % where a kanji ends, ^ before a
 * capital of the romanisation.  A reader does not see them. */
static taiyaku_str without_marks(ty_block_builder *builder, taiyaku_str text)
{
	char *to = builder->text.data + (text.data - builder->text.data);
	size_t len = 0;

	for (size_t i = 0; i < text.len; i++)
		if (text.data[i] != '%' && text.data[i] != '^')
			to[len++] = text.data[i];
	return ty_str_of(to, len);
}

static bool is_citation(taiyaku_str template)
{
	return ty_str_starts_ascii_case(template, "cite ") ||
	       ty_str_starts_ascii_case(template, "citation");
}

/* |journal=, |script-work=, |trans-magazine=: one thing of a citation has many names. */
static taiyaku_str without_alias(taiyaku_str name)
{
	static const struct {
		const char *words;
		const char *names[3];
	} aliases[] = {
		{ "journal magazine newspaper periodical website work encyclopedia encyclopaedia "
		  "dictionary mailinglist",
		  { "periodical", "script-periodical", "trans-periodical" } },
		{ "chapter contribution entry article section",
		  { "chapter", "script-chapter", "trans-chapter" } },
	};
	static const char *const forms[] = { "", "script-", "trans-" };

	for (size_t form = 3; form-- > 0;) {
		taiyaku_str prefix = ty_str(forms[form]);

		if (!ty_str_starts(name, prefix))
			continue;
		for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++)
			if (ty_str_among(ty_str_slice(name, prefix.len, name.len),
					 aliases[i].words))
				return ty_str(aliases[i].names[form]);
	}
	return name;
}

/* One parameter from..to; *position counts the unnamed ones. */
static taiyaku_status add_parameter(ty_record_builder *to_record, ty_block_builder *value_builder,
				    ty_wiki_unit *unit, size_t from, size_t to,
				    const char *const *names, int *position, taiyaku_error *err)
{
	const char *equals = memchr(unit->text.data + from, '=', to - from);
	size_t value_from = from;
	char number[32];
	ty_field field = { .line = ty_wiki_line(unit, from) };
	const ty_block *value;
	taiyaku_status status;

	/* A "=" inside a link, tag or template is not the one after a name. */
	if (equals) {
		size_t at = (size_t)(equals - unit->text.data);

		field.name = ty_str_trim(ty_str_slice(unit->text, from, at));
		for (size_t i = 0; i < field.name.len; i++)
			if (memchr("[{<\n", field.name.data[i], 4))
				equals = NULL;
		value_from = equals ? at + 1 : from;
	}
	if (equals && names)
		field.name = meaning_of(field.name);
	if (equals && has_numbered_words(to_record->record.name))
		field.name = numbered(number, field.name, 0);
	if (equals && is_citation(to_record->record.name))
		field.name = without_alias(field.name);
	if (!equals) {
		unsigned n = (unsigned)(*position)++ % 100;

		snprintf(number, sizeof number, "%u", n + 1);
		field.name = ty_str(names && n < 4 ? names[n] : number);
		if (has_numbered_words(to_record->record.name))
			field.name = numbered(number, TY_STR(""), n);
	}
	ty_block_begin(value_builder, TY_BLOCK_FIELD, 0, field.line);
	ty_wiki_text(value_builder, unit, value_from, to, 1);
	status = ty_block_end(&value, value_builder, err);
	if (status)
		return status;
	if (add_languages(to_record, value, field))
		return TAIYAKU_OK;
	field.text = ty_str_trim(value->text);
	field.lang = value_language(value);
	if (ty_str_starts(to_record->record.name, TY_STR("ja-")) &&
	    (ty_str_is(field.name, "japanese") || ty_str_is(field.name, "reading")) &&
	    field.text.len > 0)
		field.text = without_marks(value_builder, field.text);
	if (ty_str_starts(field.name, TY_STR("script-")) ||
	    ty_str_starts(to_record->record.name, TY_STR("quote-")))
		field.lang = cut_language(&field.text);
	if (ty_str_starts(field.name, TY_STR("trans-")))
		field.lang = TY_STR("en");
	if (field.text.len > 0)
		ty_record_add(to_record, &field);
	return TAIYAKU_OK;
}

/* Of another language than the template links to: {{m|ko|...}}, {{ill|English|zh|...}},
 * {{仮リンク|日本語|de|...}}. */
static bool foreign(const ty_record *record, const char *const *names)
{
	const char *language =
		names && strcmp(names[2], "english") == 0 && strcmp(names[1], "lang") == 0 ? "en"
											   : "ja";

	for (size_t i = 0; i < record->n; i++)
		if (ty_str_is(record->fields[i].name, "lang") &&
		    is_name_of_language(record->fields[i].text))
			return !ty_str_is(record->fields[i].text, language);
	return false;
}

bool ty_wiki_is_headword(taiyaku_str name)
{
	static const char *const names[] = { "ja-noun",	     "ja-proper noun", "ja-verb",
					     "ja-verb-suru", "ja-adj",	       "ja-adv",
					     "ja-pos",	     "ja-phrase",      "ja-idiom",
					     "ja-proverb",   "ja-suffix",      "ja-prefix",
					     "ja-interj",    "ja-counter",     "ja-particle" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (ty_str_is(name, names[i]))
			return true;
	return false;
}

taiyaku_status ty_wiki_record(const ty_record **out, ty_record_builder *to_record,
			      ty_block_builder *value_builder, ty_wiki_unit *unit, size_t from,
			      size_t to, taiyaku_error *err)
{
	size_t bar = ty_wiki_bar(unit, from, to);
	taiyaku_str name = ty_str_trim(ty_str_slice(unit->text, from, bar));
	const char *const *names = position_names(name);
	int position = 0;
	taiyaku_status status = TAIYAKU_OK;

	ty_record_begin(to_record, name, ty_wiki_line(unit, from));
	while (!status && bar < to) {
		size_t next = ty_wiki_bar(unit, bar + 1, to);

		status = add_parameter(to_record, value_builder, unit, bar + 1, next, names,
				       &position, err);
		bar = next;
	}
	if (!status)
		status = ty_record_end(out, to_record, err);
	if (!status && foreign(*out, names))
		to_record->record.n = 0;
	return status;
}
