/* SPDX-License-Identifier: Apache-2.0 */
/* analyze: what a job costs before it is done. */
#include "base/error.h"
#include "command/files.h"

typedef struct choice {
	ty_read_choice read;
	const char *srx;
	bool csv;
} choice;

static const ty_option rows[] = {
	{ .name = "srx",
	  .type = TY_PATH,
	  .offset = offsetof(choice, srx),
	  .value = "FILE",
	  .help = "part documents into sentences by the rules of FILE (SRX 2.0), in place of our "
		  "own" },
	{ .name = "csv",
	  .type = TY_FLAG,
	  .offset = offsetof(choice, csv),
	  .help = "results as comma-separated values with a heading, for a spreadsheet" },
	{ 0 },
};

static const ty_option_group groups[] = {
	{ rows, 0 },
	{ ty_format_options, offsetof(choice, read) },
	{ 0 },
};

/* The columns, in the order of print_band. */
static const char *const columns[] = { "segments",	 "characters", "no_spaces",
				       "no_punctuation", "words",      "words_at_2.5" };
enum { COLUMNS = sizeof columns / sizeof *columns };

/* The rules, for people. */
static const char rules[] =
	"characters      code points, without control characters and combining marks\n"
	"no_spaces       of these, those that are no space of any width\n"
	"no_punctuation  of these, those that are no punctuation or ASCII symbol\n"
	"words           what stands between spaces; each kana, kanji and Japanese mark is one\n"
	"words_at_2.5    no_spaces / 2.5, rounded";

typedef struct analyzing {
	ty_app *app;
	const choice *chosen;
	taiyaku_analysis *analysis;
	taiyaku_amount sum[TAIYAKU_BANDS];
	uint64_t skipped;
	size_t files;
	bool failed;
} analyzing;

static void fill(uint64_t out[COLUMNS], const taiyaku_amount *amount)
{
	out[0] = amount->segments;
	out[1] = amount->characters;
	out[2] = amount->without_spaces;
	out[3] = amount->without_punctuation;
	out[4] = amount->words;
	out[5] = (amount->without_spaces * 4 + 5) / 10;
}

static void add(taiyaku_amount *to, const taiyaku_amount *amount)
{
	to->segments += amount->segments;
	to->characters += amount->characters;
	to->without_spaces += amount->without_spaces;
	to->without_punctuation += amount->without_punctuation;
	to->words += amount->words;
}

/* ---- a line of each shape ---- */

static void add_text(ty_buf *to, const char *band, const uint64_t numbers[COLUMNS])
{
	ty_buf_print(to, "    %-12s", band);
	for (int i = 0; i < COLUMNS; i++)
		ty_buf_print(to, " %14llu", (unsigned long long)numbers[i]);
}

/* RFC 4180: a field in quotes, with those in it doubled. */
static void add_csv(ty_buf *to, taiyaku_str file, const char *band, const uint64_t numbers[COLUMNS])
{
	ty_buf clean = { 0 };

	ty_clean_add(&clean, file);
	ty_buf_byte(to, '"');
	for (size_t i = 0; i < clean.len; i++) {
		if (clean.data[i] == '"')
			ty_buf_byte(to, '"');
		ty_buf_byte(to, clean.data[i]);
	}
	ty_buf_print(to, "\",%s", band);
	for (int i = 0; i < COLUMNS; i++)
		ty_buf_print(to, ",%llu", (unsigned long long)numbers[i]);
	to->failed |= clean.failed;
	ty_buf_free(&clean);
}

static taiyaku_status print_band(analyzing *work, taiyaku_str file, const char *band,
				 const taiyaku_amount *amount, taiyaku_error *err)
{
	ty_value values[COLUMNS + 2] = {
		{ .name = "file", .text = file },
		{ .name = "band", .text = ty_str(band) },
	};
	ty_results *results = work->app->results;
	uint64_t numbers[COLUMNS];

	fill(numbers, amount);
	for (int i = 0; i < COLUMNS; i++)
		values[i + 2] = (ty_value){ .name = columns[i],
					    .counts = true,
					    .number = (int64_t)numbers[i] };
	if (work->chosen->csv)
		add_csv(&results->text, file, band, numbers);
	else
		add_text(&results->text, band, numbers);
	return ty_results_record(results, values, COLUMNS + 2, err);
}

/* What stands above the bands: once in CSV, for each file in text. */
static taiyaku_status print_head(analyzing *work, taiyaku_str file, taiyaku_error *err)
{
	ty_results *results = work->app->results;
	bool csv = work->chosen->csv;

	if (results->shape != TY_AS_TEXT || (csv && results->n > 0))
		return TAIYAKU_OK;
	if (csv)
		ty_buf_add(&results->text, TY_STR("file,band"));
	else
		ty_clean_add(&results->text, file.len ? file : TY_STR("all files"));
	if (!csv)
		ty_buf_print(&results->text, "\n    %-12s", "");
	for (int i = 0; i < COLUMNS; i++)
		ty_buf_print(&results->text, csv ? ",%s" : " %14s", columns[i]);
	return ty_results_record(results, NULL, 0, err);
}

