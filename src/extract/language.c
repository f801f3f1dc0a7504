/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/language.h"

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
