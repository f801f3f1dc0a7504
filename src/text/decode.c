/* SPDX-License-Identifier: Apache-2.0 */
#include "text/decode.h"

#include <stdlib.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>

#include "base/error.h"
#include "text/detect.h"
#include "text/utf8.h"

enum { UNITS = 1 << 14 }; /* UTF-16 code units decoded at a time */

struct ty_decoder {
	UConverter *converter;
	bool swapped_controls; /* see swap_control */
	ty_decode_fault fault;
	void *ctx;
	size_t held; /* 1: units[0] is half of a pair that the last piece ended with */
	UChar units[UNITS];
};

static uint64_t count_line_ends(const UChar *from, const UChar *to)
{
	uint64_t n = 0;

	for (const UChar *u = from; u < to; u++)
		n += *u == '\n' || (*u == '\r' && u + 1 < to && u[1] != '\n');
	return n;
}

static void U_CALLCONV on_fault(const void *context, UConverterToUnicodeArgs *args,
				const char *bytes, int32_t length, UConverterCallbackReason reason,
				UErrorCode *code)
{
	const ty_decoder *decoder = context;
	const UChar replacement = TY_UTF8_REPLACEMENT;

	(void)bytes;
	(void)length;
	if (reason > UCNV_IRREGULAR) /* reset, close, clone */
		return;
	decoder->fault(decoder->ctx, count_line_ends(decoder->units, args->target));
	*code = U_ZERO_ERROR;
	ucnv_cbToUWriteUChars(args, &replacement, 1, 0, code);
}

static UConverter *open_converter(const char *name)
{
	UErrorCode code = U_ZERO_ERROR;
	UConverter *converter = ty_encoding_known(ty_str(name)) ? ucnv_open(name, &code) : NULL;

	/* JIS8 is ISO-2022-JP with JIS X 0212 and half width kana, as mail and old files have. */
	if (converter && ucnv_getType(converter) == UCNV_ISO_2022 &&
	    strstr(ucnv_getName(converter, &code), "locale=ja")) {
		ucnv_close(converter);
		converter = ucnv_open("JIS8", &code);
	}
	return converter;
}

taiyaku_status ty_decoder_open(ty_decoder **out, const char *encoding, ty_decode_fault fault,
			       void *ctx, taiyaku_error *err)
{
	UErrorCode code = U_ZERO_ERROR;
	UConverter *converter = open_converter(encoding);
	ty_decoder *decoder;

	*out = NULL;
	if (!converter)
		return ty_fail(err, TAIYAKU_EARGUMENT, "no encoding '%s'", encoding);
	if (ucnv_getType(converter) == UCNV_UTF8) {
		ucnv_close(converter);
		return TAIYAKU_OK;
	}
	decoder = malloc(sizeof *decoder);
	if (!decoder) {
		ucnv_close(converter);
		return ty_fail_memory(err);
	}
	decoder->converter = converter;
	decoder->held = 0;
	decoder->fault = fault;
	decoder->ctx = ctx;
	ucnv_setToUCallBack(converter, on_fault, decoder, NULL, NULL, &code);
	decoder->swapped_controls =
		strcmp(ucnv_getName(converter, &code), "ibm-943_P15A-2003") == 0;
	*out = decoder;
	return TAIYAKU_OK;
}

void ty_decoder_close(ty_decoder *decoder)
{
	if (!decoder)
		return;
	ucnv_close(decoder->converter);
	free(decoder);
}

/* IBM's table of Shift_JIS turns these three round, as their terminals did. */
static uint32_t swap_control(uint32_t cp)
{
	return cp == 0x1c ? 0x1a : cp == 0x7f ? 0x1c : cp == 0x1a ? 0x7f : cp;
}

/* The code point that begins at unit *i; some of ICU's converters (UTF-7, SCSU) let halves of pairs
 * through. */
static uint32_t code_point(ty_decoder *decoder, size_t *i, size_t n)
{
	const UChar *units = decoder->units;
	uint32_t cp = units[*i];

	if (!U16_IS_SURROGATE(cp))
		return decoder->swapped_controls ? swap_control(cp) : cp;
	if (U16_IS_LEAD(cp) && *i + 1 < n && U16_IS_TRAIL(units[*i + 1]))
		return (uint32_t)U16_GET_SUPPLEMENTARY(cp, units[++*i]);
	decoder->fault(decoder->ctx, count_line_ends(units, units + *i));
	return TY_UTF8_REPLACEMENT;
}

/* The first n units to UTF-8; where more is to come, a pair may be cut behind them. */
static void put_units(ty_buf *to, ty_decoder *decoder, size_t n, bool done)
{
	char *start = ty_buf_room(to, 3 * n), *end = start;

	decoder->held = !done && n > 0 && U16_IS_LEAD(decoder->units[n - 1]);
	n -= decoder->held;
	for (size_t i = 0; start && i < n; i++)
		end += ty_utf8_put(end, code_point(decoder, &i, n));
	to->len += (size_t)(end - start);
	if (decoder->held)
		decoder->units[0] = decoder->units[n];
}

taiyaku_status ty_decode(ty_buf *to, size_t *used, bool *done, ty_decoder *decoder,
			 taiyaku_str bytes, bool last, taiyaku_error *err)
{
	const char *from = bytes.data;
	UErrorCode code = U_ZERO_ERROR;
	UChar *end = decoder->units + decoder->held;

	ucnv_toUnicode(decoder->converter, &end, decoder->units + UNITS, &from,
		       bytes.data + bytes.len, NULL, last, &code);
	*used = (size_t)(from - bytes.data);
	*done = last && U_SUCCESS(code);
	if (U_FAILURE(code) && code != U_BUFFER_OVERFLOW_ERROR)
		return ty_fail(err, TAIYAKU_ESYNTAX, "cannot be decoded: %s", u_errorName(code));
	put_units(to, decoder, (size_t)(end - decoder->units), *done);
	return TAIYAKU_OK;
}
