/* SPDX-License-Identifier: Apache-2.0 */
/*
 * UTF-8 is checked and handed over where it was read; everything else goes through a
 * decoder.  A text that begins with plain ASCII is looked at again where that ends.
 */
#include "text/convert.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/error.h"
#include "text/decode.h"
#include "text/detect.h"
#include "text/utf8.h"

enum { RAW_SIZE = 1 << 18 }; /* bytes read at a time */

struct ty_text {
	ty_input *in; /* borrowed */
	const taiyaku_hooks *hooks;
	char encoding[TY_ENCODING_NAME], declared[TY_ENCODING_NAME];
	bool undecided;	     /* ASCII only so far */
	ty_decoder *decoder; /* NULL: UTF-8 */
	bool begun, ended;   /* something was handed over; the input is used up */
	uint64_t mended;
	char *raw; /* RAW_SIZE bytes, those from from to to are to be done */
	size_t from, to;
	bool flushed;	   /* the decoder gave out everything */
	ty_buf out;	   /* what is no view of raw */
	uint64_t lines;	   /* line ends handed over */
	bool cr;	   /* the last character handed over was CR */
	taiyaku_str chunk; /* what ty_text_line has left of the last one */
	size_t next_lf;	   /* offset of the next LF in it, its length if there is none */
	bool skip_lf;	   /* a line ended with CR: an LF next belongs to it */
	bool inside;	   /* the line goes on that was handed over in part */
	uint64_t line;
	ty_buf long_line; /* pieces of a line that crosses chunks */
};

static taiyaku_status next_chunk(taiyaku_str *out, ty_text *text, taiyaku_error *err);

/* ---- places and faults ---- */

/* Line ends of s: LF, CR LF, CR; a CR LF may be split between two calls. */
static uint64_t count_lines(bool *cr, taiyaku_str s)
{
	uint64_t n = 0;

	if (s.len == 0)
		return 0;
	if (*cr && s.data[0] == '\n')
		n--;
	n += ty_str_count(s, '\n');
	if (memchr(s.data, '\r', s.len)) {
		for (size_t i = 0; i + 1 < s.len; i++)
			n += (s.data[i] == '\r') & (s.data[i + 1] != '\n');
		n += s.data[s.len - 1] == '\r';
	}
	*cr = s.data[s.len - 1] == '\r';
	return n;
}

static void mend(ty_text *text, uint64_t line)
{
	taiyaku_error what = { 0 };

	if (text->mended++ > 0 || !text->hooks || !text->hooks->warn)
		return;
	ty_fail_at(&what, TAIYAKU_ESYNTAX, ty_input_name(text->in), line, 0, "invalid %s replaced",
		   text->encoding);
	what.status = TAIYAKU_OK;
	text->hooks->warn(text->hooks->ctx, &what);
}

/* The line of byte at of s, which is about to be handed over. */
static uint64_t line_at(const ty_text *text, taiyaku_str s, size_t at)
{
	bool cr = text->cr;

	return text->lines + count_lines(&cr, ty_str_slice(s, 0, at)) + 1;
}

static taiyaku_status fail_binary(const ty_text *text, uint64_t line, taiyaku_error *err)
{
	return ty_fail_at(err, TAIYAKU_ESYNTAX, ty_input_name(text->in), line, 0,
			  "not a text file");
}

/* ---- reading ---- */

static void on_fault(void *ctx, uint64_t line_ends)
{
	ty_text *text = ctx;

	mend(text, text->lines + line_ends + 1);
}

/* Go on in this encoding. */
static taiyaku_status use_encoding(ty_text *text, const char *name, taiyaku_error *err)
{
	snprintf(text->encoding, sizeof text->encoding, "%s", name);
	return ty_decoder_open(&text->decoder, name, on_fault, text, err);
}

/* Read more: as much as there is room for, or what one read gives. */
static taiyaku_status fill(ty_text *text, bool full, taiyaku_error *err)
{
	size_t got;

	if (text->from > 0) {
		memmove(text->raw, text->raw + text->from, text->to - text->from);
		text->to -= text->from;
		text->from = 0;
	}
	while (!text->ended && text->to < RAW_SIZE) {
		taiyaku_status status = ty_input_read(&got, text->in, text->raw + text->to,
						      RAW_SIZE - text->to, err);

		if (status)
			return status;
		text->to += got;
		text->ended = got == 0;
		if (!full)
			break;
	}
	return TAIYAKU_OK;
}

