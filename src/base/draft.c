/* SPDX-License-Identifier: Apache-2.0 */
#include "base/draft.h"

#include "base/pair.h"

void ty_draft_start(ty_draft *draft, ty_arena *arena)
{
	*draft = (ty_draft){ .arena = arena };
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

	if (type.len == 0 || value.len == 0 || n == TY_DRAFT_MAX || draft->failed)
		return;
	if (!TY_ARENA_GROW(draft->arena, draft->props, draft->props_cap, n + 1)) {
		draft->failed = true;
		return;
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
	if (!TY_ARENA_GROW(draft->arena, draft->origins, draft->origins_cap, n + 1)) {
		draft->failed = true;
		return;
	}
	draft->origins[n] = *origin;
	draft->pair.origins = draft->origins;
	draft->pair.n_origins = n + 1;
}
