/* SPDX-License-Identifier: Apache-2.0 */
#include "test.h"

#include "text/edit.h"
#include "text/encode.h"

/* A text, and where in it something is replaced, given in characters. */
static const char *const characters[] = {
	"a", "<", "\r\n", "\n", "表", "ソ", "猫", "。", "ｱ", "\t"
};

enum { CHARACTERS = sizeof characters / sizeof *characters, LENGTH = 3000, ROUNDS = 40 };

/* Small steps that are the same on every machine. */
static uint32_t next(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 16;
}

static void encode(ty_buf *to, ty_encoder *encoder, taiyaku_str s)
{
	if (encoder)
		assert_true(ty_encode(to, encoder, s));
	else
		ty_buf_add(to, s);
}

static taiyaku_str all_of(ty_edit *edit)
{
	taiyaku_error err = { 0 };
	taiyaku_str added;
	bool more = true;

	while (more)
		assert_ok(ty_edit_more(&added, &more, edit, &err));
	return ty_edit_text(edit, 0);
}

/* Random replacements in a random text: want is put together from the same pieces in the encoding.
 */
static void replace_at_random(const char *encoding, const char *mark, uint32_t seed)
{
	ty_buf text = { 0 }, raw = { 0 }, want = { 0 }, got = { 0 };
	ty_encoder *encoder;
	taiyaku_error err = { 0 };
	ty_input *in;
	ty_output *to;
	ty_edit *edit;
	size_t from[LENGTH], n = 0;

	assert_ok(ty_encoder_open(&encoder, encoding, false, &err));
	ty_buf_add(&raw, ty_str_of(mark, strlen(mark)));
	ty_buf_add(&want, ty_buf_str(&raw));
	while (n < LENGTH) {
		const char *one = characters[next(&seed) % CHARACTERS];

		from[n++] = text.len;
		ty_buf_add(&text, ty_str(one));
		encode(&raw, encoder, ty_str(one));
	}
	assert_ok(ty_input_memory(&in, "edit", ty_buf_str(&raw), NULL, &err));
	assert_ok(ty_output_memory(&to, &got, &err));
	assert_ok(ty_edit_open(&edit, in, ty_str(encoding), true, to, &err));
	assert_str_at(all_of(edit), ty_buf_str(&text), __FILE__, __LINE__);
	for (size_t i = 0; i < n; i++) {
		taiyaku_str own = ty_str_slice(ty_buf_str(&text), from[i],
					       i + 1 < n ? from[i + 1] : text.len);
		uint32_t what = next(&seed) % 16;

		if (what == 0) { /* put something before it */
			ty_edit_replace(edit, from[i], from[i], TY_STR("新しい&"));
			encode(&want, encoder, TY_STR("新しい&"));
		} else if (what == 1) { /* and in its place */
			ty_edit_replace(edit, from[i], from[i] + own.len, TY_STR("新"));
			encode(&want, encoder, TY_STR("新"));
			continue;
		} else if (what == 2) {
			assert_ok(ty_edit_pass(edit, from[i], &err));
		}
		encode(&want, encoder, own);
	}
	assert_ok(ty_edit_pass(edit, text.len, &err));
	ty_edit_close(edit);
	assert_ok(ty_output_close(to, &err));
	ty_input_close(in);
	assert_str_at(ty_buf_str(&got), ty_buf_str(&want), __FILE__, __LINE__);
	ty_encoder_close(encoder);
	ty_buf_free(&text);
	ty_buf_free(&raw);
	ty_buf_free(&want);
	ty_buf_free(&got);
}

static void bytes_outside_a_replacement_are_as_they_were(void **state)
{
	(void)state;
	for (uint32_t seed = 1; seed <= ROUNDS; seed++) {
		replace_at_random("UTF-8", "", seed);
		replace_at_random("UTF-8", "\xef\xbb\xbf", seed);
		replace_at_random("UTF-16LE", "\xff\xfe", seed);
		replace_at_random("UTF-16BE", "\xfe\xff", seed);
		replace_at_random("Shift_JIS", "", seed);
		replace_at_random("EUC-JP", "", seed);
	}
}

