/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A work and its edition in the other language, told in one entry of a list of references:
 * "A. Morris, *The Harbour*, North Press, 2001.（森遥訳『港』北出版、2003年）", 邦訳: 森遥
 * 訳『港』, "原著: A. Morris, The Harbour, 2001".  Around both titles stand who wrote, translated
 * and published them.
 */
#ifndef TY_EXTRACT_EDITIONS_H
#define TY_EXTRACT_EDITIONS_H

#include "extract/find.h"

/* The title of the work that the citation at characters from..to is of, in one language: what is
 * quoted or emphasised, the article before its journal, of several the first or the last; *marked:
 * so, and not only by its place between author, publisher and year.  false: there is none. */
bool ty_edition_title(ty_edge *out, bool *marked, const ty_scan *scan, size_t from, size_t to,
		      bool japanese, bool first);

/* The title of an item that is nothing else from character from on, or a citation. */
bool ty_edition_of_item(ty_edge *out, const ty_scan *scan, size_t from);

/* What is told of an edition, from..to, without its translator and its publisher:
 * 森遥訳『題』北出版, 題（北出版、2003年）. */
void ty_edition_narrow(size_t *from, size_t *to, const ty_scan *scan, bool japanese);

/* The bracket at open tells of the edition in the other language: the pair is added.  false: it
 * does not, or not of which work. */
bool ty_find_edition_in(ty_finds *finds, size_t open);

#endif
