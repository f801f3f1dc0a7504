/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Trados Studio's translation memories (.sdltm), read: an SQLite file with a table of units, whose
 * segments are XML (sdltm_segment.c).  The file is opened read-only and as one that nobody
 * changes, so no lock and no journal is made beside it; what a schema could run is turned off.
 */
#include "format.h"

#include <inttypes.h>
#include <sqlite3.h>
#include <stdlib.h>

#include "base/draft.h"
#include "base/error.h"
#include "base/tag.h"
#include "text/utf8.h"
#include "tmx/date.h"
#include "tmx/sdltm_segment.h"

/* A file that does not come as a path is held in memory. */
#define MEMORY_MAX ((size_t)1 << 30)
/* Bytes of one value. */
enum { VALUE_MAX = 16 << 20 };
/* Memories of a file. */
enum { MEMORIES_MAX = 1000 };
/* Units between two calls of the progress hook. */
enum { PROGRESS_STEP = 1000 };

typedef struct memory {
	int64_t id;
	bool known;  /* it is of the two languages asked for */
	bool turned; /* its source is in the target language */
} memory;

typedef struct reader {
	ty_reading *reading;
	sqlite3 *db;
	char *bytes; /* of a file in memory */
	size_t n_bytes;
	memory memories[MEMORIES_MAX];
	size_t n_memories;
	uint64_t units, others; /* in the file; of other languages */
	ty_inline segments[2];
	ty_arena arena;	      /* of the unit */
	sqlite3_stmt *fields; /* NULL: there are no tables of them */
} reader;

static int sniff(const ty_head *head)
{
	return ty_str_starts(head->raw, TY_STR("SQLite format 3\0")) ? 95 : 0;
}

static taiyaku_status fail(reader *r, taiyaku_error *err)
{
	int code = sqlite3_errcode(r->db);
	taiyaku_status status =
		code == SQLITE_NOMEM || code == SQLITE_TOOBIG ? TAIYAKU_ELIMIT : TAIYAKU_ESYNTAX;

	return ty_fail_at(err, status, ty_input_name(r->reading->in), 0, 0, "%s",
			  sqlite3_errmsg(r->db));
}

/* ---- opening ---- */

/* "file:PATH?immutable=1", the path escaped. */
static taiyaku_status open_path(reader *r, const char *path, taiyaku_error *err)
{
	ty_buf uri = { 0 };
	taiyaku_status status;

	ty_buf_add(&uri, TY_STR("file:"));
	if (path[0] == '/' && path[1] == '/')
		ty_buf_add(&uri, TY_STR("//")); /* else it would be a host */
	for (const char *c = path; *c; c++)
		if (strchr("%?#", *c))
			ty_buf_print(&uri, "%%%02x", (unsigned)*c);
		else
			ty_buf_byte(&uri, *c);
	ty_buf_add(&uri, TY_STR("?immutable=1"));
	ty_buf_byte(&uri, 0);
	status = ty_buf_status(&uri, err);
	if (!status && sqlite3_open_v2(uri.data, &r->db, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI,
				       NULL) != SQLITE_OK)
		status = r->db ? fail(r, err) : ty_fail_memory(err);
	ty_buf_free(&uri);
	return status;
}

