/* SPDX-License-Identifier: Apache-2.0 */
#include "tmx/numbers.h"

#include "base/error.h"
#include "text/number.h"
#include "tmx/pieces.h"

/* Numbers put right in one text; more are left alone. */
enum { CHANGES_MAX = 32 };

typedef struct change {
	ty_number from, to;
	size_t start, end; /* of from in the translation, bytes of it as written */
} change;

typedef struct corrector {
	ty_pieces query, source, target;
	change changes[CHANGES_MAX];
	size_t n;
	bool unsafe;
} corrector;

/* The number that piece i is. */
static bool number_at(ty_number *out, const ty_pieces *pieces, size_t i)
{
	size_t at = pieces->list[i].start;

	return pieces->list[i].kind == TY_PIECE_NUMBER && ty_number_next(out, pieces->key, &at);
}

/* The next number at or behind *i and before to. */
static bool next_number(ty_number *out, const ty_pieces *pieces, size_t *i, size_t to)
{
	while (*i < to)
		if (number_at(out, pieces, (*i)++))
			return true;
	return false;
}

static bool same_value(const ty_number *a, const ty_number *b)
{
	return ty_str_equal(ty_number_value(a), ty_number_value(b));
}

static bool is_one(const ty_number *number)
{
	return ty_str_is(ty_number_value(number), "1");
}

static void add_change(corrector *c, const ty_number *from, const ty_number *to)
{
	if (c->n == CHANGES_MAX || from->attached || to->attached || is_one(from) || is_one(to)) {
		c->unsafe = true;
		return;
	}
	c->changes[c->n++] = (change){ .from = *from, .to = *to };
}

/* The numbers of one place that differs: as many on both sides, in the same order. */
static void compare_place(corrector *c, size_t i, size_t i_to, size_t j, size_t j_to)
{
	ty_number from, to;

	for (;;) {
		bool has_to = next_number(&to, &c->query, &i, i_to);
		bool has_from = next_number(&from, &c->source, &j, j_to);

		if (has_to != has_from)
			c->unsafe = true;
		if (!has_to || !has_from)
			return;
		if (!same_value(&from, &to))
			add_change(c, &from, &to);
	}
}

static void compare(corrector *c)
{
	size_t i = 0, j = 0;

	while (i < c->query.n || j < c->source.n) {
		size_t i_to = i, j_to = j;

		while (i_to < c->query.n && !c->query.list[i_to].equal)
			i_to++;
		while (j_to < c->source.n && !c->source.list[j_to].equal)
			j_to++;
		compare_place(c, i, i_to, j, j_to);
		i = i_to + 1;
		j = j_to + 1;
	}
}

/* How often a value stands in a text; *found is the last of them. */
static size_t count(ty_number *found, size_t *piece, const ty_pieces *in, const ty_number *value)
{
	ty_number number;
	size_t n = 0;

	for (size_t i = 0; next_number(&number, in, &i, in->n);) {
		if (!same_value(&number, value))
			continue;
		*found = number;
		*piece = i - 1;
		n++;
	}
	return n;
}

static void locate(corrector *c, change *one)
{
	ty_number found;
	size_t piece;

	if (count(&found, &piece, &c->source, &one->from) != 1 ||
	    count(&found, &piece, &c->target, &one->from) != 1 || found.kanji || found.attached) {
		c->unsafe = true;
		return;
	}
	one->from.separated = found.separated;
	one->start = c->target.map[c->target.list[piece].start];
	one->end = c->target.map[c->target.list[piece].end];
}

static void sort_by_place(corrector *c)
{
	for (size_t i = 1; i < c->n; i++) {
		change moved = c->changes[i];
		size_t j = i;

		for (; j && c->changes[j - 1].start > moved.start; j--)
			c->changes[j] = c->changes[j - 1];
		c->changes[j] = moved;
	}
}

/* The new value, set off by commas where the old one was or the new one is. */
static size_t write_value(char *out, const change *one)
{
	taiyaku_str value = ty_number_value(&one->to);
	bool commas = one->from.separated || one->to.separated;
	size_t whole = 0, len = 0;

	while (whole < value.len && value.data[whole] != '.')
		whole++;
	for (size_t i = 0; i < value.len; i++) {
		if (commas && i && i < whole && (whole - i) % 3 == 0)
			out[len++] = ',';
		out[len++] = value.data[i];
	}
	return len;
}

static taiyaku_status rewrite(ty_corrected *out, const corrector *c, ty_arena *arena,
			      taiyaku_str target, taiyaku_error *err)
{
	ty_correction *list = ty_arena_array(arena, c->n, sizeof *list);
	char *text = ty_arena_alloc(arena, target.len + c->n * 2 * TY_NUMBER_MAX + 1);
	size_t len = 0, at = 0;

	if (!list || !text)
		return ty_fail_memory(err);
	for (size_t i = 0; i < c->n; i++) {
		const change *one = &c->changes[i];

		memcpy(text + len, target.data + at, one->start - at);
		len += one->start - at;
		list[i].start = len;
		len += write_value(text + len, one);
		list[i].end = len;
		list[i].old_start = one->start;
		list[i].old_end = one->end;
		at = one->end;
	}
	memcpy(text + len, target.data + at, target.len - at);
	*out = (ty_corrected){ ty_str_of(text, len + target.len - at), list, c->n };
	return TAIYAKU_OK;
}

taiyaku_status ty_numbers_correct(ty_corrected *out, ty_arena *arena, taiyaku_str query,
				  taiyaku_str source, taiyaku_str target, taiyaku_error *err)
{
	corrector c = { 0 };
	taiyaku_status status = ty_pieces_make(&c.query, arena, query, err);

	*out = (ty_corrected){ .text = target };
	if (!status)
		status = ty_pieces_make(&c.source, arena, source, err);
	if (!status)
		status = ty_pieces_make(&c.target, arena, target, err);
	if (status)
		return status;
	if (!ty_pieces_align(&c.query, &c.source, arena))
		return ty_fail_memory(err);
	compare(&c);
	for (size_t i = 0; i < c.n && !c.unsafe; i++)
		locate(&c, &c.changes[i]);
	if (c.unsafe || !c.n)
		return TAIYAKU_OK;
	sort_by_place(&c);
	for (size_t i = 1; i < c.n; i++)
		if (c.changes[i].start < c.changes[i - 1].end)
			return TAIYAKU_OK;
	return rewrite(out, &c, arena, target, err);
}
