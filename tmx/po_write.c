/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The writing half of po.h: an entry a pair, as msgfmt -c takes it.  There msgid and context must
 * differ from entry to entry, so a further gloss of a text gets a context of its own; and both
 * texts must begin and end alike where it comes to line ends.
 */
#include "tmx/po.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/error.h"
#include "base/origin.h"
#include "base/pair.h"
#include "base/set.h"
#include "base/tag.h"

/* A pair that a plural entry already says waits, and is written if that one did not come. */
typedef struct waiting {
	struct waiting *next;
	taiyaku_pair pair;
} waiting;

typedef struct writer {
	ty_set seen;	/* context and msgid */
	ty_set plurals; /* msgid and msgid_plural */
	ty_buf entry;
	ty_buf text; /* of one comment */
	ty_arena arena;
	waiting *first, **last;
	unsigned forms; /* of a plural in the target language; 0: not known */
} writer;

/* What a pair is taken apart to. */
typedef struct parts {
	taiyaku_str context, flags, extracted;
	taiyaku_str previous_context, previous_id, previous_plural;
	taiyaku_str plural, plural_of;
	taiyaku_str forms[TY_PO_FORMS];
	size_t n_forms; /* the highest n of msgstr[n], 0: none */
	bool obsolete;
	bool singular; /* the forms are not those of the language: no plural */
	bool new_id;   /* no previous msgid, without which nothing previous may stand */
	bool waits;    /* it is a form of a plural entry with this key */
	uint64_t key;
} parts;

/* Languages that a plural rule is known for (gettext manual, "Plural forms"). */
static const struct {
	const char *language;
	unsigned forms;
	const char *rule;
} plural_rules[] = {
	{ "ja", 1, "nplurals=1; plural=0;" },	     { "ko", 1, "nplurals=1; plural=0;" },
	{ "zh", 1, "nplurals=1; plural=0;" },	     { "vi", 1, "nplurals=1; plural=0;" },
	{ "en", 2, "nplurals=2; plural=(n != 1);" }, { "de", 2, "nplurals=2; plural=(n != 1);" },
	{ "es", 2, "nplurals=2; plural=(n != 1);" }, { "it", 2, "nplurals=2; plural=(n != 1);" },
	{ "fr", 2, "nplurals=2; plural=(n > 1);" },
};

enum { N_RULES = sizeof plural_rules / sizeof *plural_rules };

static void free_writer(writer *w)
{
	ty_set_free(&w->seen);
	ty_set_free(&w->plurals);
	ty_buf_free(&w->entry);
	ty_buf_free(&w->text);
	ty_arena_free(&w->arena);
	free(w);
}

static void drop_po(ty_writing *writing)
{
	if (writing->state)
		free_writer(writing->state);
	writing->state = NULL;
}

static void add_header(ty_writing *writing, const char *name, taiyaku_str value)
{
	ty_output_byte(writing->to, '"');
	ty_output_add(writing->to, ty_str(name));
	ty_output_add(writing->to, TY_STR(": "));
	ty_output_add(writing->to, value);
	ty_output_add(writing->to, TY_STR("\\n\"\n"));
}

static taiyaku_status begin_po(ty_writing *writing, taiyaku_error *err)
{
	const taiyaku_languages *languages = &writing->options->languages;
	writer *w = calloc(1, sizeof *w);

	writing->state = w;
	if (!w)
		return ty_fail_memory(err);
	w->last = &w->first;
	ty_output_add(writing->to, TY_STR("msgid \"\"\nmsgstr \"\"\n"));
	add_header(writing, "Project-Id-Version", TY_STR("taiyaku " TAIYAKU_VERSION));
	add_header(writing, "Language", languages->target);
	add_header(writing, "X-Source-Language", languages->source);
	add_header(writing, "MIME-Version", TY_STR("1.0"));
	add_header(writing, "Content-Type", TY_STR("text/plain; charset=UTF-8"));
	add_header(writing, "Content-Transfer-Encoding", TY_STR("8bit"));
	for (size_t i = 0; i < N_RULES; i++)
		if (ty_str_equal_ascii_case(ty_tag_primary(languages->target),
					    ty_str(plural_rules[i].language))) {
			w->forms = plural_rules[i].forms;
			add_header(writing, "Plural-Forms", ty_str(plural_rules[i].rule));
		}
	return TAIYAKU_OK;
}

/* ---- taking a pair apart ---- */