/* file is empty for the sum of all. */
static taiyaku_status print(analyzing *work, taiyaku_str file,
			    const taiyaku_amount amounts[TAIYAKU_BANDS], taiyaku_error *err)
{
	taiyaku_amount all = { 0 };
	taiyaku_status status = print_head(work, file, err);

	for (taiyaku_band band = 0; !status && band < TAIYAKU_BANDS; band++) {
		add(&all, &amounts[band]);
		status = print_band(work, file, taiyaku_band_name(band), &amounts[band], err);
	}
	return status ? status : print_band(work, file, "all", &all, err);
}

/* ---- files ---- */

/* A file that cannot be read is told, and the others are counted. */
static taiyaku_status analyze_file(analyzing *work, const char *path,
				   const taiyaku_read_options *options, taiyaku_error *err)
{
	taiyaku_amount amounts[TAIYAKU_BANDS];
	taiyaku_read_counts counts;
	taiyaku_error what = { 0 };
	taiyaku_status status =
		taiyaku_read(&counts, path, options, taiyaku_analysis_sink(work->analysis),
			     work->app->hooks, &what);

	if (status == TAIYAKU_ECANCELED || status == TAIYAKU_ESTORE) {
		*err = what;
		return status;
	}
	if (status) {
		work->failed = true;
		ty_progress_error(work->app->progress, &what);
		return taiyaku_analysis_end(amounts, work->analysis, err);
	}
	work->skipped += counts.skipped;
	work->files++;
	status = taiyaku_analysis_end(amounts, work->analysis, err);
	for (int band = 0; band < TAIYAKU_BANDS; band++)
		add(&work->sum[band], &amounts[band]);
	return status ? status : print(work, ty_str(path), amounts, err);
}

static taiyaku_status analyze_files(analyzing *work, const taiyaku_read_options *options,
				    taiyaku_error *err)
{
	ty_results *results = work->app->results;
	const bool text = results->shape == TY_AS_TEXT && !work->chosen->csv;
	taiyaku_status status = TAIYAKU_OK;

	for (size_t i = 0; !status && i < work->app->n_arguments; i++)
		status = analyze_file(work, work->app->arguments[i], options, err);
	if (!status && (work->files > 1 || (!text && work->files)))
		status = print(work, TY_STR(""), work->sum, err);
	if (status || !text || !work->files)
		return status;
	ty_buf_add(&results->text, TY_STR(rules));
	return ty_results_record(results, NULL, 0, err);
}

static taiyaku_status run(ty_exit *out, ty_app *app, const void *options, taiyaku_error *err)
{
	const choice *chosen = options;
	analyzing work = { .app = app, .chosen = chosen };
	ty_files files;
	taiyaku_status status;

	if (chosen->csv && app->results->shape != TY_AS_TEXT)
		return ty_fail(err, TAIYAKU_EARGUMENT, "either '--csv' or '--json' or '--tsv'");
	status = ty_files_open(&files, app, &chosen->read, err);
	if (status)
		return status;
	files.options.sources = true;
	files.options.srx = chosen->srx;
	status = taiyaku_analysis_new(&work.analysis, app->store, app->memory, err);
	if (!status)
		status = analyze_files(&work, &files.options, err);
	taiyaku_analysis_free(work.analysis);
	*out = work.failed ? TY_FAILED : work.skipped ? TY_SKIPPED : TY_DONE;
	return status;
}

const ty_command ty_command_analyze = {
	.name = "analyze",
	.arguments = "FILE...",
	.summary = "what a job is: characters and words per match band, repetitions",
	.description =
		"Counts what is to be translated in each FILE and in all of them: the source texts "
		"of XLIFF, PO, TMX and other bilingual files, be they translated or not, without "
		"those marked as not to be translated; of documents their sentences.\n\n"
		"A text that came before, in any of the files, is a repetition. The others fall "
		"into the band of their best match in the store, with their neighbours: 101, 100, "
		"95-99, 85-94, 75-84, 50-74, none. Without a store there are repetitions and none "
		"only. --memory NAME looks into that memory alone.\n\n"
		"Counted are segments; characters with spaces, without spaces, without spaces and "
		"punctuation; words as Word has them; and words where 2.5 characters are one. The "
		"rules are printed below the table. --tsv and --json print a band a line: file, "
		"empty for the sum of all, band and the numbers.",
	.example = "printf '港の灯。船が来た。港の灯。\\n' >job.txt && taiyaku analyze job.txt",
	.needs = TY_STORE_IF_ANY,
	.uses = TY_USES_MEMORY,
	.groups = groups,
	.options_size = sizeof(choice),
	.run = run
};
