/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The reading of a Japanese text: the one that came with it, else the text itself where it is
 * written in kana alone.
 */
#ifndef TY_TEXT_READING_H
#define TY_TEXT_READING_H

#include "base/str.h"

/* given is empty where there is none.  Empty: the reading is not known. */
taiyaku_str ty_reading_of(taiyaku_str given, taiyaku_str text);

#endif