/* "msgstr[3]": 3; 0: no further form. */
static size_t form_of(taiyaku_str name)
{
	uint64_t n;

	if (!ty_str_starts(name, TY_STR("msgstr[")) || !ty_str_ends(name, TY_STR("]")) ||
	    !ty_str_number(&n, ty_str_slice(name, 7, name.len - 1), TY_PO_FORMS - 1))
		return 0;
	return (size_t)n;
}

static bool put(taiyaku_str *field, taiyaku_str value)
{
	if (field->len > 0)
		return false;
	*field = value;
	return true;
}

/* Whether flags come back as they are: words divided by ", ", none of them a status. */
static bool are_flags(taiyaku_str s)
{
	bool are = !ty_str_has(s, "\n") && !ty_str_has(s, "\r");

	while (are && s.data) {
		taiyaku_str flag = ty_str_next(&s, ',');

		are = flag.len > 0 && ty_str_trim(flag).len == flag.len &&
		      !ty_str_is(flag, "fuzzy") && (!s.data || ty_str_starts(s, TY_STR(" ")));
		if (are && s.data)
			s = ty_str_slice(s, 1, s.len);
	}
	return are;
}

/* Props that have a place in an entry; false: a comment must hold it. */
static bool take_prop(parts *p, const taiyaku_prop *prop, const taiyaku_languages *languages)
{
	taiyaku_str name;
	int side = ty_tag_split(&name, prop->type, languages);

	if (side < 0) {
		if (ty_str_is(name, "obsolete") && ty_str_is(prop->value, "yes"))
			return p->obsolete = true;
		if (ty_str_is(name, "msgctxt"))
			return put(&p->context, prop->value);
		if (ty_str_is(name, "flags") && are_flags(prop->value))
			return put(&p->flags, prop->value);
		if (ty_str_is(name, "extracted-comment") && !ty_str_has(prop->value, TY_PO_OURS))
			return put(&p->extracted, prop->value);
		if (ty_str_is(name, "previous-msgctxt") && !p->new_id)
			return put(&p->previous_context, prop->value);
	} else if (side == TAIYAKU_SOURCE) {
		if (ty_str_is(name, "previous-msgid"))
			return put(&p->previous_id, prop->value);
		if (ty_str_is(name, "previous-msgid_plural") && !p->new_id)
			return put(&p->previous_plural, prop->value);
		if (ty_str_is(name, "msgid_plural") && !p->singular)
			return put(&p->plural, prop->value);
		if (ty_str_is(name, "plural-of") && !p->waits)
			return put(&p->plural_of, prop->value);
	} else if (form_of(name) > 0 && !p->singular) {
		if (form_of(name) > p->n_forms)
			p->n_forms = form_of(name);
		return put(&p->forms[form_of(name)], prop->value);
	}
	return false;
}

/* Whether the plural can stand as one: all forms that the language has. */
static bool is_plural(const parts *p, const writer *w)
{
	if (p->plural.len == 0 || p->n_forms + 1 != w->forms)
		return false;
	for (size_t i = 1; i <= p->n_forms; i++)
		if (p->forms[i].len == 0)
			return false;
	return true;
}

/* ---- an entry ---- */

/* A comment of several lines; a CR would end one early. */
static void add_lines(ty_writing *writing, const char *sign, taiyaku_str text)
{
	writer *w = writing->state;

	while (text.data) {
		taiyaku_str line = ty_str_next(&text, '\n');

		ty_buf_add(&w->entry, ty_str(sign));
		if (line.len > 0)
			ty_buf_byte(&w->entry, ' ');
		for (size_t i = 0; i < line.len; i++)
			ty_buf_byte(&w->entry, line.data[i] == '\r' ? ' ' : line.data[i]);
		if (line.len > 0 && memchr(line.data, '\r', line.len))
			ty_lost_add(&writing->lost, TY_STR("carriage returns in notes"));
		ty_buf_byte(&w->entry, '\n');
	}
}

/* "#. taiyaku NAME: VALUE"; false: the name does not fit. */
static bool add_ours(writer *w, const char *prefix, taiyaku_str name, taiyaku_str value)
{
	for (size_t i = 0; i < name.len; i++)
		if ((unsigned char)name.data[i] < 0x20)
			return false;
	if (ty_str_has(name, ": "))
		return false;
	if (value.len == 0)
		return true;
	ty_buf_print(&w->entry, "#. " TY_PO_OURS "%s%.*s: ", prefix, TY_ARG(name));
	ty_po_escape(&w->entry, value);
	ty_buf_byte(&w->entry, '\n');
	return true;
}

