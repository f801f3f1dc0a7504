/* SPDX-License-Identifier: Apache-2.0 */
#include "store/lmdb_walk.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/error.h"
#include "store/lmdb.h"
#include "store/lmdb_layout.h"
#include "store/seal.h"

enum {
	PROBLEMS_MAX = 100, /* told one by one */
	NAME_MAX_LEN = 32,  /* bytes of the name of a database */
	TREES = 16,
	INTEGER_KEYS = 8,      /* flags of the database of free pages: this, */
	NO_FOLDER = 0x4000,    /* and of the environment that made the file */
	MISSING_MAX = 1 << 16, /* pages that may be missing at the end, all of them free */
	COUNTERS = TY_COUNTERS * 8 + TY_SEAL,
};

/* What is known of a page. */
enum { UNKNOWN, USED, FREE };

typedef enum sort { FREE_PAGES, MAIN, NAMED } sort;

typedef struct tree {
	sort sort;
	char name[NAME_MAX_LEN + 1];
	ty_layout_tree head; /* as kept */
	ty_layout_tree seen; /* as counted */
	ty_buf last;	     /* the key before */
	bool begun;
} tree;

typedef struct walk {
	int fd;
	ty_problems *problems;
	const char *state; /* which of the two states of the file, for people */
	ty_layout_meta meta;
	size_t page_size, file_pages;
	unsigned char *pages; /* owned; what is known of each */
	tree trees[TREES];
	size_t n_trees;
	ty_buf value;
	bool newest; /* values are looked at */
	bool has_counters;
	uint64_t transaction; /* as the counters say */
	bool failed;	      /* no memory, or EIO */
} walk;

void ty_problem(ty_problems *to, const char *format, ...)
{
	taiyaku_error what = { .status = TAIYAKU_ESTORE };
	va_list args;

	to->n++;
	if (!to->hooks || !to->hooks->warn || to->n > PROBLEMS_MAX)
		return;
	snprintf(what.file, sizeof what.file, "%s", to->path);
	va_start(args, format);
	vsnprintf(what.message, sizeof what.message, format, args);
	va_end(args);
	to->hooks->warn(to->hooks->ctx, &what);
}

#define PROBLEM(w, ...) ty_problem((w)->problems, __VA_ARGS__)

/* ---- pages ---- */

static bool claim(walk *w, size_t number, int as)
{
	if (number < 2 || number > w->meta.last_page) {
		PROBLEM(w, "page %zu: there is none, the last is %zu%s", number, w->meta.last_page,
			w->state);
		return false;
	}
	if (w->pages[number] != UNKNOWN) {
		PROBLEM(w, "page %zu: %s%s", number,
			as == USED && w->pages[number] == USED	 ? "in use twice"
			: as == FREE && w->pages[number] == FREE ? "free twice"
								 : "in use and free",
			w->state);
		return false;
	}
	w->pages[number] = (unsigned char)as;
	return true;
}

static bool read_bytes(walk *w, void *to, size_t size, size_t page, size_t offset)
{
	if (ty_layout_read(w->fd, to, size, (uint64_t)page * w->page_size + offset))
		return true;
	if (errno)
		w->failed = true;
	else
		PROBLEM(w, "page %zu: the file ends before it", page);
	return false;
}

static taiyaku_str name_of(const tree *t)
{
	return t->sort == FREE_PAGES ? TY_STR("free pages")
	       : t->sort == MAIN     ? TY_STR("main")
				     : ty_str(t->name);
}

/* ---- values ---- */

static void take_tree(walk *w, taiyaku_str name, taiyaku_str value, size_t page)
{
	tree *t = &w->trees[w->n_trees];

	if (value.len != sizeof t->head || name.len > NAME_MAX_LEN || w->n_trees == TREES) {
		PROBLEM(w, "page %zu: what should be a database is none", page);
		return;
	}
	memcpy(&t->head, value.data, sizeof t->head);
	memcpy(t->name, name.data, name.len);
	t->sort = NAMED;
	w->n_trees++;
}

