/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/prose.h"

#include "base/error.h"
#include "extract/find.h"
#include "extract/neighbours.h"

/* Code, or a list of it: `center`, `end`. */
static bool in_code(const ty_scan *scan, size_t from, size_t to)
{
	bool begins = false, ends = false;

	if (from > 0 && scan->glyphs[from - 1].shape == TY_SHAPE_BACKTICK &&
	    scan->glyphs[from - 1].match >= to && scan->glyphs[from - 1].match != TY_UNMATCHED)
		return true;

	for (size_t i = 0; i < scan->block->n_spans; i++) {
		const ty_span *span = &scan->block->spans[i];

		if (span->mark != TY_MARK_CODE)
			continue;
		begins |= span->from <= scan->glyphs[from].at && span->to > scan->glyphs[from].at;
		ends |= span->from < scan->glyphs[to].at && span->to >= scan->glyphs[to].at;
	}
	return begins && ends;
}

/* Whether a block is Chinese, and what the document had shown when that was asked. */
typedef struct verdict {
	bool known, chinese;
	bool japanese_met, chinese_met;
} verdict;

/* A block with many finds is looked at anew only where the document has shown more since. */
static taiyaku_status judge_block(verdict *on, ty_outlet *outlet, const ty_scan *scan,
				  taiyaku_error *err)
{
	taiyaku_status status;

	if (on->known && on->japanese_met == outlet->japanese && on->chinese_met == outlet->chinese)
		return TAIYAKU_OK;
	status = ty_outlet_chinese(&on->chinese, outlet, scan->block->text, err);
	on->known = true;
	on->japanese_met = outlet->japanese;
	on->chinese_met = outlet->chinese;
	return status;
}

/* One find of a block: its texts, its language, its citation. */
static taiyaku_status push_find(verdict *on, ty_outlet *outlet, const ty_scan *scan,
				const ty_find *find, taiyaku_error *err)
{
	ty_found found = { .rule = find->rule, .confidence = find->confidence, .kind = find->kind };
	size_t from = find->ja_from < find->en_from ? find->ja_from : find->en_from;
	size_t to = find->ja_to > find->en_to ? find->ja_to : find->en_to;
	const ty_han *han;
	taiyaku_status status = ty_outlet_han(&han, outlet, err);
	ty_tongue tongue;

	if (status)
		return status;
	if (in_code(scan, find->ja_from, find->ja_to) || in_code(scan, find->en_from, find->en_to))
		return TAIYAKU_OK;
	tongue = ty_neighbours_tongue(scan, han, find->ja_from, find->ja_to);
	if (tongue == TY_TONGUE_OTHER)
		return TAIYAKU_OK;
	outlet->japanese |= tongue == TY_TONGUE_JAPANESE;
	/* What stands around it in the same block is of its language. */
	if (tongue == TY_TONGUE_UNKNOWN && !find->alone) {
		status = judge_block(on, outlet, scan, err);
		if (status || on->chinese)
			return status;
	}
	found.line = ty_block_line(scan->block, scan->glyphs[find->ja_from].at);
	if (!ty_scan_title(&found.ja, &outlet->arena, scan, find->ja_from, find->ja_to) ||
	    !ty_scan_title(&found.en, &outlet->arena, scan, find->en_from, find->en_to) ||
	    !ty_citation_find(&found.about, &outlet->arena, scan, from, to))
		return ty_fail_memory(err);
	if (ty_str_ends(ty_str(find->rule), TY_STR("bracket")) &&
	    ty_outlet_repeats(outlet, found.ja, found.en))
		return TAIYAKU_OK;
	return ty_outlet_push(outlet, &found, err);
}

taiyaku_status ty_prose_scan(ty_outlet *outlet, const ty_scan *scan, taiyaku_error *err)
{
	ty_finds finds = { .scan = scan, .arena = &outlet->arena };
	taiyaku_status status = TAIYAKU_OK;
	verdict on = { .known = false };
	bool alone = false;

	ty_find_brackets(&finds);
	ty_find_meanings(&finds);
	ty_find_editions(&finds);
	ty_find_halves(&finds);
	ty_find_siblings(&finds);
	if (finds.failed)
		return ty_fail_memory(err);
	ty_finds_resolve(&finds);
	if (finds.lost)
		ty_reading_mend(outlet->reading, ty_line(scan->block->line), 1,
				"too many brackets in each other: %zu finds are left out",
				finds.lost);
	for (size_t i = 0; i < finds.n; i++)
		alone |= finds.list[i].alone;
	/* What the document is written in shows before the first title does. */
	if (!outlet->japanese && !alone)
		status = judge_block(&on, outlet, scan, err);
	for (size_t i = 0; !status && i < finds.n; i++)
		status = push_find(&on, outlet, scan, &finds.list[i], err);
	return status;
}

taiyaku_status ty_prose_block(ty_outlet *outlet, const ty_block *block, taiyaku_error *err)
{
	ty_scan scan;

	if (!ty_has_japanese(block->text))
		return TAIYAKU_OK;
	if (!ty_scan_make(&scan, &outlet->arena, block))
		return ty_fail_memory(err);
	return ty_prose_scan(outlet, &scan, err);
}
