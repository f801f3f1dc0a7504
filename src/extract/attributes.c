/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/attributes.h"

#include "base/ascii.h"
#include "extract/gloss.h"
#include "text/script.h"

/* A property, and how English words for it begin. */
static const char *const properties[][2] = {
	{ "言語", "lang" },
	{ "使用言語", "lang" },
	{ "プログラミング言語", "lang programming" },
	{ "フレームワーク", "framework" },
	{ "ライブラリ", "librar" },
	{ "データベース", "database db" },
	{ "認証", "auth certif" },
	{ "作者", "author creator" },
	{ "著者", "author" },
	{ "作成者", "author creator" },
	{ "製作者", "author creator producer" },
	{ "制作者", "author creator producer" },
	{ "訳者", "translator" },
	{ "名前", "name" },
	{ "氏名", "name" },
	{ "題名", "title" },
	{ "タイトル", "title" },
	{ "書名", "title book" },
	{ "曲名", "title song" },
	{ "作品名", "title work" },
	{ "出版社", "publish" },
	{ "発行元", "publish" },
	{ "発売元", "publish distribut" },
	{ "雑誌", "magazine journal" },
	{ "監督", "direct" },
	{ "脚本", "script screen writ" },
	{ "原作", "original" },
	{ "出演", "cast star" },
	{ "場所", "place location venue" },
	{ "会場", "venue place location" },
	{ "住所", "address" },
	{ "所在地", "location address" },
	{ "会社", "company" },
	{ "会社名", "company" },
	{ "所属", "affiliat belong" },
	{ "職業", "occupation job profession" },
	{ "趣味", "hobb" },
	{ "出身", "from origin birth home" },
	{ "出身地", "birth home place" },
	{ "ライセンス", "licen" },
	{ "開発", "develop" },
	{ "開発元", "develop" },
	{ "開発者", "develop" },
	{ "提供元", "provide source" },
	{ "エディタ", "editor" },
	{ "ブラウザ", "browser" },
	{ "インフラ", "infra" },
	{ "フロントエンド", "front" },
	{ "バックエンド", "back" },
	{ "サーバー", "server" },
	{ "サーバ", "server" },
	{ "クラウド", "cloud" },
	{ "ホスティング", "hosting" },
	{ "デプロイ", "deploy" },
	{ "テスト", "test" },
	{ "開発環境", "develop environ" },
	{ "実行環境", "run environ" },
	{ "動作環境", "environ requirement system" },
	{ "使用技術", "tech" },
	{ "技術スタック", "tech stack" },
	{ "ツール", "tool" },
	{ "パッケージ管理", "pack" },
	{ "パッケージマネージャー", "pack" },
	{ "スタイリング", "styl" },
	{ "状態管理", "state" },
	{ "フォント", "font" },
	{ "モデル", "model" },
	{ "リポジトリ", "repo" },
	{ "ソースコード", "source" },
	{ "端末", "terminal device" },
	{ "講師", "instruct lectur teach" },
	{ "主催", "host organi sponsor" },
	{ "大学", "univers college" },
	{ "連絡先", "contact" },
	{ "メール", "mail" },
	{ "バージョン", "version" },
};

/* Properties that stand before their Japanese value: "Author: 森遥". */
static const char english_properties[] =
	"author title publisher language license director venue location address name company "
	"affiliation editor translator artist genre developer creator organizer series journal "
	"platform composer lyricist arranger singer writer university department repository";

/* Whether a word of the text begins like one of those listed. */
static bool begins_like(taiyaku_str text, taiyaku_str list)
{
	while (list.len) {
		taiyaku_str start = ty_str_next(&list, ' '), word;

		for (size_t at = 0; ty_gloss_word(&word, &at, text);)
			if (word.len >= start.len &&
			    ty_str_equal_ascii_case(ty_str_slice(word, 0, start.len), start))
				return true;
	}
	return false;
}

static bool among_ascii_case(taiyaku_str word, const char *words)
{
	taiyaku_str list = ty_str(words);

	while (list.len)
		if (ty_str_equal_ascii_case(word, ty_str_next(&list, ' ')))
			return true;
	return false;
}

/* TypeScript, PostgreSQL, Next.js: how products are written, and no other word. */
static bool has_product(taiyaku_str text)
{
	taiyaku_str word;

	for (size_t at = 0; ty_gloss_word(&word, &at, text);) {
		for (size_t i = 1; i < word.len; i++)
			if (ty_is_upper(word.data[i]) && ty_is_lower(word.data[i - 1]))
				return true;
		if (ty_str_starts(ty_str_slice(text, at, text.len), TY_STR(".js")))
			return true;
	}
	return false;
}

static bool in_katakana(taiyaku_str text)
{
	size_t counts[TY_SCRIPTS] = { 0 };

	ty_script_count(counts, text);
	return counts[TY_SCRIPT_HAN] + counts[TY_SCRIPT_HIRAGANA] == 0;
}

void ty_attributes_count(ty_attributes *counts, taiyaku_str ja, taiyaku_str en)
{
	for (size_t i = 0; i < sizeof properties / sizeof *properties; i++) {
		bool japanese = ty_str_is(ja, properties[i][0]);
		bool english = begins_like(en, ty_str(properties[i][1]));

		if (japanese && english)
			counts->translations++;
		if (japanese) {
			counts->values += !english;
			return;
		}
	}
	if (among_ascii_case(en, english_properties)) {
		counts->values++;
		return;
	}
	/* 設計: PlantUML, but the name of a product in katakana is its name. */
	counts->values += has_product(en) && !has_product(ja) && !in_katakana(ja);
}

bool ty_attributes_are_values(const ty_attributes *counts, size_t n)
{
	return counts->values > counts->translations &&
	       (counts->values > 1 ? counts->values * 6 >= n : n <= 4);
}
