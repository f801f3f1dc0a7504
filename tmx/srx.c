/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Reading SRX.  The rules are kept until the maps behind them are read: a map says of which
 * languages the rules are that it names; with cascade="yes" all maps that fit count, else the
 * first.
 */
#include "tmx/srx.h"

#include <stdlib.h>

#include "base/error.h"
#include "format.h"
#include "markup/xml_read.h"
#include "text/convert.h"

/* Made of sentences.srx when the program is built. */
extern const unsigned char ty_srx_sentences[];
extern const size_t ty_srx_sentences_size;

/* Most rules and maps of a file. */
enum { RULES_MAX = 20000, MAPS_MAX = 2000 };

typedef struct rule {
	taiyaku_str set; /* the languagerule it is in */
	bool breaks;
	taiyaku_str before, after;
	ty_position at;
	struct rule *next;
} rule;

typedef struct map {
	taiyaku_str pattern, set;
	ty_position at;
	struct map *next;
} map;

typedef struct reader {
	const char *file;
	ty_xml_reader *xml;
	ty_arena arena;
	bool root_seen, cascade;
	taiyaku_str set;
	rule *rules, **last_rule;
	map *maps, **last_map;
	size_t n_rules, n_maps;
	ty_buf value;
	ty_reading *checking; /* NULL: the first mistake is an error */
} reader;

/* ---- mistakes ---- */

/* What is wrong with a rule or a map; where rules are wanted it ends the reading. */
static taiyaku_status tell(reader *r, ty_position at, const taiyaku_error *what, taiyaku_error *err)
{
	if (r->checking && what->status != TAIYAKU_EIO)
		return ty_reading_reject(r->checking, at, (taiyaku_str){ NULL, 0 }, err, "%s",
					 what->message);
	return ty_fail_there(err, what->status, r->file, at, "%s", what->message);
}

static taiyaku_status complain(reader *r, ty_position at, taiyaku_error *err, const char *cause,
			       taiyaku_str name)
{
	taiyaku_error what = { 0 };

	(void)!ty_fail(&what, TAIYAKU_ESYNTAX, cause, TY_ARG(name));
	return tell(r, at, &what, err);
}

/* ---- elements ---- */

static taiyaku_status start_rule(reader *r, const ty_xml_element *element, taiyaku_error *err)
{
	rule *one = r->n_rules++ < RULES_MAX ? ty_arena_alloc(&r->arena, sizeof *one) : NULL;
	taiyaku_str breaks = ty_xml_value(element, NULL, TY_STR("break"));

	if (!one)
		return ty_fail_there(err, TAIYAKU_ELIMIT, r->file, ty_xml_position(r->xml),
				     "there are over %d rules", RULES_MAX);
	one->set = r->set;
	one->at = ty_xml_position(r->xml);
	one->breaks = !ty_str_is(breaks, "no");
	*r->last_rule = one;
	r->last_rule = &one->next;
	if (one->breaks && breaks.len && !ty_str_is(breaks, "yes"))
		return complain(r, one->at, err, "break is yes or no, not \"%.*s\"", breaks);
	return TAIYAKU_OK;
}

static taiyaku_status start_map(reader *r, const ty_xml_element *element, taiyaku_error *err)
{
	map *one = r->n_maps++ < MAPS_MAX ? ty_arena_alloc(&r->arena, sizeof *one) : NULL;

	if (!one)
		return ty_fail_there(err, TAIYAKU_ELIMIT, r->file, ty_xml_position(r->xml),
				     "there are over %d language maps", MAPS_MAX);
	one->at = ty_xml_position(r->xml);
	if (!ty_arena_copy(&one->pattern, &r->arena,
			   ty_xml_value(element, NULL, TY_STR("languagepattern"))) ||
	    !ty_arena_copy(&one->set, &r->arena,
			   ty_xml_value(element, NULL, TY_STR("languagerulename"))))
		return ty_fail_memory(err);
	*r->last_map = one;
	r->last_map = &one->next;
	return TAIYAKU_OK;
}

