/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/language.h"

#include "base/ascii.h"

/* Bytes of a line that names a file, and of what it says beside the name. */
enum { LINE_LONGEST = 240, WORDS_MAX = 40 };

/* The primary subtag, and the names it has in documents, in lower case. */
static const char *const languages[][2] = {
	{ "ja", "ja jp jpn jap japanese nihongo 日本語 和文" },
	{ "en", "en eng english 英語 英文" },
	{ "zh", "zh zho chi chinese 中文 中国語 简体中文 繁體中文" },
	{ "ko", "ko kor korean 한국어 韓国語" },
};

/* A region or a script in which the language is written as it is; others (Kana, Latn) are readings
 * and romanisations. */
static bool is_region_or_script(taiyaku_str subtag)
{
	static const char *const scripts[] = { "Jpan", "Hans", "Hant", "Kore" };

	for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++)
		if (ty_str_is_ascii_case(subtag, scripts[i]))
			return true;
	return subtag.len == 2;
}

/* "ja" of "ja-JP", "zh" of "zh_Hant_TW"; what is no such tag stays whole. */
static taiyaku_str primary(taiyaku_str tag)
{
	char separator = memchr(tag.data, '_', tag.len) ? '_' : '-';
	taiyaku_str rest = tag;
	taiyaku_str first = ty_str_next(&rest, separator);

	while (rest.len)
		if (!is_region_or_script(ty_str_next(&rest, separator)))
			return tag;
	return first;
}

taiyaku_str ty_language_named(taiyaku_str name)
{
	taiyaku_str first;

	if (name.len == 0)
		return name;
	first = primary(name);
	for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
		if (ty_str_among(first, languages[i][1]))
			return ty_str(languages[i][0]);
	return (taiyaku_str){ NULL, 0 };
}

/* ---- names of files ---- */

static bool is_path_byte(char c)
{
	return ty_is_alnum(c) || memchr("/._-+@", c, 6);
}

static ty_file_language language_of_tag(taiyaku_str tag)
{
	taiyaku_str lang = ty_language_named(tag);

	if (tag.len == 0)
		return TY_FILE_NONE;
	if (ty_str_is(lang, "ja"))
		return TY_FILE_JAPANESE;
	if (ty_str_is(lang, "en"))
		return TY_FILE_ENGLISH;
	return lang.len || ty_str_among(primary(tag), "de fr es it pt ru nl pl tr vi th id ar hi "
						      "sv da fi nb cs uk hu ro el he")
		       ? TY_FILE_OTHER
		       : TY_FILE_NONE;
}

/* "ja", "ja-JP", "values-ja", "messages_ja": one part of a path. */
static ty_file_language language_of_part(taiyaku_str part)
{
	ty_file_language language = language_of_tag(part);

	for (size_t i = 0; i < part.len && language == TY_FILE_NONE; i++)
		if (memchr("-_+", part.data[i], 3))
			language = language_of_tag(ty_str_slice(part, i + 1, part.len));
	return language;
}

static ty_file_language language_of_path(taiyaku_str path)
{
	taiyaku_str rest = path;
	ty_file_language found = ty_str_has(path, "values/") ? TY_FILE_DEFAULT : TY_FILE_NONE;

	while (rest.len) {
		size_t end = 0;
		ty_file_language language;

		while (end < rest.len && !memchr("/.", rest.data[end], 2))
			end++;
		/* What follows the last full stop is no name. */
		if (end == rest.len && end < path.len && rest.data[-1] == '.')
			break;
		language = end ? language_of_part(ty_str_slice(rest, 0, end)) : TY_FILE_NONE;
		if (language != TY_FILE_NONE)
			found = language;
		rest = ty_str_slice(rest, end < rest.len ? end + 1 : end, rest.len);
	}
	return found;
}

/* Whether it can be the name of a file: "and/or", "e.g." and "//host/" are none. */
static bool is_path(taiyaku_str token)
{
	taiyaku_str name = ty_str_behind_last(token, '/');
	size_t dot = ty_str_find_last(name, TY_STR("."));

	return dot != SIZE_MAX && dot > 0 && dot + 2 < name.len && token.data[0] != '/' &&
	       !ty_is_digit(name.data[dot + 1]);
}

ty_file_language ty_language_of_file(taiyaku_str line)
{
	ty_file_language found = TY_FILE_NONE;
	size_t files = 0, others = 0;

	line = ty_str_trim(line);
	if (line.len > LINE_LONGEST)
		return TY_FILE_NONE;
	while (line.len && memchr(":*#`", line.data[line.len - 1], 4))
		line.len--;
	if (language_of_tag(line) != TY_FILE_NONE)
		return language_of_tag(line);
	for (size_t i = 0, to; i < line.len && others <= WORDS_MAX; i = to) {
		taiyaku_str token;

		for (to = i; to < line.len && is_path_byte(line.data[to]);)
			to++;
		token = ty_str_slice(line, i, to);
		to += to == i;
		if (token.len == 0 || !is_path(token)) {
			others += to - i;
			continue;
		}
		files++;
		found = language_of_path(token);
	}
	return files == 1 && others <= WORDS_MAX ? found : TY_FILE_NONE;
}
