/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Turtle, N-Triples and what looks like them: what is said of one subject is a record, a literal is
 * a field of the name of its predicate and in the language of its tag ("題"@ja).  Labels of SKOS-XL
 * are resources of their own; they are joined to what they are labels of by their names at the end.
 *	RDF 1.1 Turtle, https://www.w3.org/TR/turtle/; SKOS, appendix B
 */
#include <stdlib.h>

#include "base/ascii.h"
#include "base/error.h"
#include "document/chars.h"
#include "document/document.h"
#include "document/fragment.h"
#include "text/utf8.h"

enum {
	TERM_MAX = 4096,   /* bytes of a name; of a longer one the beginning */
	LEVELS_MAX = 64,   /* [ ] inside each other; in deeper ones nothing is read */
	LABELS_MAX = 32768 /* labels of SKOS-XL and what they belong to, each */
};

typedef enum place { SUBJECT, PREDICATE, OBJECT } place;

typedef enum token { END, TERM, LITERAL, MARK } token;

/* Bytes of turtle.held. */
typedef struct part {
	size_t at, len;
} part;

/* concept skosxl:prefLabel label */
typedef struct link {
	part concept, predicate, label;
} link;

/* label skosxl:literalForm "text"@lang */
typedef struct label {
	part name, lang, text;
	uint64_t line;
	size_t ordinal;
	taiyaku_str key; /* name, once all are known */
} label;

typedef struct turtle {
	ty_pairs *pairs;
	ty_chars *chars;
	place place;
	size_t level, skipped; /* [ that are open, and those below that are not looked at */
	ty_buf predicates[LEVELS_MAX + 1];
	ty_buf subject;
	ty_buf text, lang; /* of the token */
	uint64_t line;
	char mark;
	ty_record_builder record;
	bool any;	      /* the record has a field */
	ty_buf held;	      /* bytes of links and labels */
	ty_buf links, labels; /* of link and label */
} turtle;

/* ---- tokens ---- */

static bool ends_term(int c)
{
	return c == TY_CHARS_END || memchr(" \t\n\r,;[]()\"'<", c, 13);
}

static void skip_line(turtle *t)
{
	int c;

	do
		c = ty_chars_next(t->chars);
	while (c != TY_CHARS_END && c != '\n');
}

static void put(ty_buf *buf, int c, size_t max)
{
	if (buf->len < max)
		ty_buf_byte(buf, (char)c);
}

static void escape(turtle *t)
{
	int c = ty_chars_next(t->chars);
	uint32_t cp = 0;

	switch (c) {
	case 'n':
	case 'r':
	case 't':
	case 'b':
	case 'f':
		put(&t->text, ' ', TY_BLOCK_MAX);
		return;
	case 'u':
	case 'U':
		for (int i = c == 'u' ? 4 : 8; i > 0; i--) {
			uint32_t digit = ty_digit_of(ty_chars_peek(t->chars));

			if (digit > 15)
				break;
			cp = cp << 4 | digit;
			ty_chars_next(t->chars);
		}
		if (cp >= ' ' && cp <= 0x10ffff && (cp < 0xd800 || cp > 0xdfff) &&
		    t->text.len < TY_BLOCK_MAX)
			ty_utf8_append(&t->text, cp);
		return;
	default:
		if (c != TY_CHARS_END)
			put(&t->text, c, TY_BLOCK_MAX);
	}
}

/* "ja-Hrkt" behind @; false: the type of what is no text. */
static bool take_suffix(turtle *t)
{
	ty_buf_clear(&t->lang);
	if (ty_chars_skip(t->chars, '@')) {
		int c;

		while ((c = ty_chars_peek(t->chars), c == '-' || ty_is_alnum(c)))
			put(&t->lang, ty_chars_next(t->chars), TERM_MAX);
	} else if (ty_chars_skip(t->chars, '^')) {
		ty_chars_skip(t->chars, '^');
		return false;
	}
	return true;
}

/* Behind the opening mark.  A string without an end ends with its line. */
static void take_string(turtle *t, int mark)
{
	bool triple = false;

	ty_buf_clear(&t->text);
	if (ty_chars_skip(t->chars, mark)) {
		if (!ty_chars_skip(t->chars, mark))
			return;
		triple = true;
	}
	for (;;) {
		int c = ty_chars_next(t->chars);

		if (c == TY_CHARS_END || (c == '\n' && !triple))
			return;
		if (c == '\\') {
			escape(t);
		} else if (c != mark) {
			put(&t->text, c, TY_BLOCK_MAX);
		} else if (!triple) {
			return;
		} else if (ty_chars_skip(t->chars, mark)) {
			if (ty_chars_skip(t->chars, mark))
				return;
			put(&t->text, mark, TY_BLOCK_MAX);
			put(&t->text, mark, TY_BLOCK_MAX);
		} else {
			put(&t->text, mark, TY_BLOCK_MAX);
		}
	}
}

