/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Files of messages that a document shows one after the other, each in a language that its name
 * says:
 *
 *	values-en/strings.xml		<string name="lamp">Lamp</string>
 *	values-ja/strings.xml		<string name="lamp">灯</string>
 *
 * A message goes with the one of the same key in the file of the other language.  Messages that
 * find no place in the table are left out.
 */
#ifndef TY_EXTRACT_CATALOGUE_H
#define TY_EXTRACT_CATALOGUE_H

#include "extract/language.h"
#include "extract/outlet.h"

typedef struct ty_catalogue {
	ty_file_language file; /* that is being shown */
	ty_arena arena;	       /* of the table and its texts */
	size_t bytes;	       /* of the texts */
	struct ty_message *table;
} ty_catalogue;

void ty_catalogue_free(ty_catalogue *catalogue);
/* A message of the file that is being shown; key: the hash of where in it the message stands. */
TAIYAKU_CHECKED taiyaku_status ty_catalogue_take(ty_catalogue *catalogue, ty_outlet *outlet,
						 uint64_t key, taiyaku_str text, uint64_t line,
						 taiyaku_error *err);

#endif