static bool is_reference(const taiyaku_origin *o)
{
	if (o->file.len == 0 || o->line == 0 || o->author.len || o->romanized.len || o->year.len ||
	    o->date.len || o->url.len)
		return false;
	for (size_t i = 0; i < o->file.len; i++)
		if ((unsigned char)o->file.data[i] < 0x20)
			return false;
	return ty_str_find(o->file, TY_STR(TY_PO_FSI), 0) == SIZE_MAX &&
	       ty_str_find(o->file, TY_STR(TY_PO_PDI), 0) == SIZE_MAX;
}

static void add_origin(writer *w, const taiyaku_origin *origin)
{
	bool blanks = origin->file.len > 0 && memchr(origin->file.data, ' ', origin->file.len);

	if (!is_reference(origin)) {
		ty_buf_clear(&w->text);
		ty_origin_print(&w->text, origin);
		add_ours(w, "", TY_STR("origin"), ty_buf_str(&w->text));
		return;
	}
	ty_buf_print(&w->entry, "#: %s%.*s%s:%" PRIu64 "\n", blanks ? TY_PO_FSI : "",
		     TY_ARG(origin->file), blanks ? TY_PO_PDI : "", origin->line);
}

static void add_string(writer *w, const char *before, const char *keyword, taiyaku_str text)
{
	ty_buf_print(&w->entry, "%s%s ", before, keyword);
	ty_po_quote(&w->entry, before, text, "\n");
	ty_buf_byte(&w->entry, '\n');
}

static void add_some(writer *w, const char *before, const char *keyword, taiyaku_str text)
{
	if (text.len > 0)
		add_string(w, before, keyword, text);
}

/* Line ends that only one of the texts has are dropped, since msgfmt refuses the whole file. */
static void align_ends(ty_writing *writing, taiyaku_str *a, taiyaku_str *b)
{
	taiyaku_str *both[] = { a, b };
	taiyaku_str end = TY_STR("\n");
	bool lost = false;

	for (int i = 0; i < 2; i++) {
		taiyaku_str *one = both[i], *other = both[!i];

		while (ty_str_ends(*one, end) && !ty_str_ends(*other, end)) {
			one->len--;
			lost = true;
		}
		while (ty_str_starts(*one, end) && !ty_str_starts(*other, end)) {
			*one = ty_str_slice(*one, 1, one->len);
			lost = true;
		}
	}
	if (lost)
		ty_lost_add(&writing->lost, TY_STR("line ends around a text"));
}

/* The context that makes an entry the only one with its msgid. */
static bool add_context(writer *w, const char *before, taiyaku_str context, taiyaku_str id)
{
	taiyaku_str given = context;
	bool is_new;

	for (unsigned n = 2;; n++) {
		if (!ty_set_add(&w->seen, &is_new, ty_set_hash(given, id)))
			return false;
		if (is_new)
			break;
		ty_buf_clear(&w->text);
		ty_buf_print(&w->text, "taiyaku:%u:", n);
		ty_buf_add(&w->text, context);
		given = ty_buf_str(&w->text);
	}
	add_some(w, before, "msgctxt", given);
	return true;
}

static bool add_texts(ty_writing *writing, const taiyaku_pair *pair, const parts *p)
{
	writer *w = writing->state;
	const char *before = p->obsolete ? "#~ " : "";
	const char *previous = p->obsolete ? "#~| " : "#| ";
	taiyaku_str id = pair->text[TAIYAKU_SOURCE], str = pair->text[TAIYAKU_TARGET];

	align_ends(writing, &id, &str);
	add_some(w, previous, "msgctxt", p->previous_context);
	add_some(w, previous, "msgid", p->previous_id);
	add_some(w, previous, "msgid_plural", p->previous_plural);
	if (!add_context(w, before, p->context, id))
		return false;
	add_string(w, before, "msgid", id);
	if (!is_plural(p, w)) {
		add_string(w, before, "msgstr", str);
		return true;
	}
	add_string(w, before, "msgid_plural", p->plural);
	add_string(w, before, "msgstr[0]", str);
	for (size_t i = 1; i <= p->n_forms; i++) {
		char keyword[16];

		snprintf(keyword, sizeof keyword, "msgstr[%zu]", i);
		add_string(w, before, keyword, p->forms[i]);
	}
	return ty_set_add(&w->plurals, NULL, ty_set_hash(pair->text[TAIYAKU_SOURCE], p->plural));
}

