/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Filling gettext PO: an entry without a translation gets the best match as its msgstr, and where
 * that is to be looked at the flag fuzzy and the msgid it belongs to as "#| msgid".  An entry waits
 * for the one behind it, whose msgid is its context.
 */
#include <stdlib.h>

#include "base/error.h"
#include "tmx/fill.h"
#include "tmx/placeholders.h"
#include "tmx/po.h"

/* Written out at least so often, in bytes. */
enum { STEP = 1 << 15 };

static const taiyaku_str none = { NULL, 0 };

typedef struct span {
	size_t from, to;
} span;

/* An entry with the places of what is changed in it. */
typedef struct entry {
	ty_po_entry fields;
	size_t from, to;
	size_t keyword;	       /* where msgctxt or msgid begins */
	bool has_flags;	       /* there is a line "#," */
	span str[TY_PO_FORMS]; /* from the first quote to the last */
	ty_po_field open;      /* the field whose string may go on */
	const char *end;       /* of a line */
	ty_arena arena;
} entry;

typedef struct po {
	ty_fill *fill;
	ty_edit *edit;
	int side;
	entry *entries[2]; /* the one that waits, and the one being read */
	bool waits;
	size_t at;
	uint64_t line;
	ty_buf before;
	bool any;
} po;

/* ---- lines ---- */

static void reset_entry(entry *e)
{
	ty_po_entry_clear(&e->fields);
	ty_arena_reset(&e->arena);
	e->from = e->to = e->keyword = 0;
	e->has_flags = false;
	for (int i = 0; i < TY_PO_FORMS; i++)
		e->str[i] = (span){ 0, 0 };
	e->open = TY_PO_FIELDS;
	e->end = "\n";
}

/* The next line with its end; *there false: the file is at its end. */
static taiyaku_status next_line(taiyaku_str *out, bool *there, po *p, taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;
	bool more = true;
	taiyaku_str added;

	for (;;) {
		taiyaku_str text = ty_edit_text(p->edit, p->at);
		const char *lf = text.len ? memchr(text.data, '\n', text.len) : NULL;

		if (lf || (!more && text.len > 0)) {
			*out = ty_str_slice(text, 0, lf ? (size_t)(lf - text.data) + 1 : text.len);
			*there = true;
			return TAIYAKU_OK;
		}
		*there = more;
		if (!more)
			return TAIYAKU_OK;
		status = ty_edit_more(&added, &more, p->edit, err);
		if (status)
			return status;
	}
}

/* Where the string on a line of msgstr stands. */
static void note_string(entry *e, taiyaku_str line, size_t at)
{
	size_t from = ty_str_find(line, TY_STR("\""), 0), to = line.len;
	span *str;

	if (e->open < TY_PO_STR || e->open >= TY_PO_STR + TY_PO_FORMS || from == SIZE_MAX)
		return;
	str = &e->str[e->open - TY_PO_STR];
	while (to > from && line.data[to - 1] != '"')
		to--;
	if (str->to == 0)
		str->from = at + from;
	str->to = at + to;
}

/* What a line says of places. */
static void note_line(entry *e, taiyaku_str line, size_t at)
{
	taiyaku_str text = ty_str_trim(line);

	if (ty_str_starts(text, TY_STR("#,"))) {
		e->has_flags = true;
	} else if (ty_str_starts(text, TY_STR("msg"))) {
		if (e->keyword == 0)
			e->keyword = at + 1; /* 0 is none */
		e->open = e->fields.open;
		note_string(e, line, at);
	} else if (ty_str_starts(text, TY_STR("\""))) {
		note_string(e, line, at);
	}
	e->end = ty_str_ends(line, TY_STR("\r\n")) ? "\r\n" : "\n";
}

/* ---- what is filled in ---- */

/* One string to be filled in. */
typedef struct form {
	const ty_known *known;
	taiyaku_str id, text;
	bool review;
} form;

/* The best, or one as good that was found under the same context. */
static const ty_known *best_of(const ty_knowledge *knowledge, taiyaku_str context)
{
	for (size_t i = 0; i < knowledge->n; i++)
		if (knowledge->list[i].score == knowledge->list[0].score &&
		    ty_str_equal(knowledge->list[i].context, context))
			return &knowledge->list[i];
	return knowledge->n ? &knowledge->list[0] : NULL;
}

static bool is_format(taiyaku_str flags)
{
	while (flags.len > 0) {
		taiyaku_str flag = ty_str_trim(ty_str_next(&flags, ','));

		if (ty_str_ends(flag, TY_STR("-format")) && !ty_str_starts(flag, TY_STR("no-")))
			return true;
	}
	return false;
}

