/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A document as valid UTF-8, whatever it came in: the one place where encodings are known.
 * Order of evidence: what the user says, a byte order mark, NUL patterns (UTF-16), valid UTF-8,
 * an XML or HTML declaration, ISO-2022-JP escapes, then CP932 against EUC-JP by what they decode
 * to.
 */
#ifndef TY_TEXT_CONVERT_H
#define TY_TEXT_CONVERT_H

#include "base/arena.h"
#include "base/io.h"

typedef struct ty_text ty_text;

/* Longest line that ty_text_line gives whole; the rest of a longer one comes as further lines. */
#define TY_TEXT_LINE_MAX ((size_t)16 << 20)

/* Read in as text; in is borrowed until close.  encoding: an ICU converter name, or empty.
 * Bytes that the encoding does not know become U+FFFD; the first of them is told to hooks->warn
 * with its line, their number is ty_text_mended.  A byte order mark is dropped. ESYNTAX: not text
 * (NUL bytes); EARGUMENT: no such encoding. */
TAIYAKU_CHECKED taiyaku_status ty_text_open(ty_text **out, ty_input *in, taiyaku_str encoding,
					    const taiyaku_hooks *hooks, taiyaku_error *err);
/* NULL is fine. */
void ty_text_close(ty_text *text);

/* The name of the encoding, for messages. */
const char *ty_text_encoding(const ty_text *text);
/* The name that its declaration has, where it is another encoding; else NULL.  To be asked at the
 * end. */
const char *ty_text_misdeclared(const ty_text *text);
/* Characters that were replaced so far. */
uint64_t ty_text_mended(const ty_text *text);

/* The next piece of text, cut between characters; empty only at the end.  Borrowed until the next
 * call.  CR LF and CR stay as they are. */
TAIYAKU_CHECKED taiyaku_status ty_text_chunk(taiyaku_str *out, ty_text *text, taiyaku_error *err);
/* The next line without its end (LF, CR LF, CR); *more false at the end.  *line is its 1-based
 * number, the same for all pieces of a line that is too long.  Borrowed until the next call.  Do
 * not mix with ty_text_chunk. */
TAIYAKU_CHECKED taiyaku_status ty_text_line(taiyaku_str *out, uint64_t *line, bool *more,
					    ty_text *text, taiyaku_error *err);
/* All that is left, NUL-terminated behind its end; over max bytes: ELIMIT. */
TAIYAKU_CHECKED taiyaku_status ty_text_all(taiyaku_str *out, ty_arena *arena, ty_text *text,
					   size_t max, taiyaku_error *err);

/* The first bytes of a document (any number) as UTF-8, for looking at its format; raw bytes that
 * are no text give an empty string. */
TAIYAKU_CHECKED taiyaku_status ty_text_head(taiyaku_str *out, ty_arena *arena, taiyaku_str raw,
					    taiyaku_str encoding, taiyaku_error *err);

#endif
