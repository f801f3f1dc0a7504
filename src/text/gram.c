/* SPDX-License-Identifier: Apache-2.0 */
#include "text/gram.h"

#include "text/script.h"
#include "text/utf8.h"

/* The codes of surrogates stand for no character, so the characters over U+FFFF have them. */
enum { SHARED = 0xd800, SHARED_LAST = 0xdfff };

size_t ty_points(uint32_t *out, taiyaku_str key)
{
	size_t n = 0;

	for (size_t at = 0; at < key.len;)
		at = ty_utf8_next(&out[n++], key, at);
	return n;
}

/* Letters, digits and _, a bit each. */
static bool is_ascii_word(unsigned char c)
{
	static const uint64_t words[2] = { 0x03ff000000000000u, 0x07fffffe87fffffeu };

	return words[c >> 6] >> (c & 63) & 1;
}

static bool is_word(uint32_t cp)
{
	ty_script script;

	if (cp < 0x80)
		return is_ascii_word((unsigned char)cp);
	script = ty_script_of(cp);
	return ty_script_is_word(script) || script == TY_SCRIPT_MARK;
}

bool ty_word_next(taiyaku_str *out, taiyaku_str key, size_t *at)
{
	size_t from = *at, to = *at;
	uint32_t cp = ' ';

	for (; from < key.len; from = to) {
		to = ty_utf8_next(&cp, key, from);
		if (cp != ' ' && ty_script_of(cp) != TY_SCRIPT_SPACE)
			break;
	}
	*at = to;
	if (from >= key.len)
		return false;
	if (is_word(cp)) {
		while (to < key.len) {
			unsigned char c = (unsigned char)key.data[to];
			size_t behind = to + 1;

			if (c < 0x80 ? !is_ascii_word(c)
				     : (behind = ty_utf8_next(&cp, key, to), !is_word(cp)))
				break;
			to = behind;
		}
	}
	*at = to;
	*out = ty_str_slice(key, from, to);
	return true;
}

uint32_t ty_word_hash(taiyaku_str word)
{
	const char *p = word.data;
	uint64_t h = word.len * 0x9e3779b97f4a7c15ull;

	for (size_t left = word.len; left;) {
		size_t n = left < 8 ? left : 8;

		h = (h ^ ty_str_number_of(ty_str_of(p, n))) * 0xff51afd7ed558ccdull;
		h ^= h >> 32;
		p += n;
		left -= n;
	}
	return (uint32_t)(h * 0xc4ceb9fe1a85ec53ull >> 32);
}

size_t ty_word_hashes(uint32_t *out, taiyaku_str key)
{
	taiyaku_str word;
	size_t n = 0;

	for (size_t at = 0; ty_word_next(&word, key, &at);)
		out[n++] = ty_word_hash(word);
	return n;
}

bool ty_word_is_japanese(taiyaku_str word)
{
	uint32_t cp;

	if (!word.len || (unsigned char)word.data[0] < 0x80)
		return false;
	ty_utf8_next(&cp, word, 0);
	return ty_script_is_japanese(ty_script_of(cp));
}

uint32_t ty_gram_code(uint32_t point)
{
	if (point != TY_GRAM_END && point < TY_GRAM_ANY)
		return point;
	return SHARED + (point * 0x9e3779b1u >> 16) % (SHARED_LAST - SHARED);
}

bool ty_gram_is_exact(uint32_t gram)
{
	uint32_t first = gram >> 16, second = gram & 0xffff;

	return (first < SHARED || first > SHARED_LAST) && (second < SHARED || second > SHARED_LAST);
}
