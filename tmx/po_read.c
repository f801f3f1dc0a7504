/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The reading half of po.h.  Which side of an entry is in which language is decided by the scripts
 * in the beginning of the file, and where they tell nothing by its header.  A plural entry is a
 * pair that carries the further forms, and a pair for each of these.
 */
#include "tmx/po.h"

#include <stdio.h>

#include "base/draft.h"
#include "base/error.h"
#include "base/origin.h"
#include "base/pair.h"
#include "base/tag.h"
#include "text/convert.h"
#include "text/detect.h"
#include "text/direction.h"
#include "text/utf8.h"
#include "tmx/po_check.h"

/* Room for the name of an encoding. */
enum { CHARSET_SIZE = 64 };

typedef struct reader {
	ty_reading *reading;
	ty_po_entry entry;
	ty_po_check check;
	ty_arena arena;	 /* reset for each entry */
	bool looking;	 /* only at the beginning, for the direction */
	bool past_first; /* an entry was seen */
	bool turned;	 /* msgid is in the target language */
	ty_direction direction;
	char language[32], source_language[32]; /* of the header */
} reader;

int ty_po_sniff(const ty_head *head)
{
	taiyaku_str rest = head->text;
	bool id = false;

	while (rest.len > 0) {
		taiyaku_str line = ty_str_trim(ty_str_next(&rest, '\n'));

		if (ty_str_starts(line, TY_STR("#~ ")))
			line = ty_str_slice(line, 3, line.len);
		if (ty_str_starts(line, TY_STR("msgid \"")))
			id = true;
		else if (id && (ty_str_starts(line, TY_STR("msgstr \"")) ||
				ty_str_starts(line, TY_STR("msgstr[0] \""))))
			return 95;
		else if (line.len > 0 && line.data[0] != '#' && line.data[0] != '"' &&
			 !ty_str_starts(line, TY_STR("msg")))
			return 0;
	}
	return id ? 60 : 0;
}

/* ---- the header ---- */

static void keep_header(char *to, size_t size, taiyaku_str header, const char *name)
{
	while (header.len > 0) {
		taiyaku_str line = ty_str_next(&header, '\n');
		size_t colon = ty_str_find(line, TY_STR(":"), 0);

		if (colon == SIZE_MAX ||
		    !ty_str_equal_ascii_case(ty_str_slice(line, 0, colon), ty_str(name)))
			continue;
		line = ty_str_trim(ty_str_slice(line, colon + 1, line.len));
		snprintf(to, size, "%.*s", TY_ARG(line));
	}
}

static void read_header(reader *r)
{
	taiyaku_str header = ty_po_text(&r->entry, TY_PO_STR);

	keep_header(r->language, sizeof r->language, header, "Language");
	keep_header(r->source_language, sizeof r->source_language, header, "X-Source-Language");
}

/* A header that names both languages is believed, as one that names a single language is often a
 * template's: then the texts say it, where they can. */
static taiyaku_status decide_direction(reader *r, taiyaku_error *err)
{
	const taiyaku_languages *languages = &r->reading->options->languages;
	int target = ty_tag_side(ty_str(r->language), languages);
	int source = ty_tag_side(ty_str(r->source_language), languages);

	if (target >= 0 && source >= 0 && target != source)
		r->turned = target == TAIYAKU_SOURCE;
	else if (r->direction.straight != r->direction.turned)
		r->turned = ty_direction_turned(&r->direction);
	else if (target >= 0)
		r->turned = target == TAIYAKU_SOURCE;
	else if (source >= 0)
		r->turned = source == TAIYAKU_TARGET;
	else if (*r->language && !r->reading->options->sources && r->reading->to)
		return ty_fail_at(err, TAIYAKU_EARGUMENT, ty_input_name(r->reading->in), 0, 0,
				  "the translations are in %s, not %.*s or %.*s", r->language,
				  TY_ARG(languages->source), TY_ARG(languages->target));
	return TAIYAKU_OK;
}

/* ---- an entry ---- */

static bool copy(reader *r, ty_draft *draft, taiyaku_str *out, taiyaku_str s)
{
	if (!ty_arena_copy(out, &r->arena, s))
		draft->failed = true;
	return !draft->failed;
}

