/* SPDX-License-Identifier: Apache-2.0 */
#include "tmx/keys.h"

#include "text/reading.h"
#include "text/romaji.h"

/* Empty keys find nothing, and one key twice finds nothing more. */
static void add(ty_pair_keys *to, ty_group group, int side, taiyaku_kind kind, taiyaku_str key)
{
	if (key.len == 0)
		return;
	for (size_t i = 0; i < to->n; i++) {
		const ty_key_ref *ref = &to->refs[i];

		if (ref->side == side && group != TY_GROUP_READING && ty_str_equal(ref->key, key))
			return;
	}
	to->refs[to->n++] = (ty_key_ref){ group, side, TY_KIND_BIT(kind), key };
}

static taiyaku_status add_side(ty_pair_keys *to, ty_arena *arena, const taiyaku_pair *pair,
			       int side, ty_language language, taiyaku_error *err)
{
	taiyaku_str text = pair->text[side], key, reading;
	taiyaku_status status = ty_key(&key, arena, text, language, TAIYAKU_WIDTH, err);

	if (status)
		return status;
	add(to, TY_GROUP_WIDTH, side, pair->kind, key);
	if (pair->kind == TAIYAKU_SEGMENT)
		return TAIYAKU_OK;
	for (int level = TAIYAKU_KANA; level <= TAIYAKU_LOOSE; level++) {
		status = ty_key(&key, arena, text, language, (taiyaku_level)level, err);
		if (status)
			return status;
		add(to, TY_GROUP_VARIANT, side, pair->kind, key);
	}
	reading = language == TY_JAPANESE ? ty_reading_of(pair->reading, text)
					  : (taiyaku_str){ NULL, 0 };
	if (reading.len == 0)
		return TAIYAKU_OK;
	status = ty_romaji_key(&key, arena, reading, err);
	if (!status)
		add(to, TY_GROUP_READING, side, pair->kind, key);
	return status;
}

taiyaku_status ty_pair_keys_make(ty_pair_keys *out, ty_arena *arena, const taiyaku_pair *pair,
				 const ty_language languages[2], taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;

	out->n = 0;
	for (int side = 0; !status && side < 2; side++)
		status = add_side(out, arena, pair, side, languages[side], err);
	return status;
}
