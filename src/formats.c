/* SPDX-License-Identifier: Apache-2.0 */
/* The table of all formats, choosing one by content or name, reading and writing through it. */
#include <inttypes.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/control.h"
#include "base/error.h"
#include "base/pair.h"
#include "format.h"
#include "text/convert.h"
#include "tmx/srx.h"

/* To add a format: declare its descriptor, add a row.  The order is that of help texts, and of
 * preference where two are equally sure or write the same ending. */
/* A line each, so that two hands can add one at the same time. */
/* clang-format off */
extern const ty_format ty_format_tmx;
extern const ty_format ty_format_xliff;
extern const ty_format ty_format_xliff2;
extern const ty_format ty_format_po;
extern const ty_format ty_format_sdltm;
extern const ty_format ty_format_tbx;
extern const ty_format ty_format_tbx3;
extern const ty_format ty_format_tbx3_dca;
extern const ty_format ty_format_utx;
extern const ty_format ty_format_omegat;
extern const ty_format ty_format_tsv;
extern const ty_format ty_format_csv;
extern const ty_format ty_format_omegat_csv;
extern const ty_format ty_format_jsonl;
extern const ty_format ty_format_edict;
extern const ty_format ty_format_srx;
extern const ty_format ty_format_stardict;
extern const ty_format ty_format_yomitan;
extern const ty_format ty_format_mediawiki;
extern const ty_format ty_format_wikitext;
extern const ty_format ty_format_bibtex;
extern const ty_format ty_format_latex;
extern const ty_format ty_format_ris;
extern const ty_format ty_format_rst;
extern const ty_format ty_format_code;
extern const ty_format ty_format_ini;
extern const ty_format ty_format_json;
extern const ty_format ty_format_office;
extern const ty_format ty_format_xml;
extern const ty_format ty_format_po_titles;
extern const ty_format ty_format_sql;
extern const ty_format ty_format_table;
extern const ty_format ty_format_turtle;
extern const ty_format ty_format_yaml;
extern const ty_format ty_format_markdown;
extern const ty_format ty_format_html;
extern const ty_format ty_format_plain;

static const ty_format *const formats[] = {
	&ty_format_tmx,
	&ty_format_xliff,
	&ty_format_xliff2,
	&ty_format_po,
	&ty_format_sdltm,
	&ty_format_tbx,
	&ty_format_tbx3,
	&ty_format_tbx3_dca,
	&ty_format_utx,
	&ty_format_omegat,
	&ty_format_tsv,
	&ty_format_csv,
	&ty_format_omegat_csv,
	&ty_format_jsonl,
	&ty_format_edict,
	&ty_format_srx,
	&ty_format_stardict,
	&ty_format_yomitan,
	&ty_format_mediawiki,
	&ty_format_wikitext,
	&ty_format_bibtex,
	&ty_format_latex,
	&ty_format_ris,
	&ty_format_rst,
	&ty_format_code,
	&ty_format_ini,
	&ty_format_json,
	&ty_format_office,
	&ty_format_xml,
	&ty_format_po_titles,
	&ty_format_sql,
	&ty_format_table,
	&ty_format_turtle,
	&ty_format_yaml,
	&ty_format_markdown,
	&ty_format_html,
	&ty_format_plain,
};
/* clang-format on */

enum { FORMATS = sizeof formats / sizeof *formats };

/* A sniff function that is as sure as this has seen more than a likeness. */
enum { SURE = 50, CERTAIN = 80 };

const taiyaku_format_info *taiyaku_formats(size_t i)
{
	return i < FORMATS ? &formats[i]->info : NULL;
}

/* ---- choosing ---- */

/* By the name of the format; an unknown one tells the nearest. */
static taiyaku_status find_name(const ty_format **out, taiyaku_str name, taiyaku_error *err)
{
	const char *names[FORMATS];

	for (size_t i = 0; i < FORMATS; i++) {
		*out = formats[i];
		names[i] = formats[i]->info.name;
		if (ty_str_is(name, names[i]))
			return TAIYAKU_OK;
	}
	return ty_fail(err, TAIYAKU_EARGUMENT, "no format '%.*s'%s", TY_ARG(name),
		       ty_hint_of(name, "", names, FORMATS).text);
}

/* The last part of a path, without a final ".gz". */
static taiyaku_str file_name(bool *zipped, const char *path)
{
	taiyaku_str name = ty_str_behind_last(ty_str(path), '/');

	*zipped =
		name.len > 3 &&
		ty_str_equal_ascii_case(ty_str_slice(name, name.len - 3, name.len), TY_STR(".gz"));
	return *zipped ? ty_str_slice(name, 0, name.len - 3) : name;
}