static taiyaku_status open_memory(reader *r, taiyaku_error *err)
{
	ty_buf all = { .max = MEMORY_MAX };
	taiyaku_status status;
	size_t got = 1;

	do {
		char *room = ty_buf_room(&all, 1 << 16);

		status = ty_buf_status(&all, err);
		if (!status)
			status = ty_input_read(&got, r->reading->in, room, 1 << 16, err);
		if (!status)
			all.len += got;
	} while (!status && got > 0);
	r->bytes = all.data;
	r->n_bytes = all.len;
	if (!status &&
	    sqlite3_open_v2(":memory:", &r->db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK)
		status = ty_fail_memory(err);
	if (!status && sqlite3_deserialize(r->db, "main", (unsigned char *)r->bytes,
					   (sqlite3_int64)r->n_bytes, (sqlite3_int64)r->n_bytes,
					   SQLITE_DESERIALIZE_READONLY) != SQLITE_OK)
		status = fail(r, err);
	return status;
}

/* The file is not trusted: no views, triggers or functions out of its schema. */
static taiyaku_status open_database(reader *r, taiyaku_error *err)
{
	const char *path = ty_input_path(r->reading->in);
	taiyaku_status status = path ? open_path(r, path, err) : open_memory(r, err);

	if (status)
		return status;
	sqlite3_db_config(r->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(r->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	sqlite3_db_config(r->db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
	sqlite3_db_config(r->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
	sqlite3_limit(r->db, SQLITE_LIMIT_LENGTH, VALUE_MAX);
	/* The first look at the file: a damaged one is told here. */
	if (sqlite3_exec(r->db, "PRAGMA cell_size_check=ON; SELECT count(*) FROM sqlite_master",
			 NULL, NULL, NULL) != SQLITE_OK)
		return fail(r, err);
	return TAIYAKU_OK;
}

/* ---- what is in it ---- */

static bool has_column(reader *r, const char *table, const char *column)
{
	return sqlite3_table_column_metadata(r->db, NULL, table, column, NULL, NULL, NULL, NULL,
					     NULL) == SQLITE_OK;
}

static taiyaku_str column(sqlite3_stmt *row, int i)
{
	const char *text = (const char *)sqlite3_column_text(row, i);

	return ty_str_of(text, text ? (size_t)sqlite3_column_bytes(row, i) : 0);
}

static taiyaku_status prepare(reader *r, sqlite3_stmt **out, const char *sql, taiyaku_error *err)
{
	return sqlite3_prepare_v2(r->db, sql, -1, out, NULL) == SQLITE_OK ? TAIYAKU_OK
									  : fail(r, err);
}

/* One row; *more false behind the last. */
static taiyaku_status step(reader *r, bool *more, sqlite3_stmt *rows, taiyaku_error *err)
{
	int code = sqlite3_step(rows);

	*more = code == SQLITE_ROW;
	return code == SQLITE_ROW || code == SQLITE_DONE ? TAIYAKU_OK : fail(r, err);
}

static taiyaku_status wrong_languages(reader *r, taiyaku_str source, taiyaku_str target,
				      taiyaku_error *err)
{
	const taiyaku_languages *languages = &r->reading->options->languages;

	return ty_fail_at(err, TAIYAKU_EARGUMENT, ty_input_name(r->reading->in), 0, 0,
			  "the memory is %.*s to %.*s, not %.*s and %.*s", TY_ARG(source),
			  TY_ARG(target), TY_ARG(languages->source), TY_ARG(languages->target));
}

static taiyaku_status read_memories(reader *r, taiyaku_error *err)
{
	const taiyaku_languages *languages = &r->reading->options->languages;
	sqlite3_stmt *rows = NULL;
	bool more = true, any = false;
	taiyaku_status status = prepare(r, &rows,
					"SELECT id, source_language, target_language"
					" FROM translation_memories ORDER BY id",
					err);

	while (!status && more && r->n_memories < MEMORIES_MAX) {
		memory *m = &r->memories[r->n_memories];
		int source, target;

		status = step(r, &more, rows, err);
		if (status || !more)
			break;
		source = ty_tag_side(column(rows, 1), languages);
		target = ty_tag_side(column(rows, 2), languages);
		m->id = sqlite3_column_int64(rows, 0);
		m->known = source >= 0 && target >= 0 && source != target;
		m->turned = source == TAIYAKU_TARGET;
		any = any || m->known;
		if (r->n_memories++ == 0 && !m->known)
			wrong_languages(r, column(rows, 1), column(rows, 2), err);
	}
	sqlite3_finalize(rows);
	if (status)
		return status;
	if (!any && r->n_memories > 0)
		return TAIYAKU_EARGUMENT; /* as told of the first */
	if (err)
		*err = (taiyaku_error){ 0 };
	return TAIYAKU_OK;
}

static const memory *memory_of(const reader *r, int64_t id)
{
	for (size_t i = 0; i < r->n_memories; i++)
		if (r->memories[i].id == id)
			return &r->memories[i];
	return NULL;
}

/* The user's own fields: text, and picked from a list. */
static taiyaku_status prepare_fields(reader *r, taiyaku_error *err)
{
	if (!has_column(r, "string_attributes", "value") ||
	    !has_column(r, "picklist_attributes", "picklist_value_id") ||
	    !has_column(r, "picklist_values", "value") || !has_column(r, "attributes", "name"))
		return TAIYAKU_OK;
	return prepare(r, &r->fields,
		       "SELECT a.name, s.value FROM string_attributes s"
		       " JOIN attributes a ON a.id = s.attribute_id"
		       " WHERE s.translation_unit_id = ?1"
		       " UNION SELECT a.name, v.value FROM picklist_attributes p"
		       " JOIN picklist_values v ON v.id = p.picklist_value_id"
		       " JOIN attributes a ON a.id = v.attribute_id"
		       " WHERE p.translation_unit_id = ?1 ORDER BY 1, 2",
		       err);
}

/* ---- units ---- */

enum { UNIT_ID, MEMORY_ID, SOURCE, TARGET, CREATED, CREATOR, CHANGED, CHANGER, USED, COUNT };

static const char *const unit_columns[] = { "id",
					    "translation_memory_id",
					    "source_segment",
					    "target_segment",
					    "creation_date",
					    "creation_user",
					    "change_date",
					    "change_user",
					    "last_used_date",
					    "usage_counter" };

enum { UNIT_COLUMNS = sizeof unit_columns / sizeof *unit_columns };

static taiyaku_status prepare_units(reader *r, sqlite3_stmt **out, taiyaku_error *err)
{
	ty_buf sql = { 0 };
	taiyaku_status status;

	ty_buf_add(&sql, TY_STR("SELECT "));
	for (int i = 0; i < UNIT_COLUMNS; i++)
		ty_buf_print(&sql, "%s%s", i > 0 ? ", " : "",
			     i <= TARGET || has_column(r, "translation_units", unit_columns[i])
				     ? unit_columns[i]
				     : "NULL");
	ty_buf_add(&sql, TY_STR(" FROM translation_units ORDER BY id"));
	ty_buf_byte(&sql, 0);
	status = ty_buf_status(&sql, err);
	if (!status)
		status = prepare(r, out, sql.data, err);
	ty_buf_free(&sql);
	return status;
}

static taiyaku_status count_units(reader *r, taiyaku_error *err)
{
	sqlite3_stmt *rows = NULL;
	bool more;
	taiyaku_status status = prepare(r, &rows, "SELECT count(*) FROM translation_units", err);

	if (!status)
		status = step(r, &more, rows, err);
	if (!status && more)
		r->units = (uint64_t)sqlite3_column_int64(rows, 0);
	sqlite3_finalize(rows);
	return status;
}

static void add_prop(reader *r, ty_draft *draft, const char *prefix, taiyaku_str name,
		     taiyaku_str value)
{
	ty_buf type = { 0 };
	taiyaku_str kept_type, kept_value;

	if (value.len == 0 || ty_utf8_valid(value) != value.len || ty_utf8_valid(name) != name.len)
		return;
	ty_buf_add(&type, ty_str(prefix));
	ty_buf_add(&type, name);
	if (type.failed || !ty_arena_copy(&kept_type, &r->arena, ty_buf_str(&type)) ||
	    !ty_arena_copy(&kept_value, &r->arena, value))
		draft->failed = true;
	else
		ty_draft_prop(draft, kept_type, kept_value);
	ty_buf_free(&type);
}

static void add_date(reader *r, ty_draft *draft, const char *name, taiyaku_str value)
{
	char date[TY_TMX_DATE_SIZE];

	if (ty_tmx_date(date, value))
		add_prop(r, draft, "", ty_str(name), ty_str(date));
}

static taiyaku_status add_fields(reader *r, ty_draft *draft, int64_t unit, taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;
	bool more = true;

	if (!r->fields)
		return TAIYAKU_OK;
	sqlite3_reset(r->fields);
	if (sqlite3_bind_int64(r->fields, 1, unit) != SQLITE_OK)
		return fail(r, err);
	while (!status && more) {
		status = step(r, &more, r->fields, err);
		if (!status && more)
			add_prop(r, draft, "x-", column(r->fields, 0), column(r->fields, 1));
	}
	return status;
}

static taiyaku_status push_unit(reader *r, sqlite3_stmt *row, bool turned, taiyaku_error *err)
{
	ty_draft draft;
	taiyaku_status status;

	ty_arena_reset(&r->arena);
	ty_draft_start(&draft, &r->arena);
	for (int side = 0; side < 2; side++) {
		draft.pair.text[side != turned] = ty_buf_str(&r->segments[side].text);
		draft.pair.markup[side != turned] = ty_inline_markup(&r->segments[side]);
	}
	add_date(r, &draft, "creationdate", column(row, CREATED));
	add_prop(r, &draft, "", TY_STR("creationid"), column(row, CREATOR));
	add_date(r, &draft, "changedate", column(row, CHANGED));
	add_prop(r, &draft, "", TY_STR("changeid"), column(row, CHANGER));
	add_date(r, &draft, "lastusagedate", column(row, USED));
	if (sqlite3_column_int64(row, COUNT) > 0)
		add_prop(r, &draft, "", TY_STR("usagecount"), column(row, COUNT));
	status = add_fields(r, &draft, sqlite3_column_int64(row, UNIT_ID), err);
	if (!status && draft.failed)
		status = ty_fail_memory(err);
	return status ? status : ty_reading_pair(r->reading, &draft.pair, err);
}

/* The segments as they stood in the file. */
static taiyaku_status reject(reader *r, sqlite3_stmt *row, const char *cause, taiyaku_error *err)
{
	ty_buf record = { 0 };
	taiyaku_status status;

	ty_buf_add(&record, column(row, SOURCE));
	ty_buf_byte(&record, '\n');
	ty_buf_add(&record, column(row, TARGET));
	ty_str_mend(record.data, record.len);
	status = ty_buf_status(&record, err);
	if (!status)
		status = ty_reading_reject(r->reading, ty_line(0), ty_buf_str(&record), err,
					   "unit %" PRId64 ": %s",
					   (int64_t)sqlite3_column_int64(row, UNIT_ID), cause);
	ty_buf_free(&record);
	return status;
}

static taiyaku_status read_unit(reader *r, sqlite3_stmt *row, taiyaku_error *err)
{
	const memory *m = memory_of(r, sqlite3_column_int64(row, MEMORY_ID));
	bool turned = m && m->turned;
	taiyaku_error what = { 0 };

	if (m && !m->known) {
		r->others++;
		return TAIYAKU_OK;
	}
	for (int i = 0; i < 2; i++) {
		int side = i != turned;

		if (ty_sdltm_segment(&r->segments[i], column(row, SOURCE + i), &what))
			return reject(r, row, what.message, err);
		if (ty_str_is_blank(ty_buf_str(&r->segments[i].text)))
			return reject(r, row,
				      side == TAIYAKU_SOURCE ? "the source text is empty"
							     : "the target text is empty",
				      err);
	}
	return push_unit(r, row, turned, err);
}

static taiyaku_status tell_progress(reader *r, uint64_t done, taiyaku_error *err)
{
	const taiyaku_hooks *hooks = r->reading->hooks;

	if (done % PROGRESS_STEP == 0 && hooks && hooks->progress &&
	    hooks->progress(hooks->ctx, done, r->units, r->reading->counts.pairs))
		return ty_fail(err, TAIYAKU_ECANCELED, "interrupted");
	return TAIYAKU_OK;
}

static taiyaku_status read_units(reader *r, taiyaku_error *err)
{
	sqlite3_stmt *rows = NULL;
	uint64_t done = 0;
	bool more = true;
	taiyaku_status status = prepare_units(r, &rows, err);

	while (!status && more) {
		status = step(r, &more, rows, err);
		if (!status && more)
			status = read_unit(r, rows, err);
		if (!status)
			status = tell_progress(r, ++done, err);
	}
	sqlite3_finalize(rows);
	if (!status && r->others > 0)
		ty_reading_mend(r->reading, ty_line(0), 0,
				"units in other languages left out: %" PRIu64, r->others);
	return status;
}

static taiyaku_status read_sdltm(ty_reading *reading, taiyaku_error *err)
{
	reader *r = calloc(1, sizeof *r);
	taiyaku_status status;

	if (!r)
		return ty_fail_memory(err);
	r->reading = reading;
	status = open_database(r, err);
	if (!status && (!has_column(r, "translation_units", "source_segment") ||
			!has_column(r, "translation_memories", "source_language")))
		status = ty_fail_at(err, TAIYAKU_ESYNTAX, ty_input_name(reading->in), 0, 0,
				    "an SQLite file, but no translation memory");
	if (!status)
		status = read_memories(r, err);
	if (!status)
		status = count_units(r, err);
	if (!status)
		status = prepare_fields(r, err);
	if (!status)
		status = read_units(r, err);
	sqlite3_finalize(r->fields);
	sqlite3_close(r->db);
	ty_inline_free(&r->segments[0]);
	ty_inline_free(&r->segments[1]);
	ty_arena_free(&r->arena);
	free(r->bytes);
	free(r);
	return status;
}

const ty_format ty_format_sdltm = {
	.info = { .name = "sdltm",
		  .title = "Trados Studio translation memory",
		  .extensions = "sdltm",
		  .reads = true },
	.sniff = sniff,
	.read = read_sdltm,
};
