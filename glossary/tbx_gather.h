/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Pairs to the concept that they come from: each thing that is said is put where, read back, it
 * is said of the same pairs again.
 */
#ifndef TY_GLOSSARY_TBX_GATHER_H
#define TY_GLOSSARY_TBX_GATHER_H

#include "base/lost.h"
#include "glossary/tbx_concept.h"

/* Pairs of one concept. */
enum { TY_TBX_GATHER_MAX = 1000 };

/* out lives in arena and borrows from the pairs.  ELIMIT: no memory. */
TAIYAKU_CHECKED taiyaku_status ty_tbx_gather(ty_tbx_concept *out, ty_arena *arena,
					     const taiyaku_pair *const *pairs, size_t n,
					     const taiyaku_languages *languages, ty_lost *lost,
					     taiyaku_error *err);

#endif