/* A prop in the language of msgid, or of msgstr, whichever these are. */
static void add_sided(reader *r, ty_draft *draft, bool translation, const char *name,
		      taiyaku_str value)
{
	const taiyaku_languages *languages = &r->reading->options->languages;
	bool target = translation != r->turned;
	taiyaku_str type;

	if (value.len == 0)
		return;
	if (!ty_tag_prefix(&type, &r->arena, languages, target, ty_str(name)))
		draft->failed = true;
	else
		ty_draft_prop(draft, type, value);
}

/* "file:12", "file", or one with isolates around it; *rest moves past it. */
static bool next_reference(taiyaku_origin *out, taiyaku_str *rest)
{
	taiyaku_str one, number;
	size_t end = 0, colon;

	*out = (taiyaku_origin){ 0 };
	*rest = ty_str_trim(*rest);
	if (rest->len == 0)
		return false;
	if (ty_str_starts(*rest, TY_STR(TY_PO_FSI))) {
		end = ty_str_find(*rest, TY_STR(TY_PO_PDI), 0);
		end = end == SIZE_MAX ? 0 : end;
	}
	while (end < rest->len && !strchr(" \t\n", rest->data[end]))
		end++;
	one = ty_str_slice(*rest, 0, end);
	*rest = ty_str_slice(*rest, end, rest->len);
	colon = one.len;
	while (colon > 0 && one.data[colon - 1] != ':')
		colon--;
	number = ty_str_slice(one, colon, one.len);
	if (ty_str_starts(one, TY_STR(TY_PO_FSI)) && ty_str_ends(number, TY_STR(TY_PO_PDI)))
		number.len -= sizeof TY_PO_PDI - 1;
	out->file = one;
	if (colon > 1 && ty_str_number(&out->line, number, UINT64_MAX))
		out->file = ty_str_slice(one, 0, colon - 1);
	if (ty_str_starts(out->file, TY_STR(TY_PO_FSI)))
		out->file = ty_str_slice(out->file, sizeof TY_PO_FSI - 1, out->file.len);
	if (ty_str_ends(out->file, TY_STR(TY_PO_PDI)))
		out->file.len -= sizeof TY_PO_PDI - 1;
	return true;
}

static void add_references(reader *r, ty_draft *draft)
{
	taiyaku_str rest = ty_po_text(&r->entry, TY_PO_REFERENCES);
	taiyaku_origin origin;

	while (next_reference(&origin, &rest))
		ty_draft_origin(draft, &origin);
}

/* "taiyaku NAME: VALUE", written by ourselves; false: some other comment. */
static bool take_ours(reader *r, ty_draft *draft, taiyaku_str line)
{
	taiyaku_pair *pair = &draft->pair;
	size_t colon = ty_str_find(line, TY_STR(": "), 0);
	ty_buf plain = { 0 };
	taiyaku_str name, value;
	bool is = true;

	if (!ty_str_starts(line, TY_STR(TY_PO_OURS)) || colon == SIZE_MAX)
		return false;
	name = ty_str_slice(line, sizeof TY_PO_OURS - 1, colon);
	value = ty_str_slice(line, colon + 2, line.len);
	is = ty_po_unescape(&plain, value) && ty_utf8_valid(ty_buf_str(&plain)) == plain.len;
	if (is && !copy(r, draft, &value, ty_buf_str(&plain)))
		is = false;
	ty_buf_free(&plain);
	if (!is)
		return false;
	if (ty_str_is(name, "reading"))
		pair->reading = value;
	else if (ty_str_is(name, "memory"))
		pair->memory = value;
	else if (ty_str_is(name, "tuid"))
		pair->tuid = value;
	else if (ty_str_is(name, "status") && ty_pair_is_status(value))
		pair->status = value;
	else if (ty_str_is(name, "kind"))
		pair->kind = taiyaku_kind_from(value);
	else if (ty_str_starts(name, TY_STR("prop ")) && name.len > 5)
		ty_draft_prop(draft, ty_str_slice(name, 5, name.len), value);
	else if (ty_str_is(name, "origin")) {
		taiyaku_origin origin;

		if (!ty_origin_parse(&origin, &is, &r->arena, value))
			draft->failed = true;
		else if (is)
			ty_draft_origin(draft, &origin);
	} else {
		is = false;
	}
	return is;
}

