/* SPDX-License-Identifier: Apache-2.0 */
/* What stands beside a title in brackets or behind a mark and is no gloss, and what looks so. */
#include "extract/finder.h"

static void what_says_kind_state_or_version_is_no_gloss(void **state)
{
	(void)state;
	FIELD("港の朝 (Live)", "");
	FIELD("ライブ (Live)", "ライブ = Live");
	FIELD("Tide (夜明けmix)", "");
	FIELD("港の設計書 (draft)", "");
	FIELD("下書き (Draft)", "下書き = Draft");
	ITEM("書体を浜野明朝（Adobe）に替える", "");
	ITEM("森遥「港を作る」（HarbourFest Minato 2019, 資料）", "");
	FIELD("行数 (max 100)", "");
	FIELD("最大百件 (max 100)", "最大百件 = max 100");
	FIELD("接続の失敗 (HTTP %d)", "");
	FIELD("%d 頁 (%d pages)", "%d 頁 = %d pages");
	FIELD("結果 (HarbourResultHolder)", "");
	FIELD("冬期休業 (Dec-Mar)", "");
	FIELD("開館 (Mon. – Fri.)", "");
	FIELD("月曜日 (Monday)", "月曜日 = Monday");
	FIELD("潮の高さ (cm)", "");
	FIELD("橋の設計 (with T. Mori)", "");
	FIELD("潮の種別 (string, required)", "");
	FIELD("文字列 (string)", "文字列 = string");
	FIELD("翻訳 (tideL)", "");
	FIELD("朴 恵子 (Pak Hye-ja)", "");
	FIELD("三男 明 (あきら, not Mei!)", "");
	TEXT("潮の規則30（Rule 30）は古い。", "規則30 = Rule 30");
}

static void who_published_it_and_where_is_no_gloss(void **state)
{
	(void)state;
	NOTE("Mori Haruka 森遥. *Minato no rekishi* 港の歴史 (Tokyo: University of Tokyo Press, "
	     "1978).",
	     "");
	NOTE("森遥『港の歴史』(Kyoto: Sunrise, 1999), 23.", "");
	NOTE("『港の歴史』 (Hamano University Press, 1999).", "");
	NOTE("浜野大学出版会 (Hamano University Press)",
	     "浜野大学出版会 = Hamano University Press");
	NOTE("『港の本』 (Harbour Books, 1999).", "港の本 = Harbour Books");
	NOTE("『港：人と船』 (Tokyo: People and Ships)", "港：人と船 = Tokyo: People and Ships");
	NOTE("「港の朝」 (sung by Tide Band)", "");
	NOTE("『港の朝』 (The Morning Harbour, dir. Haruka Mori, 1962)",
	     "港の朝 = The Morning Harbour");
	NOTE("『港の朝』 (The Morning Harbour, Kita Eiga, 1962)", "港の朝 = The Morning Harbour");
}

static void the_title_of_a_chinese_book_stands_in_its_own_marks(void **state)
{
	(void)state;
	NOTE("《港口的經濟》 [The Economy of Ports]", "");
	NOTE("《港の経済》 [The Economy of Ports]", "港の経済 = The Economy of Ports");
	NOTE("『港の經濟』 [The Economy of Ports]", "港の經濟 = The Economy of Ports");
}

static void a_body_has_a_name_on_both_sides_of_a_dash_or_a_bar(void **state)
{
	(void)state;
	HEADING("浜野大学 - Hamano University", "浜野大学 = Hamano University");
	HEADING("港の図書館｜Harbour Library", "港の図書館 = Harbour Library");
	HEADING("港の一日 - Hamano University", "");
	HEADING("港の一日 | Harbour Library", "");
	HEADING("Harbour / Quay / Pier の記録 (岸は除く)", "");
	HEADING("港の図書館 - A Walk by the Sea", "");
}

static void the_number_of_a_heading_is_no_part_of_its_title(void **state)
{
	finder f;

	(void)state;
	open_finder(&f);
	give(&f, TY_BLOCK_HEADING, "2. 港だけで始める暮らし");
	give(&f, TY_BLOCK_TEXT, "原題: Just Live by the Harbour");
	give(&f, TY_BLOCK_HEADING, "3. 潮を読む");
	give(&f, TY_BLOCK_ITEM,
	     "原文: https://example.org/tide/（原題: Reading the Tides by Hand）");
	close_finder(&f,
		     "港だけで始める暮らし = Just Live by the Harbour\n"
		     "潮を読む = Reading the Tides by Hand",
		     __LINE__);
}

