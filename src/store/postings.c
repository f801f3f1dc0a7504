/* SPDX-License-Identifier: Apache-2.0 */
#include "store/postings_form.h"

#include "base/endian.h"

static const unsigned char *at(const ty_postings *list, size_t offset)
{
	return (const unsigned char *)list->bytes.data + offset;
}

static size_t blocks_of(const ty_postings *list)
{
	return (list->n + TY_POSTINGS_BLOCK - 1) / TY_POSTINGS_BLOCK;
}

static size_t block_count(const ty_postings *list, size_t b)
{
	return list->n - b * TY_POSTINGS_BLOCK < TY_POSTINGS_BLOCK ? list->n - b * TY_POSTINGS_BLOCK
								   : TY_POSTINGS_BLOCK;
}

/* n numbers from gaps of width bits at p, 8 readable bytes behind them. */
static void unpack(uint32_t *out, const unsigned char *p, size_t n, unsigned width, uint32_t before,
		   uint32_t less)
{
	const uint64_t mask = (1ull << width) - 1;

	for (size_t i = 0, bit = 0; i < n; i++, bit += width) {
		const unsigned char *q = p + bit / 8;
		uint64_t x = ty_le64(q);

		before += (uint32_t)(x >> bit % 8 & mask) + less;
		out[i] = before;
	}
}

/* The numbers of a block whose gaps begin at an offset of bytes. */
static void read_block(uint32_t *out, const ty_postings *list, size_t b, size_t offset)
{
	unsigned char copy[TY_POSTINGS_BLOCK * TY_POSTINGS_WORD + 8];
	const size_t n = block_count(list, b);
	const unsigned width = *at(list, list->widths + b);
	const size_t size = ty_postings_bytes(n, width);
	const unsigned char *p = at(list, offset);
	const uint32_t less = list->form == TY_POSTINGS_PLACED ? 0 : 1;
	const uint32_t before =
		b ? ty_le32(at(list, list->lasts + (b - 1) * TY_POSTINGS_WORD)) : 0 - less;

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
	uint32_t numbers[TY_POSTINGS_BLOCK];

	read_block(numbers, list, 0, list->packed);
	return ty_postings_count(numbers, list->n);
}

