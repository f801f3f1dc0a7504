/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A Yomitan dictionary (format 3), written: a zip archive of term banks, a tag bank and an index.
 * Each pair is a row; Yomitan itself puts the rows of a term together.
 */
#include "format.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/error.h"
#include "base/pair.h"
#include "base/zip.h"
#include "glossary/article.h"
#include "glossary/term.h"
#include "markup/json.h"

/* Rows of a bank: what Yomitan's own tools write, so that it loads piece by piece. */
enum { BANK_ROWS = 10000 };
/* Kinds of tags that are described; further ones still show. */
enum { TAGS_MAX = 256 };

typedef struct writer {
	ty_zip zip;
	ty_buf bank;
	ty_buf text;
	ty_arena arena; /* names of tags */
	taiyaku_str tags[TAGS_MAX];
	size_t n_tags;
	size_t rows;
	unsigned banks;
	uint64_t hash; /* of all content: the revision */
} writer;

static taiyaku_status begin_yomitan(ty_writing *writing, taiyaku_error *err)
{
	writer *w = calloc(1, sizeof *w);

	writing->state = w;
	if (!w)
		return ty_fail_memory(err);
	w->zip.to = writing->to;
	return TAIYAKU_OK;
}

static void drop_yomitan(ty_writing *writing)
{
	writer *w = writing->state;

	if (!w)
		return;
	ty_zip_free(&w->zip);
	ty_buf_free(&w->bank);
	ty_buf_free(&w->text);
	ty_arena_free(&w->arena);
	free(w);
	writing->state = NULL;
}

static taiyaku_status end_bank(writer *w, taiyaku_error *err)
{
	char name[32];
	taiyaku_status status;

	if (w->rows == 0)
		return TAIYAKU_OK;
	ty_buf_byte(&w->bank, ']');
	status = ty_buf_status(&w->bank, err);
	if (status)
		return status;
	snprintf(name, sizeof name, "term_bank_%u.json", ++w->banks);
	status = ty_zip_add(&w->zip, name, ty_buf_str(&w->bank), err);
	ty_buf_clear(&w->bank);
	w->rows = 0;
	return status;
}

static bool remember_tag(writer *w, taiyaku_str tag)
{
	for (size_t i = 0; i < w->n_tags; i++)
		if (ty_str_equal(w->tags[i], tag))
			return true;
	return w->n_tags == TAGS_MAX || ty_arena_copy(&w->tags[w->n_tags++], &w->arena, tag);
}

/* Names of tags are separated by blanks, so they have none. */
static bool add_tag(writer *w, taiyaku_str name)
{
	size_t begins = w->text.len > 0 ? w->text.len + 1 : 0;

	if (name.len == 0)
		return true;
	if (begins > 0)
		ty_buf_byte(&w->text, ' ');
	for (size_t i = 0; i < name.len; i++)
		ty_buf_byte(&w->text, strchr(" \t\r\n", name.data[i]) ? '-' : name.data[i]);
	return !w->text.failed &&
	       remember_tag(w, ty_str_slice(ty_buf_str(&w->text), begins, w->text.len));
}

/* The better the status, the higher in the list. */
static const char *score_of(taiyaku_str status)
{
	static const char *const scores[] = { "0", "10", "5", "-5", "-10" };

	return scores[ty_term_rank(status)];
}

static void add_string(writer *w, taiyaku_str s)
{
	ty_buf_byte(&w->bank, ',');
	ty_json_string(&w->bank, s);
}