static void take_free(walk *w, taiyaku_str value, size_t page)
{
	size_t n = 0, number;

	if (value.len >= sizeof n)
		memcpy(&n, value.data, sizeof n);
	if (value.len < sizeof n || value.len % sizeof n || n > value.len / sizeof n - 1) {
		PROBLEM(w, "page %zu: a list of free pages is none", page);
		return;
	}
	for (size_t i = 1; i <= n; i++) {
		memcpy(&number, value.data + i * sizeof number, sizeof number);
		if (!claim(w, number, FREE))
			return;
	}
}

static void take_counters(walk *w, taiyaku_str value)
{
	if (value.len != COUNTERS)
		return;
	w->has_counters = true;
	for (size_t i = 0; i < 8; i++)
		w->transaction |= (uint64_t)(unsigned char)value.data[COUNTERS - TY_SEAL - 8 + i]
				  << 8 * i;
}

static void take_value(walk *w, const tree *t, taiyaku_str key, taiyaku_str value, unsigned flags,
		       size_t page)
{
	bool facts = t->sort == NAMED && ty_str_is(name_of(t), "taiyaku");

	if (t->sort == FREE_PAGES) {
		take_free(w, value, page);
		return;
	}
	if (t->sort == MAIN) {
		if (!(flags & TY_NODE_TREE))
			PROBLEM(w, "page %zu: something that is no database", page);
		else
			take_tree(w, key, value, page);
		return;
	}
	if (facts && ty_str_is(key, "counters"))
		take_counters(w, value);
	if (w->newest && !(facts && ty_str_is(key, "version")) && !ty_seal_holds(value, key))
		PROBLEM(w, "page %zu: damaged: a value of '%s' is not what was written", page,
			t->name);
}

/* A value on pages of its own. */
static void take_big(walk *w, tree *t, taiyaku_str key, size_t first, size_t size, unsigned flags)
{
	size_t pages = (TY_PAGE_HEADER - 1 + size) / w->page_size + 1;
	ty_page_header header;
	uint32_t said;
	char *room;

	for (size_t i = 0; i < pages; i++)
		if (!claim(w, first + i, USED))
			return;
	t->seen.overflow_pages += pages;
	if (!read_bytes(w, &header, sizeof header, first, 0))
		return;
	memcpy(&said, &header.lower, sizeof said);
	if (header.number != first || header.flags != TY_PAGE_OVERFLOW || said != pages) {
		PROBLEM(w, "page %zu: damaged: the head of a page of '%.*s'", first,
			TY_ARG(name_of(t)));
		return;
	}
	if (!w->newest && t->sort == NAMED)
		return;
	ty_buf_clear(&w->value);
	room = ty_buf_room(&w->value, size);
	if (!room) {
		w->failed = true;
		return;
	}
	if (!read_bytes(w, room, size, first, TY_PAGE_HEADER))
		return;
	w->value.len = size;
	take_value(w, t, key, ty_buf_str(&w->value), flags, first);
}

/* ---- nodes ---- */

typedef struct node {
	ty_node_header head;
	taiyaku_str key;
	size_t size;		  /* all of it, even */
	size_t data_at, data_len; /* in the page; of a branch: none */
	size_t child;		  /* of a branch, or first page of a big value */
} node;

/* false: it does not fit its page. */
static bool read_node(node *out, const unsigned char *page, size_t page_size, size_t at,
		      bool branch)
{
	size_t len;

	if (at % 2 || at > page_size - TY_NODE_HEADER)
		return false;
	memcpy(&out->head, page + at, sizeof out->head);
	len = out->head.low | (size_t)out->head.high << 16;
	out->key = ty_str_of((const char *)page + at + TY_NODE_HEADER, out->head.key_size);
	out->data_at = at + TY_NODE_HEADER + out->head.key_size;
	out->data_len = len;
	out->child = 0;
	if (branch) {
		out->child = len | (size_t)out->head.flags << 16 << 16;
		out->data_len = 0;
	}
	len = branch ? 0 : out->head.flags & TY_NODE_BIG ? sizeof out->child : out->data_len;
	if (out->data_at > page_size || len > page_size - out->data_at)
		return false;
	if (!branch && out->head.flags & TY_NODE_BIG)
		memcpy(&out->child, page + out->data_at, sizeof out->child);
	out->size = (TY_NODE_HEADER + out->head.key_size + len + 1) & ~(size_t)1;
	return branch || !(out->head.flags & ~(TY_NODE_BIG | TY_NODE_TREE));
}

