/* SPDX-License-Identifier: Apache-2.0 */
/*
 * UTF-8 is its own text; of other encodings, a map leads from each byte of the text to the byte of
 * the file that its character begins with.  In ISO-2022-JP that is the escape sequence before it,
 * and one is put in where bytes would lose theirs.  None comes right behind another: some readers
 * take that for a fault.
 */
#include "text/edit.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <unicode/ucnv.h>

#include "base/error.h"
#include "base/grow.h"
#include "text/detect.h"
#include "text/encode.h"
#include "text/shift.h"
#include "text/utf8.h"

enum { READ = 1 << 16 }; /* bytes read at a time, at least */

typedef struct change {
	size_t from, to; /* of the text */
	size_t at, len;	 /* of with, in bytes */
} change;

struct ty_edit {
	ty_input *in;
	ty_output *to;
	char encoding[TY_ENCODING_NAME];
	UConverter *decoder;	   /* NULL: UTF-8 */
	ty_encoder *encoder;	   /* NULL: UTF-8 */
	bool shifts;		   /* ISO-2022-JP */
	ty_shift shift, written;   /* at raw_from; at the end of the output */
	ty_buf raw;		   /* bytes from raw_from on are not written yet */
	size_t raw_from, raw_text; /* the latter: up to there they are in the text */
	size_t pending;		   /* of those, the beginning of a character at the end */
	uint64_t raw_start;	   /* of the byte at raw_from, in the file */
	ty_buf text;		   /* with a decoder; from text_from on */
	size_t text_from;
	uint32_t *map; /* of each byte of text, the place in the file modulo 2^32 */
	size_t map_cap;
	UChar *units;
	int32_t *offsets;
	size_t units_cap;
	size_t start; /* of the window */
	uint64_t line;
	bool begun, ended;
	change *changes; /* owned; in order */
	size_t n_changes, changes_cap;
	ty_buf bytes; /* of the changes */
	bool failed;
	/* ty_edit_hold */
	bool holding;
	ty_buf held, held_old, held_with;
};

/* ---- opening ---- */

/* JIS8 is ISO-2022-JP with what old files have besides, as in decode.c. */
static bool open_shifting(ty_edit *edit)
{
	UErrorCode code = U_ZERO_ERROR;

	if (!strstr(ucnv_getName(edit->decoder, &code), "locale=ja"))
		return false;
	ucnv_close(edit->decoder);
	edit->decoder = ucnv_open("JIS8", &code);
	ucnv_setToUCallBack(edit->decoder, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &code);
	edit->shifts = U_SUCCESS(code);
	return edit->shifts;
}

static taiyaku_status open_decoder(ty_edit *edit, taiyaku_error *err)
{
	UErrorCode code = U_ZERO_ERROR;

	edit->decoder = ucnv_open(edit->encoding, &code);
	if (U_SUCCESS(code))
		ucnv_setToUCallBack(edit->decoder, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL,
				    &code);
	if (U_FAILURE(code))
		return ty_fail(err, TAIYAKU_EARGUMENT, "no encoding '%s'", edit->encoding);
	switch (ucnv_getType(edit->decoder)) {
	case UCNV_UTF8:
		ucnv_close(edit->decoder);
		edit->decoder = NULL;
		return TAIYAKU_OK;
	case UCNV_SBCS:
	case UCNV_DBCS:
	case UCNV_MBCS:
	case UCNV_LATIN_1:
	case UCNV_US_ASCII:
	case UCNV_UTF16_BigEndian:
	case UCNV_UTF16_LittleEndian:
	case UCNV_UTF32_BigEndian:
	case UCNV_UTF32_LittleEndian:
		return TAIYAKU_OK;
	case UCNV_ISO_2022:
		if (open_shifting(edit))
			return TAIYAKU_OK;
		break;
	default:
		break;
	}
	/* What a byte means depends on those before it. */
	return ty_fail_at(err, TAIYAKU_EARGUMENT, ty_input_name(edit->in), 0, 0,
			  "a text in %s cannot be edited in place", edit->encoding);
}

