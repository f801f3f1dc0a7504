/* SPDX-License-Identifier: Apache-2.0 */
#include "text/encode.h"

#include <stdlib.h>
#include <unicode/ucnv.h>

#include "base/error.h"
#include "text/utf8.h"

/* Bytes that one character can become, reference and escape sequences included. */
enum { BYTES_MAX = 32 };

struct ty_encoder {
	UConverter *to, *from; /* the latter of UTF-8 */
};

/* Latin 1 is read as windows-1252, of which others do not know all characters: what both have is
 * ASCII. */
static const char *written_as(const char *encoding)
{
	taiyaku_str name = ty_str(encoding);

	return ty_str_equal_ascii_case(name, TY_STR("windows-1252")) ? "US-ASCII" : encoding;
}

taiyaku_status ty_encoder_open(ty_encoder **out, const char *encoding, bool references,
			       taiyaku_error *err)
{
	UErrorCode code = U_ZERO_ERROR;
	ty_encoder *encoder;

	*out = NULL;
	encoder = calloc(1, sizeof *encoder);
	if (!encoder)
		return ty_fail_memory(err);
	encoder->to = ucnv_open(written_as(encoding), &code);
	encoder->from = ucnv_open("UTF-8", &code);
	if (U_SUCCESS(code) && ucnv_getType(encoder->to) == UCNV_UTF8) {
		ty_encoder_close(encoder);
		return TAIYAKU_OK;
	}
	if (U_SUCCESS(code) && references)
		ucnv_setFromUCallBack(encoder->to, UCNV_FROM_U_CALLBACK_ESCAPE, UCNV_ESCAPE_XML_HEX,
				      NULL, NULL, &code);
	else if (U_SUCCESS(code))
		ucnv_setFromUCallBack(encoder->to, UCNV_FROM_U_CALLBACK_STOP, NULL, NULL, NULL,
				      &code);
	if (U_FAILURE(code)) {
		ty_encoder_close(encoder);
		return ty_fail(err, TAIYAKU_EARGUMENT, "no encoding '%s'", encoding);
	}
	*out = encoder;
	return TAIYAKU_OK;
}

void ty_encoder_close(ty_encoder *encoder)
{
	if (!encoder)
		return;
	if (encoder->to)
		ucnv_close(encoder->to);
	if (encoder->from)
		ucnv_close(encoder->from);
	free(encoder);
}

/* Characters of JIS that Windows has as others which look the same. */
static const struct {
	uint32_t jis, windows;
} twins[] = {
	{ 0x301C, 0xFF5E }, /* wave dash, full-width tilde */
	{ 0x2212, 0xFF0D }, /* minus */
	{ 0x2016, 0x2225 }, /* double vertical line, parallel to */
	{ 0x2014, 0x2015 }, /* dash, horizontal bar */
	{ 0x00A2, 0xFFE0 }, { 0x00A3, 0xFFE1 }, { 0x00AC, 0xFFE2 }, { 0x00A5, 0xFFE5 },
};

static uint32_t twin_of(uint32_t cp)
{
	for (size_t i = 0; i < sizeof twins / sizeof *twins; i++)
		if (twins[i].jis == cp)
			return twins[i].windows;
	return cp;
}

/* Append s as a whole, or nothing. */
static bool encode(ty_buf *to, ty_encoder *encoder, taiyaku_str s)
{
	UChar pivot[1024], *from = pivot, *until = pivot;
	UErrorCode code = U_ZERO_ERROR;
	const char *source = s.data;
	char *room, *end;

	if (s.len == 0)
		return true;
	room = s.len < TY_BUF_MAX / BYTES_MAX ? ty_buf_room(to, (s.len + 1) * BYTES_MAX) : NULL;
	if (!room)
		return false;
	end = room;
	ucnv_convertEx(encoder->to, encoder->from, &end, room + (s.len + 1) * BYTES_MAX, &source,
		       s.data + s.len, pivot, &from, &until, pivot + 1024, true, true, &code);
	if (U_FAILURE(code))
		return false;
	to->len += (size_t)(end - room);
	return true;
}

bool ty_encode(ty_buf *to, ty_encoder *encoder, taiyaku_str s)
{
	ty_buf other = { 0 };
	bool done = encode(to, encoder, s);
	size_t at = 0;

	while (!done && at < s.len) {
		uint32_t cp;

		at = ty_utf8_next(&cp, s, at);
		ty_utf8_append(&other, twin_of(cp));
	}
	if (other.len > 0 && !other.failed)
		done = encode(to, encoder, ty_buf_str(&other));
	ty_buf_free(&other);
	return done;
}
