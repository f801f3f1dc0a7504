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

/* The language that the name of a file says of all that is in it. */
typedef enum ty_file_language {
	TY_FILE_NONE,	 /* there is no such name */
	TY_FILE_DEFAULT, /* values/strings.xml: whatever the others are translated from */
	TY_FILE_JAPANESE,
	TY_FILE_ENGLISH,
	TY_FILE_OTHER
} ty_file_language;

/* What a comment or a line above a listing says of it: "locales/ja.json", "File: `app_en.arb`:",
 * "Japanese".  NONE where it is more than a name, or names several files. */
ty_file_language ty_language_of_file(taiyaku_str line);

#endif
