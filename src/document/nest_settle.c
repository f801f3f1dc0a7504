/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a value that ends means for the one around it: whether its texts are those of the other in a
 * language, a record of their own, or a row.
 */
#include "document/nest_node.h"

#include "base/ascii.h"
#include "extract/language.h"
#include "extract/names.h"

/* A list of more texts under one name is data, not the same thing said several times. */
enum { REPEATS_MAX = 100 };
/* Two arguments stand for each other without a table. */
enum { ARGUMENTS_LEAST = 3 };
/* Cells in brackets inside of a row; more of them are a list of their own. */
enum { CELLS_INSIDE = 4 };

static void rename_entry(ty_nest *nest, ty_nest_entry *e, taiyaku_str outer, size_t place,
			 size_t ordinal)
{
	ty_nest_part name = { nest->bytes.len, 0 };
	ty_arena *arena = &nest->arena;
	taiyaku_str own = ty_nest_view(nest, e->name);

	ty_arena_reset(arena);
	/* Copies: bytes may move while they grow. */
	if (!ty_arena_copy(&outer, arena, outer) || !ty_arena_copy(&own, arena, own)) {
		nest->bytes.failed = true;
		return;
	}
	if (outer.len)
		ty_buf_add(&nest->bytes, outer);
	else if (place != SIZE_MAX)
		ty_buf_print(&nest->bytes, "%zu", place);
	if (nest->bytes.len > name.at)
		ty_buf_byte(&nest->bytes, '.');
	if (own.len)
		ty_buf_add(&nest->bytes, own);
	else
		ty_buf_print(&nest->bytes, "%zu", ordinal);
	name.len = nest->bytes.len - name.at;
	e->name = name;
}

/* A value under the name of a language, or inside of one: its texts belong with those of the same
 * path under the other language. */
static void pass_translated(ty_nest *nest, const ty_nest_node *n)
{
	taiyaku_str lang = ty_language_named(ty_nest_view(nest, n->name));
	size_t end = ty_nest_count(nest);

	for (size_t i = n->first; i < end; i++) {
		ty_nest_entry *e = &ty_nest_entries(nest)[i];
		size_t ordinal = i - n->first;

		e->group = 0;
		e->translated = true;
		if (!lang.len)
			rename_entry(nest, e, ty_nest_view(nest, n->name), n->place, ordinal);
		else if (!e->name.len)
			rename_entry(nest, e, (taiyaku_str){ NULL, 0 }, SIZE_MAX, ordinal);
		if (lang.len && !e->lang.len)
			e->lang = ty_nest_hold(nest, lang);
	}
}

/* Names with blanks, or in Japanese, are texts: what they name translates them. */
static bool names_are_texts(const ty_nest *nest, const ty_nest_node *n)
{
	const ty_nest_entry *entries = ty_nest_entries(nest);
	size_t texts = 0, all = ty_nest_count(nest) - n->first;

	for (size_t i = n->first; i < ty_nest_count(nest); i++) {
		taiyaku_str name = ty_nest_view(nest, entries[i].name);

		texts += ty_str_has(name, " ") || ty_pairs_wanted(name);
	}
	return texts * 2 >= all;
}

/* What its name says the language of is in that language, and has no translation of its own. */
static bool is_in_affix(const ty_nest *nest, const ty_nest_node *n)
{
	const ty_nest_entry *entries = ty_nest_entries(nest);
	bool japanese = false;

	for (size_t i = n->first; i < ty_nest_count(nest); i++) {
		if (n->affix == TY_SIDE_JAPANESE &&
		    ty_name_read(ty_nest_view(nest, entries[i].name)).side == TY_SIDE_ENGLISH)
			return false;
		japanese |= ty_pairs_wanted(ty_nest_view(nest, entries[i].text));
	}
	return japanese == (n->affix == TY_SIDE_JAPANESE);
}

/* messages_ja = {...}, messages_en = {...}: the texts of both go together. */
static void pass_affixed(ty_nest *nest, const ty_nest_node *n)
{
	static const char *const tags[] = { [TY_SIDE_JAPANESE] = "ja", [TY_SIDE_ENGLISH] = "en" };
	ty_nest_part lang = ty_nest_hold(nest, ty_str(tags[n->affix]));

	for (size_t i = n->first; i < ty_nest_count(nest); i++) {
		ty_nest_entry *e = &ty_nest_entries(nest)[i];
		taiyaku_str stem = ty_nest_view(nest, n->name);

		(void)ty_nest_affix(&stem, stem);
		e->group = 0;
		e->translated = true;
		rename_entry(nest, e, stem, n->place, i - n->first);
		if (!e->lang.len)
			e->lang = lang;
	}
}

