/* SPDX-License-Identifier: Apache-2.0 */
/* Keys, romaji and sentences of any text; what is no UTF-8 is cut off. */
#include "text/key.h"

#include "fuzz.h"
#include "text/romaji.h"
#include "text/utf8.h"
#include "tmx/srx.h"

static taiyaku_str key_of(ty_arena *arena, taiyaku_str text, ty_language language,
			  taiyaku_level level)
{
	taiyaku_str key;

	MUST(!ty_key(&key, arena, text, language, level, NULL));
	MUST(ty_utf8_valid(key) == key.len);
	return key;
}

static void check_map(ty_arena *arena, taiyaku_str text)
{
	const uint32_t *map;
	taiyaku_str key;

	MUST(!ty_key_mapped(&key, &map, arena, text, NULL));
	MUST(ty_str_equal(key, key_of(arena, text, TY_JAPANESE, TAIYAKU_WIDTH)));
	MUST(ty_str_equal(key, key_of(arena, key, TY_JAPANESE, TAIYAKU_WIDTH)));
	MUST(map[key.len] == text.len);
	for (size_t i = 0; i < key.len; i++) {
		MUST(map[i] <= map[i + 1]);
		MUST(map[i] < text.len && ty_utf8_floor(text, map[i]) == map[i]);
	}
}

/* Equal texts stay equal: the key of a level can be made from that of the level before. */
static void check_levels(ty_arena *arena, taiyaku_str text, ty_language language)
{
	taiyaku_str key = text;

	for (taiyaku_level level = TAIYAKU_EXACT; level <= TAIYAKU_LOOSE; level++) {
		taiyaku_str again = key_of(arena, key, language, level);

		key = key_of(arena, text, language, level);
		MUST(ty_str_equal(key, again));
	}
}

static void check_romaji(ty_arena *arena, taiyaku_str text)
{
	taiyaku_str romaji, key;

	MUST(!ty_romaji(&romaji, arena, text, NULL));
	MUST(ty_utf8_valid(romaji) == romaji.len);
	MUST(!ty_romaji_key(&key, arena, text, NULL));
	MUST(ty_utf8_valid(key) == key.len);
}

static void check_sentences(taiyaku_str text)
{
	ty_segmenter *segmenter;
	taiyaku_str sentence;
	size_t last = 0;

	MUST(!ty_srx_open(&segmenter, NULL, TY_STR("ja"), NULL));
	ty_segmenter_set(segmenter, text);
	for (;;) {
		size_t start;

		MUST(!ty_segmenter_next(&sentence, segmenter, NULL));
		if (!sentence.data)
			break;
		start = (size_t)(sentence.data - text.data);
		MUST(sentence.len > 0 && start >= last && start + sentence.len <= text.len);
		MUST(ty_utf8_valid(sentence) == sentence.len);
		last = start + sentence.len;
	}
	ty_segmenter_free(segmenter);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	taiyaku_str text = ty_str_of((const char *)data, size);
	ty_arena arena = { NULL };

	text.len = ty_utf8_valid(text);
	if (text.len == 0)
		return 0;
	check_map(&arena, text);
	for (int language = TY_JAPANESE; language <= TY_SPACED; language++)
		check_levels(&arena, text, (ty_language)language);
	check_romaji(&arena, text);
	check_sentences(text);
	ty_arena_free(&arena);
	return 0;
}
