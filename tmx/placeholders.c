/* SPDX-License-Identifier: Apache-2.0 */
#include "tmx/placeholders.h"

#include "base/ascii.h"
#include "base/buf.h"

/* Those of one text that are looked at. */
enum { MANY = 32, NAME_MAX_BYTES = 64 };

static bool is_name(char c)
{
	return ty_is_digit(c) || ty_is_letter(c) || ty_is_any(c, "_.-:");
}

static char at_or_0(taiyaku_str s, size_t i)
{
	return i < s.len ? s.data[i] : 0;
}

/* Behind a name that close ends; 0: it is none. */
static size_t name_end(taiyaku_str s, size_t from, char close)
{
	size_t i = from;

	while (i < s.len && i - from < NAME_MAX_BYTES && is_name(s.data[i]))
		i++;
	return at_or_0(s, i) == close ? i + 1 : 0;
}

static size_t digits_end(taiyaku_str s, size_t i)
{
	while (ty_is_digit(at_or_0(s, i)))
		i++;
	return i;
}

/* Behind a directive of printf whose % is at from; 0: it is none.  A blank is no flag here: 100% of
 * what ends in a percent sign is followed by one. */
static size_t directive_end(taiyaku_str s, size_t from)
{
	size_t i = from + 1, n;

	if (at_or_0(s, i) == '{')
		return name_end(s, i + 1, '}');
	if (at_or_0(s, i) == '(') {
		i = name_end(s, i + 1, ')');
		if (!i)
			return 0;
	}
	n = digits_end(s, i);
	if (n > i && at_or_0(s, n) == '$')
		i = n + 1;
	while (ty_is_any(at_or_0(s, i), "-+#0'"))
		i++;
	i = at_or_0(s, i) == '*' ? i + 1 : digits_end(s, i);
	if (at_or_0(s, i) == '.')
		i = at_or_0(s, i + 1) == '*' ? i + 2 : digits_end(s, i + 1);
	while (ty_is_any(at_or_0(s, i), "hlLqjzt"))
		i++;
	return ty_is_any(at_or_0(s, i), "diouxXeEfFgGaAcCsSpnm@") ? i + 1 : 0;
}

/* The next placeholder at or behind *at, which moves behind it; false: there is none. */
static bool next_placeholder(taiyaku_str *out, taiyaku_str text, size_t *at)
{
	for (size_t i = *at; i < text.len; i++) {
		size_t end = 0;

		if (text.data[i] == '%' && at_or_0(text, i + 1) == '%') {
			i++;
			continue;
		}
		if (text.data[i] == '%')
			end = directive_end(text, i);
		else if (text.data[i] == '{')
			end = name_end(text, i + 1, '}');
		else if (text.data[i] == '$' && at_or_0(text, i + 1) == '{')
			end = name_end(text, i + 2, '}');
		if (!end)
			continue;
		*out = ty_str_slice(text, i, end);
		*at = end;
		return true;
	}
	*at = text.len;
	return false;
}

static size_t find_all(taiyaku_str list[MANY + 1], taiyaku_str text)
{
	size_t n = 0, at = 0;

	while (n <= MANY && next_placeholder(&list[n], text, &at))
		n++;
	return n;
}

/* How many of a list are like one. */
static size_t count(const taiyaku_str *list, size_t n, taiyaku_str one)
{
	size_t found = 0;

	for (size_t i = 0; i < n; i++)
		found += ty_str_equal(list[i], one);
	return found;
}

static bool same_lists(const taiyaku_str *a, size_t n, const taiyaku_str *b, size_t m)
{
	if (n != m || n > MANY)
		return false;
	for (size_t i = 0; i < n; i++)
		if (count(a, n, a[i]) != count(b, m, a[i]))
			return false;
	return true;
}

bool ty_placeholders_same(taiyaku_str a, taiyaku_str b)
{
	taiyaku_str x[MANY + 1], y[MANY + 1];
	size_t n = find_all(x, a), m = find_all(y, b);

	return same_lists(x, n, y, m);
}

/* What stands in place of one that the source has; it must be the same wherever it stands. */
static const taiyaku_str *instead_of(taiyaku_str one, const taiyaku_str *source,
				     const taiyaku_str *query, size_t n)
{
	const taiyaku_str *found = NULL;

	for (size_t i = 0; i < n; i++) {
		if (!ty_str_equal(source[i], one))
			continue;
		if (found && !ty_str_equal(*found, query[i]))
			return NULL;
		found = &query[i];
	}
	return found;
}

bool ty_placeholders_carry(taiyaku_str *out, ty_arena *arena, taiyaku_str query, taiyaku_str source,
			   taiyaku_str target)
{
	taiyaku_str q[MANY + 1], s[MANY + 1], t[MANY + 1];
	size_t n = find_all(q, query), m = find_all(s, source), k = find_all(t, target), at = 0;
	ty_buf made = { 0 };
	bool ok = true;

	*out = target;
	if (n != m || same_lists(q, n, s, m) || !same_lists(s, m, t, k))
		return true;
	for (size_t i = 0; ok && i < k; i++) {
		const taiyaku_str *with = instead_of(t[i], s, q, n);
		size_t from = (size_t)(t[i].data - target.data);

		ok = with != NULL;
		ty_buf_add(&made, ty_str_slice(target, at, from));
		if (with)
			ty_buf_add(&made, *with);
		at = from + t[i].len;
	}
	ty_buf_add(&made, ty_str_slice(target, at, target.len));
	if (ok)
		ok = !made.failed && ty_arena_copy(out, arena, ty_buf_str(&made));
	else
		ok = !made.failed;
	ty_buf_free(&made);
	return ok;
}
