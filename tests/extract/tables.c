/* SPDX-License-Identifier: Apache-2.0 */
/* Pairs of lists, records and tables, and of whole documents. */
#include "extract/finder.h"

#define RECORD(want, n, names, texts)             \
	do {                                      \
		finder f;                         \
		open_finder(&f);                  \
		f.rules = true;                   \
		give_fields(&f, names, texts, n); \
		close_finder(&f, want, __LINE__); \
	} while (0)
#define LIST(...) ((const char *const[]){ __VA_ARGS__ })

static void a_list_of_terms_needs_three(void **state)
{
	finder f;

	(void)state;
	open_finder(&f);
	give(&f, TY_BLOCK_ITEM, "犬: dog");
	give(&f, TY_BLOCK_ITEM, "猫: cat");
	give(&f, TY_BLOCK_TEXT, "and");
	close_finder(&f, "", __LINE__);
	open_finder(&f);
	give(&f, TY_BLOCK_ITEM, "犬: dog");
	give(&f, TY_BLOCK_ITEM, "猫: cat");
	give(&f, TY_BLOCK_ITEM, "小鳥: small bird");
	close_finder(&f, "犬 = dog\n猫 = cat\n小鳥 = small bird", __LINE__);
	open_finder(&f);
	give(&f, TY_BLOCK_ITEM, "Sanbashi (桟橋) - jetty");
	give(&f, TY_BLOCK_ITEM, "Hashigeta (橋桁) - bridge girder");
	give(&f, TY_BLOCK_ITEM, "Rankan (欄干) - parapet");
	close_finder(&f, "桟橋 = jetty\n橋桁 = bridge girder\n欄干 = parapet", __LINE__);
}

static void many_marks_part_a_term_from_its_translation(void **state)
{
	static const char *const marks[] = { " -> ", " => ", " ... ", " ⇒ ", "/" };
	static const char *const terms[][2] = { { "桟橋", "jetty" },
						{ "橋桁", "bridge girder" },
						{ "欄干", "parapet" } };

	(void)state;
	for (size_t m = 0; m < sizeof marks / sizeof *marks; m++) {
		finder f;

		open_finder(&f);
		for (size_t i = 0; i < 3; i++) {
			char text[80];

			snprintf(text, sizeof text, "%s%s%s", terms[i][m % 2], marks[m],
				 terms[i][!(m % 2)]);
			give(&f, TY_BLOCK_ITEM, text);
		}
		close_finder(&f, "桟橋 = jetty\n橋桁 = bridge girder\n欄干 = parapet", __LINE__);
	}
}

static void a_list_of_what_is_true_translates_nothing(void **state)
{
	finder f;

	(void)state;
	open_finder(&f);
	give(&f, TY_BLOCK_ITEM, "満潮: True");
	give(&f, TY_BLOCK_ITEM, "係船中: False");
	give(&f, TY_BLOCK_ITEM, "霧: False");
	give(&f, TY_BLOCK_TEXT, "and");
	give(&f, TY_BLOCK_ITEM, "港/quay/pier");
	give(&f, TY_BLOCK_ITEM, "船/tug/barge");
	give(&f, TY_BLOCK_ITEM, "潮/ebb/flow");
	close_finder(&f, "", __LINE__);
}

static void a_mark_behind_an_emphasised_term_is_none_of_its_translation(void **state)
{
	taiyaku_error err = { 0 };
	finder f;

	(void)state;
	open_finder(&f);
	for (size_t i = 0; i < 3; i++) {
		static const char *const texts[] = { "jetty / 桟橋", "quay / 岸壁", "mole / 突堤" };
		static const uint32_t ends[] = { 5, 4, 4 };
		ty_span span = { .from = 0, .to = ends[i], .mark = TY_MARK_STRONG };
		ty_block block = { .kind = TY_BLOCK_ITEM,
				   .text = ty_str(texts[i]),
				   .line = 1,
				   .spans = &span,
				   .n_spans = 1 };

		assert_ok(ty_pairs_block(f.pairs, &block, &err));
	}
	close_finder(&f, "桟橋 = jetty\n岸壁 = quay\n突堤 = mole", __LINE__);
}