/* The bytes depend on those before them: what comes out is looked at as text. */
static void replace_among_shifts(uint32_t seed)
{
	ty_buf text = { 0 }, raw = { 0 }, want = { 0 }, got = { 0 };
	ty_encoder *encoder;
	taiyaku_error err = { 0 };
	ty_input *in;
	ty_output *to;
	ty_edit *edit;
	size_t from[LENGTH], n = 0;

	assert_ok(ty_encoder_open(&encoder, "ISO-2022-JP", false, &err));
	while (n < LENGTH) {
		const char *one = characters[next(&seed) % CHARACTERS];

		if (ty_str_is(TY_STR("ｱ"), one))
			continue;
		from[n++] = text.len;
		ty_buf_add(&text, ty_str(one));
	}
	encode(&raw, encoder, ty_buf_str(&text));
	assert_ok(ty_input_memory(&in, "edit", ty_buf_str(&raw), NULL, &err));
	assert_ok(ty_output_memory(&to, &got, &err));
	assert_ok(ty_edit_open(&edit, in, TY_STR("ISO-2022-JP"), true, to, &err));
	assert_str_at(all_of(edit), ty_buf_str(&text), __FILE__, __LINE__);
	for (size_t i = 0; i < n; i++) {
		static const char *const with[] = { "", "x", "新", "x新", "新x" };
		taiyaku_str own = ty_str_slice(ty_buf_str(&text), from[i],
					       i + 1 < n ? from[i + 1] : text.len);
		taiyaku_str other = ty_str(with[next(&seed) % 5]);
		uint32_t what = next(&seed) % 8;

		if (what < 2) {
			ty_edit_replace(edit, from[i], from[i] + (what ? own.len : 0), other);
			ty_buf_add(&want, other);
		} else if (what == 2) {
			assert_ok(ty_edit_pass(edit, from[i], &err));
		}
		if (what != 1)
			ty_buf_add(&want, own);
	}
	assert_ok(ty_edit_pass(edit, text.len, &err));
	ty_edit_close(edit);
	assert_ok(ty_output_close(to, &err));
	ty_input_close(in);
	assert_int_equal(ty_str_find(ty_buf_str(&got), TY_STR("\x1b(B\x1b"), 0), SIZE_MAX);
	assert_ok(ty_input_memory(&in, "edited", ty_buf_str(&got), NULL, &err));
	assert_ok(ty_output_memory(&to, &raw, &err));
	assert_ok(ty_edit_open(&edit, in, TY_STR("ISO-2022-JP"), true, to, &err));
	assert_str_at(all_of(edit), ty_buf_str(&want), __FILE__, __LINE__);
	ty_edit_close(edit);
	ty_output_abort(to);
	ty_input_close(in);
	ty_encoder_close(encoder);
	ty_buf_free(&text);
	ty_buf_free(&raw);
	ty_buf_free(&want);
	ty_buf_free(&got);
}

static void escape_sequences_stay_in_force_around_a_replacement(void **state)
{
	(void)state;
	for (uint32_t seed = 1; seed <= ROUNDS; seed++)
		replace_among_shifts(seed);
}

/* Edit "a猫b" so that its second character is replaced. */
static void edit_cat(const char *encoding, const char *raw, const char *with, const char *want)
{
	taiyaku_error err = { 0 };
	ty_buf got = { 0 };
	ty_input *in;
	ty_output *to;
	ty_edit *edit;

	assert_ok(ty_input_memory(&in, "edit", ty_str(raw), NULL, &err));
	assert_ok(ty_output_memory(&to, &got, &err));
	assert_ok(ty_edit_open(&edit, in, ty_str(encoding), true, to, &err));
	assert_str(all_of(edit), "a猫b");
	ty_edit_replace(edit, 1, 4, ty_str(with));
	assert_ok(ty_edit_pass(edit, 5, &err));
	ty_edit_close(edit);
	assert_ok(ty_output_close(to, &err));
	ty_input_close(in);
	assert_str(ty_buf_str(&got), want);
	ty_buf_free(&got);
}

static void what_an_encoding_lacks_is_a_reference(void **state)
{
	(void)state;
	edit_cat("UTF-8", "a猫b", "é–", "aé–b");
	edit_cat("Shift_JIS",
		 "a\x94\x4c"
		 "b",
		 "é", "a&#xE9;b");
	edit_cat("EUC-JP",
		 "a\xc7\xad"
		 "b",
		 "犬",
		 "a\xb8\xa4"
		 "b");
}

static void check_encoded(const char *encoding, const char *text, const char *want)
{
	ty_encoder *encoder;
	ty_buf got = { 0 };
	taiyaku_error err = { 0 };

	assert_ok(ty_encoder_open(&encoder, encoding, false, &err));
	assert_int_equal(ty_encode(&got, encoder, ty_str(text)), want != NULL);
	assert_str_at(ty_buf_str(&got), want ? ty_str(want) : TY_STR(""), __FILE__, __LINE__);
	ty_encoder_close(encoder);
	ty_buf_free(&got);
}

static void marks_of_jis_become_those_of_windows_where_nothing_else_is(void **state)
{
	(void)state;
	check_encoded("Shift_JIS", "1〜2",
		      "1\x81\x60"
		      "2");
	check_encoded("Shift_JIS", "−‖¬¥¢£", "\x81\x7c\x81\x61\x81\xca\x81\x8f\x81\x91\x81\x92");
	check_encoded("EUC-JP", "1〜2",
		      "1\xa1\xc1"
		      "2");
	check_encoded("Shift_JIS", "〜é", NULL);
}

