/* SPDX-License-Identifier: Apache-2.0 */
/* align: the pairs that documents hold, to people, to programs, or into a file of any format. */
#include <stdio.h>

#include "base/error.h"
#include "command/files.h"
#include "command/gather.h"
#include "command/walk.h"

/* Different reasons for skipping files that a report names; the rest are counted together. */
enum { REASONS = 16 };

typedef struct choice {
	ty_read_choice read;
	ty_write_choice write;
} choice;

static const ty_option_group groups[] = {
	{ ty_output_options, offsetof(choice, write) },
	{ ty_write_options, offsetof(choice, write) },
	{ ty_format_options, offsetof(choice, read) },
	{ ty_record_options, offsetof(choice, read) },
	{ 0 },
};

typedef struct reason {
	char text[128];
	uint64_t files;
} reason;

typedef struct aligning {
	ty_app *app;
	ty_files files;
	ty_gather *gather;
	uint64_t read, skipped, records;
	reason reasons[REASONS + 1]; /* the last: other */
	bool failed;		     /* a file that was named could not be read */
	bool missed;		     /* a folder or a file met in one could not be read */
} aligning;

/* ---- where pairs go ---- */

/* Only pairs of the kind that was asked for. */
static taiyaku_status select_pair(void *ctx, const taiyaku_pair *pair, taiyaku_error *err)
{
	aligning *work = ctx;
	const taiyaku_sink *to = ty_gather_sink(work->gather);

	if (work->app->kind != TAIYAKU_ANY && pair->kind != work->app->kind)
		return TAIYAKU_OK;
	return to->pair(to->ctx, pair, err);
}

static taiyaku_status print_pair(void *ctx, const taiyaku_pair *pair, taiyaku_error *err)
{
	static const taiyaku_origin none;
	const taiyaku_origin *origin = pair->n_origins ? pair->origins : &none;
	const int only_tsv = TY_NOT_IN_TEXT | TY_NOT_IN_JSON;
	const ty_value values[] = {
		{ .counts = true, .number = pair->confidence, .hidden = only_tsv },
		{ .text = pair->rule, .hidden = only_tsv },
		{ .text = origin->file, .hidden = only_tsv },
		{ .counts = true, .number = (int64_t)origin->line, .hidden = only_tsv },
		{ .text = origin->author, .hidden = only_tsv },
		{ .text = origin->romanized, .hidden = only_tsv },
		{ .text = origin->year, .hidden = only_tsv },
		{ .text = origin->date, .hidden = only_tsv },
		{ .text = origin->url, .hidden = only_tsv },
	};

	return ty_results_pair(ctx, pair, values, sizeof values / sizeof *values, err);
}

/* ---- files ---- */

static void skip(aligning *work, const char *why, uint64_t files)
{
	size_t i = 0;

	if (files == 0)
		return;
	work->skipped += files;
	while (i < REASONS && work->reasons[i].files &&
	       !ty_str_is(ty_str(why), work->reasons[i].text))
		i++;
	if (!work->reasons[i].files)
		snprintf(work->reasons[i].text, sizeof work->reasons[i].text, "%s",
			 i < REASONS ? why : "other");
	work->reasons[i].files += files;
}

static void fail_folder(void *ctx, const taiyaku_error *what)
{
	aligning *work = ctx;

	work->missed = true;
	ty_progress_error(work->app->progress, what);
	skip(work, what->message, 1);
}

/* One file that cannot be read does not keep the others from being read. */
static taiyaku_status read_file(aligning *work, const ty_walked *file, taiyaku_error *err)
{
	const taiyaku_sink sink = { select_pair, work };
	taiyaku_read_counts counts = { 0 };
	taiyaku_error what = { 0 };
	taiyaku_status status = taiyaku_read(&counts, file->path, &work->files.options, &sink,
					     work->app->hooks, &what);

	ty_progress_file(work->app->progress, file->bytes, counts.pairs);
	work->records += counts.skipped;
	if (!status) {
		work->read++;
		return TAIYAKU_OK;
	}
	if (status == TAIYAKU_ECANCELED) {
		*err = what;
		return status;
	}
	skip(work, what.message, 1);
	/* What is met in a folder need not be a document; what is named must be. */
	if (file->named || status == TAIYAKU_EIO)
		ty_progress_error(work->app->progress, &what);
	if (file->named)
		work->failed = true;
	else if (status == TAIYAKU_EIO)
		work->missed = true;
	return TAIYAKU_OK;
}

