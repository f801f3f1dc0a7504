/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Sorted entries packed into a block of bytes.  A tree node of LMDB costs 12 to 30 bytes beside its
 * key and value; here an entry costs one or two, and what its key shares with the key before is
 * not repeated.  Everything a store keeps is such entries: records by number, strings by number,
 * and one index of bare keys.
 *
 * An entry: a byte (shared << 4 | length), or 0xFF and a byte for each where one of them is over
 * 14; the bytes of the key behind those shared with the key before; where the block has values, the
 * length of the value as a varint and the value.  Every TY_PACK_STEP-th entry shares nothing, and
 * is a landmark: behind the entries stand the offsets of the landmarks but the first, two bytes
 * each, and a byte with their number, so that a key is sought from the landmark before it.
 */
#ifndef TY_STORE_PACK_H
#define TY_STORE_PACK_H

#include "base/buf.h"

enum {
	TY_PACK_KEY_MAX = 255,
	TY_PACK_STEP = 32,	       /* entries from landmark to landmark */
	TY_PACK_SIZE_MAX = UINT16_MAX, /* bytes of a block of more than one entry */
};

/* ---- reading ---- */

typedef struct ty_pack_walk {
	taiyaku_str rest; /* entries behind the one stood on */
	taiyaku_str landmarks;
	bool values;
	bool damaged; /* next and seek ended early: these bytes are no block */
	size_t key_len;
	char key[TY_PACK_KEY_MAX]; /* of the entry stood on */
	taiyaku_str value;	   /* borrowed from the block */
} ty_pack_walk;

/* Stand before the first entry of bytes, which are borrowed; none is an empty block. */
void ty_pack_open(ty_pack_walk *walk, taiyaku_str bytes, bool values);
/* Step to the next entry; false past the last. */
bool ty_pack_next(ty_pack_walk *walk);
/* From before the first entry, step to the first one not less than key; false: all are less. */
bool ty_pack_seek(ty_pack_walk *walk, taiyaku_str key);

static inline taiyaku_str ty_pack_key(const ty_pack_walk *walk)
{
	return ty_str_of(walk->key, walk->key_len);
}

/* ---- writing ---- */

/* All-zero (with values set) is an empty block. */
typedef struct ty_pack_build {
	ty_buf bytes;
	bool values;
	size_t n; /* entries */
	size_t first_len, last_len;
	uint16_t landmarks[TY_PACK_KEY_MAX];
	char first[TY_PACK_KEY_MAX], last[TY_PACK_KEY_MAX];
} ty_pack_build;

enum { TY_PACK_HEAD = 3, TY_PACK_VALUE_HEAD = 10 }; /* bytes beside a key and a value, at most */
/* Bytes that the finished block cannot have more than if this entry were its last, at once. */
static inline size_t ty_pack_size_most(const ty_pack_build *build, taiyaku_str key,
				       taiyaku_str value)
{
	return 1 + 2 * (build->n / TY_PACK_STEP) + build->bytes.len + TY_PACK_HEAD + key.len +
	       TY_PACK_VALUE_HEAD + value.len;
}
/* The same exactly. */
size_t ty_pack_size_with(const ty_pack_build *build, taiyaku_str key, taiyaku_str value);
/* Whether there is room for one more entry, whatever its size. */
static inline bool ty_pack_has_room(const ty_pack_build *build)
{
	return build->n / TY_PACK_STEP < TY_PACK_KEY_MAX;
}
/* Append an entry; keys come in ascending order, none is empty or over TY_PACK_KEY_MAX. */
void ty_pack_add(ty_pack_build *build, taiyaku_str key, taiyaku_str value);
/* Write what stands before the entries: the bytes are a block then. */
void ty_pack_finish(ty_pack_build *build);
/* Empty it for the next block, keep its memory. */
void ty_pack_clear(ty_pack_build *build);

static inline taiyaku_str ty_pack_first(const ty_pack_build *build)
{
	return ty_str_of(build->first, build->first_len);
}

static inline taiyaku_str ty_pack_last(const ty_pack_build *build)
{
	return ty_str_of(build->last, build->last_len);
}

#endif
