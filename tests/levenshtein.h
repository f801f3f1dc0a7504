/* SPDX-License-Identifier: Apache-2.0 */
/* The textbook table of edit distance, to compare with. */
#ifndef TY_TESTS_LEVENSHTEIN_H
#define TY_TESTS_LEVENSHTEIN_H

#include <stddef.h>
#include <stdint.h>

enum { LEVENSHTEIN_LONGEST = 400 }; /* of the first text */

static inline size_t levenshtein(const uint32_t *a, size_t n, const uint32_t *b, size_t m)
{
	size_t row[LEVENSHTEIN_LONGEST + 1];

	for (size_t i = 0; i <= n; i++)
		row[i] = i;
	for (size_t j = 1; j <= m; j++) {
		size_t corner = row[0];

		row[0] = j;
		for (size_t i = 1; i <= n; i++) {
			size_t best = corner + (a[i - 1] != b[j - 1]);

			corner = row[i];
			if (row[i] + 1 < best)
				best = row[i] + 1;
			if (row[i - 1] + 1 < best)
				best = row[i - 1] + 1;
			row[i] = best;
		}
	}
	return row[n];
}

#endif