static void add_comments(ty_writing *writing, const taiyaku_pair *pair, parts *p)
{
	writer *w = writing->state;
	bool fuzzy = ty_str_is(pair->status, "provisional");

	if (pair->note.len > 0)
		add_lines(writing, "#", pair->note);
	for (size_t i = 0; i < pair->n_props; i++)
		if (!take_prop(p, &pair->props[i], &writing->options->languages) &&
		    !add_ours(w, "prop ", pair->props[i].type, pair->props[i].value))
			ty_lost_add(&writing->lost, pair->props[i].type);
	if (p->extracted.len > 0)
		add_lines(writing, "#.", p->extracted);
	if (pair->kind != TAIYAKU_ANY && pair->kind != TAIYAKU_SEGMENT)
		add_ours(w, "", TY_STR("kind"), ty_str(taiyaku_kind_name(pair->kind)));
	if (!fuzzy)
		add_ours(w, "", TY_STR("status"), pair->status);
	add_ours(w, "", TY_STR("reading"), pair->reading);
	add_ours(w, "", TY_STR("memory"), pair->memory);
	add_ours(w, "", TY_STR("tuid"), pair->tuid);
	for (size_t i = 0; i < pair->n_origins; i++)
		add_origin(w, &pair->origins[i]);
	if (fuzzy || p->flags.len > 0)
		ty_buf_print(&w->entry, "#, %s%s%.*s\n", fuzzy ? "fuzzy" : "",
			     fuzzy && p->flags.len ? ", " : "", TY_ARG(p->flags));
}

static taiyaku_status write_entry(ty_writing *writing, const taiyaku_pair *pair, parts *p,
				  taiyaku_error *err)
{
	writer *w = writing->state;

	ty_buf_clear(&w->entry);
	ty_buf_byte(&w->entry, '\n');
	add_comments(writing, pair, p);
	if (!add_texts(writing, pair, p))
		return ty_fail_memory(err);
	ty_output_add(writing->to, ty_buf_str(&w->entry));
	return ty_buf_status(&w->entry, err);
}

/* What the props say before an entry is begun: is it a plural, is it one of a plural's forms. */
static parts look_at(const writer *w, const taiyaku_pair *pair, const taiyaku_languages *languages)
{
	parts p = { 0 }, begun = { 0 };

	for (size_t i = 0; i < pair->n_props; i++)
		take_prop(&p, &pair->props[i], languages);
	begun.singular = !is_plural(&p, w);
	begun.new_id = p.previous_id.len == 0;
	begun.waits = p.plural_of.len > 0;
	begun.key = ty_set_hash(p.plural_of, pair->text[TAIYAKU_SOURCE]);
	return begun;
}

static taiyaku_status write_po(ty_writing *writing, const taiyaku_pair *pair, taiyaku_error *err)
{
	writer *w = writing->state;
	parts p = look_at(w, pair, &writing->options->languages);
	waiting *kept;

	if (pair->markup[TAIYAKU_SOURCE].len || pair->markup[TAIYAKU_TARGET].len)
		ty_lost_add(&writing->lost, TY_STR("inline tags"));
	if (!p.waits)
		return write_entry(writing, pair, &p, err);
	kept = ty_arena_alloc(&w->arena, sizeof *kept);
	if (!kept || !ty_pair_copy(&kept->pair, &w->arena, pair))
		return ty_fail_memory(err);
	*w->last = kept;
	w->last = &kept->next;
	return TAIYAKU_OK;
}

static taiyaku_status end_po(ty_writing *writing, taiyaku_error *err)
{
	writer *w = writing->state;
	taiyaku_status status = TAIYAKU_OK;

	for (waiting *one = w->first; one && !status; one = one->next) {
		parts p = look_at(w, &one->pair, &writing->options->languages);

		if (!ty_set_has(&w->plurals, p.key))
			status = write_entry(writing, &one->pair, &p, err);
	}
	drop_po(writing);
	return status;
}

const ty_format ty_format_po = {
	.info = { .name = "po",
		  .title = "gettext PO",
		  .extensions = "po pot",
		  .reads = true,
		  .writes = true },
	.sniff = ty_po_sniff,
	.read = ty_po_read,
	.begin = begin_po,
	.write = write_po,
	.end = end_po,
	.drop = drop_po,
};