/* ICU's own UTF-16 and UTF-32 write a byte order mark with whatever they write. */
static void name_order(ty_edit *edit, taiyaku_str head)
{
	taiyaku_str name = ty_str(edit->encoding);
	bool wide = ty_str_equal_ascii_case(name, TY_STR("UTF-32"));

	if (!wide && !ty_str_equal_ascii_case(name, TY_STR("UTF-16")))
		return;
	snprintf(edit->encoding, sizeof edit->encoding, "UTF-%d%s", wide ? 32 : 16,
		 head.len > 0 && head.data[0] == '\xff' ? "LE" : "BE");
}

static taiyaku_status choose(ty_edit *edit, taiyaku_str encoding, taiyaku_error *err)
{
	char declared[TY_ENCODING_NAME];
	taiyaku_str head;
	taiyaku_status status = ty_input_peek(&head, edit->in, err);

	if (status)
		return status;
	if (encoding.len) {
		if (!ty_encoding_known(encoding))
			return ty_fail(err, TAIYAKU_EARGUMENT, "no encoding '%.*s'",
				       TY_ARG(encoding));
		snprintf(edit->encoding, sizeof edit->encoding, "%.*s", TY_ARG(encoding));
	} else {
		ty_encoding_declared(declared, head);
		if (ty_encoding_detect(edit->encoding, head, head.len < TY_INPUT_PEEK, declared) ==
		    TY_EVIDENCE_BINARY)
			return ty_fail_at(err, TAIYAKU_ESYNTAX, ty_input_name(edit->in), 0, 0,
					  "not a text file");
	}
	name_order(edit, head);
	return open_decoder(edit, err);
}

taiyaku_status ty_edit_open(ty_edit **out, ty_input *in, taiyaku_str encoding, bool references,
			    ty_output *to, taiyaku_error *err)
{
	ty_edit *edit = calloc(1, sizeof *edit);
	taiyaku_status status;

	if (!edit)
		return ty_fail_memory(err);
	edit->in = in;
	edit->to = to;
	edit->line = 1;
	edit->raw.max = edit->text.max = 2 * TY_EDIT_WINDOW_MAX;
	status = choose(edit, encoding, err);
	if (!status)
		status = ty_encoder_open(&edit->encoder, edit->encoding, references, err);
	if (status) {
		ty_edit_close(edit);
		return status;
	}
	*out = edit;
	return TAIYAKU_OK;
}

void ty_edit_close(ty_edit *edit)
{
	if (!edit)
		return;
	if (edit->decoder)
		ucnv_close(edit->decoder);
	ty_encoder_close(edit->encoder);
	ty_buf_free(&edit->raw);
	ty_buf_free(&edit->text);
	ty_buf_free(&edit->bytes);
	ty_buf_free(&edit->held);
	ty_buf_free(&edit->held_old);
	ty_buf_free(&edit->held_with);
	free(edit->map);
	free(edit->units);
	free(edit->offsets);
	free(edit->changes);
	free(edit);
}

/* ---- the window ---- */

static taiyaku_str window(const ty_edit *edit)
{
	if (edit->decoder)
		return ty_str_slice(ty_buf_str(&edit->text), edit->text_from, edit->text.len);
	return ty_str_slice(ty_buf_str(&edit->raw), edit->raw_from, edit->raw_text);
}

size_t ty_edit_start(const ty_edit *edit)
{
	return edit->start;
}

taiyaku_str ty_edit_text(const ty_edit *edit, size_t from)
{
	taiyaku_str text = window(edit);

	return ty_str_slice(text, from - edit->start, text.len);
}

uint64_t ty_edit_line(const ty_edit *edit, size_t at)
{
	return edit->line + ty_str_count_lines(window(edit), at - edit->start);
}

static taiyaku_status fail_bytes(const ty_edit *edit, taiyaku_error *err)
{
	taiyaku_str text = window(edit);

	return ty_fail_at(err, TAIYAKU_ESYNTAX, ty_input_name(edit->in),
			  ty_edit_line(edit, edit->start + text.len), 0, "bytes that are no %s",
			  edit->encoding);
}

