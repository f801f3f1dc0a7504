/* SPDX-License-Identifier: Apache-2.0 */
/* What is handed over, in its order, and what is pushed on; the rules are in files of their own. */
#include "extract/pairs.h"

#include <stdlib.h>

#include "base/error.h"
#include "extract/catalogue.h"
#include "extract/columns.h"
#include "extract/contents.h"
#include "extract/fields.h"
#include "extract/lists.h"
#include "extract/named_lines.h"
#include "extract/pieces.h"
#include "extract/prose.h"
#include "extract/sentences.h"
#include "extract/sequence.h"
#include "text/script.h"

struct ty_pairs {
	ty_outlet outlet;
	ty_sequence sequence;
	ty_columns columns;
	ty_lists lists;
	ty_named_lines named;
	ty_contents contents;
	ty_catalogue catalogue;
	ty_arena pieces; /* of a block that is too long to be looked at as it is */
};

taiyaku_status ty_pairs_open(ty_pairs **out, ty_reading *reading, taiyaku_error *err)
{
	ty_pairs *pairs = calloc(1, sizeof *pairs);

	if (!pairs)
		return ty_fail_memory(err);
	pairs->outlet.reading = reading;
	pairs->outlet.file = ty_str(ty_input_name(reading->in));
	*out = pairs;
	return TAIYAKU_OK;
}

void ty_pairs_free(ty_pairs *pairs)
{
	if (!pairs)
		return;
	ty_columns_free(&pairs->columns);
	ty_lists_free(&pairs->lists);
	ty_named_lines_free(&pairs->named);
	ty_contents_free(&pairs->contents);
	ty_catalogue_free(&pairs->catalogue);
	ty_sequence_free(&pairs->sequence);
	ty_outlet_free(&pairs->outlet);
	ty_arena_free(&pairs->pieces);
	free(pairs);
}

uint64_t ty_pairs_hold_line(ty_pairs *pairs, uint64_t line)
{
	uint64_t held = pairs->outlet.held_line;

	if (!held)
		pairs->outlet.held_line = line;
	return held;
}

void ty_pairs_release_line(ty_pairs *pairs, uint64_t held)
{
	pairs->outlet.held_line = held;
}

bool ty_pairs_wanted(taiyaku_str text)
{
	return ty_has_japanese(text);
}

bool ty_pairs_want_all(const ty_pairs *pairs)
{
	return pairs->outlet.reading->segmenter;
}

bool ty_pairs_want(const ty_pairs *pairs, taiyaku_str text)
{
	return ty_pairs_want_all(pairs) || ty_pairs_in_file(pairs) || ty_pairs_wanted(text);
}

/* Anything but a row ends a table, anything but an item a list. */
static taiyaku_status begin_other(ty_pairs *pairs, bool in_list, taiyaku_error *err)
{
	taiyaku_status status = ty_pairs_table_end(pairs, err);

	if (!status && !in_list)
		status = ty_lists_end(&pairs->lists, &pairs->outlet, err);
	ty_arena_reset(&pairs->outlet.arena);
	return status;
}

static taiyaku_status take_block(ty_pairs *pairs, const ty_block *block, taiyaku_error *err)
{
	bool item = block->kind == TY_BLOCK_ITEM, wanted = ty_pairs_wanted(block->text);
	bool waited = block->label.len && ty_waiting_for(&pairs->outlet.waiting, block->label);
	taiyaku_status status;
	ty_scan scan;

	status = begin_other(pairs, item, err);
	if (status || !(waited || wanted || item || ty_sequence_wants(&pairs->sequence, block) ||
			ty_named_lines_want(&pairs->named, block)))
		return status;
	if (!ty_scan_make(&scan, &pairs->outlet.arena, block))
		return ty_fail_memory(err);
	if (wanted)
		status = ty_prose_scan(&pairs->outlet, &scan, err);
	if (!status)
		status = ty_sequence_block(&pairs->sequence, &pairs->outlet, &scan, err);
	if (!status)
		status = ty_lists_block(&pairs->lists, &pairs->outlet, &scan, err);
	if (!status)
		status = ty_named_lines_block(&pairs->named, &pairs->outlet, &scan, err);
	if (!status)
		status = ty_contents_block(&pairs->contents, &pairs->outlet, &scan, err);
	if (!status && waited)
		status = ty_outlet_note(&pairs->outlet, &scan, err);
	return status;
}

