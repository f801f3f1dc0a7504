/* SPDX-License-Identifier: Apache-2.0 */
#include "document/nest.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/hash.h"
#include "extract/language.h"
#include "document/nest_node.h"
#include "document/shown.h"

/* ---- what is held ---- */

static ty_nest_node *top(ty_nest *nest)
{
	return &nest->nodes[nest->depth];
}

/* The entry behind the last of a node. */
static size_t node_end(const ty_nest *nest, const ty_nest_node *n)
{
	return n == &nest->nodes[nest->depth] ? ty_nest_count(nest) : n[1].first;
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
		n->name = ty_nest_hold(nest, ty_str_of(old.data + n->name.at, n->name.len));
		n->lang = ty_nest_hold(nest, ty_str_of(old.data + n->lang.at, n->lang.len));
		for (size_t j = n->first; j < end; j++) {
			ty_nest_entry *e = &ty_nest_entries(nest)[j];
			ty_nest_part *parts[] = { &e->name, &e->lang, &e->hint, &e->text,
						  &e->said };

			for (size_t k = 0; k < sizeof parts / sizeof *parts; k++)
				*parts[k] = ty_nest_hold(
					nest, ty_str_of(old.data + parts[k]->at, parts[k]->len));
		}
	}
	status = ty_nest_check(nest, err);
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

/* add("ja", {...}): the argument before names the language of the next. */
static ty_nest_part language_argument(ty_nest *nest)
{
	const ty_nest_node *n = top(nest);
	const ty_nest_entry *e;

	if (n->kind != TY_NEST_CALL || ty_nest_count(nest) != n->first + 1)
		return (ty_nest_part){ 0 };
	e = ty_nest_entries(nest) + n->first;
	return !e->name.len && ty_language_named(ty_nest_view(nest, e->text)).len
		       ? e->text
		       : (ty_nest_part){ 0 };
}

static uint64_t turn(uint64_t hash)
{
	return hash << 1 | hash >> 63;
}

/* Where in its file a value stands: the names around it, but for those of languages, and its own.
 * One without a name is told by its place, but for the whole. */
static uint64_t path_of(const ty_nest *nest, const ty_nest_node *n)
{
	taiyaku_str name = ty_nest_view(nest, n->name);

	if (name.len == 0)
		return n - nest->nodes > 1 ? turn(n[-1].path) + n->place : n[-1].path;
	return ty_language_named(name).len ? n[-1].path : turn(n[-1].path) ^ ty_hash(name);
}

taiyaku_status ty_nest_open(ty_nest *nest, ty_nest_kind kind, taiyaku_str name, uint64_t line,
			    taiyaku_error *err)
{
	ty_nest_node *outer = top(nest);
	ty_nest_node *n = outer + 1;
	ty_nest_part argument = { 0 };
	taiyaku_str stem;

	if (kind == TY_NEST_OBJECT && name.len == 0)
		argument = language_argument(nest);
	if (nest->depth >= TY_NEST_DEPTH)
		return ty_fail_at(err, TAIYAKU_ELIMIT, NULL, line, 0, "nested deeper than %d",
				  TY_NEST_DEPTH);
	*n = (ty_nest_node){ .kind = kind,
			     .line = line,
			     .first = ty_nest_count(nest),
			     .bytes = nest->bytes.len,
			     .place = outer->members++ };
	n->name = argument.len ? argument : ty_nest_hold(nest, name);
	name = ty_nest_view(nest, n->name);
	n->path = path_of(nest, n);
	n->translated = outer->translated || ty_language_named(name).len > 0;
	n->affix = kind == TY_NEST_OBJECT ? ty_nest_affix(&stem, name) : TY_SIDE_NONE;
	if (n->affix == TY_SIDE_NONE)
		n->affix = outer->affix;
	nest->depth++;
	return ty_nest_check(nest, err);
}

taiyaku_status ty_nest_lang(ty_nest *nest, taiyaku_str lang, taiyaku_error *err)
{
	top(nest)->lang = ty_nest_hold(nest, lang);
	return ty_nest_check(nest, err);
}

void ty_nest_callee(ty_nest *nest, uint32_t callee)
{
	top(nest)->callee = callee;
}

/* A copy of a text as it is shown. */
static ty_nest_part hold_shown(ty_nest *nest, taiyaku_str text)
{
	ty_nest_part p = { .at = nest->bytes.len };

	if (!ty_shown_differs(text))
		return ty_nest_hold(nest, text);
	ty_shown_add(&nest->bytes, text);
	p.len = nest->bytes.len - p.at;
	return p;
}

/* A text of its own. */
static taiyaku_status give_shown(ty_nest *nest, const ty_field *field, taiyaku_error *err)
{
	ty_nest_part text = hold_shown(nest, field->text);
	taiyaku_status status = ty_nest_check(nest, err);

	if (!status)
		status = ty_nest_give_text(nest, ty_nest_view(nest, text), field->lang, field->line,
					   err);
	ty_buf_cut(&nest->bytes, text.at);
	return status;
}

taiyaku_status ty_nest_add(ty_nest *nest, const ty_field *field, taiyaku_error *err)
{
	ty_nest_node *n = top(nest);
	size_t size = field->name.len + field->lang.len + field->hint.len + field->text.len;
	ty_nest_entry e = { .line = field->line };

	n->members++;
	if (ty_pairs_in_file(nest->pairs) && (field->name.len || field->hint.len)) {
		uint64_t key = turn(n->path) ^ (ty_hash(field->name) + 3 * ty_hash(field->hint));
		taiyaku_status status =
			ty_pairs_message(nest->pairs, key, field->text, field->line, err);

		if (status)
			return status;
	}
	if (n->kind == TY_NEST_BLOCK && field->name.len == 0)
		return give_shown(nest, field, err);
	if (nest->bytes.len + size > TY_NEST_BYTES || ty_nest_count(nest) >= TY_NEST_ENTRIES) {
		taiyaku_status status = make_room(nest, err);

		if (status || nest->bytes.len + size > TY_NEST_BYTES)
			return status;
	}
	e.name = ty_nest_hold(nest, field->name);
	e.lang = ty_nest_hold(nest, field->lang);
	e.hint = ty_nest_hold(nest, field->hint);
	e.text = hold_shown(nest, field->text);
	e.japanese = ty_pairs_wanted(ty_nest_view(nest, e.text)) || ty_pairs_wanted(field->name);
	ty_buf_add(&nest->entries, ty_str_of((const char *)&e, sizeof e));
	return ty_nest_check(nest, err);
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
		status = ty_nest_settle(&passed, nest, n, err);
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
		status = ty_nest_settle_groups(nest, root, err);
	if (!status)
		status = ty_nest_give(nest, root, 0, ty_nest_count(nest), err);
	ty_buf_clear(&nest->bytes);
	ty_buf_clear(&nest->entries);
	*root = (ty_nest_node){ .kind = root->kind };
	return status;
}
