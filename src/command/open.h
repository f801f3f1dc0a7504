/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Which store a command works on, opening it, and ending a change of it.
 */
#ifndef TY_COMMAND_OPEN_H
#define TY_COMMAND_OPEN_H

#include "command/command.h"

typedef struct ty_opened {
	taiyaku_store *store;
	char *scratch; /* a folder made for this run only, or NULL; in the arena */
} ty_opened;

/* Open the store that the options, the environment or the user's own folder name, and fill in the
 * store, its path and the languages of app.  EIO: missing (only reading), not permitted; ESTORE;
 * EARGUMENT: of other languages than chosen. */
TAIYAKU_CHECKED taiyaku_status ty_store_for(ty_opened *out, ty_app *app, const ty_command *command,
					    const ty_common *common, taiyaku_error *err);
/* failed: a store that was made for it is not kept. */
void ty_store_done(ty_opened *opened, bool failed);

/* End a change: commit it, but not after a failure (status, which is returned) or in a trial. */
TAIYAKU_CHECKED taiyaku_status ty_change_end(taiyaku_change *change, const ty_app *app,
					     taiyaku_status status, taiyaku_error *err);

/* "SRC:TGT" as two language tags. */
TAIYAKU_CHECKED taiyaku_status ty_languages_parse(taiyaku_languages *out, taiyaku_str s,
						  taiyaku_error *err);

#endif
