/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/pairs.h"

#include <stdlib.h>

#include "base/error.h"
#include "text/script.h"
#include "text/utf8.h"

struct ty_pairs {
	ty_reading *reading;
	taiyaku_str file;
	uint64_t held_line;
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

static taiyaku_status push(ty_pairs *pairs, taiyaku_str ja, taiyaku_str en, uint64_t line,
			   const char *rule, int confidence, taiyaku_error *err)
{
	taiyaku_origin origin = { .file = pairs->file,
				  .line = pairs->held_line ? pairs->held_line : line };
	taiyaku_pair pair = {
		.kind = TAIYAKU_TITLE,
		.text = {ja, en},
		.origins = &origin,
		.n_origins = 1,
		.rule = ty_str(rule),
		.confidence = confidence
	};

	if (ja.len == 0 || en.len == 0 || !ty_has_japanese(ja) || ty_has_japanese(en))
		return TAIYAKU_OK;
	return ty_reading_pair(pairs->reading, &pair, err);
}

/* The run of Japanese that ends at byte at. */
static taiyaku_str japanese_before(taiyaku_str text, size_t at)
{
	size_t from = at;

	while (from > 0) {
		uint32_t cp;
		size_t before = ty_utf8_before(&cp, text, from);
		ty_script script = ty_script_of(cp);

		if (!ty_script_is_japanese(script) && script != TY_SCRIPT_CJK_PUNCT)
			break;
		from = before;
	}
	return ty_str_slice(text, from, at);
}

taiyaku_status ty_pairs_block(ty_pairs *pairs, const ty_block *block, taiyaku_error *err)
{
	size_t at = 0;

	while ((at = ty_str_find(block->text, TY_STR("["), at)) != SIZE_MAX) {
		size_t end = ty_str_find(block->text, TY_STR("]"), at);
		taiyaku_str ja = ty_str_trim(ty_str_slice(block->text, 0, at));
		taiyaku_status status;

		if (end == SIZE_MAX)
			break;
		status = push(pairs, japanese_before(ja, ja.len),
			      ty_str_trim(ty_str_slice(block->text, at + 1, end)),
			      ty_block_line(block, at), "bracket", 60, err);
		if (status)
			return status;
		at = end;
	}
	return TAIYAKU_OK;
}

taiyaku_status ty_pairs_record(ty_pairs *pairs, const ty_record *record, taiyaku_error *err)
{
	for (size_t i = 0; i < record->n; i++) {
		const ty_field *ja = &record->fields[i];

		for (size_t j = 0; ty_str_is(ja->lang, "ja") && j < record->n; j++) {
			const ty_field *en = &record->fields[j];
			taiyaku_status status;

			if (!ty_str_equal(ja->name, en->name) || !ty_str_is(en->lang, "en"))
				continue;
			status = push(pairs, ja->text, en->text, ja->line, "fields", 90, err);
			if (status)
				return status;
		}
	}
	return TAIYAKU_OK;
}

taiyaku_status ty_pairs_row(ty_pairs *pairs, const ty_block *cells, size_t n, bool header,
			    taiyaku_error *err)
{
	if (header || n != 2)
		return TAIYAKU_OK;
	if (ty_has_japanese(cells[0].text))
		return push(pairs, cells[0].text, cells[1].text, cells[0].line, "columns", 80, err);
	return push(pairs, cells[1].text, cells[0].text, cells[0].line, "columns", 80, err);
}

taiyaku_status ty_pairs_table_end(ty_pairs *pairs, taiyaku_error *err)
{
	(void)pairs;
	(void)err;
	return TAIYAKU_OK;
}

taiyaku_status ty_pairs_finish(ty_pairs *pairs, taiyaku_error *err)
{
	return ty_pairs_table_end(pairs, err);
}
