/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Documents in a zip archive: .docx, .odt, .epub.  libarchive unpacks one member after the other
 * into memory; those that hold text go to the readers of what they are.
 */
#include <archive.h>
#include <archive_entry.h>
#include <stdlib.h>

#include "base/error.h"
#include "document/document.h"
#include "document/fragment.h"
#include "document/office.h"

/* Members of an archive; bytes of one, and of all together: whoever packs more packs a bomb. */
enum { MEMBERS_MAX = 20000 };
#define MEMBER_MAX ((size_t)128 << 20)
#define TOTAL_MAX ((uint64_t)1 << 30)

typedef struct container {
	ty_reading *reading;
	ty_pairs *pairs;
	char buffer[65536];
	ty_buf member;
	uint64_t total;
	size_t members, texts; /* met; read */
	taiyaku_status status; /* of the input */
	taiyaku_error *err;
} container;

static la_ssize_t feed(struct archive *archive, void *ctx, const void **buffer)
{
	container *c = ctx;
	size_t got = 0;

	c->status = ty_input_read(&got, c->reading->in, c->buffer, sizeof c->buffer, c->err);
	if (c->status) {
		archive_set_error(archive, ARCHIVE_FATAL, "cannot read");
		return ARCHIVE_FATAL;
	}
	*buffer = c->buffer;
	return (la_ssize_t)got;
}

/* What reads a member: the text of a word processor, or the reader of a format. */
typedef enum member_kind { MEMBER_NONE, MEMBER_OFFICE, MEMBER_HTML } member_kind;

static member_kind kind_of(taiyaku_str name)
{
	static const char *const office[] = { "word/document.xml", "word/footnotes.xml",
					      "word/endnotes.xml", "content.xml" };
	static const char *const html[] = { ".xhtml", ".html", ".htm" };

	for (size_t i = 0; i < sizeof office / sizeof *office; i++)
		if (ty_str_is(name, office[i]))
			return MEMBER_OFFICE;
	for (size_t i = 0; i < sizeof html / sizeof *html; i++)
		if (ty_str_ends(name, ty_str(html[i])))
			return MEMBER_HTML;
	return MEMBER_NONE;
}

/* Unpack a member.  ELIMIT: it, or all together, is too large. */
static taiyaku_status unpack(container *c, struct archive *archive, const char *name,
			     taiyaku_error *err)
{
	char piece[16384];
	la_ssize_t got;

	ty_buf_clear(&c->member);
	while ((got = archive_read_data(archive, piece, sizeof piece)) > 0) {
		c->total += (uint64_t)got;
		if (c->member.len + (size_t)got > MEMBER_MAX || c->total > TOTAL_MAX)
			return ty_fail(err, TAIYAKU_ELIMIT, "%s unpacks to too much", name);
		ty_buf_add(&c->member, ty_str_of(piece, (size_t)got));
	}
	if (c->status)
		return c->status;
	if (got < 0)
		return ty_fail(err, TAIYAKU_ESYNTAX, "damaged archive: %s", name);
	return ty_buf_status(&c->member, err);
}

static taiyaku_status read_text(container *c, member_kind kind, taiyaku_str text,
				taiyaku_error *err)
{
	const ty_fragment fragment = { .text = text, .name = TY_STR("html"), .line = 1 };
	bool known;

	if (!ty_pairs_want(c->pairs, text))
		return TAIYAKU_OK;
	if (kind == MEMBER_OFFICE)
		return ty_office_read(c->pairs, text, err);
	return ty_fragment_read(&known, c->pairs, &fragment, err);
}

/* The bytes that were unpacked are text in some encoding. */
static taiyaku_status read_member(container *c, member_kind kind, const char *name,
				  taiyaku_error *err)
{
	ty_arena arena = { 0 };
	ty_input *in = NULL;
	ty_text *text = NULL;
	taiyaku_str all;
	taiyaku_status status = ty_input_memory(&in, name, ty_buf_str(&c->member), NULL, err);

	if (!status)
		status = ty_text_open(&text, in, (taiyaku_str){ NULL, 0 }, c->reading->hooks, err);
	if (!status)
		status = ty_text_all(&all, &arena, text, MEMBER_MAX * 3, err);
	if (!status)
		status = read_text(c, kind, all, err);
	ty_text_close(text);
	ty_input_close(in);
	ty_arena_free(&arena);
	return status;
}

static taiyaku_status read_entry(container *c, struct archive *archive, struct archive_entry *entry,
				 taiyaku_error *err)
{
	const char *name = archive_entry_pathname_utf8(entry);
	member_kind kind = kind_of(ty_str(name));
	taiyaku_status status;

	if (++c->members > MEMBERS_MAX)
		return ty_fail(err, TAIYAKU_ELIMIT, "more than %d files in it", MEMBERS_MAX);
	if (kind == MEMBER_NONE)
		return TAIYAKU_OK;
	status = unpack(c, archive, name, err);
	if (status || c->member.len == 0)
		return status;
	c->texts++;
	return read_member(c, kind, name, err);
}

static taiyaku_status read_archive(container *c, struct archive *archive, taiyaku_error *err)
{
	if (archive_read_support_format_zip(archive) != ARCHIVE_OK ||
	    archive_read_open(archive, c, NULL, feed, NULL) != ARCHIVE_OK)
		return c->status ? c->status : ty_fail(err, TAIYAKU_ESYNTAX, "not a zip archive");
	for (;;) {
		struct archive_entry *entry;
		int result = archive_read_next_header(archive, &entry);
		taiyaku_status status;

		if (c->status)
			return c->status;
		if (result == ARCHIVE_EOF)
			break;
		if (result != ARCHIVE_OK && result != ARCHIVE_WARN)
			return ty_fail(err, TAIYAKU_ESYNTAX, "damaged archive");
		status = read_entry(c, archive, entry, err);
		if (status)
			return status;
	}
	return c->texts ? TAIYAKU_OK
			: ty_fail(err, TAIYAKU_ESYNTAX, "an archive without a text in it");
}

static taiyaku_status read_document(ty_reading *reading, taiyaku_error *err)
{
	container *c = calloc(1, sizeof *c);
	struct archive *archive = archive_read_new();
	taiyaku_status status = c && archive ? TAIYAKU_OK : ty_fail_memory(err);

	if (!status) {
		c->reading = reading;
		c->err = err;
		status = ty_pairs_open(&c->pairs, reading, err);
	}
	if (!status)
		status = read_archive(c, archive, err);
	if (!status)
		status = ty_pairs_finish(c->pairs, err);
	ty_document_blame(reading, err);
	archive_read_free(archive);
	if (c) {
		ty_pairs_free(c->pairs);
		ty_buf_free(&c->member);
	}
	free(c);
	return status;
}

/* A zip archive whose first members are those of such a document. */
static int sniff(const ty_head *head)
{
	static const char *const marks[] = { "[Content_Types].xml", "word/",
					     "application/vnd.oasis.opendocument",
					     "application/epub+zip" };

	if (!ty_str_starts(head->raw, TY_STR("PK\003\004")))
		return 0;
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (ty_str_has(head->raw, marks[i]))
			return 95;
	return 40;
}

const ty_format ty_format_office = {
	.info = { .name = "office",
		  .title = "word processor documents and books: docx, odt, epub",
		  .extensions = "docx odt epub",
		  .reads = true,
		  .document = true },
	.sniff = sniff,
	.read = read_document
};