/* Nothing is lost without a word. */
static void tell_dropped(ty_pairs *pairs, const ty_block *block)
{
	if (block->dropped)
		ty_reading_mend(pairs->outlet.reading, ty_line(block->line), 1,
				"a text of more than %zu bytes: the %zu that follow are left out",
				TY_BLOCK_MAX, block->dropped);
}

void ty_pairs_tell(ty_pairs *pairs, uint64_t line, const char *what)
{
	ty_reading_mend(pairs->outlet.reading, ty_line(line), 1, "%s", what);
}

void ty_pairs_tell_cut(ty_pairs *pairs, uint64_t line, const char *what, size_t max)
{
	ty_reading_mend(pairs->outlet.reading, ty_line(line), 1,
			"a %s of more than %zu bytes: what follows is left out", what, max);
}

taiyaku_status ty_pairs_block(ty_pairs *pairs, const ty_block *block, taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;
	bool failed = false;
	ty_block piece;

	tell_dropped(pairs, block);
	if (ty_pairs_want_all(pairs))
		return ty_sentences_block(&pairs->outlet, block, err);
	if (block->text.len <= TY_PIECE_MAX)
		return take_block(pairs, block, err);
	for (size_t at = 0;
	     !status && ty_piece_next(&piece, &failed, &pairs->pieces, block, &at);) {
		status = take_block(pairs, &piece, err);
		ty_arena_reset(&pairs->pieces);
	}
	return !status && failed ? ty_fail_memory(err) : status;
}

static taiyaku_status give_fields(ty_pairs *pairs, const ty_record *record, taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;

	for (size_t i = 0; !status && i < record->n; i++) {
		const ty_field *field = &record->fields[i];
		const ty_block block = { .kind = TY_BLOCK_FIELD,
					 .text = field->text,
					 .line = field->line };

		status = ty_sentences_block(&pairs->outlet, &block, err);
	}
	return status;
}

taiyaku_status ty_pairs_record(ty_pairs *pairs, const ty_record *record, taiyaku_error *err)
{
	taiyaku_status status;

	if (record->dropped)
		ty_reading_mend(pairs->outlet.reading, ty_line(record->line), 1,
				"a record of more than %d fields: the %zu that follow are left out",
				TY_FIELDS_MAX, record->dropped);
	if (ty_pairs_want_all(pairs))
		return give_fields(pairs, record, err);
	status = begin_other(pairs, false, err);
	if (!status)
		status = ty_fields_record(&pairs->outlet, record, err);
	return status ? status : ty_sequence_record(&pairs->sequence, record, err);
}

taiyaku_status ty_pairs_row(ty_pairs *pairs, const ty_block *cells, size_t n, bool header,
			    taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;

	for (size_t i = 0; i < n; i++)
		tell_dropped(pairs, &cells[i]);
	if (ty_pairs_want_all(pairs)) {
		for (size_t i = 0; !status && i < n; i++)
			status = ty_sentences_block(&pairs->outlet, &cells[i], err);
		return status;
	}
	status = ty_lists_end(&pairs->lists, &pairs->outlet, err);

	ty_arena_reset(&pairs->outlet.arena);
	return status ? status
		      : ty_columns_row(&pairs->columns, &pairs->outlet, cells, n, header, err);
}

taiyaku_status ty_pairs_table_end(ty_pairs *pairs, taiyaku_error *err)
{
	return ty_columns_end(&pairs->columns, &pairs->outlet, err);
}

ty_file_language ty_pairs_file(ty_pairs *pairs, ty_file_language file)
{
	ty_file_language before = pairs->catalogue.file;

	pairs->catalogue.file = file;
	return before;
}

bool ty_pairs_in_file(const ty_pairs *pairs)
{
	return pairs->catalogue.file != TY_FILE_NONE;
}

taiyaku_status ty_pairs_message(ty_pairs *pairs, uint64_t key, taiyaku_str text, uint64_t line,
				taiyaku_error *err)
{
	return ty_pairs_want_all(pairs) || !ty_pairs_in_file(pairs)
		       ? TAIYAKU_OK
		       : ty_catalogue_take(&pairs->catalogue, &pairs->outlet, key, text, line, err);
}

taiyaku_status ty_pairs_finish(ty_pairs *pairs, taiyaku_error *err)
{
	taiyaku_status status = begin_other(pairs, false, err);

	return status ? status : ty_outlet_note(&pairs->outlet, NULL, err);
}
