/* SPDX-License-Identifier: Apache-2.0 */
#include "text/romaji.h"

#include "test.h"

static ty_arena arena;

static int free_arena(void **state)
{
	(void)state;
	ty_arena_free(&arena);
	return 0;
}

static void kana_are_written_as_hepburn_has_them(void **state)
{
	static const struct {
		const char *kana, *romaji;
	} rows[] = {
		{ "", "" },
		{ "とうきょう", "toukyou" },
		{ "サーバー", "saabaa" },
		{ "ｻｰﾊﾞｰ", "saabaa" },
		{ "まっちゃ", "matcha" },
		{ "きっぷ", "kippu" },
		{ "ざっし", "zasshi" },
		{ "よっつ", "yottsu" },
		{ "あっ", "a" },
		{ "しんぶん", "shinbun" },
		{ "かんい", "kan'i" },
		{ "ほんや", "hon'ya" },
		{ "おんな", "onna" },
		{ "かに", "kani" },
		{ "ふじさん", "fujisan" },
		{ "つづく", "tsuzuku" },
		{ "はなぢ", "hanaji" },
		{ "しゃちょう", "shachou" },
		{ "じゅんじょ", "junjo" },
		{ "りゅうきゅう", "ryuukyuu" },
		{ "ヴァイオリン", "vaiorin" },
		{ "ウィンドウ", "windou" },
		{ "ウェブ", "webu" },
		{ "イェール", "yeeru" },
		{ "ファイル", "fairu" },
		{ "フュージョン", "fyuujon" },
		{ "パーティー", "paatii" },
		{ "テューバ", "tyuuba" },
		{ "トゥール", "tuuru" },
		{ "ディスク", "disuku" },
		{ "デュース", "dyuusu" },
		{ "シェア", "shea" },
		{ "チェス", "chesu" },
		{ "ジェット", "jetto" },
		{ "クォーター", "kwootaa" },
		{ "ツァイス", "tsaisu" },
		{ "ニェット", "nyetto" },
		{ "ぁぃ", "ai" },
		{ "すゞき", "suzuki" },
		{ "NHKニュース", "nhknyuusu" },
		{ "題のだい", "題nodai" },
		{ "ー", "ー" },
	};
	taiyaku_error err = { 0 };
	taiyaku_str romaji;

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		assert_ok(ty_romaji(&romaji, &arena, ty_str(rows[i].kana), &err));
		assert_str(romaji, rows[i].romaji);
	}
}

static void every_way_to_romanise_a_reading_has_one_key(void **state)
{
	static const char *const lines[] = {
		"とうきょう|トウキョウ|toukyou|tokyo|Tōkyō|tookyoo|tôkyô|Tohkyoh",
		"しんせつ|shinsetsu|sinsetu",
		"つづく|tsuzuku|tsudzuku|tuduku",
		"しんぶん|shinbun|shimbun|sinbun",
		"サーバー|saba|sa-ba-|saabaa|sābā",
		"かんい|kan'i|kani|kan’i",
		"じょうほう|joho|zyouhou|jōhō|jouhou|jyouhou",
		"まっちゃ|matcha|maccha|mattya",
		"おんな|onna",
		"さんま|samma|sanma",
		"ふじさん|fujisan|huzisan|Fuji-san",
		"ちゅうおうにっぽう|Chuou Nippou|Chūō Nippō|Tyuuou Nippou",
		"おおたに|Ohtani|Ōtani|otani|ootani",
		"ざっし|zasshi|zassi",
		"はなぢ|hanaji|hanadi|hanazi",
		"まんがをよむ|manga o yomu|manga wo yomu",
		"ラーメン|ramen|raamen|rāmen|laamen",
		"ヴァイオリン|バイオリン|vaiorin|baiorin",
		"てんのう|tennō|tenno|tennou",
		"しゅっちょう|shutchō|shuccho|syuttyou",
		"まっじゃ|majja|mazzya",
	};
	taiyaku_error err = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		taiyaku_str rest = ty_str(lines[i]), first, key;

		assert_ok(ty_romaji_key(&first, &arena, ty_str_next(&rest, '|'), &err));
		while (rest.len > 0) {
			taiyaku_str text = ty_str_next(&rest, '|');

			assert_ok(ty_romaji_key(&key, &arena, text, &err));
			if (!ty_str_equal(first, key))
				print_error("%.*s: %.*s, %.*s\n", TY_ARG(text), TY_ARG(key),
					    TY_ARG(first));
			assert_true(ty_str_equal(first, key));
		}
	}
}

static void different_readings_mostly_have_different_keys(void **state)
{
	static const char *const words[] = { "toukyou", "kyouto", "oosaka", "shinbun", "ginkou",
					     "sakana",	"takana", "hakone", "日本",    "日本語" };
	taiyaku_error err = { 0 };
	taiyaku_str a, b;

	(void)state;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		for (size_t k = 0; k < i; k++) {
			assert_ok(ty_romaji_key(&a, &arena, ty_str(words[i]), &err));
			assert_ok(ty_romaji_key(&b, &arena, ty_str(words[k]), &err));
			assert_false(ty_str_equal(a, b));
		}
}

static void the_key_of_the_romaji_is_the_key_of_the_kana(void **state)
{
	char text[64];
	uint32_t seed = 3;

	(void)state;
	for (int round = 0; round < 20000; round++) {
		taiyaku_error err = { 0 };
		taiyaku_str romaji, a, b;
		size_t len = 0;

		for (int i = 0; i < 8; i++) {
			seed = seed * 1664525 + 1013904223;
			/* a kana from U+30A1 to U+30FC */
			snprintf(text + len, sizeof text - len, "\xe3%c%c",
				 (seed >> 16) % 92 < 31 ? 0x82 : 0x83,
				 (char)((seed >> 16) % 92 < 31 ? 0xa1 + (seed >> 16) % 92
							       : 0x80 + (seed >> 16) % 92 - 31));
			len += 3;
		}
		assert_ok(ty_romaji(&romaji, &arena, ty_str_of(text, len), &err));
		assert_ok(ty_romaji_key(&a, &arena, ty_str_of(text, len), &err));
		assert_ok(ty_romaji_key(&b, &arena, romaji, &err));
		assert_true(ty_str_equal(a, b));
		ty_arena_reset(&arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(kana_are_written_as_hepburn_has_them),
		cmocka_unit_test(every_way_to_romanise_a_reading_has_one_key),
		cmocka_unit_test(different_readings_mostly_have_different_keys),
		cmocka_unit_test(the_key_of_the_romaji_is_the_key_of_the_kana),
	};

	return cmocka_run_group_tests(tests, NULL, free_arena);
}