static taiyaku_status write_yomitan(ty_writing *writing, const taiyaku_pair *pair,
				    taiyaku_error *err)
{
	writer *w = writing->state;
	bool has_reading = ty_term_reading_side(&writing->options->languages) == TAIYAKU_SOURCE &&
			   !ty_str_equal(pair->reading, pair->text[TAIYAKU_SOURCE]);

	ty_article_lost(&writing->lost, pair);
	w->hash = w->hash * 31 + ty_pair_hash(pair);
	ty_buf_add(&w->bank, w->rows == 0 ? TY_STR("[[") : TY_STR(",\n["));
	ty_json_string(&w->bank, pair->text[TAIYAKU_SOURCE]);
	add_string(w, has_reading ? pair->reading : TY_STR(""));
	ty_buf_clear(&w->text);
	if (!add_tag(w, ty_pair_prop(pair, "partOfSpeech")) || !add_tag(w, pair->status))
		return ty_fail_memory(err);
	add_string(w, ty_buf_str(&w->text));
	ty_buf_print(&w->bank, ",\"\",%s,[", score_of(pair->status));
	ty_buf_clear(&w->text);
	ty_buf_add(&w->text, pair->text[TAIYAKU_TARGET]);
	ty_article_more(&w->text, pair, "");
	ty_json_string(&w->bank, ty_buf_str(&w->text));
	ty_buf_add(&w->bank, TY_STR("],0,\"\"]"));
	w->rows++;
	if (w->text.failed || w->bank.failed)
		return ty_fail_memory(err);
	return w->rows == BANK_ROWS ? end_bank(w, err) : TAIYAKU_OK;
}

/* [name, category, order, notes, score] */
static taiyaku_status write_tags(writer *w, taiyaku_error *err)
{
	taiyaku_status status;

	ty_buf_clear(&w->bank);
	ty_buf_byte(&w->bank, '[');
	for (size_t i = 0; i < w->n_tags; i++) {
		bool is_status = ty_term_rank(w->tags[i]) > 0;

		ty_buf_add(&w->bank, i > 0 ? TY_STR(",\n[") : TY_STR("["));
		ty_json_string(&w->bank, w->tags[i]);
		add_string(w, is_status ? TY_STR("frequent") : TY_STR("partOfSpeech"));
		ty_buf_add(&w->bank, TY_STR(",0"));
		add_string(w, w->tags[i]);
		ty_buf_add(&w->bank, TY_STR(",0]"));
	}
	ty_buf_byte(&w->bank, ']');
	status = ty_buf_status(&w->bank, err);
	return status ? status : ty_zip_add(&w->zip, "tag_bank_1.json", ty_buf_str(&w->bank), err);
}

/* The title is the name of the file, the revision that of the content. */
static taiyaku_status write_index(ty_writing *writing, taiyaku_error *err)
{
	const taiyaku_languages *languages = &writing->options->languages;
	writer *w = writing->state;
	taiyaku_str title = ty_str_behind_last(ty_str(writing->path), '/');
	char revision[32];

	if (ty_str_ends(title, TY_STR(".zip")))
		title.len -= 4;
	snprintf(revision, sizeof revision, "taiyaku-%016" PRIx64, w->hash);
	ty_buf_clear(&w->bank);
	ty_json_begin(&w->bank);
	ty_json_text(&w->bank, TY_STR("title"), title);
	ty_json_number(&w->bank, TY_STR("format"), 3);
	ty_json_text(&w->bank, TY_STR("revision"), ty_str(revision));
	ty_json_name(&w->bank, TY_STR("sequenced"));
	ty_buf_add(&w->bank, TY_STR("false"));
	ty_json_text(&w->bank, TY_STR("sourceLanguage"), languages->source);
	ty_json_text(&w->bank, TY_STR("targetLanguage"), languages->target);
	ty_json_end(&w->bank);
	if (w->bank.failed)
		return ty_fail_memory(err);
	return ty_zip_add(&w->zip, "index.json", ty_buf_str(&w->bank), err);
}

static taiyaku_status end_yomitan(ty_writing *writing, taiyaku_error *err)
{
	writer *w = writing->state;
	taiyaku_status status = end_bank(w, err);

	if (!status)
		status = write_tags(w, err);
	if (!status)
		status = write_index(writing, err);
	if (!status)
		status = ty_zip_end(&w->zip, err);
	drop_yomitan(writing);
	return status;
}

const ty_format ty_format_yomitan = {
	.info = { .name = "yomitan",
		  .title = "Yomitan popup dictionary",
		  .extensions = "zip",
		  .writes = true },
	.begin = begin_yomitan,
	.write = write_yomitan,
	.end = end_yomitan,
	.drop = drop_yomitan,
};