static bool is_named(const ty_format *format, taiyaku_str extension)
{
	taiyaku_str rest = ty_str(format->info.extensions);

	while (rest.len > 0)
		if (ty_str_equal_ascii_case(ty_str_next(&rest, ' '), extension))
			return true;
	return false;
}

static bool has_extension(const ty_format *format, taiyaku_str name)
{
	taiyaku_str extension = ty_str_behind_last(name, '.');

	return extension.len + 1 < name.len && is_named(format, extension);
}

/* A list of pairs whose kind of file documents have too: a table, lines of JSON. */
static bool is_read_as_document(const ty_format *list)
{
	taiyaku_str names = ty_str(list->info.extensions);

	while (names.len > 0) {
		taiyaku_str name = ty_str_next(&names, ' ');

		for (size_t i = 0; i < FORMATS; i++)
			if (formats[i]->info.document && is_named(formats[i], name))
				return true;
	}
	return false;
}

/* By content; where that is no more than a likeness, by name; NULL if neither tells.  Where a list
 * of pairs and a document have one name and are as likely, as with tables, documents_only takes the
 * document and else the list is taken.  With documents_only a list must be certain, and none that
 * can be read as a document. */
static const ty_format *guess(const ty_head *head, bool documents_only)
{
	const ty_format *best = NULL;
	int best_weight = 0;

	for (size_t i = 0; i < FORMATS; i++) {
		const ty_format *format = formats[i];
		int sure = format->read && format->sniff ? format->sniff(head) : 0;
		int weight = sure;

		if (!format->read)
			continue;
		if (documents_only && !format->info.document &&
		    (sure < CERTAIN || is_read_as_document(format)))
			continue;
		/* Sure content beats any name, a name beats a likeness. */
		if (sure >= SURE)
			weight += 200;
		/* ".txt" says no more than that it is text. */
		if (has_extension(format, head->name))
			weight += documents_only && ty_str_ends(head->name, TY_STR(".txt"))
					  ? 20
					  : 101 + (format->info.document == documents_only ? SURE
											   : 0);
		weight = weight * 2 + (weight > 0 && format->info.document == documents_only);
		if (weight > best_weight) {
			best_weight = weight;
			best = format;
		}
	}
	return best;
}

static taiyaku_status choose(const ty_format **out, ty_input *in, const char *path,
			     const taiyaku_read_options *options, taiyaku_error *err)
{
	ty_arena arena = { 0 };
	ty_head head = { 0 };
	bool zipped;
	taiyaku_status status = ty_input_peek(&head.raw, in, err);

	if (status)
		return status;
	if (head.raw.len > TY_HEAD_SIZE)
		head.raw.len = TY_HEAD_SIZE;
	if (head.raw.len == 0)
		return ty_fail_at(err, TAIYAKU_ESYNTAX, ty_input_name(in), 0, 0,
				  "the file is empty");
	head.name = file_name(&zipped, path);
	status = ty_text_head(&head.text, &arena, head.raw, options->encoding, err);
	if (!status) {
		*out = guess(&head, options->documents_only);
		if (!*out)
			status = ty_fail_at(err, TAIYAKU_ESYNTAX, ty_input_name(in), 0, 0, "%s",
					    head.text.len ? "the format cannot be told, name it"
							  : "not a text file");
	}
	ty_arena_free(&arena);
	return status;
}

/* ---- reading ---- */

static taiyaku_status pick_reader(const ty_format **out, ty_input *in, const char *path,
				  const taiyaku_read_options *options, bool checking,
				  taiyaku_error *err)
{
	taiyaku_status status = options->format.len > 0 ? find_name(out, options->format, err)
							: choose(out, in, path, options, err);

	if (status)
		return status;
	if (!(*out)->read)
		return ty_fail(err, TAIYAKU_EARGUMENT, "format '%s' can only be written",
			       (*out)->info.name);
	if ((*out)->info.checked && !checking)
		return ty_fail_at(err, TAIYAKU_EARGUMENT, ty_input_name(in), 0, 0,
				  "%s holds no pairs, it can only be validated", (*out)->info.name);
	if (options->documents_only && !(*out)->info.document)
		return ty_fail_at(err, TAIYAKU_EARGUMENT, ty_input_name(in), 0, 0,
				  "%s lists its pairs, there are none to find: import it",
				  (*out)->info.name);
	return TAIYAKU_OK;
}

/* The format, other than a document, that alone has the extension of this name; NULL: none. */
static const ty_format *named_as(const char *path)
{
	const ty_format *named = NULL;
	bool zipped;
	taiyaku_str name = file_name(&zipped, path);

	for (size_t i = 0; i < FORMATS; i++)
		if (formats[i]->read && has_extension(formats[i], name)) {
			if (formats[i]->info.document)
				return NULL;
			named = named ? named : formats[i];
		}
	return named;
}

