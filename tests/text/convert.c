/* SPDX-License-Identifier: Apache-2.0 */
#include "text/convert.h"

#include <unicode/ucnv.h>

#include "test.h"
#include "text/utf8.h"

static ty_arena arena;

static int free_arena(void **state)
{
	(void)state;
	ty_arena_reset(&arena);
	return 0;
}

static int free_all(void **state)
{
	(void)state;
	ty_arena_free(&arena);
	return 0;
}

/* UTF-8 text in another encoding. */
static taiyaku_str encode(taiyaku_str text, const char *encoding)
{
	UErrorCode code = U_ZERO_ERROR;
	int32_t room = (int32_t)text.len * 4 + 64;
	char *bytes = ty_arena_alloc(&arena, (size_t)room);
	int32_t len;

	assert_non_null(bytes);
	len = ucnv_convert(encoding, "UTF-8", bytes, room, text.data, (int32_t)text.len, &code);
	assert_true(U_SUCCESS(code));
	return ty_str_of(bytes, (size_t)len);
}

typedef struct result {
	taiyaku_status status;
	taiyaku_str text;
	uint64_t mended, warnings;
	char encoding[64];
	taiyaku_error err, warned;
} result;

static void on_warn(void *ctx, const taiyaku_error *what)
{
	result *r = ctx;

	r->warnings++;
	r->warned = *what;
}

static result read_all(taiyaku_str bytes, const char *encoding)
{
	result r = { 0 };
	taiyaku_hooks hooks = { .warn = on_warn, .ctx = &r };
	ty_input *in = NULL;
	ty_text *text = NULL;
	taiyaku_error err = { 0 };

	assert_ok(ty_input_memory(&in, "file", bytes, &hooks, &err));
	r.status = ty_text_open(&text, in, ty_str(encoding), &hooks, &r.err);
	if (!r.status)
		r.status = ty_text_all(&r.text, &arena, text, SIZE_MAX, &r.err);
	if (text) {
		r.mended = ty_text_mended(text);
		snprintf(r.encoding, sizeof r.encoding, "%s", ty_text_encoding(text));
	}
	ty_text_close(text);
	ty_input_close(in);
	return r;
}

static void check(taiyaku_str bytes, const char *encoding, const char *want)
{
	result r = read_all(bytes, encoding);

	if (r.status)
		print_error("%s\n", r.err.message);
	assert_int_equal(r.status, TAIYAKU_OK);
	assert_str(r.text, want);
	assert_int_equal(r.mended, 0);
}

static void every_encoding_of_japanese_becomes_utf_8(void **state)
{
	static const char *const encodings[] = { "UTF-8",	"Shift_JIS", "EUC-JP",
						 "ISO-2022-JP", "UTF-16LE",  "UTF-16BE" };
	const char *text = "用語\tterm\r\nサーバー①\tserver\r\n";

	(void)state;
	for (size_t i = 0; i < sizeof encodings / sizeof *encodings; i++) {
		taiyaku_str bytes = encode(ty_str(text), encodings[i]);
		result r = read_all(bytes, NULL);

		assert_int_equal(r.status, TAIYAKU_OK);
		assert_str(r.text, text);
		assert_string_equal(r.encoding, encodings[i]);
		check(bytes, encodings[i], text);
	}
}

static void a_byte_order_mark_is_dropped(void **state)
{
	(void)state;
	check(TY_STR("\xef\xbb\xbf"
		     "題"),
	      NULL, "題");
	check(TY_STR("\xef\xbb\xbf"), NULL, "");
	check(TY_STR("\xff\xfe\x4c\x98"), NULL, "題");
	check(TY_STR("\xfe\xff\x98\x4c"), NULL, "題");
	check(TY_STR("\xff\xfe\0\0\x4c\x98\0\0"), NULL, "題");
	check(TY_STR("\0\0\xfe\xff\0\0\x98\x4c"), NULL, "題");
	check(TY_STR("\xef\xbb\xbf"
		     "a"),
	      "UTF-8", "a");
	check(TY_STR("\xff\xfe\x4c\x98"), "UTF-16LE", "題");
	check(TY_STR("\xff\xfe\x4c\x98"), "UTF-16", "題");
}

