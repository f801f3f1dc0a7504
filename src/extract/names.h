/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the name of a field or of a column says: "title_ja", "dc:title", "script-title", "英題",
 * "nameKana", "publicationYear".
 */
#ifndef TY_EXTRACT_NAMES_H
#define TY_EXTRACT_NAMES_H

#include "base/str.h"

typedef enum ty_side {
	TY_SIDE_NONE, /* the name does not say */
	TY_SIDE_JAPANESE,
	TY_SIDE_ENGLISH,
	TY_SIDE_ROMAJI,
	TY_SIDE_READING,
	TY_SIDE_OTHER /* another language */
} ty_side;

typedef enum ty_role {
	TY_ROLE_NONE, /* some field: a pair if it has a partner of the same name */
	TY_ROLE_TITLE,
	TY_ROLE_NAME, /* of a publisher, a journal, an organisation */
	TY_ROLE_PERSON,
	TY_ROLE_TERM,
	TY_ROLE_TEXT,	/* sentences: an abstract, a comment */
	TY_ROLE_AUTHOR, /* of the record itself: its citation */
	TY_ROLE_YEAR,
	TY_ROLE_DATE,
	TY_ROLE_URL,
	TY_ROLE_DATA /* ids, numbers, types: never text */
} ty_role;

enum { TY_STEM_MAX = 48 };

typedef struct ty_name {
	char stem[TY_STEM_MAX]; /* lower case, without the language and the separators; may be
				   empty: the name is that of a language */
	ty_side side;
	ty_role role;
	bool variant;	 /* says that it holds another form of a title: trans-title, alt_title */
	bool translated; /* and that this one is a translation: trans-journal */
} ty_name;

ty_name ty_name_read(taiyaku_str name);
/* Never text, but what tells of texts: an id, a year. */
bool ty_role_is_data(ty_role role);

/* The names that were read last: those of records come again and again.  All-zero is empty. */
typedef struct ty_names {
	struct {
		char bytes[TY_STEM_MAX];
		size_t len;
		ty_name says;
	} slots[64];
} ty_names;

/* The same, without reading one that is known. */
ty_name ty_names_read(ty_names *names, taiyaku_str name);
/* The side that a BCP 47 tag or the name of a language says. */
ty_side ty_name_language(taiyaku_str tag);

#endif
