/* SPDX-License-Identifier: Apache-2.0 */
#include "glossary/article.h"

#include "base/origin.h"
#include "base/pair.h"
#include "glossary/term.h"

/* Shown elsewhere, or of use to programs only. */
static bool is_hidden(taiyaku_str type)
{
	return ty_str_is(type, "partOfSpeech") || ty_str_is(type, "conceptId") ||
	       ty_str_starts(type, TY_STR("x-"));
}

void ty_article_line(ty_buf *to, const taiyaku_pair *pair)
{
	taiyaku_str pos = ty_pair_prop(pair, "partOfSpeech");

	ty_buf_add(to, pair->text[TAIYAKU_TARGET]);
	if (pos.len > 0)
		ty_buf_print(to, " (%.*s)", TY_ARG(pos));
	if (pair->status.len > 0 && !ty_str_is(pair->status, "approved"))
		ty_buf_print(to, " [%.*s]", TY_ARG(pair->status));
}

void ty_article_lost(ty_lost *lost, const taiyaku_pair *pair)
{
	ty_term_lost(lost, pair);
	if (pair->tuid.len > 0)
		ty_lost_add(lost, TY_STR("tuid"));
	if (pair->memory.len > 0)
		ty_lost_add(lost, TY_STR("memory"));
	for (size_t i = 0; i < pair->n_props; i++)
		if (is_hidden(pair->props[i].type) &&
		    !ty_str_is(pair->props[i].type, "partOfSpeech"))
			ty_lost_add(lost, pair->props[i].type);
}

static void add(ty_buf *to, const char *indent, taiyaku_str name, taiyaku_str value)
{
	if (value.len == 0)
		return;
	ty_buf_byte(to, '\n');
	ty_buf_add(to, ty_str(indent));
	if (name.len > 0)
		ty_buf_print(to, "%.*s: ", TY_ARG(name));
	for (size_t i = 0; i < value.len; i++) {
		ty_buf_byte(to, value.data[i]);
		if (value.data[i] == '\n')
			ty_buf_add(to, ty_str(indent));
	}
}

void ty_article_more(ty_buf *to, const taiyaku_pair *pair, const char *indent)
{
	ty_buf origin = { 0 };

	add(to, indent, TY_STR(""), pair->note);
	for (size_t i = 0; i < pair->n_props; i++)
		if (!is_hidden(pair->props[i].type))
			add(to, indent, pair->props[i].type, pair->props[i].value);
	for (size_t i = 0; i < pair->n_origins; i++) {
		ty_buf_clear(&origin);
		ty_origin_print(&origin, &pair->origins[i]);
		add(to, indent, TY_STR("origin"), ty_buf_str(&origin));
	}
	if (origin.failed)
		to->failed = true;
	ty_buf_free(&origin);
}
