/* SPDX-License-Identifier: Apache-2.0 */
/*
 * YAML of any shape, and the front matter of other documents, which comes as a fragment: values
 * inside values like those of JSON.  What cannot be parsed ends the document, what came before is
 * kept: people write front matter by hand.
 */
#include <string.h>
#include <yaml.h>

#include "base/error.h"
#include "document/document.h"
#include "document/fragment.h"
#include "document/nest.h"
#include "text/utf8.h"

/* Bytes of one text or comment.  The rest of a line behind them is dropped, then all: the parser
 * keeps a text until it ends. */
enum { TEXT_MAX = 1 << 20, LINES_MAX = 32 << 20 };

/* What is open: in a mapping every second thing is a name. */
typedef struct level {
	bool mapping;
	bool named; /* the name was read, the value comes */
} level;

typedef struct yaml {
	ty_pairs *pairs;
	ty_nest *nest;
	ty_text *text;	       /* or NULL */
	taiyaku_str left;      /* of the piece of text */
	ty_reading *reading;   /* to tell of what is dropped */
	size_t since;	       /* bytes read since the last event */
	uint64_t at;	       /* the line of left */
	bool told;	       /* of the text that is read */
	taiyaku_status status; /* of text */
	taiyaku_error *err;
	uint64_t line; /* of the first byte */
	int depth;     /* of the fragment */
	size_t n_levels;
	level levels[TY_NEST_DEPTH + 1];
	ty_buf name; /* of the value that comes */
} yaml;

/* Up to the end of the line; *end: that is in what is left. */
static size_t rest_of_line(bool *end, const yaml *y)
{
	const char *at = y->left.len ? memchr(y->left.data, '\n', y->left.len) : NULL;

	*end = at != NULL;
	return at ? (size_t)(at - y->left.data) : y->left.len;
}

/* A text is too long: the rest of its line is dropped. */
static void drop_line(yaml *y)
{
	bool end = false;

	if (!y->told)
		ty_reading_mend(y->reading, ty_line(y->at), 1,
				"a text of more than %d bytes: the rest of its lines is left out",
				TEXT_MAX);
	y->told = true;
	while (!end && !y->status) {
		size_t n = rest_of_line(&end, y);

		y->left = ty_str_slice(y->left, n, y->left.len);
		if (!end) {
			y->status = ty_text_chunk(&y->left, y->text, y->err);
			end = y->left.len == 0;
		}
	}
}

static int feed(void *ctx, unsigned char *buffer, size_t size, size_t *got)
{
	yaml *y = ctx;

	if (y->since > TEXT_MAX && !y->status)
		drop_line(y);
	if (y->left.len == 0 && !y->status)
		y->status = ty_text_chunk(&y->left, y->text, y->err);
	if (y->status || y->since > LINES_MAX)
		return 0;
	/* Whole characters, behind which a line may be cut. */
	*got = y->left.len < size ? y->left.len : size;
	if (size >= 4)
		*got = ty_utf8_floor(y->left, *got);
	if (*got > 0)
		memcpy(buffer, y->left.data, *got);
	for (size_t i = 0; i < *got; i++)
		y->at += y->left.data[i] == '\n';
	y->left = ty_str_slice(y->left, *got, y->left.len);
	y->since += *got;
	return 1;
}

static level *innermost(yaml *y)
{
	return &y->levels[y->n_levels];
}

/* The name of the value that begins now; it is used up. */
static taiyaku_str take_name(yaml *y)
{
	level *l = innermost(y);

	if (!l->mapping || !l->named)
		return (taiyaku_str){ NULL, 0 };
	l->named = false;
	return ty_buf_str(&y->name);
}

static taiyaku_status begin(yaml *y, bool mapping, uint64_t line, taiyaku_error *err)
{
	taiyaku_str name = take_name(y);
	taiyaku_status status =
		ty_nest_open(y->nest, mapping ? TY_NEST_OBJECT : TY_NEST_LIST, name, line, err);

	if (status)
		return status;
	y->n_levels++;
	*innermost(y) = (level){ .mapping = mapping };
	return TAIYAKU_OK;
}

static taiyaku_status end(yaml *y, taiyaku_error *err)
{
	y->n_levels--;
	return ty_nest_close(y->nest, err);
}

/* A text of several lines is a document of its own. */
static taiyaku_status add(yaml *y, taiyaku_str text, uint64_t line, taiyaku_error *err)
{
	const ty_field field = { .name = take_name(y), .text = text, .line = line };
	const ty_fragment fragment = {
		.text = text, .line = line, .one_line = true, .depth = y->depth + 1
	};

	if (ty_str_has(ty_str_trim(text), "\n"))
		return ty_fragment_or_text(y->pairs, &fragment, err);
	return ty_nest_add(y->nest, &field, err);
}

static taiyaku_status take_scalar(yaml *y, const yaml_event_t *event, uint64_t line,
				  taiyaku_error *err)
{
	taiyaku_str text =
		ty_str_of((const char *)event->data.scalar.value, event->data.scalar.length);
	level *l = innermost(y);

	if (!l->mapping || l->named)
		return add(y, text, line, err);
	l->named = true;
	ty_buf_clear(&y->name);
	ty_buf_add(&y->name, text);
	return ty_buf_status(&y->name, err);
}

