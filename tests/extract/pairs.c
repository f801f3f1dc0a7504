/* SPDX-License-Identifier: Apache-2.0 */
/* What is a pair, block by block: "ja = en" for each find, or nothing. */
#include "extract/finder.h"

static void the_gloss_of_a_citation_is_in_the_bracket_behind_its_title(void **state)
{
	(void)state;
	NOTE("Minato News. (2011). 橋の上の“第二市場” 市長と会談 春に開店 [“Second market” on the "
	     "bridge: talks with the mayor]. 3 May 2011, http://example.jp/1.",
	     "橋の上の“第二市場” 市長と会談 春に開店 = “Second market” on the bridge: talks with "
	     "the "
	     "mayor");
	NOTE("Minato News. (2011). <港の火事>船が「三隻」燃える[<The harbour fire> Three ships "
	     "burn ]."
	     " 3 May 2011",
	     "<港の火事>船が「三隻」燃える = <The harbour fire> Three ships burn");
	NOTE("Watch. (2012). 「橋の事故は一九七二年以降七件」 市が認める [City admits it]. 2012.",
	     "「橋の事故は一九七二年以降七件」 市が認める = City admits it");
	NOTE("Mori, H. (2009). 港は禁止対象外=市の決定 [Harbour exempt –city decision].",
	     "港は禁止対象外=市の決定 = Harbour exempt –city decision");
	NOTE("City Office. (2014). 平成26年度「港の支援事業」[Harbour support of the year 26]. "
	     "2014.",
	     "平成26年度「港の支援事業」 = Harbour support of the year 26");
	NOTE("Mori, H. (2009). LED照明の歴史: 私の記録 [A history of LED lights: my records].",
	     "LED照明の歴史: 私の記録 = A history of LED lights: my records");
}

static void a_romanised_title_between_author_and_title_is_passed_over(void **state)
{
	(void)state;
	NOTE("Mori Haruka 森遥 (2005). \"Minato no rekishi\" 港の歴史 [A history of the harbour]. "
	     "Chiri 33.",
	     "港の歴史 = A history of the harbour");
	TEXT("\"Kyū *Minato* no chizu\" 旧『港』の「地図」「記録」 [The \"maps\" of the old "
	     "harbour].",
	     "旧『港』の「地図」「記録」 = The \"maps\" of the old harbour");
}

static void what_the_author_is_called_is_no_gloss(void **state)
{
	finder f;

	(void)state;
	open_finder(&f);
	f.origins = true;
	give(&f, TY_BLOCK_NOTE,
	     "海辺日報 [Umibe Nippou]. (2014). 市長が“春の宴”[The mayor at the “spring feast”], 4 "
	     "June "
	     "2014, http://example.jp/2. More on this.");
	close_finder(&f,
		     "市長が“春の宴” = The mayor at the “spring feast” "
		     "{1|海辺日報|Umibe Nippou|2014|2014-06-04|http://example.jp/2}",
		     __LINE__);
}

static void a_japanese_citation_has_its_author_and_year(void **state)
{
	finder f;

	(void)state;
	open_finder(&f);
	f.origins = true;
	give(&f, TY_BLOCK_ITEM, "森遥、『長い道』[The Long Road]、港出版、1999年。");
	give(&f, TY_BLOCK_NOTE,
	     "For more see also 海辺日報. (2012). 橋の火事 [The bridge fire]. 3 May 2012.");
	give(&f, TY_BLOCK_ITEM, "森遥．2001．「潮の宴」 (A Feast of Tides)．海辺 12(3)．");
	give(&f, TY_BLOCK_ITEM, "海辺日報 [Umibe Nippou], “舟の歌” [Song of the Boats], 2015.");
	give(&f, TY_BLOCK_ITEM, "灯台 (tōdai), 港 [harbour]");
	close_finder(&f,
		     "長い道 = The Long Road {1|森遥||1999||}\n"
		     "橋の火事 = The bridge fire {1|海辺日報||2012|2012-05-03|}\n"
		     "潮の宴 = A Feast of Tides {1|森遥||2001||}\n"
		     "舟の歌 = Song of the Boats {1|海辺日報|Umibe Nippou|2015||}\n"
		     "港 = harbour {1|||||}",
		     __LINE__);
}

