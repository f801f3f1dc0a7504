/* SPDX-License-Identifier: Apache-2.0 */
#include "command/options.h"

#include <getopt.h>
#include <stdio.h>

#include "base/error.h"

/* Values of getopt_long for long options: above every letter. */
enum { FIRST_VALUE = 256 };
/* More options than any command has. */
enum { OPTIONS_MAX = 64 };

/* The rows of all sets, in the order of their values. */
typedef struct rows {
	const ty_option *row[OPTIONS_MAX];
	void *target[OPTIONS_MAX];
	size_t n;
} rows;

static void collect(rows *out, const ty_option_set *sets, size_t n)
{
	out->n = 0;
	for (size_t i = 0; i < n; i++)
		for (const ty_option *row = sets[i].rows; row->name && out->n < OPTIONS_MAX;
		     row++) {
			out->row[out->n] = row;
			out->target[out->n++] = sets[i].target;
		}
}

/* ---- values ---- */

static size_t count(const char *const *names)
{
	size_t n = 0;

	while (names[n])
		n++;
	return n;
}

static taiyaku_status set_number(int *out, const ty_option *row, taiyaku_str value,
				 taiyaku_error *err)
{
	uint64_t number;

	if (!ty_str_number(&number, value, (uint64_t)row->most) || number < (uint64_t)row->least)
		return ty_fail(err, TAIYAKU_EARGUMENT,
			       "option '--%s' takes a number from %d to %d, not '%.*s'", row->name,
			       row->least, row->most, TY_ARG(value));
	*out = (int)number;
	return TAIYAKU_OK;
}

static taiyaku_status set_choice(int *out, const ty_option *row, taiyaku_str value,
				 taiyaku_error *err)
{
	size_t n = count(row->choices);
	char list[160] = "";
	size_t len = 0;

	for (size_t i = 0; i < n; i++) {
		if (ty_str_is(value, row->choices[i])) {
			*out = (int)i + 1;
			return TAIYAKU_OK;
		}
		len += (size_t)snprintf(list + len, sizeof list - len, "%s%s",
					i == 0	     ? ""
					: i == n - 1 ? " or "
						     : ", ",
					row->choices[i]);
	}
	return ty_fail(err, TAIYAKU_EARGUMENT, "option '--%s' takes %s, not '%.*s'%s", row->name,
		       list, TY_ARG(value), ty_hint_of(value, "", row->choices, n).text);
}

static taiyaku_status set_format(taiyaku_str *out, taiyaku_str value, bool to_write,
				 taiyaku_error *err)
{
	const char *names[OPTIONS_MAX];
	const taiyaku_format_info *format;
	size_t n = 0;

	for (size_t i = 0; (format = taiyaku_formats(i)); i++) {
		bool fits = to_write ? format->writes : format->reads || format->checked;

		if (ty_str_is(value, format->name) && !fits)
			return ty_fail(err, TAIYAKU_EARGUMENT, "format '%s' can only be %s",
				       format->name, to_write ? "read" : "written");
		if (ty_str_is(value, format->name)) {
			*out = value;
			return TAIYAKU_OK;
		}
		if (fits && n < OPTIONS_MAX)
			names[n++] = format->name;
	}
	return ty_fail(err, TAIYAKU_EARGUMENT, "no format '%.*s'%s", TY_ARG(value),
		       ty_hint_of(value, "", names, n).text);
}

static taiyaku_status add_text(ty_texts *to, taiyaku_str value, ty_arena *arena, taiyaku_error *err)
{
	taiyaku_str *list = ty_arena_array(arena, to->n + 1, sizeof *list);

	if (!list)
		return ty_fail_memory(err);
	if (to->n)
		memcpy(list, to->list, to->n * sizeof *list);
	list[to->n++] = value;
	to->list = list;
	return TAIYAKU_OK;
}

static taiyaku_status set(const ty_option *row, void *target, const char *argument, ty_arena *arena,
			  taiyaku_error *err)
{
	void *member = (char *)target + row->offset;
	taiyaku_str value = ty_str(argument);

	if (row->type == TY_FLAG) {
		*(bool *)member = true;
		return TAIYAKU_OK;
	}
	if (value.len == 0)
		return ty_fail(err, TAIYAKU_EARGUMENT, "option '--%s' takes %s, not nothing",
			       row->name, row->value);
	switch (row->type) {
	case TY_NUMBER:
		return set_number(member, row, value, err);
	case TY_CHOICE:
		return set_choice(member, row, value, err);
	case TY_READABLE:
	case TY_WRITABLE:
		return set_format(member, value, row->type == TY_WRITABLE, err);
	case TY_PATH:
		*(const char **)member = argument;
		return TAIYAKU_OK;
	default:
		if (!ty_str_valid(value))
			return ty_fail(err, TAIYAKU_EARGUMENT,
				       "the value of option '--%s' is not valid UTF-8: '%s'",
				       row->name, argument);
		if (row->type == TY_TEXTS)
			return add_text(member, value, arena, err);
		*(taiyaku_str *)member = value;
		return TAIYAKU_OK;
	}
}

