/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Files of settings as lines "key = value" below lines "[section]", where a key can say a language:
 * "Name[ja]=題" of desktop entries, and "@name:ja 題" in the comment a user script begins with.
 * Comments are text.
 */
#include "document/fragment.h"
#include "document/lines.h"
#include "document/nest.h"
#include "format.h"

typedef struct ini {
	ty_nest *nest; /* NULL before the first line */
	bool section;  /* one is open */
} ini;

/* A line that is a field: its name without the language, the language, the value. */
static bool field_of(ty_field *out, taiyaku_str line)
{
	bool script = line.len > 0 && line.data[0] == '@';
	size_t end = 0;

	line = ty_str_slice(line, script, line.len);
	while (end < line.len && !memchr(script ? " \t:" : "=[", line.data[end], script ? 3 : 2))
		end++;
	if (end == 0 || end == line.len)
		return false;
	*out = (ty_field){ .name = ty_str_trim(ty_str_slice(line, 0, end)) };
	if (line.data[end] == '[' || line.data[end] == ':') {
		size_t from = ++end;

		while (end < line.len && !memchr("] \t", line.data[end], 3))
			end++;
		out->lang = ty_str_slice(line, from, end);
		if (!script && (end == line.len || line.data[end] != ']'))
			return false;
		end += !script;
	}
	line = ty_str_trim(ty_str_slice(line, end, line.len));
	if (!script && (line.len == 0 || line.data[0] != '='))
		return false;
	out->text = ty_str_trim(ty_str_slice(line, !script, line.len));
	return true;
}

static taiyaku_str without_quotes(taiyaku_str text)
{
	bool quoted = text.len > 1 && (text.data[0] == '"' || text.data[0] == '\'') &&
		      text.data[text.len - 1] == text.data[0];

	return quoted ? ty_str_slice(text, 1, text.len - 1) : text;
}

static taiyaku_status begin_section(ini *i, taiyaku_str name, uint64_t line, taiyaku_error *err)
{
	taiyaku_status status = i->section ? ty_nest_close(i->nest, err) : TAIYAKU_OK;

	i->section = true;
	return status ? status : ty_nest_open(i->nest, TY_NEST_OBJECT, name, line, err);
}

/* A comment, or whatever is no field. */
static taiyaku_status give_text(ty_pairs *pairs, taiyaku_str text, uint64_t line,
				taiyaku_error *err)
{
	ty_block block = { .kind = TY_BLOCK_STRING, .line = line };

	while (text.len && memchr("#; \t", text.data[0], 4))
		text = ty_str_slice(text, 1, text.len);
	block.text = text;
	return ty_pairs_want(pairs, text) ? ty_pairs_block(pairs, &block, err) : TAIYAKU_OK;
}

static taiyaku_status read_line(void *ctx, ty_pairs *pairs, taiyaku_str line, uint64_t number,
				taiyaku_error *err)
{
	ini *i = ctx;
	ty_field field;
	taiyaku_status status =
		i->nest ? TAIYAKU_OK : ty_nest_new(&i->nest, pairs, TY_NEST_OBJECT, err);

	line = ty_str_trim(line);
	if (status || line.len == 0)
		return status;
	if (line.data[0] == '[' && line.data[line.len - 1] == ']')
		return begin_section(i, ty_str_slice(line, 1, line.len - 1), number, err);
	if (!memchr("#;", line.data[0], 2) && field_of(&field, line)) {
		field.line = number;
		field.text = without_quotes(field.text);
		/* "a;b;" is a list. */
		return ty_str_ends(field.text, TY_STR(";")) ? TAIYAKU_OK
							    : ty_nest_add(i->nest, &field, err);
	}
	return give_text(pairs, line, number, err);
}

static taiyaku_status read_end(void *ctx, ty_pairs *pairs, taiyaku_error *err)
{
	ini *i = ctx;

	(void)pairs;
	return i->nest ? ty_nest_break(i->nest, err) : TAIYAKU_OK;
}

static const ty_line_reader lines = { .line = read_line, .end = read_end, .short_lines = true };

static taiyaku_status read(ty_reading *reading, taiyaku_error *err)
{
	ini i = { .section = false };
	taiyaku_status status = ty_lines_read(reading, &lines, &i, err);

	ty_nest_free(i.nest);
	return status;
}

static taiyaku_status read_fragment(ty_pairs *pairs, const ty_fragment *fragment,
				    taiyaku_error *err)
{
	ini i = { .section = false };
	taiyaku_status status =
		ty_lines_text(pairs, fragment->text, fragment->line, &lines, &i, err);

	ty_nest_free(i.nest);
	return status;
}

/* What begins a desktop entry or a user script; sections and keys alone begin other things too. */
static int sniff(const ty_head *head)
{
	taiyaku_str rest = head->text;
	bool section = false;

	for (int n = 0; n < 40 && rest.data; n++) {
		taiyaku_str line = ty_str_trim(ty_str_next(&rest, '\n'));
		ty_field field;

		if (line.len == 0 || line.data[0] == '#')
			continue;
		if (!section && ty_str_is(line, "==UserScript=="))
			return 90;
		if (ty_str_is(line, "[Desktop Entry]"))
			return 90;
		section |= line.data[0] == '[';
		if (!section)
			return 0;
		if (field_of(&field, line) && field.lang.len > 1 && line.data[0] != '@')
			return 80;
	}
	return 0;
}

const ty_fragment_reader ty_fragment_ini = { "ini desktop cfg", sniff, read_fragment };

const ty_format ty_format_ini = {
	.info = { .name = "ini",
		  .title = "INI files, desktop entries, headers of user scripts",
		  .extensions = "ini desktop directory notifyrc",
		  .reads = true,
		  .document = true },
	.sniff = sniff,
	.read = read,
};
