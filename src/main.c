/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The command line: finds the command, parses its options, opens what it needs, runs it, and turns
 * how it ended into an exit status.  What the commands do is in command/.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/error.h"
#include "command/open.h"
#include "command/pages.h"

/* Groups of options that a command may have, with those of every command. */
enum { SETS_MAX = 8 };

/* The signal that asked to stop, 0 if none did. */
static volatile sig_atomic_t stop;

static void ask_to_stop(int number)
{
	stop = number;
}

/* The first signal asks the work to end and to clear away what it began; the second is not caught
 * any more.  No SA_RESTART: a read that waits is to end too. */
static void catch_signals(void)
{
	static const int numbers[] = { SIGINT, SIGTERM, SIGHUP };

	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		struct sigaction action = { .sa_handler = ask_to_stop,
					    .sa_flags = (int)SA_RESETHAND };
		struct sigaction before;

		sigemptyset(&action.sa_mask);
		/* What nohup made ignored stays so. */
		if (sigaction(numbers[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN)
			sigaction(numbers[i], &action, NULL);
	}
	/* A reader that has seen enough ends the program without a word. */
	signal(SIGPIPE, SIG_DFL);
}

/* A file that is opened must never become standard output because that was closed. */
static void hold_standard_descriptors(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) < 0 && errno == EBADF)
			/* The other way round, so that its use is an error. */
			(void)!open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

static bool use_colour(const ty_common *common, bool terminal)
{
	const char *no = getenv("NO_COLOR"), *term = getenv("TERM");

	if (common->color == TY_COLOR_ALWAYS || common->color == TY_COLOR_NEVER)
		return common->color == TY_COLOR_ALWAYS;
	return terminal && !(no && no[0]) && term && !ty_str_is(ty_str(term), "dumb");
}

/* ---- the arguments ---- */

/* How many arguments "IN OUT", "FILE...", "[COMMAND]" ask for. */
static void count_arguments(const ty_command *command, size_t *least, size_t *most)
{
	taiyaku_str rest = ty_str(command->arguments);

	*least = *most = 0;
	while (rest.len > 0) {
		taiyaku_str word = ty_str_next(&rest, ' ');

		if (word.data[0] != '[')
			++*least;
		*most = ty_str_has(word, "...") ? SIZE_MAX : *most + 1;
	}
}

static taiyaku_status check_arguments(const ty_command *command, char *const *arguments, size_t n,
				      taiyaku_error *err)
{
	size_t least, most;

	count_arguments(command, &least, &most);
	if (n < least)
		return ty_fail(err, TAIYAKU_EARGUMENT, "%s needs %s (see 'taiyaku help %s')",
			       command->name, command->arguments, command->name);
	if (n > most)
		return ty_fail(err, TAIYAKU_EARGUMENT,
			       "%s: '%s' is one argument too many (see 'taiyaku help %s')",
			       command->name, arguments[most], command->name);
	return TAIYAKU_OK;
}

/* An option that means nothing to the command would else be a silent surprise. */
static taiyaku_status check_common(const ty_command *command, const ty_common *common,
				   taiyaku_error *err)
{
	static const ty_common none;

	if (common->json && common->tsv)
		return ty_fail(err, TAIYAKU_EARGUMENT, "either '--json' or '--tsv'");
	for (const ty_option *row = ty_common_options; row->name; row++) {
		size_t size = row->type == TY_CHOICE ? sizeof(int)
			      : row->type == TY_FLAG ? sizeof(bool)
						     : sizeof(taiyaku_str);

		if (row->type == TY_PATH || ty_common_applies(row, command->uses))
			continue;
		if (memcmp((const char *)common + row->offset, (const char *)&none + row->offset,
			   size) != 0)
			return ty_fail(err, TAIYAKU_EARGUMENT, "option '--%s' means nothing to %s",
				       row->name, command->name);
	}
	return TAIYAKU_OK;
}

