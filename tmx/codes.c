/* SPDX-License-Identifier: Apache-2.0 */
#include "tmx/codes.h"

#include "markup/xml_lex.h"
#include "markup/xml_write.h"
#include "tmx/inline_token.h"

bool ty_coded_new(ty_coded *out, ty_arena *arena, taiyaku_str text)
{
	*out = (ty_coded){ .text = text,
			   .list = ty_arena_array(arena, TY_CODES_MAX, sizeof(ty_code)) };
	return out->list != NULL;
}

void ty_coded_add(ty_coded *coded, const ty_code *code)
{
	if (coded->n == TY_CODES_MAX) {
		coded->odd = true;
		return;
	}
	coded->list[coded->n] = *code;
	coded->list[coded->n].partner = coded->n;
	coded->n++;
}

void ty_coded_pair(ty_coded *coded)
{
	for (size_t i = 0; i < coded->n; i++) {
		ty_code *end = &coded->list[i];

		if (end->kind != TY_CODE_END || end->partner != i)
			continue;
		for (size_t j = i; j-- > 0;) {
			ty_code *begin = &coded->list[j];

			if (begin->kind != TY_CODE_BEGIN || begin->partner != j ||
			    begin->nests != end->nests || !ty_str_equal(begin->number, end->number))
				continue;
			begin->partner = i;
			end->partner = j;
			end->x = begin->x;
			break;
		}
	}
	for (size_t i = 0; i < coded->n; i++)
		if (coded->list[i].partner == i)
			coded->list[i].kind = TY_CODE_ALONE;
}

/* ---- of a markup ---- */

/* Past the end of a tag whose content is native code; *code is that content. */
static void skip_code(taiyaku_str *code, taiyaku_str *rest)
{
	taiyaku_str from = *rest, before = *rest;
	ty_inline_token token;
	size_t depth = 1;

	while (depth > 0 && ty_inline_next(&token, rest)) {
		if (token.what == TY_INLINE_START && !token.empty)
			depth++;
		else if (token.what == TY_INLINE_END)
			depth--;
		if (depth > 0)
			before = *rest;
	}
	*code = ty_str_slice(from, 0, (size_t)(before.data - from.data));
}

static void take_tag(ty_coded *out, const ty_inline_token *token, taiyaku_str *rest, size_t at)
{
	taiyaku_str name = ty_str(token->kind->name);
	ty_code code = { .at = at, .x = ty_inline_attribute(token, "x") };

	if (ty_str_is(name, "bpt"))
		code.kind = TY_CODE_BEGIN;
	else if (ty_str_is(name, "ept"))
		code.kind = TY_CODE_END;
	code.number = ty_inline_attribute(token, "i");
	if (!token->empty)
		skip_code(&code.raw, rest);
	ty_coded_add(out, &code);
}

bool ty_coded_of_markup(ty_coded *out, ty_arena *arena, taiyaku_str text, taiyaku_str markup)
{
	size_t marks = 0, open[TY_INLINE_DEPTH_MAX];
	ty_buf plain = { 0 };
	ty_inline_token token;
	bool ok = ty_coded_new(out, arena, text);

	while (ok && ty_inline_next(&token, &markup)) {
		if (token.what == TY_INLINE_TEXT) {
			ty_xml_lex_plain(&plain, token.raw);
		} else if (token.what == TY_INLINE_START && !token.kind->code && !token.empty) {
			if (marks < TY_INLINE_DEPTH_MAX)
				open[marks++] = out->n;
			ty_coded_add(out, &(ty_code){ .kind = TY_CODE_BEGIN,
						      .nests = true,
						      .at = plain.len,
						      .x = ty_inline_attribute(&token, "x") });
		} else if (token.what == TY_INLINE_START) {
			take_tag(out, &token, &markup, plain.len);
		} else if (marks > 0 && out->n < TY_CODES_MAX) { /* the end of a hi */
			out->list[open[--marks]].partner = out->n;
			ty_coded_add(
				out,
				&(ty_code){ .kind = TY_CODE_END, .nests = true, .at = plain.len });
			out->list[out->n - 1].partner = open[marks];
			out->list[out->n - 1].x = out->list[open[marks]].x;
		}
	}
	/* A markup of another text than the one it goes with says nothing. */
	if (out->n > 0 && !ty_str_equal(ty_buf_str(&plain), text)) {
		out->n = 0;
		out->odd = true;
	}
	ok = ok && !plain.failed;
	ty_buf_free(&plain);
	if (ok)
		ty_coded_pair(out);
	return ok;
}

