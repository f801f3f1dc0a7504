/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Editing a text that is somebody else's: what is not replaced keeps its bytes, in whatever
 * encoding they are.  The text is seen through a window that moves over it, as UTF-8; what is put
 * into it is written in the encoding of the text.  Places are byte offsets of all of the text as
 * UTF-8.
 */
#ifndef TY_TEXT_EDIT_H
#define TY_TEXT_EDIT_H

#include "base/io.h"

/* Bytes that the window may hold; that wait for a decision (ty_edit_hold). */
#define TY_EDIT_WINDOW_MAX ((size_t)64 << 20)
#define TY_EDIT_HELD_MAX ((size_t)16 << 20)

typedef struct ty_edit ty_edit;

/* in and to are borrowed until close.  encoding: an ICU converter name, or empty: by content.
 * references: what the encoding lacks is put in as "&#x...;".  EARGUMENT: no such encoding;
 * ESYNTAX: not text. */
TAIYAKU_CHECKED taiyaku_status ty_edit_open(ty_edit **out, ty_input *in, taiyaku_str encoding,
					    bool references, ty_output *to, taiyaku_error *err);
/* NULL is fine. */
void ty_edit_close(ty_edit *edit);

/* Widen the window; *more false: there is no more.  The new text is *added, as the window borrowed
 * until the next call of this.  ESYNTAX: bytes that are not in the encoding; ELIMIT: the window is
 * too large. */
TAIYAKU_CHECKED taiyaku_status ty_edit_more(taiyaku_str *added, bool *more, ty_edit *edit,
					    taiyaku_error *err);
/* The text from a place in the window to its end. */
taiyaku_str ty_edit_text(const ty_edit *edit, size_t from);
/* Where the window begins. */
size_t ty_edit_start(const ty_edit *edit);
/* The line of a place in the window. */
uint64_t ty_edit_line(const ty_edit *edit, size_t at);

/* Whether the encoding has all of it. */
bool ty_edit_can(ty_edit *edit, taiyaku_str with);
/* Put with in place of from..to, which lie in the window and behind all earlier replacements; at
 * one place, in the order of the calls. */
void ty_edit_replace(ty_edit *edit, size_t from, size_t to, taiyaku_str with);
/* Write out the text before this place with its replacements, and move the window there. */
TAIYAKU_CHECKED taiyaku_status ty_edit_pass(ty_edit *edit, size_t to, taiyaku_error *err);

/* A replacement that is to be decided on later: what is behind it waits until ty_edit_settle, at
 * most TY_EDIT_HELD_MAX of it.  A former one is decided against. */
TAIYAKU_CHECKED taiyaku_status ty_edit_hold(ty_edit *edit, size_t from, size_t to, taiyaku_str with,
					    taiyaku_error *err);
/* Whether one waits: it may have been decided against, because too much came behind it. */
bool ty_edit_holds(const ty_edit *edit);
/* Decide, if one waits. */
void ty_edit_settle(ty_edit *edit, bool replace);

#endif
