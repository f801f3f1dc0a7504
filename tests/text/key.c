/* SPDX-License-Identifier: Apache-2.0 */
#include "text/key.h"

#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "chance.h"
#include "test.h"
#include "text/kanji.h"
#include "text/script.h"
#include "text/utf8.h"

static ty_arena arena;

static int free_arena(void **state)
{
	(void)state;
	ty_arena_free(&arena);
	return 0;
}

static taiyaku_str key_of(taiyaku_str text, ty_language language, taiyaku_level level)
{
	taiyaku_str key = { NULL, 0 };
	taiyaku_error err = { 0 };

	assert_ok(ty_key(&key, &arena, text, language, level, &err));
	return key;
}

typedef struct row {
	const char *text, *key;
} row;

static void check_rows(const row *rows, size_t n, ty_language language, taiyaku_level level)
{
	for (size_t i = 0; i < n; i++)
		assert_str(key_of(ty_str(rows[i].text), language, level), rows[i].key);
}

#define CHECK_ROWS(rows, language, level) \
	check_rows(rows, sizeof(rows) / sizeof *(rows), language, level)

static void the_width_key_is_what_icu_makes_of_it(void **state)
{
	static const row rows[] = {
		{ "", "" },
		{ "ＡＢＣ１２３", "abc123" },
		{ "ｻｰﾊﾞｰ", "サーバー" },
		{ "ﾊﾟｰﾄ", "パート" },
		{ "⽇本", "日本" },
		{ "㈱", "(株)" },
		{ "㍿", "株式会社" },
		{ "㍉", "ミリ" },
		{ "①", "1" },
		{ "㋿", "令和" },
		{ "℡", "tel" },
		{ "Ⅷ", "viii" },
		{ "㎡", "m2" },
		{ "…", "..." },
		{ "･", "・" },
		{ "￥", "¥" },
		{ "Straße", "strasse" },
		{ "葛\U000E0100", "葛" },   /* a variation selector */
		{ "神", "神" },		    /* U+FA19, a compatibility kanji */
		{ "か\u3099", "が" },	    /* combining mark */
		{ "カ\u309A", "カ\u309A" }, /* no such character: stays two */
		{ "re\u0301sume\u0301", "résumé" },
		{ "soft\u00ADhyphen\u200B", "softhyphen" },
		{ "İ", "i\u0307" },
		{ "각", "각" },
		{ "\u1100\u1161\u11A8", "각" },
	};

	(void)state;
	CHECK_ROWS(rows, TY_JAPANESE, TAIYAKU_WIDTH);
}

static void what_nfkc_leaves_apart_is_folded_too(void **state)
{
	static const row rows[] = {
		{ "〜", "~" },
		{ "～", "~" },
		{ "∼", "~" },
		{ "˜", "~" },
		{ "1990〜2000", "1990~2000" },
		{ "‐‑‒–—―−－﹣─", "----------" },
		{ "ラーメン", "ラーメン" }, /* ー is no dash */
		{ "“Title”", "\"title\"" },
		{ "〝題〟", "\"題\"" },
		{ "don’t", "don't" },
		{ "don´t", "don't" },
		{ "Shinʼichi", "shin'ichi" },
		{ "⻨⻑⻲", "麦長亀" }, /* the radicals supplement */
		{ "か゛", "が" },
		{ "は゜", "ぱ" },
		{ "½", "1/2" },
		{ "ジャン゠ポール", "ジャン=ポール" },
		{ "ジャン·ポール", "ジャン・ポール" },
	};

	(void)state;
	CHECK_ROWS(rows, TY_JAPANESE, TAIYAKU_WIDTH);
}

static void what_may_differ_in_meaning_stays_apart(void **state)
{
	static const char *const texts[] = { "髙",   "﨑",     "國",	 "鷗",	 "サーバ",
					     "取扱", "ヴァイ", "々〇〆", "「」", "a・b" };

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		assert_str(key_of(ty_str(texts[i]), TY_JAPANESE, TAIYAKU_WIDTH), texts[i]);
}

