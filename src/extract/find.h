/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Pairs found in one block, and the rules that find them.  Each rule has a name, which users see,
 * and a confidence: the share of its finds that proved right on real documents, before what speaks
 * for or against a single find.
 */
#ifndef TY_EXTRACT_FIND_H
#define TY_EXTRACT_FIND_H

#include "extract/edge.h"
#include "extract/inside.h"
#include "extract/scan.h"

/* A candidate: two ranges of characters. */
typedef struct ty_find {
	size_t ja_from, ja_to, en_from, en_to;
	const char *rule;
	int confidence;
	taiyaku_kind kind; /* TAIYAKU_ANY: by the texts */
	bool alone;	   /* the block holds other languages too, they say nothing of it */
} ty_find;

/* Candidates of one block: as many as a field of TY_BLOCK_MAX bytes can hold.  And of those that
 * all overlap, as brackets inside brackets do: each is compared with those that stay. */
enum { TY_FINDS_MAX = 1 << 20, TY_FINDS_TANGLE = 4096 };

typedef struct ty_finds {
	const ty_scan *scan;
	ty_arena *arena;
	ty_find *list;
	size_t n, cap;
	bool failed; /* no memory; sticks */
	size_t lost; /* that were too many */
} ty_finds;

void ty_finds_add(ty_finds *finds, const ty_find *find);

/* 題 [gloss], "English" (題), (in Japanese: 題, in English: gloss) */
void ty_find_brackets(ty_finds *finds);
/* “題,” meaning “gloss” */
void ty_find_meanings(ty_finds *finds);
/* “Title”, North Press, 2001. 邦訳: 森遥訳『題』 */
void ty_find_editions(ty_finds *finds);
/* 題 / gloss */
void ty_find_halves(ty_finds *finds);
/* <span lang="ja">題</span> <span lang="en">gloss</span>; two lines of one item */
void ty_find_siblings(ty_finds *finds);

/* Of finds that overlap in both languages the surest stays; the order is that of the text. */
void ty_finds_resolve(ty_finds *finds);

/* Whether the English says clearly more than a Japanese text of such characters can. */
bool ty_find_is_short(taiyaku_str ja, taiyaku_str en);
/* How well two texts go together in length: 0, or a number to take off a confidence. */
int ty_find_misfit(taiyaku_str ja, taiyaku_str en);

#endif
