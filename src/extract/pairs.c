/* SPDX-License-Identifier: Apache-2.0 */
/* What is handed over, in its order, and what is pushed on; the rules are in files of their own. */
#include "extract/pairs.h"

#include <stdlib.h>

#include "base/error.h"
#include "extract/columns.h"
#include "extract/fields.h"
#include "extract/find.h"
#include "extract/found.h"
#include "extract/lists.h"
#include "extract/sequence.h"
#include "extract/waiting.h"
#include "text/utf8.h"

/* A longer text is a title. */
enum { TERM_CHARACTERS = 12, TERM_WORDS = 4 };

struct ty_pairs {
	ty_reading *reading;
	taiyaku_str file;
	uint64_t held_line;
	ty_han *han;	/* opened when a title has no kana */
	ty_arena arena; /* of what is being handed over */
	ty_waiting waiting;
	ty_sequence sequence;
	ty_columns columns;
	ty_lists lists;
};

taiyaku_status ty_pairs_open(ty_pairs **out, ty_reading *reading, taiyaku_error *err)
{
	ty_pairs *pairs = calloc(1, sizeof *pairs);

	if (!pairs)
		return ty_fail_memory(err);
	pairs->reading = reading;
	pairs->file = ty_str(ty_input_name(reading->in));
	*out = pairs;
	return TAIYAKU_OK;
}

void ty_pairs_free(ty_pairs *pairs)
{
	if (!pairs)
		return;
	ty_columns_free(&pairs->columns);
	ty_lists_free(&pairs->lists);
	ty_sequence_free(&pairs->sequence);
	ty_waiting_free(&pairs->waiting);
	ty_arena_free(&pairs->arena);
	ty_han_close(pairs->han);
	free(pairs);
}

uint64_t ty_pairs_hold_line(ty_pairs *pairs, uint64_t line)
{
	uint64_t held = pairs->held_line;

	if (!held)
		pairs->held_line = line;
	return held;
}

void ty_pairs_release_line(ty_pairs *pairs, uint64_t held)
{
	pairs->held_line = held;
}

bool ty_pairs_wanted(taiyaku_str text)
{
	return ty_has_japanese(text);
}

ty_arena *ty_found_arena(ty_pairs *pairs)
{
	return &pairs->arena;
}

taiyaku_status ty_found_han(const ty_han **out, ty_pairs *pairs, taiyaku_error *err)
{
	taiyaku_status status = pairs->han ? TAIYAKU_OK : ty_han_open(&pairs->han, err);

	*out = pairs->han;
	return status;
}

/* ---- pushing ---- */

/* Whether the words of an English text are written like those of a title: "The Long Road". */
static bool has_title_case(taiyaku_str en)
{
	size_t capitals = 0, small = 0;
	taiyaku_str word;

	for (size_t at = 0; ty_gloss_word(&word, &at, en);) {
		if (word.data[0] >= 'A' && word.data[0] <= 'Z')
			capitals++;
		else
			small += word.len > 3;
	}
	return capitals > 1 && small == 0;
}

/* A few words are a term; what is longer, or written as titles are, is a title. */
static taiyaku_kind kind_of(const ty_found *found)
{
	size_t words = 0;
	taiyaku_str word;

	if (found->kind != TAIYAKU_ANY)
		return found->kind;
	if (ty_gloss_is_name(found->en))
		return TAIYAKU_NAME;
	for (size_t at = 0; ty_gloss_word(&word, &at, found->en);)
		words++;
	if (ty_utf8_count(found->ja) > TERM_CHARACTERS || words > TERM_WORDS)
		return TAIYAKU_TITLE;
	return has_title_case(found->en) ? TAIYAKU_TITLE : TAIYAKU_TERM;
}

static taiyaku_status push_now(ty_pairs *pairs, const ty_found *found, taiyaku_error *err)
{
	taiyaku_origin origin = {
		.file = pairs->file,
		.line = pairs->held_line ? pairs->held_line : found->line,
		.author = found->about.author,
		.romanized = found->about.romanized,
		.year = found->about.year,
		.date = found->about.date,
		.url = found->about.url,
	};
	taiyaku_pair pair = {
		.kind = kind_of(found),
		.text = {found->ja, found->en},
		.origins = &origin,
		.n_origins = 1,
		.rule = ty_str(found->rule),
		.confidence = found->confidence,
	};

	return ty_reading_pair(pairs->reading, &pair, err);
}

taiyaku_status ty_found_push(ty_pairs *pairs, const ty_found *found, taiyaku_error *err)
{
	bool kept;
	taiyaku_status status;

	if (found->ja.len == 0 || found->en.len == 0 || found->confidence < TY_FOUND_FLOOR ||
	    !ty_has_japanese(found->ja))
		return TAIYAKU_OK;
	if (found->about.note.len == 0 || found->about.url.len > 0)
		return push_now(pairs, found, err);
	status = ty_waiting_keep(&kept, &pairs->waiting, found, err);
	return status || kept ? status : push_now(pairs, found, err);
}

/* Push those that waited for the note of this label, with what it says; all of them for NULL. */
static taiyaku_status push_waiting(ty_pairs *pairs, const ty_scan *note, taiyaku_error *err)
{
	ty_found found;
	taiyaku_status status = TAIYAKU_OK;

	while (!status && ty_waiting_take(&found, &pairs->waiting, note, &pairs->arena))
		status = push_now(pairs, &found, err);
	return status;
}