static void white_space_is_one_space_or_none(void **state)
{
	static const row rows[] = {
		{ " ", "" },
		{ " a ", "a" },
		{ "a \t\r\n b", "a b" },
		{ "題　名", "題 名" },
		{ "　題　", "題" },
		{ "a\u00A0\u2003\u3000b", "a b" },
		{ "a \u200B b", "a b" },
		{ "a\u2028b\xc2\x85"
		  "c",
		  "a b c" },
		{ "\u0308", "\u0308" },
		{ " \u0308a", "\u0308a" },
		{ "a \u0308", "a \u0308" },
		{ "A LONG ENOUGH LINE OF ASCII,  with two spaces ", "a long enough line of ascii, "
								    "with two spaces" },
	};

	(void)state;
	CHECK_ROWS(rows, TY_ENGLISH, TAIYAKU_WIDTH);
}

static void text_that_is_its_own_key_is_not_copied(void **state)
{
	static const char *const texts[] = { "lower case", "日本語のかなカナー、。「」", "" };

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		taiyaku_str text = ty_str(texts[i]);

		assert_ptr_equal(key_of(text, TY_JAPANESE, TAIYAKU_WIDTH).data, text.data);
		assert_ptr_equal(key_of(text, TY_JAPANESE, TAIYAKU_EXACT).data, text.data);
	}
}

static void hiragana_equals_katakana(void **state)
{
	static const row rows[] = {
		{ "らーめん", "ラーメン" },
		{ "いすゞ", "イスヾ" },
		{ "ゔゕゖ", "ヴヵヶ" },
		{ "日本ABC", "日本abc" },
	};

	(void)state;
	CHECK_ROWS(rows, TY_JAPANESE, TAIYAKU_KANA);
}

static void old_and_variant_kanji_equal_the_standard_ones(void **state)
{
	static const row rows[] = {
		{ "國學院大學", "国学院大学" },
		{ "髙橋﨑山", "高橋崎山" },
		{ "澤圖對濱廢", "沢図対浜廃" },
		{ "齊藤", "斉藤" },
		{ "齋藤", "斎藤" },
		{ "渡邊渡邉", "渡辺渡辺" },
		{ "嶋嶌", "島島" },
		{ "𠮷野", "吉野" },
		{ "辨瓣辯", "弁弁弁" },
		{ "佐々木", "佐佐木" },
		{ "人々", "人人" },
		{ "國々", "国国" },
		{ "々", "々" },
		{ "こゝろ", "ココロ" },
		{ "いすゞ", "イスズ" },
		{ "づゝ", "ヅツ" },
		{ "ただ、ゝ", "タダ、ヽ" },
		{ "ヾヽヾ゛", "ヾヽヾ゙" },
	};

	(void)state;
	CHECK_ROWS(rows, TY_JAPANESE, TAIYAKU_KANJI);
	assert_false(ty_str_equal(key_of(TY_STR("斉藤"), TY_JAPANESE, TAIYAKU_KANJI),
				  key_of(TY_STR("斎藤"), TY_JAPANESE, TAIYAKU_KANJI)));
}

static void every_kanji_has_one_standard_form(void **state)
{
	size_t variants = 0;

	(void)state;
	for (uint32_t cp = 0; cp <= 0x10ffff; cp++) {
		uint32_t standard = ty_kanji_standard(cp);

		if (standard == cp)
			continue;
		variants++;
		assert_int_equal(ty_kanji_standard(standard), standard);
		assert_int_equal(ty_script_of(cp), TY_SCRIPT_HAN);
		assert_int_equal(ty_script_of(standard), TY_SCRIPT_HAN);
	}
	assert_true(variants > 350);
	for (uint32_t cp = 0x2e80; cp < 0x2ef4; cp++)
		assert_true(ty_kanji_of_radical(cp) >= 0x3400 || ty_kanji_of_radical(cp) == cp);
}