static void characters_that_windows_and_ibm_added_are_known(void **state)
{
	(void)state;
	/* ～ and － as Windows reads them, ①㈱髙﨑纊 */
	check(TY_STR("\x81\x60\x81\x7c\x87\x40\x87\x8a\xfb\xfc\xfa\xb1\xed\x40"), "Shift_JIS",
	      "～－①㈱髙﨑纊");
	check(TY_STR("\\~"), "Shift_JIS", "\\~");
	check(TY_STR("\xa1\xc1\xa1\xdd\xad\xa1\xad\xea\xfc\xe2"), "EUC-JP", "～－①㈱髙");
	check(TY_STR("\x8e\xb1\x8f\xb0\xa1"), "EUC-JP", "ｱ丂");
	/* half width kana and JIS X 0212 behind escapes that RFC 1468 lacks */
	check(TY_STR("\x1b$B-!F|\x1b(B \x1b(I12\x1b(B \x1b$(D0!\x1b(B"), "ISO-2022-JP",
	      "①日 ｱｲ 丂");
	check(TY_STR("\x1b$@F|\x1b(J~\\\x1b(B~\\"), "ISO-2022-JP", "日‾¥~\\");
}

static void control_characters_of_shift_jis_stay_in_their_places(void **state)
{
	(void)state;
	check(TY_STR("a\x1a\x1c\x7f\t"), "Shift_JIS", "a\x1a\x1c\x7f\t");
}

static void characters_of_two_units_survive_every_border(void **state)
{
	ty_buf want = { 0 };
	static const char *const encodings[] = { "UTF-8", "UTF-16LE", "UTF-16BE", "GB18030" };

	(void)state;
	ty_buf_byte(&want, 'x');
	for (int i = 0; i < 150000; i++)
		ty_buf_add(&want, TY_STR("𠮷"));
	for (size_t i = 0; i < sizeof encodings / sizeof *encodings; i++) {
		result r = read_all(encode(ty_buf_str(&want), encodings[i]), encodings[i]);

		assert_int_equal(r.status, TAIYAKU_OK);
		assert_int_equal(r.mended, 0);
		assert_true(ty_str_equal(r.text, ty_buf_str(&want)));
		ty_arena_reset(&arena);
	}
	ty_buf_free(&want);
}

#define BYTES(literal)                       \
	{                                    \
		literal, sizeof(literal) - 1 \
	}

/* clang-format off */
static void bytes_that_cannot_be_read_are_replaced_and_told_once(void **state)
{
	static const struct {
		const char *encoding;
		taiyaku_str bytes;
		const char *want;
		uint64_t mended, line;
	} rows[] = {
		{ NULL, BYTES("説明書\n説\xff明書\n\xe6\x97"), "説明書\n説\uFFFD明書\n\uFFFD", 2, 2 },
		{ "UTF-8", BYTES("a\r\nb\rc\xc0\x80"), "a\r\nb\rc\uFFFD\uFFFD", 2, 3 },
		{ "UTF-8", BYTES("\xf0\x9f\x8dx\xed\xa0\x80"), "\uFFFDx\uFFFD\uFFFD\uFFFD", 4, 1 },
		{ "Shift_JIS", BYTES("\x91\xe8\n\x82\n\xfd"), "題\n\uFFFD\n\uFFFD", 2, 2 },
		{ "EUC-JP", BYTES("\n\n\xc2\xea\xa5\n"), "\n\n題\uFFFD\n", 1, 3 },
		{ "UTF-16LE", BYTES("a\0\0\xd8" "b\0c"), "a\uFFFDb\uFFFD", 2, 1 },
		{ "ISO-2022-JP", BYTES("\x1b$B\x46\x7c\x2f\x7e\x1b(Bx"), "日\uFFFDx", 1, 1 },
	};
	/* clang-format on */

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		result r = read_all(rows[i].bytes, rows[i].encoding);
		char message[100];

		if (r.status)
			print_error("row %zu: %s\n", i, r.err.message);
		assert_int_equal(r.status, TAIYAKU_OK);
		assert_str(r.text, rows[i].want);
		assert_int_equal(r.mended, rows[i].mended);
		assert_int_equal(r.warnings, 1);
		assert_int_equal(r.warned.line, rows[i].line);
		assert_string_equal(r.warned.file, "file");
		snprintf(message, sizeof message, "invalid %s replaced", r.encoding);
		assert_string_equal(r.warned.message, message);
	}
}

