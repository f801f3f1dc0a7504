/* SPDX-License-Identifier: Apache-2.0 */
/* Five terms with all that a popup dictionary can show. */
#ifndef TY_TESTS_GLOSSARY_KITCHEN_H
#define TY_TESTS_GLOSSARY_KITCHEN_H

#include "roundtrip.h"

static taiyaku_prop kitchen_props[] = {
	{ TY_STR("partOfSpeech"), TY_STR("noun") },
	{ TY_STR("definition"), TY_STR("煮物用の\n器") },
};
static taiyaku_origin kitchen_origins[] = {
	{ .author = TY_STR("山田"), .year = TY_STR("1999") },
};
static taiyaku_pair kitchen_list[] = {
	{ .kind = TAIYAKU_TERM,
	  .text = { TY_STR("鍋"), TY_STR("pot") },
	  .reading = TY_STR("なべ"),
	  .status = TY_STR("approved"),
	  .props = kitchen_props,
	  .n_props = 2,
	  .origins = kitchen_origins,
	  .n_origins = 1 },
	{ .kind = TAIYAKU_TERM, .text = { TY_STR("Zebra"), TY_STR("縞馬") } },
	{ .kind = TAIYAKU_TERM,
	  .text = { TY_STR("鍋"), TY_STR("pan \"flat\"") },
	  .reading = TY_STR("なべ"),
	  .status = TY_STR("forbidden"),
	  .note = TY_STR("say pot") },
	{ .kind = TAIYAKU_TERM, .text = { TY_STR("alpha"), TY_STR("アルファ") } },
	{ .kind = TAIYAKU_TERM,
	  .text = { TY_STR("皿"), TY_STR("plate") },
	  .reading = TY_STR("さら") },
};
static pairs kitchen = { .list = { &kitchen_list[0], &kitchen_list[1], &kitchen_list[2],
				   &kitchen_list[3], &kitchen_list[4] },
			 .n = 5 };

#endif
