/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Control characters in a pair.  XML cannot hold those of ASCII, and a terminal obeys them and
 * those of U+0080 to U+009F, so they are let in, or out to a terminal, from no format.  Tabs and
 * line ends are text.
 */
#ifndef TY_BASE_CONTROL_H
#define TY_BASE_CONTROL_H

#include "base/arena.h"

/* Bytes of what begins at s.data[at] and no line of text may hold: a control character of any kind,
 * or U+2028 or U+2029, which end a line for many readers.  0: nothing of these. */
static inline size_t ty_control_at(taiyaku_str s, size_t at)
{
	const unsigned char *p = (const unsigned char *)s.data + at;

	if (p[0] > 0xE2 || (p[0] >= 0x20 && p[0] < 0x7F))
		return 0; /* nearly all are */
	if (p[0] < 0x80)
		return 1;
	if (p[0] == 0xC2 && s.len - at > 1 && p[1] < 0xA0)
		return 2; /* U+0080-U+009F */
	return p[0] == 0xE2 && s.len - at > 2 && p[1] == 0x80 && (p[2] & 0xFE) == 0xA8 ? 3 : 0;
}

typedef enum ty_controls {
	TY_CONTROLS_ASCII, /* below U+0020 */
	TY_CONTROLS_ALL	   /* and U+007F to U+009F */
} ty_controls;

/* The pair without them in any of its texts; of U+000B and U+000C, which divide words, a blank is
 * left, and of a prop that was nothing else, nothing.  out borrows from pair and from arena.
 * *dropped is how many there were.  false: no memory.
 */
bool ty_controls_drop(taiyaku_pair *out, uint64_t *dropped, ty_arena *arena,
		      const taiyaku_pair *pair, ty_controls which)
	__attribute__((warn_unused_result));

/* The same for one text, which means something before it stands in a pair, as the name of a column
 * does: it stays where it is, or is then in arena; *dropped grows.  false: no memory. */
bool ty_controls_drop_text(taiyaku_str *text, uint64_t *dropped, ty_arena *arena, ty_controls which)
	__attribute__((warn_unused_result));

#endif