/* ---- carrying ---- */

/* What the n-th code of one text lies beside in another. */
typedef struct links {
	size_t to[TY_CODES_MAX]; /* SIZE_MAX: nothing */
	bool used[TY_CODES_MAX];
} links;

typedef bool (*alike)(const ty_code *, const ty_code *);

static bool same_x(const ty_code *a, const ty_code *b)
{
	return a->x.len > 0 && ty_str_equal(a->x, b->x);
}

static bool same_number(const ty_code *a, const ty_code *b)
{
	return a->number.len > 0 && ty_str_equal(a->number, b->number);
}

static bool same_code(const ty_code *a, const ty_code *b)
{
	return a->raw.len > 0 && ty_str_equal(a->raw, b->raw);
}

static bool same_kind(const ty_code *a, const ty_code *b)
{
	(void)a, (void)b;
	return true;
}

/* The counterparts of the codes of a translation in its source: what says most is asked first. */
static void link_sides(links *out, const ty_coded *target, const ty_coded *source)
{
	static const alike tests[] = { same_x, same_number, same_code, same_kind };

	*out = (links){ { 0 }, { false } };
	for (size_t i = 0; i < target->n; i++)
		out->to[i] = SIZE_MAX;
	for (size_t t = 0; t < sizeof tests / sizeof *tests; t++)
		for (size_t i = 0; i < target->n; i++) {
			const ty_code *code = &target->list[i];

			for (size_t j = 0;
			     out->to[i] == SIZE_MAX && code->kind != TY_CODE_END && j < source->n;
			     j++) {
				const ty_code *other = &source->list[j];

				if (out->used[j] || other->kind != code->kind ||
				    !tests[t](code, other))
					continue;
				out->to[i] = j;
				out->to[code->partner] = other->partner;
				out->used[j] = out->used[other->partner] = true;
			}
		}
}

/* Whether two texts have the same codes in the same order, as far as that can be told. */
static bool same_codes(const ty_coded *a, const ty_coded *b)
{
	if (a->n != b->n || a->odd || b->odd)
		return false;
	for (size_t i = 0; i < a->n; i++)
		if (a->list[i].kind != b->list[i].kind || a->list[i].partner != b->list[i].partner)
			return false;
	return true;
}

/* Whether what nests is closed in the order in which it was opened. */
static bool is_nested(const ty_coded *coded)
{
	size_t open[TY_CODES_MAX], depth = 0;

	for (size_t i = 0; i < coded->n; i++) {
		const ty_code *code = &coded->list[i];

		if (!code->nests)
			continue;
		if (code->kind == TY_CODE_BEGIN)
			open[depth++] = code->partner;
		else if (depth == 0 || open[--depth] != i)
			return false;
	}
	return depth == 0;
}

/* Codes of the file that stand around all of its text stand around the translation. */
static bool keep_edges(ty_coded *out, const ty_coded *file)
{
	taiyaku_str text = ty_str_trim(file->text);
	size_t first = text.len ? (size_t)(text.data - file->text.data) : 0;
	size_t last = first + text.len;
	size_t place[TY_CODES_MAX];

	out->n = 0;
	for (size_t i = 0; i < file->n; i++) {
		const ty_code *code = &file->list[i], *partner = &file->list[code->partner];
		bool edge = code->at <= first || code->at >= last;

		if (!edge || !(partner->at <= first || partner->at >= last))
			continue;
		if (code->nests && code->partner == i) /* its other tag found no room */
			continue;
		place[i] = out->n;
		ty_coded_add(out, code);
		out->list[out->n - 1].at = code->at <= first ? 0 : out->text.len;
		out->list[out->n - 1].partner =
			code->partner > i ? out->n - 1 : place[code->partner];
		if (code->partner < i)
			out->list[place[code->partner]].partner = out->n - 1;
	}
	return out->n == file->n;
}

