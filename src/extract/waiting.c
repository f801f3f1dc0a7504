/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/waiting.h"

#include "base/error.h"

static ty_found *list_of(const ty_waiting *waiting)
{
	return (ty_found *)(void *)waiting->list.data;
}

static size_t count(const ty_waiting *waiting)
{
	return waiting->list.len / sizeof(ty_found);
}

taiyaku_status ty_waiting_keep(bool *kept, ty_waiting *waiting, const ty_found *found,
			       taiyaku_error *err)
{
	ty_found copy = *found;
	ty_arena *arena = &waiting->arena;

	if (count(waiting) == 0)
		ty_arena_reset(arena);
	*kept = count(waiting) < TY_WAITING_MAX;
	if (!*kept)
		return TAIYAKU_OK;
	if (!ty_arena_copy(&copy.ja, arena, found->ja) ||
	    !ty_arena_copy(&copy.en, arena, found->en) ||
	    !ty_arena_copy(&copy.about.author, arena, found->about.author) ||
	    !ty_arena_copy(&copy.about.romanized, arena, found->about.romanized) ||
	    !ty_arena_copy(&copy.about.year, arena, found->about.year) ||
	    !ty_arena_copy(&copy.about.date, arena, found->about.date) ||
	    !ty_arena_copy(&copy.about.url, arena, found->about.url) ||
	    !ty_arena_copy(&copy.about.note, arena, found->about.note))
		return ty_fail_memory(err);
	ty_buf_add(&waiting->list, ty_str_of((const char *)&copy, sizeof copy));
	return ty_buf_status(&waiting->list, err);
}

bool ty_waiting_for(const ty_waiting *waiting, taiyaku_str label)
{
	for (size_t i = 0; i < count(waiting); i++)
		if (list_of(waiting)[i].ja.len &&
		    ty_str_equal(list_of(waiting)[i].about.note, label))
			return true;
	return false;
}

/* The views that were given stay until the next one is kept. */
static void mark_taken(ty_waiting *waiting, size_t i)
{
	list_of(waiting)[i].ja.len = 0;
	if (++waiting->taken < count(waiting))
		return;
	ty_buf_clear(&waiting->list);
	waiting->taken = 0;
}

/* What a note says of the title that it repeats. */
static bool learn(ty_found *found, const ty_scan *note, ty_arena *arena)
{
	size_t at = ty_str_find(note->block->text, found->ja, 0), from, to;
	ty_citation about;

	if (at == SIZE_MAX)
		return true;
	from = ty_scan_index(note, at);
	to = ty_scan_index(note, at + found->ja.len);
	if (ty_scan_is_open(note, to))
		to = note->glyphs[to].match + 1;
	if (!ty_citation_find(&about, arena, note, from, to))
		return false;
	about.note = found->about.note;
	found->about = about;
	return true;
}

bool ty_waiting_take(ty_found *out, ty_waiting *waiting, const ty_scan *note, ty_arena *arena)
{
	for (size_t i = 0; i < count(waiting); i++) {
		*out = list_of(waiting)[i];
		if (out->ja.len == 0 ||
		    (note && !ty_str_equal(out->about.note, note->block->label)))
			continue;
		mark_taken(waiting, i);
		return !note || learn(out, note, arena);
	}
	return false;
}

void ty_waiting_free(ty_waiting *waiting)
{
	ty_arena_free(&waiting->arena);
	ty_buf_free(&waiting->list);
}
