/* SPDX-License-Identifier: Apache-2.0 */
/* pretranslate: the matches of a store, put into a file that is to be translated. */
#include <inttypes.h>
#include <stdio.h>

#include "command/command.h"

typedef struct choice {
	ty_read_choice read;
	ty_write_choice write;
	int threshold, fill, max;
	bool no_terms;
} choice;

static const ty_option rows[] = {
	{ .name = "threshold",
	  .type = TY_NUMBER,
	  .offset = offsetof(choice, threshold),
	  .value = "N",
	  .least = 1,
	  .most = 100,
	  .help = "the least score of a match that is used, and from which translations are filled "
		  "in, 1-100 (default 70; without it, XLIFF is filled from 100)" },
	{ .name = "fill",
	  .type = TY_NUMBER,
	  .offset = offsetof(choice, fill),
	  .value = "N",
	  .least = 1,
	  .most = 101,
	  .help = "fill translations in from score N on; matches below are only offered" },
	{ .name = "max",
	  .type = TY_NUMBER,
	  .offset = offsetof(choice, max),
	  .value = "N",
	  .least = 1,
	  .most = 100,
	  .help = "at most N matches offered beside a text (default 5)" },
	{ .name = "no-terms",
	  .type = TY_FLAG,
	  .offset = offsetof(choice, no_terms),
	  .help = "XLIFF 2.x: do not offer the terms that occur in a text" },
	{ 0 },
};

static const ty_option_group groups[] = {
	{ rows, 0 },
	{ ty_format_options, offsetof(choice, read) },
	{ ty_output_options, offsetof(choice, write) },
	{ 0 },
};

static void report(ty_app *app, const taiyaku_pretranslate_counts *n)
{
	char terms[48] = "";

	if (n->terms > 0)
		snprintf(terms, sizeof terms, "; %" PRIu64 " term%s offered", n->terms,
			 n->terms == 1 ? "" : "s");
	ty_progress_report(app->progress,
			   "%" PRIu64 " to translate: %" PRIu64 " at 101, %" PRIu64
			   " at 100, %" PRIu64 " fuzzy, %" PRIu64 " without a match; %" PRIu64
			   " filled in, %" PRIu64 " of them to be looked at; %" PRIu64
			   " left as they were%s%s",
			   n->context + n->exact + n->fuzzy + n->none, n->context, n->exact,
			   n->fuzzy, n->none, n->filled, n->review, n->translated, terms,
			   n->skipped ? "; some could not be filled" : "");
}

static taiyaku_status run(ty_exit *out, ty_app *app, const void *options, taiyaku_error *err)
{
	const choice *chosen = options;
	const taiyaku_pretranslate_options given = { .format = chosen->read.from,
						     .encoding = chosen->read.encoding,
						     .filter = { .kind = app->kind,
								 .memory = app->memory },
						     .threshold = chosen->threshold,
						     .fill = chosen->fill,
						     .max = (size_t)chosen->max,
						     .no_terms = chosen->no_terms };
	const char *to = chosen->write.output ? chosen->write.output : "-";
	taiyaku_pretranslate_counts n = { 0 };
	taiyaku_status status;

	status = taiyaku_pretranslate(&n, app->store, app->arguments[0], to, &given, app->hooks,
				      err);
	if (status)
		return status;
	report(app, &n);
	if (n.skipped)
		*out = TY_SKIPPED;
	else if (n.none && !n.context && !n.exact && !n.fuzzy)
		*out = TY_NONE;
	return TAIYAKU_OK;
}

const ty_command ty_command_pretranslate = {
	.name = "pretranslate",
	.arguments = "FILE",
	.summary = "fill the matches into an XLIFF or PO",
	.description =
		"Reads FILE, XLIFF 1.2 or 2.x, sdlxliff, mqxliff or gettext PO, and writes it with "
		"the matches of the store to standard output or with -o to a file, which may be "
		"FILE itself. All other bytes stay as they are, and so does every text that has a "
		"translation, is approved, locked or not to be translated. A file may go either "
		"way between the languages of the store.\n\n"
		"XLIFF gets the matches in alt-trans or the matches module, and those of 100 and "
		"101 as target; --threshold or --fill fill in others, as to be reviewed. In PO, "
		"sdlxliff and mqxliff every match is filled in, marked there as fuzzy, with its "
		"percentage or as pretranslated. XLIFF 2.x gets the terms that occur in a text "
		"too, "
		"in the glossary module. Inline tags are those of FILE; numbers that "
		"differ are put right where that is safe. What has lost a tag, was changed, or has "
		"another translation that is as good, is marked as to be looked at.\n\n"
		"The exit status is 1 when there was a text to translate and no match, 3 when a "
		"text could not be filled in.",
	.example = "printf 'ja\\ten\\n港の灯\\tHarbour Lights\\n' | "
		   "taiyaku --store example.tyk import --quiet - && "
		   "printf 'msgid \"\"\\nmsgstr \"\"\\n\\nmsgid \"港の灯\"\\nmsgstr \"\"\\n' | "
		   "taiyaku --store example.tyk pretranslate --quiet -",
	.needs = TY_STORE,
	.uses = TY_USES_KIND | TY_USES_MEMORY,
	.groups = groups,
	.options_size = sizeof(choice),
	.run = run
};
