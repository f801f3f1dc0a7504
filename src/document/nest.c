/* SPDX-License-Identifier: Apache-2.0 */
#include "document/nest.h"

#include <stdlib.h>

#include "base/error.h"
#include "extract/language.h"
#include "document/nest_node.h"

/* A list of more texts under one name is data, not the same thing said several times. */
enum { REPEATS_MAX = 100 };

/* ---- what is held ---- */

static ty_nest_part hold(ty_nest *nest, taiyaku_str s)
{
	ty_nest_part p = { nest->bytes.len, s.len };

	ty_buf_add(&nest->bytes, s);
	return p;
}

static ty_nest_node *top(ty_nest *nest)
{
	return &nest->nodes[nest->depth];
}

/* The entry behind the last of a node. */
static size_t node_end(const ty_nest *nest, const ty_nest_node *n)
{
	return n == &nest->nodes[nest->depth] ? ty_nest_count(nest) : n[1].first;
}

static taiyaku_status check(const ty_nest *nest, taiyaku_error *err)
{
	return nest->bytes.failed || nest->entries.failed ? ty_fail_memory(err) : TAIYAKU_OK;
}

taiyaku_status ty_nest_new(ty_nest **out, ty_pairs *pairs, ty_nest_kind outermost,
			   taiyaku_error *err)
{
	ty_nest *nest = calloc(1, sizeof *nest);

	if (!nest)
		return ty_fail_memory(err);
	nest->pairs = pairs;
	nest->nodes[0].kind = outermost;
	*out = nest;
	return TAIYAKU_OK;
}

void ty_nest_free(ty_nest *nest)
{
	if (!nest)
		return;
	ty_buf_free(&nest->bytes);
	ty_buf_free(&nest->entries);
	ty_arena_free(&nest->arena);
	free(nest);
}

size_t ty_nest_depth(const ty_nest *nest)
{
	return nest->depth;
}

/* ---- keeping within bounds ---- */

/* The same parts in fresh bytes, without what nobody needs any more. */
static taiyaku_status compact(ty_nest *nest, taiyaku_error *err)
{
	ty_buf old = nest->bytes;
	taiyaku_status status;

	nest->bytes = (ty_buf){ 0 };
	for (size_t i = 0; i <= nest->depth; i++) {
		ty_nest_node *n = &nest->nodes[i];
		size_t end = node_end(nest, n);

		n->bytes = nest->bytes.len;
		n->name = hold(nest, ty_str_of(old.data + n->name.at, n->name.len));
		n->lang = hold(nest, ty_str_of(old.data + n->lang.at, n->lang.len));
		for (size_t j = n->first; j < end; j++) {
			ty_nest_entry *e = &ty_nest_entries(nest)[j];
			ty_nest_part *parts[] = { &e->name, &e->lang, &e->hint, &e->text,
						  &e->said };

			for (size_t k = 0; k < sizeof parts / sizeof *parts; k++)
				*parts[k] = hold(nest,
						 ty_str_of(old.data + parts[k]->at, parts[k]->len));
		}
	}
	status = check(nest, err);
	ty_buf_free(&old);
	return status;
}

/* The node that holds most gives away what it has. */
static taiyaku_status make_room(ty_nest *nest, taiyaku_error *err)
{
	ty_nest_node *most = &nest->nodes[0];
	ty_nest_entry *entries = ty_nest_entries(nest);
	size_t end;
	taiyaku_status status;

	for (size_t i = 1; i <= nest->depth; i++) {
		ty_nest_node *n = &nest->nodes[i];

		if (node_end(nest, n) - n->first > node_end(nest, most) - most->first)
			most = n;
	}
	end = node_end(nest, most);
	status = ty_nest_give(nest, most, most->first, end, err);
	if (status)
		return status;
	memmove(entries + most->first, entries + end,
		(ty_nest_count(nest) - end) * sizeof *entries);
	nest->entries.len -= (end - most->first) * sizeof *entries;
	for (ty_nest_node *n = most + 1; n <= top(nest); n++)
		n->first -= end - most->first;
	return compact(nest, err);
}

/* ---- building ---- */

taiyaku_status ty_nest_open(ty_nest *nest, ty_nest_kind kind, taiyaku_str name, uint64_t line,
			    taiyaku_error *err)
{
	ty_nest_node *outer = top(nest);
	ty_nest_node *n = outer + 1;

	if (nest->depth >= TY_NEST_DEPTH)
		return ty_fail_at(err, TAIYAKU_ELIMIT, NULL, line, 0, "nested deeper than %d",
				  TY_NEST_DEPTH);
	*n = (ty_nest_node){ .kind = kind,
			     .line = line,
			     .first = ty_nest_count(nest),
			     .bytes = nest->bytes.len,
			     .place = outer->members++ };
	n->name = hold(nest, name);
	n->translated = outer->translated || ty_language_named(name).len > 0;
	nest->depth++;
	return check(nest, err);
}

taiyaku_status ty_nest_lang(ty_nest *nest, taiyaku_str lang, taiyaku_error *err)
{
	top(nest)->lang = hold(nest, lang);
	return check(nest, err);
}

