/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Bytes in and bytes out: a file or standard input with a look ahead, and a file that appears
 * whole or not at all.  Knows nothing of text or formats.
 */
#ifndef TY_BASE_IO_H
#define TY_BASE_IO_H

#include "base/buf.h"

/* ---- input ---- */

typedef struct ty_input ty_input;

/* What ty_input_peek can look ahead. */
enum { TY_INPUT_PEEK = 65536 };

/* Open a file for reading; "-" is standard input.  gzip data is unpacked on the way.  EIO: missing,
 * a directory, not permitted. */
TAIYAKU_CHECKED taiyaku_status ty_input_open(ty_input **out, const char *path,
					     const taiyaku_hooks *hooks, taiyaku_error *err);
/* Memory as an input, for tests and for members of containers; bytes are borrowed until close. */
TAIYAKU_CHECKED taiyaku_status ty_input_memory(ty_input **out, const char *name, taiyaku_str bytes,
					       const taiyaku_hooks *hooks, taiyaku_error *err);
/* NULL is fine. */
void ty_input_close(ty_input *in);

/* The name to print: the path as given, but valid UTF-8; "(standard input)" for "-".  Lives as
 * long as the input. */
const char *ty_input_name(const ty_input *in);

/* The path of a plain file, for a library that must open it itself; NULL for standard input, memory
 * and gzip data.  Lives as long as the input. */
const char *ty_input_path(const ty_input *in);

/* The next bytes without consuming them: as many as there are up to TY_INPUT_PEEK.  Borrowed until
 * the next call. */
TAIYAKU_CHECKED taiyaku_status ty_input_peek(taiyaku_str *out, ty_input *in, taiyaku_error *err);
/* Up to size bytes into buffer; *got 0 only at the end.  Reports progress to the hooks; ECANCELED
 * when they ask to stop; ESYNTAX: damaged or cut off gzip data. */
TAIYAKU_CHECKED taiyaku_status ty_input_read(size_t *got, ty_input *in, char *buffer, size_t size,
					     taiyaku_error *err);
/* From here on gzip data that is cut off ends where it does, without an error. */
void ty_input_keep_cut(ty_input *in);
/* Whether it was. */
bool ty_input_was_cut(const ty_input *in);
/* From here on NUL bytes are left out, for a format in which they can only be damage. */
void ty_input_drop_nul(ty_input *in);
/* How many were. */
uint64_t ty_input_dropped_nul(const ty_input *in);
/* One more pair was read, or text asked for, and what follows may last: the hooks are told.
 * ECANCELED. */
TAIYAKU_CHECKED taiyaku_status ty_input_pair(ty_input *in, taiyaku_error *err);

/* ---- output ---- */

typedef struct ty_output ty_output;

/* Open a file for writing; "-" is standard output.  Another file is written under a temporary name
 * in the same directory until ty_output_close.  EIO; EARGUMENT: a store is there. */
TAIYAKU_CHECKED taiyaku_status ty_output_open(ty_output **out, const char *path, bool gzip,
					      taiyaku_error *err);
/* Into a buffer that the caller owns, for tests. */
TAIYAKU_CHECKED taiyaku_status ty_output_memory(ty_output **out, ty_buf *buf, taiyaku_error *err);
/* Append; a failure sticks and ty_output_close reports it. */
void ty_output_add(ty_output *to, taiyaku_str s);
void ty_output_byte(ty_output *to, char byte);
/* Write out what is buffered, for a reader that waits for it; not for gzip. */
void ty_output_flush(ty_output *to);
/* Whether an append has failed already: a long export can stop early. */
bool ty_output_failed(const ty_output *to);
/* The same with the reason: EIO. */
TAIYAKU_CHECKED taiyaku_status ty_output_status(const ty_output *to, taiyaku_error *err);
/* Flush, fsync, rename over the old file (its mode is kept), free, also on failure. */
TAIYAKU_CHECKED taiyaku_status ty_output_close(ty_output *to, taiyaku_error *err);
/* Drop everything and free.  NULL is fine. */
void ty_output_abort(ty_output *to);

#endif