static void bytes_that_are_no_text_are_refused_with_their_place(void **state)
{
	ty_buf late = { 0 };
	result r;

	(void)state;
	r = read_all(TY_STR("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0"), NULL);
	assert_int_equal(r.status, TAIYAKU_ESYNTAX);
	assert_string_equal(r.err.message, "not a text file");
	assert_string_equal(r.err.file, "file");
	for (int i = 0; i < 50000; i++)
		ty_buf_add(&late, TY_STR("a line\n"));
	ty_buf_add(&late, TY_STR("a NUL\0"));
	r = read_all(ty_buf_str(&late), NULL);
	assert_int_equal(r.status, TAIYAKU_ESYNTAX);
	assert_int_equal(r.err.line, 50001);
	ty_buf_free(&late);
	r = read_all(TY_STR("a"), "no-such-encoding");
	assert_int_equal(r.status, TAIYAKU_EARGUMENT);
	assert_string_equal(r.err.message, "no encoding 'no-such-encoding'");
}

static void ascii_at_the_beginning_decides_nothing(void **state)
{
	static const char *const encodings[] = { "UTF-8", "Shift_JIS", "EUC-JP", "ISO-2022-JP" };
	ty_buf text = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof encodings / sizeof *encodings; i++) {
		result r;

		ty_buf_clear(&text);
		for (int k = 0; k < 30000; k++)
			ty_buf_add(&text, i < 3 ? TY_STR("colours: \x1b[31mred\x1b[0m\n")
						: TY_STR("plain ASCII\n"));
		ty_buf_add(&text, TY_STR("用語\tterm\n取り扱い説明書\n"));
		r = read_all(encode(ty_buf_str(&text), encodings[i]), NULL);
		assert_int_equal(r.status, TAIYAKU_OK);
		assert_string_equal(r.encoding, encodings[i]);
		assert_true(ty_str_equal(r.text, ty_buf_str(&text)));
		ty_arena_reset(&arena);
	}
	ty_buf_free(&text);
}

static void a_declaration_decides_when_the_bytes_come_late(void **state)
{
	ty_buf text = { 0 };
	result r;

	(void)state;
	ty_buf_add(&text, TY_STR("<?xml version='1.0' encoding='KOI8-R'?>\n"));
	for (int i = 0; i < 100000; i++)
		ty_buf_byte(&text, ' ');
	ty_buf_add(&text, TY_STR("слово"));
	r = read_all(encode(ty_buf_str(&text), "KOI8-R"), NULL);
	assert_string_equal(r.encoding, "KOI8-R");
	assert_true(ty_str_equal(r.text, ty_buf_str(&text)));
	r = read_all(ty_buf_str(&text), NULL);
	assert_string_equal(r.encoding, "UTF-8");
	assert_true(ty_str_equal(r.text, ty_buf_str(&text)));
	ty_buf_free(&text);
}

/* Lines joined by "|", with their numbers where they jump. */
static taiyaku_str lines_of(taiyaku_str bytes, ty_buf *joined)
{
	ty_input *in = NULL;
	ty_text *text = NULL;
	taiyaku_error err = { 0 };
	taiyaku_str s;
	uint64_t line, last = 0;
	bool more;

	ty_buf_clear(joined);
	assert_ok(ty_input_memory(&in, "file", bytes, NULL, &err));
	assert_ok(ty_text_open(&text, in, TY_STR("UTF-8"), NULL, &err));
	for (;;) {
		assert_ok(ty_text_line(&s, &line, &more, text, &err));
		if (!more)
			break;
		if (line != last + 1)
			ty_buf_print(joined, "(%d)", (int)line);
		last = line;
		ty_buf_add(joined, s);
		ty_buf_byte(joined, '|');
	}
	ty_text_close(text);
	ty_input_close(in);
	return ty_buf_str(joined);
}