/* A page that says "please log in" is no memory, though it was saved as one. */
static void tell_reader(const ty_format *format, const ty_input *in, const char *path,
			const taiyaku_hooks *hooks)
{
	const ty_format *named = format->info.document ? named_as(path) : NULL;
	taiyaku_error what = { 0 };

	if (!named || !hooks || !hooks->warn)
		return;
	(void)!ty_fail_at(&what, TAIYAKU_ESYNTAX, ty_input_name(in), 0, 0,
			  "named as %s, but it holds none and is read as %s", named->info.name,
			  format->info.name);
	hooks->warn(hooks->ctx, &what);
}

static taiyaku_languages with_default(taiyaku_languages languages)
{
	if (languages.source.len == 0)
		languages.source = TY_STR("ja");
	if (languages.target.len == 0)
		languages.target = TY_STR("en");
	return languages;
}

taiyaku_status taiyaku_read(taiyaku_read_counts *counts, const char *path,
			    const taiyaku_read_options *options, const taiyaku_sink *to,
			    const taiyaku_hooks *hooks, taiyaku_error *err)
{
	taiyaku_read_options filled = { 0 };
	const ty_format *format = NULL;
	ty_reading reading = { .options = &filled, .to = to, .hooks = hooks };
	taiyaku_status status;

	if (counts)
		*counts = (taiyaku_read_counts){ 0 };
	if (options)
		filled = *options;
	filled.languages = with_default(filled.languages);
	status = ty_input_open(&reading.in, path, hooks, err);
	if (status)
		return status;
	if (filled.partial)
		ty_input_keep_cut(reading.in);
	status = pick_reader(&format, reading.in, path, &filled, !to, err);
	if (!status && !filled.format.len && !filled.documents_only)
		tell_reader(format, reading.in, path, hooks);
	if (!status && filled.sources)
		status = ty_srx_open(&reading.segmenter, filled.srx, filled.languages.source, err);
	if (!status)
		status = format->read(&reading, err);
	ty_repeats_end(&reading.repeats, hooks);
	if (reading.controls)
		ty_reading_mend(&reading, ty_line(0), reading.controls,
				"%" PRIu64 " control character%s dropped, the first from pair "
				"%" PRIu64,
				reading.controls, reading.controls == 1 ? " was" : "s were",
				reading.controls_from);
	ty_segmenter_free(reading.segmenter);
	/* Readers of XML see it themselves, as their root is not closed. */
	if (!status && ty_input_was_cut(reading.in) && reading.counts.skipped == 0)
		status = ty_reading_cut(&reading, ty_line(0), err);
	if (counts)
		*counts = reading.counts;
	ty_input_close(reading.in);
	return status;
}

/* ---- writing ---- */

struct taiyaku_writer {
	const ty_format *format;
	taiyaku_write_options options; /* texts copied into arena */
	ty_arena arena;
	ty_writing writing;
	taiyaku_sink sink;
	taiyaku_status failure; /* of an earlier write */
};

/* The target text as source: the id stays that of the pair as the store has it. */
static taiyaku_pair turn(const taiyaku_pair *pair, char id[17])
{
	taiyaku_pair turned = *pair;

	if (turned.id.len == 0) {
		taiyaku_pair_id(id, pair);
		turned.id = ty_str_of(id, 16);
	}
	for (int side = 0; side < 2; side++) {
		turned.text[side] = pair->text[!side];
		turned.markup[side] = pair->markup[!side];
	}
	return turned;
}

static taiyaku_status write_pair(void *ctx, const taiyaku_pair *pair, taiyaku_error *err)
{
	taiyaku_writer *writer = ctx;
	char id[17];
	taiyaku_pair turned;

	if (writer->options.turned) {
		turned = turn(pair, id);
		pair = &turned;
	}
	if (!writer->failure)
		writer->failure = writer->format->write(&writer->writing, pair, err);
	/* A full disk should not take the time of a whole export. */
	if (!writer->failure)
		writer->failure = ty_output_status(writer->writing.to, err);
	return writer->failure;
}

/* A terminal would obey what a text holds. */
static taiyaku_status write_to_terminal(void *ctx, const taiyaku_pair *pair, taiyaku_error *err)
{
	ty_arena arena = { 0 };
	taiyaku_pair harmless;
	uint64_t dropped;
	taiyaku_status status;

	status = ty_controls_drop(&harmless, &dropped, &arena, pair, TY_CONTROLS_ALL)
			 ? write_pair(ctx, &harmless, err)
			 : ty_fail_memory(err);
	ty_arena_free(&arena);
	return status;
}