static taiyaku_status start(void *ctx, const ty_xml_element *element, taiyaku_error *err)
{
	reader *r = ctx;
	taiyaku_str name = element->name;

	ty_buf_clear(&r->value);
	if (!r->root_seen && !ty_str_is(name, "srx"))
		return ty_fail_there(err, TAIYAKU_ESYNTAX, r->file, ty_xml_position(r->xml),
				     "not SRX: the document is a <%.*s>", TY_ARG(name));
	if (!r->root_seen) {
		taiyaku_str version = ty_xml_value(element, NULL, TY_STR("version"));

		r->root_seen = true;
		if (!ty_str_is(version, "2.0"))
			return complain(r, ty_xml_position(r->xml), err,
					"SRX 2.0 is read, this is \"%.*s\"", version);
	} else if (ty_str_is(name, "header")) {
		taiyaku_str cascade = ty_xml_value(element, NULL, TY_STR("cascade"));

		r->cascade = ty_str_is(cascade, "yes");
		if (r->checking && !cascade.len)
			ty_reading_mend(r->checking, ty_xml_position(r->xml), 0,
					"the header has no cascade");
	} else if (ty_str_is(name, "languagerule")) {
		if (!ty_arena_copy(&r->set, &r->arena,
				   ty_xml_value(element, NULL, TY_STR("languagerulename"))))
			return ty_fail_memory(err);
	} else if (ty_str_is(name, "rule")) {
		return start_rule(r, element, err);
	} else if (ty_str_is(name, "languagemap")) {
		return start_map(r, element, err);
	}
	return TAIYAKU_OK;
}

static taiyaku_status end(void *ctx, taiyaku_str name, taiyaku_error *err)
{
	reader *r = ctx;
	bool before = ty_str_is(name, "beforebreak");
	rule *one =
		r->n_rules ? (rule *)(void *)((char *)r->last_rule - offsetof(rule, next)) : NULL;

	if (!one || (!before && !ty_str_is(name, "afterbreak")))
		return TAIYAKU_OK;
	if (!ty_arena_copy(before ? &one->before : &one->after, &r->arena, ty_buf_str(&r->value)))
		return ty_fail_memory(err);
	ty_buf_clear(&r->value);
	return ty_buf_status(&r->value, err);
}

static taiyaku_status text(void *ctx, taiyaku_str s, taiyaku_error *err)
{
	reader *r = ctx;
	(void)err;

	ty_buf_add(&r->value, s);
	return TAIYAKU_OK;
}

static taiyaku_status parse(reader *r, ty_input *in, taiyaku_error *err)
{
	static const ty_xml_handler handler = { .start = start, .end = end, .text = text };
	ty_text *from = NULL;
	bool cut = false;
	taiyaku_status status = ty_text_open(&from, in, (taiyaku_str){ NULL, 0 }, NULL, err);

	if (!status)
		status = ty_xml_open(&r->xml, r->file, &handler, r, err);
	if (!status)
		status = ty_reading_xml(&cut, r->xml, from, err);
	if (!status && cut)
		status = ty_fail_there(err, TAIYAKU_ESYNTAX, r->file, ty_xml_position(r->xml),
				       "the file is cut off");
	ty_text_close(from);
	ty_xml_close(r->xml);
	return status;
}

static void begin(reader *r, const char *file)
{
	r->file = file;
	r->last_rule = &r->rules;
	r->last_map = &r->maps;
}

static void drop(reader *r)
{
	ty_arena_free(&r->arena);
	ty_buf_free(&r->value);
}

/* ---- what was read ---- */

static bool has_set(const reader *r, taiyaku_str set)
{
	for (const rule *one = r->rules; one; one = one->next)
		if (ty_str_equal(one->set, set))
			return true;
	return false;
}