static void lines_end_with_lf_cr_lf_or_cr(void **state)
{
	static const struct {
		const char *text, *lines;
	} rows[] = {
		{ "", "" },
		{ "a", "a|" },
		{ "a\n", "a|" },
		{ "a\nb", "a|b|" },
		{ "a\r\nb\r\n", "a|b|" },
		{ "a\rb\r", "a|b|" },
		{ "\n\n", "||" },
		{ "\r\n\r\n", "||" },
		{ "\r\r\n\n", "|||" },
		{ "\n\r", "||" },
		{ "題\r名\n\n", "題|名||" },
		{ "\xef\xbb\xbf\nx", "|x|" },
	};
	ty_buf joined = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_str(lines_of(ty_str(rows[i].text), &joined), rows[i].lines);
	ty_buf_free(&joined);
}

static void lines_do_not_feel_where_the_input_was_cut(void **state)
{
	static const char *const ends[] = { "\n", "\r\n", "\r" };
	ty_buf text = { 0 }, want = { 0 }, joined = { 0 };

	(void)state;
	/* The border of a read moves through every place of the pattern. */
	for (size_t i = 0; i < 27; i++) {
		ty_buf_clear(&text);
		ty_buf_clear(&want);
		for (size_t k = 0; k < i; k++)
			ty_buf_byte(&text, 'x');
		ty_buf_add(&want, ty_buf_str(&text));
		while (text.len < 600000) {
			ty_buf_add(&text, TY_STR("題𠮷b"));
			ty_buf_add(&text, ty_str(ends[i % 3]));
			ty_buf_add(&want, TY_STR("題𠮷b|"));
		}
		assert_true(ty_str_equal(lines_of(ty_buf_str(&text), &joined), ty_buf_str(&want)));
	}
	ty_buf_free(&text);
	ty_buf_free(&want);
	ty_buf_free(&joined);
}

static void a_line_that_is_too_long_comes_in_pieces(void **state)
{
	size_t pieces = 0, bytes = 0, largest = 0;
	ty_buf long_text = { 0 };
	ty_input *in = NULL;
	ty_text *text = NULL;
	taiyaku_error err = { 0 };
	taiyaku_str s;
	uint64_t line;
	bool more;

	(void)state;
	while (long_text.len < 2 * TY_TEXT_LINE_MAX + 1000)
		ty_buf_add(&long_text, TY_STR("題題題題題題題題題題"));
	bytes = long_text.len;
	ty_buf_add(&long_text, TY_STR("\nend"));
	assert_ok(ty_input_memory(&in, "file", ty_buf_str(&long_text), NULL, &err));
	assert_ok(ty_text_open(&text, in, TY_STR(""), NULL, &err));
	for (;;) {
		assert_ok(ty_text_line(&s, &line, &more, text, &err));
		assert_true(more);
		if (line == 2)
			break;
		assert_int_equal(line, 1);
		assert_int_equal(ty_utf8_valid(s), s.len);
		assert_int_equal(s.len % 3, 0);
		largest = s.len > largest ? s.len : largest;
		bytes -= s.len;
		pieces++;
	}
	assert_str(s, "end");
	assert_int_equal(bytes, 0);
	assert_int_equal(pieces, 3);
	assert_true(largest <= TY_TEXT_LINE_MAX);
	ty_text_close(text);
	ty_input_close(in);
	ty_buf_free(&long_text);
}

static void all_of_a_text_has_a_cap(void **state)
{
	ty_input *in = NULL;
	ty_text *text = NULL;
	taiyaku_error err = { 0 };
	taiyaku_str all;

	(void)state;
	assert_ok(ty_input_memory(&in, "file", TY_STR("0123456789"), NULL, &err));
	assert_ok(ty_text_open(&text, in, TY_STR(""), NULL, &err));
	assert_int_equal(ty_text_all(&all, &arena, text, 9, &err), TAIYAKU_ELIMIT);
	assert_string_equal(err.message, "larger than 9 bytes");
	ty_text_close(text);
	ty_input_close(in);
	err = (taiyaku_error){ 0 };
	assert_ok(ty_input_memory(&in, "file", TY_STR("0123456789"), NULL, &err));
	assert_ok(ty_text_open(&text, in, TY_STR(""), NULL, &err));
	assert_ok(ty_text_all(&all, &arena, text, 10, &err));
	assert_str(all, "0123456789");
	assert_int_equal(all.data[all.len], 0);
	ty_text_close(text);
	ty_input_close(in);
}