/* msgfmt refuses a file of which one text begins or ends with a line end, and the other not. */
static bool align_ends(taiyaku_str *text, ty_arena *arena, taiyaku_str id)
{
	const taiyaku_str end = TY_STR("\n");
	taiyaku_str inner = *text;
	ty_buf made = { 0 };
	bool ok;

	while (ty_str_starts(inner, end))
		inner = ty_str_slice(inner, 1, inner.len);
	while (ty_str_ends(inner, end))
		inner.len--;
	if (ty_str_starts(id, end))
		ty_buf_add(&made,
			   ty_str_starts(*text, end)
				   ? ty_str_slice(*text, 0, (size_t)(inner.data - text->data))
				   : end);
	ty_buf_add(&made, inner);
	if (ty_str_ends(id, end))
		ty_buf_add(&made, end);
	ok = !made.failed && ty_arena_copy(text, arena, ty_buf_str(&made));
	ty_buf_free(&made);
	return ok;
}

static bool make_form(form *out, entry *e, const ty_known *known, taiyaku_str id)
{
	taiyaku_str context = ty_po_text(&e->fields, TY_PO_CONTEXT);
	ty_coded file, made;

	*out = (form){ .known = known, .id = id };
	if (!ty_coded_new(&file, &e->arena, id) ||
	    !ty_fill_make(&made, &out->review, &e->arena, known, &file) ||
	    !ty_placeholders_carry(&out->text, &e->arena, id, known->text[0], made.text) ||
	    !align_ends(&out->text, &e->arena, id))
		return false;
	out->review |= known->context.len > 0 && !ty_str_equal(known->context, context);
	if (is_format(ty_po_text(&e->fields, TY_PO_FLAGS)))
		out->review |= !ty_placeholders_same(id, out->text);
	return true;
}

static void add_previous(ty_buf *to, const entry *e, const char *keyword, taiyaku_str text)
{
	ty_buf_print(to, "#| %s ", keyword);
	ty_po_quote(to, "#| ", text, e->end);
	ty_buf_add(to, ty_str(e->end));
}

/* The lines of an entry before its msgstr: the flag goes into the first of flags, the others, or
 * else the keyword, get what is new before them, and lines "#|" go, in whatever order they stand.
 */
static void mark_lines(po *p, const entry *e, taiyaku_str new_lines)
{
	taiyaku_str rest = ty_str_slice(ty_edit_text(p->edit, e->from), 0, e->to - e->from);
	bool flag = !e->fields.fuzzy && e->has_flags, marked = false;

	while (rest.len > 0) {
		size_t at = e->to - rest.len, end;
		taiyaku_str line = ty_str_next(&rest, '\n'), text = ty_str_trim(line);

		end = e->to - rest.len;
		if (ty_str_starts(text, TY_STR("msgstr")))
			return;
		if (ty_str_starts(text, TY_STR("#,")) && flag) {
			at += (size_t)(text.data - line.data) + 2;
			ty_edit_replace(p->edit, at, at, TY_STR(" fuzzy,"));
			flag = false;
		} else if (ty_str_starts(text, TY_STR("#|"))) {
			ty_edit_replace(p->edit, at, end, marked ? none : new_lines);
			marked = true;
		} else if (at == e->keyword - 1 && !marked) {
			ty_edit_replace(p->edit, at, at, new_lines);
			marked = true;
		}
	}
}

/* The flag, and the texts that the translations belong to, before the keywords. */
static taiyaku_status mark_fuzzy(po *p, const entry *e, const form *one, const form *other,
				 taiyaku_error *err)
{
	bool differs = !ty_str_equal(one->known->text[0], one->id) ||
		       (other && !ty_str_equal(other->known->text[0], other->id));
	ty_buf lines = { 0 };
	taiyaku_status status;

	if (!e->fields.fuzzy && !e->has_flags)
		ty_buf_print(&lines, "#, fuzzy%s", e->end);
	if (differs) {
		add_previous(&lines, e, "msgid", one->known->text[0]);
		if (other)
			add_previous(&lines, e, "msgid_plural", other->known->text[0]);
	}
	status = ty_buf_status(&lines, err);
	if (!status)
		mark_lines(p, e, ty_buf_str(&lines));
	ty_buf_free(&lines);
	return status;
}