static void the_lines_of_a_paragraph_may_be_a_list(void **state)
{
	finder f;

	(void)state;
	open_finder(&f);
	give(&f, TY_BLOCK_TEXT, "犬 - dog\xe2\x80\xa8猫 - cat\xe2\x80\xa8小鳥 - small bird");
	give(&f, TY_BLOCK_STRING, "桟橋 - jetty\n橋桁 - bridge girder\n欄干 - parapet");
	close_finder(&f,
		     "犬 = dog\n猫 = cat\n小鳥 = small bird\n"
		     "桟橋 = jetty\n橋桁 = bridge girder\n欄干 = parapet",
		     __LINE__);
}

static void properties_are_not_translated_by_their_values(void **state)
{
	finder f;

	(void)state;
	open_finder(&f);
	give(&f, TY_BLOCK_ITEM, "言語: PortScript");
	give(&f, TY_BLOCK_ITEM, "データベース: HarbourDB");
	give(&f, TY_BLOCK_ITEM, "状態管理: Tide Toolkit");
	give(&f, TY_BLOCK_ITEM, "通知: Bell Service");
	close_finder(&f, "", __LINE__);
	open_finder(&f);
	give(&f, TY_BLOCK_ITEM, "Title: 静かな港");
	give(&f, TY_BLOCK_ITEM, "Author: 森遥");
	give(&f, TY_BLOCK_ITEM, "Publisher: 港出版");
	close_finder(&f, "", __LINE__);
	open_finder(&f);
	give(&f, TY_BLOCK_ITEM, "言語: language");
	give(&f, TY_BLOCK_ITEM, "データベース: database");
	give(&f, TY_BLOCK_ITEM, "通知: notification");
	close_finder(&f, "言語 = language\nデータベース = database\n通知 = notification", __LINE__);
	open_finder(&f);
	give_row(&f, true, "項目", "内容", "1");
	give_row(&f, false, "フロントエンド", "Tide Works, PortScript", "1");
	give_row(&f, false, "インフラ", "Harbour Web Services", "2");
	give_row(&f, false, "通知", "Bell Service", "3");
	close_finder(&f, "", __LINE__);
	open_finder(&f);
	give(&f, TY_BLOCK_ITEM, "Tide Encoder: 潮を理解する");
	give(&f, TY_BLOCK_ITEM, "Harbour Decoder: 港を表す");
	give(&f, TY_BLOCK_ITEM, "Bell: 音");
	close_finder(&f, "", __LINE__);
	/* What a header calls neither by a language nor a term are facts. */
	open_finder(&f);
	give_row(&f, true, "港", "特徴", "1");
	give_row(&f, false, "Harbour Works", "有料の記録", "1");
	give_row(&f, false, "Tide Notes", "詳細な記録", "2");
	give_row(&f, false, "Bell Book", "無料の記録", "3");
	close_finder(&f, "", __LINE__);
	open_finder(&f);
	give_row(&f, false, "Talk:", "潮の測り方", "1");
	give_row(&f, false, "Held in:", "港の会館", "2");
	give_row(&f, false, "Language used:", "日本語", "3");
	close_finder(&f, "", __LINE__);
	open_finder(&f);
	give_row(&f, false, "Talk:", "講演：", "1");
	give_row(&f, false, "Held in:", "会場：", "2");
	give_row(&f, false, "Pier:", "桟橋：", "3");
	close_finder(&f, "講演： = Talk:\n会場： = Held in:\n桟橋： = Pier:", __LINE__);
}

static void fields_of_one_name_in_two_languages_are_a_pair(void **state)
{
	(void)state;
	RECORD("長い道 = The Long Road (fields-language)", 3,
	       LIST("title_ja", "title_en", "title_romaji"),
	       LIST("長い道", "The Long Road", "Nagai michi"));
	RECORD("長い道 = The Long Road (fields-language)", 2, LIST("title", "title_ja"),
	       LIST("The Long Road", "長い道"));
	RECORD("長い道 = The Long Road (fields-variant)", 2, LIST("script-title", "trans-title"),
	       LIST("長い道", "The Long Road"));
	RECORD("長い道 = The Long Road (fields-variant)", 4,
	       LIST("title", "original-title", "publisher", "original-publisher"),
	       LIST("長い道", "The Long Road", "港出版社", "Harbour Press"));
}

