/* SPDX-License-Identifier: Apache-2.0 */
#include "store/postings_form.h"

#include "base/endian.h"

/* Gaps so narrow that four of them are in eight bytes, wherever they begin. */
enum { FOUR_WIDTH = 14 };

static const unsigned char *at(const ty_postings *list, size_t offset)
{
	return ty_postings_at(list, offset);
}

/* n numbers from gaps of width bits at p, 8 readable bytes behind them. */
static void unpack(uint32_t *out, const unsigned char *p, size_t n, unsigned width, uint32_t before,
		   uint32_t less)
{
	const uint64_t mask = (1ull << width) - 1;
	size_t i = 0, bit = 0;

	for (; width <= FOUR_WIDTH && i + 4 <= n; i += 4, bit += (size_t)4 * width) {
		uint64_t x = ty_le64(p + bit / 8) >> bit % 8;
		uint32_t sum = 0;

		for (size_t k = 0; k < 4; k++, x >>= width) {
			sum += (uint32_t)(x & mask) + less;
			out[i + k] = before + sum;
		}
		before += sum;
	}
	for (; i < n; i++, bit += width) {
		const uint64_t x = ty_le64(p + bit / 8);

		before += (uint32_t)(x >> bit % 8 & mask) + less;
		out[i] = before;
	}
}

void ty_postings_read_block(uint32_t *out, const ty_postings *list, size_t b, size_t offset)
{
	unsigned char copy[TY_POSTINGS_BLOCK * TY_POSTINGS_WORD + 8];
	const size_t n = ty_postings_block_count(list, b);
	const unsigned width = *at(list, list->widths + b);
	const size_t size = ty_postings_bytes(n, width);
	const unsigned char *p = at(list, offset);
	const uint32_t less = list->form == TY_POSTINGS_PLACED ? 0 : 1;
	const uint32_t before = b ? ty_postings_last(list, b - 1) : 0 - less;

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

	ty_postings_read_block(numbers, list, 0, list->packed);
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
	blocks = ty_postings_blocks(out);
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
		end += ty_postings_block_bytes(out, b);
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
	for (size_t b = 0; b < ty_postings_blocks(list); b++) {
		ty_postings_read_block(out + b * TY_POSTINGS_BLOCK, list, b, offset);
		offset += ty_postings_block_bytes(list, b);
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
	w->blocks = ty_postings_blocks(list);
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
		bool passed = w->blocks > 1 && ty_postings_last(list, w->block) < number;

		if (!passed && !w->unpacked) {
			if (list->form == TY_POSTINGS_SHORT && list->n == 1)
				w->numbers[0] = only_number(list);
			else
				ty_postings_read_block(w->numbers, list, w->block, w->offset);
			w->n = ty_postings_block_count(list, w->block);
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
			w->offset += ty_postings_block_bytes(list, w->block);
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
