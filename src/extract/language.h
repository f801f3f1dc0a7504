/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How documents name a language: "ja", "jpn", "ja_JP", "Japanese", "日本語".  Only the languages
 * that stand beside each other here: Japanese, English, and those whose characters look Japanese.
 */
#ifndef TY_EXTRACT_LANGUAGE_H
#define TY_EXTRACT_LANGUAGE_H

#include "base/str.h"

/* The primary subtag "ja", "en", "zh" or "ko" of what is a name of that language and nothing else;
 * empty if it is not. */
taiyaku_str ty_language_named(taiyaku_str name);

#endif