/* ---- blocks ---- */

static bool in_code(const ty_scan *scan, size_t from, size_t to)
{
	for (size_t i = 0; i < scan->block->n_spans; i++) {
		const ty_span *span = &scan->block->spans[i];

		if (span->mark == TY_MARK_CODE && span->from <= scan->glyphs[from].at &&
		    span->to >= scan->glyphs[to].at)
			return true;
	}
	return false;
}

/* One find of a block: its texts, its language, its citation. */
static taiyaku_status push_find(ty_pairs *pairs, const ty_scan *scan, const ty_find *find,
				taiyaku_error *err)
{
	ty_found found = { .rule = find->rule, .confidence = find->confidence, .kind = find->kind };
	size_t from = find->ja_from < find->en_from ? find->ja_from : find->en_from;
	size_t to = find->ja_to > find->en_to ? find->ja_to : find->en_to;
	const ty_han *han;
	taiyaku_status status = ty_found_han(&han, pairs, err);
	ty_tongue tongue;

	if (status)
		return status;
	if (in_code(scan, find->ja_from, find->ja_to) || in_code(scan, find->en_from, find->en_to))
		return TAIYAKU_OK;
	tongue = ty_neighbours_tongue(scan, han, find->ja_from, find->ja_to);
	if (tongue == TY_TONGUE_OTHER)
		return TAIYAKU_OK;
	found.line = ty_block_line(scan->block, scan->glyphs[find->ja_from].at);
	if (!ty_scan_title(&found.ja, &pairs->arena, scan, find->ja_from, find->ja_to) ||
	    !ty_scan_title(&found.en, &pairs->arena, scan, find->en_from, find->en_to) ||
	    !ty_citation_find(&found.about, &pairs->arena, scan, from, to))
		return ty_fail_memory(err);
	return ty_found_push(pairs, &found, err);
}

static taiyaku_status find_in(ty_pairs *pairs, const ty_scan *scan, taiyaku_error *err)
{
	ty_finds finds = { .scan = scan, .arena = &pairs->arena };
	taiyaku_status status = TAIYAKU_OK;

	ty_find_brackets(&finds);
	ty_find_meanings(&finds);
	ty_find_halves(&finds);
	ty_find_siblings(&finds);
	if (finds.failed)
		return ty_fail_memory(err);
	ty_finds_resolve(&finds);
	for (size_t i = 0; !status && i < finds.n; i++)
		status = push_find(pairs, scan, &finds.list[i], err);
	return status;
}

taiyaku_status ty_found_text(ty_pairs *pairs, const ty_block *block, taiyaku_error *err)
{
	ty_scan scan;

	if (!ty_pairs_wanted(block->text))
		return TAIYAKU_OK;
	if (!ty_scan_make(&scan, &pairs->arena, block))
		return ty_fail_memory(err);
	return find_in(pairs, &scan, err);
}

/* Anything but a row ends a table, anything but an item a list. */
static taiyaku_status begin_other(ty_pairs *pairs, bool in_list, taiyaku_error *err)
{
	taiyaku_status status = ty_pairs_table_end(pairs, err);

	if (!status && !in_list)
		status = ty_lists_end(&pairs->lists, pairs, err);
	ty_arena_reset(&pairs->arena);
	return status;
}

taiyaku_status ty_pairs_block(ty_pairs *pairs, const ty_block *block, taiyaku_error *err)
{
	bool item = block->kind == TY_BLOCK_ITEM, wanted = ty_pairs_wanted(block->text);
	bool waited = block->label.len && ty_waiting_for(&pairs->waiting, block->label);
	taiyaku_status status = begin_other(pairs, item, err);
	ty_scan scan;

	if (status || !(waited || wanted || item || ty_sequence_wants(&pairs->sequence, block)))
		return status;
	if (!ty_scan_make(&scan, &pairs->arena, block))
		return ty_fail_memory(err);
	if (wanted)
		status = find_in(pairs, &scan, err);
	if (!status)
		status = ty_sequence_block(&pairs->sequence, pairs, &scan, err);
	if (!status)
		status = ty_lists_block(&pairs->lists, pairs, &scan, err);
	if (!status && waited)
		status = push_waiting(pairs, &scan, err);
	return status;
}

taiyaku_status ty_pairs_record(ty_pairs *pairs, const ty_record *record, taiyaku_error *err)
{
	taiyaku_status status = begin_other(pairs, false, err);

	return status ? status : ty_fields_record(pairs, record, err);
}

taiyaku_status ty_pairs_row(ty_pairs *pairs, const ty_block *cells, size_t n, bool header,
			    taiyaku_error *err)
{
	taiyaku_status status = ty_lists_end(&pairs->lists, pairs, err);

	ty_arena_reset(&pairs->arena);
	return status ? status : ty_columns_row(&pairs->columns, pairs, cells, n, header, err);
}

taiyaku_status ty_pairs_table_end(ty_pairs *pairs, taiyaku_error *err)
{
	return ty_columns_end(&pairs->columns, pairs, err);
}

taiyaku_status ty_pairs_finish(ty_pairs *pairs, taiyaku_error *err)
{
	taiyaku_status status = begin_other(pairs, false, err);

	return status ? status : push_waiting(pairs, NULL, err);
}
