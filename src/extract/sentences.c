/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/sentences.h"

#include "base/error.h"
#include "text/script.h"
#include "text/segment.h"
#include "text/utf8.h"

static bool has_words(taiyaku_str s)
{
	size_t counts[TY_SCRIPTS] = { 0 };

	ty_script_count(counts, s);
	for (int script = 0; script < TY_SCRIPTS; script++)
		if (counts[script] && ty_script_is_word((ty_script)script))
			return true;
	return false;
}

static bool is_space_at(taiyaku_str s, size_t at)
{
	uint32_t cp;

	ty_utf8_next(&cp, s, at);
	return ty_script_of(cp) == TY_SCRIPT_SPACE;
}

static bool is_japanese_at(taiyaku_str s, size_t at)
{
	uint32_t cp;
	ty_script script;

	ty_utf8_next(&cp, s, at);
	script = ty_script_of(cp);
	return ty_script_is_japanese(script) || script == TY_SCRIPT_CJK_PUNCT;
}

/* On one line: a line end between Japanese characters is nothing, else a space. */
static bool add_line(ty_buf *to, taiyaku_str s)
{
	size_t at = 0;

	while (at < s.len) {
		size_t line = ty_str_find(s, TY_STR("\n"), at), end, next;
		uint32_t cp;

		if (line == SIZE_MAX) {
			ty_buf_add(to, ty_str_slice(s, at, s.len));
			break;
		}
		for (end = line; end > at;) {
			size_t before = ty_utf8_before(&cp, s, end);

			if (ty_script_of(cp) != TY_SCRIPT_SPACE)
				break;
			end = before;
		}
		for (next = line + 1; next < s.len && is_space_at(s, next);)
			next = ty_utf8_next(&cp, s, next);
		ty_buf_add(to, ty_str_slice(s, at, end));
		if (end > at && next < s.len &&
		    !(is_japanese_at(s, ty_utf8_before(&cp, s, end)) && is_japanese_at(s, next)))
			ty_buf_byte(to, ' ');
		at = next;
	}
	return !to->failed;
}

static taiyaku_status push(ty_outlet *outlet, const ty_block *block, taiyaku_str sentence,
			   taiyaku_error *err)
{
	const size_t at = (size_t)(sentence.data - block->text.data);
	taiyaku_origin origin = { .file = outlet->file,
				  .line = outlet->held_line ? outlet->held_line
							    : ty_block_line(block, at) };
	taiyaku_pair pair = { .kind = TAIYAKU_SEGMENT, .origins = &origin, .n_origins = 1 };
	ty_buf line = { 0 };
	taiyaku_status status;

	if (!add_line(&line, sentence)) {
		ty_buf_free(&line);
		return ty_fail_memory(err);
	}
	pair.text[TAIYAKU_SOURCE] = ty_buf_str(&line);
	status = ty_reading_pair(outlet->reading, &pair, err);
	ty_buf_free(&line);
	return status;
}

taiyaku_status ty_sentences_block(ty_outlet *outlet, const ty_block *block, taiyaku_error *err)
{
	const taiyaku_str hard = TY_STR(TY_HARD_BREAK);
	ty_segmenter *segmenter = outlet->reading->segmenter;
	taiyaku_status status = TAIYAKU_OK;
	size_t at = 0;

	while (!status && at < block->text.len) {
		size_t end = ty_str_find(block->text, hard, at);
		taiyaku_str sentence;

		if (end == SIZE_MAX)
			end = block->text.len;
		ty_segmenter_set(segmenter, ty_str_slice(block->text, at, end));
		do {
			status = ty_segmenter_next(&sentence, segmenter, err);
			if (!status && sentence.data && has_words(sentence))
				status = push(outlet, block, sentence, err);
		} while (!status && sentence.data);
		at = end + hard.len;
	}
	return status;
}