static bool open_packed(ty_postings *out)
{
	size_t head = out->form == TY_POSTINGS_PLACED ? 1 + 2 * TY_POSTINGS_WORD
						      : 1 + TY_POSTINGS_WORD,
	       blocks, end;

	if (out->bytes.len < head)
		return false;
	out->n = ty_le32(at(out, 1));
	out->documents =
		out->form == TY_POSTINGS_PLACED ? ty_le32(at(out, 1 + TY_POSTINGS_WORD)) : out->n;
	blocks = blocks_of(out);
	if (!out->n || out->documents > out->n || blocks > out->bytes.len - head)
		return false;
	out->lasts = head;
	out->widths = head + (blocks > 1 ? blocks * TY_POSTINGS_WORD : 0);
	out->packed = end = out->widths + blocks;
	if (end > out->bytes.len)
		return false;
	for (size_t b = 0; b < blocks; b++) {
		if (*at(out, out->widths + b) > 32)
			return false;
		end += ty_postings_bytes(block_count(out, b), *at(out, out->widths + b));
	}
	if (out->form == TY_POSTINGS_PLACED) {
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
	if (out->n == 1 && out->form == TY_POSTINGS_SHORT)
		return out->bytes.len <= 1 + TY_POSTINGS_WORD;
	if (out->bytes.len < 2 || *at(out, 1) > 32)
		return false;
	out->widths = 1;
	out->packed = 2;
	end = 2 + ty_postings_bytes(out->n, *at(out, 1));
	if (out->form == TY_POSTINGS_SHORT)
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
	size = (size_t)(unsigned char)bytes->data[1] * TY_POSTINGS_WORD;
	if (size > TY_POSTINGS_FIRSTS * TY_POSTINGS_WORD || size > bytes->len - 2)
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
	if (out->form == TY_POSTINGS_SHORT || (out->form == TY_POSTINGS_PLACED && first >> 2))
		return open_short(out, first);
	if (out->form != TY_POSTINGS_DENSE)
		return open_packed(out);
	if (bytes.len < 1 + TY_POSTINGS_WORD)
		return false;
	out->n = out->documents = ty_le32(at(out, 1));
	out->packed = 1 + TY_POSTINGS_WORD;
	return out->n && out->n <= (bytes.len - out->packed) * 8;
}

size_t ty_postings_entries(taiyaku_str bytes)
{
	taiyaku_str firsts;
	unsigned first;

	if (!open_firsts(&firsts, &bytes) || !bytes.len)
		return 0;
	first = (unsigned char)bytes.data[0];
	if ((first & 3) == TY_POSTINGS_SHORT || ((first & 3) == TY_POSTINGS_PLACED && first >> 2))
		return first >> 2;
	return bytes.len < 1 + TY_POSTINGS_WORD ? 0
						: ty_le32((const unsigned char *)bytes.data + 1);
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

	if (list->form == TY_POSTINGS_DENSE) {
		read_dense(out, list);
		return;
	}
	if (list->form == TY_POSTINGS_SHORT && list->n == 1) {
		*out = only_number(list);
		return;
	}
	for (size_t b = 0; b < blocks_of(list); b++) {
		read_block(out + b * TY_POSTINGS_BLOCK, list, b, offset);
		offset += ty_postings_bytes(block_count(list, b), *at(list, list->widths + b));
	}
}

const uint8_t *ty_postings_places(const ty_postings *list)
{
	return list->places ? at(list, list->places) : NULL;
}

size_t ty_postings_firsts(uint32_t out[TY_POSTINGS_FIRSTS], const ty_postings *list)
{
	const size_t n = list->firsts.len / TY_POSTINGS_WORD;

	for (size_t i = 0; i < n; i++)
		out[i] = ty_le32((const unsigned char *)list->firsts.data + i * TY_POSTINGS_WORD);
	return n;
}

size_t ty_postings_documents(uint32_t *out, const ty_postings *list)
{
	size_t n = 1;

	ty_postings_read(out, list);
	if (list->form != TY_POSTINGS_PLACED)
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
	uint32_t numbers[TY_POSTINGS_BLOCK];
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
		bool passed = w->blocks > 1 &&
			      ty_le32(at(list, list->lasts + w->block * TY_POSTINGS_WORD)) < number;

		if (!passed && !w->unpacked) {
			if (list->form == TY_POSTINGS_SHORT && list->n == 1)
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
			w->offset += ty_postings_bytes(block_count(list, w->block),
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

	if (list->form == TY_POSTINGS_DENSE)
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

	if (list->form == TY_POSTINGS_DENSE) {
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
		uint8_t place = places[w->block * TY_POSTINGS_BLOCK + w->i];

		set[place / 64] |= 1ull << place % 64;
		w->i++;
	} while (seek(w, number) && w->numbers[w->i] == number);
}

/* Where two lists are of occurrences: n of one, and a walk over the other. */
typedef struct pursuit {
	uint32_t *numbers;
	uint8_t *places;
	size_t n, i, kept;
	uint8_t distance;
	walk w;
} pursuit;

/* Where a number that both have stands in them, for the first time. */
typedef struct meeting {
	uint32_t i;
	uint32_t k; /* in the block */
} meeting;

/* A part of both that is gone through. */
typedef struct lane {
	uint32_t i, i_end, k, k_end;
	size_t n;
	meeting met[TY_POSTINGS_BLOCK];
} lane;

/* Without a branch on how the numbers compare, for no processor foresees it. */
static inline void step(lane *l, const uint32_t *numbers, const uint32_t *other)
{
	const uint32_t x = numbers[l->i], y = other[l->k];

	l->met[l->n] = (meeting){ l->i, l->k };
	l->n += x == y;
	l->i += x <= y;
	l->k += y <= x;
}

static inline bool is_under_way(const lane *l)
{
	return l->i < l->i_end && l->k < l->k_end;
}

/* The place of the first of n rising numbers that is not less than x. */
static size_t lower_bound(const uint32_t *numbers, size_t n, uint32_t x)
{
	const uint32_t *from = numbers;

	while (n > 1) {
		from = from[n / 2 - 1] < x ? from + n / 2 : from;
		n -= n / 2;
	}
	return (size_t)(from - numbers) + (n && *from < x);
}

static void set_lane(lane *l, size_t i, size_t i_end, size_t k, size_t k_end)
{
	l->i = (uint32_t)i;
	l->i_end = (uint32_t)i_end;
	l->k = (uint32_t)k;
	l->k_end = (uint32_t)k_end;
	l->n = 0;
}

/* The numbers of the block but its last, which may go on in the next, that are in both.  Each step
 * waits for the one before, so two halves are gone through side by side. */
static void meet_block(lane lanes[2], pursuit *p)
{
	const uint32_t *numbers = p->numbers, *other = p->w.numbers;
	size_t end = p->w.n - 1, middle, i_middle, near = 256;

	while (end > p->w.i && other[end - 1] == other[p->w.n - 1])
		end--;
	middle = p->w.i + (end - p->w.i) / 2;
	while (middle > p->w.i && other[middle - 1] == other[middle])
		middle--;
	while (p->i + near < p->n && numbers[p->i + near - 1] < other[middle])
		near *= 2;
	if (near > p->n - p->i)
		near = p->n - p->i;
	i_middle = p->i + lower_bound(numbers + p->i, near, other[middle]);
	set_lane(&lanes[0], p->i, i_middle, p->w.i, middle);
	set_lane(&lanes[1], i_middle, p->n, middle, end);
	while (is_under_way(&lanes[0]) && is_under_way(&lanes[1])) {
		step(&lanes[0], numbers, other);
		step(&lanes[1], numbers, other);
	}
	for (int i = 0; i < 2; i++)
		while (is_under_way(&lanes[i]))
			step(&lanes[i], numbers, other);
	p->i = lanes[1].i;
	p->w.i = lanes[1].k;
}

/* Keep the occurrences of the numbers that a lane met that are followed. */
static void follow_lane(pursuit *p, const lane *l, const uint8_t *there)
{
	size_t done = 0;

	for (size_t m = 0; m < l->n; m++) {
		const size_t i = l->met[m].i, k = l->met[m].k;
		const uint32_t number = p->w.numbers[k];
		size_t run = 1;

		if (i < done)
			continue;
		/* Most stand once in both, and whether these are followed nobody foresees. */
		if (i + 1 < p->n && p->numbers[i + 1] != number && p->w.numbers[k + 1] != number) {
			const uint8_t place = p->places[i];

			p->numbers[p->kept] = number;
			p->places[p->kept] = place;
			p->kept += there[k] == (uint8_t)(place + p->distance);
			continue;
		}
		while (p->w.numbers[k + run] == number)
			run++;
		for (done = i; done < p->n && p->numbers[done] == number; done++) {
			const uint8_t place = p->places[done];

			p->numbers[p->kept] = number;
			p->places[p->kept] = place;
			p->kept += has_place(there + k, run, (uint8_t)(place + p->distance));
		}
	}
}

static void follow_block(pursuit *p, const uint8_t *there)
{
	lane lanes[2];

	meet_block(lanes, p);
	for (int i = 0; i < 2; i++)
		follow_lane(p, &lanes[i], there + p->w.block * TY_POSTINGS_BLOCK);
}

/* The number that both stand on, however often it does. */
static void follow_number(pursuit *p, const uint8_t *there)
{
	const uint32_t number = p->w.numbers[p->w.i];
	const uint8_t *own = there + p->w.block * TY_POSTINGS_BLOCK + p->w.i;
	size_t run = run_of(&p->w);
	bool whole = p->w.i + run < p->w.n;
	uint64_t set[4];

	if (!whole)
		gather(set, &p->w, there);
	for (; p->i < p->n && p->numbers[p->i] == number; p->i++) {
		uint8_t place = (uint8_t)(p->places[p->i] + p->distance);
		bool is = whole ? has_place(own, run, place) : set[place / 64] >> place % 64 & 1;

		if (is) {
			p->numbers[p->kept] = number;
			p->places[p->kept++] = p->places[p->i];
		}
	}
}

size_t ty_postings_follow(uint32_t *numbers, uint8_t *places, size_t n, uint8_t distance,
			  const ty_postings *list)
{
	const uint8_t *there = ty_postings_places(list);
	pursuit p = { .numbers = numbers, .places = places, .n = n, .distance = distance };

	start(&p.w, list);
	while (p.i < n && seek(&p.w, numbers[p.i])) {
		follow_block(&p, there);
		if (p.i == n)
			break;
		if (!seek(&p.w, numbers[p.i]))
			break;
		if (p.w.numbers[p.w.i] == numbers[p.i])
			follow_number(&p, there);
		else
			while (p.i < n && numbers[p.i] < p.w.numbers[p.w.i])
				p.i++;
	}
	return p.kept;
}