static taiyaku_status read_files(aligning *work, taiyaku_error *err)
{
	ty_walk walk = { .fail = fail_folder, .ctx = work };
	taiyaku_status status = TAIYAKU_OK;

	for (size_t i = 0; !status && i < work->app->n_arguments; i++)
		status = ty_walk_add(&walk, work->app->arguments[i], err);
	work->app->progress->total = walk.n > 1 ? walk.bytes : 0;
	for (size_t i = 0; !status && i < walk.n; i++)
		status = read_file(work, &walk.files[i], err);
	skip(work, "hidden", walk.hidden);
	skip(work, "no plain files", walk.other);
	if (!status)
		status = ty_gather_flush(work->gather, err);
	if (!status && (walk.n > 1 || walk.folders)) {
		ty_buf why = { 0 };

		for (size_t i = 0; i <= REASONS && work->reasons[i].files; i++)
			ty_buf_print(&why, "%s%llu %s", i ? ", " : ": ",
				     (unsigned long long)work->reasons[i].files,
				     work->reasons[i].text);
		ty_progress_report(work->app->progress,
				   "%llu file%s read, %llu pair%s, %llu skipped%.*s",
				   (unsigned long long)work->read, work->read == 1 ? "" : "s",
				   (unsigned long long)ty_gather_count(work->gather),
				   ty_gather_count(work->gather) == 1 ? "" : "s",
				   (unsigned long long)work->skipped, TY_ARG(ty_buf_str(&why)));
		ty_buf_free(&why);
	}
	ty_walk_free(&walk);
	return status;
}

static ty_exit ended(const aligning *work)
{
	if (work->failed)
		return TY_FAILED;
	if (work->missed || work->records > 0)
		return TY_SKIPPED;
	return ty_gather_count(work->gather) ? TY_DONE : TY_NONE;
}

/* ---- the command ---- */

static taiyaku_status run(ty_exit *out, ty_app *app, const void *options, taiyaku_error *err)
{
	const choice *chosen = options;
	aligning work = { .app = app };
	ty_target target;
	taiyaku_status status = ty_files_open(&work.files, app, &chosen->read, err);

	if (status)
		return status;
	work.files.options.documents_only = true;
	status = ty_target_open(&target, app, chosen->write.output, &chosen->write, true,
				print_pair, err);
	if (status)
		goto done;
	status = ty_gather_new(&work.gather, &target.sink, err);
	if (!status)
		status = read_files(&work, err);
	if (!status)
		*out = ended(&work);
	if (!status && *out == TY_FAILED)
		status = ty_target_fail(&target, err);
	else
		status = ty_target_done(&target, status, err);
	ty_gather_free(work.gather);
done:
	if (!status)
		return ty_files_close(&work.files, err);
	ty_files_abort(&work.files);
	return status;
}

const ty_command ty_command_align = {
	.name = "align",
	.arguments = "FILE...",
	.summary = "Japanese titles and their English glosses in documents",
	.description =
		"Finds the Japanese texts that a document itself sets beside an English one: a "
		"title with its gloss in brackets, two fields of a record, two columns of a table, "
		"and prints each pair with the rule that found it, how sure that is (0-100), and "
		"where it stands: file, line, and the author, year, date and URL of the citation. "
		"A pair found twice is one pair with two places.\n\n"
		"A folder stands for the documents in it and below it; hidden files, links and "
		"what is not text are skipped. With more than one file a report at the end says "
		"how many were read, and why others were not. - is standard input.\n\n"
		"With -o or --to the pairs are written in any format that can be written.",
	.example =
		"printf '連絡船、ふたたび海の国道へ [The ferry is the road of the sea once more], "
		"2019\\n' | taiyaku align -",
	.uses = TY_USES_KIND,
	.groups = groups,
	.options_size = sizeof(choice),
	.run = run
};