/* {"JP": {"ja": "日本", "en": "Japan", "zh": "日本"}}: languages are the names of what is inside,
 * and the name of the whole is a code, not a language. */
static bool is_keyed_by_language(const ty_nest *nest, const ty_nest_node *n)
{
	const ty_nest_entry *entries = ty_nest_entries(nest);
	bool japanese = false, english = false;

	if (n[-1].translated)
		return false;
	for (size_t i = n->first; i < ty_nest_count(nest); i++) {
		taiyaku_str name = ty_nest_view(nest, entries[i].name);
		taiyaku_str lang = ty_language_named(name);
		bool is_japanese = ty_pairs_wanted(ty_nest_view(nest, entries[i].text));

		if (!lang.len && name.len != 2 && name.len != 5)
			return false;
		if (ty_str_is(lang, "ja") ? !is_japanese : ty_str_is(lang, "en") && is_japanese)
			return false;
		japanese |= ty_str_is(lang, "ja");
		english |= ty_str_is(lang, "en");
	}
	return japanese && english;
}

/* Names of members that say in which language the others are. */
static bool says_language(taiyaku_str name)
{
	static const char *const exact[] = { "type", "kind", "@language" };
	static const char *const inside[] = { "lang", "locale" };

	for (size_t i = 0; i < sizeof exact / sizeof *exact; i++)
		if (ty_str_equal_ascii_case(name, ty_str(exact[i])))
			return true;
	for (size_t i = 0; i < sizeof inside / sizeof *inside; i++) {
		taiyaku_str word = ty_str(inside[i]);

		for (size_t at = 0; at + word.len <= name.len; at++)
			if (ty_str_equal_ascii_case(ty_str_of(name.data + at, word.len), word))
				return true;
	}
	return false;
}

/* Things have these, translations of a thing do not. */
static bool is_identity(taiyaku_str name)
{
	return ty_str_among(name,
			    "id _id @id key citation-key citekey doi isbn issn uri url href link "
			    "slug guid uuid identifier");
}

/* Names that say no more than that here is a text. */
static bool is_bare(taiyaku_str name)
{
	return ty_str_among(name, "value @value text #text $ _ content string");
}

static bool is_text(taiyaku_str text)
{
	for (size_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.data[i];

		if (c >= 0x80 || ty_is_letter(c))
			return !ty_str_has(text, "://");
	}
	return false;
}

/* An object that says its language. */
typedef struct said {
	taiyaku_str lang; /* empty: it does not say */
	size_t marker;	  /* the entry that does, or SIZE_MAX */
	size_t texts;	  /* entries that are texts */
	bool identity;
} said;

static said what_it_says(const ty_nest *nest, const ty_nest_node *n)
{
	const ty_nest_entry *entries = ty_nest_entries(nest);
	said says = { .lang = ty_language_named(ty_nest_view(nest, n->lang)), .marker = SIZE_MAX };

	for (size_t i = n->first; i < ty_nest_count(nest); i++) {
		taiyaku_str name = ty_nest_view(nest, entries[i].name);
		taiyaku_str text = ty_nest_view(nest, entries[i].text);

		if (!says.lang.len && says_language(name) && ty_language_named(text).len) {
			says.lang = ty_language_named(text);
			says.marker = i;
		} else if (is_identity(name)) {
			says.identity = true;
		} else {
			says.texts += is_text(text);
		}
	}
	return says;
}

/* Its texts go to the value around it, with their language: of several texts (group) it is given
 * to them when all translations are known. */
static void pass_said(ty_nest *nest, const ty_nest_node *n, const said *says, unsigned group)
{
	const ty_nest_node *outer = n - 1;
	ty_nest_part hint = { 0 }, lang = ty_nest_hold(nest, says->lang);

	if (says->marker != SIZE_MAX) {
		ty_nest_entry *marker = &ty_nest_entries(nest)[says->marker];
		size_t after = ty_nest_count(nest) - says->marker - 1;

		hint = marker->text;
		memmove(marker, marker + 1, after * sizeof *marker);
		nest->entries.len -= sizeof *marker;
	}
	for (size_t i = n->first; i < ty_nest_count(nest); i++) {
		ty_nest_entry *e = &ty_nest_entries(nest)[i];

		e->group = group;
		e->said = lang;
		if (!group && !e->lang.len)
			e->lang = lang;
		if (!group && !e->hint.len)
			e->hint = hint;
		if (says->texts == 1 && is_bare(ty_nest_view(nest, e->name)))
			e->name = n->name.len ? n->name : outer->name;
	}
}

