/* SPDX-License-Identifier: Apache-2.0 */
#include "tmx/inline_token.h"

static taiyaku_str behind(taiyaku_str s, size_t from)
{
	return ty_str_slice(s, from, s.len);
}

bool ty_inline_next(ty_inline_token *out, taiyaku_str *rest)
{
	size_t end = 0, name = 0;

	*out = (ty_inline_token){ .what = TY_INLINE_TEXT };
	if (rest->len == 0)
		return false;
	if (rest->data[0] != '<') {
		while (end < rest->len && rest->data[end] != '<')
			end++;
		out->raw = ty_str_slice(*rest, 0, end);
		*rest = behind(*rest, end);
		return true;
	}
	/* A > in a value is allowed, a quote in it is not. */
	for (bool quoted = false; end < rest->len && (quoted || rest->data[end] != '>'); end++)
		quoted ^= rest->data[end] == '"';
	out->what = rest->data[1] == '/' ? TY_INLINE_END : TY_INLINE_START;
	out->raw = ty_str_slice(*rest, out->what == TY_INLINE_END ? 2 : 1, end);
	*rest = behind(*rest, end < rest->len ? end + 1 : end);
	out->empty = ty_str_ends(out->raw, TY_STR("/"));
	out->raw.len -= out->empty;
	while (name < out->raw.len && out->raw.data[name] != ' ')
		name++;
	out->kind = ty_inline_kind_of(ty_str_slice(out->raw, 0, name));
	out->raw = behind(out->raw, name);
	return out->kind != NULL;
}

taiyaku_str ty_inline_attribute(const ty_inline_token *tag, const char *name)
{
	taiyaku_str rest = tag->raw;

	while (rest.len > 0) {
		size_t equals = ty_str_find(rest, TY_STR("=\""), 0), end;
		taiyaku_str found;

		if (equals == SIZE_MAX)
			break;
		found = ty_str_trim(ty_str_slice(rest, 0, equals));
		end = ty_str_find(rest, TY_STR("\""), equals + 2);
		if (end == SIZE_MAX)
			break;
		if (ty_str_is(found, name))
			return ty_str_slice(rest, equals + 2, end);
		rest = behind(rest, end + 1);
	}
	return (taiyaku_str){ NULL, 0 };
}
