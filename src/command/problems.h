/* SPDX-License-Identifier: Apache-2.0 */
/* Problems as results: what validate and verify find, printed as it is found. */
#ifndef TY_COMMAND_PROBLEMS_H
#define TY_COMMAND_PROBLEMS_H

#include "command/command.h"

/* Begins with app, the rest all-zero. */
typedef struct ty_problem_results {
	ty_app *app;
	bool of_files; /* with line, column and severity */
	uint64_t n;
	taiyaku_status status; /* of printing: a hook cannot return it */
	taiyaku_error err;     /* its cause */
} ty_problem_results;

/* Hooks that print what they are told, and stop the work when that fails.  problems must stay where
 * it is while they are in use; when the work ends, its status counts before that of the work. */
taiyaku_hooks ty_problem_results_hooks(ty_problem_results *problems);
/* One more, as the hooks do it. */
void ty_problem_results_add(void *problems, const taiyaku_error *what);

#endif