static taiyaku_status take_event(yaml *y, const yaml_event_t *event, taiyaku_error *err)
{
	uint64_t line = y->line + event->start_mark.line;

	switch (event->type) {
	case YAML_MAPPING_START_EVENT:
		return begin(y, true, line, err);
	case YAML_SEQUENCE_START_EVENT:
		return begin(y, false, line, err);
	case YAML_MAPPING_END_EVENT:
	case YAML_SEQUENCE_END_EVENT:
		return end(y, err);
	case YAML_SCALAR_EVENT:
		return take_scalar(y, event, line, err);
	case YAML_ALIAS_EVENT:
		return add(y, (taiyaku_str){ NULL, 0 }, line, err);
	case YAML_DOCUMENT_END_EVENT:
		y->n_levels = 0;
		return ty_nest_break(y->nest, err);
	default:
		return TAIYAKU_OK;
	}
}

/* *fault: the line of what could not be parsed, 0 if all could. */
static taiyaku_status parse(uint64_t *fault, yaml *y, yaml_parser_t *parser, taiyaku_error *err)
{
	for (;;) {
		yaml_event_t event;
		bool last;
		taiyaku_status status;

		if (!yaml_parser_parse(parser, &event)) {
			*fault = y->line + parser->problem_mark.line;
			return y->status;
		}
		y->since = 0;
		y->told = false;
		last = event.type == YAML_STREAM_END_EVENT;
		status = take_event(y, &event, err);
		yaml_event_delete(&event);
		if (status || last)
			return status;
	}
}

static taiyaku_status read_yaml(uint64_t *fault, yaml *y, taiyaku_str memory, taiyaku_error *err)
{
	yaml_parser_t parser;
	taiyaku_status status;

	*fault = 0;
	if (!yaml_parser_initialize(&parser))
		return ty_fail_memory(err);
	yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
	if (y->text)
		yaml_parser_set_input(&parser, feed, y);
	else
		yaml_parser_set_input_string(&parser, (const unsigned char *)memory.data,
					     memory.len);
	status = ty_nest_new(&y->nest, y->pairs, TY_NEST_OBJECT, err);
	if (!status)
		status = parse(fault, y, &parser, err);
	if (!status)
		status = ty_nest_break(y->nest, err);
	yaml_parser_delete(&parser);
	ty_nest_free(y->nest);
	ty_buf_free(&y->name);
	return status;
}

static taiyaku_status read(ty_reading *reading, taiyaku_error *err)
{
	yaml y = { .reading = reading, .line = 1, .at = 1, .err = err };
	uint64_t fault = 0;
	taiyaku_status status =
		ty_text_open(&y.text, reading->in, reading->options->encoding, reading->hooks, err);

	if (!status)
		status = ty_pairs_open(&y.pairs, reading, err);
	if (!status)
		status = read_yaml(&fault, &y, (taiyaku_str){ NULL, 0 }, err);
	if (!status)
		status = ty_pairs_finish(y.pairs, err);
	if (!status && fault)
		status = ty_reading_reject(reading, ty_line(fault), (taiyaku_str){ NULL, 0 }, err,
					   "no YAML from here on");
	ty_document_blame(reading, err);
	ty_pairs_free(y.pairs);
	ty_text_close(y.text);
	return status;
}

static taiyaku_status read_fragment(ty_pairs *pairs, const ty_fragment *fragment,
				    taiyaku_error *err)
{
	yaml y = { .pairs = pairs, .line = fragment->line, .depth = fragment->depth, .err = err };
	uint64_t fault;

	return read_yaml(&fault, &y, fragment->text, err);
}

/* "name: value", "name:", "- name: value" */
static bool is_pair_line(taiyaku_str line)
{
	size_t colon;

	line = ty_str_trim(line);
	if (ty_str_starts(line, TY_STR("- ")))
		line = ty_str_trim(ty_str_slice(line, 2, line.len));
	colon = ty_str_find(line, TY_STR(":"), 0);
	if (colon == SIZE_MAX || colon == 0)
		return false;
	for (size_t i = 0; i < colon; i++)
		if (memchr(" \t{}[]()<>/", line.data[i], 11))
			return false;
	return colon + 1 == line.len || line.data[colon + 1] == ' ';
}

/* Lines of names and values prove little; the marks of a document prove more, but for front matter,
 * which another document follows. */
static int sniff(const ty_head *head)
{
	taiyaku_str rest = head->text;
	bool marked = false;
	int pairs = 0;

	if (ty_str_starts(rest, TY_STR("%YAML ")))
		return 90;
	for (int i = 0; i < 20 && rest.len; i++) {
		taiyaku_str line = ty_str_next(&rest, '\n');
		taiyaku_str text = ty_str_trim(line);

		if (text.len == 0 || text.data[0] == '#')
			continue;
		if (ty_str_starts(line, TY_STR("---"))) {
			if (marked || pairs)
				return 0;
			marked = true;
			continue;
		}
		if (pairs == 0 && !is_pair_line(line))
			return 0;
		pairs += is_pair_line(line);
	}
	return pairs < 2 ? 0 : marked ? 45 : 30;
}

const ty_fragment_reader ty_fragment_yaml = { "yaml yml", sniff, read_fragment };

const ty_format ty_format_yaml = { .info = { .name = "yaml",
					     .title = "YAML of any shape",
					     .extensions = "yaml yml",
					     .reads = true,
					     .document = true },
				   .sniff = sniff,
				   .read = read };
