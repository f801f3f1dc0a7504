/* SPDX-License-Identifier: Apache-2.0 */
#include "base/origin.h"

#include <stddef.h>

#define FIELD(name)                                   \
	{                                             \
#name, offsetof(taiyaku_origin, name) \
	}

/* Every field but the line, which is a number; in the order of print. */
static const struct {
	const char *name;
	size_t offset;
} fields[] = { FIELD(author), FIELD(romanized), FIELD(year), FIELD(date), FIELD(url), FIELD(file) };

enum { N_FIELDS = sizeof fields / sizeof *fields };

static void print_value(ty_buf *to, taiyaku_str value)
{
	for (size_t i = 0; i < value.len; i++) {
		if (value.data[i] == ';' || value.data[i] == '\\')
			ty_buf_byte(to, '\\');
		ty_buf_byte(to, value.data[i]);
	}
}

void ty_origin_print(ty_buf *to, const taiyaku_origin *origin)
{
	const char *between = "";

	for (size_t i = 0; i < N_FIELDS; i++) {
		const taiyaku_str *value =
			(const taiyaku_str *)((const char *)origin + fields[i].offset);

		if (value->len == 0)
			continue;
		ty_buf_add(to, ty_str(between));
		ty_buf_add(to, ty_str(fields[i].name));
		ty_buf_add(to, TY_STR(": "));
		print_value(to, *value);
		between = "; ";
	}
	if (origin->line > 0)
		ty_buf_print(to, "%sline: %llu", between, (unsigned long long)origin->line);
}

/* The offset of the semicolon that ends the part which begins at from, or the end. */
static size_t part_end(taiyaku_str text, size_t from)
{
	size_t at = from;

	while (at < text.len && text.data[at] != ';')
		at += text.data[at] == '\\' && at + 1 < text.len ? 2 : 1;
	return at;
}

static bool plain(taiyaku_str *out, ty_arena *arena, taiyaku_str value)
{
	size_t len = 0;
	char *copy = ty_arena_alloc(arena, value.len + 1);

	if (!copy)
		return false;
	for (size_t i = 0; i < value.len; i++) {
		if (value.data[i] == '\\' && i + 1 < value.len)
			i++;
		copy[len++] = value.data[i];
	}
	*out = ty_str_of(copy, len);
	return true;
}

/* One "name: value"; *is false where it is not one, or repeats a field. */
static bool parse_part(taiyaku_origin *out, bool *is, ty_arena *arena, taiyaku_str part)
{
	size_t colon = ty_str_find(part, TY_STR(": "), 0);
	taiyaku_str name, value;

	*is = false;
	if (colon == SIZE_MAX)
		return true;
	name = ty_str_slice(part, 0, colon);
	value = ty_str_slice(part, colon + 2, part.len);
	if (ty_str_is(name, "line")) {
		*is = out->line == 0 && ty_str_number(&out->line, value, UINT64_MAX) &&
		      out->line > 0;
		return true;
	}
	for (size_t i = 0; i < N_FIELDS; i++) {
		taiyaku_str *field = (taiyaku_str *)((char *)out + fields[i].offset);

		if (!ty_str_is(name, fields[i].name))
			continue;
		*is = field->len == 0 && value.len > 0;
		return !*is || plain(field, arena, value);
	}
	return true;
}

bool ty_origin_parse(taiyaku_origin *out, bool *is, ty_arena *arena, taiyaku_str text)
{
	size_t at = 0;

	*out = (taiyaku_origin){ 0 };
	do {
		size_t end = part_end(text, at);

		if (!parse_part(out, is, arena, ty_str_slice(text, at, end)))
			return false;
		if (!*is || end == text.len)
			return true;
		*is = end + 1 < text.len && text.data[end + 1] == ' ';
		at = end + 2;
	} while (*is);
	return true;
}