static void fields_that_do_not_translate_one_another_are_none(void **state)
{
	(void)state;
	RECORD("", 3, LIST("rights_ja", "rights_en", "rights_en"),
	       LIST("利用条件", "Creative Commons", "Copyright 1997"));
	RECORD("", 2, LIST("author_ja", "author_en"), LIST("森遥", "Haruka Mori"));
	RECORD("", 2, LIST("title", "title_romaji"), LIST("長い道", "Nagai michi"));
	RECORD("", 2, LIST("description", "alt_title"),
	       LIST("Shojo Hikkoshi Game", "少女引越ゲーム"));
	RECORD("", 2, LIST("url", "title"), LIST("http://example.jp/the-long-road", "長い道"));
}

static void columns_are_known_by_their_names(void **state)
{
	finder f;

	(void)state;
	open_finder(&f);
	give_row(&f, true, "英語", "日本語", "備考");
	give_row(&f, false, "quay", "岸壁", "船が着くところ");
	give_row(&f, false, "PDF/A", "PDF/A", "規格");
	give_row(&f, false, "tag", "タグ（札）", "");
	give_row(&f, false, "to moor", "係留（する）", "");
	close_finder(&f, "岸壁 = quay\nタグ（札） = tag\n係留（する） = to moor", __LINE__);
	open_finder(&f);
	give_row(&f, true, "番号", "書名", "原著");
	give_row(&f, false, "1", "『霧の桟橋』（上下巻）", "The Pier in the Fog");
	give_row(&f, false, "2", "『灯台』の歴史", "A History of the Lighthouse");
	give_row(&f, false, "3", "霧の海", "The Sea in the Fog");
	close_finder(
		&f,
		"霧の桟橋 = The Pier in the Fog\n『灯台』の歴史 = A History of the Lighthouse\n"
		"霧の海 = The Sea in the Fog",
		__LINE__);
}

static void the_first_row_may_name_the_languages(void **state)
{
	finder f;

	(void)state;
	open_finder(&f);
	give_row(&f, false, "English", "日本語", "備考");
	give_row(&f, false, "Åse Harbour", "オーセ港", "");
	give_row(&f, false, "quay", "岸壁", "船が着くところ");
	close_finder(&f, "オーセ港 = Åse Harbour\n岸壁 = quay", __LINE__);
}

static void a_word_of_kana_stands_in_the_column_of_readings(void **state)
{
	finder f;

	(void)state;
	open_finder(&f);
	give_row(&f, true, "kana", "kanji", "meaning");
	give_row(&f, false, "がんぺき", "岸壁", "quay");
	give_row(&f, false, "たそがれ", "", "dusk");
	give_row(&f, false, "すいもん", "水門", "sluice");
	close_finder(&f, "岸壁 = quay\nたそがれ = dusk\n水門 = sluice", __LINE__);
}

static void how_a_word_is_read_has_no_column_of_its_own(void **state)
{
	finder f;

	(void)state;
	open_finder(&f);
	give_row(&f, false, "東の港", "ひがしのみなと", "Eastern harbour");
	give_row(&f, false, "西の港", "にしのみなと", "Western harbour");
	give_row(&f, false, "南の港", "みなみのみなと", "Southern harbour");
	close_finder(
		&f, "東の港 = Eastern harbour\n西の港 = Western harbour\n南の港 = Southern harbour",
		__LINE__);
}

