/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Forms of a list.  The first byte tells which, numbers are little-endian.
 *
 *   short   n << 2; one number: its bytes; more: a width, then n gaps of so many bits
 *   packed  n (4 bytes), blocks of 128 gaps: for each its last number (4) and its width (1), the
 *           former only where there is more than one block; then the gaps
 *   placed  the same with the number of documents (4) behind n; gaps can be 0; n places at the end.
 *           Up to 63 entries: n << 2 as above, a width, gaps and places
 *   dense   documents (4), one bit for each number
 *
 * A gap in a list without places is one less than the difference, for no number repeats.  Before
 * any of them there may be firsts: a byte of 0, how many (1), and those (4 each).
 */
#include "store/postings.h"

enum { SHORT, PACKED, PLACED, DENSE };
enum { SHORT_MAX = 63, BLOCK = 128, WORD = 4 };

static uint32_t get4(const unsigned char *p)
{
	return p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

static void put4(ty_buf *to, uint32_t x)
{
	for (int i = 0; i < WORD; i++)
		ty_buf_byte(to, (char)(unsigned char)(x >> 8 * i));
}

static size_t bytes_of(size_t n, unsigned width)
{
	return (n * width + 7) / 8;
}

/* ---- writing ---- */

static unsigned width_of(uint32_t x)
{
	return x ? 32 - (unsigned)__builtin_clz(x) : 0;
}

/* Gaps of n numbers behind the number before; returns the width of the widest. */
static unsigned make_gaps(uint32_t *gaps, const uint32_t *numbers, size_t n, uint32_t before,
			  uint32_t less)
{
	uint32_t all = 0;

	for (size_t i = 0; i < n; i++) {
		gaps[i] = numbers[i] - before - less;
		before = numbers[i];
		all |= gaps[i];
	}
	return width_of(all);
}

static void add_gaps(ty_buf *to, const uint32_t *gaps, size_t n, unsigned width)
{
	size_t size = bytes_of(n, width);
	char *room = ty_buf_room(to, size);
	uint64_t bits = 0;
	unsigned have = 0;

	if (!room)
		return;
	for (size_t i = 0; i < n; i++) {
		bits |= (uint64_t)gaps[i] << have;
		for (have += width; have >= 8; have -= 8, bits >>= 8)
			*room++ = (char)(unsigned char)bits;
	}
	if (have)
		*room = (char)(unsigned char)bits;
	to->len += size;
}

static void write_short(ty_buf *to, const uint32_t *numbers, const uint8_t *places, size_t n)
{
	const uint32_t less = places ? 0 : 1;
	uint32_t gaps[SHORT_MAX];
	unsigned width = make_gaps(gaps, numbers, n, 0 - less, less);

	ty_buf_byte(to, (char)(n << 2 | (places ? PLACED : SHORT)));
	if (n == 1 && !places)
		width = (width + 7) / 8 * 8;
	else
		ty_buf_byte(to, (char)width);
	add_gaps(to, gaps, n, width);
	if (places)
		ty_buf_add(to, ty_str_of((const char *)places, n));
}

void ty_postings_write_firsts(ty_buf *to, const uint32_t *numbers, size_t n)
{
	if (!n)
		return;
	ty_buf_byte(to, 0);
	ty_buf_byte(to, (char)n);
	for (size_t i = 0; i < n; i++)
		put4(to, numbers[i]);
}

static size_t count_documents(const uint32_t *numbers, size_t n)
{
	size_t count = 1;

	for (size_t i = 1; i < n; i++)
		count += numbers[i] != numbers[i - 1];
	return count;
}

static void write_packed(ty_buf *to, const uint32_t *numbers, const uint8_t *places, size_t n)
{
	const uint32_t less = places ? 0 : 1;
	const size_t blocks = (n + BLOCK - 1) / BLOCK;
	uint32_t gaps[BLOCK], before = 0 - less;
	size_t widths;

	ty_buf_byte(to, places ? PLACED : PACKED);
	put4(to, (uint32_t)n);
	if (places)
		put4(to, (uint32_t)count_documents(numbers, n));
	for (size_t b = 0; blocks > 1 && b < blocks; b++)
		put4(to, numbers[b + 1 < blocks ? (b + 1) * BLOCK - 1 : n - 1]);
	widths = to->len;
	for (size_t b = 0; b < blocks; b++)
		ty_buf_byte(to, 0);
	for (size_t i = 0; i < n; i += BLOCK) {
		size_t count = n - i < BLOCK ? n - i : BLOCK;
		unsigned width = make_gaps(gaps, numbers + i, count, before, less);

		add_gaps(to, gaps, count, width);
		if (!to->failed)
			to->data[widths + i / BLOCK] = (char)width;
		before = numbers[i + count - 1];
	}
	if (places)
		ty_buf_add(to, ty_str_of((const char *)places, n));
}

static void write_dense(ty_buf *to, const uint32_t *numbers, size_t n, uint32_t range)
{
	size_t size = (size_t)range / 8 + 1;
	char *room;

	ty_buf_byte(to, DENSE);
	put4(to, (uint32_t)n);
	room = ty_buf_room(to, size);
	if (!room)
		return;
	memset(room, 0, size);
	for (size_t i = 0; i < n; i++)
		room[numbers[i] / 8] = (char)(room[numbers[i] / 8] | 1 << numbers[i] % 8);
	to->len += size;
}

/* A gap of average size takes its own bits and about two more for the widest of its block. */
static bool dense_is_smaller(size_t n, uint32_t range)
{
	return range / n < 8 && (width_of((uint32_t)(range / n)) + 2) * n > range;
}

void ty_postings_write(ty_buf *to, const uint32_t *numbers, const uint8_t *places, size_t n,
		       uint32_t range)
{
	if (n <= SHORT_MAX)
		write_short(to, numbers, places, n);
	else if (!places && dense_is_smaller(n, range))
		write_dense(to, numbers, n, range);
	else
		write_packed(to, numbers, places, n);
}

/* ---- reading ---- */

static const unsigned char *at(const ty_postings *list, size_t offset)
{
	return (const unsigned char *)list->bytes.data + offset;
}

static size_t blocks_of(const ty_postings *list)
{
	return (list->n + BLOCK - 1) / BLOCK;
}

static size_t block_count(const ty_postings *list, size_t b)
{
	return list->n - b * BLOCK < BLOCK ? list->n - b * BLOCK : BLOCK;
}

/* n numbers from gaps of width bits at p, 8 readable bytes behind them. */
static void unpack(uint32_t *out, const unsigned char *p, size_t n, unsigned width, uint32_t before,
		   uint32_t less)
{
	const uint64_t mask = (1ull << width) - 1;

	for (size_t i = 0, bit = 0; i < n; i++, bit += width) {
		const unsigned char *q = p + bit / 8;
		uint64_t x = (uint64_t)get4(q) | (uint64_t)q[4] << 32;

		before += (uint32_t)(x >> bit % 8 & mask) + less;
		out[i] = before;
	}
}

/* The numbers of a block whose gaps begin at an offset of bytes. */
static void read_block(uint32_t *out, const ty_postings *list, size_t b, size_t offset)
{
	unsigned char copy[BLOCK * WORD + 8];
	const size_t n = block_count(list, b);
	const unsigned width = *at(list, list->widths + b);
	const size_t size = bytes_of(n, width);
	const unsigned char *p = at(list, offset);
	const uint32_t less = list->form == PLACED ? 0 : 1;
	const uint32_t before = b ? get4(at(list, list->lasts + (b - 1) * WORD)) : 0 - less;

	if (offset + size + 8 > list->bytes.len) {
		memcpy(copy, p, size);
		memset(copy + size, 0, 8);
		p = copy;
	}
	unpack(out, p, n, width, before, less);
}

/* Different numbers of a list of one block. */
static size_t count_read(const ty_postings *list)
{
	uint32_t numbers[BLOCK];

	read_block(numbers, list, 0, list->packed);
	return count_documents(numbers, list->n);
}

static bool open_packed(ty_postings *out)
{
	size_t head = out->form == PLACED ? 1 + 2 * WORD : 1 + WORD, blocks, end;

	if (out->bytes.len < head)
		return false;
	out->n = get4(at(out, 1));
	out->documents = out->form == PLACED ? get4(at(out, 1 + WORD)) : out->n;
	blocks = blocks_of(out);
	if (!out->n || out->documents > out->n || blocks > out->bytes.len - head)
		return false;
	out->lasts = head;
	out->widths = head + (blocks > 1 ? blocks * WORD : 0);
	out->packed = end = out->widths + blocks;
	if (end > out->bytes.len)
		return false;
	for (size_t b = 0; b < blocks; b++) {
		if (*at(out, out->widths + b) > 32)
			return false;
		end += bytes_of(block_count(out, b), *at(out, out->widths + b));
	}
	if (out->form == PLACED) {
		out->places = end;
		end += out->n;
	}
	return end == out->bytes.len;
}

static bool open_short(ty_postings *out, unsigned first)
{
	size_t end;

	out->n = out->documents = first >> 2;
	if (out->n == 0)
		return false;
	if (out->n == 1 && out->form == SHORT)
		return out->bytes.len <= 1 + WORD;
	if (out->bytes.len < 2 || *at(out, 1) > 32)
		return false;
	out->widths = 1;
	out->packed = 2;
	end = 2 + bytes_of(out->n, *at(out, 1));
	if (out->form == SHORT)
		return out->bytes.len == end;
	out->places = end;
	if (out->bytes.len != end + out->n)
		return false;
	out->documents = count_read(out);
	return true;
}

/* Take the firsts from the front of bytes; false: they are cut off. */
static bool open_firsts(taiyaku_str *out, taiyaku_str *bytes)
{
	size_t size;

	*out = (taiyaku_str){ NULL, 0 };
	if (bytes->len < 2 || bytes->data[0])
		return true;
	size = (size_t)(unsigned char)bytes->data[1] * WORD;
	if (size > TY_POSTINGS_FIRSTS * WORD || size > bytes->len - 2)
		return false;
	*out = ty_str_slice(*bytes, 2, 2 + size);
	*bytes = ty_str_slice(*bytes, 2 + size, bytes->len);
	return true;
}

bool ty_postings_open(ty_postings *out, taiyaku_str bytes)
{
	taiyaku_str firsts;
	bool whole = open_firsts(&firsts, &bytes);
	unsigned first = bytes.len ? (unsigned char)bytes.data[0] : 0;

	*out = (ty_postings){ .bytes = bytes, .form = first & 3, .firsts = firsts };
	if (!whole)
		return false;
	if (!bytes.len)
		return false;
	if (out->form == SHORT || (out->form == PLACED && first >> 2))
		return open_short(out, first);
	if (out->form != DENSE)
		return open_packed(out);
	if (bytes.len < 1 + WORD)
		return false;
	out->n = out->documents = get4(at(out, 1));
	out->packed = 1 + WORD;
	return out->n && out->n <= (bytes.len - out->packed) * 8;
}

size_t ty_postings_entries(taiyaku_str bytes)
{
	taiyaku_str firsts;
	unsigned first;

	if (!open_firsts(&firsts, &bytes) || !bytes.len)
		return 0;
	first = (unsigned char)bytes.data[0];
	if ((first & 3) == SHORT || ((first & 3) == PLACED && first >> 2))
		return first >> 2;
	return bytes.len < 1 + WORD ? 0 : get4((const unsigned char *)bytes.data + 1);
}

static uint32_t only_number(const ty_postings *list)
{
	uint32_t x = 0;

	for (size_t i = 1; i < list->bytes.len; i++)
		x |= (uint32_t)*at(list, i) << 8 * (i - 1);
	return x;
}

static void read_dense(uint32_t *out, const ty_postings *list)
{
	size_t n = 0;

	for (size_t i = list->packed; i < list->bytes.len; i++)
		for (unsigned bits = *at(list, i); bits && n < list->n; bits &= bits - 1)
			out[n++] =
				(uint32_t)((i - list->packed) * 8) + (uint32_t)__builtin_ctz(bits);
	for (; n < list->n; n++) /* a damaged list */
		out[n] = UINT32_MAX;
}

void ty_postings_read(uint32_t *out, const ty_postings *list)
{
	size_t offset = list->packed;

	if (list->form == DENSE) {
		read_dense(out, list);
		return;
	}
	if (list->form == SHORT && list->n == 1) {
		*out = only_number(list);
		return;
	}
	for (size_t b = 0; b < blocks_of(list); b++) {
		read_block(out + b * BLOCK, list, b, offset);
		offset += bytes_of(block_count(list, b), *at(list, list->widths + b));
	}
}

const uint8_t *ty_postings_places(const ty_postings *list)
{
	return list->places ? at(list, list->places) : NULL;
}

size_t ty_postings_firsts(uint32_t out[TY_POSTINGS_FIRSTS], const ty_postings *list)
{
	const size_t n = list->firsts.len / WORD;

	for (size_t i = 0; i < n; i++)
		out[i] = get4((const unsigned char *)list->firsts.data + i * WORD);
	return n;
}

size_t ty_postings_documents(uint32_t *out, const ty_postings *list)
{
	size_t n = 1;

	ty_postings_read(out, list);
	if (list->form != PLACED)
		return list->n;
	for (size_t i = 1; i < list->n; i++)
		if (out[i] != out[n - 1])
			out[n++] = out[i];
	return n;
}

/* ---- meeting ---- */

/* A walk over the blocks of a list, unpacking those that are asked for. */
typedef struct walk {
	const ty_postings *list;
	size_t block, blocks;
	size_t offset; /* of its gaps */
	bool unpacked;
	size_t i, n; /* in numbers */
	uint32_t numbers[BLOCK];
} walk;

static void start(walk *w, const ty_postings *list)
{
	w->list = list;
	w->block = 0;
	w->blocks = blocks_of(list);
	w->offset = list->packed;
	w->unpacked = false;
	w->i = w->n = 0;
}

/* Stand on the first entry that is not less than number; false: there is none. */
static bool seek(walk *w, uint32_t number)
{
	const ty_postings *list = w->list;

	if (w->unpacked) {
		while (w->i < w->n && w->numbers[w->i] < number)
			w->i++;
		if (w->i < w->n)
			return true;
	}

	for (; w->block < w->blocks; w->block++, w->unpacked = false) {
		bool passed =
			w->blocks > 1 && get4(at(list, list->lasts + w->block * WORD)) < number;

		if (!passed && !w->unpacked) {
			if (list->form == SHORT && list->n == 1)
				w->numbers[0] = only_number(list);
			else
				read_block(w->numbers, list, w->block, w->offset);
			w->n = block_count(list, w->block);
			w->unpacked = true;
			w->i = 0;
		}
		if (!passed) {
			while (w->i < w->n && w->numbers[w->i] < number)
				w->i++;
			if (w->i < w->n)
				return true;
		}
		if (list->widths)
			w->offset += bytes_of(block_count(list, w->block),
					      *at(list, list->widths + w->block));
	}
	return false;
}

static bool is_in_dense(const ty_postings *list, uint32_t x)
{
	const size_t size = list->bytes.len - list->packed;

	return x / 8 < size && *at(list, list->packed + x / 8) >> x % 8 & 1;
}

static size_t meet_dense(uint32_t *numbers, size_t n, const ty_postings *list)
{
	size_t kept = 0;

	for (size_t i = 0; i < n; i++)
		if (is_in_dense(list, numbers[i]))
			numbers[kept++] = numbers[i];
	return kept;
}

size_t ty_postings_meet(uint32_t *numbers, size_t n, const ty_postings *list)
{
	size_t kept = 0;
	walk w;

	if (list->form == DENSE)
		return meet_dense(numbers, n, list);
	start(&w, list);
	for (size_t i = 0; i < n && seek(&w, numbers[i]); i++)
		if (w.numbers[w.i] == numbers[i])
			numbers[kept++] = numbers[i];
	return kept;
}

void ty_postings_strike(uint64_t *sets, uint64_t bits, const uint32_t *numbers, size_t n,
			const ty_postings *list)
{
	walk w;

	if (list->form == DENSE) {
		for (size_t i = 0; i < n; i++)
			if (is_in_dense(list, numbers[i]))
				sets[i] &= ~bits;
		return;
	}
	start(&w, list);
	for (size_t i = 0; i < n && seek(&w, numbers[i]); i++)
		if (w.numbers[w.i] == numbers[i])
			sets[i] &= ~bits;
}

/* Occurrences of the number stood on that are in the same block. */
static size_t run_of(const walk *w)
{
	size_t end = w->i + 1;

	while (end < w->n && w->numbers[end] == w->numbers[w->i])
		end++;
	return end - w->i;
}

static bool has_place(const uint8_t *places, size_t n, uint8_t place)
{
	for (size_t i = 0; i < n; i++)
		if (places[i] == place)
			return true;
	return false;
}

/* The places of the number stood on, as a set, though its run goes on in other blocks. */
static void gather(uint64_t set[4], walk *w, const uint8_t *places)
{
	const uint32_t number = w->numbers[w->i];

	memset(set, 0, 4 * sizeof *set);
	do {
		uint8_t place = places[w->block * BLOCK + w->i];

		set[place / 64] |= 1ull << place % 64;
		w->i++;
	} while (seek(w, number) && w->numbers[w->i] == number);
}

size_t ty_postings_follow(uint32_t *numbers, uint8_t *places, size_t n, uint8_t distance,
			  const ty_postings *list)
{
	const uint8_t *there = ty_postings_places(list);
	size_t kept = 0, i = 0;
	walk w;

	start(&w, list);
	while (i < n && seek(&w, numbers[i])) {
		const uint32_t number = w.numbers[w.i];
		const uint8_t *own = there + w.block * BLOCK + w.i;
		size_t run = run_of(&w);
		bool whole = w.i + run < w.n;
		uint64_t set[4];

		if (number != numbers[i]) {
			while (i < n && numbers[i] < number)
				i++;
			continue;
		}
		if (!whole)
			gather(set, &w, there);
		for (; i < n && numbers[i] == number; i++) {
			uint8_t place = (uint8_t)(places[i] + distance);
			bool is = whole ? has_place(own, run, place)
					: set[place / 64] >> place % 64 & 1;

			if (is) {
				numbers[kept] = number;
				places[kept++] = places[i];
			}
		}
	}
	return kept;
}