static void two_citations_of_one_note_keep_to_themselves(void **state)
{
	finder f;

	(void)state;
	open_finder(&f);
	f.origins = true;
	give(&f, TY_BLOCK_NOTE,
	     "Minato News. (2014). 市長、橋で協議 [The mayor talks at the bridge].14 March 2014, "
	     "http://example.jp/3; Umi News. (2013). 港の春 [Spring in the harbour]. 2 May 2013,");
	close_finder(
		&f,
		"市長、橋で協議 = The mayor talks at the bridge {1|Minato News||2014|2014-03-14|"
		"http://example.jp/3}\n"
		"港の春 = Spring in the harbour {1|Umi News||2013|2013-05-02|}",
		__LINE__);
}

static void a_pair_of_running_text_has_the_citation_of_its_note(void **state)
{
	finder f;
	ty_block note = { .kind = TY_BLOCK_NOTE,
			  .text = TY_STR(
				  "Jiho. (2014). 港は対象外[Harbour exempt]. 7 August, 2014, "
				  "http://example.jp/4."),
			  .label = TY_STR("1"),
			  .line = 9 };
	taiyaku_error err = { 0 };

	(void)state;
	open_finder(&f);
	f.origins = true;
	give(&f, TY_BLOCK_TEXT,
	     "It said in its headline that “港は対象外,” meaning “Harbour is exempt.”[1] More.");
	assert_ok(ty_pairs_block(f.pairs, &note, &err));
	close_finder(&f,
		     "港は対象外 = Harbour exempt {9|Jiho||2014|2014-08-07|http://example.jp/4}\n"
		     "港は対象外 = Harbour is exempt {1|Jiho||2014|2014-08-07|http://example.jp/4}",
		     __LINE__);
}

static void brackets_are_balanced(void **state)
{
	(void)state;
	ITEM("『長い道』 (The Long Road (1st part))", "長い道 = The Long Road (1st part)");
	ITEM("長い道（第一部） [The Long Road [first part]]",
	     "長い道（第一部） = The Long Road [first part]");
	TEXT("(see 『長い道』 (The Long Road)", "長い道 = The Long Road");
}

static void what_is_never_a_gloss_makes_no_pair(void **state)
{
	(void)state;
	TEXT("『長い道』 [in Japanese]", "");
	TEXT("『長い道』 (2014)", "");
	TEXT("『長い道』 (Nagai michi)", "");
	TEXT("『長い道』[1]", "");
	TEXT("『長い道』（ながいみち）", "");
	TEXT("長い道 [PDF](http://example.jp/x.pdf)", "");
	TEXT("長い道 (https://example.jp/)", "");
	TEXT("検索拡張生成（RAG）を使う", "");
	TEXT("『長い道』(港出版社)", "");
	TEXT("『The Long Road』(Harbour Press)", "");
	TEXT("市の統計局（Statistisches Bundesamt）", "");
}

static void in_a_japanese_sentence_the_term_begins_at_a_particle(void **state)
{
	(void)state;
	TEXT("例えば地域言語モデル（Local Language Model、LLM）に渡す。",
	     "地域言語モデル = Local Language Model");
	TEXT("文書では、検索語最適化（Search Term Optimization）を行う。",
	     "検索語最適化 = Search Term Optimization");
	TEXT("森遥の『長い道』（The Long Road）は小説である。", "長い道 = The Long Road");
	TEXT("地域の言語（Open Label）資源を使う。", "");
	FIELD("荒天の記録：共同海損（General Average）宣言", "共同海損 = General Average");
	ITEM("結果は、大きい計測範囲 [measuring range] を持つ", "計測範囲 = measuring range");
	TEXT("港橋連盟、略称KR（英: Harbour Bridge League）は団体。",
	     "港橋連盟 = Harbour Bridge League");
	TEXT("橋の話：\nアーチ（英: arch）とは", "アーチ = arch");
	TEXT("これは最新の [modern] 橋", "");
}

static void a_remark_is_no_gloss(void **state)
{
	(void)state;
	TEXT("「赤いボタンを押してください」 (the first press starts it)", "");
	ITEM("**hashi99**（本人）: 橋を作った", "");
	ITEM("近赤外（Ch5: 850-1200nm）", "");
	TEXT("港の国（英語名: United Ports, Bridgeland など）", "");
	ITEM("記録を残すこと（Task 0161）", "");
	ITEM("macでbridge(arch)環境", "");
	ITEM("英語版（en-us）から訳した", "");
	FIELD("送信しました (timeout)", "");
	FIELD("送信しました (delivered)", "送信しました = delivered");
	FIELD("送信しました (The message was sent)", "送信しました = The message was sent");
	TEXT("議論は二人に始まる、と少し読んだ（Morris, 2002）。", "");
	TEXT("元の記事は英語（Ask the Harbour）です。", "");
}