/* Comments of ours become fields, the others stay a prop, line by line as they were. */
static void add_extracted(reader *r, ty_draft *draft)
{
	taiyaku_str rest = ty_po_text(&r->entry, TY_PO_EXTRACTED), kept;
	ty_buf others = { 0 };
	bool first = true;

	while (rest.data) {
		taiyaku_str line = ty_str_next(&rest, '\n');

		if (take_ours(r, draft, line))
			continue;
		if (!first)
			ty_buf_byte(&others, '\n');
		ty_buf_add(&others, line);
		first = false;
	}
	if (others.failed)
		draft->failed = true;
	if (copy(r, draft, &kept, ty_buf_str(&others)))
		ty_draft_prop(draft, TY_STR("extracted-comment"), kept);
	ty_buf_free(&others);
}

/* "taiyaku:2:CONTEXT" told apart entries that have the same msgid; the context is what follows,
 * also where a program has put such contexts together. */
static taiyaku_str plain_context(taiyaku_str context)
{
	for (;;) {
		taiyaku_str rest = context, name = ty_str_next(&rest, ':');
		taiyaku_str number = ty_str_next(&rest, ':');
		uint64_t n;

		if (!ty_str_is(name, "taiyaku") || !ty_str_number(&n, number, UINT64_MAX) ||
		    !rest.data)
			return context;
		context = rest;
	}
}

/* What all pairs of an entry have. */
static void fill(reader *r, ty_draft *draft)
{
	const ty_po_entry *e = &r->entry;

	ty_draft_start(draft, &r->arena);
	draft->pair.note = ty_po_text(e, TY_PO_COMMENT);
	ty_draft_prop(draft, TY_STR("msgctxt"), plain_context(ty_po_text(e, TY_PO_CONTEXT)));
	ty_draft_prop(draft, TY_STR("flags"), ty_po_text(e, TY_PO_FLAGS));
	add_extracted(r, draft);
	add_references(r, draft);
	ty_draft_prop(draft, TY_STR("previous-msgctxt"), ty_po_text(e, TY_PO_PREVIOUS_CONTEXT));
	add_sided(r, draft, false, "previous-msgid", ty_po_text(e, TY_PO_PREVIOUS_ID));
	add_sided(r, draft, false, "previous-msgid_plural", ty_po_text(e, TY_PO_PREVIOUS_PLURAL));
	if (e->obsolete)
		ty_draft_prop(draft, TY_STR("obsolete"), TY_STR("yes"));
	if (e->fuzzy && draft->pair.status.len == 0)
		draft->pair.status = TY_STR("provisional");
}

static taiyaku_status push(reader *r, ty_draft *draft, taiyaku_str id, taiyaku_str str,
			   taiyaku_error *err)
{
	draft->pair.text[r->turned] = id;
	draft->pair.text[!r->turned] = str;
	if (draft->failed)
		return ty_fail_memory(err);
	return ty_reading_pair(r->reading, &draft->pair, err);
}

/* msgid_plural with each form but the first, or with the only one there is. */
static taiyaku_status push_plurals(reader *r, taiyaku_error *err)
{
	const ty_po_entry *e = &r->entry;
	taiyaku_str id = ty_po_text(e, TY_PO_ID), plural = ty_po_text(e, TY_PO_PLURAL);
	taiyaku_status status = TAIYAKU_OK;
	int first = e->has[TY_PO_STR + 1] ? 1 : 0;

	for (int i = first; !status && i < TY_PO_FORMS; i++) {
		taiyaku_str str = ty_po_text(e, (ty_po_field)(TY_PO_STR + i));
		ty_draft draft;

		if (str.len == 0 || plural.len == 0 || (i == 0 && ty_str_equal(id, plural)))
			continue;
		fill(r, &draft);
		add_sided(r, &draft, false, "plural-of", id);
		status = push(r, &draft, plural, str, err);
	}
	return status;
}

/* What is to be translated, be it or not. */
static taiyaku_status push_sources(reader *r, taiyaku_error *err)
{
	const ty_po_entry *e = &r->entry;
	taiyaku_pair pair = {
		.kind = TAIYAKU_SEGMENT,
		.text = { ty_po_text(e, TY_PO_ID), ty_po_text(e, TY_PO_STR) },
	};
	taiyaku_status status = TAIYAKU_OK;

	if (e->obsolete)
		return TAIYAKU_OK;
	status = ty_reading_pair(r->reading, &pair, err);
	pair.text[TAIYAKU_SOURCE] = ty_po_text(e, TY_PO_PLURAL);
	if (status || !e->has[TY_PO_PLURAL] || ty_str_equal(pair.text[0], ty_po_text(e, TY_PO_ID)))
		return status;
	return ty_reading_pair(r->reading, &pair, err);
}