/* Whether an object that says its language is one of the translations of what is around it.  One
 * that says it by a member and has several texts is so only in a list: elsewhere it is a thing that
 * has a language. */
static bool is_translation(unsigned *group, ty_nest_node *outer, const said *says)
{
	bool *seen = ty_str_is(says->lang, "ja") ? &outer->japanese : &outer->english;
	bool member = says->marker != SIZE_MAX;

	*group = 0;
	if (!says->lang.len || says->texts == 0)
		return false;
	if (says->texts == 1 && !says->identity)
		return true;
	if (says->texts > 1 && (says->identity || (member && outer->kind != TY_NEST_LIST)))
		return false;
	outer->apart |= *seen;
	*seen = true;
	if (outer->apart)
		return false;
	*group = ++outer->groups;
	return true;
}

/* {"title": a, "translations": [{"lang": "ja", "title": b}]}: of what is around it. */
static bool holds_translations(const ty_nest *nest, const ty_nest_node *n)
{
	return ty_str_among(ty_nest_view(nest, n->name),
			    "translations translation localizations localisations localized "
			    "designation");
}

/* All objects in it are known: translations become members of one record, others are given away as
 * records of their own. */
taiyaku_status ty_nest_settle_groups(ty_nest *nest, ty_nest_node *n, taiyaku_error *err)
{
	ty_nest_entry *entries = ty_nest_entries(nest);
	size_t from = n->first, to = ty_nest_count(nest), kept = from;
	bool own = false, together;
	taiyaku_status status = TAIYAKU_OK;

	for (size_t i = from; i < to; i++)
		own |= entries[i].group == 0;
	together = !n->apart && (own || (n->japanese && n->english) || holds_translations(nest, n));
	for (size_t i = from; i < to && together; i++) {
		if (entries[i].group && !entries[i].lang.len)
			entries[i].lang = entries[i].said;
		entries[i].group = 0;
	}
	if (together)
		return TAIYAKU_OK;
	for (unsigned group = 1; group <= n->groups && !status; group++)
		status = ty_nest_give_group(nest, n, group, err);
	entries = ty_nest_entries(nest);
	for (size_t i = from; i < to; i++)
		if (entries[i].group == 0)
			entries[kept++] = entries[i];
	nest->entries.len = kept * sizeof *entries;
	n->groups = 0;
	return status;
}

static bool all_unnamed(const ty_nest *nest, const ty_nest_node *n)
{
	const ty_nest_entry *entries = ty_nest_entries(nest);

	for (size_t i = n->first; i < ty_nest_count(nest); i++)
		if (entries[i].name.len)
			return false;
	return true;
}

static bool any_text(const ty_nest *nest, const ty_nest_node *n)
{
	const ty_nest_entry *entries = ty_nest_entries(nest);

	for (size_t i = n->first; i < ty_nest_count(nest); i++)
		if (entries[i].text.len)
			return true;
	return false;
}

/* Texts without names, as members of the value around: several texts of one member, or a call that
 * stands for its only argument. */
static bool pass_unnamed(ty_nest *nest, const ty_nest_node *n)
{
	const ty_nest_node *outer = n - 1;
	size_t texts = ty_nest_count(nest) - n->first;
	bool named = n->name.len > 0;

	if (texts > REPEATS_MAX || (n->kind == TY_NEST_CALL && texts > 1))
		return false;
	if (!named && (texts > 1 || outer->kind == TY_NEST_BLOCK || outer == nest->nodes))
		return false;
	for (size_t i = n->first; i < ty_nest_count(nest); i++)
		ty_nest_entries(nest)[i].name = n->name;
	return true;
}

static bool is_row(const ty_nest_node *n)
{
	return (n->kind == TY_NEST_LIST || n->kind == TY_NEST_CALL) && !n->callee &&
	       n->name.len == 0;
}

/* [("a", ("灯台", "lighthouse")), ...]: behind other cells of a row, cells of it. */
static bool pass_cells(const ty_nest_node *n)
{
	const ty_nest_node *outer = n - 1;

	return is_row(n) && n->members <= CELLS_INSIDE && is_row(outer) &&
	       n->first > outer->first && outer[-1].kind == TY_NEST_LIST;
}

/* A name as programs give it to a member: a language, or words joined as in title_ja, title.ja and
 * titleJa. */
