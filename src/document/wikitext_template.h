/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Templates of wikitext as records: the parameters by their names, those without a name by what
 * their position means in the templates that hold Japanese with English.
 */
#ifndef TY_EXTRACT_WIKITEXT_TEMPLATE_H
#define TY_EXTRACT_WIKITEXT_TEMPLATE_H

#include "document/wikitext_inline.h"

/* The template between the braces at from..to; without fields where it says that it is about
 * another language than Japanese.  Borrowed until the next call with these builders. */
TAIYAKU_CHECKED taiyaku_status ty_wiki_record(const ty_record **out, ty_record_builder *to_record,
					      ty_block_builder *value_builder, ty_wiki_unit *unit,
					      size_t from, size_t to, taiyaku_error *err);

/* One of the templates of Wiktionary that stand above the senses of a Japanese word. */
bool ty_wiki_is_headword(taiyaku_str name);

#endif
