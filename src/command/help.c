/* SPDX-License-Identifier: Apache-2.0 */
/* help: the pages that are made from the tables. */
#include "base/error.h"
#include "command/pages.h"

static const char *const shells[] = { "bash", "zsh", "fish", NULL };

typedef struct choice {
	bool man, list;
	int completion; /* a ty_shell */
} choice;

/* For those who install the program; people need none of them. */
static const ty_option rows[] = {
	{ .name = "man", .type = TY_FLAG, .offset = offsetof(choice, man) },
	{ .name = "list", .type = TY_FLAG, .offset = offsetof(choice, list) },
	{ .name = "completion",
	  .type = TY_CHOICE,
	  .offset = offsetof(choice, completion),
	  .value = "SHELL",
	  .choices = shells },
	{ 0 },
};

static const ty_option_group groups[] = {
	{ rows, 0 },
	{ 0 },
};

static void add_list(ty_buf *to)
{
	const ty_command *command;

	for (size_t i = 0; (command = ty_command_at(i, NULL)); i++)
		ty_buf_print(to, "%s\n", command->name);
}

static taiyaku_status run(ty_exit *out, ty_app *app, const void *options, taiyaku_error *err)
{
	const choice *chosen = options;
	const ty_command *command = NULL;
	taiyaku_status status = TAIYAKU_OK;
	ty_buf *page = &app->results->text;

	(void)out;
	if (app->n_arguments > 0)
		status = ty_command_find(&command, ty_str(app->arguments[0]), err);
	if (status)
		return status;
	if (chosen->completion)
		ty_page_completion(page, (ty_shell)chosen->completion);
	else if (chosen->list)
		add_list(page);
	else if (chosen->man)
		ty_page_man(page, command);
	else
		ty_page_help(page, command);
	return ty_results_raw(app->results, err);
}

const ty_command ty_command_help = {
	.name = "help",
	.arguments = "[COMMAND]",
	.summary = "what there is, or what COMMAND does, with an example",
	.description = "Lists the commands, or says what one of them does, which options it has, "
		       "and gives an example that works as pasted.",
	.example = "taiyaku help lookup",
	.groups = groups,
	.options_size = sizeof(choice),
	.run = run
};