/* What was written goes, so that there is room. */
static void compact(ty_edit *edit)
{
	size_t n = edit->text.len - edit->text_from;

	if (edit->raw_from > 0 && edit->raw.len >= edit->raw_from) {
		memmove(edit->raw.data, edit->raw.data + edit->raw_from,
			edit->raw.len - edit->raw_from);
		edit->raw.len -= edit->raw_from;
		edit->raw_text -= edit->raw_from;
		edit->raw_from = 0;
	}
	if (edit->text_from > 0) {
		memmove(edit->text.data, edit->text.data + edit->text_from, n);
		memmove(edit->map, edit->map + edit->text_from, n * sizeof *edit->map);
		edit->text.len = n;
		edit->text_from = 0;
	}
}

static taiyaku_status add_utf8(ty_edit *edit, taiyaku_error *err)
{
	taiyaku_str rest = ty_str_slice(ty_buf_str(&edit->raw), edit->raw_text, edit->raw.len);
	size_t valid = ty_utf8_valid(rest);
	bool cut = false;

	edit->raw_text += valid;
	if (valid == rest.len)
		return TAIYAKU_OK;
	ty_utf8_fault(&cut, ty_str_slice(rest, valid, rest.len));
	return cut && !edit->ended ? TAIYAKU_OK : fail_bytes(edit, err);
}

static bool make_units(ty_edit *edit, size_t n)
{
	size_t cap = edit->units_cap;

	return TY_GROW(edit->offsets, cap, n) && TY_GROW(edit->units, edit->units_cap, n);
}

/* n units to text and map; offset 0 of them is the byte at from of the file. */
static bool add_units(ty_edit *edit, size_t n, uint64_t from, uint64_t pending)
{
	if (!TY_GROW(edit->map, edit->map_cap, edit->text.len + 3 * n))
		return false;
	for (size_t i = 0; i < n;) {
		int32_t offset = edit->offsets[i];
		uint64_t at = offset < 0 ? pending : from + (uint64_t)offset;
		size_t len = edit->text.len;
		uint32_t cp = edit->units[i++];

		if (U16_IS_LEAD(cp) && i < n && U16_IS_TRAIL(edit->units[i]))
			cp = (uint32_t)U16_GET_SUPPLEMENTARY(cp, edit->units[i++]);
		ty_utf8_append(&edit->text, U16_IS_SURROGATE(cp) ? TY_UTF8_REPLACEMENT : cp);
		while (len < edit->text.len)
			edit->map[len++] = (uint32_t)at;
	}
	return !edit->text.failed;
}

static size_t count_pending(const ty_edit *edit)
{
	UErrorCode code = U_ZERO_ERROR;
	int32_t n = ucnv_toUCountPending(edit->decoder, &code);

	return n > 0 ? (size_t)n : 0;
}

static taiyaku_status add_decoded(ty_edit *edit, taiyaku_error *err)
{
	taiyaku_str rest = ty_str_slice(ty_buf_str(&edit->raw), edit->raw_text, edit->raw.len);
	uint64_t at = edit->raw_start + (edit->raw_text - edit->raw_from);
	UErrorCode code = U_ZERO_ERROR;
	const char *from = rest.data;
	UChar *end;

	if (!make_units(edit, 2 * rest.len + 64))
		return ty_fail_memory(err);
	end = edit->units;
	ucnv_toUnicode(edit->decoder, &end, edit->units + edit->units_cap, &from,
		       rest.len ? rest.data + rest.len : from, edit->offsets, edit->ended, &code);
	if (!add_units(edit, (size_t)(end - edit->units), at, at - edit->pending))
		return ty_fail_memory(err);
	edit->raw_text = edit->raw.len;
	edit->pending = edit->ended ? 0 : count_pending(edit);
	return U_FAILURE(code) ? fail_bytes(edit, err) : TAIYAKU_OK;
}

