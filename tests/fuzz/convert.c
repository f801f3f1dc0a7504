/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes in any encoding (the first byte names it) become valid UTF-8 or an error. */
#include "text/convert.h"

#include "fuzz.h"
#include "text/utf8.h"

static const char *const encodings[] = { "",	     "UTF-8",	    "Shift_JIS", "EUC-JP",
					 "UTF-16LE", "UTF-16",	    "UTF-32",	 "ISO-2022-JP",
					 "GB18030",  "windows-1252" };

/* The same text line by line: every line is valid, and nothing is lost but line ends. */
static void read_lines(taiyaku_str bytes, taiyaku_str encoding, taiyaku_str all)
{
	ty_input *in = NULL;
	ty_text *text = NULL;
	taiyaku_str line;
	uint64_t number, last = 0;
	size_t at = 0;
	bool more;

	MUST(!ty_input_memory(&in, "fuzz", bytes, NULL, NULL));
	MUST(!ty_text_open(&text, in, encoding, NULL, NULL));
	for (;;) {
		MUST(!ty_text_line(&line, &number, &more, text, NULL));
		if (!more)
			break;
		MUST(number == last + 1);
		last = number;
		MUST(ty_str_starts(ty_str_slice(all, at, all.len), line));
		at += line.len;
		if (at < all.len && all.data[at] == '\r' && at + 1 < all.len &&
		    all.data[at + 1] == '\n')
			at++;
		if (at < all.len) {
			MUST(all.data[at] == '\n' || all.data[at] == '\r');
			at++;
		}
	}
	MUST(at == all.len);
	ty_text_close(text);
	ty_input_close(in);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	taiyaku_str bytes, encoding, all;
	ty_arena arena = { NULL };
	ty_input *in = NULL;
	ty_text *text = NULL;

	if (size == 0)
		return 0;
	bytes = ty_str_of((const char *)data + 1, size - 1);
	/* Packed data would be unpacked, which is not what is tried here. */
	if (ty_str_starts(bytes, TY_STR("\x1f\x8b")))
		return 0;
	encoding = ty_str(encodings[data[0] % (sizeof encodings / sizeof *encodings)]);
	MUST(!ty_text_head(&all, &arena, bytes, encoding, NULL));
	MUST(ty_utf8_valid(all) == all.len);
	MUST(!ty_input_memory(&in, "fuzz", bytes, NULL, NULL));
	if (!ty_text_open(&text, in, encoding, NULL, NULL) &&
	    !ty_text_all(&all, &arena, text, SIZE_MAX, NULL)) {
		MUST(ty_utf8_valid(all) == all.len);
		read_lines(bytes, encoding, all);
	}
	ty_text_close(text);
	ty_input_close(in);
	ty_arena_free(&arena);
	return 0;
}