/* The form whose string stands next behind a place. */
static size_t next_form(const entry *e, size_t forms, size_t behind)
{
	size_t next = forms;

	for (size_t i = 0; i < forms; i++)
		if (e->str[i].from >= behind &&
		    (next == forms || e->str[i].from < e->str[next].from))
			next = i;
	return next;
}

static taiyaku_status write_entry(po *p, const entry *e, const form *singular, const form *plural,
				  taiyaku_error *err)
{
	bool review = singular->review || (plural && plural->review);
	size_t forms = 0;
	ty_buf str = { 0 };
	taiyaku_status status = TAIYAKU_OK;

	ty_edit_settle(p->edit, true);
	if (review)
		status = mark_fuzzy(p, e, singular, plural, err);
	while (forms < TY_PO_FORMS && e->fields.has[TY_PO_STR + forms])
		forms++;
	for (size_t i = next_form(e, forms, 0); !status && i < forms;
	     i = next_form(e, forms, e->str[i].to)) {
		const form *one = plural && (i > 0 || forms == 1) ? plural : singular;

		ty_buf_clear(&str);
		ty_po_quote(&str, "", one->text, e->end);
		status = ty_buf_status(&str, err);
		if (!status)
			ty_edit_replace(p->edit, e->str[i].from, e->str[i].to, ty_buf_str(&str));
	}
	ty_buf_free(&str);
	ty_fill_count(p->fill, review);
	return status;
}

/* What is known of both texts of a plural, or of the only one there is. */
static taiyaku_status fill_known(po *p, entry *e, const ty_known *singular, const ty_known *plural,
				 taiyaku_error *err)
{
	bool both = e->fields.has[TY_PO_PLURAL];
	const ty_known *first = singular ? singular : plural;
	form one, other;

	if (!first || !ty_fill_wanted(p->fill, first, true))
		return TAIYAKU_OK;
	if (both && (!plural || !ty_fill_wanted(p->fill, plural, true)))
		plural = first;
	if (!make_form(&one, e, first, ty_po_text(&e->fields, TY_PO_ID)) ||
	    (both && !make_form(&other, e, plural, ty_po_text(&e->fields, TY_PO_PLURAL))))
		return ty_fail_memory(err);
	if (both && (!singular || plural == singular)) /* one stands for the other */
		one.review = other.review = true;
	if (!ty_edit_can(p->edit, one.text) || (both && !ty_edit_can(p->edit, other.text)) ||
	    !ty_edit_can(p->edit, one.known->text[0])) {
		ty_fill_skip(p->fill, e->fields.line,
			     "the encoding of the file lacks characters of the translation");
		return TAIYAKU_OK;
	}
	return write_entry(p, e, &one, both ? &other : NULL, err);
}

static bool is_open(const entry *e)
{
	for (int i = 0; i < TY_PO_FORMS; i++)
		if (e->fields.fields[TY_PO_STR + i].len > 0)
			return false;
	return !e->fields.obsolete;
}

static taiyaku_status ask(po *p, entry *e, taiyaku_str after, taiyaku_error *err)
{
	const taiyaku_str context = ty_po_text(&e->fields, TY_PO_CONTEXT);
	taiyaku_segment query = { .text = ty_po_text(&e->fields, TY_PO_ID),
				  .in_context = true,
				  .before = ty_buf_str(&p->before),
				  .after = after };
	const taiyaku_segment plural = { .text = ty_po_text(&e->fields, TY_PO_PLURAL) };
	ty_knowledge known, known_plural = { NULL, 0 };
	taiyaku_status status = ty_fill_ask(p->fill, &known, &e->arena, &query, p->side, err);

	if (!status && plural.text.len > 0)
		status =
			p->fill->ask(p->fill->ctx, &known_plural, &e->arena, &plural, p->side, err);
	return status ? status
		      : fill_known(p, e, best_of(&known, context), best_of(&known_plural, context),
				   err);
}

/* The header of a template: its encoding is named when something is put in. */
static taiyaku_status take_header(po *p, const entry *e, taiyaku_error *err)
{
	const taiyaku_str name = TY_STR("CHARSET");
	taiyaku_str text = ty_str_slice(ty_edit_text(p->edit, e->from), 0, e->to - e->from);
	size_t at = ty_str_find(text, TY_STR("charset=CHARSET"), 0);

	if (at == SIZE_MAX)
		return TAIYAKU_OK;
	at += e->from + sizeof "charset=" - 1;
	return ty_edit_hold(p->edit, at, at + name.len, TY_STR("UTF-8"), err);
}

