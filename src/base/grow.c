/* SPDX-License-Identifier: Apache-2.0 */
#include "base/grow.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_CAP = 16 };

bool ty_grow(void *list, size_t *cap, size_t n, size_t size)
{
	size_t wanted = *cap ? *cap : FIRST_CAP;
	void *items;

	if (n > SIZE_MAX / 2 / size)
		return false;
	while (wanted < n)
		wanted *= 2;
	/* A pointer of any type: copied as bytes, which is not aliasing. */
	memcpy(&items, list, sizeof items);
	items = realloc(items, wanted * size);
	if (!items)
		return false;
	memcpy(list, &items, sizeof items);
	*cap = wanted;
	return true;
}
