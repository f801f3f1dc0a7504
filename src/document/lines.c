/* SPDX-License-Identifier: Apache-2.0 */
#include "document/lines.h"

#include "extract/pieces.h"
#include "format.h"
#include "text/convert.h"

/* Bytes of a line; a paragraph of print is shorter. */
enum { LINE_MAX_BYTES = 1 << 19 };

/* A line without an end in sight comes in pieces, as lines of the same number. */
static taiyaku_status give_line(const ty_line_reader *reader, void *ctx, ty_pairs *pairs,
				taiyaku_str line, uint64_t number, uint64_t *cut,
				taiyaku_error *err)
{
	taiyaku_status status;

	/* More of a line that was cut already. */
	if (number == *cut)
		return TAIYAKU_OK;
	do {
		size_t end = ty_piece_end(line, LINE_MAX_BYTES);

		status = reader->line(ctx, pairs, ty_str_slice(line, 0, end), number, err);
		line = ty_str_slice(line, end, line.len);
		if (line.len > 0 && reader->short_lines) {
			ty_pairs_tell_cut(pairs, number, "line", LINE_MAX_BYTES);
			*cut = number;
			break;
		}
	} while (!status && line.len > 0);
	return status;
}

taiyaku_status ty_lines_read(ty_reading *reading, const ty_line_reader *reader, void *ctx,
			     taiyaku_error *err)
{
	ty_text *text = NULL;
	ty_pairs *pairs = NULL;
	taiyaku_str line;
	uint64_t number, cut = UINT64_MAX;
	bool more = true;
	taiyaku_status status =
		ty_text_open(&text, reading->in, reading->options->encoding, reading->hooks, err);

	if (!status)
		status = ty_pairs_open(&pairs, reading, err);
	while (!status) {
		status = ty_text_line(&line, &number, &more, text, err);
		if (status || !more)
			break;
		status = give_line(reader, ctx, pairs, line, number, &cut, err);
	}
	if (!status)
		status = reader->end(ctx, pairs, err);
	if (!status)
		status = ty_pairs_finish(pairs, err);
	ty_pairs_free(pairs);
	ty_text_close(text);
	return status;
}

taiyaku_status ty_lines_text(ty_pairs *pairs, taiyaku_str text, uint64_t line,
			     const ty_line_reader *reader, void *ctx, taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;
	uint64_t cut = UINT64_MAX;

	while (!status && text.data) {
		taiyaku_str next = ty_str_next(&text, '\n');

		if (next.len > 0 && next.data[next.len - 1] == '\r')
			next.len--;
		status = give_line(reader, ctx, pairs, next, line++, &cut, err);
	}
	return status ? status : reader->end(ctx, pairs, err);
}
