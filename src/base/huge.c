/* SPDX-License-Identifier: Apache-2.0 */
#include "base/huge.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum {
	LINE = 64,
	PAGE = 2 << 20,
	AT_ONCE = 256 << 20, /* a list that is large gets room for so many bytes */
	FIRST_CAP = 16,
};

/* What is smaller has a good part of a huge page that nobody needs. */
static int is_large(size_t size)
{
	return size >= (size_t)2 * PAGE && size <= SIZE_MAX / 2;
}

static size_t rounded(size_t size, size_t to)
{
	return (size + to - 1) / to * to;
}

/* Mapped with a page more than needed, to cut it where huge pages begin and end. */
static void *map(size_t size)
{
	char *all = mmap(NULL, size + PAGE, PROT_READ | PROT_WRITE,
			 MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	size_t before;

	if (all == MAP_FAILED)
		return NULL;
	before = rounded((uintptr_t)all, PAGE) - (uintptr_t)all;
	if (before)
		(void)munmap(all, before);
	if (before < PAGE)
		(void)munmap(all + before + size, PAGE - before);
#ifdef MADV_HUGEPAGE
	(void)madvise(all + before, size, MADV_HUGEPAGE);
#endif
	return all + before;
}

void *ty_huge_room(size_t size)
{
	if (is_large(size))
		return map(rounded(size, PAGE));
	return size > SIZE_MAX / 2 ? NULL : aligned_alloc(LINE, rounded(size ? size : 1, LINE));
}

void *ty_huge_new(size_t size)
{
	void *memory = ty_huge_room(size);

	return memory && !is_large(size) ? memset(memory, 0, size) : memory;
}

void ty_huge_free(void *memory, size_t size)
{
	if (memory && is_large(size))
		(void)munmap(memory, rounded(size, PAGE));
	else
		free(memory);
}

bool ty_huge_grow(void *list, size_t *cap, size_t n, size_t size)
{
	size_t wanted = *cap ? *cap : FIRST_CAP;
	void *items, *grown = NULL;

	if (n > SIZE_MAX / 4 / size)
		return false;
	while (wanted < n)
		wanted *= 2;
	if (is_large(wanted * size) && wanted < AT_ONCE / size) {
		grown = ty_huge_room(AT_ONCE / size * size);
		wanted = grown ? AT_ONCE / size : wanted;
	}
	if (!grown)
		grown = ty_huge_room(wanted * size);
	if (!grown)
		return false;
	/* A pointer of any type: copied as bytes, which is not aliasing. */
	memcpy(&items, list, sizeof items);
	if (*cap)
		memcpy(grown, items, *cap * size);
	ty_huge_free(items, *cap * size);
	memcpy(list, &grown, sizeof grown);
	*cap = wanted;
	return true;
}
