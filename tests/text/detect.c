/* SPDX-License-Identifier: Apache-2.0 */
#include "text/detect.h"

#include <unicode/ucnv.h>

#include "test.h"

static char bytes[1 << 16];

/* UTF-8 text in another encoding. */
static taiyaku_str encode(const char *text, const char *encoding)
{
	UErrorCode code = U_ZERO_ERROR;
	int32_t len = ucnv_convert(encoding, "UTF-8", bytes, sizeof bytes, text, -1, &code);

	assert_true(U_SUCCESS(code));
	return ty_str_of(bytes, (size_t)len);
}

static void check(taiyaku_str text, taiyaku_str declared, ty_evidence evidence, const char *want)
{
	char name[TY_ENCODING_NAME] = "", said[TY_ENCODING_NAME];

	ty_encoding_declared(said, declared);
	assert_int_equal(ty_encoding_detect(name, text, true, said), evidence);
	if (want && strcmp(name, want) != 0)
		print_error("of \"%.*s\"\n", TY_ARG(text));
	if (want)
		assert_string_equal(name, want);
}

static void short_japanese_is_told_apart_by_what_it_decodes_to(void **state)
{
	static const char *const texts[] = {
		"用語\tterm",
		"server\tサーバー",
		"題",
		"本\tbook\n",
		"取り扱い説明書、第3版（2026年）\n",
		"データbase\tdatabase\n",
		"髙橋①㈱\tTakahashi\n",
		"東京タワーの夜 [A Night at Tokyo Tower]\r\n",
		"ソ連の表示十予能\tbackslashes in the second byte\n",
		"〜ー～−",
		"国際\tinternational\n会議\tconference\n",
		"# 用語集", /* in EUC-JP two of its three kanji look like UTF-8 */
	};
	static const char *const encodings[] = { "Shift_JIS", "EUC-JP", "ISO-2022-JP", "UTF-8" };

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		for (size_t k = 0; k < sizeof encodings / sizeof *encodings; k++) {
			/* ICU does not write its own 〜 and − in Shift_JIS and EUC-JP. */
			if (strcmp(texts[i], "〜ー～−") == 0 && k < 3)
				continue;
			check(encode(texts[i], encodings[k]), TY_STR(""), TY_EVIDENCE_FOUND,
			      encodings[k]);
		}
}

static void half_width_katakana_is_shift_jis(void **state)
{
	(void)state;
	check(encode("ｻｰﾊﾞｰ\tserver\n", "Shift_JIS"), TY_STR(""), TY_EVIDENCE_FOUND, "Shift_JIS");
	check(encode("ｶﾀｶﾅ\tkatakana\nﾃﾞｰﾀﾍﾞｰｽ\tdatabase\n", "Shift_JIS"), TY_STR(""),
	      TY_EVIDENCE_FOUND, "Shift_JIS");
	check(encode("ｱｲｳ\n", "Shift_JIS"), TY_STR(""), TY_EVIDENCE_FOUND, "Shift_JIS");
}

static void western_text_is_not_taken_for_japanese(void **state)
{
	static const char *const texts[] = {
		"“The title,” he said — don’t ask.\n",
		"A café in Zürich, naïve as ever\n",
		"déjà vu",
		"the author’s own “gloss”\nthe reader’s guide\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		check(encode(texts[i], "windows-1252"), TY_STR(""), TY_EVIDENCE_FOUND,
		      "windows-1252");
}

static void cyrillic_letters_are_not_taken_for_half_width_katakana(void **state)
{
	const char *text = "Все люди рождаются свободными и равными в своём достоинстве и правах.";

	(void)state;
	check(encode(text, "KOI8-R"), TY_STR(""), TY_EVIDENCE_FOUND, "KOI8-R");
	check(encode(text, "windows-1251"), TY_STR(""), TY_EVIDENCE_FOUND, "windows-1251");
	check(encode("слово", "KOI8-R"), TY_STR("charset=KOI8-R"), TY_EVIDENCE_FOUND, "KOI8-R");
}

