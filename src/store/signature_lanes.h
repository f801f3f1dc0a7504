/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A scan of a block of signatures, included once for each kind of processor.  Before it are
 * defined:
 *
 *   SCAN    its name
 *   LANES   bytes of a column that are looked at together, eight records each
 *   TARGET  the attribute of functions that may use the instructions of the processor
 *
 * A bit for each record says whether it lacks a token; so many are added up at the same time, their
 * sums held as binary digits in variables of a bit for each record.  Sums begin so large that those
 * over the limit leave their digits.
 */
#define JOIN_(a, b) a##_##b
#define JOIN(a, b) JOIN_(a, b)
#define lanes JOIN(SCAN, lanes)
#define read_lacks JOIN(SCAN, read_lacks)
#define add JOIN(SCAN, add)
#define carry JOIN(SCAN, carry)
#define find JOIN(SCAN, find)

typedef uint64_t lanes __attribute__((vector_size(LANES)));

/* The records that lack a token, from its column on; few: of fewer than 16. */
TARGET static inline lanes read_lacks(const unsigned char *column, size_t stride, bool few)
{
	lanes has = { 0 };

	/* The processor by itself does not see where a column goes on. */
	__builtin_prefetch(column + AHEAD);
	if (few)
		has[0] = htole64(column[0] | (uint64_t)column[stride - 1] << 8 * (stride - 1));
	else
		memcpy(&has, column, sizeof has);
	return ~has;
}

/* The lower digit of a sum; *high the other. */
TARGET static inline lanes add(lanes *high, lanes a, lanes b, lanes c)
{
	lanes one = a ^ b;

	*high = (a & b) | (one & c);
	return one ^ c;
}

/* Add to a digit: what leaves it. */
TARGET static inline lanes carry(lanes *digit, lanes a)
{
	lanes both = *digit & a;

	*digit ^= a;
	return both;
}

/* The records of columns that lack no more than the limit. */
TARGET static inline __attribute__((always_inline)) lanes
find(const unsigned char *columns, size_t stride, const ty_signature_query *query, bool few)
{
	const lanes none = { 0 };
	size_t digits = 3;
	lanes one, two, four, more[DIGITS_MAX], over = none;
	size_t start, i = 0;

	while (query->limit >> digits)
		digits++;
	start = ((size_t)1 << digits) - 1 - query->limit;
	one = none - (start & 1);
	two = none - (start >> 1 & 1);
	four = none - (start >> 2 & 1);
	for (size_t d = 3; d < digits; d++)
		more[d - 3] = none - (start >> d & 1);
#define LACKS(k) read_lacks(columns + query->columns[i + (k)] * stride, stride, few)
	for (; i + 8 <= query->n; i += 8) {
		lanes to_two[4], to_four[2], up;
		uint64_t left = 0;

		one = add(&to_two[0], one, LACKS(0), LACKS(1));
		one = add(&to_two[1], one, LACKS(2), LACKS(3));
		one = add(&to_two[2], one, LACKS(4), LACKS(5));
		one = add(&to_two[3], one, LACKS(6), LACKS(7));
		two = add(&to_four[0], two, to_two[0], to_two[1]);
		two = add(&to_four[1], two, to_two[2], to_two[3]);
		four = add(&up, four, to_four[0], to_four[1]);
		for (size_t d = 3; d < digits; d++)
			up = carry(&more[d - 3], up);
		over |= up;
		for (size_t w = 0; w < LANES / 8; w++)
			left |= ~over[w];
		if (!left)
			return none;
	}
	for (; i < query->n; i++) {
		lanes up = carry(&four, carry(&two, carry(&one, LACKS(0))));

		for (size_t d = 3; d < digits; d++)
			up = carry(&more[d - 3], up);
		over |= up;
	}
#undef LACKS
	return ~over;
}

TARGET static size_t SCAN(uint32_t *hits, const ty_signature_block *block, const ty_signature_query *query)
{
	/* What is read behind the end of a column is another, and behind the last one the numbers:
	 * with so many of them it is all in the block. */
	const bool few = block->n < LANES / 4;
	size_t found = 0;

	for (size_t at = query->from / 8; at < block->stride; at += LANES) {
		const unsigned char *columns = block->columns + at;
		lanes near = few ? find(columns, block->stride, query, true)
				 : find(columns, block->stride, query, false);

		for (size_t w = 0; w < LANES / 8; w++)
			for (uint64_t left = le64toh(near[w]); left; left &= left - 1) {
				size_t i = (at + w * 8) * 8 + (size_t)__builtin_ctzll(left);

				if (i < block->n)
					hits[found++] = (uint32_t)i;
			}
	}
	return found;
}

#undef JOIN_
#undef JOIN
#undef lanes
#undef read_lacks
#undef add
#undef carry
#undef find
#undef SCAN
#undef LANES
#undef TARGET