static void in_an_english_sentence_the_word_is_what_is_japanese(void **state)
{
	(void)state;
	TEXT("Enter, for example, 本社倉庫 (main storehouse) and press 「保存」 (Save).",
	     "本社倉庫 = main storehouse\n保存 = Save");
}

static void labels_in_the_bracket_are_heeded(void **state)
{
	(void)state;
	TEXT("『長い道』（ながいみち、原題：The Long Road、略称TLR[2]）は小説。",
	     "長い道 = The Long Road");
	TEXT("The Long Road (Japanese: 長い道, Hepburn: Nagai michi, lit. 'A road that is long') "
	     "is "
	     "a novel.",
	     "長い道 = The Long Road\n長い道 = A road that is long");
	TEXT("a book (in Japanese: 「長い道」, in English: \"The Long Road\") of 1999",
	     "長い道 = The Long Road");
	TEXT("『菊と花』（独: Die Blume）は小説。", "");
}

static void of_name_romanisation_and_gloss_the_gloss_is_taken(void **state)
{
	(void)state;
	FIELD("森遥『長い道』 (Mori Haruka, The Long Road)", "長い道 = The Long Road");
	FIELD("『港記』 (Minatoki, Notes from a Harbour, Shoten ed.)",
	      "港記 = Notes from a Harbour");
	FIELD("森遥『港記』 (Mori Haruka, Minatoki)", "");
	TEXT("『番屋』 (\"banya\", the watch house) stood there", "番屋 = the watch house");
}

static void english_before_japanese_needs_a_mark_at_its_left(void **state)
{
	(void)state;
	NOTE("H. Mori, \"A Study of Bridges\" (橋の研究), Journal of Towns 3.",
	     "橋の研究 = A Study of Bridges");
	ITEM("A Study of Bridges (橋の研究)", "橋の研究 = A Study of Bridges");
	TEXT("We then read a study of bridges (橋の研究) and went home.", "");
	TEXT("Aikido (合気道) is practised.", "");
	ITEM("PLATEAU (プラトー)", "");
}

static void slash_titles_are_two_languages_and_no_event(void **state)
{
	(void)state;
	HEADING("橋の数え方 / How to Count Bridges", "橋の数え方 = How to Count Bridges");
	HEADING("橋の数え方 / Bridge Meetup 2019", "");
	HEADING("橋の数え方 / 港", "");
	HEADING("語源辞典 / Gogen jiten", "");
	HEADING("TLR-4入門 / Introduction to TLR-4", "TLR-4入門 = Introduction to TLR-4");
}

static void chinese_and_korean_neighbours_are_left_alone(void **state)
{
	(void)state;
	NOTE("Li Wei 李伟 (2015). 城市的桥梁结构 [The structure of city bridges]. Beijing.", "");
	NOTE("Li Wei (2002). \"Chengshi zhong de qiaoliang\" 城市中橋梁 [Bridges in the city].",
	     "");
	NOTE("Kim (2011). 韓國의 民俗 [Korean folklore].", "");
	NOTE("都市橋梁 Dushi qiaoliang xue [Bridges in the city].", "");
	NOTE("「都市橋梁」 (Dushi qiaoliang xue, Bridges in the City)", "");
	NOTE("Mori (2002). \"Toshi no kyōryō\" 都市橋梁 [Bridges in the city].",
	     "都市橋梁 = Bridges in the city");
}

static void a_finished_quotation_and_an_arrow_end_what_is_before(void **state)
{
	(void)state;
	NOTE("Mori, H. \"橋の色 (Colours of Bridges).\" 都市橋梁 (City Bridges), 1979.",
	     "橋の色 = Colours of Bridges\n都市橋梁 = City Bridges");
	TEXT("積み込み→荷下ろし（unloading）という順番", "荷下ろし = unloading");
	TEXT("the 港 template (from the wiki)", "");
}