static void marks_at_the_beginning_name_the_encoding(void **state)
{
	(void)state;
	check(TY_STR("\xef\xbb\xbf"), TY_STR(""), TY_EVIDENCE_FOUND, "UTF-8");
	check(TY_STR("\xff\xfe"
		     "a\0"),
	      TY_STR(""), TY_EVIDENCE_FOUND, "UTF-16LE");
	check(TY_STR("\xfe\xff\0a"), TY_STR(""), TY_EVIDENCE_FOUND, "UTF-16BE");
	check(TY_STR("\xff\xfe\0\0a\0\0\0"), TY_STR(""), TY_EVIDENCE_FOUND, "UTF-32LE");
	check(TY_STR("\0\0\xfe\xff\0\0\0a"), TY_STR(""), TY_EVIDENCE_FOUND, "UTF-32BE");
}

static void utf_16_without_a_mark_is_known_by_its_zero_bytes(void **state)
{
	static const char *const texts[] = {
		"用語\tterm\n",
		"hello world",
		"<?xml version=\"1.0\" encoding=\"UTF-16\"?>\n<題/>",
		"一　二\n",
		"Ｔｉｔｌｅ: ｻｰﾊﾞｰ𠮷",
	};

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		check(encode(texts[i], "UTF-16LE"), TY_STR(""), TY_EVIDENCE_FOUND, "UTF-16LE");
		check(encode(texts[i], "UTF-16BE"), TY_STR(""), TY_EVIDENCE_FOUND, "UTF-16BE");
	}
}

static void what_is_no_text_is_found_out(void **state)
{
	char noise[4096];
	uint32_t seed = 1;

	(void)state;
	check(TY_STR("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0"), TY_STR(""), TY_EVIDENCE_BINARY,
	      NULL);
	check(TY_STR("PK\3\4\x14\0\0\0\x08\0abc"), TY_STR(""), TY_EVIDENCE_BINARY, NULL);
	check(TY_STR("text with a NUL\0 in it"), TY_STR(""), TY_EVIDENCE_BINARY, NULL);
	for (size_t i = 0; i < sizeof noise; i++) {
		seed = seed * 1664525 + 1013904223;
		noise[i] = (char)(seed >> 24);
	}
	check(ty_str_of(noise, sizeof noise), TY_STR(""), TY_EVIDENCE_BINARY, NULL);
	for (size_t i = 0; i < sizeof noise; i++)
		noise[i] = noise[i] ? noise[i] : 'x';
	check(ty_str_of(noise, sizeof noise), TY_STR(""), TY_EVIDENCE_BINARY, NULL);
}

static void a_declaration_is_evidence_only_where_the_bytes_agree(void **state)
{
	taiyaku_str xml = TY_STR("<?xml version='1.0' encoding='EUC-KR'?>");
	taiyaku_str latin = TY_STR("<meta charset=iso-8859-1>");

	(void)state;
	check(encode("한국어", "EUC-KR"), xml, TY_EVIDENCE_FOUND, "EUC-KR");
	check(TY_STR("用語"), xml, TY_EVIDENCE_FOUND, "UTF-8");
	check(encode("用語の説明", "Shift_JIS"), xml, TY_EVIDENCE_FOUND, "Shift_JIS");
	check(encode("用語の説明", "Shift_JIS"), latin, TY_EVIDENCE_FOUND, "Shift_JIS");
	check(encode("caf\xc3\xa9", "windows-1252"), latin, TY_EVIDENCE_FOUND, "windows-1252");
	check(TY_STR("ascii"), xml, TY_EVIDENCE_NONE, "EUC-KR");
	check(TY_STR("ascii"), TY_STR(""), TY_EVIDENCE_NONE, "UTF-8");
	check(TY_STR(""), TY_STR(""), TY_EVIDENCE_NONE, "UTF-8");
}