/* The texts of a line, separated by "|", are equal to the first at the level loose, or are not. */
static void check_equal(const char *const *lines, size_t n, ty_language language, bool equal)
{
	for (size_t i = 0; i < n; i++) {
		taiyaku_str rest = ty_str(lines[i]);
		taiyaku_str first = key_of(ty_str_next(&rest, '|'), language, TAIYAKU_LOOSE);

		while (rest.len > 0) {
			taiyaku_str text = ty_str_next(&rest, '|');
			taiyaku_str key = key_of(text, language, TAIYAKU_LOOSE);

			if (ty_str_equal(first, key) != equal)
				print_error("%s: \"%.*s\" and \"%.*s\"\n", lines[i], TY_ARG(first),
					    TY_ARG(key));
			assert_int_equal(ty_str_equal(first, key), equal);
		}
	}
}

#define CHECK_EQUAL(lines, language, equal) \
	check_equal(lines, sizeof(lines) / sizeof *(lines), language, equal)

static void spellings_of_a_japanese_word_are_loosely_equal(void **state)
{
	static const char *const lines[] = {
		"サーバー|サーバ|ｻｰﾊﾞ|さーばー",
		"サーバーの設定|サーバの設定",
		"コンピューターから|コンピュータから",
		"データ・ベース|データベース|データ ベース|データ-ベース",
		"ジャン＝ポール|ジャン・ポール|ジャンポール",
		"ヴァイオリン|バイオリン",
		"ヴィーナス|ビーナス",
		"ヴェネツィア|ベネツイア",
		"プラスティック|プラスチック",
		"ディジタル|デジタル",
		"ウィスキー|ウイスキー|ウヰスキー",
		"クォーター|クオーター",
		"イェーツ|エーツ",
		"メイン|メーン",
		"プレイヤー|プレーヤー",
		"取り扱い|取扱い|取扱",
		"取り扱い説明書|取扱説明書|取扱い説明書",
		"取り扱いの注意|取扱の注意",
		"打ち合わせ|打合せ|打合わせ",
		"組み立て|組立て|組立",
		"届け先|届先",
		"引っ越し|引越し|引越",
		"値上がり|値上り|値上",
		"手続き|手続",
		"三ヶ月|三ケ月|三か月|三カ月|三箇月",
		"霞ヶ関|霞が関|霞ケ関",
		"我が国|我国",
	};

	(void)state;
	CHECK_EQUAL(lines, TY_JAPANESE, true);
}

static void different_japanese_words_stay_different(void **state)
{
	static const char *const lines[] = {
		"コピー|コピ",
		"コーン|コン",
		"グリース|グリス",
		"ディップ|ジップ",
		"ファン|ハン",
		"問題ない|問題",
		"行動しない|行動する|行動",
		"30日|60日",
		"1-2|12",
		"-5度|5度",
		"感じる|感謝",
		"日本に|日本",
		"食べる|食べない",
		"話し|話",
		"生ゴミ袋|生袋",
		"小バス停|小停",
		"斉藤|斎藤",
		"カー|カ",
		"私は学生|私も学生",
		"東京へ行く|東京から行く",
	};

	(void)state;
	CHECK_EQUAL(lines, TY_JAPANESE, false);
}

static void forms_of_an_english_word_are_loosely_equal(void **state)
{
	static const char *const lines[] = {
		"glossary|glossaries|Glossaries",
		"the cat|the cats",
		"box|boxes",
		"class|classes",
		"cache|caches|cached|caching",
		"process|processes|processed|processing",
		"study|studies|studied|studying",
		"run|runs|running",
		"use|uses|used|using",
		"make|makes|making",
		"child|children",
		"woman|women",
		"knife|knives",
		"analysis|analyses",
		"matrix|matrices",
		"movie|movies",
		"author’s guide|author guide|authors’ guide",
		"well-known|well known",
		"e-mail|email|E-Mail",
		"terms & conditions|Terms and Conditions",
		"“Title”, a story|title: a story",
		"Tōkyō|Tokyo|tôkyô",
		"open source software|open-source software",
	};

	(void)state;
	CHECK_EQUAL(lines, TY_ENGLISH, true);
}