static void escape_sequences_are_no_more_than_there_must_be(void **state)
{
	(void)state;
	edit_cat("ISO-2022-JP", "a\x1b$BG-\x1b(Bb", "x", "ax\x1b(Bb");
	edit_cat("ISO-2022-JP", "a\x1b$BG-\x1b(Bb", "犬", "a\x1b$B8$\x1b(Bb");
	edit_cat("ISO-2022-JP", "a\x1b$BG-\x1b(Bb", "é", "a&#xE9;\x1b(Bb");
	edit_cat("ISO-2022-JP", "a\x1b$BG-\x1b(J\x1b(Bb", "犬", "a\x1b$B8$\x1b(J\x1b(Bb");
}

static taiyaku_status open_and_read(const char *encoding, taiyaku_str raw, taiyaku_error *err)
{
	ty_buf got = { 0 };
	ty_input *in;
	ty_output *to;
	ty_edit *edit = NULL;
	taiyaku_str added;
	taiyaku_status status;
	bool more = true;

	assert_int_equal(ty_input_memory(&in, "edit", raw, NULL, err), TAIYAKU_OK);
	assert_int_equal(ty_output_memory(&to, &got, err), TAIYAKU_OK);
	status = ty_edit_open(&edit, in, ty_str(encoding), true, to, err);
	while (!status && more)
		status = ty_edit_more(&added, &more, edit, err);
	ty_edit_close(edit);
	ty_output_abort(to);
	ty_input_close(in);
	ty_buf_free(&got);
	return status;
}

static void bytes_of_another_encoding_are_an_error_with_a_line(void **state)
{
	taiyaku_error err = { 0 };

	(void)state;
	assert_int_equal(open_and_read("UTF-8", TY_STR("a\nb\xff"), &err), TAIYAKU_ESYNTAX);
	assert_int_equal(err.line, 2);
	assert_string_equal(err.message, "bytes that are no UTF-8");
	err = (taiyaku_error){ 0 };
	assert_int_equal(open_and_read("Shift_JIS", TY_STR("a\n\nb\x81\x01"), &err),
			 TAIYAKU_ESYNTAX);
	assert_int_equal(err.line, 3);
	err = (taiyaku_error){ 0 };
	assert_int_equal(open_and_read("UTF-8", TY_STR("a\0b"), &err), TAIYAKU_ESYNTAX);
	err = (taiyaku_error){ 0 };
	assert_int_equal(open_and_read("ISO-2022-KR", TY_STR("a"), &err), TAIYAKU_EARGUMENT);
	err = (taiyaku_error){ 0 };
	assert_int_equal(open_and_read("ISO-2022-JP", TY_STR("\x1b$BA\x1b(B"), &err),
			 TAIYAKU_ESYNTAX);
	err = (taiyaku_error){ 0 };
	assert_int_equal(open_and_read("no such", TY_STR("a"), &err), TAIYAKU_EARGUMENT);
}

/* "head tail", with a replacement of "head" that waits while tail is passed. */
static void hold_head(bool replace, const char *want)
{
	taiyaku_error err = { 0 };
	ty_buf got = { 0 };
	ty_input *in;
	ty_output *to;
	ty_edit *edit;

	assert_ok(ty_input_memory(&in, "edit", TY_STR("<head tail>"), NULL, &err));
	assert_ok(ty_output_memory(&to, &got, &err));
	assert_ok(ty_edit_open(&edit, in, TY_STR("UTF-8"), true, to, &err));
	all_of(edit);
	assert_ok(ty_edit_hold(edit, 1, 5, TY_STR("HEAD"), &err));
	ty_edit_replace(edit, 6, 10, TY_STR("TAIL"));
	assert_ok(ty_edit_pass(edit, 11, &err));
	assert_true(ty_edit_holds(edit));
	ty_edit_settle(edit, replace);
	assert_false(ty_edit_holds(edit));
	ty_edit_close(edit);
	assert_ok(ty_output_close(to, &err));
	ty_input_close(in);
	assert_str(ty_buf_str(&got), want);
	ty_buf_free(&got);
}

static void a_replacement_can_be_decided_on_later(void **state)
{
	(void)state;
	hold_head(true, "<HEAD TAIL>");
	hold_head(false, "<head TAIL>");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bytes_outside_a_replacement_are_as_they_were),
		cmocka_unit_test(what_an_encoding_lacks_is_a_reference),
		cmocka_unit_test(marks_of_jis_become_those_of_windows_where_nothing_else_is),
		cmocka_unit_test(escape_sequences_stay_in_force_around_a_replacement),
		cmocka_unit_test(escape_sequences_are_no_more_than_there_must_be),
		cmocka_unit_test(bytes_of_another_encoding_are_an_error_with_a_line),
		cmocka_unit_test(a_replacement_can_be_decided_on_later),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