static void columns_without_names_are_known_by_what_they_hold(void **state)
{
	finder f;

	(void)state;
	open_finder(&f);
	give_row(&f, false, "岸壁", "quay", "ganpeki");
	give_row(&f, false, "渡し船", "ferry boat", "watashibune");
	give_row(&f, false, "水門", "sluice", "suimon");
	close_finder(&f, "岸壁 = quay\n渡し船 = ferry boat\n水門 = sluice", __LINE__);
	open_finder(&f);
	give_row(&f, true, "漢字", "English", "Meaning");
	give_row(&f, false, "岸壁", "ganpeki", "quay");
	give_row(&f, false, "水門", "suimon", "Sluice/gate");
	give_row(&f, false, "波止場", "hatoba", "wharf");
	close_finder(&f, "岸壁 = quay\n水門 = Sluice/gate\n波止場 = wharf", __LINE__);
	open_finder(&f);
	give_row(&f, false, "岸壁", "100", "x");
	give_row(&f, false, "渡し船", "200", "y");
	close_finder(&f, "", __LINE__);
}

static void a_document_of_chinese_has_no_japanese_titles(void **state)
{
	finder f;

	(void)state;
	open_finder(&f);
	give(&f, TY_BLOCK_TEXT, "这个桥梁的设计很简单。");
	give(&f, TY_BLOCK_HEADING, "核心原理 (Core Principles)");
	give(&f, TY_BLOCK_ITEM, "方案 (Plan): 简单");
	close_finder(&f, "", __LINE__);
	open_finder(&f);
	give_row(&f, false, "桥梁设计", "bridge design", "1");
	give_row(&f, false, "人工智能", "artificial intelligence", "2");
	give_row(&f, false, "机器学习", "machine learning", "3");
	close_finder(&f, "", __LINE__);
	open_finder(&f);
	give(&f, TY_BLOCK_TEXT, "橋は简体字では桥と書く。");
	give(&f, TY_BLOCK_HEADING, "基本原理 (Core Principles)");
	close_finder(&f, "基本原理 = Core Principles", __LINE__);
}

static void words_in_capitals_are_no_abbreviations(void **state)
{
	finder f;

	(void)state;
	open_finder(&f);
	give_row(&f, false, "1", "公開中", "VISIBLE");
	give_row(&f, false, "2", "下書き", "DRAFT");
	give_row(&f, false, "9", "取り消し", "CANCELLED");
	close_finder(&f, "公開中 = VISIBLE\n下書き = DRAFT\n取り消し = CANCELLED", __LINE__);
	open_finder(&f);
	give_row(&f, false, "1", "港の連盟", "HRBL");
	give_row(&f, false, "2", "橋の会", "BRDG");
	give_row(&f, false, "9", "水門局", "SLCE");
	close_finder(&f, "", __LINE__);
}

static void a_column_of_another_language_is_not_japanese(void **state)
{
	finder f;

	(void)state;
	open_finder(&f);
	give_row(&f, true, "番号", "英語名", "中国語名");
	give_row(&f, false, "1", "Quay", "碼頭");
	give_row(&f, false, "2", "Sluice", "水閘");
	give_row(&f, false, "3", "Harbour", "港口");
	close_finder(&f, "", __LINE__);
}

static void a_reading_of_the_same_word_translates_nothing(void **state)
{
	finder f;

	(void)state;
	open_finder(&f);
	give_row(&f, true, "英語", "日本語", "備考");
	give_row(&f, false, "Quayside", "Quayside（きーさいど）", "");
	give_row(&f, false, "mole", "突堤（とってい）", "");
	give_row(&f, false, "harbour master", "港長(さん)", "");
	give_row(&f, false, "tide table", "潮汐表", "");
	close_finder(&f, "突堤 = mole\n港長(さん) = harbour master\n潮汐表 = tide table", __LINE__);
}

static void a_name_in_katakana_may_be_spelt_as_it_sounds(void **state)
{
	finder f;

	(void)state;
	open_finder(&f);
	give_row(&f, true, "Japanese", "English", "");
	give_row(&f, false, "マゼリナ", "Mazerina", "");
	give_row(&f, false, "みなと", "Minato", "");
	give_row(&f, false, "クレイグ", "Craig", "");
	give_row(&f, false, "船長", "the Captain", "");
	close_finder(&f, "マゼリナ = Mazerina\nクレイグ = Craig\n船長 = the Captain", __LINE__);
}

