/* SPDX-License-Identifier: Apache-2.0 */
#include "base/draft.h"

#include "base/pair.h"

void ty_draft_start(ty_draft *draft, ty_arena *arena)
{
	*draft = (ty_draft){ .arena = arena };
}

/* A larger copy of a list of n items; NULL: no memory. */
static void *grow(ty_draft *draft, const void *list, size_t n, size_t *cap, size_t size)
{
	size_t wanted = *cap ? *cap * 2 : 8;
	void *larger = ty_arena_array(draft->arena, wanted, size);

	if (!larger) {
		draft->failed = true;
		return NULL;
	}
	if (n > 0)
		memcpy(larger, list, n * size);
	*cap = wanted;
	return larger;
}

void ty_draft_prop(ty_draft *draft, taiyaku_str type, taiyaku_str value)
{
	for (size_t i = 0; i < draft->pair.n_props; i++)
		if (ty_str_equal(draft->props[i].type, type) &&
		    ty_str_equal(draft->props[i].value, value))
			return;
	ty_draft_append(draft, type, value);
}

void ty_draft_append(ty_draft *draft, taiyaku_str type, taiyaku_str value)
{
	size_t n = draft->pair.n_props;

	if (value.len == 0 || n == TY_DRAFT_MAX || draft->failed)
		return;
	if (n == draft->props_cap) {
		taiyaku_prop *larger =
			grow(draft, draft->props, n, &draft->props_cap, sizeof *larger);

		if (!larger)
			return;
		draft->props = larger;
	}
	draft->props[n] = (taiyaku_prop){ type, value };
	draft->pair.props = draft->props;
	draft->pair.n_props = n + 1;
}

void ty_draft_origin(ty_draft *draft, const taiyaku_origin *origin)
{
	size_t n = draft->pair.n_origins;

	if (n == TY_DRAFT_MAX || draft->failed)
		return;
	for (size_t i = 0; i < n; i++)
		if (ty_origin_equal(&draft->origins[i], origin))
			return;
	if (n == draft->origins_cap) {
		taiyaku_origin *larger =
			grow(draft, draft->origins, n, &draft->origins_cap, sizeof *larger);

		if (!larger)
			return;
		draft->origins = larger;
	}
	draft->origins[n] = *origin;
	draft->pair.origins = draft->origins;
	draft->pair.n_origins = n + 1;
}