/* All is known of the entry that waits. */
static taiyaku_status finish_entry(po *p, const entry *behind, taiyaku_error *err)
{
	entry *e = p->entries[0];
	const char *fault = ty_po_fault(&e->fields);
	taiyaku_status status = TAIYAKU_OK;

	if (!p->waits)
		return TAIYAKU_OK;
	p->waits = false;
	if (fault) {
		ty_fill_skip(p->fill, e->fields.fault ? e->fields.fault_line : e->fields.line,
			     fault);
	} else if (ty_po_is_header(&e->fields)) {
		status = take_header(p, e, err);
	} else if (e->fields.has[TY_PO_ID]) {
		taiyaku_str id = ty_po_text(&e->fields, TY_PO_ID);

		if (is_open(e))
			status = ask(p, e, behind ? ty_po_text(&behind->fields, TY_PO_ID) : none,
				     err);
		else
			p->fill->counts.translated += !e->fields.obsolete;
		ty_buf_clear(&p->before);
		ty_buf_add(&p->before, id);
	}
	return status ? status : ty_edit_pass(p->edit, e->to, err);
}

/* ---- the file ---- */

/* The entry that was read waits now. */
static taiyaku_status take_entry(po *p, taiyaku_error *err)
{
	entry *e = p->entries[1];
	taiyaku_status status;

	if (e->fields.line == 0)
		return TAIYAKU_OK;
	p->any |= e->fields.has[TY_PO_ID];
	e->to = p->at;
	status = finish_entry(p, e, err);
	p->entries[1] = p->entries[0];
	p->entries[0] = e;
	p->waits = true;
	reset_entry(p->entries[1]);
	return status;
}

static taiyaku_status take_line(po *p, taiyaku_str line, taiyaku_error *err)
{
	entry *e = p->entries[1];
	taiyaku_str text = line;
	taiyaku_status status = TAIYAKU_OK;

	while (ty_str_ends(text, TY_STR("\n")) || ty_str_ends(text, TY_STR("\r")))
		text.len--;
	p->line++;
	if (e->fields.line > 0 && ty_po_ends(&e->fields, text))
		status = take_entry(p, err);
	if (status)
		return status;
	e = p->entries[1];
	if (ty_str_trim(text).len > 0) {
		if (e->fields.line == 0)
			e->from = p->at;
		ty_po_add_line(&e->fields, text, p->line);
		note_line(e, line, p->at);
	}
	p->at += line.len;
	if (p->waits || e->fields.line > 0 || p->at < ty_edit_start(p->edit) + STEP)
		return TAIYAKU_OK;
	return ty_edit_pass(p->edit, p->at, err);
}

static taiyaku_status read_lines(po *p, taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;
	const ty_po_entry *last = &p->entries[1]->fields;
	taiyaku_str line;
	bool there = true;

	while (!status && there) {
		status = next_line(&line, &there, p, err);
		if (!status && there)
			status = take_line(p, line, err);
	}
	last = &p->entries[1]->fields;
	if (!status && ty_po_cut(last, p->line))
		return ty_fail_at(err, TAIYAKU_ESYNTAX, p->fill->name, last->line, 0,
				  "the file is cut off: %s", ty_po_cut(last, p->line));
	if (!status)
		status = take_entry(p, err);
	if (!status && !p->any)
		status = ty_fail_at(err, TAIYAKU_ESYNTAX, p->fill->name, 0, 0, "there is no entry");
	if (!status)
		status = finish_entry(p, NULL, err);
	if (!status)
		status = ty_edit_pass(p->edit, p->at, err);
	ty_edit_settle(p->edit, false);
	return status;
}

static void free_entry(entry *e)
{
	if (!e)
		return;
	ty_po_entry_free(&e->fields);
	ty_arena_free(&e->arena);
	free(e);
}

taiyaku_status ty_fill_po(ty_fill *fill, taiyaku_error *err)
{
	po p = { .fill = fill, .edit = fill->edit };
	bool turned = false;
	taiyaku_status status =
		ty_po_turned(&turned, fill->in, fill->options->encoding, &fill->languages, err);

	p.side = turned ? TAIYAKU_TARGET : TAIYAKU_SOURCE;
	for (int i = 0; !status && i < 2; i++) {
		p.entries[i] = calloc(1, sizeof *p.entries[i]);
		if (p.entries[i])
			reset_entry(p.entries[i]);
		else
			status = ty_fail_memory(err);
	}
	if (!status)
		status = read_lines(&p, err);
	free_entry(p.entries[0]);
	free_entry(p.entries[1]);
	ty_buf_free(&p.before);
	return status;
}