static taiyaku_status read_more(ty_edit *edit, taiyaku_error *err)
{
	size_t want = window(edit).len / 2, got = 0;
	taiyaku_status status;
	char *room;

	compact(edit);
	if (window(edit).len > TY_EDIT_WINDOW_MAX)
		return ty_fail_at(err, TAIYAKU_ELIMIT, ty_input_name(edit->in), edit->line, 0,
				  "what begins here is longer than %zu bytes", TY_EDIT_WINDOW_MAX);
	want = want > READ ? want : READ;
	room = ty_buf_room(&edit->raw, want);
	if (!room)
		return ty_fail_memory(err);
	status = ty_input_read(&got, edit->in, room, want, err);
	if (status)
		return status;
	edit->raw.len += got;
	edit->ended = got == 0;
	return edit->decoder ? add_decoded(edit, err) : add_utf8(edit, err);
}

/* A byte order mark is no text: places are counted from behind it. */
static taiyaku_status pass_mark(ty_edit *edit, taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;

	edit->begun = true;
	if (ty_str_starts(window(edit), TY_STR("\xef\xbb\xbf")))
		status = ty_edit_pass(edit, 3, err);
	edit->start = 0;
	return status;
}

taiyaku_status ty_edit_more(taiyaku_str *added, bool *more, ty_edit *edit, taiyaku_error *err)
{
	size_t before = window(edit).len;
	taiyaku_status status = TAIYAKU_OK;
	taiyaku_str text;

	while (!status && !edit->ended && window(edit).len == before) {
		status = read_more(edit, err);
		if (!status && !edit->begun && window(edit).len > 0)
			status = pass_mark(edit, err);
	}
	if (status)
		return status;
	text = window(edit);
	*added = ty_str_slice(text, before, text.len);
	*more = added->len > 0;
	if (*more && memchr(added->data, '\0', added->len))
		return ty_fail_at(err, TAIYAKU_ESYNTAX, ty_input_name(edit->in), 0, 0,
				  "not a text file");
	return TAIYAKU_OK;
}

/* ---- writing ---- */

static void emit(ty_edit *edit, taiyaku_str bytes)
{
	if (edit->holding && bytes.len > TY_EDIT_HELD_MAX - edit->held.len)
		ty_edit_settle(edit, false);
	if (edit->holding)
		ty_buf_add(&edit->held, bytes);
	else
		ty_output_add(edit->to, bytes);
}

bool ty_edit_holds(const ty_edit *edit)
{
	return edit->holding;
}

void ty_edit_settle(ty_edit *edit, bool replace)
{
	if (!edit->holding)
		return;
	edit->holding = false;
	edit->failed |= edit->held.failed;
	ty_output_add(edit->to, ty_buf_str(replace ? &edit->held_with : &edit->held_old));
	ty_output_add(edit->to, ty_buf_str(&edit->held));
	ty_buf_clear(&edit->held);
}

/* What is not written yet, up to a place in raw. */
static taiyaku_str raw_slice(const ty_edit *edit, size_t to)
{
	return ty_str_slice(ty_buf_str(&edit->raw), edit->raw_from, to);
}

/* Place in raw of a place in the window; of its end, all that was read and understood. */
static size_t raw_place(const ty_edit *edit, size_t at)
{
	size_t i = edit->text_from + (at - edit->start);
	uint32_t start = (uint32_t)edit->raw_start;

	size_t place = edit->raw_text - edit->pending;

	if (!edit->decoder)
		return edit->raw_from + (at - edit->start);
	if (i < edit->text.len)
		place = edit->raw_from + (uint32_t)(edit->map[i] - start);
	if (edit->shifts)
		place = edit->raw_from +
			ty_shift_before(raw_slice(edit, edit->raw.len), place - edit->raw_from);
	return place;
}

/* Emit bytes that are meant in a state. */
static void emit_in(ty_edit *edit, ty_shift state, taiyaku_str bytes)
{
	if (edit->shifts && bytes.len > 0) {
		if (!ty_shift_begins(bytes))
			emit(edit, ty_shift_between(&edit->written, &state));
		ty_shift_pass(&state, bytes);
		edit->written = state;
	}
	emit(edit, bytes);
}