static taiyaku_status push_entry(reader *r, taiyaku_error *err)
{
	const ty_po_entry *e = &r->entry;
	taiyaku_str str = ty_po_text(e, TY_PO_STR);
	taiyaku_status status = TAIYAKU_OK;
	ty_draft draft;

	if (!ty_str_is_blank(str) && !ty_str_is_blank(ty_po_text(e, TY_PO_ID))) {
		fill(r, &draft);
		add_sided(r, &draft, false, "msgid_plural", ty_po_text(e, TY_PO_PLURAL));
		for (int i = 1; i < TY_PO_FORMS; i++) {
			char name[16]; /* copied with its prefix */

			if (!e->has[TY_PO_STR + i])
				continue;
			snprintf(name, sizeof name, "msgstr[%d]", i);
			add_sided(r, &draft, true, name,
				  ty_po_text(e, (ty_po_field)(TY_PO_STR + i)));
		}
		status = push(r, &draft, ty_po_text(e, TY_PO_ID), str, err);
	}
	return status || !e->has[TY_PO_PLURAL] ? status : push_plurals(r, err);
}

const char *ty_po_fault(const ty_po_entry *e)
{
	if (e->fault)
		return e->fault;
	if (e->raw.failed)
		return "the entry is too long";
	if (e->bare_line > 0)
		return ty_po_no_string;
	if (!e->has[TY_PO_ID])
		return e->has[TY_PO_STR] || e->has[TY_PO_CONTEXT] ? "an entry without msgid" : NULL;
	if (!e->has[TY_PO_STR])
		return "an entry without msgstr";
	if (e->has[TY_PO_CONTEXT] && e->fields[TY_PO_ID].len == 0 && e->fields[TY_PO_STR].len > 0)
		return "the msgid is empty";
	for (int i = 0; i < TY_PO_FIELDS; i++)
		if (ty_utf8_valid(ty_buf_str(&e->fields[i])) != e->fields[i].len)
			return "escapes that make no characters";
	return NULL;
}

const char *ty_po_cut(const ty_po_entry *entry, uint64_t last_line)
{
	if (entry->line == 0 || (entry->fault && entry->fault_line < last_line))
		return NULL;
	return ty_po_fault(entry);
}

bool ty_po_is_header(const ty_po_entry *e)
{
	return e->has[TY_PO_ID] && e->fields[TY_PO_ID].len == 0 && !e->has[TY_PO_CONTEXT];
}

/* The entry is complete. */
static taiyaku_status take_entry(reader *r, taiyaku_error *err)
{
	ty_po_entry *e = &r->entry;
	const char *fault = ty_po_fault(e);
	taiyaku_status status = TAIYAKU_OK;
	bool is_header = ty_po_is_header(e);

	if (!r->looking && !fault)
		ty_po_check_entry(&r->check, r->reading, e);
	if (r->looking) {
		if (!fault && is_header)
			read_header(r);
		else if (!fault)
			ty_direction_add(&r->direction, ty_po_text(e, TY_PO_ID),
					 ty_po_text(e, TY_PO_STR), &r->reading->options->languages);
	} else if (fault) {
		status = ty_reading_reject(r->reading, ty_line(e->fault ? e->fault_line : e->line),
					   ty_buf_str(&e->raw), err, "%s", fault);
	} else if (!is_header && e->has[TY_PO_ID]) {
		status = r->reading->options->sources ? push_sources(r, err) : push_entry(r, err);
	}
	r->past_first = r->past_first || e->has[TY_PO_ID];
	ty_po_entry_clear(e);
	ty_arena_reset(&r->arena);
	return status;
}

static taiyaku_status take_line(reader *r, taiyaku_str line, uint64_t number, taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;

	if (r->entry.line > 0 && ty_po_ends(&r->entry, line))
		status = take_entry(r, err);
	if (!status && ty_str_trim(line).len > 0)
		ty_po_add_line(&r->entry, line, number);
	return status;
}

/* ---- the file ---- */

/* "charset=EUC-JP" in the beginning, where the bytes are not UTF-8 and nobody said more; one that
 * nobody knows, as that of a template, says nothing. */
