/* SPDX-License-Identifier: Apache-2.0 */
#include "text/key.h"

#include "base/error.h"
#include "text/kanji.h"
#include "text/loose.h"
#include "text/script.h"
#include "text/utf8.h"
#include "text/width.h"

ty_language ty_language_of(taiyaku_str tag)
{
	static const struct {
		const char *subtag;
		ty_language language;
	} rows[] = {
		{ "ja", TY_JAPANESE },	{ "jpn", TY_JAPANESE }, { "en", TY_ENGLISH },
		{ "eng", TY_ENGLISH },	{ "zh", TY_UNSPACED },	{ "zho", TY_UNSPACED },
		{ "chi", TY_UNSPACED }, { "yue", TY_UNSPACED }, { "th", TY_UNSPACED },
		{ "tha", TY_UNSPACED }, { "lo", TY_UNSPACED },	{ "lao", TY_UNSPACED },
		{ "km", TY_UNSPACED },	{ "khm", TY_UNSPACED }, { "my", TY_UNSPACED },
		{ "mya", TY_UNSPACED }, { "bur", TY_UNSPACED },
	};

	for (size_t i = 0; i < tag.len; i++)
		if (tag.data[i] == '-' || tag.data[i] == '_')
			tag.len = i;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (ty_str_equal_ascii_case(tag, ty_str(rows[i].subtag)))
			return rows[i].language;
	return TY_SPACED;
}

/* Hiragana U+3041-3096, 309D, 309E to katakana, which stands 60 hex behind. */
static taiyaku_status fold_kana(taiyaku_str *key, ty_arena *arena, taiyaku_error *err)
{
	size_t at = ty_utf8_find_japanese(*key, 0);
	taiyaku_str copy;
	char *to;

	if (at == SIZE_MAX)
		return TAIYAKU_OK;
	if (!ty_arena_copy(&copy, arena, *key))
		return ty_fail_memory(err);
	to = (char *)copy.data;
	while (at < key->len) {
		uint32_t cp;
		size_t next = ty_utf8_next(&cp, *key, at);

		if ((cp >= 0x3041 && cp <= 0x3096) || cp == 0x309d || cp == 0x309e)
			ty_utf8_put(to + at, cp + 0x60);
		at = next;
	}
	*key = copy;
	return TAIYAKU_OK;
}

/* The kana with its voiced mark, ガ for カ; itself where there is none. */
static uint32_t voiced(uint32_t kana)
{
	bool ka_to_ti = kana >= 0x30ab && kana <= 0x30c2 && (kana - 0x30ab) % 2 == 0;
	bool tu_to_to = kana >= 0x30c4 && kana <= 0x30c9 && (kana - 0x30c4) % 2 == 0;
	bool ha_to_ho = kana >= 0x30cf && kana <= 0x30dd && (kana - 0x30cf) % 3 == 0;

	return ka_to_ti || tu_to_to || ha_to_ho ? kana + 1 : kana;
}

/* カ for ガ. */
static uint32_t unvoiced(uint32_t kana)
{
	return kana > 0x30ab && voiced(kana - 1) == kana ? kana - 1 : kana;
}

/* What an iteration mark stands for behind before; behind ー or a mark that stands for nothing
 * itself, nothing. */
static uint32_t repeated(uint32_t cp, uint32_t before)
{
	ty_script script = ty_script_of(before);
	bool kana = script == TY_SCRIPT_KATAKANA && (before < 0x30fc || before > 0x30fe);

	if ((cp == 0x3005 || cp == 0x303b) && script == TY_SCRIPT_HAN) /* 々〻 */
		return before;
	if (cp == 0x30fd && kana) /* ヽ */
		return unvoiced(before);
	if (cp == 0x30fe && kana) /* ヾ */
		return voiced(unvoiced(before));
	return cp;
}

static taiyaku_status fold_kanji(taiyaku_str *key, ty_arena *arena, taiyaku_error *err)
{
	uint32_t cp, before = 0;
	size_t len = 0;
	char *to;

	if (ty_utf8_find_japanese(*key, 0) == SIZE_MAX)
		return TAIYAKU_OK;
	/* 々 behind a kanji of four bytes is the worst case. */
	to = ty_arena_alloc(arena, key->len + key->len / 3 + 1);
	if (!to)
		return ty_fail_memory(err);
	for (size_t at = 0; at < key->len;) {
		at = ty_utf8_next(&cp, *key, at);
		if (cp >= 0x3400)
			cp = ty_kanji_standard(cp);
		else if (cp >= 0x3005)
			cp = repeated(cp, before);
		len += ty_utf8_put(to + len, cp);
		before = cp;
	}
	*key = ty_str_of(to, len);
	return TAIYAKU_OK;
}

taiyaku_status ty_key(taiyaku_str *out, ty_arena *arena, taiyaku_str text, ty_language language,
		      taiyaku_level level, taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;

	*out = text;
	if (level >= TAIYAKU_WIDTH)
		status = ty_width_key(out, NULL, arena, text, err);
	if (!status && level >= TAIYAKU_KANA)
		status = fold_kana(out, arena, err);
	if (!status && level >= TAIYAKU_KANJI)
		status = fold_kanji(out, arena, err);
	if (status || level < TAIYAKU_LOOSE)
		return status;
	if (language == TY_JAPANESE || language == TY_UNSPACED)
		return ty_loose_japanese(out, arena, *out, err);
	return ty_loose_spaced(out, arena, *out, language == TY_ENGLISH, err);
}

taiyaku_status ty_key_mapped(taiyaku_str *out, const uint32_t **map, ty_arena *arena,
			     taiyaku_str text, taiyaku_error *err)
{
	return ty_width_key(out, map, arena, text, err);
}