static void the_head_of_a_document_is_read_in_its_encoding(void **state)
{
	taiyaku_error err = { 0 };
	taiyaku_str head;

	(void)state;
	assert_ok(ty_text_head(&head, &arena, encode(TY_STR("<題>"), "EUC-JP"), TY_STR(""), &err));
	assert_str(head, "<題>");
	assert_ok(ty_text_head(&head, &arena, TY_STR("取り扱い説\xe6\x98"), TY_STR(""), &err));
	assert_str(head, "取り扱い説");
	assert_ok(ty_text_head(&head, &arena, TY_STR("PK\3\4\0\0\1\0"), TY_STR(""), &err));
	assert_str(head, "");
	assert_ok(ty_text_head(&head, &arena, TY_STR(""), TY_STR(""), &err));
	assert_str(head, "");
	assert_int_equal(ty_text_head(&head, &arena, TY_STR("a"), TY_STR("xx"), &err),
			 TAIYAKU_EARGUMENT);
}

static void whatever_comes_in_valid_utf_8_goes_out(void **state)
{
	static const char *const encodings[] = { NULL,	     "UTF-8",	 "Shift_JIS", "EUC-JP",
						 "UTF-16LE", "UTF-16BE", "UTF-32LE",  "ISO-2022-JP",
						 "GB18030",  "UTF-7",	 "SCSU",      "HZ" };
	char noise[3000];
	uint32_t seed = 7;

	(void)state;
	for (int round = 0; round < 600; round++) {
		size_t len = 1 + (seed >> 8) % sizeof noise;
		result r;

		for (size_t i = 0; i < len; i++) {
			seed = seed * 1664525 + 1013904223;
			noise[i] = (char)(round % 3 == 0 ? (seed >> 24) | 0x80 : seed >> 24);
			if (noise[i] == 0)
				noise[i] = '\n';
		}
		r = read_all(ty_str_of(noise, len), encodings[round % 12]);
		if (r.status) {
			assert_int_equal(r.status, TAIYAKU_ESYNTAX);
			continue;
		}
		assert_int_equal(ty_utf8_valid(r.text), r.text.len);
		assert_int_equal(r.warnings, r.mended > 0);
		ty_arena_reset(&arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(every_encoding_of_japanese_becomes_utf_8, free_arena),
		cmocka_unit_test_teardown(a_byte_order_mark_is_dropped, free_arena),
		cmocka_unit_test_teardown(characters_that_windows_and_ibm_added_are_known,
					  free_arena),
		cmocka_unit_test_teardown(control_characters_of_shift_jis_stay_in_their_places,
					  free_arena),
		cmocka_unit_test_teardown(characters_of_two_units_survive_every_border, free_arena),
		cmocka_unit_test_teardown(bytes_that_cannot_be_read_are_replaced_and_told_once,
					  free_arena),
		cmocka_unit_test_teardown(bytes_that_are_no_text_are_refused_with_their_place,
					  free_arena),
		cmocka_unit_test_teardown(ascii_at_the_beginning_decides_nothing, free_arena),
		cmocka_unit_test_teardown(a_declaration_decides_when_the_bytes_come_late,
					  free_arena),
		cmocka_unit_test_teardown(lines_end_with_lf_cr_lf_or_cr, free_arena),
		cmocka_unit_test_teardown(lines_do_not_feel_where_the_input_was_cut, free_arena),
		cmocka_unit_test_teardown(a_line_that_is_too_long_comes_in_pieces, free_arena),
		cmocka_unit_test_teardown(all_of_a_text_has_a_cap, free_arena),
		cmocka_unit_test_teardown(the_head_of_a_document_is_read_in_its_encoding,
					  free_arena),
		cmocka_unit_test_teardown(whatever_comes_in_valid_utf_8_goes_out, free_arena),
	};

	return cmocka_run_group_tests(tests, NULL, free_all);
}
