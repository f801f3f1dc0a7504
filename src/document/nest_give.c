/* SPDX-License-Identifier: Apache-2.0 */
/* What is held becomes records with what is around them, rows and texts. */
#include "document/nest_node.h"

#include <stdlib.h>

#include "base/error.h"

/* More translated texts are a catalogue: each with its translation is a record. */
enum { CATALOGUE_MIN = 40 };
/* What is handed over of the values around a record, to find author, year and URL in. */
enum { PARENTS_MAX = 4, PARENT_FIELDS_MAX = 64 };

static ty_field field_of(const ty_nest *nest, const ty_nest_entry *e)
{
	return (ty_field){ .name = ty_nest_view(nest, e->name),
			   .lang = ty_nest_view(nest, e->lang),
			   .hint = ty_nest_view(nest, e->hint),
			   .text = ty_nest_view(nest, e->text),
			   .line = e->line };
}

/* Which of the entries make a record. */
typedef struct choice {
	bool of_group;
	unsigned group;
	bool untranslated;
} choice;

static const choice all = { 0 };

static bool chosen(const ty_nest_entry *entry, const choice *which)
{
	return (!which->of_group || entry->group == which->group) &&
	       !(which->untranslated && entry->translated);
}

/* book.title = a, book.english = b: where all are of one thing its name says nothing. */
static void drop_owner(ty_field *fields, size_t n)
{
	taiyaku_str owner = { NULL, 0 };

	for (size_t i = 0; i < n; i++) {
		taiyaku_str own = fields[i].name;

		own.len -= ty_str_behind_last(own, '.').len;
		if (own.len == 0 || fields[i].lang.len)
			continue;
		if (owner.len && !ty_str_equal(owner, own))
			return;
		owner = own;
	}
	for (size_t i = 0; i < n; i++)
		if (!fields[i].lang.len)
			fields[i].name = ty_str_behind_last(fields[i].name, '.');
}

static bool make_record(ty_record *out, ty_nest *nest, const ty_nest_node *n, size_t from,
			size_t to, const choice *which)
{
	const ty_nest_entry *entries = ty_nest_entries(nest);
	ty_field *fields = ty_arena_array(&nest->arena, to - from, sizeof *fields);
	size_t used = 0;

	if (!fields)
		return false;
	for (size_t i = from; i < to; i++)
		if (chosen(&entries[i], which))
			fields[used++] = field_of(nest, &entries[i]);
	if (n->kind == TY_NEST_BLOCK)
		drop_owner(fields, used);
	*out = (ty_record){
		.name = ty_nest_view(nest, n->name), .fields = fields, .n = used, .line = n->line
	};
	return true;
}

/* The values around a node, the nearest first; NULL where there are none. */
static bool make_parents(const ty_record **out, ty_nest *nest, const ty_nest_node *n)
{
	size_t at = (size_t)(n - nest->nodes);
	ty_record *records = ty_arena_array(&nest->arena, PARENTS_MAX, sizeof *records);
	size_t used = 0;

	if (!records)
		return false;
	while (at > 0 && used < PARENTS_MAX) {
		const ty_nest_node *parent = &nest->nodes[--at];
		size_t to = parent[1].first;

		if (to > parent->first + PARENT_FIELDS_MAX)
			to = parent->first + PARENT_FIELDS_MAX;
		if (!make_record(&records[used], nest, parent, parent->first, to, &all))
			return false;
		if (records[used].n == 0)
			continue;
		if (used > 0)
			records[used - 1].parent = &records[used];
		used++;
	}
	*out = used ? records : NULL;
	return true;
}

static bool any_japanese(const ty_nest *nest, size_t from, size_t to)
{
	const ty_nest_entry *entries = ty_nest_entries(nest);

	for (size_t i = from; i < to; i++)
		if (entries[i].japanese)
			return true;
	return false;
}

static taiyaku_status give_record(ty_nest *nest, const ty_nest_node *n, size_t from, size_t to,
				  const choice *which, taiyaku_error *err)
{
	ty_record record;

	ty_arena_reset(&nest->arena);
	if (!make_record(&record, nest, n, from, to, which) ||
	    !make_parents(&record.parent, nest, n))
		return ty_fail_memory(err);
	return record.n ? ty_pairs_record(nest->pairs, &record, err) : TAIYAKU_OK;
}

taiyaku_status ty_nest_give_text(ty_nest *nest, taiyaku_str text, taiyaku_str lang, uint64_t line,
				 taiyaku_error *err)
{
	const ty_block block = {
		.kind = TY_BLOCK_STRING, .text = text, .lang = lang, .line = line
	};

	return ty_pairs_want(nest->pairs, text) ? ty_pairs_block(nest->pairs, &block, err)
						: TAIYAKU_OK;
}

