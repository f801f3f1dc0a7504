/* SPDX-License-Identifier: Apache-2.0 */
/*
 * UTX glossaries.  utx.c reads and describes, utx_write.c writes.
 */
#ifndef TY_GLOSSARY_UTX_H
#define TY_GLOSSARY_UTX_H

#include "format.h"

/* Columns of a file; more are an error when read, and lost when written, for no glossary has
 * them. */
enum { TY_UTX_COLUMNS_MAX = 256 };

/* As ty_format has them. */
TAIYAKU_CHECKED taiyaku_status ty_utx_begin(ty_writing *writing, taiyaku_error *err);
TAIYAKU_CHECKED taiyaku_status ty_utx_write(ty_writing *writing, const taiyaku_pair *pair,
					    taiyaku_error *err);
TAIYAKU_CHECKED taiyaku_status ty_utx_end(ty_writing *writing, taiyaku_error *err);
void ty_utx_drop(ty_writing *writing);

#endif
