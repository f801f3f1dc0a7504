/* SPDX-License-Identifier: Apache-2.0 */
#include "store/signature.h"

#include <endian.h>

/* Digits of a sum over the third. */
enum { DIGITS_MAX = 8 * sizeof(size_t) };

/* Bytes of a column ahead of those looked at that are asked for.  Asking for what is not there does
 * no harm. */
enum { AHEAD = 128 };
enum { LINE = 64 }; /* bytes that memory gives at a time */

/* What every processor of a kind has: SSE2, or NEON. */
#define SCAN scan_any
#define LANES 16
#define TARGET
#include "store/signature_lanes.h"

#if defined(__x86_64__)
#define SCAN scan_avx2
#define LANES 32
#define TARGET __attribute__((target("avx2")))
#include "store/signature_lanes.h"

#define SCAN scan_avx512
#define LANES 64
#define TARGET __attribute__((target("avx512f")))
#include "store/signature_lanes.h"
#endif

/* A scan looks at eight columns at a time, and most often goes no further once records have lacked
 * a few more than the limit. */
void ty_signature_fetch(const ty_signature_block *block, const ty_signature_query *query)
{
	const size_t few = (query->limit + 4 + 7) / 8 * 8, n = few < query->n ? few : query->n;

	for (size_t c = 0; c < n; c++) {
		const unsigned char *column = block->columns + query->columns[c] * block->stride;

		for (size_t at = query->from / 8; at < block->stride; at += LINE)
			__builtin_prefetch(column + at);
	}
}

ty_signature_scan *ty_signature_scan_nth(size_t i)
{
	ty_signature_scan *scans[] = { scan_any, NULL, NULL };
	size_t n = 1;

#if defined(__x86_64__)
	if (__builtin_cpu_supports("avx2"))
		scans[n++] = scan_avx2;
	if (__builtin_cpu_supports("avx512f"))
		scans[n++] = scan_avx512;
#endif
	return i < n ? scans[i] : NULL;
}

ty_signature_scan *ty_signature_scan_best(void)
{
	size_t i = 0;

	while (ty_signature_scan_nth(i + 1))
		i++;
	return ty_signature_scan_nth(i);
}
