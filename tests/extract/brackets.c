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

static void things_in_a_row_are_not_glosses(void **state)
{
	(void)state;
	TEXT("x = ['「港の」', '「海の」', '「Harbour」', '「波の」']", "");
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

static void a_name_in_small_letters_is_introduced(void **state)
{
	(void)state;
	TEXT("Hamano chess (Japanese: 浜野将棋, Hepburn: Hamano shōgi), also known as tide chess "
	     "(潮将棋, shio shōgi), is a variant of chess. It has rules of its own, and a board.",
	     "浜野将棋 = Hamano chess\n潮将棋 = tide chess");
	/* Nothing stands before its first word. */
	TEXT("Tide chess (潮将棋, shio shōgi) is a variant of chess.", "潮将棋 = Tide chess");
	TEXT(" J(潮))", "");
	/* What was told of before has an article. */
	TEXT("The estate (高台団地, Takadai danchi) is old.", "");
}

static void a_romanisation_stands_beside_the_japanese_without_a_comma(void **state)
{
	(void)state;
	TEXT("It has the rights to Harbour Lamp (港の灯 Minato no hi, 1997) and Forest Path "
	     "(森の道 "
	     "Mori no michi, 2001).",
	     "港の灯 = Harbour Lamp\n森の道 = Forest Path");
	TEXT("the writer Mori Haruko (森春子 Mori Haruko) lives there.", "");
}

static void a_colon_inside_a_title_stands_before_latin_words(void **state)
{
	(void)state;
	TEXT("Mori, Akira. Umi no michi 海の道: LNG船の歴史 [Roads of the Sea: A History of LNG "
	     "Carriers]. Tokyo: North, 2012.",
	     "海の道: LNG船の歴史 = Roads of the Sea: A History of LNG Carriers");
}

static void a_broadcaster_and_a_date_are_no_gloss(void **state)
{
	(void)state;
	TEXT("浜野太郎の海（Kita Television、2002年12月9日）\n浜野の森（NHK-BShi、2003年）", "");
	TEXT("医師アン・R・モリス（Anne R. Morris, 1927-2012）は、港で育った。",
	     "アン・R・モリス = Anne R. Morris");
}

static void a_japanese_title_of_kana_holds_commas(void **state)
{
	(void)state;
	TEXT("著書『Tide vs. Wind』（邦題：しおか、かぜか）で", "しおか、かぜか = Tide vs. Wind");
}

static void the_head_of_an_item_is_before_a_colon(void **state)
{
	(void)state;
	ITEM("2) Summary（サマリ）：港の仕事を短く書く。", "サマリ = Summary");
	ITEM("Heading（大見出し）：港の名前を書く。", "大見出し = Heading");
	ITEM("層の仕様 (Layer Rules)\xe2\x80\xa8 2.1 Harbour Layer", "層の仕様 = Layer Rules");
}

static void what_a_bracket_enumerates_is_no_gloss(void **state)
{
	(void)state;
	TEXT("三つの因子 (Harbour / Bridge / Ship) を見る", "");
	TEXT("森の本『海辺』（静かな港 / The Quiet Harbour）", "静かな港 = The Quiet Harbour");
	TEXT("港をどうするか(decision)を決める。", "");
	check(TY_BLOCK_CELL, "あけぼの\xe2\x80\xa8(Akebono-v1)", "", __LINE__);
}

static void a_word_in_kana_is_the_head_of_a_section(void **state)
{
	(void)state;
	check(TY_BLOCK_HEADING, "Category（カテゴリ）", "カテゴリ = Category", __LINE__);
	check(TY_BLOCK_HEADING, "HARBOUR（ハーバー）", "", __LINE__);
}

static void a_sentence_or_a_site_is_no_half(void **state)
{
	(void)state;
	check(TY_BLOCK_CELL, "current / legacy の形を持つ。", "", __LINE__);
	ITEM("港の使い方を理解するポイント | Japan Harbour Support Blog", "");
}

static void the_japanese_of_a_glossary_is_its_term(void **state)
{
	finder f;

	(void)state;
	open_finder(&f);
	give_row(&f, true, "用語", "英語", "意味");
	give_row(&f, false, "Anchor", "Anchor", "船を止めるための重い道具");
	give_row(&f, false, "Harbour", "Harbour", "船が入るところ");
	give_row(&f, false, "Quay", "Quay", "船を着けるところ");
	give_row(&f, false, "桟橋（さんばし）", "Pier", "海に出た橋");
	give_row(&f, false, "停泊（する）", "To anchor", "船を止める");
	close_finder(&f, "桟橋 = Pier\n停泊（する） = To anchor", __LINE__);
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

static void latin_letters_with_a_times_sign_begin_a_title(void **state)
{
	(void)state;
	TEXT("港の会は『M×3 新・港物語 リベラ（英語名：THE HARBOUR TALE Libera Mx3）』を出す。",
	     "M×3 新・港物語 リベラ = THE HARBOUR TALE Libera Mx3");
}

static void what_a_bracket_is_for_is_no_gloss(void **state)
{
	(void)state;
	TEXT("取込の表定義(HarbourReview / checkRows 用)。", "");
	TEXT("船の表 (Ships、Boats 用)", "");
}

static void a_romanised_form_may_follow_without_a_comma(void **state)
{
	(void)state;
	TEXT("Mill (ミール Miiru, lit. \"Meal\") is a scientist and the second daughter.",
	     "ミール = Meal");
}

static void english_with_a_silent_e_is_no_pinyin(void **state)
{
	(void)state;
	TEXT("免許証 (license)", "免許証 = license");
	TEXT("『森』予告 (the notice)", "『森』予告 = the notice");
	TEXT("十王經 (Shiwang jing)", "");
}

static void an_english_sentence_is_no_japanese_line(void **state)
{
	(void)state;
	ITEM("the pier and 『海』, with their\xe2\x80\xa8 card pages;", "");
}

static void a_label_before_a_colon_is_no_part_of_the_title(void **state)
{
	(void)state;
	ITEM("船長：森のはる / Haru of the Wood", "森のはる = Haru of the Wood");
	ITEM("カテゴリー：海の道 / Roads of the Sea", "海の道 = Roads of the Sea");
	ITEM("港町：海の歴史 / Harbours: A History of the Sea",
	     "港町：海の歴史 = Harbours: A History of the Sea");
	HEADING("港町：海の歴史 / A History of the Sea", "港町：海の歴史 = A History of the Sea");
}

static void english_tells_what_a_japanese_word_means(void **state)
{
	(void)state;
	TEXT("Our name comes from the Japanese word for harbour (港) and from its people, who are "
	     "many.",
	     "港 = harbour");
	TEXT("Mato (的) is Japanese for \"target\", and in games it is a thing to hit, literally "
	     "\"mark.\"",
	     "的 = target\n的 = mark");
	TEXT("He writes of shiomi (潮見) \"tide watching\" and of hama no uta 浜の歌 \"song of the "
	     "beach\" as well.",
	     "潮見 = tide watching\n浜の歌 = song of the beach");
	TEXT("Mori 等による古典 \"The Harbour Ethic\" は長く読まれた。", "");
	TEXT("The top words were “harbour” (ハーバー) and “room” (部屋), as before.",
	     "ハーバー = harbour\n部屋 = room");
}

static void a_bracket_may_begin_the_line_behind_a_quotation(void **state)
{
	(void)state;
	TEXT("見出しは「誤り」ではなく「規則の案内」" TY_HARD_BREAK
	     "（英語では \"Notes on the rules\"）とし、本文は別に書く。",
	     "規則の案内 = Notes on the rules");
}

static void a_title_goes_on_over_a_line_that_ends_in_a_particle(void **state)
{
	(void)state;
	TEXT("灯台の光と" TY_HARD_BREAK "港町の夜 [Light of the Tower and Nights of the Port]",
	     "灯台の光と港町の夜 = Light of the Tower and Nights of the Port");
	NOTE("森. 2003. 灯台の島と港町" TY_HARD_BREAK
	     "の夜 [Nights of the Tower Isle and the Port].",
	     "灯台の島と港町の夜 = Nights of the Tower Isle and the Port");
}

static void a_gloss_that_quotes_a_part_is_of_the_whole(void **state)
{
	(void)state;
	TEXT("灯台の夜（新版）と「船」 [Nights of the Tower (new ed.) and \"Ships\"]",
	     "灯台の夜（新版）と「船」 = Nights of the Tower (new ed.) and \"Ships\"");
	TEXT("灯台の夜と「船」 [Nights of the Tower and the Ships]",
	     "灯台の夜と「船」 = Nights of the Tower and the Ships");
	TEXT("灯台の夜と「船」 [Ships]", "船 = Ships");
}

static void a_citation_begins_with_its_title(void **state)
{
	(void)state;
	TEXT("Songs of the Pier (桟橋の歌), 2001.", "桟橋の歌 = Songs of the Pier");
	NOTE("The Slow Ferry (遅い渡船), North Press, 1999.", "遅い渡船 = The Slow Ferry");
	NOTE("Hill, Anne, Songs of the Pier (桟橋の歌), 2001.", "桟橋の歌 = Songs of the Pier");
	TEXT("He wrote of the pier (桟橋) in many books, and of ferries too.", "");
	TEXT("They met on the old pier (桟橋), in 2001.", "");
	TEXT("The old pier (桟橋), which was built in 2001, and sold in the year after, is no "
	     "more.",
	     "");
}

static void a_quotation_in_a_sentence_is_the_title(void **state)
{
	(void)state;
	ITEM("項目「出荷先コード」(ship-to code)は6桁です。", "出荷先コード = ship-to code");
	ITEM("平成の港「夜市」(Night Market of the Harbour)",
	     "平成の港「夜市」 = Night Market of the Harbour");
}

static void halves_have_brackets_and_labels_of_their_own(void **state)
{
	(void)state;
	ITEM("TM（必須） / TM (Must-haves)", "TM（必須） = TM (Must-haves)");
	TEXT("日本語版 / Japanese: README.ja.md", "");
	HEADING("目次 / Table of Contents / 目录", "目次 = Table of Contents");
}

static void the_first_of_several_glosses_says_whether_they_are_english(void **state)
{
	(void)state;
	ITEM("リポジトリ（Repository / repo）", "リポジトリ = Repository / repo");
}

static void two_headings_of_one_name_are_title_and_gloss(void **state)
{
	finder f;
	ty_block block = { .kind = TY_BLOCK_HEADING, .level = 1, .line = 1 };
	taiyaku_error err = { 0 };

	(void)state;
	open_finder(&f);
	block.text = TY_STR("Harbourline 連携 設計書");
	assert_ok(ty_pairs_block(f.pairs, &block, &err));
	block.level = 2;
	block.text = TY_STR("Harbourline Integration Design");
	assert_ok(ty_pairs_block(f.pairs, &block, &err));
	block.level = 1;
	block.text = TY_STR("港の手引き");
	assert_ok(ty_pairs_block(f.pairs, &block, &err));
	block.level = 2;
	block.text = TY_STR("Getting Started");
	assert_ok(ty_pairs_block(f.pairs, &block, &err));
	close_finder(&f, "Harbourline 連携 設計書 = Harbourline Integration Design", __LINE__);
}

static void a_translation_is_named_in_a_citation(void **state)
{
	(void)state;
	ITEM("Morris, A. \"Types of Bridges\"（邦訳『橋の型 北の国から』北出版）— 橋の本。",
	     "橋の型 北の国から = Types of Bridges");
	TEXT("Morris \"Walking down the Quay\" (North Press, "
	     "1973)。邦訳『岸壁を歩く人』（北出版）。",
	     "岸壁を歩く人 = Walking down the Quay");
	TEXT("『The Harbour Language』の初版が出た（邦訳『港の言語』）。",
	     "港の言語 = The Harbour Language");
	ITEM("Morris, *Building a Second Pier*, North Press, 2022 / 邦訳『SECOND PIER』北出版社, "
	     "2022",
	     "");
	TEXT("The Tide (潮, Ushio, lit. \"Flow\") is a 1997 film directed by Akira Mori (森明, "
	     "Mori "
	     "Akira).",
	     "潮 = The Tide\n潮 = Flow");
}

static void a_word_before_a_colon_tells_what_it_is_of(void **state)
{
	(void)state;
	ITEM("状態: 完了 (Completed)", "完了 = Completed");
	HEADING("港町：海の歴史 (A History of the Sea)", "港町：海の歴史 = A History of the Sea");
	ITEM("The Future of Bridges（解説者: 森遥）", "");
}

static void a_company_has_its_legal_form_behind_a_label_too(void **state)
{
	(void)state;
	ITEM("株式会社Mori（英語名：Mori, inc.）", "株式会社Mori = Mori, inc.");
}

static void a_full_stop_without_kana_ends_a_chinese_sentence(void **state)
{
	(void)state;
	TEXT("本港藝術進駐「節奏繞纏」（Rhythms of the Harbour）專案的程式碼。", "");
}

static void terms_that_are_joined_have_their_own_glosses(void **state)
{
	(void)state;
	ITEM("発言（message）と行動（action）は別々に記す。", "発言 = message\n行動 = action");
}

static void what_a_bracket_tells_of_a_thing_is_no_gloss(void **state)
{
	(void)state;
	ITEM("港湾局 (carrier: North Line)", "");
	ITEM("medium（規則未公表）", "");
	ITEM("Google／Harbour「港の問い」 https://example.org/ ／ Which Pier Is Real?", "");
	ITEM("CC0 (Archive) / 公式 (文書館)", "");
	ITEM("港湾局 / Port Bureau（2010年設立）", "港湾局 = Port Bureau");
	ITEM("Port Bureau (旧海運局) / 港湾局", "港湾局 = Port Bureau");
	ITEM("Source（情報源）: 港の本", "情報源 = Source");
}

static void an_item_has_its_original_in_the_list_below(void **state)
{
	finder f;
	ty_block block = { .kind = TY_BLOCK_ITEM, .level = 1, .line = 1 };
	taiyaku_error err = { 0 };
	static const struct {
		int level;
		const char *text;
	} rows[] = { { 1, "『静かな港』" },
		     { 2, "著者: 森遥" },
		     { 2, "原題：The Quiet Harbour" },
		     { 1, "「住所」の表示" },
		     { 2, "日本語: 住所を取得中" },
		     { 2, "英語: Loading address" } };

	(void)state;
	open_finder(&f);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		block.level = rows[i].level;
		block.text = ty_str(rows[i].text);
		assert_ok(ty_pairs_block(f.pairs, &block, &err));
	}
	close_finder(&f, "静かな港 = The Quiet Harbour\n住所を取得中 = Loading address", __LINE__);
	open_finder(&f);
	give(&f, TY_BLOCK_HEADING, "場面: 港に来る");
	give(&f, TY_BLOCK_ITEM, "EN: \"This is my fifth time here.\"");
	give(&f, TY_BLOCK_ITEM, "FR: \"C'est la cinquième fois.\"");
	close_finder(&f, "", __LINE__);
}

static void a_heading_with_a_number_ends_in_its_japanese(void **state)
{
	(void)state;
	HEADING("1. Winds & Ports of Call (風と寄港地)", "風と寄港地 = Winds & Ports of Call");
}

static void two_words_with_a_slash_are_alternatives(void **state)
{
	(void)state;
	ITEM("聖 (holy/sacred), 皇 (emperor/deity)", "聖 = holy/sacred\n皇 = emperor/deity");
	ITEM("設定 (src/harbour)", "");
}

static void what_stands_below_a_heading_is_its_other_title(void **state)
{
	finder f;
	ty_block block = { .kind = TY_BLOCK_HEADING, .level = 1, .line = 1 };
	taiyaku_error err = { 0 };

	(void)state;
	open_finder(&f);
	give(&f, TY_BLOCK_HEADING, "Stable Quay Type");
	give(&f, TY_BLOCK_TEXT, "（安定した岸壁の型）");
	block.text = TY_STR("港の終わりの値は不要に");
	assert_ok(ty_pairs_block(f.pairs, &block, &err));
	give(&f, TY_BLOCK_TEXT, "この文書は翻訳です。");
	give(&f, TY_BLOCK_TEXT, "原題は「No Value at the End of a Harbour」です。");
	close_finder(&f,
		     "安定した岸壁の型 = Stable Quay Type\n"
		     "港の終わりの値は不要に = No Value at the End of a Harbour",
		     __LINE__);
}

static void a_definition_is_read_to_the_end_of_its_sentence(void **state)
{
	finder f;

	(void)state;
	open_finder(&f);
	give(&f, TY_BLOCK_TERM, "Kobune: 小舟 【こぶね】");
	give(&f, TY_BLOCK_DEFINITION, "small boat; skiff. It has one oar.");
	close_finder(&f, "小舟 = small boat; skiff", __LINE__);
}

static void a_bracket_with_both_languages_glosses_nothing_else(void **state)
{
	(void)state;
	ITEM("「港」の札を言語に応じて表示する（日本語: 「港」、英語: 「Harbour」）",
	     "港 = Harbour");
}

static void what_is_set_apart_before_a_colon_is_no_part_of_a_term(void **state)
{
	static const ty_span strong = { .mark = TY_MARK_STRONG, .from = 0, .to = 9 };
	finder f;
	ty_block block = { .kind = TY_BLOCK_ITEM,
			   .line = 1,
			   .text = TY_STR("LTL / CTL：時相論理（Linear Temporal Logic）。"),
			   .spans = &strong,
			   .n_spans = 1 };
	taiyaku_error err = { 0 };

	(void)state;
	open_finder(&f);
	assert_ok(ty_pairs_block(f.pairs, &block, &err));
	close_finder(&f, "時相論理 = Linear Temporal Logic", __LINE__);
	ITEM("部品（pier, v1, v2, v3, src）の一致", "");
	ITEM("港の命題充足可能性問題（Satisfiability）", "港の命題充足可能性問題 = Satisfiability");
	HEADING("１．港の概要（Harbour Overview）", "港の概要 = Harbour Overview");
	TEXT("森の『港の歩き方――XPと規則を補う実践(原題\"Agile Harbours\")』には、よい例がある。",
	     "港の歩き方――XPと規則を補う実践 = Agile Harbours");
}

static void what_surrounds_a_pair_is_left_outside(void **state)
{
	(void)state;
	FIELD("12:00-13:00 昼の休み / Lunch Break", "昼の休み = Lunch Break");
	FIELD("9:30 開場 / Doors Open", "開場 = Doors Open");
	FIELD("2011/3/4 潮の道 (The Tide Road)", "潮の道 = The Tide Road");
	FIELD("2011年3月4日 潮の道 (The Tide Road)", "潮の道 = The Tide Road");
	FIELD("2011年の道 (The Road of 2011)", "2011年の道 = The Road of 2011");
	FIELD("#12 潮の道 (The Tide Road)", "潮の道 = The Tide Road");
	FIELD("(1) 潮の道 (The Tide Road)", "潮の道 = The Tide Road");
	FIELD("潮の道† (The Tide Road)", "潮の道 = The Tide Road");
	FIELD("潮の道[1] (The Tide Road)", "潮の道 = The Tide Road");
	TEXT("潮の道[注 1]（The Tide Road）は本である。", "潮の道 = The Tide Road");
	TEXT("Tides (Japanese: 浜野の潮[b], Hepburn: Hamano no shio) is a print.",
	     "浜野の潮 = Tides");
	TEXT("森遥 『港の母たち』 (Mothers of the Harbour; Kita Shobo, 1998)",
	     "港の母たち = Mothers of the Harbour");
	check(TY_BLOCK_CELL, "全部の橋に岸壁（Quays）が作られている", "岸壁 = Quays", __LINE__);
	check(TY_BLOCK_CELL, "駅に近い岸壁（Quay near the Station）",
	      "駅に近い岸壁 = Quay near the Station", __LINE__);
	TEXT("A-2-3（ホイール / wheel）の順に、とても弱い。", "ホイール = wheel");
	TEXT("Marui (マルイ / MARUI department stores)", "");
	HEADING("港を楽しむ技術 / The Art of Harbours / Harbour Talk 2023",
		"港を楽しむ技術 = The Art of Harbours");
}

static void vetoes_have_their_limits(void **state)
{
	(void)state;
	NOTE("Mori Haruka 森遥. 港・道・人―浜野の自由 [Minato, michi, hito: Freedom in the age of "
	     "ships]. "
	     "Tokyo: Kita, 1978.",
	     "港・道・人―浜野の自由 = Minato, michi, hito: Freedom in the age of ships");
	NOTE("City Office (港市役所), 令和3年版 港の報告 [Harbour Report 2021] (Minato, 2021), 12.",
	     "令和3年版 港の報告 = Harbour Report 2021");
	ITEM("アンティ（ante）: 皆が払う", "アンティ = ante");
	TEXT("『静かな港の歩き方』（原題 Walking the Quiet Harbour）",
	     "静かな港の歩き方 = Walking the Quiet Harbour");
}

static void labels_below_the_name_of_a_folder_go_together(void **state)
{
	finder f;
	ty_block block = { .kind = TY_BLOCK_ITEM, .text = TY_STR("harbour/"), .line = 1 };
	taiyaku_error err = { 0 };

	(void)state;
	open_finder(&f);
	assert_ok(ty_pairs_block(f.pairs, &block, &err));
	block.level = 1;
	block.text = TY_STR("邦題：静かな港");
	assert_ok(ty_pairs_block(f.pairs, &block, &err));
	block.text = TY_STR("英題：The Quiet Harbour");
	assert_ok(ty_pairs_block(f.pairs, &block, &err));
	close_finder(&f, "静かな港 = The Quiet Harbour", __LINE__);
}

static void the_bullet_of_a_heading_is_no_part_of_it(void **state)
{
	(void)state;
	check(TY_BLOCK_HEADING, "■桟橋(Jetty)・・・船の着く所", "桟橋 = Jetty", __LINE__);
	check(TY_BLOCK_HEADING, "◼︎灯台（Lighthouse）", "灯台 = Lighthouse", __LINE__);
	/* A title has them at both ends. */
	check(TY_BLOCK_HEADING, "▽潮の本▼ (Book of Tides)", "▽潮の本▼ = Book of Tides", __LINE__);
}

static void what_is_told_of_both_halves_is_part_of_neither(void **state)
{
	(void)state;
	TEXT("最終点検日 / Last Inspected: 2026-04-03", "最終点検日 = Last Inspected");
	TEXT("発効日 / Effective Date: 2024年4月1日", "発効日 = Effective Date");
	TEXT("港の話 4 / Harbour Tales: 4", "港の話 4 = Harbour Tales: 4");
	TEXT("港の話 / Harbour Tales: The First Light", "港の話 = Harbour Tales: The First Light");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(latin_words_before_a_particle_begin_the_title),
		cmocka_unit_test(an_english_title_has_prepositions),
		cmocka_unit_test(things_in_a_row_are_not_glosses),
		cmocka_unit_test(an_adverb_begins_a_remark),
		cmocka_unit_test(the_original_is_named_behind_the_publisher),
		cmocka_unit_test(a_name_in_small_letters_is_introduced),
		cmocka_unit_test(a_romanisation_stands_beside_the_japanese_without_a_comma),
		cmocka_unit_test(a_colon_inside_a_title_stands_before_latin_words),
		cmocka_unit_test(a_broadcaster_and_a_date_are_no_gloss),
		cmocka_unit_test(a_japanese_title_of_kana_holds_commas),
		cmocka_unit_test(the_head_of_an_item_is_before_a_colon),
		cmocka_unit_test(what_a_bracket_enumerates_is_no_gloss),
		cmocka_unit_test(a_word_in_kana_is_the_head_of_a_section),
		cmocka_unit_test(a_sentence_or_a_site_is_no_half),
		cmocka_unit_test(the_japanese_of_a_glossary_is_its_term),
		cmocka_unit_test(code_in_backticks_is_no_gloss),
		cmocka_unit_test(cells_hold_alternatives_and_remarks),
		cmocka_unit_test(latin_letters_with_a_times_sign_begin_a_title),
		cmocka_unit_test(what_a_bracket_is_for_is_no_gloss),
		cmocka_unit_test(a_romanised_form_may_follow_without_a_comma),
		cmocka_unit_test(english_with_a_silent_e_is_no_pinyin),
		cmocka_unit_test(an_english_sentence_is_no_japanese_line),
		cmocka_unit_test(a_label_before_a_colon_is_no_part_of_the_title),
		cmocka_unit_test(english_tells_what_a_japanese_word_means),
		cmocka_unit_test(a_bracket_may_begin_the_line_behind_a_quotation),
		cmocka_unit_test(a_quotation_in_a_sentence_is_the_title),
		cmocka_unit_test(a_title_goes_on_over_a_line_that_ends_in_a_particle),
		cmocka_unit_test(a_gloss_that_quotes_a_part_is_of_the_whole),
		cmocka_unit_test(a_citation_begins_with_its_title),
		cmocka_unit_test(halves_have_brackets_and_labels_of_their_own),
		cmocka_unit_test(the_first_of_several_glosses_says_whether_they_are_english),
		cmocka_unit_test(two_headings_of_one_name_are_title_and_gloss),
		cmocka_unit_test(a_translation_is_named_in_a_citation),
		cmocka_unit_test(a_word_before_a_colon_tells_what_it_is_of),
		cmocka_unit_test(a_company_has_its_legal_form_behind_a_label_too),
		cmocka_unit_test(a_full_stop_without_kana_ends_a_chinese_sentence),
		cmocka_unit_test(terms_that_are_joined_have_their_own_glosses),
		cmocka_unit_test(what_a_bracket_tells_of_a_thing_is_no_gloss),
		cmocka_unit_test(an_item_has_its_original_in_the_list_below),
		cmocka_unit_test(a_heading_with_a_number_ends_in_its_japanese),
		cmocka_unit_test(two_words_with_a_slash_are_alternatives),
		cmocka_unit_test(what_stands_below_a_heading_is_its_other_title),
		cmocka_unit_test(a_definition_is_read_to_the_end_of_its_sentence),
		cmocka_unit_test(a_bracket_with_both_languages_glosses_nothing_else),
		cmocka_unit_test(what_is_set_apart_before_a_colon_is_no_part_of_a_term),
		cmocka_unit_test(what_surrounds_a_pair_is_left_outside),
		cmocka_unit_test(vetoes_have_their_limits),
		cmocka_unit_test(labels_below_the_name_of_a_folder_go_together),
		cmocka_unit_test(the_bullet_of_a_heading_is_no_part_of_it),
		cmocka_unit_test(what_is_told_of_both_halves_is_part_of_neither),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