static void the_japanese_in_a_bracket_may_be_a_remark_too(void **state)
{
	(void)state;
	ITEM("Harbour Break (30分)", "");
	ITEM("Three Harbours (3つの港)", "3つの港 = Three Harbours");
	ITEM("Harbour Notes (完結)", "");
	ITEM("Error 404 (見つかりません)", "");
	ITEM("Keynote (森遥)", "");
	ITEM("Docker (港の実行環境)", "");
	ITEM("speed (文字を送る間隔)", "");
	ITEM("Thirteen Piers (13の桟橋)", "13の桟橋 = Thirteen Piers");
	ITEM("Indeterminate Tides (4.3 不定の潮)", "4.3 不定の潮 = Indeterminate Tides");
	ITEM("allocate (記憶を確保する)", "記憶を確保する = allocate");
	ITEM("該当なし (not applicable)", "該当なし = not applicable");
	ITEM("試験港 (Test port v2)", "試験港 = Test port v2");
	ITEM("dusk (日の入り)", "日の入り = dusk");
	ITEM("Tide Tables (翻訳中)", "");
	ITEM("Shows the word on the pier (e.g. 桟橋)", "");
	ITEM("Harbour Studio (最新のものを推奨)", "");
}

static void examples_and_changes_in_a_bracket_are_no_gloss(void **state)
{
	(void)state;
	ITEM("知らない種別（pier, quay等）", "");
	ITEM("船の案内（Harbour Pilot向け）", "");
	ITEM("型の違い（tide ↔ current）", "");
	ITEM("矢印の見方（low → high）", "");
}

static void a_slash_between_two_words_of_one_phrase_parts_no_languages(void **state)
{
	(void)state;
	HEADING("Tide / Currentの測り方", "");
	HEADING("港にあるpilot boat / crew", "");
	ITEM("確かめる（Yes / Noの分岐）", "");
	HEADING("Measuring Tides / tideの測り方", "tideの測り方 = Measuring Tides");
	HEADING("Harbour Traffic Control / HTC入門", "HTC入門 = Harbour Traffic Control");
	HEADING("Tide and Current / 潮とCurrentの測り方", "潮とCurrentの測り方 = Tide and Current");
	HEADING("潮の測り方 / Measuring Tides", "潮の測り方 = Measuring Tides");
}

static void a_sentence_may_end_in_the_mark_of_a_note(void **state)
{
	(void)state;
	TEXT("The pier was rebuilt in 1709.[1] Its Long Lamp Hall (長灯堂 Chōtōdō) has a roof.",
	     "長灯堂 = Long Lamp Hall");
	/* A hyphen in it is that of a romanisation, not of pinyin. */
	TEXT("Tōrai-ji (東来寺, Torai temple, 'Temple of Coming East') is a temple.",
	     "東来寺 = Temple of Coming East");
}

static void what_is_said_is_glossed_and_not_who_said_it(void **state)
{
	(void)state;
	TEXT("「待って！」the pilot cried. (“Wait!”)", "待って！ = Wait!");
}

static void a_solid_slash_parts_a_title_from_several_words(void **state)
{
	(void)state;
	ITEM("潮の記録/Records of the Tides", "潮の記録 = Records of the Tides");
	ITEM("潮の記録-昼と夜/Tide-Records of Night - Speaker Deck",
	     "潮の記録-昼と夜 = Tide-Records of Night");
	ITEM("潮の記録 / Tide Records | Speaker Deck", "潮の記録 = Tide Records");
	ITEM("docs/設計/Tide Records Notes.md", "");
}

static void a_bracket_may_name_the_translator_or_the_original_in_many_words(void **state)
{
	(void)state;
	NOTE("『夜の港』（原書: The Night Harbour）", "夜の港 = The Night Harbour");
	NOTE("『夜の港』（オリジナルタイトル：The Night Harbour）", "夜の港 = The Night Harbour");
	NOTE("港湾局（英文名称：Port Bureau）", "港湾局 = Port Bureau");
	NOTE("“Night Songs” (日本題：『夜の歌』)", "夜の歌 = Night Songs");
	NOTE("“Night Songs” (original title: 夜の歌)", "夜の歌 = Night Songs");
	NOTE("Port Bureau (日: 港湾局)", "港湾局 = Port Bureau");
	NOTE("「夜の港」（原題: 港の夜）", "");
	NOTE("Opening times (日: 10:00-18:00)", "");
}

