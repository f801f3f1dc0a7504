/* SPDX-License-Identifier: Apache-2.0 */
#include "store/pack.h"

#include <assert.h>

#include "base/endian.h"
#include "store/varint.h"

enum { ESCAPE = 0xFF, NIBBLE_MAX = 14, WORD = 8 };

void ty_pack_open(ty_pack_walk *walk, taiyaku_str bytes, bool values)
{
	size_t n = bytes.len ? (unsigned char)bytes.data[0] : 0;
	size_t head = bytes.len ? 1 + 2 * n : 0;

	walk->values = values;
	walk->key_len = 0;
	walk->value = (taiyaku_str){ NULL, 0 };
	walk->damaged = bytes.len < head;
	walk->rest = walk->landmarks = (taiyaku_str){ NULL, 0 };
	if (walk->damaged || bytes.len == 0)
		return;
	walk->landmarks = ty_str_of(bytes.data + 1, 2 * n);
	walk->rest = ty_str_of(bytes.data + head, bytes.len - head);
}

static inline bool take_byte(size_t *out, taiyaku_str *rest)
{
	if (rest->len == 0)
		return false;
	*out = (unsigned char)rest->data[0];
	*rest = ty_str_of(rest->data + 1, rest->len - 1);
	return true;
}

/* How much of the key before an entry shares, and how many bytes of its own it has. */
static inline bool take_head(size_t *shared, size_t *len, taiyaku_str *rest)
{
	size_t head;

	if (!take_byte(&head, rest))
		return false;
	*shared = head >> 4;
	*len = head & 15;
	return head != ESCAPE || (take_byte(shared, rest) && take_byte(len, rest));
}

/* One entry off rest; the key in full is the first shared bytes of the key before and suffix. */
static bool take_entry(size_t *shared, taiyaku_str *suffix, ty_pack_walk *walk)
{
	taiyaku_str rest = walk->rest;
	uint64_t value_len = 0;
	size_t len;

	if (!take_head(shared, &len, &rest))
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

	for (; n - i >= WORD; i += WORD) {
		uint64_t other = ty_le64(a.data + i) ^ ty_le64(b.data + i);

		if (other)
			return i + (size_t)__builtin_ctzll(other) / 8;
	}
	while (i < n && a.data[i] == b.data[i])
		i++;
	return i;
}

/* Skip a varint and as many bytes as it says; NULL: there are not so many. */
static const char *skip_value(const char *at, const char *end)
{
	taiyaku_str rest = { at, (size_t)(end - at) };
	uint64_t len;

	if (at < end && !((unsigned char)*at & 0x80))
		return (size_t)(end - at - 1) >= (size_t)*at ? at + 1 + *at : NULL;
	if (!ty_varint_next(&len, &rest) || len > rest.len)
		return NULL;
	return rest.data + len;
}

/* The offset of the last landmark not behind key, 0 if there is none.  SIZE_MAX: damaged. */
static size_t landmark_before(const ty_pack_walk *walk, taiyaku_str key)
{
	size_t from = 0, to = walk->landmarks.len / 2, found = 0;

	while (from < to) {
		size_t middle = (from + to) / 2, len, shared, offset;
		const char *bytes = walk->landmarks.data + 2 * middle;
		taiyaku_str rest, suffix;

		offset = (unsigned char)bytes[0] | (size_t)(unsigned char)bytes[1] << 8;
		if (offset >= walk->rest.len)
			return SIZE_MAX;
		rest = ty_str_slice(walk->rest, offset, walk->rest.len);
		if (!take_head(&shared, &len, &rest) || shared ||
		    !ty_bytes_next(&suffix, &rest, len))
			return SIZE_MAX;
		if (ty_str_compare(suffix, key) > 0) {
			to = middle;
		} else {
			found = offset;
			from = middle + 1;
		}
	}
	return found;
}

/* While the entries are less than the key, only how much of it they match is kept: an entry that
 * shares more with the one before than that one matched is less too, for the same byte decides. */
bool ty_pack_seek(ty_pack_walk *walk, taiyaku_str key)
{
	size_t from = walk->damaged ? SIZE_MAX : landmark_before(walk, key);
	size_t matched = 0, before = 0; /* before: length of the key before */
	const char *at, *end;

	if (from == SIZE_MAX) {
		walk->damaged = true;
		return false;
	}
	if (from >= walk->rest.len) {
		walk->damaged = from > walk->rest.len;
		walk->rest.len = 0;
		return false;
	}
	at = walk->rest.data + from;
	end = walk->rest.data + walk->rest.len;
	while (at && at < end) {
		taiyaku_str rest = { at, (size_t)(end - at) }, suffix, tail;
		const char *entry = at;
		size_t shared, len, same;

		at = NULL;
		if (!take_head(&shared, &len, &rest) || shared > before ||
		    !ty_bytes_next(&suffix, &rest, len))
			break;
		if (shared <= matched) {
			tail = ty_str_slice(key, shared, key.len);
			same = shared == matched ? common(suffix, tail) : 0;
			if (shared < matched || same == tail.len ||
			    (same < len &&
			     (unsigned char)suffix.data[same] > (unsigned char)tail.data[same])) {
				/* Here: read it as any entry, behind what it shares with key. */
				walk->rest = ty_str_of(entry, (size_t)(end - entry));
				memcpy(walk->key, key.data, shared);
				walk->key_len = shared;
				return ty_pack_next(walk);
			}
			matched += same;
		}
		before = shared + len;
		at = walk->values ? skip_value(rest.data, end) : rest.data;
	}
	walk->damaged = at != end;
	walk->rest.len = 0;
	return false;
}

static taiyaku_str shared_with(const ty_pack_build *build)
{
	return build->n % TY_PACK_STEP ? ty_pack_last(build) : (taiyaku_str){ NULL, 0 };
}

size_t ty_pack_size_with(const ty_pack_build *build, taiyaku_str key, taiyaku_str value)
{
	size_t shared = common(shared_with(build), key), len = key.len - shared;
	size_t head = shared > NIBBLE_MAX || len > NIBBLE_MAX ? 3 : 1;
	size_t landmarks = 1 + 2 * (build->n / TY_PACK_STEP);

	return landmarks + build->bytes.len + head + len +
	       (build->values ? ty_varint_size(value.len) + value.len : 0);
}

void ty_pack_add(ty_pack_build *build, taiyaku_str key, taiyaku_str value)
{
	size_t shared = common(shared_with(build), key);
	size_t len = key.len - shared;

	assert(key.len > 0 && key.len <= TY_PACK_KEY_MAX && ty_pack_has_room(build));
	assert(!build->last_len || ty_str_compare(ty_pack_last(build), key) < 0);
	if (build->n && build->n % TY_PACK_STEP == 0)
		build->landmarks[build->n / TY_PACK_STEP - 1] = (uint16_t)build->bytes.len;
	build->n++;
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

void ty_pack_finish(ty_pack_build *build)
{
	size_t n = build->n ? (build->n - 1) / TY_PACK_STEP : 0, head = 1 + 2 * n;
	size_t entries = build->bytes.len;
	char *to;

	if (!ty_buf_room(&build->bytes, head))
		return;
	to = build->bytes.data;
	memmove(to + head, to, entries);
	build->bytes.len += head;
	*to++ = (char)n;
	for (size_t i = 0; i < n; i++) {
		*to++ = (char)(build->landmarks[i] & 0xFF);
		*to++ = (char)(build->landmarks[i] >> 8);
	}
}

void ty_pack_clear(ty_pack_build *build)
{
	ty_buf_clear(&build->bytes);
	build->n = build->first_len = build->last_len = 0;
}