static taiyaku_str find_charset(taiyaku_str raw)
{
	size_t at = ty_str_find(raw, TY_STR("charset="), 0), end;
	taiyaku_str name;

	if (at == SIZE_MAX || ty_utf8_valid(raw) + 4 > raw.len)
		return (taiyaku_str){ NULL, 0 };
	at += sizeof "charset=" - 1;
	end = at;
	while (end < raw.len && !strchr("\\\" \t\r\n;", raw.data[end]))
		end++;
	name = ty_str_slice(raw, at, end);
	return ty_encoding_known(name) && !ty_str_equal_ascii_case(name, TY_STR("UTF-8"))
		       ? name
		       : (taiyaku_str){ NULL, 0 };
}

static taiyaku_str keep_charset(char to[CHARSET_SIZE], taiyaku_str raw)
{
	snprintf(to, CHARSET_SIZE, "%.*s", TY_ARG(find_charset(raw)));
	return ty_str(to);
}

static taiyaku_status look(reader *r, taiyaku_str raw, taiyaku_str encoding, taiyaku_error *err)
{
	ty_arena arena = { 0 };
	uint64_t number = 0;
	taiyaku_str head;
	taiyaku_status status = ty_text_head(&head, &arena, raw, encoding, err);

	r->looking = true;
	while (!status && head.len > 0)
		status = take_line(r, ty_str_next(&head, '\n'), ++number, err);
	if (!status)
		status = take_entry(r, err);
	r->looking = r->past_first = false;
	ty_arena_free(&arena);
	return status ? status : decide_direction(r, err);
}

static taiyaku_status read_lines(reader *r, ty_text *text, taiyaku_error *err)
{
	taiyaku_str line;
	uint64_t number, last = 0;
	bool more = true;
	taiyaku_status status = TAIYAKU_OK;

	while (!status && more) {
		status = ty_text_line(&line, &number, &more, text, err);
		if (!status && more)
			status = take_line(r, line, last = number, err);
	}
	if (status)
		return status;
	if (ty_po_cut(&r->entry, last) && !r->reading->options->partial)
		return ty_fail_at(err, TAIYAKU_ESYNTAX, ty_input_name(r->reading->in),
				  r->entry.line, 0, "the file is cut off: %s",
				  ty_po_cut(&r->entry, last));
	if (r->entry.line > 0)
		status = take_entry(r, err);
	if (!status && !r->past_first)
		status = ty_fail_at(err, TAIYAKU_ESYNTAX, ty_input_name(r->reading->in), 0, 0,
				    "there is no entry");
	return status;
}

taiyaku_status ty_po_read(ty_reading *reading, taiyaku_error *err)
{
	reader r = { .reading = reading };
	taiyaku_str raw, encoding = reading->options->encoding;
	char charset[CHARSET_SIZE];
	ty_text *text = NULL;
	taiyaku_status status = ty_input_peek(&raw, reading->in, err);

	ty_po_entry_clear(&r.entry);
	if (!status && encoding.len == 0)
		encoding = keep_charset(charset, raw);
	if (!status)
		status = look(&r, raw, encoding, err);
	if (!status)
		status = ty_text_open(&text, reading->in, encoding, reading->hooks, err);
	if (!status)
		status = read_lines(&r, text, err);
	if (text)
		reading->counts.mended += ty_text_mended(text);
	ty_reading_tell_encoding(reading, text);
	ty_text_close(text);
	ty_po_entry_free(&r.entry);
	ty_po_check_free(&r.check);
	ty_arena_free(&r.arena);
	return status;
}

taiyaku_status ty_po_turned(bool *turned, ty_input *in, taiyaku_str encoding,
			    const taiyaku_languages *languages, taiyaku_error *err)
{
	const taiyaku_read_options options = { .languages = *languages };
	ty_reading reading = { .in = in, .options = &options };
	reader r = { .reading = &reading };
	char charset[CHARSET_SIZE];
	taiyaku_str raw;
	taiyaku_status status = ty_input_peek(&raw, in, err);

	ty_po_entry_clear(&r.entry);
	if (!status)
		status = look(&r, raw, encoding.len ? encoding : keep_charset(charset, raw), err);
	/* Nothing in kana or kanji, and no header: msgid is in the other language. */
	*turned = r.turned || (r.direction.straight + r.direction.turned == 0 && !*r.language &&
			       !*r.source_language && ty_tag_is_japanese(languages->source));
	ty_po_entry_free(&r.entry);
	ty_arena_free(&r.arena);
	return status;
}
