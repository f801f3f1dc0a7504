/* SPDX-License-Identifier: Apache-2.0 */
/* Values of data hold what will be shown on a page: markup in them is none of their text. */
#ifndef TY_EXTRACT_SHOWN_H
#define TY_EXTRACT_SHOWN_H

#include "base/buf.h"

/* Whether ty_shown_add would change it; a guess that is right where it says no. */
static inline bool ty_shown_differs(taiyaku_str text)
{
	return text.len > 0 && (memchr(text.data, '<', text.len) ||
				memchr(text.data, '&', text.len) || ty_str_has(text, "]("));
}

/* Append the text as it is shown: entities decoded, tags of HTML left out, and what they say not to
 * show (rt), links of Markdown without their targets. */
void ty_shown_add(ty_buf *to, taiyaku_str text);

#endif
