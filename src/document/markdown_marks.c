/* SPDX-License-Identifier: Apache-2.0 */
#include "document/markdown_marks.h"

#include "text/script.h"
#include "text/utf8.h"

static bool is_japanese(uint32_t cp)
{
	return ty_script_is_japanese(ty_script_of(cp));
}

/* Punctuation in the sense of CommonMark, asterisks aside. */
static bool is_punctuation(uint32_t cp)
{
	ty_script script = ty_script_of(cp);

	return cp != '*' && (script == TY_SCRIPT_ASCII_PUNCT || script == TY_SCRIPT_PUNCT ||
			     script == TY_SCRIPT_CJK_PUNCT);
}

bool ty_markdown_join(ty_buf *out, taiyaku_str text)
{
	size_t done = 0, at = 0;
	const char *star;

	while (at < text.len && (star = memchr(text.data + at, '*', text.len - at)) != NULL) {
		size_t from = (size_t)(star - text.data), to = from;
		uint32_t left = 0, right = 0;

		while (to < text.len && text.data[to] == '*')
			to++;
		if (from > 0)
			(void)ty_utf8_before(&left, text, from);
		if (to < text.len)
			(void)ty_utf8_next(&right, text, to);
		at = to;
		if (is_punctuation(left) && is_japanese(right))
			at = from;
		else if (!is_japanese(left) || !is_punctuation(right))
			continue;
		ty_buf_add(out, ty_str_slice(text, done, at));
		ty_buf_add(out, TY_STR(TY_WORD_JOINER));
		done = at;
		at = to;
	}
	if (done == 0)
		return false;
	ty_buf_add(out, ty_str_slice(text, done, text.len));
	return true;
}

taiyaku_str ty_markdown_without_joiners(ty_buf *out, taiyaku_str text)
{
	taiyaku_str joiner = TY_STR(TY_WORD_JOINER);
	size_t done = 0, at = ty_str_find(text, joiner, 0);

	if (at == SIZE_MAX)
		return text;
	ty_buf_clear(out);
	for (; at != SIZE_MAX; at = ty_str_find(text, joiner, done)) {
		ty_buf_add(out, ty_str_slice(text, done, at));
		done = at + joiner.len;
	}
	ty_buf_add(out, ty_str_slice(text, done, text.len));
	return ty_buf_str(out);
}