static void the_title_in_a_bracket_stands_between_its_author_and_its_publisher(void **state)
{
	(void)state;
	NOTE("“Night Songs”（邦訳：アン・モリス『夜の歌』港出版, 2020）", "夜の歌 = Night Songs");
	NOTE("Morris, A. (2018). “Night Songs”. Port and Sons.（邦訳：アン・モリス『夜の歌』）",
	     "夜の歌 = Night Songs");
	NOTE("Morris, A. “Night Songs”. Port and Sons.（森遥『夜の歌』）", "");
}

static void a_year_behind_the_japanese_title_is_none_of_it(void **state)
{
	(void)state;
	HEADING("Night Songs / 邦題「夜の歌」(1999)", "夜の歌 = Night Songs");
	HEADING("Night Songs / 邦訳『夜の歌』港出版", "");
}

static void what_both_halves_are_of_is_no_part_of_them(void **state)
{
	(void)state;
	ITEM("Title (JP): 潮の朝 / Title (EN): Morning Tide", "潮の朝 = Morning Tide");
	TEXT("［索引］を開き［保存］(Save) を選ぶ。", "保存 = Save");
	TEXT("潮の本［新版］(The Book of Tides)", "潮の本［新版］ = The Book of Tides");
	check(TY_BLOCK_STRING, "name.ja=潮の塔\nname.en=Tide Tower", "潮の塔 = Tide Tower",
	      __LINE__);
	check(TY_BLOCK_STRING, "if (lang == ja) 潮 = 1", "", __LINE__);
}

static void each_of_a_series_in_a_sentence_has_its_japanese_in_a_bracket(void **state)
{
	(void)state;
	TEXT("港では、Tide（満ち引き）、Current（海流）、Wave Height（波の高さ）の順に測る。",
	     "満ち引き = Tide\n海流 = Current\n波の高さ = Wave Height");
	TEXT("PQMとは、Pier(桟橋)・Quay(岸壁)・Mole(突堤)の頭文字をとったものです。",
	     "桟橋 = Pier\n岸壁 = Quay\n突堤 = Mole");
	/* Two may be anything, a version is told of, not translated. */
	TEXT("港ではTidewell（記録用）とQuaybook（会計用）を使う。", "");
	TEXT("港ではTide 3（記録係）、Quay 4（会計係）、Pier 5（警備係）を使う。", "");
	TEXT("港では、Tide（10分）、Current（20分）、Wave（30分）の順に測る。", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_says_kind_state_or_version_is_no_gloss),
		cmocka_unit_test(who_published_it_and_where_is_no_gloss),
		cmocka_unit_test(the_title_of_a_chinese_book_stands_in_its_own_marks),
		cmocka_unit_test(a_body_has_a_name_on_both_sides_of_a_dash_or_a_bar),
		cmocka_unit_test(the_number_of_a_heading_is_no_part_of_its_title),
		cmocka_unit_test(the_japanese_in_a_bracket_may_be_a_remark_too),
		cmocka_unit_test(examples_and_changes_in_a_bracket_are_no_gloss),
		cmocka_unit_test(a_bracket_may_name_the_translator_or_the_original_in_many_words),
		cmocka_unit_test(
			the_title_in_a_bracket_stands_between_its_author_and_its_publisher),
		cmocka_unit_test(a_year_behind_the_japanese_title_is_none_of_it),
		cmocka_unit_test(each_of_a_series_in_a_sentence_has_its_japanese_in_a_bracket),
		cmocka_unit_test(a_slash_between_two_words_of_one_phrase_parts_no_languages),
		cmocka_unit_test(a_sentence_may_end_in_the_mark_of_a_note),
		cmocka_unit_test(what_is_said_is_glossed_and_not_who_said_it),
		cmocka_unit_test(a_solid_slash_parts_a_title_from_several_words),
		cmocka_unit_test(what_both_halves_are_of_is_no_part_of_them),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