static void an_abbreviation_is_spelt_out_beside_the_japanese(void **state)
{
	(void)state;
	TEXT("HBO (Japanese: 港橋大会, the Harbour Bridge Open) is held in May.",
	     "港橋大会 = the Harbour Bridge Open");
	TEXT("The Bridge Act. Amended 2018. [in Japanese: 橋梁法]", "");
	FIELD("HARBO: Questions about Harbours [HARBO:港についての質問] (in Japanese)",
	      "HARBO:港についての質問 = HARBO: Questions about Harbours");
	HEADING("HBO 使用案内 / HBO-JA Usage Guide", "HBO 使用案内 = HBO-JA Usage Guide");
}

static void a_wrapped_title_is_joined(void **state)
{
	(void)state;
	NOTE("Mori (2002). 都市の橋梁と\n人々の暮らし [City bridges and\nprivate-\nsector life].",
	     "都市の橋梁と人々の暮らし = City bridges and private-sector life");
}

static void odd_characters_stay_as_printed(void **state)
{
	(void)state;
	NOTE("Mori (2002). 在⽇の橋 [Bridges]. 2002.", "在⽇の橋 = Bridges");
}

static void headings_and_labels_belong_together(void **state)
{
	finder f;

	(void)state;
	open_finder(&f);
	give(&f, TY_BLOCK_HEADING, "🤖 長い道を行く人々");
	give(&f, TY_BLOCK_TEXT, "`AI` `LLM`");
	give(&f, TY_BLOCK_CAPTION, "📄 原題: People on the Long Road");
	give(&f, TY_BLOCK_HEADING, "港の歴史");
	give(&f, TY_BLOCK_HEADING, "A History of the Harbour");
	give(&f, TY_BLOCK_HEADING, "橋");
	close_finder(&f,
		     "長い道を行く人々 = People on the Long Road\n"
		     "港の歴史 = A History of the Harbour",
		     __LINE__);
}

static void labels_in_neighbouring_lines_belong_together(void **state)
{
	finder f;

	(void)state;
	open_finder(&f);
	give(&f, TY_BLOCK_HEADING, "参考文献");
	for (int i = 0; i < 6; i++)
		give(&f, TY_BLOCK_ITEM, "森遥「橋」");
	give(&f, TY_BLOCK_ITEM, "原題：The Future of Bridges");
	give(&f, TY_BLOCK_ITEM, "邦題：橋の未来");
	close_finder(&f, "橋の未来 = The Future of Bridges", __LINE__);
	TEXT("日本語題名：橋の未来（はしのみらい）" TY_HARD_BREAK "英文題名：The Future of Bridges",
	     "橋の未来 = The Future of Bridges");
}

static void volumes_and_pages_are_no_titles(void **state)
{
	(void)state;
	NOTE("森遥, 2010, 「港の研究」, 『港』, 3巻. (A study of harbours)", "");
	NOTE("Mori, H., 2015. 橋の未来：都市と川. [The future of bridges: city and river].",
	     "橋の未来：都市と川 = The future of bridges: city and river");
}

static void a_term_goes_with_its_definition_without_its_reading(void **state)
{
	finder f;

	(void)state;
	open_finder(&f);
	give(&f, TY_BLOCK_TERM, "図書館【としょかん】");
	give(&f, TY_BLOCK_DEFINITION, "library; a place for books.");
	give(&f, TY_BLOCK_TERM, "catalogue");
	give(&f, TY_BLOCK_DEFINITION, "目録");
	close_finder(&f, "図書館 = library\n目録 = catalogue", __LINE__);
}

static void running_text_has_no_keys_files_and_phrases_for_titles(void **state)
{
	(void)state;
	TEXT("文書の末尾に移動します（Ctrl+End）。", "");
	TEXT("設定ファイル (*.conf) を開き（Esc）、終わる。", "");
	TEXT("詳しくは手引き（docs/guide.txt など）を見る。", "");
	TEXT("レジスタ（ax, bx, cx）を使う。", "");
	ITEM("Town Guide (日本語版)", "");
}

static void a_help_mark_of_wikipedia_is_no_part_of_the_title(void **state)
{
	(void)state;
	TEXT("The Forest Path (森の道?, Mori no michi, lit. \"path of woods\") is a novel.",
	     "森の道 = The Forest Path\n森の道 = path of woods");
}

static void a_gloss_may_begin_with_the_name_of_a_language(void **state)
{
	(void)state;
	TEXT("山田（2010）『小さな文法』[Japanese Grammar]", "小さな文法 = Japanese Grammar");
	TEXT("『生産の手段』 (Means of Production)", "生産の手段 = Means of Production");
	TEXT("The Long Hill (Japanese: 長い坂) is a song.", "長い坂 = The Long Hill");
}

