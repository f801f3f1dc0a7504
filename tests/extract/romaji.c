/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/romaji.h"

#include "test.h"

static void japanese_words_split_into_syllables(void **state)
{
	static const char *const words[] = { "Chuou",	"Nippou", "Shinbun", "Hippagashi",
					     "Matsuri", "konnya", "itchi",   "Shin'ichi",
					     "Dempa",	"Tōkyō",  "ryokan",  "Ohno",
					     "kwa" };
	bool macron;

	(void)state;
	for (size_t i = 0; i + 1 < sizeof words / sizeof *words; i++)
		assert_int_equal(ty_romaji_word(&macron, ty_str(words[i])), TY_SYLLABLES_STRICT);
	assert_int_equal(ty_romaji_word(&macron, TY_STR("kwa")), TY_SYLLABLES_NO);
}

static void a_spelling_of_kunrei_is_less_sure(void **state)
{
	bool macron;

	(void)state;
	assert_int_equal(ty_romaji_word(&macron, TY_STR("Huzi")), TY_SYLLABLES_LOOSE);
	assert_int_equal(ty_romaji_word(&macron, TY_STR("Doubutsu")), TY_SYLLABLES_STRICT);
	assert_int_equal(ty_romaji_word(&macron, TY_STR("hitotu")), TY_SYLLABLES_LOOSE);
}

static void english_words_do_not_split(void **state)
{
	static const char *const words[] = { "the",   "River", "Studies", "Light", "title",
					     "Crawl", "Zhou",  "Snow",	  "Fire",  "Haunted" };
	bool macron;

	(void)state;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		assert_int_equal(ty_romaji_word(&macron, ty_str(words[i])), TY_SYLLABLES_NO);
}

static void a_text_of_such_words_is_a_romanisation(void **state)
{
	(void)state;
	assert_int_equal(ty_romaji_test(TY_STR("Sen to Chihiro no Kamikakushi")), TY_ROMAJI_YES);
	assert_int_equal(ty_romaji_test(TY_STR("Chuou Nippou")), TY_ROMAJI_YES);
	assert_int_equal(ty_romaji_test(TY_STR("Hōjōki")), TY_ROMAJI_YES);
	assert_int_equal(ty_romaji_test(TY_STR("Aikido")), TY_ROMAJI_SINGLE);
}

static void a_gloss_is_none_though_a_word_of_it_is_japanese(void **state)
{
	(void)state;
	assert_int_equal(ty_romaji_test(TY_STR("Nishinari Izakaya Crawl")), TY_ROMAJI_PART);
	assert_int_equal(ty_romaji_test(TY_STR("The Tale of the Heike")), TY_ROMAJI_PART);
	assert_int_equal(ty_romaji_test(TY_STR("Snow Country")), TY_ROMAJI_NO);
}

static void english_words_that_happen_to_split_are_known(void **state)
{
	(void)state;
	assert_int_equal(ty_romaji_test(TY_STR("name")), TY_ROMAJI_NO);
	assert_int_equal(ty_romaji_test(TY_STR("Japan")), TY_ROMAJI_NO);
	assert_int_equal(ty_romaji_test(TY_STR("home page")), TY_ROMAJI_NO);
	assert_int_equal(ty_romaji_test(TY_STR("no name")), TY_ROMAJI_NO);
}

static void no_letters_are_no_romanisation(void **state)
{
	(void)state;
	assert_int_equal(ty_romaji_test(TY_STR("")), TY_ROMAJI_NO);
	assert_int_equal(ty_romaji_test(TY_STR("2014")), TY_ROMAJI_NO);
	assert_int_equal(ty_romaji_test(TY_STR("漢字")), TY_ROMAJI_NO);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(japanese_words_split_into_syllables),
		cmocka_unit_test(a_spelling_of_kunrei_is_less_sure),
		cmocka_unit_test(english_words_do_not_split),
		cmocka_unit_test(a_text_of_such_words_is_a_romanisation),
		cmocka_unit_test(a_gloss_is_none_though_a_word_of_it_is_japanese),
		cmocka_unit_test(english_words_that_happen_to_split_are_known),
		cmocka_unit_test(no_letters_are_no_romanisation),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