taiyaku_status ty_nest_add(ty_nest *nest, const ty_field *field, taiyaku_error *err)
{
	ty_nest_node *n = top(nest);
	size_t size = field->name.len + field->lang.len + field->hint.len + field->text.len;
	ty_nest_entry e = { .line = field->line };

	n->members++;
	if (n->kind == TY_NEST_BLOCK && field->name.len == 0)
		return ty_nest_give_text(nest, field->text, field->lang, field->line, err);
	e.japanese = ty_pairs_wanted(field->text) || ty_pairs_wanted(field->name);
	if (nest->bytes.len + size > TY_NEST_BYTES || ty_nest_count(nest) >= TY_NEST_ENTRIES) {
		taiyaku_status status = make_room(nest, err);

		if (status || nest->bytes.len + size > TY_NEST_BYTES)
			return status;
	}
	e.name = hold(nest, field->name);
	e.lang = hold(nest, field->lang);
	e.hint = hold(nest, field->hint);
	e.text = hold(nest, field->text);
	ty_buf_add(&nest->entries, ty_str_of((const char *)&e, sizeof e));
	return check(nest, err);
}

/* ---- what a value that ends means for the one around it ---- */

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
			e->lang = hold(nest, lang);
	}
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

		if (c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
			return ty_str_find(text, TY_STR("://"), 0) == SIZE_MAX;
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
	ty_nest_part hint = { 0 }, lang = hold(nest, says->lang);

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

/* All objects in it are known: translations become members of one record, others are given away as
 * records of their own. */
static taiyaku_status settle_groups(ty_nest *nest, ty_nest_node *n, taiyaku_error *err)
{
	ty_nest_entry *entries = ty_nest_entries(nest);
	size_t from = n->first, to = ty_nest_count(nest), kept = from;
	bool own = false, together;
	taiyaku_status status = TAIYAKU_OK;

	for (size_t i = from; i < to; i++)
		own |= entries[i].group == 0;
	together = !n->apart && (own || (n->japanese && n->english));
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

/* A name as programs give it to a member: a language, or words joined as in title_ja, title.ja and
 * titleJa. */
static bool is_key(taiyaku_str s)
{
	bool joined = false;

	if (ty_language_named(s).len)
		return true;
	for (size_t i = 0; i < s.len; i++) {
		char c = s.data[i];
		bool small = c >= 'a' && c <= 'z', capital = c >= 'A' && c <= 'Z';

		if (!small && !capital && !(c >= '0' && c <= '9') && !memchr("_.-", c, 3))
			return false;
		joined |= i > 0 && (memchr("_.-", c, 3) ||
				    (capital && s.data[i - 1] >= 'a' && s.data[i - 1] <= 'z'));
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

static taiyaku_status settle_unnamed(bool *passed, ty_nest *nest, const ty_nest_node *n,
				     taiyaku_error *err)
{
	ty_nest_node *outer = nest->nodes + nest->depth - 1;

	*passed = false;
	if (!any_text(nest, n))
		return TAIYAKU_OK;
	*passed = pass_unnamed(nest, n) || pass_key(nest, n);
	if (*passed)
		return TAIYAKU_OK;
	if (outer->kind != TY_NEST_LIST && (n->name.len || outer->kind == TY_NEST_BLOCK))
		return ty_nest_give(nest, n, n->first, ty_nest_count(nest), err);
	outer->rows = true;
	return ty_nest_give_row(nest, n->first, ty_nest_count(nest), err);
}

/* *passed: the entries now belong to the value around. */
static taiyaku_status settle(bool *passed, ty_nest *nest, ty_nest_node *n, taiyaku_error *err)
{
	said says;
	unsigned group;
	taiyaku_status status = n->groups ? settle_groups(nest, n, err) : TAIYAKU_OK;

	*passed = false;
	if (status || n->first == ty_nest_count(nest))
		return status;
	*passed = true;
	if (n->translated) {
		pass_translated(nest, n);
		return check(nest, err);
	}
	if (all_unnamed(nest, n))
		return settle_unnamed(passed, nest, n, err);
	says = what_it_says(nest, n);
	if (is_translation(&group, n - 1, &says)) {
		pass_said(nest, n, &says, group);
		return check(nest, err);
	}
	*passed = false;
	return ty_nest_give(nest, n, n->first, ty_nest_count(nest), err);
}

/* What was met so far is inside a value whose beginning is not in the document. */
static void open_around(ty_nest *nest)
{
	nest->nodes[1] = nest->nodes[0];
	nest->nodes[0] = (ty_nest_node){ .kind = TY_NEST_OBJECT };
	nest->depth = 1;
}

taiyaku_status ty_nest_close(ty_nest *nest, taiyaku_error *err)
{
	ty_nest_node *n;
	bool passed = false;
	taiyaku_status status = TAIYAKU_OK;

	if (nest->depth == 0)
		open_around(nest);
	n = top(nest);
	if (n->rows)
		status = ty_pairs_table_end(nest->pairs, err);
	if (!status && n->first < ty_nest_count(nest))
		status = settle(&passed, nest, n, err);
	if (!passed) {
		nest->entries.len = n->first * sizeof(ty_nest_entry);
		ty_buf_cut(&nest->bytes, n->bytes);
	}
	nest->depth--;
	return status;
}

void ty_nest_drop(ty_nest *nest)
{
	const ty_nest_node *n = top(nest);

	if (nest->depth == 0)
		return;
	nest->entries.len = n->first * sizeof(ty_nest_entry);
	ty_buf_cut(&nest->bytes, n->bytes);
	nest->depth--;
}

taiyaku_status ty_nest_break(ty_nest *nest, taiyaku_error *err)
{
	ty_nest_node *root = &nest->nodes[0];
	taiyaku_status status = TAIYAKU_OK;

	while (nest->depth > 0 && !status)
		status = ty_nest_close(nest, err);
	if (!status && root->groups)
		status = settle_groups(nest, root, err);
	if (!status)
		status = ty_nest_give(nest, root, 0, ty_nest_count(nest), err);
	ty_buf_clear(&nest->bytes);
	ty_buf_clear(&nest->entries);
	*root = (ty_nest_node){ .kind = root->kind };
	return status;
}
