/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A place in a file.
 */
#ifndef TY_BASE_POSITION_H
#define TY_BASE_POSITION_H

#include "taiyaku.h"

/* Counted from 1; 0: not known.  A column is of code points. */
typedef struct ty_position {
	uint64_t line, column;
} ty_position;

static inline ty_position ty_line(uint64_t line)
{
	return (ty_position){ line, 0 };
}

/* The place behind this text (UTF-8), where before is the place of its beginning. */
ty_position ty_position_behind(ty_position before, taiyaku_str text);

#endif
