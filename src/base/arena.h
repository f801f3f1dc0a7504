/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Memory that is freed in one go: one arena per piece of work (a command, a request, a batch).
 * Whoever calls decides the lifetime, so functions that make text or arrays take an arena.
 */
#ifndef TY_BASE_ARENA_H
#define TY_BASE_ARENA_H

#include "base/str.h"

typedef struct ty_arena_block ty_arena_block;

/* All-zero is an empty arena. */
typedef struct ty_arena {
	ty_arena_block *last; /* owned */
} ty_arena;

/* size bytes aligned for any object, zeroed; NULL when there is no memory. */
void *ty_arena_alloc(ty_arena *arena, size_t size) __attribute__((warn_unused_result));
/* An array of n objects of size bytes, zeroed; NULL also when n * size overflows. */
void *ty_arena_array(ty_arena *arena, size_t n, size_t size) __attribute__((warn_unused_result));
/* Room for n items in list, an array of the arena, as TY_GROW of base/grow.h has it; the old array
 * is there until the arena is reset. */
#define TY_ARENA_GROW(arena, list, cap, n) \
	((n) <= (cap) || ty_arena_grow((arena), &(list), &(cap), (n), sizeof *(list)))
bool ty_arena_grow(ty_arena *arena, void *list, size_t *cap, size_t n, size_t size)
	__attribute__((warn_unused_result));
/* size bytes that are not zeroed. */
void *ty_arena_room(ty_arena *arena, size_t size) __attribute__((warn_unused_result));
/* Keep the first size bytes of the allocation made last, which is at at; the rest is given back. */
void ty_arena_keep(ty_arena *arena, const void *at, size_t size);
/* A copy of s with a NUL behind it, so that .data also works as a C string; false: no memory. */
bool ty_arena_copy(taiyaku_str *out, ty_arena *arena, taiyaku_str s)
	__attribute__((warn_unused_result));
/* Everything allocated becomes invalid; the largest block is kept for the next round. */
void ty_arena_reset(ty_arena *arena);
void ty_arena_free(ty_arena *arena);

#endif