static void different_english_words_stay_different(void **state)
{
	static const char *const lines[] = {
		"king|k",   "string|str", "need|ne",  "this|thi",	 "virus|viru", "news|new",
		"C|C++|C#", "3.5|35|3 5", "do|don't", "cat dog|dog cat", "bring|br",   "bed|b",
		"10%|10",   "as|a",	  "off|of",   "series|serie",
	};

	(void)state;
	CHECK_EQUAL(lines, TY_ENGLISH, false);
}

static void other_languages_lose_punctuation_only(void **state)
{
	static const row rows[] = {
		{ "Häuser, Bäume!", "häuser bäume" },
		{ "rings", "rings" },
	};

	(void)state;
	CHECK_ROWS(rows, TY_SPACED, TAIYAKU_LOOSE);
}

static void the_language_is_that_of_the_primary_subtag(void **state)
{
	static const struct {
		const char *tag;
		ty_language language;
	} rows[] = {
		{ "ja", TY_JAPANESE }, { "ja-JP", TY_JAPANESE },    { "JA_jp", TY_JAPANESE },
		{ "en", TY_ENGLISH },  { "en-GB-oed", TY_ENGLISH }, { "zh-Hant", TY_UNSPACED },
		{ "th", TY_UNSPACED }, { "de", TY_SPACED },	    { "", TY_SPACED },
		{ "jam", TY_SPACED },  { "english", TY_SPACED },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_int_equal(ty_language_of(ty_str(rows[i].tag)), rows[i].language);
}

static void the_map_leads_back_to_the_characters(void **state)
{
	static const struct {
		const char *text, *key;
		uint32_t map[20];
	} rows[] = {
		{ "", "", { 0 } },
		{ "Ab", "ab", { 0, 1, 2 } },
		{ "題", "題", { 0, 0, 0, 3 } },
		{ " a  b ", "a b", { 1, 2, 4, 6 } },
		{ "ｶﾞ。", "ガ。", { 0, 0, 0, 6, 6, 6, 9 } },
		{ "ＡＢ", "ab", { 0, 3, 6 } },
		{ "x㈱y", "x(株)y", { 0, 1, 1, 1, 1, 1, 4, 5 } },
		{ "e\u0301x", "éx", { 0, 0, 3, 4 } },
		{ "a\u00ADb", "ab", { 0, 3, 4 } },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		taiyaku_error err = { 0 };
		const uint32_t *map;
		taiyaku_str key;

		assert_ok(ty_key_mapped(&key, &map, &arena, ty_str(rows[i].text), &err));
		assert_str(key, rows[i].key);
		for (size_t k = 0; k <= key.len; k++) {
			if (map[k] != rows[i].map[k])
				print_error("\"%s\" byte %zu\n", rows[i].text, k);
			assert_int_equal(map[k], rows[i].map[k]);
		}
	}
}

/* ---- properties ---- */

/* Texts of the characters that meet in rules, and of any others. */
static void random_text(ty_buf *text, uint64_t *seed)
{
	static const uint32_t pool[] = {
		'a',	'B',	' ',	'\t',	'.',	0xe9,	 0x301,	  0x308,   0x345,   0x3000,
		0x3042, 0x304b, 0x3099, 0x309a, 0x309b, 0x30ab,	 0x30fc,  0xff76,  0xff9e,  0xff21,
		0x65e5, 0x2f47, 0x2ee8, 0x9ad9, 0x301c, 0x2212,	 0x2014,  0x2019,  0xb4,    0x2dc,
		0xad,	0x200b, 0x200d, 0xfe0f, 0x34f,	0x115f,	 0x1100,  0x1161,  0x11a8,  0xac00,
		0x344,	0xfb1d, 0xfdfa, 0x130,	0xdf,	0x1e9e,	 0x3a3,	  0x3c2,   0x1f80,  0x338,
		'=',	0x223c, 0x3c,	0x3005, 0x30fd, 0x30fe,	 0x20bb7, 0x1d157, 0x1d165, 0xe0100,
		0xbd,	0x2044, 0x327c, 0xf73,	0xf71,	0x1d400, 0x85,	  0x2028,  0xb7,    0x30fb,
	};
	size_t n = 1 + chance_next(seed) % 24;

	ty_buf_clear(text);
	for (size_t i = 0; i < n; i++) {
		uint32_t cp = chance_below(seed, 8)
				      ? pool[chance_below(seed, sizeof pool / sizeof *pool)]
				      : (uint32_t)chance_below(seed, 0x11000);

		if (cp < 0xd800 || cp > 0xdfff)
			ty_utf8_append(text, cp);
	}
}

/* The whole through ICU at once, and nothing else. */
static taiyaku_str by_icu(taiyaku_str text)
{
	UErrorCode code = U_ZERO_ERROR;
	const UNormalizer2 *nfkc = unorm2_getNFKCCasefoldInstance(&code);
	UChar units[2000], folded[40000];
	char *bytes = ty_arena_alloc(&arena, 120000);
	int32_t n;

	assert_non_null(bytes);
	u_strFromUTF8(units, 2000, &n, text.data, (int32_t)text.len, &code);
	n = unorm2_normalize(nfkc, units, n, folded, 40000, &code);
	u_strToUTF8(bytes, 120000, &n, folded, n, &code);
	assert_true(U_SUCCESS(code));
	return ty_str_of(bytes, (size_t)n);
}

static void the_key_by_runs_is_the_key_of_the_whole(void **state)
{
	ty_buf text = { 0 };
	uint64_t seed = 11;

	(void)state;
	for (int round = 0; round < 20000; round++) {
		taiyaku_str s;

		random_text(&text, &seed);
		s = ty_buf_str(&text);
		/* What ICU does first must change nothing, but for the four signs that the key
		 * reads as something else. */
		if (ty_str_find(s, TY_STR("´"), 0) != SIZE_MAX ||
		    ty_str_find(s, TY_STR("\u02DC"), 0) != SIZE_MAX ||
		    ty_str_find(s, TY_STR("\u309B"), 0) != SIZE_MAX ||
		    ty_str_find(s, TY_STR("\u309C"), 0) != SIZE_MAX)
			continue;
		s = key_of(s, TY_JAPANESE, TAIYAKU_WIDTH);
		assert_true(ty_str_equal(
			s, key_of(by_icu(ty_buf_str(&text)), TY_JAPANESE, TAIYAKU_WIDTH)));
		assert_true(ty_str_equal(s, by_icu(s)));
		ty_arena_reset(&arena);
	}
	ty_buf_free(&text);
}

static void the_key_of_a_key_is_the_key(void **state)
{
	ty_buf text = { 0 };
	uint64_t seed = 12;

	(void)state;
	for (int round = 0; round < 20000; round++) {
		taiyaku_str key;

		random_text(&text, &seed);
		key = key_of(ty_buf_str(&text), TY_JAPANESE, TAIYAKU_WIDTH);
		assert_true(ty_str_equal(key, key_of(key, TY_JAPANESE, TAIYAKU_WIDTH)));
		assert_int_equal(ty_utf8_valid(key), key.len);
		ty_arena_reset(&arena);
	}
	ty_buf_free(&text);
}

static void texts_equal_at_a_level_are_equal_at_the_next(void **state)
{
	static const ty_language languages[] = { TY_JAPANESE, TY_ENGLISH, TY_UNSPACED, TY_SPACED };
	ty_buf text = { 0 };
	uint64_t seed = 13;

	(void)state;
	for (int round = 0; round < 20000; round++) {
		ty_language language = languages[round % 4];
		taiyaku_str key;

		random_text(&text, &seed);
		key = ty_buf_str(&text);
		for (taiyaku_level level = TAIYAKU_WIDTH; level <= TAIYAKU_LOOSE; level++) {
			taiyaku_str again = key_of(key, language, level);

			key = key_of(ty_buf_str(&text), language, level);
			assert_true(ty_str_equal(key, again));
			assert_int_equal(ty_utf8_valid(key), key.len);
		}
		ty_arena_reset(&arena);
	}
	ty_buf_free(&text);
}

static void the_map_never_decreases_and_ends_at_the_end(void **state)
{
	ty_buf text = { 0 };
	uint64_t seed = 14;

	(void)state;
	for (int round = 0; round < 20000; round++) {
		taiyaku_error err = { 0 };
		const uint32_t *map;
		taiyaku_str key, s;

		random_text(&text, &seed);
		s = ty_buf_str(&text);
		assert_ok(ty_key_mapped(&key, &map, &arena, s, &err));
		assert_true(ty_str_equal(key, key_of(s, TY_JAPANESE, TAIYAKU_WIDTH)));
		assert_int_equal(map[key.len], s.len);
		for (size_t i = 0; i < key.len; i++) {
			assert_true(map[i] <= map[i + 1]);
			assert_int_equal(ty_utf8_floor(s, map[i]), map[i]);
		}
		ty_arena_reset(&arena);
	}
	ty_buf_free(&text);
}

static void heaps_of_marks_cost_no_more_than_their_length(void **state)
{
	ty_buf text = { 0 };
	taiyaku_str key;

	(void)state;
	ty_buf_byte(&text, 'a');
	for (int i = 0; i < 300000; i++)
		ty_utf8_append(&text, i % 2 ? 0x301 : 0x323);
	key = key_of(ty_buf_str(&text), TY_ENGLISH, TAIYAKU_WIDTH);
	assert_true(key.len < 1000);
	assert_true(ty_str_equal(key, key_of(key, TY_ENGLISH, TAIYAKU_WIDTH)));
	ty_buf_free(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_width_key_is_what_icu_makes_of_it),
		cmocka_unit_test(what_nfkc_leaves_apart_is_folded_too),
		cmocka_unit_test(what_may_differ_in_meaning_stays_apart),
		cmocka_unit_test(white_space_is_one_space_or_none),
		cmocka_unit_test(text_that_is_its_own_key_is_not_copied),
		cmocka_unit_test(hiragana_equals_katakana),
		cmocka_unit_test(old_and_variant_kanji_equal_the_standard_ones),
		cmocka_unit_test(every_kanji_has_one_standard_form),
		cmocka_unit_test(spellings_of_a_japanese_word_are_loosely_equal),
		cmocka_unit_test(different_japanese_words_stay_different),
		cmocka_unit_test(forms_of_an_english_word_are_loosely_equal),
		cmocka_unit_test(different_english_words_stay_different),
		cmocka_unit_test(other_languages_lose_punctuation_only),
		cmocka_unit_test(the_language_is_that_of_the_primary_subtag),
		cmocka_unit_test(the_map_leads_back_to_the_characters),
		cmocka_unit_test(the_key_by_runs_is_the_key_of_the_whole),
		cmocka_unit_test(the_key_of_a_key_is_the_key),
		cmocka_unit_test(texts_equal_at_a_level_are_equal_at_the_next),
		cmocka_unit_test(the_map_never_decreases_and_ends_at_the_end),
		cmocka_unit_test(heaps_of_marks_cost_no_more_than_their_length),
	};

	return cmocka_run_group_tests(tests, NULL, free_arena);
}