static bool is_key(taiyaku_str s)
{
	bool joined = false;

	if (ty_language_named(s).len)
		return true;
	for (size_t i = 0; i < s.len; i++) {
		char c = s.data[i];
		bool small = ty_is_lower(c), capital = ty_is_upper(c);

		if (!small && !capital && !ty_is_digit(c) && !memchr("_.-", c, 3))
			return false;
		joined |= i > 0 && (memchr("_.-", c, 3) || (capital && ty_is_lower(s.data[i - 1])));
	}
	return joined;
}

/* put("title_ja", text): a member of what the statement is in. */
static bool pass_key(ty_nest *nest, const ty_nest_node *n)
{
	ty_nest_entry *entries = ty_nest_entries(nest) + n->first;

	if (n->kind != TY_NEST_CALL || n->name.len || ty_nest_count(nest) - n->first != 2 ||
	    n[-1].kind == TY_NEST_LIST || !is_key(ty_nest_view(nest, entries[0].text)))
		return false;
	entries[1].name = entries[0].text;
	entries[0] = entries[1];
	nest->entries.len -= sizeof *entries;
	return true;
}

/* Of Juris-M: {"title": a, "multi": {"_keys": {"title": {"en": b, "ja-alalc97": c}}}}: b is the
 * title in English. */
static bool pass_variants(ty_nest *nest, const ty_nest_node *n)
{
	ty_nest_entry *entries = ty_nest_entries(nest);
	size_t end = ty_nest_count(nest);

	if (ty_str_is(ty_nest_view(nest, n->name), "_keys") ||
	    ty_str_is(ty_nest_view(nest, n->name), "multi")) {
		for (size_t i = n->first; i < end; i++)
			if (!entries[i].lang.len)
				return false;
		return true;
	}
	if (n->name.len == 0 || !ty_str_is(ty_nest_view(nest, n[-1].name), "_keys"))
		return false;
	for (size_t i = n->first; i < end; i++) {
		entries[i].lang = entries[i].name;
		entries[i].name = n->name;
	}
	return true;
}

/* As holds_translations, once all of its texts have a language. */
static bool is_translated(const ty_nest *nest, const ty_nest_node *n)
{
	const ty_nest_entry *entries = ty_nest_entries(nest);

	for (size_t i = n->first; i < ty_nest_count(nest); i++)
		if (!entries[i].lang.len)
			return false;
	return holds_translations(nest, n);
}

/* {"About": {"localizations": {"ja": a}}}: what is not translated is the name of the whole. */
static taiyaku_status add_source(ty_nest *nest, const ty_nest_node *n, taiyaku_error *err)
{
	const ty_nest_entry *entries = ty_nest_entries(nest);
	const ty_nest_entry *japanese = NULL;
	ty_nest_entry source = { .text = n[-1].name, .line = n->line, .translated = true };

	for (size_t i = n->first; i < ty_nest_count(nest); i++) {
		if (ty_str_is(ty_nest_view(nest, entries[i].lang), "en"))
			return TAIYAKU_OK;
		if (entries[i].japanese && !japanese)
			japanese = &entries[i];
	}
	if (!japanese || source.text.len == 0 || n[-1].kind != TY_NEST_OBJECT)
		return TAIYAKU_OK;
	source.name = japanese->name;
	source.lang = ty_nest_hold(nest, TY_STR("en"));
	ty_buf_add(&nest->entries, ty_str_of((const char *)&source, sizeof source));
	return ty_nest_check(nest, err);
}

/* add("ja", {...}), add("en", {...}): the texts of both go together. */
static bool pass_arguments(ty_nest *nest, const ty_nest_node *n)
{
	ty_nest_entry *entries = ty_nest_entries(nest);
	size_t from = n->first + 1, to = ty_nest_count(nest);

	if (n->kind != TY_NEST_CALL || to - from == 0 || entries[n->first].name.len ||
	    !ty_language_named(ty_nest_view(nest, entries[n->first].text)).len)
		return false;
	for (size_t i = from; i < to; i++)
		if (!entries[i].translated)
			return false;
	memmove(entries + n->first, entries + from, (to - from) * sizeof *entries);
	nest->entries.len -= sizeof *entries;
	return true;
}

/* The parts that entries of dictionaries have: how a word is written, what it means. */
static bool is_part(const ty_nest *nest, const ty_nest_node *n)
{
	const ty_nest_node *named = n->name.len == 0 && n[-1].kind == TY_NEST_LIST ? n - 1 : n;
	const ty_nest_entry *entries = ty_nest_entries(nest);
	taiyaku_str name = ty_nest_view(nest, named->name);

	bool written = ty_str_among(name, "kanji kana");

	if (ty_str_among(name, "k_ele r_ele"))
		return true;
	if (!written && !ty_str_among(name, "sense senses gloss glosses meanings definitions"))
		return false;
	for (size_t i = n->first; i < ty_nest_count(nest); i++)
		if (written ? !ty_str_equal(ty_nest_view(nest, entries[i].name), name)
			    : entries[i].japanese)
			return false;
	return true;
}

