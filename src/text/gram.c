/* SPDX-License-Identifier: Apache-2.0 */
#include "text/gram.h"

#include "base/bytes.h"
#include "text/script.h"
#include "text/utf8.h"

enum { BLOCK = 64 }; /* bytes that are told apart at a time, a bit each */

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

/* ---- all words ---- */

/* Which bytes of a block are of words, and which are blanks; false: not all are ASCII that can be
 * seen. */
static bool tell_apart(uint64_t *words, uint64_t *blanks, const unsigned char *p)
{
	ty_bytes is_word[BLOCK / TY_BYTES], is_blank[BLOCK / TY_BYTES], odd = { 0 };

	for (size_t i = 0; i < BLOCK / TY_BYTES; i++) {
		ty_bytes x = ty_bytes_at(p + i * TY_BYTES);

		is_word[i] = ty_bytes_between(x | 0x20, 'a', 'z') | ty_bytes_between(x, '0', '9') |
			     ty_bytes_are(x, '_');
		is_blank[i] = ty_bytes_are(x, ' ');
		odd |= x | ty_bytes_between(x, 0, ' ' - 1);
	}
	*words = ty_bytes_bits_of_4(is_word[0], is_word[1], is_word[2], is_word[3]);
	*blanks = ty_bytes_bits_of_4(is_blank[0], is_blank[1], is_blank[2], is_blank[3]);
	return !ty_bytes_bits(odd);
}

/* The words of a block; *at moves behind it, or to where a word begins that may go on behind. */
static size_t take_block(taiyaku_str *out, taiyaku_str key, size_t *at, uint64_t words,
			 uint64_t blanks)
{
	uint64_t starts = (words & ~(words << 1)) | ~(words | blanks);
	bool more = key.len - *at > BLOCK;
	size_t n = 0;

	for (; starts; starts &= starts - 1) {
		int start = __builtin_ctzll(starts);
		uint64_t others = ~(words >> start);
		size_t len = others & 1 ? 1 : others ? (size_t)__builtin_ctzll(others) : BLOCK;

		if (more && (size_t)start + len == BLOCK && words >> start & 1) {
			*at += (size_t)start;
			return n;
		}
		out[n++] = ty_str_of(key.data + *at + start, len);
	}
	*at = more ? *at + BLOCK : key.len;
	return n;
}

size_t ty_words(taiyaku_str *out, taiyaku_str key)
{
	size_t n = 0, at = 0;

	while (at < key.len) {
		unsigned char rest[BLOCK];
		const unsigned char *p = (const unsigned char *)key.data + at;
		size_t before = at;
		uint64_t words, blanks;

		if (key.len - at < BLOCK) {
			memset(rest, ' ', BLOCK);
			memcpy(rest, p, key.len - at);
			p = rest;
		}
		if (!tell_apart(&words, &blanks, p))
			break;
		n += take_block(out + n, key, &at, words, blanks);
		if (at == before && ty_word_next(&out[n], key, &at))
			n++; /* a word that is longer than a block */
	}
	while (ty_word_next(&out[n], key, &at))
		n++;
	return n;
}

/* ---- hashes ---- */

static uint64_t mixed(uint64_t h, uint64_t part)
{
	h = (h ^ part) * 0xff51afd7ed558ccdull;
	return h ^ h >> 32;
}

static uint64_t started(size_t len)
{
	return len * 0x9e3779b97f4a7c15ull;
}

static uint32_t finished(uint64_t h)
{
	return (uint32_t)(h * 0xc4ceb9fe1a85ec53ull >> 32);
}

uint32_t ty_word_hash(taiyaku_str word)
{
	const char *p = word.data;
	uint64_t h = started(word.len);

	for (size_t left = word.len; left;) {
		size_t n = left < 8 ? left : 8;

		h = mixed(h, ty_str_number_of(ty_str_of(p, n)));
		p += n;
		left -= n;
	}
	return finished(h);
}

void ty_word_hashes_of(uint32_t *out, const taiyaku_str *words, size_t n, taiyaku_str key)
{
	for (size_t i = 0; i < n; i++) {
		taiyaku_str word = words[i];
		size_t left = key.len - (size_t)(word.data - key.data);

		if (word.len <= 8 && left >= 8)
			out[i] = finished(mixed(started(word.len), ty_str_number_ahead(word)));
		else
			out[i] = ty_word_hash(word);
	}
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

void ty_grams(uint32_t *out, const uint32_t *points, size_t n)
{
	bool shared = false;

	for (size_t i = 0; i < n; i++)
		shared |= points[i] - 1 >= TY_GRAM_ANY - 1;
	for (size_t i = 0; i + 1 < n; i++)
		out[i] = shared ? ty_gram(points[i], points[i + 1])
				: points[i] << 16 | points[i + 1];
	if (n)
		out[n - 1] = ty_gram_last(points[n - 1]);
}
