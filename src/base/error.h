/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Filling a taiyaku_error.  The first failure is kept: an error already set is left as it is.
 */
#ifndef TY_BASE_ERROR_H
#define TY_BASE_ERROR_H

#include "base/position.h"

/* Set the error and return status.  The message is one line, lower case, no full stop; bytes of
 * a document in it are made safe for a terminal (control characters become '?'). */
taiyaku_status ty_fail(taiyaku_error *err, taiyaku_status status, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* The same with a place; file may be NULL, line and column 0. */
taiyaku_status ty_fail_at(taiyaku_error *err, taiyaku_status status, const char *file,
			  uint64_t line, uint64_t column, const char *format, ...)
	__attribute__((format(printf, 6, 7)));
taiyaku_status ty_fail_there(taiyaku_error *err, taiyaku_status status, const char *file,
			     ty_position at, const char *format, ...)
	__attribute__((format(printf, 5, 6)));

/* Out of memory: TAIYAKU_ELIMIT. */
taiyaku_status ty_fail_memory(taiyaku_error *err);

/* A system call failed with this errno: TAIYAKU_EIO, "what: reason". */
taiyaku_status ty_fail_errno(taiyaku_error *err, const char *file, int number, const char *what);

/* "; did you mean 'NEAREST'?", with dashes before the name: the end of a message about a word that
 * is none of n names.  Nothing where none is near. */
typedef struct ty_hint {
	char text[96];
} ty_hint;
ty_hint ty_hint_of(taiyaku_str word, const char *dashes, const char *const *names, size_t n);

#endif
