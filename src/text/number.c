/* SPDX-License-Identifier: Apache-2.0 */
#include "text/number.h"

#include "base/ascii.h"
#include "text/script.h"
#include "text/utf8.h"

/* Values up to here are put together from kanji; under 2^64 with room to multiply. */
#define VALUE_MAX UINT64_C(9999999999999999)

enum { DIGITS_MAX = TY_NUMBER_MAX - 1 };

typedef struct kanji_number {
	uint32_t cp;
	uint64_t value;
} kanji_number;

static const kanji_number digits[] = {
	{ 0x3007, 0 }, { 0x96f6, 0 }, { 0x4e00, 1 }, { 0x4e8c, 2 }, { 0x4e09, 3 }, { 0x56db, 4 },
	{ 0x4e94, 5 }, { 0x516d, 6 }, { 0x4e03, 7 }, { 0x516b, 8 }, { 0x4e5d, 9 },
};
static const kanji_number units[] = {
	{ 0x5341, 10 },	   { 0x767e, 100 },	  { 0x5343, 1000 },	     { 0x4e07, 10000 },
	{ 0x842c, 10000 }, { 0x5104, 100000000 }, { 0x5146, 1000000000000 },
};

/* What is counted with numbers, and the kanji a number can follow. */
static const char counters[] =
	"年月日時分秒週回番号巻章節条項頁歳才人名個本枚冊台件円銭点位階度代世"
	"編話列校社国州県市町村区館棟室戸倍割丁畳両歩字画首句曲期次目つヶケか箇%";
static const char leaders[] = "第約計各満総全";
/* Words that look like a number and a counter, or like a number. */
static const char *const words[] = { "十分", "万一" };

static bool find(uint64_t *value, const kanji_number *table, size_t n, uint32_t cp)
{
	for (size_t i = 0; i < n; i++) {
		if (table[i].cp == cp) {
			*value = table[i].value;
			return true;
		}
	}
	return false;
}

static bool is_digit(uint64_t *value, uint32_t cp)
{
	return find(value, digits, sizeof digits / sizeof *digits, cp);
}

static bool is_unit(uint64_t *value, uint32_t cp)
{
	return find(value, units, sizeof units / sizeof *units, cp);
}

static bool ascii_digit(taiyaku_str s, size_t at)
{
	return at < s.len && ty_is_digit(s.data[at]);
}

static bool is_one_of(taiyaku_str all, uint32_t cp)
{
	uint32_t one;

	for (size_t i = 0; i < all.len;) {
		i = ty_utf8_next(&one, all, i);
		if (one == cp)
			return true;
	}
	return false;
}

static bool is_counter(taiyaku_str key, size_t at)
{
	uint32_t cp;

	if (at >= key.len)
		return false;
	ty_utf8_next(&cp, key, at);
	return is_one_of(TY_STR(counters), cp);
}

static bool is_word(taiyaku_str key, size_t at)
{
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (ty_str_starts(ty_str_slice(key, at, key.len), ty_str(words[i])))
			return true;
	return false;
}

static ty_script script_before(taiyaku_str key, size_t at, uint32_t *cp)
{
	*cp = 0;
	if (!at)
		return TY_SCRIPT_SPACE;
	ty_utf8_before(cp, key, at);
	return ty_script_of(*cp);
}

static ty_script script_at(taiyaku_str key, size_t at)
{
	uint32_t cp;

	if (at >= key.len)
		return TY_SCRIPT_SPACE;
	ty_utf8_next(&cp, key, at);
	return ty_script_of(cp);
}

/* The end of a run of digits in groups of three: 1,000,000; at itself if it is none. */
static size_t grouped(taiyaku_str key, size_t at)
{
	size_t to = at, first = at;

	while (first < at + 4 && ascii_digit(key, first))
		first++;
	if (first == at || first == at + 4)
		return at;
	for (size_t p = first; p + 3 < key.len && key.data[p] == ','; p += 4) {
		if (!ascii_digit(key, p + 1) || !ascii_digit(key, p + 2) ||
		    !ascii_digit(key, p + 3) || ascii_digit(key, p + 4))
			break;
		to = p + 4;
	}
	return to;
}

static void put(ty_number *out, char c)
{
	if (c == '0' && !out->len)
		return;
	if (out->len < DIGITS_MAX)
		out->value[out->len++] = c;
}

