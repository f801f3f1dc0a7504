/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Rows of fields, separated by commas (RFC 4180) or tabs: syntax only, what a column means is the
 * caller's.  Text is fed in pieces and taken out in rows, in memory of one row.
 *
 * With commas and semicolons a quoted field may hold separators, line ends and doubled quotes.
 * With tabs most programs quote nothing and a quote is a letter ("Hamlet"<TAB>...), others quote
 * what needs it: so there quotes are syntax only around what cannot stand without them (a tab, a
 * line end, a doubled quote, a leading #, white space at the ends), or once ty_csv_quoted was
 * called.  Fields without quotes are trimmed.
 */
#ifndef TY_MARKUP_CSV_H
#define TY_MARKUP_CSV_H

#include "base/buf.h"

typedef struct ty_csv ty_csv;

/* A quoted field over several lines can make a row this long; a longer one is taken as a quote
 * that was never closed. */
#define TY_CSV_ROW_MAX ((size_t)4 << 20)
/* Fields of a row; the last takes the rest of the line. */
enum { TY_CSV_FIELDS_MAX = 1024 };

typedef struct ty_csv_row {
	const taiyaku_str *fields; /* borrowed, as raw is, until the next call */
	size_t n;
	uint64_t line;	   /* 1-based, where it begins */
	taiyaku_str raw;   /* as it stood in the file, without the line end */
	const char *fault; /* what is wrong with its quotes, then raw is one line; or NULL */
} ty_csv_row;

/* separator: ',', ';' or '\t'. */
TAIYAKU_CHECKED taiyaku_status ty_csv_new(ty_csv **out, char separator, taiyaku_error *err);
/* NULL is fine. */
void ty_csv_free(ty_csv *csv);
/* This file quotes every field, so quotes are syntax everywhere; of use with tabs. */
void ty_csv_quoted(ty_csv *csv);

/* More text, copied; an empty piece is the end of the file. */
TAIYAKU_CHECKED taiyaku_status ty_csv_feed(ty_csv *csv, taiyaku_str piece, taiyaku_error *err);
/* The next row; *got false: feed more (or, after the end was fed, there is no more). Empty lines
 * are rows of one empty field. */
TAIYAKU_CHECKED taiyaku_status ty_csv_next(ty_csv_row *out, bool *got, ty_csv *csv,
					   taiyaku_error *err);

/* Append a field as ty_csv_next reads it back; the caller puts separators and line ends. */
void ty_csv_add(ty_buf *to, taiyaku_str field, char separator);

#endif