/* Emit a text that was encoded by itself. */
static void emit_new(ty_edit *edit, taiyaku_str bytes)
{
	emit_in(edit, (ty_shift){ 0 }, edit->shifts ? ty_shift_open(bytes) : bytes);
}

/* Write out or leave out what is before a place. */
static void move(ty_edit *edit, size_t to, bool write)
{
	size_t raw = raw_place(edit, to);

	if (write)
		emit_in(edit, edit->shift, raw_slice(edit, raw));
	if (edit->shifts)
		ty_shift_pass(&edit->shift, raw_slice(edit, raw));
	edit->line = ty_edit_line(edit, to);
	edit->raw_start += raw - edit->raw_from;
	edit->raw_from = raw;
	edit->text_from += edit->decoder ? to - edit->start : 0;
	edit->start = to;
}

static bool put(ty_buf *to, ty_edit *edit, taiyaku_str with)
{
	if (edit->encoder)
		return ty_encode(to, edit->encoder, with);
	ty_buf_add(to, with);
	return !to->failed;
}

bool ty_edit_can(ty_edit *edit, taiyaku_str with)
{
	ty_buf bytes = { 0 };
	bool can = put(&bytes, edit, with);

	ty_buf_free(&bytes);
	return can;
}

void ty_edit_replace(ty_edit *edit, size_t from, size_t to, taiyaku_str with)
{
	const change *last = edit->n_changes ? &edit->changes[edit->n_changes - 1] : NULL;
	size_t at = edit->bytes.len;

	assert(from >= edit->start && to >= from && (!last || from >= last->to));
	(void)last;
	if (!TY_GROW(edit->changes, edit->changes_cap, edit->n_changes + 1) ||
	    !put(&edit->bytes, edit, with)) {
		edit->failed = true;
		return;
	}
	edit->changes[edit->n_changes++] = (change){ from, to, at, edit->bytes.len - at };
}

taiyaku_status ty_edit_pass(ty_edit *edit, size_t to, taiyaku_error *err)
{
	size_t done = 0;

	for (; done < edit->n_changes && edit->changes[done].to <= to; done++) {
		const change *one = &edit->changes[done];

		move(edit, one->from, true);
		emit_new(edit, ty_str_slice(ty_buf_str(&edit->bytes), one->at, one->at + one->len));
		move(edit, one->to, false);
	}
	move(edit, to, true);
	if (edit->ended && edit->raw_from == edit->raw.len)
		emit(edit, ty_shift_between(&edit->written, &edit->shift));
	if (done > 0)
		memmove(edit->changes, edit->changes + done,
			(edit->n_changes - done) * sizeof *edit->changes);
	edit->n_changes -= done;
	if (edit->n_changes == 0)
		ty_buf_clear(&edit->bytes);
	return edit->failed ? ty_fail_memory(err) : ty_output_status(edit->to, err);
}

taiyaku_status ty_edit_hold(ty_edit *edit, size_t from, size_t to, taiyaku_str with,
			    taiyaku_error *err)
{
	taiyaku_status status = ty_edit_pass(edit, from, err);
	const ty_shift ascii = { 0 };

	if (status)
		return status;
	ty_edit_settle(edit, false);
	ty_buf_clear(&edit->held_old);
	ty_buf_clear(&edit->held_with);
	ty_buf_add(&edit->held_old, ty_shift_between(&edit->written, &edit->shift));
	ty_buf_add(&edit->held_old, raw_slice(edit, raw_place(edit, to)));
	ty_buf_add(&edit->held_with, ty_shift_between(&edit->written, &ascii));
	if (!put(&edit->held_with, edit, with) || edit->held_old.failed)
		return ty_fail_memory(err);
	move(edit, to, false);
	ty_buf_add(&edit->held_with, ty_shift_between(&ascii, &edit->shift));
	edit->written = edit->shift;
	edit->holding = true;
	return TAIYAKU_OK;
}