/* Digits, separators left out, and digits behind a point. */
static size_t take_digits(ty_number *out, taiyaku_str key, size_t at)
{
	size_t to = grouped(key, at);

	out->separated = to > at;
	if (to == at)
		while (ascii_digit(key, to) && to - at < DIGITS_MAX / 2)
			to++;
	for (size_t i = at; i < to; i++)
		if (key.data[i] != ',')
			put(out, key.data[i]);
	if (!out->len)
		out->value[out->len++] = '0';
	if (to < key.len && key.data[to] == '.' && ascii_digit(key, to + 1)) {
		size_t point = to++;

		while (ascii_digit(key, to) && to - point < DIGITS_MAX / 2)
			to++;
		for (size_t i = point; i < to; i++)
			if (out->len < DIGITS_MAX)
				out->value[out->len++] = key.data[i];
	}
	return to;
}

static void put_value(ty_number *out, uint64_t value)
{
	char text[24];
	size_t n = 0;

	do
		text[n++] = (char)('0' + value % 10);
	while (value /= 10);
	for (out->len = 0; n;)
		out->value[out->len++] = text[--n];
}

/* Kanji, and digits with kanji units: how far the number goes and its value; from if none. Sum is
 * what stands before the last of 万億兆, part what stands behind it, last a digit without a unit.
 */
static size_t take_units(uint64_t *value, taiyaku_str key, size_t from)
{
	uint64_t sum = 0, part = 0, last = 0, x;
	bool have = false, positional = false;
	size_t at = from;

	while (at < key.len) {
		uint32_t cp;
		size_t next = ty_utf8_next(&cp, key, at);

		if (ty_is_digit(cp)) {
			last = last * 10 + (cp - '0');
			have = true;
		} else if (is_digit(&x, cp)) {
			positional |= have;
			last = last * 10 + x;
			have = true;
		} else if (is_unit(&x, cp)) {
			if (positional)
				break;
			if (x < 10000) {
				part += (have ? last : 1) * x;
			} else {
				part += last + (part || have ? 0 : 1);
				if (part > VALUE_MAX / x)
					return from;
				sum += part * x;
				part = 0;
			}
			last = 0;
			have = false;
		} else {
			break;
		}
		if (last > VALUE_MAX / 10 || sum > VALUE_MAX || part > VALUE_MAX)
			return from;
		at = next;
	}
	*value = sum + part + last;
	return at;
}

/* Whether kanji from..to are a number and no part of a word. */
static bool stands_alone(taiyaku_str key, size_t from, size_t to)
{
	uint32_t before;
	ty_script script = script_before(key, from, &before);

	if (is_word(key, from))
		return false;
	if (is_counter(key, to) || is_one_of(TY_STR(leaders), before))
		return true;
	return script != TY_SCRIPT_HAN && script_at(key, to) != TY_SCRIPT_HAN && to - from > 3;
}

static bool latin_beside(taiyaku_str key, size_t from, size_t to)
{
	uint32_t cp;

	return script_before(key, from, &cp) == TY_SCRIPT_LATIN ||
	       script_at(key, to) == TY_SCRIPT_LATIN;
}

static size_t take(ty_number *out, taiyaku_str key, size_t at)
{
	bool ascii = ascii_digit(key, at);
	size_t plain = at, to;
	uint64_t value = 0;

	*out = (ty_number){ .start = at };
	if (ascii)
		plain = take_digits(out, key, at);
	to = take_units(&value, key, at);
	if (to > plain && (ascii || stands_alone(key, at, to))) {
		out->kanji = true;
		put_value(out, value);
		return to;
	}
	return plain;
}

bool ty_number_next(ty_number *out, taiyaku_str key, size_t *at)
{
	for (size_t from = *at, next; from < key.len; from = next) {
		uint64_t value;
		uint32_t cp;
		size_t to;

		next = ty_utf8_next(&cp, key, from);
		if (!ty_is_digit(cp) && !is_digit(&value, cp) && !is_unit(&value, cp))
			continue;
		to = take(out, key, from);
		if (to > from) {
			out->end = *at = to;
			out->attached = latin_beside(key, from, to);
			return true;
		}
		/* A word with kanji numerals: none of them is a number. */
		while (next < key.len) {
			to = ty_utf8_next(&cp, key, next);
			if (!is_digit(&value, cp) && !is_unit(&value, cp))
				break;
			next = to;
		}
	}
	*at = key.len;
	return false;
}