/* Whether the nodes fill the page from upper to its end, each once. */
static bool is_tiled(const unsigned char *page, size_t page_size, const ty_page_header *header,
		     bool branch)
{
	size_t n = (size_t)(header->lower - TY_PAGE_HEADER) / 2, at = header->upper, met = 0;
	uint16_t *sizes = calloc(page_size / 2 + 1, sizeof *sizes);
	bool good = sizes != NULL;

	for (size_t i = 0; good && i < n; i++) {
		uint16_t offset;
		node one;

		memcpy(&offset, page + TY_PAGE_HEADER + i * 2, sizeof offset);
		good = read_node(&one, page, page_size, offset, branch) && !sizes[offset / 2];
		if (good)
			sizes[offset / 2] = (uint16_t)one.size;
	}
	for (; good && at < page_size; met++) {
		good = sizes[at / 2] != 0;
		at += sizes[at / 2];
	}
	free(sizes);
	return good && met == n && at == page_size;
}

static int compare_keys(const tree *t, taiyaku_str a, taiyaku_str b)
{
	size_t x, y;

	if (t->sort != FREE_PAGES || a.len != sizeof x || b.len != sizeof y)
		return ty_str_compare(a, b);
	memcpy(&x, a.data, sizeof x);
	memcpy(&y, b.data, sizeof y);
	return x < y ? -1 : x > y;
}

static void walk_page(walk *w, tree *t, size_t number, unsigned depth, taiyaku_str least);

static void walk_leaf(walk *w, tree *t, const node *one, size_t page, const unsigned char *bytes)
{
	if (one->key.len == 0 || (t->begun && compare_keys(t, ty_buf_str(&t->last), one->key) >= 0))
		PROBLEM(w, "page %zu: the keys of '%.*s' are out of order", page,
			TY_ARG(name_of(t)));
	t->begun = true;
	ty_buf_clear(&t->last);
	ty_buf_add(&t->last, one->key);
	w->failed = w->failed || t->last.failed;
	t->seen.entries++;
	if (one->head.flags & TY_NODE_BIG)
		take_big(w, t, one->key, one->child, one->data_len, one->head.flags);
	else
		take_value(w, t, one->key,
			   ty_str_of((const char *)bytes + one->data_at, one->data_len),
			   one->head.flags, page);
}

/* The keys that a branch has before its children, but the first, are not behind what is in them,
 * and not before what is in those before. */
static void walk_branch(walk *w, tree *t, const node *one, size_t i, unsigned depth, size_t page,
			taiyaku_str least)
{
	taiyaku_str key = i ? one->key : least;

	if (i && (key.len == 0 || (t->begun && compare_keys(t, ty_buf_str(&t->last), key) >= 0)))
		PROBLEM(w, "page %zu: the keys of '%.*s' are out of order", page,
			TY_ARG(name_of(t)));
	walk_page(w, t, one->child, depth + 1, key);
}

static bool is_sound(const walk *w, const unsigned char *bytes, const ty_page_header *header,
		     size_t number, bool leaf)
{
	return header->number == number &&
	       header->flags == (leaf ? TY_PAGE_LEAF : TY_PAGE_BRANCH) &&
	       header->lower > TY_PAGE_HEADER && header->lower % 2 == 0 &&
	       header->lower <= header->upper && header->upper <= w->page_size &&
	       is_tiled(bytes, w->page_size, header, !leaf);
}

