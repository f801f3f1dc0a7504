/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A file may end before the last page in use, for pages that were taken and given back in one
 * transaction are never written: then each missing page must be in the list of free pages.
 */
#include "store/lmdb_pages.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "store/lmdb_layout.h"

enum { MISSING_MAX = 1 << 16 }; /* pages after the end that are looked for among the free ones */

/* What is left of a file whose end is missing. */
typedef struct rest {
	int fd;
	size_t page_size, pages; /* whole pages there are */
	size_t missing, found;	 /* pages after the end, those of them known to be free */
	bool *is_free;		 /* of each missing page */
} rest;

/* size bytes at offset; false: fewer, or an error in errno. */
bool ty_layout_read(int fd, void *to, size_t size, uint64_t offset)
{
	char *at = to;

	while (size > 0) {
		ssize_t n = pread(fd, at, size, (off_t)offset);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0) {
			if (n == 0)
				errno = 0;
			return false;
		}
		at += n;
		size -= (size_t)n;
		offset += (uint64_t)n;
	}
	return true;
}

static bool read_page(const rest *r, unsigned char *page, ty_page_header *header, size_t number)
{
	if (number >= r->pages || !ty_layout_read(r->fd, page, r->page_size, number * r->page_size))
		return false;
	memcpy(header, page, sizeof *header);
	return header->number == number;
}

/* A list of free pages: how many, then their numbers, perhaps over several pages. */
static bool read_list(rest *r, const unsigned char *data, size_t size)
{
	size_t n, number;

	if (size < sizeof n)
		return false;
	memcpy(&n, data, sizeof n);
	if (n > size / sizeof n - 1)
		return false;
	for (size_t i = 1; i <= n; i++) {
		memcpy(&number, data + i * sizeof number, sizeof number);
		if (number < r->pages || number - r->pages >= r->missing ||
		    r->is_free[number - r->pages])
			continue;
		r->is_free[number - r->pages] = true;
		r->found++;
	}
	return true;
}

static bool read_big_list(rest *r, size_t first, size_t size)
{
	uint64_t offset = (uint64_t)first * r->page_size + TY_PAGE_HEADER;
	unsigned char *data;
	bool good;

	if (first >= r->pages || size > (uint64_t)r->pages * r->page_size)
		return false;
	data = malloc(size ? size : 1);
	good = data && ty_layout_read(r->fd, data, size, offset) && read_list(r, data, size);
	free(data);
	return good;
}

static bool walk_free(rest *r, size_t root, int depth);

/* One node of a page of the tree of free pages. */
static bool walk_node(rest *r, const unsigned char *page, size_t at, bool branch, int depth)
{
	ty_node_header node;
	size_t data, size, child;

	if (at > r->page_size - TY_NODE_HEADER)
		return false;
	memcpy(&node, page + at, sizeof node);
	size = node.low | (size_t)node.high << 16;
	if (branch) {
		child = size | (size_t)node.flags << 16 << 16;
		return walk_free(r, child, depth + 1);
	}
	data = at + TY_NODE_HEADER + node.key_size;
	if (node.flags & TY_NODE_BIG) {
		if (data + sizeof child > r->page_size)
			return false;
		memcpy(&child, page + data, sizeof child);
		return read_big_list(r, child, size);
	}
	return data + size <= r->page_size && read_list(r, page + data, size);
}

static bool walk_free(rest *r, size_t root, int depth)
{
	unsigned char *page = depth < TY_PAGE_DEPTH ? malloc(r->page_size) : NULL;
	ty_page_header header;
	bool good = page && read_page(r, page, &header, root) &&
		    (header.flags == TY_PAGE_BRANCH || header.flags == TY_PAGE_LEAF) &&
		    header.lower >= TY_PAGE_HEADER && header.lower <= r->page_size;

	for (size_t i = TY_PAGE_HEADER; good && i + 1 < header.lower; i += 2) {
		uint16_t at;

		memcpy(&at, page + i, sizeof at);
		good = walk_node(r, page, at, header.flags == TY_PAGE_BRANCH, depth);
	}
	free(page);
	return good;
}

/* Whether every page from the end of the file to the last one in use is a free one. */
static bool only_free_missing(int fd, const ty_layout_meta *m, size_t page_size, size_t pages)
{
	rest r = { .fd = fd, .page_size = page_size, .pages = pages };
	bool good;

	r.missing = m->last_page + 1 - pages;
	if (r.missing > MISSING_MAX || m->free.root == SIZE_MAX)
		return false;
	r.is_free = calloc(r.missing, sizeof *r.is_free);
	good = r.is_free && walk_free(&r, m->free.root, 0) && r.found == r.missing;
	free(r.is_free);
	return good;
}

/* A meta page; false: it is none. */
bool ty_layout_meta_read(ty_layout_meta *out, int fd, uint64_t offset)
{
	ty_page_header header;

	return ty_layout_read(fd, &header, sizeof header, offset) && header.flags == TY_PAGE_META &&
	       header.number == (offset != 0) &&
	       ty_layout_read(fd, out, sizeof *out, offset + TY_PAGE_HEADER) &&
	       out->magic == TY_PAGE_MAGIC;
}

taiyaku_status ty_lmdb_pages_check(int fd, const char *path, taiyaku_error *err)
{
	ty_layout_meta first, second;
	struct stat st;
	size_t size, pages;

	errno = 0;
	if (!ty_layout_meta_read(&first, fd, 0)) {
		if (errno)
			return ty_fail_errno(err, path, errno, "cannot read the store");
		return ty_fail_at(err, TAIYAKU_ESTORE, path, 0, 0, "not a taiyaku store");
	}
	if (first.version != TY_PAGE_DATA_VERSION)
		return ty_fail_at(err, TAIYAKU_ESTORE, path, 0, 0,
				  "written by another version of LMDB (%u)", first.version);
	size = first.free.page_size;
	if (size < TY_PAGE_MIN || size > TY_PAGE_MAX || size & (size - 1) ||
	    !ty_layout_meta_read(&second, fd, size) || second.free.page_size != size)
		return ty_fail_at(err, TAIYAKU_ESTORE, path, 0, 0,
				  "the store is damaged: its second page");
	if (second.transaction > first.transaction)
		first = second;
	if (fstat(fd, &st) < 0)
		return ty_fail_errno(err, path, errno, "cannot read the store");
	pages = (size_t)st.st_size / size;
	if (pages > first.last_page || only_free_missing(fd, &first, size, pages))
		return TAIYAKU_OK;
	return ty_fail_at(err, TAIYAKU_ESTORE, path, 0, 0,
			  "the store is cut off: %zu of %zu pages are there", pages,
			  first.last_page + 1);
}

int ty_lmdb_pages_number(int fd, uint64_t number)
{
	ty_layout_meta metas[2], newest;

	errno = 0;
	if (!ty_layout_meta_read(&metas[0], fd, 0) ||
	    !ty_layout_meta_read(&metas[1], fd, metas[0].free.page_size))
		return errno ? errno : EIO;
	newest = metas[metas[1].transaction > metas[0].transaction];
	for (size_t i = 0; i < 2; i++) {
		uint64_t at = (uint64_t)i * metas[0].free.page_size + TY_PAGE_HEADER;
		ssize_t n;

		newest.transaction = (size_t)number - (number % 2 != i);
		n = pwrite(fd, &newest, sizeof newest, (off_t)at);
		if (n != (ssize_t)sizeof newest)
			return n < 0 ? errno : EIO;
	}
	return 0;
}