static taiyaku_status decoded_chunk(taiyaku_str *out, ty_text *text, taiyaku_error *err)
{
	ty_buf_clear(&text->out);
	while (text->out.len == 0 && !text->flushed) {
		taiyaku_status status = TAIYAKU_OK;
		size_t used;

		if (text->from == text->to && !text->ended)
			status = fill(text, false, err);
		if (!status)
			status = ty_decode(&text->out, &used, &text->flushed, text->decoder,
					   ty_str_of(text->raw + text->from, text->to - text->from),
					   text->ended, err);
		if (status)
			return status;
		text->from += used;
	}
	*out = ty_buf_str(&text->out);
	return ty_buf_status(&text->out, err);
}

/* What one read gave, faults replaced; a sequence that may go on in the next read is left. */
static taiyaku_status mended_chunk(taiyaku_str *out, ty_text *text, taiyaku_error *err)
{
	taiyaku_str s = ty_str_of(text->raw + text->from, text->to - text->from);
	size_t at = 0;

	ty_buf_clear(&text->out);
	for (;;) {
		size_t valid = ty_utf8_valid(ty_str_slice(s, at, s.len));
		size_t fault;
		bool cut;

		ty_buf_add(&text->out, ty_str_slice(s, at, at + valid));
		at += valid;
		if (at == s.len)
			break;
		fault = ty_utf8_fault(&cut, ty_str_slice(s, at, s.len));
		if (cut && !text->ended)
			break;
		mend(text, text->mended ? 0 : line_at(text, s, at));
		ty_utf8_append(&text->out, TY_UTF8_REPLACEMENT);
		at += fault;
	}
	text->from += at;
	*out = ty_buf_str(&text->out);
	return ty_buf_status(&text->out, err);
}

static taiyaku_status utf8_chunk(taiyaku_str *out, ty_text *text, taiyaku_error *err)
{
	taiyaku_str s;
	size_t valid;
	bool cut = false;

	for (;;) {
		s = ty_str_of(text->raw + text->from, text->to - text->from);
		valid = ty_utf8_valid(s);
		if (valid < s.len)
			ty_utf8_fault(&cut, ty_str_slice(s, valid, s.len));
		if (valid > 0 || text->ended || (valid < s.len && !cut))
			break;
		taiyaku_status status = fill(text, false, err);

		if (status)
			return status;
	}
	if (valid < s.len && (!cut || text->ended))
		return mended_chunk(out, text, err);
	text->from += valid;
	*out = ty_str_slice(s, 0, valid);
	return TAIYAKU_OK;
}

/* ASCII as far as it goes; where it ends, enough is read to tell the encoding. */
static taiyaku_status undecided_chunk(taiyaku_str *out, ty_text *text, taiyaku_error *err)
{
	char name[TY_ENCODING_NAME];
	taiyaku_status status = TAIYAKU_OK;
	const char *escape;
	taiyaku_str s;

	if (text->from == text->to)
		status = fill(text, false, err);
	if (status)
		return status;
	s = ty_str_of(text->raw + text->from, text->to - text->from);
	s.len = ty_utf8_ascii(s);
	escape = s.len ? memchr(s.data, '\x1b', s.len) : NULL;
	if (escape)
		s.len = (size_t)(escape - s.data);
	if (s.len == 0 && text->from < text->to) {
		status = fill(text, true, err);
		if (status)
			return status;
		s = ty_str_of(text->raw, text->to);
		switch (ty_encoding_detect(name, s, text->ended, text->encoding)) {
		case TY_EVIDENCE_BINARY:
			return fail_binary(text, text->lines + 1, err);
		case TY_EVIDENCE_FOUND:
			text->undecided = false;
			status = use_encoding(text, name, err);
			return status ? status : next_chunk(out, text, err);
		case TY_EVIDENCE_NONE: /* an ESC of something else */
			break;
		}
	}
	text->from += s.len;
	*out = s;
	return TAIYAKU_OK;
}

static taiyaku_status next_chunk(taiyaku_str *out, ty_text *text, taiyaku_error *err)
{
	if (text->undecided)
		return undecided_chunk(out, text, err);
	return text->decoder ? decoded_chunk(out, text, err) : utf8_chunk(out, text, err);
}

