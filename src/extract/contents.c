/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/contents.h"

#include "base/error.h"
#include "extract/edge_part.h"
#include "extract/find.h"

enum {
	TITLE_MAX = 200, /* bytes of a title or of a target */
	CONFIDENCE = 88
};

struct ty_contents_link {
	taiyaku_str target, title;
	uint64_t line;
	bool japanese, paired;
};

void ty_contents_free(ty_contents *contents)
{
	ty_arena_free(&contents->arena);
}

/* The link that an item is, marks before it aside; NULL: there is more to it. */
static const ty_span *whole_link(const ty_scan *scan)
{
	const ty_span *link = NULL;

	for (size_t i = 0; i < scan->block->n_spans; i++) {
		if (scan->block->spans[i].mark != TY_MARK_LINK)
			continue;
		if (link)
			return NULL;
		link = &scan->block->spans[i];
	}
	if (!link || link->value.len == 0 || link->value.len > TITLE_MAX)
		return NULL;
	for (size_t i = 0; i < scan->n; i++)
		if ((scan->glyphs[i].at < link->from || scan->glyphs[i].at >= link->to) &&
		    ty_script_is_word(ty_scan_script(scan, i)))
			return NULL;
	return link;
}

static taiyaku_status push(ty_outlet *outlet, struct ty_contents_link *a,
			   struct ty_contents_link *b, taiyaku_error *err)
{
	const struct ty_contents_link *ja = a->japanese ? a : b, *en = a->japanese ? b : a;
	ty_found found = { .ja = ja->title,
			   .en = en->title,
			   .rule = "same-target",
			   .kind = TAIYAKU_TITLE,
			   .line = ja->line };

	if (ty_gloss_sort_beside(en->title, ja->title) != TY_SORT_ENGLISH)
		return TAIYAKU_OK;
	a->paired = b->paired = true;
	found.confidence = CONFIDENCE - ty_find_misfit(found.ja, found.en);
	return ty_outlet_push(outlet, &found, err);
}

static bool keep(ty_contents *contents, const struct ty_contents_link *link)
{
	struct ty_contents_link *copy;

	if (contents->n == TY_CONTENTS_MAX)
		return true;
	if (!contents->links)
		contents->links = ty_arena_array(&contents->arena, TY_CONTENTS_MAX, sizeof *copy);
	if (!contents->links)
		return false;
	copy = &contents->links[contents->n];
	*copy = *link;
	if (!ty_arena_copy(&copy->target, &contents->arena, link->target) ||
	    !ty_arena_copy(&copy->title, &contents->arena, link->title))
		return false;
	contents->n++;
	return true;
}

taiyaku_status ty_contents_block(ty_contents *contents, ty_outlet *outlet, const ty_scan *scan,
				 taiyaku_error *err)
{
	struct ty_contents_link link = { .line = scan->block->line };
	const ty_span *span = scan->block->kind == TY_BLOCK_ITEM ? whole_link(scan) : NULL;
	ty_edge title;

	if (!span)
		return TAIYAKU_OK;
	title = (ty_edge){ ty_scan_index(scan, span->from), ty_scan_index(scan, span->to),
			   TY_EDGE_QUOTED };
	ty_edge_trim(scan, &title);
	if (title.from >= title.to || span->to - span->from > TITLE_MAX)
		return TAIYAKU_OK;
	if (!ty_scan_title(&link.title, &outlet->arena, scan, title.from, title.to))
		return ty_fail_memory(err);
	link.target = span->value;
	link.japanese = ty_has_japanese(link.title);
	for (size_t i = 0; i < contents->n; i++) {
		struct ty_contents_link *other = &contents->links[i];

		if (other->japanese != link.japanese && !other->paired &&
		    ty_str_equal(other->target, link.target))
			return push(outlet, other, &link, err);
	}
	return keep(contents, &link) ? TAIYAKU_OK : ty_fail_memory(err);
}
