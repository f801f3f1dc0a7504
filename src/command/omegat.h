/* SPDX-License-Identifier: Apache-2.0 */
/*
 * An OmegaT project folder made from a store: what OmegaT 3.6 and later read, where they look.
 */
#ifndef TY_COMMAND_OMEGAT_H
#define TY_COMMAND_OMEGAT_H

#include "command/files.h"

/* Under folder, which is made where there is none:
 *   tm/auto/taiyaku.tmx   units that OmegaT inserts by itself: one translation, not provisional
 *   tm/taiyaku.tmx        the other units, offered as matches
 *   glossary/taiyaku.txt  terms and names
 *   omegat.project        and empty folders, unless there is a project file already
 * EIO. */
TAIYAKU_CHECKED taiyaku_status ty_omegat_export(ty_app *app, const char *folder,
						const ty_write_choice *write,
						const ty_select_choice *select, taiyaku_error *err);

#endif
