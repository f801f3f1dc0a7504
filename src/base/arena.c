/* SPDX-License-Identifier: Apache-2.0 */
#include "base/arena.h"

#include <stdalign.h>
#include <stdlib.h>

enum { FIRST_BLOCK = 4096, LARGEST_STEP = 1 << 20, FIRST_CAP = 8 };

struct ty_arena_block {
	ty_arena_block *before;
	size_t used, size;
	alignas(max_align_t) unsigned char bytes[];
};

static ty_arena_block *add_block(ty_arena *arena, size_t size)
{
	size_t step = arena->last ? arena->last->size * 2 : FIRST_BLOCK;
	ty_arena_block *block;

	if (step > LARGEST_STEP)
		step = LARGEST_STEP;
	if (step < size)
		step = size;
	if (step > SIZE_MAX - sizeof *block)
		return NULL;
	block = malloc(sizeof *block + step);
	if (!block)
		return NULL;
	block->before = arena->last;
	block->used = 0;
	block->size = step;
	arena->last = block;
	return block;
}

static size_t aligned(size_t size)
{
	const size_t align = alignof(max_align_t);

	return (size + align - 1) / align * align;
}

void *ty_arena_room(ty_arena *arena, size_t size)
{
	ty_arena_block *block = arena->last;
	void *at;

	if (size > SIZE_MAX - alignof(max_align_t))
		return NULL;
	size = aligned(size);
	if (!block || size > block->size - block->used)
		block = add_block(arena, size);
	if (!block)
		return NULL;
	at = block->bytes + block->used;
	block->used += size;
	return at;
}

void ty_arena_keep(ty_arena *arena, const void *at, size_t size)
{
	ty_arena_block *block = arena->last;

	block->used = (size_t)((const unsigned char *)at - block->bytes) + aligned(size);
}

void *ty_arena_alloc(ty_arena *arena, size_t size)
{
	void *at = ty_arena_room(arena, size);

	return at ? memset(at, 0, size) : NULL;
}

void *ty_arena_array(ty_arena *arena, size_t n, size_t size)
{
	if (size && n > SIZE_MAX / size)
		return NULL;
	return ty_arena_alloc(arena, n * size);
}

bool ty_arena_grow(ty_arena *arena, void *list, size_t *cap, size_t n, size_t size)
{
	size_t wanted = *cap ? *cap * 2 : FIRST_CAP;
	void *items, *grown;

	if (wanted < n)
		wanted = n;
	grown = ty_arena_array(arena, wanted, size);
	if (!grown)
		return false;
	memcpy(&items, list, sizeof items);
	if (*cap)
		memcpy(grown, items, *cap * size);
	memcpy(list, &grown, sizeof grown);
	*cap = wanted;
	return true;
}

bool ty_arena_copy(taiyaku_str *out, ty_arena *arena, taiyaku_str s)
{
	char *copy;

	if (!s.len) {
		*out = TY_STR("");
		return true;
	}
	copy = s.len < SIZE_MAX ? ty_arena_room(arena, s.len + 1) : NULL;
	if (!copy)
		return false;
	memcpy(copy, s.data, s.len);
	copy[s.len] = '\0';
	*out = ty_str_of(copy, s.len);
	return true;
}

void ty_arena_reset(ty_arena *arena)
{
	ty_arena_block *keep = arena->last;

	while (keep && keep->before) {
		ty_arena_block *before = keep->before;

		if (before->size > keep->size) {
			free(keep);
			keep = before;
		} else {
			keep->before = before->before;
			free(before);
		}
	}
	if (keep)
		keep->used = 0;
	arena->last = keep;
}

void ty_arena_free(ty_arena *arena)
{
	ty_arena_block *block = arena->last;

	while (block) {
		ty_arena_block *before = block->before;

		free(block);
		block = before;
	}
	arena->last = NULL;
}