/* "kanji": [{"text": a}]: a text in an object of its own. */
static bool pass_written(ty_nest *nest, const ty_nest_node *n)
{
	ty_nest_entry *e = ty_nest_entries(nest) + n->first;
	taiyaku_str name = ty_nest_view(nest, n[-1].name);

	if (n->name.len || n[-1].kind != TY_NEST_LIST || ty_nest_count(nest) - n->first != 1 ||
	    !ty_str_among(name, "kanji kana") || !is_bare(ty_nest_view(nest, e->name)))
		return false;
	e->name = n[-1].name;
	return true;
}

/* add("犬", "いぬ", "dog"); add("猫", ...): what calls of one function are given are the rows of a
 * table. */
static taiyaku_status give_arguments(bool *given, ty_nest *nest, const ty_nest_node *n,
				     taiyaku_error *err)
{
	ty_nest_node *outer = nest->nodes + nest->depth - 1;
	size_t width = ty_nest_count(nest) - n->first;
	taiyaku_status status = TAIYAKU_OK;

	/* list.add(new Word(a, b, c)) */
	while (outer > nest->nodes && outer->kind == TY_NEST_CALL && outer->first == n->first &&
	       outer->members == 1)
		outer--;
	*given = n->kind == TY_NEST_CALL && n->callee && width >= ARGUMENTS_LEAST &&
		 outer->kind == TY_NEST_BLOCK;
	if (!*given)
		return TAIYAKU_OK;
	if (outer->rows && (outer->callee != n->callee || outer->width != width))
		status = ty_pairs_table_end(nest->pairs, err);
	outer->rows = true;
	outer->callee = n->callee;
	outer->width = width;
	return status ? status : ty_nest_give_row(nest, n->first, ty_nest_count(nest), err);
}

static taiyaku_status settle_unnamed(bool *passed, ty_nest *nest, const ty_nest_node *n,
				     taiyaku_error *err)
{
	ty_nest_node *outer = nest->nodes + nest->depth - 1;
	bool given;
	taiyaku_status status;

	*passed = false;
	if (!any_text(nest, n))
		return TAIYAKU_OK;
	*passed = pass_unnamed(nest, n) || pass_key(nest, n) || (nest->depth > 1 && pass_cells(n));
	if (*passed)
		return TAIYAKU_OK;
	status = give_arguments(&given, nest, n, err);
	if (status || given)
		return status;
	if (outer->kind != TY_NEST_LIST && (n->name.len || outer->kind == TY_NEST_BLOCK))
		return ty_nest_give(nest, n, n->first, ty_nest_count(nest), err);
	outer->rows = true;
	return ty_nest_give_row(nest, n->first, ty_nest_count(nest), err);
}

/* *passed: the entries now belong to the value around. */
taiyaku_status ty_nest_settle(bool *passed, ty_nest *nest, ty_nest_node *n, taiyaku_error *err)
{
	said says;
	unsigned group;
	taiyaku_status status = n->groups ? ty_nest_settle_groups(nest, n, err) : TAIYAKU_OK;

	*passed = false;
	if (status || n->first == ty_nest_count(nest))
		return status;
	*passed = true;
	if (n->translated && !is_keyed_by_language(nest, n)) {
		pass_translated(nest, n);
		return ty_nest_check(nest, err);
	}
	if (pass_arguments(nest, n) || pass_variants(nest, n))
		return TAIYAKU_OK;
	if (is_translated(nest, n))
		return add_source(nest, n, err);
	if (n->kind == TY_NEST_OBJECT && n->affix && !n->translated && n->name.len &&
	    is_in_affix(nest, n) && !names_are_texts(nest, n)) {
		pass_affixed(nest, n);
		return ty_nest_check(nest, err);
	}
	if (all_unnamed(nest, n))
		return settle_unnamed(passed, nest, n, err);
	says = what_it_says(nest, n);
	if (is_translation(&group, n - 1, &says)) {
		pass_said(nest, n, &says, group);
		return ty_nest_check(nest, err);
	}
	if (is_part(nest, n) || pass_written(nest, n))
		return TAIYAKU_OK;
	*passed = false;
	return ty_nest_give(nest, n, n->first, ty_nest_count(nest), err);
}
