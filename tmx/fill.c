/* SPDX-License-Identifier: Apache-2.0 */
/* What the editors of all formats share. */
#include "tmx/fill.h"

#include "base/error.h"

enum { THRESHOLD_DEFAULT = 70, EXACT = 100, CONTEXT = 101 };

taiyaku_status ty_fill_ask(ty_fill *fill, ty_knowledge *out, ty_arena *arena,
			   const taiyaku_segment *segment, int side, taiyaku_error *err)
{
	taiyaku_pretranslate_counts *counts = &fill->counts;
	taiyaku_status status = ty_input_pair(fill->in, err);

	if (!status)
		status = fill->ask(fill->ctx, out, arena, segment, side, err);
	if (status)
		return status;
	if (out->n == 0)
		counts->none++;
	else if (out->list[0].score < EXACT)
		counts->fuzzy++;
	else if (out->list[0].score < CONTEXT)
		counts->exact++;
	else
		counts->context++;
	return TAIYAKU_OK;
}

bool ty_fill_wanted(const ty_fill *fill, const ty_known *known, bool marks)
{
	int from = fill->options->fill;

	if (!from)
		from = fill->options->threshold;
	if (!from)
		from = marks ? THRESHOLD_DEFAULT : EXACT;
	return known->score >= from;
}

void ty_fill_count(ty_fill *fill, bool review)
{
	fill->counts.filled++;
	fill->counts.review += review;
}

void ty_fill_tell(const ty_fill *fill, uint64_t line, const char *what)
{
	taiyaku_error told = { 0 };

	if (!fill->hooks || !fill->hooks->warn)
		return;
	ty_fail_at(&told, TAIYAKU_ESYNTAX, fill->name, line, 0, "%s", what);
	fill->hooks->warn(fill->hooks->ctx, &told);
}

void ty_fill_skip(ty_fill *fill, uint64_t line, const char *why)
{
	fill->counts.skipped++;
	ty_fill_tell(fill, line, why);
}

/* Whether two texts begin and end with the same white space. */
static bool same_edges(taiyaku_str a, taiyaku_str b)
{
	taiyaku_str x = ty_str_trim(a), y = ty_str_trim(b);
	size_t before = x.len ? (size_t)(x.data - a.data) : a.len;
	size_t other = y.len ? (size_t)(y.data - b.data) : b.len;

	return ty_str_equal(ty_str_slice(a, 0, before), ty_str_slice(b, 0, other)) &&
	       ty_str_equal(ty_str_slice(a, before + x.len, a.len),
			    ty_str_slice(b, other + y.len, b.len));
}

bool ty_fill_make(ty_coded *out, bool *review, ty_arena *arena, const ty_known *known,
		  const ty_coded *file)
{
	ty_coded source, target;
	bool whole;

	if (!ty_coded_of_markup(&source, arena, known->text[0], known->markup[0]) ||
	    !ty_coded_of_markup(&target, arena, known->text[1], known->markup[1]))
		return false;
	if (known->corrected.n > 0)
		ty_coded_correct(&target, &known->corrected);
	if (!ty_codes_carry(out, &whole, arena, file, &source, &target))
		return false;
	*review = !whole || known->score < EXACT || known->provisional;
	return same_edges(file->text, known->text[0]) || ty_coded_edges(out, arena, file->text);
}
