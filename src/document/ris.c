/* SPDX-License-Identifier: Apache-2.0 */
/*
 * RIS, the exchange format of reference managers: a line "TY  - " begins a record, "ER  - " ends
 * it; a line without a tag continues the one before.  Fields are named by what their tags mean.
 * So is the format of MEDLINE (NBIB): "PMID- " begins a record, tags have up to four letters.
 */
#include "base/ascii.h"
#include "base/error.h"
#include "document/fragment.h"
#include "document/lines.h"
#include "format.h"

enum { TAG_MAX = 4 }; /* "TI  - ", "PMID- ": a tag, blanks, a hyphen, a blank */

typedef struct ris {
	ty_record_builder record;
	bool open; /* inside a record */
	/* The last field, not yet added: */
	char tag[TAG_MAX];
	size_t tag_length;
	ty_buf text;
	uint64_t line;
	bool cut; /* it was told that the field goes on */
} ris;

/* What the tags mean; others keep their own name. */
static const struct {
	const char *tag, *name;
} meanings[] = {
	{ "TI", "title" },	 { "T1", "title" },	     { "CT", "title" },
	{ "TT", "trans-title" }, { "OP", "original-title" }, { "BT", "booktitle" },
	{ "T2", "journal" },	 { "JO", "journal" },	     { "JF", "journal" },
	{ "T3", "series" },	 { "AU", "author" },	     { "A1", "author" },
	{ "PY", "year" },	 { "Y1", "year" },	     { "DA", "date" },
	{ "UR", "url" },	 { "PB", "publisher" },	     { "AB", "abstract" },
	{ "N2", "abstract" },	 { "N1", "note" },	     { "KW", "keyword" },
};

static taiyaku_str meaning_of(taiyaku_str tag)
{
	for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++)
		if (ty_str_is(tag, meanings[i].tag))
			return ty_str(meanings[i].name);
	return tag;
}

static bool is_upper_or_digit(char c)
{
	return ty_is_upper(c) || ty_is_digit(c);
}

/* A byte order mark is gone; some writers put one blank for two. */
static bool has_tag(taiyaku_str line, size_t *tag_length, size_t *value_at)
{
	size_t at = 0;

	while (at < TAG_MAX && at < line.len && is_upper_or_digit(line.data[at]))
		at++;
	*tag_length = at;
	if (at < 2 || line.data[0] > 'Z' || line.data[0] < 'A')
		return false;
	while (at < TAG_MAX && at < line.len && line.data[at] == ' ')
		at++;
	*value_at = at + 1;
	return at > 2 && at < line.len && line.data[at] == '-';
}

static bool begins_record(taiyaku_str line)
{
	return ty_str_starts(line, TY_STR("TY ")) || ty_str_starts(line, TY_STR("PMID"));
}

static void add_field(ris *r)
{
	ty_field field = { .name = meaning_of(ty_str_of(r->tag, r->tag_length)),
			   .text = ty_str_trim(ty_buf_str(&r->text)),
			   .line = r->line };

	if (r->open && field.text.len > 0)
		ty_record_add(&r->record, &field);
	ty_buf_clear(&r->text);
	r->cut = false;
}

static taiyaku_status end_record(void *ctx, ty_pairs *pairs, taiyaku_error *err)
{
	ris *r = ctx;
	const ty_record *record;
	taiyaku_status status = ty_buf_status(&r->text, err);

	add_field(r);
	if (!status && r->open)
		status = ty_record_end(&record, &r->record, err);
	if (status || !r->open)
		return status;
	r->open = false;
	return record->n ? ty_pairs_record(pairs, record, err) : TAIYAKU_OK;
}

/* A line without a tag goes on with the text before it, as far as a text goes. */
static void go_on(ris *r, ty_pairs *pairs, taiyaku_str line)
{
	if (r->text.len + 1 + line.len <= TY_BLOCK_MAX) {
		ty_buf_byte(&r->text, '\n');
		ty_buf_add(&r->text, line);
	} else if (!r->cut) {
		r->cut = true;
		ty_pairs_tell_cut(pairs, r->line, "text", TY_BLOCK_MAX);
	}
}

static taiyaku_status read_line(void *ctx, ty_pairs *pairs, taiyaku_str line, uint64_t number,
				taiyaku_error *err)
{
	ris *r = ctx;
	size_t tag, at;
	taiyaku_status status = TAIYAKU_OK;

	if (!has_tag(line, &tag, &at)) {
		if (r->open && r->text.len > 0 && ty_str_trim(line).len > 0)
			go_on(r, pairs, line);
		return TAIYAKU_OK;
	}
	add_field(r);
	if (begins_record(line) || ty_str_starts(line, TY_STR("ER")))
		status = end_record(r, pairs, err);
	if (status || ty_str_starts(line, TY_STR("ER")))
		return status;
	if (!r->open)
		ty_record_begin(&r->record, TY_STR("ris"), number);
	r->open = true;
	memcpy(r->tag, line.data, tag);
	r->tag_length = tag;
	r->line = number;
	ty_buf_add(&r->text, ty_str_slice(line, at, line.len));
	return TAIYAKU_OK;
}

static const ty_line_reader ris_reader = { .line = read_line,
					   .end = end_record,
					   .short_lines = true };

static taiyaku_status read_ris(ty_reading *reading, taiyaku_error *err)
{
	ris r = { .text = { .max = TY_BLOCK_MAX } };
	taiyaku_status status = ty_lines_read(reading, &ris_reader, &r, err);

	ty_record_builder_free(&r.record);
	ty_buf_free(&r.text);
	return status;
}

static taiyaku_status read_fragment(ty_pairs *pairs, const ty_fragment *fragment,
				    taiyaku_error *err)
{
	ris r = { .text = { .max = TY_BLOCK_MAX } };
	taiyaku_status status =
		ty_lines_text(pairs, fragment->text, fragment->line, &ris_reader, &r, err);

	ty_record_builder_free(&r.record);
	ty_buf_free(&r.text);
	return status;
}

static int sniff(const ty_head *head)
{
	taiyaku_str rest = head->text;
	size_t tag, at;

	while (rest.data) {
		taiyaku_str line = ty_str_next(&rest, '\n');

		if (ty_str_trim(line).len > 0)
			return has_tag(line, &tag, &at) && begins_record(line) ? 97 : 0;
	}
	return 0;
}

const ty_fragment_reader ty_fragment_ris = { "ris nbib", sniff, read_fragment };

const ty_format ty_format_ris = {
	.info = { .name = "ris",
		  .title = "RIS and NBIB of reference managers",
		  .extensions = "ris nbib",
		  .reads = true,
		  .document = true },
	.sniff = sniff,
	.read = read_ris,
};