static void take_iri(turtle *t)
{
	int c;

	do {
		c = ty_chars_next(t->chars);
		put(&t->text, c, TERM_MAX);
	} while (c != '>' && c != '\n' && c != TY_CHARS_END);
}

/* A name, which may hold full stops but does not end in one. */
static token take_term(turtle *t, int c)
{
	ty_buf_clear(&t->text);
	if (c == '<') {
		ty_buf_byte(&t->text, '<');
		take_iri(t);
		return TERM;
	}
	if (c == '.' && ends_term(ty_chars_peek(t->chars))) {
		t->mark = '.';
		return MARK;
	}
	put(&t->text, c, TERM_MAX);
	while (!ends_term(ty_chars_peek(t->chars)))
		put(&t->text, ty_chars_next(t->chars), TERM_MAX);
	return TERM;
}

static token next_token(turtle *t)
{
	for (;;) {
		int c = ty_chars_peek(t->chars);

		t->line = t->chars->line;
		ty_chars_next(t->chars);
		if (c == TY_CHARS_END)
			return END;
		if (ty_is_blank(c))
			continue;
		if (c == '#') {
			skip_line(t);
			continue;
		}
		if (c == '"' || c == '\'') {
			take_string(t, c);
			if (take_suffix(t))
				return LITERAL;
			(void)take_term(t, ty_chars_next(t->chars));
			ty_buf_clear(&t->text);
			return LITERAL;
		}
		if (memchr(",;[]()", c, 6)) {
			t->mark = (char)c;
			return MARK;
		}
		return take_term(t, c);
	}
}

/* ---- what is held for the end ---- */

static part hold(turtle *t, taiyaku_str s)
{
	part p = { t->held.len, s.len };

	ty_buf_add(&t->held, s);
	return p;
}

static taiyaku_str view(const turtle *t, part p)
{
	return p.len ? ty_str_of(t->held.data + p.at, p.len) : (taiyaku_str){ NULL, 0 };
}

/* "prefLabel" of skos:prefLabel and of <http://www.w3.org/2004/02/skos/core#prefLabel>. */
static taiyaku_str local_name(taiyaku_str term)
{
	size_t from = 0;

	if (ty_str_ends(term, TY_STR(">")))
		term.len--;
	for (size_t i = 0; i < term.len; i++)
		if (memchr("#/:", term.data[i], 3))
			from = i + 1;
	return ty_str_slice(term, from, term.len);
}

static int compare_labels(const void *a, const void *b)
{
	const label *x = a, *y = b;
	int order = ty_str_compare(x->key, y->key);

	return order ? order : (x->ordinal > y->ordinal) - (x->ordinal < y->ordinal);
}

/* By name, then as they came. */
static void sort_labels(turtle *t)
{
	label *labels = (label *)(void *)t->labels.data;
	size_t n = t->labels.len / sizeof *labels;

	for (size_t i = 0; i < n; i++)
		labels[i].key = view(t, labels[i].name);
	if (n > 0)
		qsort(labels, n, sizeof *labels, compare_labels);
}

