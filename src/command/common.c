/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The options that every command has, and those that several share: one wording and one meaning.
 */
#include "command/options.h"

#include "base/pair.h"

static const char *const colors[] = { "auto", "always", "never", NULL };

const ty_option ty_common_options[] = {
	{ .name = "store",
	  .type = TY_PATH,
	  .offset = offsetof(ty_common, store),
	  .value = "PATH",
	  .help = "the store, in place of $TAIYAKU_STORE or the user's own" },
	{ .name = "languages",
	  .type = TY_TEXT,
	  .offset = offsetof(ty_common, languages),
	  .value = "SRC:TGT",
	  .help = "the two languages of a file or of a new store (ja:en)" },
	{ .name = "kind",
	  .type = TY_CHOICE,
	  .offset = offsetof(ty_common, kind),
	  .value = "KIND",
	  .choices = ty_kind_names,
	  .help = "import, convert, add, edit: the pair becomes KIND; else: only pairs of KIND "
		  "(title, segment, term, name)" },
	{ .name = "memory",
	  .type = TY_TEXT,
	  .offset = offsetof(ty_common, memory),
	  .value = "NAME",
	  .help = "the named part of a store, a client or a project: import, convert, add, edit: "
		  "put into it; "
		  "else: only from it" },
	{ .name = "dry-run",
	  .letter = 'n',
	  .type = TY_FLAG,
	  .offset = offsetof(ty_common, dry_run),
	  .help = "say what would change, and change nothing" },
	{ .name = "json",
	  .type = TY_FLAG,
	  .offset = offsetof(ty_common, json),
	  .help = "results as JSON Lines, one object a result" },
	{ .name = "tsv",
	  .type = TY_FLAG,
	  .offset = offsetof(ty_common, tsv),
	  .help = "results as tab-separated fields, one line a result" },
	{ .name = "color",
	  .type = TY_CHOICE,
	  .offset = offsetof(ty_common, color),
	  .value = "WHEN",
	  .choices = colors,
	  .help = "colour: auto (on a terminal), always or never" },
	{ .name = "quiet",
	  .letter = 'q',
	  .type = TY_FLAG,
	  .offset = offsetof(ty_common, quiet),
	  .help = "no progress, no warnings, no reports: errors only" },
	{ .name = "help",
	  .letter = 'h',
	  .type = TY_FLAG,
	  .offset = offsetof(ty_common, help),
	  .help = "what a command does and an example" },
	{ .name = "version",
	  .type = TY_FLAG,
	  .offset = offsetof(ty_common, version),
	  .help = "the version of taiyaku" },
	{ 0 },
};

bool ty_common_applies(const ty_option *row, int uses)
{
	switch (row->offset) {
	case offsetof(ty_common, kind):
		return uses & TY_USES_KIND;
	case offsetof(ty_common, memory):
		return uses & TY_USES_MEMORY;
	case offsetof(ty_common, dry_run):
		return uses & TY_USES_DRY_RUN;
	default:
		return true;
	}
}

const ty_option ty_format_options[] = {
	{ .name = "from",
	  .type = TY_READABLE,
	  .offset = offsetof(ty_read_choice, from),
	  .value = "FORMAT",
	  .help = "the format of what is read, in place of a look at its content and name" },
	{ .name = "encoding",
	  .type = TY_TEXT,
	  .offset = offsetof(ty_read_choice, encoding),
	  .value = "NAME",
	  .help = "the encoding of what is read (Shift_JIS, EUC-JP, UTF-16LE, ...), in place of a "
		  "look at its content" },
	{ 0 },
};

const ty_option ty_record_options[] = {
	{ .name = "min-confidence",
	  .type = TY_NUMBER,
	  .offset = offsetof(ty_read_choice, min_confidence),
	  .value = "N",
	  .least = 0,
	  .most = 100,
	  .help = "of pairs found in documents, only those with confidence N or more (0-100)" },
	{ .name = "rejects",
	  .type = TY_PATH,
	  .offset = offsetof(ty_read_choice, rejects),
	  .value = "FILE",
	  .help = "keep the records that could not be read in FILE" },
	{ .name = "partial",
	  .type = TY_FLAG,
	  .offset = offsetof(ty_read_choice, partial),
	  .help = "of a file that is cut off, keep what comes before the cut" },
	{ 0 },
};

const ty_option ty_output_options[] = {
	{ .name = "output",
	  .letter = 'o',
	  .type = TY_PATH,
	  .offset = offsetof(ty_write_choice, output),
	  .value = "FILE",
	  .help = "write to FILE, which appears when it is complete, in place of standard output" },
	{ 0 },
};

const ty_option ty_write_options[] = {
	{ .name = "to",
	  .type = TY_WRITABLE,
	  .offset = offsetof(ty_write_choice, to),
	  .value = "FORMAT",
	  .help = "the format of what is written, in place of a look at the name of the file" },
	{ .name = "doctype",
	  .type = TY_FLAG,
	  .offset = offsetof(ty_write_choice, doctype),
	  .help = "TMX: with a DOCTYPE line" },
	{ .name = "gzip",
	  .type = TY_FLAG,
	  .offset = offsetof(ty_write_choice, gzip),
	  .help = "write it packed with gzip" },
	{ .name = "level",
	  .type = TY_NUMBER,
	  .offset = offsetof(ty_write_choice, level),
	  .value = "N",
	  .least = 1,
	  .most = 2,
	  .help = "TMX: 1 is text only, 2 keeps inline tags (2)" },
	{ 0 },
};

const ty_option ty_entry_options[] = {
	{ .name = "note",
	  .type = TY_TEXT,
	  .offset = offsetof(ty_entry_choice, note),
	  .value = "TEXT",
	  .help = "a note on the pair" },
	{ .name = "status",
	  .type = TY_CHOICE,
	  .offset = offsetof(ty_entry_choice, status),
	  .value = "STATUS",
	  .choices = ty_status_names,
	  .help = "approved, provisional, non-standard or forbidden" },
	{ .name = "reading",
	  .type = TY_TEXT,
	  .offset = offsetof(ty_entry_choice, reading),
	  .value = "KANA",
	  .help = "how the Japanese text is read" },
	{ 0 },
};

taiyaku_str ty_entry_status(const ty_entry_choice *choice)
{
	return ty_str(choice->status ? ty_status_names[choice->status - 1] : NULL);
}

const ty_option ty_select_options[] = {
	{ .name = "where",
	  .type = TY_TEXTS,
	  .offset = offsetof(ty_select_choice, where),
	  .value = "FIELD=VALUE",
	  .help = "only pairs whose FIELD is VALUE; FIELD~TEXT: has TEXT inside; != and !~: not "
		  "so; given several times, all must hold" },
	{ .name = "since",
	  .type = TY_TEXT,
	  .offset = offsetof(ty_select_choice, since),
	  .value = "DATE",
	  .help = "only pairs that were made or changed on DATE (2026-01-31) or later, as they say "
		  "themselves" },
	{ 0 },
};