static void walk_nodes(walk *w, tree *t, const unsigned char *bytes, const ty_page_header *header,
		       unsigned depth, taiyaku_str least)
{
	bool leaf = depth == t->head.depth;
	size_t n = (size_t)(header->lower - TY_PAGE_HEADER) / 2;

	for (size_t i = 0; !w->failed && i < n; i++) {
		uint16_t offset;
		node one = { 0 };

		memcpy(&offset, bytes + TY_PAGE_HEADER + i * 2, sizeof offset);
		(void)read_node(&one, bytes, w->page_size, offset, !leaf);
		if (leaf && i == 0 && least.len && compare_keys(t, one.key, least) < 0)
			PROBLEM(w, "page %zu: the keys of '%.*s' are out of order", header->number,
				TY_ARG(name_of(t)));
		if (leaf)
			walk_leaf(w, t, &one, header->number, bytes);
		else
			walk_branch(w, t, &one, i, depth, header->number, least);
	}
}

static void walk_page(walk *w, tree *t, size_t number, unsigned depth, taiyaku_str least)
{
	bool leaf = depth == t->head.depth;
	unsigned char *bytes;
	ty_page_header header;

	if (!claim(w, number, USED))
		return;
	bytes = malloc(w->page_size);
	w->failed = w->failed || !bytes;
	if (bytes && read_bytes(w, bytes, w->page_size, number, 0)) {
		memcpy(&header, bytes, sizeof header);
		if (!is_sound(w, bytes, &header, number, leaf)) {
			PROBLEM(w, "page %zu: damaged: a page of '%.*s'%s", number,
				TY_ARG(name_of(t)), w->state);
		} else {
			t->seen.leaf_pages += leaf;
			t->seen.branch_pages += !leaf;
			walk_nodes(w, t, bytes, &header, depth, least);
		}
	}
	free(bytes);
}

/* ---- trees ---- */

static void walk_tree(walk *w, tree *t)
{
	const ty_layout_tree *head = &t->head, *seen = &t->seen;
	bool empty = head->root == TY_LAYOUT_NONE;
	uint64_t before = w->problems->n;

	if (head->depth > TY_PAGE_DEPTH || empty != !head->depth ||
	    (t->sort == FREE_PAGES ? (head->flags | NO_FOLDER) != (INTEGER_KEYS | NO_FOLDER)
				   : head->flags) ||
	    head->page_size != (t->sort == FREE_PAGES ? w->page_size : 0)) {
		PROBLEM(w, "'%.*s': damaged: its head%s", TY_ARG(name_of(t)), w->state);
		return;
	}
	if (!empty)
		walk_page(w, t, head->root, 1, (taiyaku_str){ NULL, 0 });
	if (w->problems->n == before && !w->failed &&
	    (seen->branch_pages != head->branch_pages || seen->leaf_pages != head->leaf_pages ||
	     seen->overflow_pages != head->overflow_pages || seen->entries != head->entries))
		PROBLEM(w,
			"'%.*s': its head counts %zu entries on %zu pages, there are %zu on %zu%s",
			TY_ARG(name_of(t)), head->entries,
			head->branch_pages + head->leaf_pages + head->overflow_pages, seen->entries,
			seen->branch_pages + seen->leaf_pages + seen->overflow_pages, w->state);
	ty_buf_free(&t->last);
}

static bool is_map_size(const walk *w)
{
	size_t size = w->meta.map_size;

	return size && !(size & (size - 1)) && size / w->page_size > w->meta.last_page;
}

/* The counters are of the transaction that a meta page names, but for a copy, whose two states are
 * the same. */
static void check_transaction(walk *w)
{
	uint64_t number = w->meta.transaction;

	if (w->has_counters
		    ? w->transaction == number || (!w->newest && w->transaction == number + 1)
		    : !w->newest && number == 0)
		return;
	PROBLEM(w, "the counters are of transaction %llu, not %llu%s",
		(unsigned long long)w->transaction, (unsigned long long)number, w->state);
}