static void a_word_that_english_borrowed_is_english_in_a_gloss(void **state)
{
	(void)state;
	TEXT("『三人の侍』 (Three Samurai)", "三人の侍 = Three Samurai");
	TEXT("『南大門』 (Nandaimon Gate)", "南大門 = Nandaimon Gate");
	TEXT("『侍』 (Samurai)", "");
	TEXT("『侍の道』 (Samurai no michi)", "");
}

static void a_romanised_title_is_set_apart_from_its_gloss_by_a_slash(void **state)
{
	(void)state;
	TEXT("『長い坂』 (Nagai saka / The Long Hill)", "長い坂 = The Long Hill");
	TEXT("『海と山』 (Sea / Mountain)", "海と山 = Sea / Mountain");
}

static void a_year_behind_a_gloss_is_its_own_where_the_title_has_one(void **state)
{
	(void)state;
	TEXT("『長い坂』 (The Long Hill, 1999)", "長い坂 = The Long Hill");
	TEXT("『漁業白書2001年版』 (White Paper on Fishing, 2001)",
	     "漁業白書2001年版 = White Paper on Fishing, 2001");
}

static void a_bracket_with_a_romanised_title_is_behind_its_gloss(void **state)
{
	(void)state;
	TEXT("The Long Hill (長い坂, Nagai saka) was sung by many.", "長い坂 = The Long Hill");
	TEXT("Prime Minister Mori Haruka (森春香, Mori Haruka) spoke.", "");
}

static void a_label_before_a_quotation_joins_it_with_the_one_before(void **state)
{
	(void)state;
	TEXT("古典『The Quiet Harbour』、邦題『静かな港』を読む。", "静かな港 = The Quiet Harbour");
	TEXT("日本語名「ならべる石」、英題「STONES IN A ROW」。", "ならべる石 = STONES IN A ROW");
	TEXT("Mori『Teaching by the Sea』\xe2\x80\xa8邦題『海辺の教室』近刊",
	     "海辺の教室 = Teaching by the Sea");
	TEXT("映画「港」の原題は「Raw Harbour」であり、", "港 = Raw Harbour");
	TEXT("赤い港の英語名は“The Red Harbour”です。", "赤い港 = The Red Harbour");
	TEXT("現生人類（英名：modern humans〈意：現代人〉、学名：Homo）を",
	     "現生人類 = modern humans");
	TEXT("『The Pilot』（邦題『水先人』／改訳『港の案内人』）", "水先人 = The Pilot");
}

static void what_is_quoted_in_a_bracket_ends_with_its_quotation(void **state)
{
	(void)state;
	TEXT("in his *Kobune kenkyu* (小舟研究, \"Studies on Small Boats,\" Tokyo: Minato shoten, "
	     "1941) he",
	     "小舟研究 = Studies on Small Boats");
	TEXT("英語は綴りに寄せる（\"Open the gate\"など、大文字も）。", "");
	TEXT("[港の記録]({{< ref \"/remark/harbour\" >}})", "");
	TEXT("書き出した字幕ファイル（json3）", "");
}

static void a_chinese_title_has_a_syllable_for_each_character(void **state)
{
	(void)state;
	TEXT("- \"Shiwang jing\" (十王經, manuscript 2)", "");
	TEXT("\"General Average\" (共同海損, an old rule)", "共同海損 = General Average");
}

static void halves_are_without_emoji_and_number(void **state)
{
	(void)state;
	check(TY_BLOCK_HEADING, "📋 港の目次 / Table of Contents", "港の目次 = Table of Contents",
	      __LINE__);
	check(TY_BLOCK_HEADING, "8. 橋の構成 | Final Bridge Structure",
	      "橋の構成 = Final Bridge Structure", __LINE__);
	check(TY_BLOCK_HEADING, "4.3 不定誤差（Indeterminate Errors）/ ランダム誤差",
	      "不定誤差 = Indeterminate Errors", __LINE__);
	check(TY_BLOCK_HEADING, "日本語 (JP)", "", __LINE__);
}

