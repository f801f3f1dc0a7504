/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/remark.h"

/* （英: Japan, France など）: examples of it; (Harbour / Bridge 用): what it is for. */
bool ty_remark_ends(taiyaku_str inside)
{
	return ty_str_ends(inside, TY_STR("など")) || ty_str_ends(inside, TY_STR("用"));
}

bool ty_remark_colon(taiyaku_str text)
{
	return ty_str_has(text, ":") || ty_str_has(text, "：");
}

/* A Japanese bracket that tells of the English before it and does not translate it. */
bool ty_remark_japanese(taiyaku_str text)
{
	static const char *const whole[] = { "英語", "日本語", "英文", "和文",	 "原文",   "編",
					     "訳",   "著",     "監督", "有料",	 "無料",   "必須",
					     "任意", "推奨",   "廃止", "省略可", "複数可", "後編",
					     "前編", "続き",   "公式", "非公式", "旧",	   "新",
					     "本人", "筆者",   "著者", "作者",	 "返信",   "現在",
					     "予定", "済",     "未定", "仮",	 "英",	   "日英",
					     "英日", "同上",   "不明", "なし" };
	static const char *const ends[] = { "より", "参照", "など", "等",   "のみ",  "用",
					    "版",   "ます", "です", "あり", "訳",    "著",
					    "編",   "製",   "社",   "氏",   "時点",  "以降",
					    "以上", "以下", "まで", "から", "の場合" };
	static const char *const starts[] = {
		"参照",	    "参考",    "例：",	   "例:",      "注",	   "旧",       "現",
		"約",	    "計",      "他",	   "全て",     "全部",	   "全体",     "訳注",
		"第",	    "図",      "表",	   "正確には", "正しくは", "厳密には", "実際",
		"実は",	    "つまり",  "すなわち", "例えば",   "たとえば", "主に",     "特に",
		"ただし",   "但し",    "なお",	   "または",   "もしくは", "あるいは", "いわゆる",
		"いずれも", "ちなみに"
	};

	/* 高い: how something is. */
	if (text.len == TY_STR("高い").len && ty_str_ends(text, TY_STR("い")))
		return true;
	/* 規則未公表: what has not been done yet. */
	if (text.len >= TY_STR("未公表").len &&
	    ty_str_starts(ty_str_slice(text, text.len - TY_STR("未公表").len, text.len),
			  TY_STR("未")))
		return true;
	/* A remark of a sentence. */
	if (ty_str_find(text, TY_STR("。"), 0) < text.len)
		return true;
	/* サンスクリット語で「橋」: what it is in a third language. */
	if (ty_str_has(text, "語で"))
		return true;
	for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
		if (ty_str_is(text, whole[i]))
			return true;
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (ty_str_ends(text, ty_str(ends[i])))
			return true;
	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
		if (ty_str_starts(text, ty_str(starts[i])))
			return true;
	return false;
}