static void walk_state(walk *w)
{
	w->pages = calloc(w->meta.last_page + 1, 1);
	if (!w->pages) {
		w->failed = true;
		return;
	}
	w->trees[0] = (tree){ .sort = FREE_PAGES, .head = w->meta.free };
	w->trees[1] = (tree){ .sort = MAIN, .head = w->meta.main };
	w->n_trees = 2;
	for (size_t i = 0; i < w->n_trees && !w->failed; i++)
		walk_tree(w, &w->trees[i]);
	for (size_t i = 2; !w->problems->n && !w->failed && i <= w->meta.last_page; i++)
		if (w->pages[i] == UNKNOWN)
			PROBLEM(w, "page %zu: neither in use nor free%s", i, w->state);
	if (!w->problems->n && !w->failed)
		check_transaction(w);
	free(w->pages);
	ty_buf_free(&w->value);
}

static bool meta_is_sound(const ty_layout_meta *meta, size_t i)
{
	return meta->version == TY_PAGE_DATA_VERSION && !meta->address &&
	       meta->transaction % 2 == i && meta->last_page >= 1 &&
	       meta->last_page < SIZE_MAX / TY_PAGE_MAX;
}

static void walk_meta(walk *w, const ty_layout_meta *meta, bool newest)
{
	w->meta = *meta;
	w->newest = newest;
	w->state = newest ? "" : " (before the last change)";
	if (!is_map_size(w) || meta->last_page > w->file_pages + MISSING_MAX)
		PROBLEM(w, "page %zu: damaged: the head of the file", meta->transaction % 2);
	else
		walk_state(w);
}

/* Both meta pages and the size of a page; false: told why not. */
static bool read_metas(ty_layout_meta metas[2], int fd, ty_problems *problems)
{
	size_t size = TY_PAGE_MIN;
	bool there[2] = { ty_layout_meta_read(&metas[0], fd, 0), false };

	if (there[0])
		size = metas[0].free.page_size;
	else /* The second says where it is. */
		while (!there[1] && size <= TY_PAGE_MAX) {
			there[1] = ty_layout_meta_read(&metas[1], fd, size) &&
				   metas[1].free.page_size == size;
			size *= there[1] ? 1 : 2;
		}
	if (there[0] && size >= TY_PAGE_MIN && size <= TY_PAGE_MAX && !(size & (size - 1)))
		there[1] =
			ty_layout_meta_read(&metas[1], fd, size) && metas[1].free.page_size == size;
	for (int i = 0; i < 2; i++)
		if (!there[i] || !meta_is_sound(&metas[i], (size_t)i)) {
			ty_problem(problems, "page %d: damaged: the head of the file", i);
			there[i] = false;
		}
	return there[0] && there[1];
}

taiyaku_status ty_lmdb_walk(int fd, ty_problems *problems, taiyaku_error *err)
{
	ty_layout_meta metas[2];
	walk w = { .fd = fd, .problems = problems };
	struct stat st;
	int newest;

	errno = 0;
	if (fstat(fd, &st) < 0)
		return ty_fail_errno(err, problems->path, errno, "cannot read the store");
	if (!read_metas(metas, fd, problems))
		return TAIYAKU_OK;
	newest = metas[1].transaction > metas[0].transaction;
	if (metas[newest].transaction != metas[!newest].transaction + 1) {
		ty_problem(problems, "pages 0 and 1: damaged: transactions %zu and %zu",
			   metas[0].transaction, metas[1].transaction);
		return TAIYAKU_OK;
	}
	w.page_size = metas[0].free.page_size;
	w.file_pages = (size_t)st.st_size / w.page_size;
	walk_meta(&w, &metas[newest], true);
	if (!problems->n && !w.failed) {
		walk older = { .fd = fd, .problems = problems };

		older.page_size = w.page_size;
		older.file_pages = w.file_pages;
		walk_meta(&older, &metas[!newest], false);
		w.failed = older.failed;
	}
	if (w.failed && errno)
		return ty_fail_errno(err, problems->path, errno, "cannot read the store");
	return w.failed ? ty_fail_memory(err) : TAIYAKU_OK;
}