static void of_three_languages_the_japanese_is_the_one_with_kana_or_the_first(void **state)
{
	finder f;

	(void)state;
	check(TY_BLOCK_ITEM, "港の案内 / Harbour Guide / 港口指南", "港の案内 = Harbour Guide",
	      __LINE__);
	open_finder(&f);
	give(&f, TY_BLOCK_TEXT, "これは港の案内である。");
	give(&f, TY_BLOCK_HEADING, "目次 / Table of Contents / 目录");
	close_finder(&f, "目次 = Table of Contents", __LINE__);
}

static void a_term_in_a_quoted_sentence_begins_at_a_particle(void **state)
{
	(void)state;
	TEXT("「港がどこにあるかを示し、それが入港後（Post-arrival）を経て、変わる」という。",
	     "入港後 = Post-arrival");
	TEXT("それは現象的意識（Phenomenal Consciousness: 主観的な「感じ」）と呼ぶ。",
	     "現象的意識 = Phenomenal Consciousness");
	TEXT("港と橋の関係（SHORE/BRIDGE/NEUTRAL）を示す。", "");
	TEXT("**港より厳しく（harbour police）。", "");
	TEXT("名は\"convey\"（配達する、運ぶ）に由来する。", "配達する、運ぶ = convey");
	check(TY_BLOCK_STRING, "to help a small boy named Nobu Mori (森信夫 Mori Nobuo).", "",
	      __LINE__);
}

static void a_foreign_name_in_katakana_begins_where_its_spelling_does(void **state)
{
	(void)state;
	TEXT("港の設計者であるアン・モリス(Anne Morris)の2009年の記録、\n“The Gate”から。",
	     "アン・モリス = Anne Morris");
	TEXT("港はジム・ノアレ(Jim Noare)のものだ。", "ジム・ノアレ = Jim Noare");
	TEXT("ジョン・ベイ(John Bay)とサー・ロバート・レイ(Sir Robert Ray)",
	     "ジョン・ベイ = John Bay\nサー・ロバート・レイ = Sir Robert Ray");
}

static void what_a_bracket_says_beside_a_gloss_is_left_out(void **state)
{
	(void)state;
	TEXT("港湾交通管制(HTC: Harbour Traffic Control)は、港の管制である。",
	     "港湾交通管制 = Harbour Traffic Control");
	TEXT("港に力を与え(empower)ます。", "");
	TEXT("標準では入港拒否(DoE)規則に従う。", "");
	TEXT("*port obsession* (`訳注`: 初めて聞いた表現。*港の強迫観念*だろうか)と呼ぶ。", "");
	TEXT("- **Full-width (全角)**: Japanese", "全角 = Full-width");
	TEXT("Castle Quay (known in Japan as Castle Harbour (城の港, Shiro no Minato)) is a game.",
	     "城の港 = Castle Harbour");
}

static void a_sentence_without_kana_is_chinese(void **state)
{
	(void)state;
	TEXT("港灣管理署（英語：Harbour Administration），是承擔大部分港口業務的機構，在海邊。",
	     "");
}

static void a_term_has_room_for_the_words_of_its_gloss(void **state)
{
	(void)state;
	TEXT("これは、港依存の名前探索（harbour-dependent name lookup; HDL）を見よ。",
	     "港依存の名前探索 = harbour-dependent name lookup");
	TEXT("条件(conditions)、及びブイ(buoys)を書く。", "条件 = conditions\nブイ = buoys");
	TEXT("これは水を返す関数(function)である。", "関数 = function");
	TEXT("船に各バリア(barrier)は置かれる。", "バリア = barrier");
	TEXT("和訳: 船の主体（main actor）。資格を保つ。", "船の主体 = main actor");
	TEXT("非対称(Asymmetric)・対称(Symmetric)の港である。",
	     "非対称 = Asymmetric\n対称 = Symmetric");
	check(TY_BLOCK_ITEM, "Technical Interest（高い）", "", __LINE__);
}

static void what_is_said_of_several_things_is_no_gloss_of_them(void **state)
{
	finder f;

	(void)state;
	open_finder(&f);
	give(&f, TY_BLOCK_CELL, "港 (berth)");
	give(&f, TY_BLOCK_CELL, "橋 (berth)");
	give(&f, TY_BLOCK_CELL, "船 (berth)");
	give(&f, TY_BLOCK_CELL, "鐘 (berth)");
	give(&f, TY_BLOCK_CELL, "船の経路を扱う部品 (class)");
	close_finder(&f, "港 = berth\n橋 = berth", __LINE__);
	TEXT("“どおん” (“Dooon”) is “the sound of a bell”.", "どおん = the sound of a bell");
}