static void declarations_are_read_where_they_stand(void **state)
{
	static const struct {
		const char *head, *name;
	} rows[] = {
		{ "<?xml version=\"1.0\" encoding=\"Shift_JIS\" ?><a/>", "Shift_JIS" },
		{ "\xef\xbb\xbf<?xml version='1.0' encoding = 'euc-jp'?>", "euc-jp" },
		{ "<?xml version=\"1.0\"?><tmx o-encoding=\"EUC-JP\"/>", "" },
		{ "<?xml version=\"1.0\" encoding=\"UTF-16\"?>", "UTF-8" },
		{ "<html><meta charset=\"shift_jis\">", "shift_jis" },
		{ "<meta http-equiv=Content-Type content='text/html; charset=x-sjis'>", "x-sjis" },
		{ "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=EUC-JP\\n\"\n",
		  "EUC-JP" },
		{ "\"Content-Type: text/plain; charset=CHARSET\\n\"\n", "" },
		{ "# Glossary -*- coding: utf-8 -*-\n", "UTF-8" },
		{ "one\ntwo -*- coding: euc-jp -*-", "euc-jp" },
		{ "the coding: utf-7 of it", "" },
		{ "charset=no-such-thing", "" },
		{ "charset=", "" },
		{ "", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char name[TY_ENCODING_NAME];

		ty_encoding_declared(name, ty_str(rows[i].head));
		assert_string_equal(name, rows[i].name);
	}
}

static void damaged_utf_8_is_still_utf_8(void **state)
{
	(void)state;
	check(TY_STR("取り扱い説明書\xff取り扱い説明書"), TY_STR(""), TY_EVIDENCE_FOUND, "UTF-8");
	check(TY_STR("取り扱い説\xe6\x98"), TY_STR(""), TY_EVIDENCE_FOUND, "UTF-8");
}

static void a_chinese_or_korean_text_is_left_to_icu(void **state)
{
	(void)state;
	check(encode("中华人民共和国是工人阶级领导的、以工农联盟为基础的人民民主专政的社会主义"
		     "国家。社会主义制度是中华人民共和国的根本制度。",
		     "GB18030"),
	      TY_STR(""), TY_EVIDENCE_FOUND, "GB18030");
	check(encode("대한민국은 민주공화국이다. 대한민국의 주권은 국민에게 있고, 모든 권력은 "
		     "국민으로부터 나온다.",
		     "EUC-KR"),
	      TY_STR(""), TY_EVIDENCE_FOUND, "EUC-KR");
}

static void names_are_known_to_icu_or_refused(void **state)
{
	(void)state;
	assert_true(ty_encoding_known(TY_STR("cp932")));
	assert_true(ty_encoding_known(TY_STR("EUC-JP")));
	assert_false(ty_encoding_known(TY_STR("")));
	assert_false(ty_encoding_known(TY_STR("eucJP-ms")));
	assert_false(ty_encoding_known(TY_STR("../../etc/passwd")));
	assert_false(ty_encoding_known(TY_STR("UTF-8,version=1")));
	assert_false(ty_encoding_known(ty_str_of(bytes, 1000)));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(short_japanese_is_told_apart_by_what_it_decodes_to),
		cmocka_unit_test(half_width_katakana_is_shift_jis),
		cmocka_unit_test(western_text_is_not_taken_for_japanese),
		cmocka_unit_test(cyrillic_letters_are_not_taken_for_half_width_katakana),
		cmocka_unit_test(marks_at_the_beginning_name_the_encoding),
		cmocka_unit_test(utf_16_without_a_mark_is_known_by_its_zero_bytes),
		cmocka_unit_test(what_is_no_text_is_found_out),
		cmocka_unit_test(a_declaration_is_evidence_only_where_the_bytes_agree),
		cmocka_unit_test(declarations_are_read_where_they_stand),
		cmocka_unit_test(damaged_utf_8_is_still_utf_8),
		cmocka_unit_test(a_chinese_or_korean_text_is_left_to_icu),
		cmocka_unit_test(names_are_known_to_icu_or_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
