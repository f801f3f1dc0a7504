/* SPDX-License-Identifier: Apache-2.0 */
#include "document/markdown_parts.h"

#include "base/ascii.h"
#include "extract/pieces.h"

enum {
	SECTION = 1 << 20, /* bytes looked at at one time; a larger file is cut at blank lines */
	PART = 1 << 16	   /* bytes parsed at one time, up to the next heading */
};

uint64_t ty_markdown_lines(taiyaku_str s)
{
	uint64_t n = 0;

	for (size_t i = 0; i < s.len; i++)
		n += s.data[i] == '\n';
	return n;
}

/* "title: ...", "  - item": a line that a file of nothing else, but for blank lines, is front
 * matter by. */
static bool is_front_line(taiyaku_str line)
{
	size_t i = 0;

	if (ty_str_starts(line, TY_STR(" ")) || ty_str_starts(line, TY_STR("- ")))
		return true;
	while (i < line.len &&
	       (ty_is_alnum(line.data[i]) || line.data[i] == '-' || line.data[i] == '_'))
		i++;
	return i > 0 && i < line.len && line.data[i] == ':' &&
	       (i + 1 == line.len || line.data[i + 1] == ' ');
}

size_t ty_markdown_front(taiyaku_str text)
{
	taiyaku_str rest = text, mark = ty_str_trim(ty_str_next(&rest, '\n'));
	size_t at = text.len - rest.len;
	bool whole = ty_str_is(mark, "---"), begun = false;

	if (!ty_str_is(mark, "---") && !ty_str_is(mark, "+++"))
		return 0;
	while (at < text.len) {
		const char *end = memchr(text.data + at, '\n', text.len - at);
		size_t to = end ? (size_t)(end - text.data) : text.len;
		taiyaku_str line = ty_str_trim(ty_str_slice(text, at, to));

		if (ty_str_equal(line, mark) || (mark.data[0] == '-' && ty_str_is(line, "...")))
			return end ? to + 1 : to;
		whole &= (begun && line.len == 0) || is_front_line(ty_str_slice(text, at, to));
		begun = true;
		at = to + 1;
	}
	/* A file that is cut off within it. */
	return whole && rest.len ? text.len : 0;
}

bool ty_markdown_defines(taiyaku_str text)
{
	for (size_t at = 0; (at = ty_str_find(text, TY_STR("\n["), at)) != SIZE_MAX; at += 2) {
		taiyaku_str rest = ty_str_slice(text, at + 1, text.len);
		taiyaku_str line = ty_str_next(&rest, '\n');

		if (!ty_str_starts(line, TY_STR("[^")) && ty_str_has(line, "]:"))
			return true;
	}
	return false;
}

size_t ty_markdown_part(taiyaku_str text)
{
	taiyaku_str rest = text;
	char fence = 0;
	bool blank = false;

	while (rest.len) {
		size_t at = text.len - rest.len;
		taiyaku_str line = ty_str_next(&rest, '\n');
		taiyaku_str words = ty_str_trim(line);

		if (at > PART && blank && !fence && ty_str_starts(line, TY_STR("#")))
			return at;
		if (ty_str_starts(words, TY_STR("```")) || ty_str_starts(words, TY_STR("~~~"))) {
			if (!fence)
				fence = words.data[0];
			else if (fence == words.data[0])
				fence = 0;
		}
		blank = words.len == 0;
	}
	return text.len;
}

size_t ty_markdown_window(taiyaku_str window)
{
	if (window.len < SECTION)
		return 0;
	for (size_t i = window.len; i > 1; i--)
		if (window.data[i - 1] == '\n' && window.data[i - 2] == '\n')
			return i;
	return window.len < 2 * (size_t)SECTION ? 0 : ty_piece_end(window, window.len - 4);
}

static size_t blanks(taiyaku_str line)
{
	size_t n = 0;

	while (n < line.len && line.data[n] == ' ')
		n++;
	return n;
}

void ty_markdown_outdent(ty_buf *out, taiyaku_str text)
{
	taiyaku_str rest = text, line = ty_str_next(&rest, '\n');
	size_t common = SIZE_MAX;
	bool first = true;

	/* The first line follows the quotation mark. */
	while (rest.data) {
		line = ty_str_next(&rest, '\n');
		if (blanks(line) < line.len && blanks(line) < common)
			common = blanks(line);
	}
	if (common == 0 || common == SIZE_MAX)
		return;
	for (rest = text; rest.data; first = false) {
		line = ty_str_next(&rest, '\n');
		if (!first)
			ty_buf_byte(out, '\n');
		ty_buf_add(out, ty_str_slice(line, blanks(line) < common ? blanks(line) : common,
					     line.len));
	}
}

taiyaku_str ty_markdown_code_language(taiyaku_str *text)
{
	taiyaku_str rest = *text, line = ty_str_next(&rest, '\n');
	size_t from = ty_str_starts(line, TY_STR(":::")) ? 3 : 2, end;

	if (from == 2 && (!ty_str_starts(line, TY_STR("#!")) || memchr(line.data, '/', line.len)))
		return (taiyaku_str){ NULL, 0 };
	for (end = from; end < line.len && ty_is_lower(line.data[end]);)
		end++;
	*text = rest;
	return ty_str_slice(line, from, end);
}

taiyaku_str ty_markdown_fence_language(taiyaku_str info)
{
	info = ty_str_trim(info);
	for (size_t i = 0; i < info.len; i++)
		if (memchr(" ,{:", info.data[i], 4))
			return ty_str_slice(info, 0, i);
	return info;
}
