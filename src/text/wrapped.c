/* SPDX-License-Identifier: Apache-2.0 */
/* Whether the lines of a text were broken to a width. */
#include "text/segment.h"

#include "text/script.h"
#include "text/utf8.h"

enum {
	LOOK = 1 << 16, /* bytes that tell whether a text is wrapped */
	NARROWEST = 30, /* columns of a wrapped text */
	WIDEST = 120
};

/* Whether a line that ends so ends its sentence too. */
static bool ends_sentence(uint32_t cp)
{
	static const char marks[] = ".!?。｡．！？‼⁇⁈⁉)]\"'”’»」』）］】〉》〕｣〟";
	taiyaku_str s = TY_STR(marks);
	uint32_t one;

	for (size_t at = 0; at < s.len;) {
		at = ty_utf8_next(&one, s, at);
		if (one == cp)
			return true;
	}
	return false;
}

/* Columns: two for a Japanese character. */
static size_t columns(taiyaku_str line)
{
	size_t n = 0;
	uint32_t cp;

	for (size_t at = 0; at < line.len; n++) {
		at = ty_utf8_next(&cp, line, at);
		n += cp >= 0x2e80;
	}
	return n;
}

/* Lines that another follows in the same paragraph; those of them that end inside a sentence; and
 * of these those that are nearly as wide as the widest. */
typedef struct lines_seen {
	size_t widest, followed, open, filled;
} lines_seen;

static void look_at_lines(lines_seen *seen, taiyaku_str text)
{
	taiyaku_str line = ty_str_trim(ty_str_next(&text, '\n'));

	while (text.len > 0) {
		taiyaku_str next = ty_str_trim(ty_str_next(&text, '\n'));
		uint32_t last;
		size_t width = columns(line);

		if (line.len > 0 && next.len > 0) {
			bool open;

			ty_utf8_before(&last, line, line.len);
			open = !ends_sentence(last);

			seen->followed++;
			seen->open += open;
			seen->filled += open && seen->widest && width * 4 >= seen->widest * 3;
			if (width > seen->widest)
				seen->widest = width;
		}
		line = next;
	}
}

bool ty_segment_is_wrapped(taiyaku_str text)
{
	lines_seen seen = { 0 };

	text.len = ty_utf8_floor(text, LOOK);
	look_at_lines(&seen, text);
	if (seen.widest < NARROWEST || seen.widest > WIDEST)
		return false;
	/* Once more, now that the width is known. */
	seen.followed = seen.open = seen.filled = 0;
	look_at_lines(&seen, text);
	return seen.open * 2 > seen.followed && seen.filled * 2 > seen.open;
}