taiyaku_status ty_text_chunk(taiyaku_str *out, ty_text *text, taiyaku_error *err)
{
	taiyaku_status status;
	const char *nul;

	do {
		status = next_chunk(out, text, err);
		if (status)
			return status;
		if (out->len == 0)
			return TAIYAKU_OK;
		if (!text->begun && ty_str_starts(*out, TY_STR("\xef\xbb\xbf")))
			*out = ty_str_slice(*out, 3, out->len);
		text->begun = true;
	} while (out->len == 0);
	nul = memchr(out->data, '\0', out->len);
	if (nul)
		return fail_binary(text, line_at(text, *out, (size_t)(nul - out->data)), err);
	text->lines += count_lines(&text->cr, *out);
	return TAIYAKU_OK;
}

/* ---- opening ---- */

static taiyaku_status choose(ty_text *text, taiyaku_str encoding, taiyaku_error *err)
{
	char name[TY_ENCODING_NAME], *declared = text->declared;
	taiyaku_status status;
	taiyaku_str head;

	if (encoding.len) {
		if (!ty_encoding_known(encoding))
			return ty_fail(err, TAIYAKU_EARGUMENT, "no encoding '%.*s'",
				       TY_ARG(encoding));
		snprintf(name, sizeof name, "%.*s", TY_ARG(encoding));
		return use_encoding(text, name, err);
	}
	status = ty_input_peek(&head, text->in, err);
	if (status)
		return status;
	ty_encoding_declared(declared, head);
	switch (ty_encoding_detect(name, head, head.len < TY_INPUT_PEEK, declared)) {
	case TY_EVIDENCE_BINARY:
		return fail_binary(text, 0, err);
	case TY_EVIDENCE_NONE:
		text->undecided = true;
		break;
	case TY_EVIDENCE_FOUND:
		break;
	}
	if (!text->undecided)
		return use_encoding(text, name, err);
	snprintf(text->encoding, sizeof text->encoding, "%s", name);
	return TAIYAKU_OK;
}

taiyaku_status ty_text_open(ty_text **out, ty_input *in, taiyaku_str encoding,
			    const taiyaku_hooks *hooks, taiyaku_error *err)
{
	ty_text *text = calloc(1, sizeof *text);
	taiyaku_status status;

	if (!text)
		return ty_fail_memory(err);
	text->in = in;
	text->hooks = hooks;
	text->raw = malloc(RAW_SIZE);
	text->long_line.max = TY_TEXT_LINE_MAX;
	status = text->raw ? choose(text, encoding, err) : ty_fail_memory(err);
	if (status) {
		ty_text_close(text);
		return status;
	}
	*out = text;
	return TAIYAKU_OK;
}

void ty_text_close(ty_text *text)
{
	if (!text)
		return;
	ty_decoder_close(text->decoder);
	free(text->raw);
	ty_buf_free(&text->out);
	ty_buf_free(&text->long_line);
	free(text);
}

const char *ty_text_encoding(const ty_text *text)
{
	return text->encoding;
}

const char *ty_text_misdeclared(const ty_text *text)
{
	bool agrees = !*text->declared || text->undecided ||
		      ty_encoding_same(text->declared, text->encoding);

	return agrees ? NULL : text->declared;
}

uint64_t ty_text_mended(const ty_text *text)
{
	return text->mended;
}

/* ---- lines ---- */

/* The end of the line at the beginning of the chunk: its offset, the chunk's length if it is not
 * in it.  Where the next LF is is remembered, so that a text with CR only is not searched for it
 * again and again. */
static size_t line_end(ty_text *text)
{
	const char *found;

	if (text->next_lf == SIZE_MAX) {
		found = memchr(text->chunk.data, '\n', text->chunk.len);
		text->next_lf = found ? (size_t)(found - text->chunk.data) : text->chunk.len;
	}
	found = text->next_lf ? memchr(text->chunk.data, '\r', text->next_lf) : NULL;
	return found ? (size_t)(found - text->chunk.data) : text->next_lf;
}

static void drop(ty_text *text, size_t n)
{
	text->chunk = ty_str_slice(text->chunk, n, text->chunk.len);
	text->next_lf =
		text->next_lf == SIZE_MAX || text->next_lf < n ? SIZE_MAX : text->next_lf - n;
}

