/* SPDX-License-Identifier: Apache-2.0 */
/* edit: one pair, other than it was. */
#include "base/error.h"
#include "base/pair.h"
#include "command/named.h"
#include "command/open.h"

typedef struct choice {
	ty_entry_choice entry;
	taiyaku_str ja, en, clear;
} choice;

static const ty_option rows[] = {
	{ .name = "ja",
	  .type = TY_TEXT,
	  .offset = offsetof(choice, ja),
	  .value = "TEXT",
	  .help = "the Japanese text, or the source text of a store of other languages" },
	{ .name = "en",
	  .type = TY_TEXT,
	  .offset = offsetof(choice, en),
	  .value = "TEXT",
	  .help = "the English text, or the target text" },
	{ .name = "clear",
	  .type = TY_TEXT,
	  .offset = offsetof(choice, clear),
	  .value = "FIELDS",
	  .help = "fields to be emptied: note, status, reading, memory, with commas" },
	{ 0 },
};

static const ty_option_group groups[] = {
	{ rows, 0 },
	{ ty_entry_options, offsetof(choice, entry) },
	{ 0 },
};

static void set(taiyaku_str *field, taiyaku_str value)
{
	if (value.len)
		*field = value;
}

/* The inline tags of a text are of the text as it was. */
static taiyaku_status set_text(taiyaku_pair *pair, int side, taiyaku_str text, taiyaku_error *err)
{
	if (!text.len || ty_str_equal(pair->text[side], text))
		return TAIYAKU_OK;
	if (ty_str_is_blank(text))
		return ty_fail(err, TAIYAKU_EARGUMENT, "a text is empty");
	pair->text[side] = text;
	pair->markup[side] = (taiyaku_str){ NULL, 0 };
	return TAIYAKU_OK;
}

static taiyaku_status clear(taiyaku_pair *pair, taiyaku_str fields, taiyaku_error *err)
{
	const struct {
		const char *name;
		taiyaku_str *field;
	} known[] = {
		{ "note", &pair->note },
		{ "status", &pair->status },
		{ "reading", &pair->reading },
		{ "memory", &pair->memory },
	};

	while (fields.len) {
		taiyaku_str name = ty_str_trim(ty_str_next(&fields, ','));
		bool found = false;

		for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
			if (!ty_str_is(name, known[i].name))
				continue;
			*known[i].field = (taiyaku_str){ NULL, 0 };
			found = true;
		}
		if (!found)
			return ty_fail(err, TAIYAKU_EARGUMENT,
				       "option '--clear' takes note, status, reading or memory, "
				       "not '%.*s'",
				       TY_ARG(name));
	}
	return TAIYAKU_OK;
}

/* What the options say, into the pair. */
static taiyaku_status apply(taiyaku_pair *pair, const ty_app *app, const choice *chosen,
			    taiyaku_error *err)
{
	const taiyaku_languages *languages = &app->languages;
	/* A store may have English for its source. */
	int ja = ty_str_starts(languages->target, TY_STR("ja")) ||
		 ty_str_starts(languages->source, TY_STR("en"));
	taiyaku_status status = clear(pair, chosen->clear, err);

	if (!status)
		status = set_text(pair, ja, chosen->ja, err);
	if (!status)
		status = set_text(pair, !ja, chosen->en, err);
	set(&pair->note, chosen->entry.note);
	set(&pair->status, ty_entry_status(&chosen->entry));
	set(&pair->reading, chosen->entry.reading);
	set(&pair->memory, app->memory);
	if (app->kind)
		pair->kind = app->kind;
	return status;
}

/* Ends the change, and says what it did once that is true. */
static taiyaku_status edit(ty_app *app, const choice *chosen, taiyaku_change *change,
			   const taiyaku_pair *pair, taiyaku_error *err)
{
	taiyaku_put_result result = TAIYAKU_ADDED;
	taiyaku_pair edited = *pair;
	taiyaku_status status;
	char before[17];

	taiyaku_pair_id(before, pair);
	edited.id = (taiyaku_str){ NULL, 0 };
	status = apply(&edited, app, chosen, err);
	if (!status)
		status = taiyaku_change_edit(&result, change, pair, &edited, err);
	status = ty_change_end(change, app, status, err);
	if (status)
		return status;
	if (result != TAIYAKU_ADDED)
		ty_progress_report(app->progress,
				   "this pair was there already: the two are one now");
	return ty_named_print(app, &edited, ty_str(before), err);
}

static bool says_nothing(const ty_app *app, const choice *chosen)
{
	return !app->kind && !app->memory.len && !chosen->ja.len && !chosen->en.len &&
	       !chosen->entry.note.len && !chosen->entry.status && !chosen->entry.reading.len &&
	       !chosen->clear.len;
}

static taiyaku_status run(ty_exit *out, ty_app *app, const void *options, taiyaku_error *err)
{
	const choice *chosen = options;
	taiyaku_change *change;
	ty_named named;
	taiyaku_status status;

	if (says_nothing(app, chosen))
		return ty_fail(err, TAIYAKU_EARGUMENT,
			       "edit needs what is to be changed (see 'taiyaku help edit')");
	status = taiyaku_change_begin(&change, app->store, err);
	if (status)
		return status;
	status = ty_named_find(&named, app, change, NULL, false, err);
	*out = named.n == 1 && !named.ambiguous ? TY_DONE : TY_NONE;
	if (!status && named.n_names > 1)
		status = ty_fail(err, TAIYAKU_EARGUMENT, "edit takes one NAME, not %zu",
				 named.n_names);
	if (!status && *out == TY_DONE)
		status = edit(app, chosen, change, &named.pairs[0].pair, err);
	else
		taiyaku_change_abort(change);
	ty_named_free(&named);
	return status;
}

const ty_command ty_command_edit = {
	.name = "edit",
	.arguments = "NAME",
	.summary = "one pair, other than it was",
	.description =
		"Changes the pair that NAME means, as 'remove' has it (its id is best), and prints "
		"it as it is now; --kind and --memory are what it gets. Origins stay. An id is "
		"made from the texts, the memory, the tuid and whether it is a term, so the pair "
		"may have another then: both are printed, in JSON as id and was.\n\n"
		"The exit status is 1 when NAME means no pair, or several, which are printed with "
		"their ids.",
	.example = "taiyaku --store example.tyk add 連絡船 ferry && "
		   "taiyaku --store example.tyk edit 連絡船 --status approved",
	.needs = TY_STORE_TO_CHANGE,
	.uses = TY_USES_KIND | TY_USES_MEMORY | TY_USES_DRY_RUN,
	.groups = groups,
	.options_size = sizeof(choice),
	.run = run
};