/* ---- getopt_long and what it complains of ---- */

static struct option *long_options(const rows *all, ty_arena *arena)
{
	struct option *longs = ty_arena_array(arena, all->n + 1, sizeof *longs);

	if (!longs)
		return NULL;
	for (size_t i = 0; i < all->n; i++)
		longs[i] = (struct option){ .name = all->row[i]->name,
					    .has_arg = all->row[i]->type == TY_FLAG
							       ? no_argument
							       : required_argument,
					    .val = FIRST_VALUE + (int)i };
	return longs;
}

/* "+" stops at the first argument, ":" tells a missing value from an unknown option. */
static void short_options(char out[3 + 2 * OPTIONS_MAX], const rows *all, bool stop)
{
	if (stop)
		*out++ = '+';
	*out++ = ':';
	for (size_t i = 0; i < all->n; i++) {
		if (!all->row[i]->letter)
			continue;
		*out++ = all->row[i]->letter;
		if (all->row[i]->type != TY_FLAG)
			*out++ = ':';
	}
	*out = '\0';
}

static taiyaku_status unknown_letter(int letter, taiyaku_error *err)
{
	if (letter > ' ' && letter < 0x7F)
		return ty_fail(
			err, TAIYAKU_EARGUMENT,
			"no option '-%c' (an argument that begins with '-' goes behind '--')",
			letter);
	return ty_fail(err, TAIYAKU_EARGUMENT, "an argument that begins with '-' goes behind '--'");
}

/* word is "--name" or "--name=value" that no row answers to. */
static taiyaku_status unknown_name(const rows *all, const char *word, taiyaku_error *err)
{
	taiyaku_str rest = ty_str(word + 2), name = ty_str_next(&rest, '=');
	const char *names[OPTIONS_MAX];
	const char *one = NULL, *other = NULL;
	size_t n = 0;

	for (size_t i = 0; i < all->n; i++) {
		const char *known = all->row[i]->name;

		if (ty_str_starts(ty_str(known), name)) {
			other = one;
			one = known;
		}
		if (all->row[i]->help)
			names[n++] = known;
	}
	if (other)
		return ty_fail(err, TAIYAKU_EARGUMENT, "option '--%.*s' could be '--%s' or '--%s'",
			       TY_ARG(name), other, one);
	return ty_fail(err, TAIYAKU_EARGUMENT, "no option '--%.*s'%s", TY_ARG(name),
		       ty_hint_of(name, "--", names, n).text);
}

/* What getopt_long answered with '?' or ':'; word is the element of argv it stopped at. */
static taiyaku_status complain(const rows *all, int answer, const char *word, taiyaku_error *err)
{
	if (optopt >= FIRST_VALUE) {
		const ty_option *row = all->row[optopt - FIRST_VALUE];

		if (answer == ':')
			return ty_fail(err, TAIYAKU_EARGUMENT, "option '--%s' needs %s", row->name,
				       row->value);
		return ty_fail(err, TAIYAKU_EARGUMENT, "option '--%s' takes no value", row->name);
	}
	if (answer == ':')
		return ty_fail(err, TAIYAKU_EARGUMENT, "option '-%c' needs a value", optopt);
	if (optopt)
		return unknown_letter(optopt, err);
	return unknown_name(all, word, err);
}

static size_t of_letter(const rows *all, int letter)
{
	size_t i = 0;

	while (all->row[i]->letter != letter)
		i++;
	return i;
}

taiyaku_status ty_options_parse(int *first, const ty_option_set *sets, size_t n, int argc,
				char **argv, bool stop, ty_arena *arena, taiyaku_error *err)
{
	char shorts[3 + 2 * OPTIONS_MAX];
	struct option *longs;
	rows all;
	int answer;

	collect(&all, sets, n);
	longs = long_options(&all, arena);
	if (!longs)
		return ty_fail_memory(err);
	short_options(shorts, &all, stop);
	opterr = 0;
	optind = 0; /* glibc and musl: begin anew */
	while ((answer = getopt_long(argc, argv, shorts, longs, NULL)) != -1) {
		taiyaku_status status;
		size_t i;

		if (answer == '?' || answer == ':')
			return complain(&all, answer, argv[optind - 1], err);
		i = answer >= FIRST_VALUE ? (size_t)(answer - FIRST_VALUE)
					  : of_letter(&all, answer);
		status = set(all.row[i], all.target[i], optarg, arena, err);
		if (status)
			return status;
	}
	*first = optind;
	return TAIYAKU_OK;
}
