/* SPDX-License-Identifier: Apache-2.0 */
#include "store/pack.h"

#include <assert.h>

#include "store/varint.h"

enum { ESCAPE = 0xFF, NIBBLE_MAX = 14 };

void ty_pack_open(ty_pack_walk *walk, taiyaku_str bytes, bool values)
{
	walk->rest = bytes;
	walk->values = values;
	walk->damaged = false;
	walk->key_len = 0;
	walk->value = (taiyaku_str){ NULL, 0 };
}

static bool take_byte(size_t *out, taiyaku_str *rest)
{
	if (rest->len == 0)
		return false;
	*out = (unsigned char)rest->data[0];
	*rest = ty_str_of(rest->data + 1, rest->len - 1);
	return true;
}

/* One entry off rest; the key in full is the first shared bytes of the key before and suffix. */
static bool take_entry(size_t *shared, taiyaku_str *suffix, ty_pack_walk *walk)
{
	taiyaku_str rest = walk->rest;
	size_t head, len;
	uint64_t value_len = 0;

	if (!take_byte(&head, &rest))
		return false;
	*shared = head >> 4;
	len = head & 15;
	if (head == ESCAPE && (!take_byte(shared, &rest) || !take_byte(&len, &rest)))
		return false;
	if (*shared + len > TY_PACK_KEY_MAX || !ty_bytes_next(suffix, &rest, len))
		return false;
	if (walk->values && !ty_varint_next(&value_len, &rest))
		return false;
	if (!ty_bytes_next(&walk->value, &rest, value_len))
		return false;
	walk->rest = rest;
	return true;
}

bool ty_pack_next(ty_pack_walk *walk)
{
	taiyaku_str suffix;
	size_t shared;

	if (walk->rest.len == 0 || walk->damaged)
		return false;
	if (!take_entry(&shared, &suffix, walk) || shared > walk->key_len) {
		walk->damaged = true;
		return false;
	}
	if (suffix.len)
		memcpy(walk->key + shared, suffix.data, suffix.len);
	walk->key_len = shared + suffix.len;
	return true;
}

static size_t common(taiyaku_str a, taiyaku_str b)
{
	size_t n = a.len < b.len ? a.len : b.len;
	size_t i = 0;

	while (i < n && a.data[i] == b.data[i])
		i++;
	return i;
}

/* While the entries are less than the key, only how much of it they match is kept: an entry that
 * shares more with the one before than that one matched is less too, for the same byte decides. */
bool ty_pack_seek(ty_pack_walk *walk, taiyaku_str key)
{
	size_t matched = 0, before = 0; /* before: length of the key before */

	while (walk->rest.len > 0) {
		taiyaku_str suffix;
		size_t shared;

		if (!take_entry(&shared, &suffix, walk) || shared > before) {
			walk->damaged = true;
			return false;
		}
		before = shared + suffix.len;
		if (shared > matched)
			continue;
		if (shared == matched) {
			taiyaku_str tail = ty_str_slice(key, matched, key.len);
			size_t same = common(suffix, tail);

			if (same < tail.len &&
			    (same == suffix.len ||
			     (unsigned char)suffix.data[same] < (unsigned char)tail.data[same])) {
				matched += same;
				continue;
			}
		}
		if (shared)
			memcpy(walk->key, key.data, shared);
		if (suffix.len)
			memcpy(walk->key + shared, suffix.data, suffix.len);
		walk->key_len = before;
		return true;
	}
	return false;
}

size_t ty_pack_cost(taiyaku_str before, taiyaku_str key, taiyaku_str value, bool values)
{
	size_t shared = common(before, key);
	size_t len = key.len - shared;
	size_t head = shared > NIBBLE_MAX || len > NIBBLE_MAX ? 3 : 1;

	return head + len + (values ? ty_varint_size(value.len) + value.len : 0);
}

void ty_pack_add(ty_pack_build *build, taiyaku_str key, taiyaku_str value)
{
	size_t shared = common(ty_pack_last(build), key);
	size_t len = key.len - shared;

	assert(key.len > 0 && key.len <= TY_PACK_KEY_MAX);
	assert(!build->last_len || ty_str_compare(ty_pack_last(build), key) < 0);
	if (shared > NIBBLE_MAX || len > NIBBLE_MAX) {
		ty_buf_byte(&build->bytes, (char)ESCAPE);
		ty_buf_byte(&build->bytes, (char)shared);
		ty_buf_byte(&build->bytes, (char)len);
	} else {
		ty_buf_byte(&build->bytes, (char)(shared << 4 | len));
	}
	ty_buf_add(&build->bytes, ty_str_slice(key, shared, key.len));
	if (build->values) {
		ty_varint_add(&build->bytes, value.len);
		ty_buf_add(&build->bytes, value);
	}
	if (build->first_len == 0) {
		memcpy(build->first, key.data, key.len);
		build->first_len = key.len;
	}
	memcpy(build->last, key.data, key.len);
	build->last_len = key.len;
}

void ty_pack_clear(ty_pack_build *build)
{
	ty_buf_clear(&build->bytes);
	build->first_len = build->last_len = 0;
}
