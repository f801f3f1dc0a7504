/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The layout of an LMDB file (lmdb 0.9, mdb.c: MDB_meta, MDB_db, MDB_page, MDB_node), for looking
 * at it without LMDB, which trusts what it reads.
 *
 * A file is pages of one size.  The first two are meta pages, of which the one with the larger
 * transaction number counts.  A page has a header, then the offsets of its nodes; the nodes fill
 * its end.  A node has a header, then its key, then in a leaf its value, or the number of the first
 * of the pages that hold it.
 */
#ifndef TY_STORE_LMDB_LAYOUT_H
#define TY_STORE_LMDB_LAYOUT_H

#include "taiyaku.h"

#define TY_PAGE_MAGIC 0xBEEFC0DEu

enum {
	TY_PAGE_DATA_VERSION = 1,
	TY_PAGE_HEADER = 16,
	TY_NODE_HEADER = 8,
	TY_PAGE_MIN = 512,
	TY_PAGE_MAX = 65536,
	TY_PAGE_DEPTH = 32, /* CURSOR_STACK of LMDB */

	/* Flags of a page. */
	TY_PAGE_BRANCH = 1,
	TY_PAGE_LEAF = 2,
	TY_PAGE_OVERFLOW = 4,
	TY_PAGE_META = 8,

	/* Flags of a node of a leaf. */
	TY_NODE_BIG = 1, /* the data is on pages of its own */
	TY_NODE_TREE = 2 /* the data is a ty_layout_tree */
};

/* A database.  Its root is TY_LAYOUT_NONE if it is empty. */
typedef struct ty_layout_tree {
	uint32_t page_size; /* in the first of the two of a meta page, that of free pages */
	uint16_t flags, depth;
	size_t branch_pages, leaf_pages, overflow_pages, entries, root;
} ty_layout_tree;

#define TY_LAYOUT_NONE SIZE_MAX

typedef struct ty_layout_meta {
	uint32_t magic, version;
	void *address;
	size_t map_size;
	ty_layout_tree free, main;
	size_t last_page, transaction;
} ty_layout_meta;

typedef struct ty_page_header {
	size_t number;
	uint16_t pad, flags, lower, upper; /* overflow: how many pages, in lower and upper */
} ty_page_header;

typedef struct ty_node_header {
	uint16_t low, high, flags, key_size;
} ty_node_header;

/* size bytes at offset; false: fewer, or an error in errno. */
bool ty_layout_read(int fd, void *to, size_t size, uint64_t offset);
/* The meta page at an offset; false: it is none. */
bool ty_layout_meta_read(ty_layout_meta *out, int fd, uint64_t offset);

#endif