taiyaku_status ty_nest_give_row(ty_nest *nest, size_t from, size_t to, taiyaku_error *err)
{
	const ty_nest_entry *entries = ty_nest_entries(nest);
	size_t n = to - from < TY_CELLS_MAX ? to - from : TY_CELLS_MAX;
	ty_block *cells;
	bool text = false;

	ty_arena_reset(&nest->arena);
	cells = ty_arena_array(&nest->arena, n, sizeof *cells);
	if (!cells)
		return ty_fail_memory(err);
	for (size_t i = 0; i < n; i++) {
		const ty_nest_entry *e = &entries[from + i];

		cells[i] = (ty_block){ .kind = TY_BLOCK_CELL,
				       .text = ty_nest_view(nest, e->text),
				       .lang = ty_nest_view(nest, e->lang),
				       .line = e->line };
		text |= e->text.len > 0;
	}
	return text ? ty_pairs_row(nest->pairs, cells, n, false, err) : TAIYAKU_OK;
}

/* Texts without names: two stand for each other, more or fewer have nothing to do with each other.
 */
static taiyaku_status give_unnamed(ty_nest *nest, const ty_nest_node *n, size_t from, size_t to,
				   taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;

	if (to - from == 2)
		return give_record(nest, n, from, to, &all, err);
	for (size_t i = from; i < to && !status; i++) {
		const ty_nest_entry *e = &ty_nest_entries(nest)[i];

		status = ty_nest_give_text(nest, ty_nest_view(nest, e->text),
					   ty_nest_view(nest, e->lang), e->line, err);
	}
	return status;
}

taiyaku_status ty_nest_give_group(ty_nest *nest, const ty_nest_node *n, unsigned group,
				  taiyaku_error *err)
{
	const choice which = { .of_group = true, .group = group };

	return give_record(nest, n, n->first, ty_nest_count(nest), &which, err);
}

/* ---- catalogues ---- */

/* An entry with what it is sorted by. */
typedef struct message {
	taiyaku_str name;
	const ty_nest_entry *entry;
} message;

static int compare_messages(const void *a, const void *b)
{
	const message *x = a, *y = b;
	int order = ty_str_compare(x->name, y->name);

	return order ? order : (x->entry > y->entry) - (x->entry < y->entry);
}

/* The translated entries from..to; NULL: no memory. */
static message *sort_messages(size_t *n, ty_nest *nest, size_t from, size_t to)
{
	const ty_nest_entry *entries = ty_nest_entries(nest);
	message *messages = malloc((to - from) * sizeof *messages);

	*n = 0;
	for (size_t i = from; messages && i < to; i++)
		if (entries[i].translated)
			messages[(*n)++] =
				(message){ ty_nest_view(nest, entries[i].name), &entries[i] };
	if (messages)
		qsort(messages, *n, sizeof *messages, compare_messages);
	return messages;
}

static taiyaku_status give_message(ty_nest *nest, const ty_nest_node *n, const message *messages,
				   size_t count, taiyaku_error *err)
{
	ty_record record = { .name = ty_nest_view(nest, n->name),
			     .line = messages[0].entry->line,
			     .n = count };
	ty_field *fields;
	bool japanese = false;

	ty_arena_reset(&nest->arena);
	fields = ty_arena_array(&nest->arena, count, sizeof *fields);
	if (!fields)
		return ty_fail_memory(err);
	for (size_t i = 0; i < count; i++) {
		fields[i] = field_of(nest, messages[i].entry);
		japanese |= messages[i].entry->japanese;
	}
	record.fields = fields;
	return japanese ? ty_pairs_record(nest->pairs, &record, err) : TAIYAKU_OK;
}

static taiyaku_status give_catalogue(ty_nest *nest, const ty_nest_node *n, size_t from, size_t to,
				     taiyaku_error *err)
{
	static const choice others = { .untranslated = true };
	size_t count, end;
	message *messages = sort_messages(&count, nest, from, to);
	taiyaku_status status = messages ? TAIYAKU_OK : ty_fail_memory(err);

	for (size_t i = 0; i < count && !status; i = end) {
		for (end = i + 1;
		     end < count && ty_str_equal(messages[end].name, messages[i].name);)
			end++;
		status = give_message(nest, n, messages + i, end - i, err);
	}
	free(messages);
	return status ? status : give_record(nest, n, from, to, &others, err);
}

static size_t count_translated(const ty_nest *nest, size_t from, size_t to)
{
	const ty_nest_entry *entries = ty_nest_entries(nest);
	size_t n = 0;

	for (size_t i = from; i < to; i++)
		n += entries[i].translated;
	return n;
}

taiyaku_status ty_nest_give(ty_nest *nest, const ty_nest_node *n, size_t from, size_t to,
			    taiyaku_error *err)
{
	const ty_nest_entry *entries = ty_nest_entries(nest);
	size_t unnamed = 0;

	if (!any_japanese(nest, from, to))
		return TAIYAKU_OK;
	for (size_t i = from; i < to; i++)
		unnamed += entries[i].name.len == 0;
	if (unnamed == to - from)
		return give_unnamed(nest, n, from, to, err);
	if (count_translated(nest, from, to) >= CATALOGUE_MIN)
		return give_catalogue(nest, n, from, to, err);
	return give_record(nest, n, from, to, &all, err);
}