static void a_sentence_goes_on_behind_a_bracket_between_spaces(void **state)
{
	(void)state;
	TEXT("港では多くの規則を作る。これまでは、入港中 (entering) "
	     "状態、出港の順序を、手で記した。",
	     "入港中 = entering");
	TEXT("- 港は、静かでない (unquiet) 船によって起こる波を見る。もう一度見る。",
	     "静かでない = unquiet");
	TEXT("これは副作用 (side effect) とは港湾 (harbour) のことである。もう一度見る。",
	     "副作用 = side effect\n港湾 = harbour");
	TEXT("短い場合、「Lengua del puerto」という言葉は英語の (“Harbour language”) では短い。",
	     "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_gloss_of_a_citation_is_in_the_bracket_behind_its_title),
		cmocka_unit_test(a_romanised_title_between_author_and_title_is_passed_over),
		cmocka_unit_test(what_the_author_is_called_is_no_gloss),
		cmocka_unit_test(a_japanese_citation_has_its_author_and_year),
		cmocka_unit_test(two_citations_of_one_note_keep_to_themselves),
		cmocka_unit_test(a_pair_of_running_text_has_the_citation_of_its_note),
		cmocka_unit_test(brackets_are_balanced),
		cmocka_unit_test(what_is_never_a_gloss_makes_no_pair),
		cmocka_unit_test(in_a_japanese_sentence_the_term_begins_at_a_particle),
		cmocka_unit_test(a_remark_is_no_gloss),
		cmocka_unit_test(in_an_english_sentence_the_word_is_what_is_japanese),
		cmocka_unit_test(labels_in_the_bracket_are_heeded),
		cmocka_unit_test(of_name_romanisation_and_gloss_the_gloss_is_taken),
		cmocka_unit_test(english_before_japanese_needs_a_mark_at_its_left),
		cmocka_unit_test(slash_titles_are_two_languages_and_no_event),
		cmocka_unit_test(chinese_and_korean_neighbours_are_left_alone),
		cmocka_unit_test(a_finished_quotation_and_an_arrow_end_what_is_before),
		cmocka_unit_test(an_abbreviation_is_spelt_out_beside_the_japanese),
		cmocka_unit_test(a_wrapped_title_is_joined),
		cmocka_unit_test(odd_characters_stay_as_printed),
		cmocka_unit_test(headings_and_labels_belong_together),
		cmocka_unit_test(labels_in_neighbouring_lines_belong_together),
		cmocka_unit_test(volumes_and_pages_are_no_titles),
		cmocka_unit_test(a_term_goes_with_its_definition_without_its_reading),
		cmocka_unit_test(running_text_has_no_keys_files_and_phrases_for_titles),
		cmocka_unit_test(a_help_mark_of_wikipedia_is_no_part_of_the_title),
		cmocka_unit_test(a_bracket_with_a_romanised_title_is_behind_its_gloss),
		cmocka_unit_test(a_year_behind_a_gloss_is_its_own_where_the_title_has_one),
		cmocka_unit_test(a_romanised_title_is_set_apart_from_its_gloss_by_a_slash),
		cmocka_unit_test(a_word_that_english_borrowed_is_english_in_a_gloss),
		cmocka_unit_test(a_gloss_may_begin_with_the_name_of_a_language),
		cmocka_unit_test(a_label_before_a_quotation_joins_it_with_the_one_before),
		cmocka_unit_test(what_is_quoted_in_a_bracket_ends_with_its_quotation),
		cmocka_unit_test(a_chinese_title_has_a_syllable_for_each_character),
		cmocka_unit_test(halves_are_without_emoji_and_number),
		cmocka_unit_test(a_sentence_goes_on_behind_a_bracket_between_spaces),
		cmocka_unit_test(what_is_said_of_several_things_is_no_gloss_of_them),
		cmocka_unit_test(a_term_has_room_for_the_words_of_its_gloss),
		cmocka_unit_test(a_foreign_name_in_katakana_begins_where_its_spelling_does),
		cmocka_unit_test(what_a_bracket_says_beside_a_gloss_is_left_out),
		cmocka_unit_test(a_sentence_without_kana_is_chinese),
		cmocka_unit_test(of_three_languages_the_japanese_is_the_one_with_kana_or_the_first),
		cmocka_unit_test(a_term_in_a_quoted_sentence_begins_at_a_particle),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