static taiyaku_status add_rule(reader *r, ty_segmenter *to, const rule *one, taiyaku_error *err)
{
	taiyaku_error what = { 0 };
	taiyaku_status status = ty_segmenter_add(to, one->breaks, one->before, one->after, &what);

	return status ? tell(r, one->at, &what, err) : TAIYAKU_OK;
}

/* Whether the rules of a map are for a language, and that they are there. */
static taiyaku_status look_up(bool *fits, reader *r, const map *one, taiyaku_str language,
			      taiyaku_error *err)
{
	taiyaku_error what = { 0 };
	taiyaku_status status = ty_segment_language(fits, one->pattern, language, &what);

	if (status)
		return tell(r, one->at, &what, err);
	if (!has_set(r, one->set))
		return complain(r, one->at, err, "no rules are called \"%.*s\"", one->set);
	return TAIYAKU_OK;
}

/* The rules of the maps that fit the language. */
static taiyaku_status add_rules(reader *r, ty_segmenter *to, taiyaku_str language,
				taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;
	bool any = false, fits = false;

	for (const map *one = r->maps; !status && one && (!any || r->cascade); one = one->next) {
		status = look_up(&fits, r, one, language, err);
		any = any || fits;
		for (const rule *two = r->rules; !status && fits && two; two = two->next)
			if (ty_str_equal(two->set, one->set))
				status = add_rule(r, to, two, err);
	}
	if (!status && !any)
		status = ty_fail_at(err, TAIYAKU_EARGUMENT, r->file, 0, 0,
				    "no rules for the language %.*s", TY_ARG(language));
	return status;
}

taiyaku_status ty_srx_open(ty_segmenter **out, const char *path, taiyaku_str language,
			   taiyaku_error *err)
{
	const taiyaku_str own = { (const char *)ty_srx_sentences, ty_srx_sentences_size };
	const char *file = path ? path : "sentences.srx";
	reader r = { 0 };
	ty_input *in = NULL;
	taiyaku_status status = path ? ty_input_open(&in, path, NULL, err)
				     : ty_input_memory(&in, file, own, NULL, err);

	*out = NULL;
	begin(&r, file);
	if (!status)
		status = parse(&r, in, err);
	if (!status)
		status = ty_segmenter_new(out, err);
	if (!status)
		status = add_rules(&r, *out, language, err);
	drop(&r);
	ty_input_close(in);
	if (status) {
		ty_segmenter_free(*out);
		*out = NULL;
	}
	return status;
}

/* ---- the format, which is only checked ---- */

static taiyaku_status check(reader *r, taiyaku_error *err)
{
	ty_segmenter *segmenter = NULL;
	taiyaku_status status = ty_segmenter_new(&segmenter, err);
	bool fits;

	for (const rule *one = r->rules; !status && one; one = one->next)
		status = add_rule(r, segmenter, one, err);
	for (const map *one = r->maps; !status && one; one = one->next)
		status = look_up(&fits, r, one, TY_STR("ja"), err);
	if (!status && !r->maps)
		status = complain(r, ty_line(0), err, "there are no maps%.*s",
				  (taiyaku_str){ NULL, 0 });
	ty_segmenter_free(segmenter);
	return status;
}

static taiyaku_status read_srx(ty_reading *reading, taiyaku_error *err)
{
	reader r = { .checking = reading };
	taiyaku_status status;

	begin(&r, ty_input_name(reading->in));
	status = parse(&r, reading->in, err);
	if (!status)
		status = check(&r, err);
	drop(&r);
	return status;
}

static int sniff_srx(const ty_head *head)
{
	return ty_str_has(head->text, "<srx") && ty_str_starts(ty_str_trim(head->text), TY_STR("<"))
		       ? 95
		       : 0;
}

const ty_format ty_format_srx = {
	.info = { .name = "srx",
		  .title = "SRX 2.0, rules for sentences",
		  .extensions = "srx",
		  .checked = true },
	.sniff = sniff_srx,
	.read = read_srx,
};