/* Make sure that there is something in the chunk; false in *more: the text is at its end. */
static taiyaku_status need_chunk(bool *more, ty_text *text, taiyaku_error *err)
{
	while (text->chunk.len == 0) {
		taiyaku_status status = ty_text_chunk(&text->chunk, text, err);

		text->next_lf = SIZE_MAX;
		*more = !status && text->chunk.len > 0;
		if (!*more)
			return status;
		if (text->skip_lf && text->chunk.data[0] == '\n')
			drop(text, 1);
		text->skip_lf = false;
	}
	*more = true;
	return TAIYAKU_OK;
}

/* Take the line end at the beginning of the chunk. */
static void take_end(ty_text *text)
{
	bool cr = text->chunk.data[0] == '\r';

	drop(text, 1);
	if (cr && text->chunk.len > 0 && text->chunk.data[0] == '\n')
		drop(text, 1);
	else
		text->skip_lf = cr && text->chunk.len == 0;
	text->inside = false;
}

taiyaku_status ty_text_line(taiyaku_str *out, uint64_t *line, bool *more, ty_text *text,
			    taiyaku_error *err)
{
	ty_buf *joined = &text->long_line;
	taiyaku_status status;
	size_t end;

	ty_buf_clear(joined);
	status = need_chunk(more, text, err);
	if (status || !*more)
		return status;
	if (!text->inside)
		text->line++;
	text->inside = true;
	*line = text->line;
	end = line_end(text);
	if (end < text->chunk.len) {
		*out = ty_str_slice(text->chunk, 0, end);
		drop(text, end);
		take_end(text);
		return TAIYAKU_OK;
	}
	for (;;) {
		size_t room = TY_TEXT_LINE_MAX - joined->len;

		end = line_end(text);
		if (end > room)
			end = ty_utf8_floor(text->chunk, room);
		ty_buf_add(joined, ty_str_slice(text->chunk, 0, end));
		drop(text, end);
		if (text->chunk.len > 0)
			break;
		status = need_chunk(more, text, err);
		if (status)
			return status;
		if (!*more)
			break;
	}
	if (text->chunk.len > 0 && (text->chunk.data[0] == '\n' || text->chunk.data[0] == '\r'))
		take_end(text);
	*more = true;
	*out = ty_buf_str(joined);
	return ty_buf_status(joined, err);
}

/* ---- all of it ---- */

taiyaku_status ty_text_all(taiyaku_str *out, ty_arena *arena, ty_text *text, size_t max,
			   taiyaku_error *err)
{
	ty_buf all = { .max = max };
	taiyaku_status status;
	taiyaku_str chunk;

	do {
		status = ty_text_chunk(&chunk, text, err);
		if (status)
			goto done;
		if (chunk.len > max - all.len) {
			status = ty_fail_at(err, TAIYAKU_ELIMIT, ty_input_name(text->in), 0, 0,
					    "larger than %zu bytes", max);
			goto done;
		}
		ty_buf_add(&all, chunk);
	} while (chunk.len > 0);
	status = ty_buf_status(&all, err);
	if (!status && !ty_arena_copy(out, arena, ty_buf_str(&all)))
		status = ty_fail_memory(err);
done:
	ty_buf_free(&all);
	return status;
}

taiyaku_status ty_text_head(taiyaku_str *out, ty_arena *arena, taiyaku_str raw,
			    taiyaku_str encoding, taiyaku_error *err)
{
	ty_input *in = NULL;
	ty_text *text = NULL;
	taiyaku_error ignored = { 0 };
	taiyaku_status status;

	*out = TY_STR("");
	status = ty_input_memory(&in, "", raw, NULL, err);
	if (status)
		return status;
	status = ty_text_open(&text, in, encoding, NULL, &ignored);
	if (!status)
		status = ty_text_all(out, arena, text, SIZE_MAX, &ignored);
	/* A character that was cut is no fault of the text. */
	if (!status && ty_text_mended(text) > 0)
		while (ty_str_ends(*out, TY_STR("\xef\xbf\xbd")))
			out->len -= 3;
	ty_text_close(text);
	ty_input_close(in);
	if (status == TAIYAKU_ESYNTAX) {
		*out = TY_STR("");
		return TAIYAKU_OK;
	}
	return status ? ty_fail(err, status, "%s", ignored.message) : TAIYAKU_OK;
}
