/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Source code: its strings with what they are called and what stands beside them, its comments.
 * The language is told by the name of the file; nothing here runs or parses a program.
 */
#include "document/document.h"
#include "document/fragment.h"
#include "document/literals.h"

/* Where no name tells the language: what most languages have in common. */
static const ty_syntax *syntax_of(taiyaku_str name)
{
	const ty_syntax *syntax = ty_syntax_named(name);

	return syntax ? syntax : ty_syntax_named(TY_STR("js"));
}

static taiyaku_status read_text(ty_pairs *pairs, ty_text *text, taiyaku_str name,
				taiyaku_error *err)
{
	ty_chars chars = ty_chars_of_text(text, err);

	return ty_literals_read(pairs, &chars, syntax_of(ty_document_extension(name)), 0, err);
}

static taiyaku_status read(ty_reading *reading, taiyaku_error *err)
{
	return ty_document_read(reading, read_text, err);
}

static taiyaku_status read_fragment(ty_pairs *pairs, const ty_fragment *fragment,
				    taiyaku_error *err)
{
	ty_chars chars = ty_chars_of_memory(fragment->text, fragment->line);

	return ty_literals_read(pairs, &chars, syntax_of(fragment->name), fragment->depth, err);
}

const ty_fragment_reader ty_fragment_code = { TY_SYNTAX_NAMES, NULL, read_fragment };

const ty_format ty_format_code = { .info = { .name = "code",
					     .title = "source code: strings and comments",
					     .extensions = TY_SYNTAX_NAMES,
					     .reads = true,
					     .document = true },
				   .read = read };
