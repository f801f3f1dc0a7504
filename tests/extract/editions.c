/* SPDX-License-Identifier: Apache-2.0 */
/* A work and its edition in the other language, told in one entry. */
#include "extract/finder.h"

static void a_translation_told_behind_a_work_has_its_title(void **state)
{
	(void)state;
	ITEM("Anne Morris『The Quiet Harbour』North Press, 2001（第2版 2005）" TY_HARD_BREAK
	     "邦訳: 森遥 訳『静かな港』北出版, 2003",
	     "静かな港 = The Quiet Harbour");
	ITEM("Morris, A. (2001). “The Quiet Harbour”. North Press.（邦訳：アン・モリス『静かな港』"
	     "北出版, 2003）",
	     "静かな港 = The Quiet Harbour");
	ITEM("Anne Morris, “The Quiet Harbour,” North Press, 2001. 邦訳: 静かな港: "
	     "https://example.jp/1",
	     "静かな港 = The Quiet Harbour");
	ITEM("“The Quiet Harbour” (Anne Morris, 2001) — Japanese edition: 『静かな港』",
	     "静かな港 = The Quiet Harbour");
	ITEM("Anne Morris, “The Quiet Harbour,” 『Boats』, 2001 (日本語版「静かな港」)",
	     "静かな港 = The Quiet Harbour");
}

static void who_translated_it_tells_of_a_translation(void **state)
{
	(void)state;
	NOTE("Morris, Anne, 1990, The Quiet Harbour, North University Press.（＝1993，森遥・"
	     "林一訳『静かな港』北書房．）",
	     "静かな港 = The Quiet Harbour");
	NOTE("Morris, A. (1990) The Quiet Harbour: A Study, North Press (森遥訳，1993，『静かな港』"
	     "北書房)",
	     "静かな港 = The Quiet Harbour: A Study");
	NOTE("[1] Morris, A.: The Quiet Harbour, North Press (1990), 森遥訳『静かな港』北書房 "
	     "(1993)",
	     "静かな港 = The Quiet Harbour");
	NOTE("Anne Morris, The Quiet Harbour, North Press, 1990（『静かな港』森遥訳、北書房）",
	     "静かな港 = The Quiet Harbour");
	ITEM("A. Morris, \"The Quiet Harbour\", North Press, 1990, 森遥 訳「静かな港」, 1993",
	     "静かな港 = The Quiet Harbour");
	/* The comma of the sentence stands behind the year. */
	ITEM("A. Morris, The Quiet Harbour, North Press, 2001, 邦訳『静かな港』",
	     "静かな港 = The Quiet Harbour");
	/* Of another book, of another thing. */
	TEXT("Anne Morris の“The Quiet Harbour”は名作である。林一訳『別の本』も読まれた。", "");
	TEXT("Anne Morris, “The Quiet Harbour”, 2001. 書評は『週刊港』邦訳特集号を見よ。", "");
}

static void an_original_told_behind_a_translation_has_its_title(void **state)
{
	(void)state;
	ITEM("アン・モリス『静かな港』森遥訳、北出版、2003年（原著: Anne Morris, “The Quiet "
	     "Harbour”, 2001）",
	     "静かな港 = The Quiet Harbour");
	ITEM("アン・モリス『静かな港』森遥訳、北出版、2003年。（原書名 The Quiet Harbour）",
	     "静かな港 = The Quiet Harbour");
	ITEM("アン・モリス（森遥訳）『静かな港』北出版、2003年（Anne Morris, The Quiet Harbour, "
	     "North Press, 2001）",
	     "静かな港 = The Quiet Harbour");
	ITEM("森遥『静かな港』(北出版, 1998). English translation: \"The Quiet Harbour\", trans. "
	     "Anne Morris (North Press, 2001).",
	     "静かな港 = The Quiet Harbour");
	ITEM("『静かな港』原題: The “Quiet” Harbour", "静かな港 = The “Quiet” Harbour");
	ITEM("アン・モリス『静かな港』森遥訳（原著 1990）", "");
	ITEM("『静かな港』を読んだ（Morris, A. (1990). The Quiet Harbour. North Press.）", "");
	ITEM("森遥「静かな港」『海』（NHK, broadcast May 3, 2012）", "");
}

static void what_says_that_there_is_a_translation_is_no_title(void **state)
{
	(void)state;
	ITEM("“The Quiet Harbour” (North Press, 2001)（邦訳なし）", "");
	ITEM("“The Quiet Harbour” (North Press, 2001)（邦訳は森遥による）", "");
	ITEM("“The Quiet Harbour” 日本語訳 港のページ", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_translation_told_behind_a_work_has_its_title),
		cmocka_unit_test(who_translated_it_tells_of_a_translation),
		cmocka_unit_test(an_original_told_behind_a_translation_has_its_title),
		cmocka_unit_test(what_says_that_there_is_a_translation_is_no_title),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