static void a_list_of_languages_names_japanese_in_japanese(void **state)
{
	finder f;

	(void)state;
	open_finder(&f);
	give_row(&f, false, "fr", "French", "Français");
	give_row(&f, false, "ja", "Japanese", "日本語");
	give_row(&f, false, "zh", "Chinese", "中文");
	close_finder(&f, "日本語 = Japanese", __LINE__);
}

static void two_colons_part_a_term_from_its_definition(void **state)
{
	finder f;

	(void)state;
	open_finder(&f);
	give(&f, TY_BLOCK_ITEM, "犬 :: dog");
	give(&f, TY_BLOCK_ITEM, "猫 :: cat");
	give(&f, TY_BLOCK_ITEM, "小鳥 :: small bird");
	close_finder(&f, "犬 = dog\n猫 = cat\n小鳥 = small bird", __LINE__);
}

static void who_translated_a_book_is_no_title_of_it(void **state)
{
	finder f;

	(void)state;
	open_finder(&f);
	give_row(&f, true, "書名", "原書", "訳者");
	give_row(&f, false, "静かな港", "The Quiet Harbour", "森遥");
	give_row(&f, false, "石の橋", "Bridges of Stone", "林一");
	close_finder(&f, "静かな港 = The Quiet Harbour\n石の橋 = Bridges of Stone", __LINE__);
}

static void a_column_of_one_stem_needs_no_three_rows(void **state)
{
	finder f;

	(void)state;
	open_finder(&f);
	give_row(&f, true, "name", "name_kana", "name_en");
	give_row(&f, false, "灯台資料館", "トウダイシリョウカン", "Lighthouse Museum");
	close_finder(&f, "灯台資料館 = Lighthouse Museum", __LINE__);
}

static void names_that_go_together_name_two_columns(void **state)
{
	finder f;

	(void)state;
	open_finder(&f);
	give_row(&f, true, "No", "Source", "Target");
	give_row(&f, false, "1", "係船柱", "bollard");
	close_finder(&f, "係船柱 = bollard", __LINE__);
	open_finder(&f);
	give_row(&f, true, "No", "Source", "State");
	give_row(&f, false, "1", "係船柱", "bollard");
	close_finder(&f, "", __LINE__);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_list_of_terms_needs_three),
		cmocka_unit_test(many_marks_part_a_term_from_its_translation),
		cmocka_unit_test(a_list_of_what_is_true_translates_nothing),
		cmocka_unit_test(a_mark_behind_an_emphasised_term_is_none_of_its_translation),
		cmocka_unit_test(the_lines_of_a_paragraph_may_be_a_list),
		cmocka_unit_test(properties_are_not_translated_by_their_values),
		cmocka_unit_test(fields_of_one_name_in_two_languages_are_a_pair),
		cmocka_unit_test(fields_that_do_not_translate_one_another_are_none),
		cmocka_unit_test(columns_are_known_by_their_names),
		cmocka_unit_test(the_first_row_may_name_the_languages),
		cmocka_unit_test(a_word_of_kana_stands_in_the_column_of_readings),
		cmocka_unit_test(columns_without_names_are_known_by_what_they_hold),
		cmocka_unit_test(a_document_of_chinese_has_no_japanese_titles),
		cmocka_unit_test(how_a_word_is_read_has_no_column_of_its_own),
		cmocka_unit_test(words_in_capitals_are_no_abbreviations),
		cmocka_unit_test(a_column_of_another_language_is_not_japanese),
		cmocka_unit_test(a_reading_of_the_same_word_translates_nothing),
		cmocka_unit_test(a_name_in_katakana_may_be_spelt_as_it_sounds),
		cmocka_unit_test(a_list_of_languages_names_japanese_in_japanese),
		cmocka_unit_test(two_colons_part_a_term_from_its_definition),
		cmocka_unit_test(who_translated_a_book_is_no_title_of_it),
		cmocka_unit_test(a_column_of_one_stem_needs_no_three_rows),
		cmocka_unit_test(names_that_go_together_name_two_columns),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