/* The codes of the file in the places of those of the translation; false: it cannot be so. */
static bool replace_codes(ty_coded *out, bool *whole, const ty_coded *file, const ty_coded *source,
			  const ty_coded *target)
{
	links to;
	size_t place[TY_CODES_MAX];

	if (!same_codes(file, source) || target->odd)
		return false;
	link_sides(&to, target, source);
	*whole = true;
	for (size_t i = 0; i < target->n; i++) {
		const ty_code *code = &target->list[i];

		if (to.to[i] == SIZE_MAX) {
			*whole = false;
			continue;
		}
		place[i] = out->n;
		ty_coded_add(out, &file->list[to.to[i]]);
		out->list[out->n - 1].at = code->at;
		if (code->partner >= i)
			continue;
		out->list[out->n - 1].partner = place[code->partner];
		out->list[place[code->partner]].partner = out->n - 1;
	}
	*whole = *whole && out->n == file->n;
	return is_nested(out);
}

bool ty_codes_carry(ty_coded *out, bool *whole, ty_arena *arena, const ty_coded *file,
		    const ty_coded *source, const ty_coded *target)
{
	if (!ty_coded_new(out, arena, target->text))
		return false;
	*whole = false;
	if (file->n + source->n + target->n == 0 ||
	    replace_codes(out, whole, file, source, target)) {
		*whole = (*whole || out->n == 0) && out->n == file->n && target->n == file->n &&
			 !file->odd && !source->odd && !target->odd;
		return true;
	}
	*whole = keep_edges(out, file) && source->n == 0 && target->n == 0 && !file->odd;
	return true;
}

/* ---- changes ---- */

void ty_coded_correct(ty_coded *coded, const ty_corrected *corrected)
{
	for (size_t i = 0; i < coded->n; i++) {
		size_t at = coded->list[i].at, moved = at;

		for (size_t k = 0; k < corrected->n; k++) {
			const ty_correction *one = &corrected->list[k];

			if (at >= one->old_end)
				moved = one->end + (at - one->old_end);
			else if (at > one->old_start)
				moved = one->end;
		}
		coded->list[i].at = moved;
	}
	coded->text = corrected->text;
}

bool ty_coded_edges(ty_coded *coded, ty_arena *arena, taiyaku_str model)
{
	taiyaku_str middle = ty_str_trim(coded->text), inner = ty_str_trim(model);
	size_t before, after, from, len;
	char *made;

	if (middle.len == 0 || inner.len == 0)
		return true;
	before = (size_t)(inner.data - model.data);
	after = model.len - before - inner.len;
	from = (size_t)(middle.data - coded->text.data);
	len = before + middle.len + after;
	made = ty_arena_alloc(arena, len);
	if (!made)
		return false;
	memcpy(made, model.data, before);
	memcpy(made + before, middle.data, middle.len);
	memcpy(made + before + middle.len, inner.data + inner.len, after);
	for (size_t i = 0; i < coded->n; i++) {
		size_t at = coded->list[i].at;

		/* What stood at the very end stays there. */
		if (at == coded->text.len)
			coded->list[i].at = len;
		else if (at > 0)
			coded->list[i].at = before + (at < from		       ? 0
						      : at - from > middle.len ? middle.len
									       : at - from);
	}
	coded->text = ty_str_of(made, len);
	return true;
}

void ty_coded_write(ty_buf *to, const ty_coded *coded)
{
	size_t at = 0;

	for (size_t i = 0; i < coded->n; i++) {
		const ty_code *code = &coded->list[i];

		ty_xml_add_text(to, ty_str_slice(coded->text, at, code->at));
		ty_buf_add(to, code->raw);
		at = code->at;
	}
	ty_xml_add_text(to, ty_str_slice(coded->text, at, coded->text.len));
}