static taiyaku_status pick_writer(const ty_format **out, bool *zipped, const char *path,
				  const taiyaku_write_options *options, taiyaku_error *err)
{
	taiyaku_str name = file_name(zipped, path);
	taiyaku_status status = TAIYAKU_OK;

	if (options->format.len > 0) {
		status = find_name(out, options->format, err);
	} else {
		const ty_format *named = NULL;

		for (size_t i = FORMATS; i > 0; i--)
			if (has_extension(formats[i - 1], name) &&
			    (!named || formats[i - 1]->begin || !named->begin))
				named = formats[i - 1];
		*out = named ? named : formats[0];
	}
	if (!status && !(*out)->begin)
		return ty_fail_at(err, TAIYAKU_EARGUMENT, path, 0, 0,
				  "format '%s' can only be read: name one that is written",
				  (*out)->info.name);
	return status;
}

/* "list.xlsx" says something else than what it gets. */
static void tell_name(const ty_format *format, const char *path, const taiyaku_hooks *hooks)
{
	bool zipped;
	taiyaku_str name = file_name(&zipped, path), rest = name;
	taiyaku_error what = { 0 };

	ty_str_next(&rest, '.');
	if (!rest.len || has_extension(format, name) || !hooks || !hooks->warn)
		return;
	(void)!ty_fail_at(&what, TAIYAKU_EARGUMENT, path, 0, 0,
			  "no format has a name like this: it is written as %s", format->info.name);
	hooks->warn(hooks->ctx, &what);
}

static bool copy_options(taiyaku_writer *writer, const taiyaku_write_options *options)
{
	taiyaku_languages languages = with_default(options->languages);

	if (options->turned) {
		taiyaku_str source = languages.source;

		languages.source = languages.target;
		languages.target = source;
	}
	writer->options = *options;
	writer->options.format = (taiyaku_str){ NULL, 0 };
	return ty_arena_copy(&writer->options.languages.source, &writer->arena, languages.source) &&
	       ty_arena_copy(&writer->options.languages.target, &writer->arena, languages.target);
}

static void free_writer(taiyaku_writer *writer)
{
	if (writer->writing.state)
		writer->format->drop(&writer->writing);
	ty_output_abort(writer->writing.to);
	ty_arena_free(&writer->arena);
	free(writer);
}

taiyaku_status taiyaku_writer_open(taiyaku_writer **out, const char *path,
				   const taiyaku_write_options *options, taiyaku_error *err)
{
	static const taiyaku_write_options none = { 0 };
	taiyaku_writer *writer = calloc(1, sizeof *writer);
	bool zipped = false, terminal;
	taiyaku_str kept;
	taiyaku_status status;

	if (!writer)
		return ty_fail_memory(err);
	options = options ? options : &none;
	terminal = ty_str_is(ty_str(path), "-") && isatty(STDOUT_FILENO) == 1;
	writer->sink = (taiyaku_sink){ terminal ? write_to_terminal : write_pair, writer };
	writer->writing.options = &writer->options;
	status = pick_writer(&writer->format, &zipped, path, options, err);
	if (!status &&
	    (!copy_options(writer, options) || !ty_arena_copy(&kept, &writer->arena, ty_str(path))))
		status = ty_fail_memory(err);
	if (status)
		goto fail;
	writer->writing.path = kept.data;
	writer->options.gzip = options->gzip || zipped;
	status = ty_output_open(&writer->writing.to, path, writer->options.gzip, err);
	if (!status && !options->format.len)
		tell_name(writer->format, path, options->hooks);
	if (!status)
		status = writer->format->begin(&writer->writing, err);
	if (status)
		goto fail;
	*out = writer;
	return TAIYAKU_OK;
fail:
	free_writer(writer);
	return status;
}

const taiyaku_sink *taiyaku_writer_sink(taiyaku_writer *writer)
{
	return &writer->sink;
}

taiyaku_status taiyaku_writer_close(taiyaku_writer *writer, taiyaku_error *err)
{
	ty_writing *writing = &writer->writing;
	taiyaku_status status = writer->failure;

	if (status) {
		/* The reason was told when it happened; it is kept if err is the same. */
		ty_fail_at(err, status, writing->path, 0, 0, "cannot write");
		taiyaku_writer_abort(writer);
		return status;
	}
	status = writer->format->end(writing, err);
	writing->state = NULL;
	if (!status) {
		ty_output *to = writing->to;

		writing->to = NULL;
		status = ty_output_close(to, err);
	}
	if (!status)
		ty_lost_tell(&writing->lost, writing->path, writer->format->info.name,
			     writer->options.hooks);
	free_writer(writer);
	return status;
}

void taiyaku_writer_abort(taiyaku_writer *writer)
{
	if (writer)
		free_writer(writer);
}