static const label *labels_named(size_t *n, const turtle *t, taiyaku_str name)
{
	const label *labels = (const label *)(const void *)t->labels.data;
	size_t low = 0, high = t->labels.len / sizeof *labels, to;

	to = high;
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (ty_str_compare(labels[middle].key, name) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	*n = 0;
	while (low + *n < to && ty_str_equal(labels[low + *n].key, name))
		++*n;
	return *n ? labels + low : labels;
}

static taiyaku_status give_record(turtle *t, taiyaku_error *err)
{
	const ty_record *record;
	taiyaku_status status;

	if (!t->any)
		return TAIYAKU_OK;
	t->any = false;
	status = ty_record_end(&record, &t->record, err);
	return status ? status : ty_pairs_record(t->pairs, record, err);
}

static void add_field(turtle *t, const ty_field *field)
{
	if (!t->any)
		ty_record_begin(&t->record, (taiyaku_str){ NULL, 0 }, field->line);
	t->any = true;
	ty_record_add(&t->record, field);
}

static taiyaku_status give_labels(turtle *t, taiyaku_error *err)
{
	const link *links = (const link *)(const void *)t->links.data;
	size_t n = t->links.len / sizeof *links;
	taiyaku_status status = TAIYAKU_OK;

	sort_labels(t);
	for (size_t i = 0; i < n && !status; i++) {
		size_t count;
		const label *found = labels_named(&count, t, view(t, links[i].label));

		if (i > 0 &&
		    !ty_str_equal(view(t, links[i].concept), view(t, links[i - 1].concept)))
			status = give_record(t, err);
		for (size_t j = 0; j < count && !status; j++)
			add_field(t, &(ty_field){ .name = view(t, links[i].predicate),
						  .lang = view(t, found[j].lang),
						  .text = view(t, found[j].text),
						  .line = found[j].line });
	}
	if (!status)
		status = give_record(t, err);
	ty_buf_clear(&t->held);
	ty_buf_clear(&t->links);
	ty_buf_clear(&t->labels);
	return status;
}

/* ---- statements ---- */

/* The predicate that says what a literal is: of a label without a name that around it. */
static taiyaku_str predicate_of(const turtle *t)
{
	taiyaku_str name = local_name(ty_buf_str(&t->predicates[t->level]));

	if (t->level > 0 && (ty_str_is(name, "literalForm") || ty_str_is(name, "value")))
		return local_name(ty_buf_str(&t->predicates[t->level - 1]));
	return name;
}

static taiyaku_status take_literal(turtle *t, taiyaku_error *err)
{
	taiyaku_str name = predicate_of(t);
	label l = { .line = t->line, .ordinal = t->labels.len / sizeof l };
	ty_field field = { .name = name,
			   .lang = ty_buf_str(&t->lang),
			   .text = ty_buf_str(&t->text),
			   .line = t->line };

	if (t->text.len == 0)
		return TAIYAKU_OK;
	if (!ty_str_is(name, "literalForm")) {
		add_field(t, &field);
		return TAIYAKU_OK;
	}
	if (t->labels.len / sizeof(label) >= LABELS_MAX)
		return ty_fail_at(err, TAIYAKU_ELIMIT, NULL, t->line, 0, "more than %d labels",
				  LABELS_MAX);
	l.name = hold(t, ty_buf_str(&t->subject));
	l.lang = hold(t, field.lang);
	l.text = hold(t, field.text);
	ty_buf_add(&t->labels, ty_str_of((const char *)&l, sizeof l));
	return TAIYAKU_OK;
}

/* concept skosxl:prefLabel label */
static taiyaku_status take_link(turtle *t, taiyaku_error *err)
{
	taiyaku_str name = predicate_of(t);
	link l;

	if (t->level > 0 || !ty_str_ends(name, TY_STR("Label")))
		return TAIYAKU_OK;
	if (t->links.len / sizeof(link) >= LABELS_MAX)
		return ty_fail_at(err, TAIYAKU_ELIMIT, NULL, t->line, 0, "more than %d labels",
				  LABELS_MAX);
	l.concept = hold(t, ty_buf_str(&t->subject));
	l.predicate = hold(t, name);
	l.label = hold(t, ty_buf_str(&t->text));
	ty_buf_add(&t->links, ty_str_of((const char *)&l, sizeof l));
	return TAIYAKU_OK;
}

/* What was read as a subject is a predicate: the excerpt begins inside a statement. */
static void begin_inside(turtle *t)
{
	ty_buf_clear(&t->predicates[0]);
	ty_buf_add(&t->predicates[0], ty_buf_str(&t->subject));
	t->place = OBJECT;
}

static taiyaku_status begin_subject(turtle *t, taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;

	if (ty_str_among(ty_buf_str(&t->text), "@prefix prefix @base base")) {
		skip_line(t);
		return TAIYAKU_OK;
	}
	/* Statements of one subject may follow each other. */
	if (!ty_str_equal(ty_buf_str(&t->text), ty_buf_str(&t->subject)))
		status = give_record(t, err);
	ty_buf_clear(&t->subject);
	ty_buf_add(&t->subject, ty_buf_str(&t->text));
	t->place = PREDICATE;
	return status;
}

static taiyaku_status take_term_token(turtle *t, taiyaku_error *err)
{
	switch (t->place) {
	case SUBJECT:
		return begin_subject(t, err);
	case PREDICATE:
		ty_buf_clear(&t->predicates[t->level]);
		ty_buf_add(&t->predicates[t->level], ty_buf_str(&t->text));
		t->place = OBJECT;
		return TAIYAKU_OK;
	default:
		return take_link(t, err);
	}
}

static void take_mark(turtle *t)
{
	switch (t->mark) {
	case '[':
		if (t->level == LEVELS_MAX) {
			t->skipped++;
			return;
		}
		t->level++;
		ty_buf_clear(&t->predicates[t->level]);
		t->place = PREDICATE;
		break;
	case ']':
		if (t->skipped > 0) {
			t->skipped--;
			return;
		}
		t->level -= t->level > 0;
		t->place = t->level == 0 && t->predicates[0].len == 0 ? PREDICATE : OBJECT;
		break;
	case ';':
		t->place = PREDICATE;
		break;
	case '.':
		t->level = t->skipped = 0;
		t->place = SUBJECT;
		ty_buf_clear(&t->predicates[0]);
		break;
	default:
		break;
	}
}

static taiyaku_status take_token(turtle *t, token kind, taiyaku_error *err)
{
	if (kind == MARK)
		take_mark(t);
	if (kind == MARK || t->skipped > 0)
		return TAIYAKU_OK;
	if (kind == TERM)
		return take_term_token(t, err);
	if (t->place == PREDICATE && t->level == 0)
		begin_inside(t);
	return take_literal(t, err);
}

static bool out_of_memory(const turtle *t)
{
	return t->subject.failed || t->text.failed || t->lang.failed || t->held.failed ||
	       t->links.failed || t->labels.failed || t->predicates[t->level].failed;
}

static void turtle_free(turtle *t)
{
	ty_buf *buffers[] = { &t->subject, &t->text, &t->lang, &t->held, &t->links, &t->labels };

	for (size_t i = 0; i <= LEVELS_MAX; i++)
		ty_buf_free(&t->predicates[i]);
	for (size_t i = 0; i < sizeof buffers / sizeof *buffers; i++)
		ty_buf_free(buffers[i]);
	ty_record_builder_free(&t->record);
	free(t);
}

static taiyaku_status read_all(ty_pairs *pairs, ty_chars *chars, taiyaku_error *err)
{
	turtle *t = calloc(1, sizeof *t);
	taiyaku_status status = TAIYAKU_OK;

	if (!t)
		return ty_fail_memory(err);
	*t = (turtle){ .pairs = pairs, .chars = chars };
	while (!status) {
		token kind = next_token(t);

		if (kind == END)
			break;
		status = out_of_memory(t) ? ty_fail_memory(err) : take_token(t, kind, err);
	}
	if (!status)
		status = chars->status;
	if (!status)
		status = give_record(t, err);
	if (!status)
		status = give_labels(t, err);
	turtle_free(t);
	return status;
}

static taiyaku_status read_text(ty_pairs *pairs, ty_text *text, taiyaku_str name,
				taiyaku_error *err)
{
	ty_chars chars = ty_chars_of_text(text, err);

	(void)name;
	return read_all(pairs, &chars, err);
}

static taiyaku_status read(ty_reading *reading, taiyaku_error *err)
{
	return ty_document_read(reading, read_text, err);
}

static taiyaku_status read_fragment(ty_pairs *pairs, const ty_fragment *fragment,
				    taiyaku_error *err)
{
	ty_chars chars = ty_chars_of_memory(fragment->text, fragment->line);

	return read_all(pairs, &chars, err);
}

/* ---- the format ---- */

/* skos:prefLabel, <http://example.org/1> */
static bool is_term(taiyaku_str word)
{
	return ty_str_has(word, ":") && (word.data[0] != '<' || ty_str_ends(word, TY_STR(">")));
}

/* The first statement is a prefix or begins with two names; a tagged string says that the text is
 * not something else that has names with colons. */
static int sniff(const ty_head *head)
{
	taiyaku_str rest = head->text;

	while (rest.len) {
		taiyaku_str line = ty_str_trim(ty_str_next(&rest, '\n'));
		taiyaku_str first, second;

		if (line.len == 0 || line.data[0] == '#')
			continue;
		if (ty_str_starts(line, TY_STR("@prefix ")) ||
		    ty_str_starts(line, TY_STR("@base <")))
			return 90;
		first = ty_str_next(&line, ' ');
		second = ty_str_next(&line, ' ');
		if (!is_term(first) || !(ty_str_is(second, "a") || (second.len && is_term(second))))
			return 0;
		return ty_str_has(head->text, "\"@") ? 80 : 0;
	}
	return 0;
}

const ty_fragment_reader ty_fragment_turtle = { "turtle ttl n3 trig nt ntriples", sniff,
						read_fragment };

const ty_format ty_format_turtle = { .info = { .name = "turtle",
					       .title = "RDF as Turtle and N-Triples",
					       .extensions = "ttl n3 nt trig",
					       .reads = true,
					       .document = true },
				     .sniff = sniff,
				     .read = read };