static taiyaku_status parse_command(const ty_command **out, void **options, ty_common *common,
				    ty_app *app, int argc, char **argv, taiyaku_error *err)
{
	ty_option_set sets[SETS_MAX] = {
		{ ty_common_options, common },
	};
	const ty_command *command = NULL;
	size_t n = 1;
	int first;
	taiyaku_status status = ty_command_find(&command, ty_str(argv[0]), err);

	if (status)
		return status;
	*options = ty_arena_alloc(app->arena, command->options_size + 1);
	if (!*options)
		return ty_fail_memory(err);
	for (const ty_option_group *group = command->groups; group && group->rows; group++)
		sets[n++] = (ty_option_set){ group->rows, (char *)*options + group->offset };
	status = ty_options_parse(&first, sets, n, argc, argv, false, app->arena, err);
	if (status)
		return status;
	*out = command;
	app->arguments = argv + first;
	app->n_arguments = (size_t)(argc - first);
	if (common->help || common->version)
		return TAIYAKU_OK;
	status = check_common(command, common, err);
	return status ? status : check_arguments(command, app->arguments, app->n_arguments, err);
}

/* ---- running ---- */

static taiyaku_status fill_app(ty_app *app, const ty_common *common, taiyaku_error *err)
{
	bool terminal = isatty(STDOUT_FILENO) == 1;

	app->languages = (taiyaku_languages){ TY_STR("ja"), TY_STR("en") };
	app->kind = (taiyaku_kind)common->kind;
	app->memory = common->memory;
	app->dry_run = common->dry_run;
	app->results->shape = common->json ? TY_AS_JSON : common->tsv ? TY_AS_TSV : TY_AS_TEXT;
	app->results->colour = use_colour(common, terminal);
	app->watched = terminal && app->results->shape == TY_AS_TEXT && !common->quiet;
	if (common->languages.len)
		return ty_languages_parse(&app->languages, common->languages, err);
	return TAIYAKU_OK;
}

static taiyaku_status print_page(ty_results *to, const ty_command *command, bool version,
				 taiyaku_error *err)
{
	if (version)
		ty_buf_add(&to->text, TY_STR("taiyaku " TAIYAKU_VERSION "\n"));
	else
		ty_page_help(&to->text, command);
	return ty_results_raw(to, err);
}

static taiyaku_status run_command(ty_exit *out, ty_app *app, const ty_command *command,
				  const ty_common *common, const void *options, taiyaku_error *err)
{
	ty_opened opened;
	taiyaku_status status = fill_app(app, common, err);

	if (status)
		return status;
	status = ty_store_for(&opened, app, command, common, err);
	if (status)
		return status;
	app->results->languages = app->languages;
	app->results->turned = app->turned;
	status = command->run(out, app, options, err);
	ty_store_done(&opened, status != TAIYAKU_OK);
	return status;
}

static taiyaku_status run(ty_exit *out, ty_app *app, int argc, char **argv, taiyaku_error *err)
{
	ty_common common = { 0 };
	ty_option_set before = { ty_common_options, &common };
	const ty_command *command = NULL;
	void *options = NULL;
	int first;
	taiyaku_status status;

	status = ty_options_parse(&first, &before, 1, argc, argv, true, app->arena, err);
	if (!status && first < argc)
		status = parse_command(&command, &options, &common, app, argc - first, argv + first,
				       err);
	if (status)
		return status;
	app->progress->quiet = common.quiet;
	if (common.help || common.version)
		return print_page(app->results, command, common.version, err);
	if (!command)
		return ty_fail(err, TAIYAKU_EARGUMENT, "no command given (see 'taiyaku help')");
	return run_command(out, app, command, &common, options, err);
}

int main(int argc, char **argv)
{
	ty_exit ended = TY_DONE;
	ty_arena arena = { 0 };
	ty_results results = { .path = "-" };
	ty_progress progress;
	taiyaku_hooks hooks;
	ty_app app = { .results = &results, .progress = &progress, .arena = &arena };
	taiyaku_error err = { 0 };
	taiyaku_status status;

	hold_standard_descriptors();
	catch_signals();
	ty_progress_start(&progress, &stop);
	hooks = ty_progress_hooks(&progress);
	app.hooks = &hooks;
	status = run(&ended, &app, argc, argv, &err);
	/* What was found before it went wrong is still a result; a file is whole or is not. */
	if (status && !ty_str_is(ty_str(results.path), "-"))
		ty_results_abort(&results);
	else if (ty_results_close(&results, &err) && !status)
		status = err.status;
	ty_progress_clear(&progress);
	ty_arena_free(&arena);
	if (status && stop)
		return stop == SIGINT ? TY_INTERRUPTED : 128 + (int)stop;
	if (status)
		ty_progress_error(&progress, &err);
	if (status)
		return TY_FAILED;
	return progress.skipped && ended != TY_FAILED ? TY_SKIPPED : (int)ended;
}
