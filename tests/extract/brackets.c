/* SPDX-License-Identifier: Apache-2.0 */
/* Titles and glosses in brackets and behind labels: where each of them begins and ends. */
#include "extract/finder.h"

static void latin_words_before_a_particle_begin_the_title(void **state)
{
	(void)state;
	check(TY_BLOCK_HEADING, "harbour note を書く（Write harbour notes）",
	      "harbour note を書く = Write harbour notes", __LINE__);
	check(TY_BLOCK_HEADING, "HTTP の港 / HTTP Harbour", "HTTP の港 = HTTP Harbour", __LINE__);
}

static void an_english_title_has_prepositions(void **state)
{
	(void)state;
	TEXT("The Light over Hamano (Japanese: 浜野の灯, Hepburn: Hamano no hi, \"Lamp of "
	     "Hamano\"), also called The Light, is a print.",
	     "浜野の灯 = The Light over Hamano\n浜野の灯 = Lamp of Hamano");
}

static void an_adverb_begins_a_remark(void **state)
{
	(void)state;
	ITEM("The Harbour Game（正確には港の拡張版の上で動く）", "");
	ITEM("The Harbour Game（港の遊び）", "港の遊び = The Harbour Game");
}

static void the_original_is_named_behind_the_publisher(void **state)
{
	(void)state;
	ITEM("森（林訳）『静かな港の歩き方』橋出版、2020年（原題：Walking the Quiet Harbour）",
	     "静かな港の歩き方 = Walking the Quiet Harbour");
	ITEM("森（林訳）『静かな港の歩き方』橋出版、2020年。原著: “Walking the Quiet Harbour”, "
	     "North.",
	     "静かな港の歩き方 = Walking the Quiet Harbour");
}

static void code_in_backticks_is_no_gloss(void **state)
{
	(void)state;
	TEXT("独自の例文（`I love this harbour`）を使う", "");
}

static void cells_hold_alternatives_and_remarks(void **state)
{
	finder f;

	(void)state;
	open_finder(&f);
	give_row(&f, true, "日本語", "英語", "");
	give_row(&f, false, "港 / 橋", "harbour / bridge", "");
	give_row(&f, false, "取り込み", "import（コマンドは fetch）", "");
	give_row(&f, false, "船", "ship / boat", "");
	close_finder(&f, "港 = harbour\n橋 = bridge\n取り込み = import\n船 = ship / boat",
		     __LINE__);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(latin_words_before_a_particle_begin_the_title),
		cmocka_unit_test(an_english_title_has_prepositions),
		cmocka_unit_test(an_adverb_begins_a_remark),
		cmocka_unit_test(the_original_is_named_behind_the_publisher),
		cmocka_unit_test(code_in_backticks_is_no_gloss),
		cmocka_unit_test(cells_hold_alternatives_and_remarks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
