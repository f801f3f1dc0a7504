/* SPDX-License-Identifier: Apache-2.0 */
#include "markup/xml_rules.h"

#include <stdarg.h>
#include <stdio.h>

enum { MESSAGE_SIZE = 240 };

/* A word of a table. */
typedef struct word {
	taiyaku_str name;
	char mark; /* before it; NUL: none */
	taiyaku_str values;
	char kind; /* '=' or ':' before values; NUL: none */
	unsigned part;
	bool part_wanted; /* "+|" before the part */
	size_t number;
} word;

__attribute__((format(printf, 2, 3))) static void complain(const ty_xml_rules *rules,
							   const char *format, ...)
{
	char message[MESSAGE_SIZE];
	va_list args;

	va_start(args, format);
	vsnprintf(message, sizeof message, format, args);
	va_end(args);
	rules->tell(rules->ctx, message);
}

/* ---- the table ---- */

/* The tables are read for each element, so that a call for each of their letters would tell. */
static bool is_gap(char c)
{
	return c == ' ' || c == ';' || c == '+' || c == '|';
}

static bool is_mark(char c)
{
	return c == '!' || c == '?' || c == '+';
}

/* The next word of *rest; one is all zero before the first. */
static bool next_word(word *one, taiyaku_str *rest)
{
	taiyaku_str text;

	while (rest->len > 0 && is_gap(rest->data[0]) &&
	       !(rest->data[0] == '+' && rest->len > 1 && rest->data[1] != '|')) {
		if (rest->data[0] == ';') {
			one->part++;
			one->part_wanted = false;
		}
		one->part_wanted |= rest->data[0] == '+';
		*rest = ty_str_slice(*rest, 1, rest->len);
	}
	if (rest->len == 0)
		return false;
	one->number++;
	one->mark = is_mark(rest->data[0]) ? rest->data[0] : '\0';
	if (one->mark)
		*rest = ty_str_slice(*rest, 1, rest->len);
	text = *rest;
	text.len = 0;
	while (text.len < rest->len && rest->data[text.len] != ' ' && rest->data[text.len] != ';')
		text.len++;
	*rest = ty_str_slice(*rest, text.len, rest->len);
	one->name = text;
	one->kind = '\0';
	one->values = (taiyaku_str){ NULL, 0 };
	for (size_t i = 0; i < text.len; i++)
		if (text.data[i] == '=' || (text.data[i] == ':' && i + 2 == text.len)) {
			one->name = ty_str_slice(text, 0, i);
			one->kind = text.data[i];
			one->values = ty_str_slice(text, i + 1, text.len);
			break;
		}
	return true;
}

static const ty_xml_rule *find_rule(const ty_xml_rules *rules, taiyaku_str name)
{
	for (size_t i = 0; i < rules->n; i++)
		if (ty_str_is(name, rules->rules[i].element))
			return &rules->rules[i];
	return NULL;
}

/* ---- children ---- */

static void check_place(ty_xml_rules *rules, ty_xml_rules_frame *parent, taiyaku_str name,
			bool foreign)
{
	taiyaku_str rest = ty_str(parent->rule->children);
	const char *in = parent->rule->element;
	word one = { .number = 0 };

	while (next_word(&one, &rest)) {
		bool any = ty_str_is(one.name, "*");

		if (any ? !foreign : foreign || !ty_str_equal(one.name, name))
			continue;
		if (any)
			return;
		if (one.part < parent->part)
			complain(rules, "in <%s>, <%.*s> comes too late", in, TY_ARG(name));
		else if ((one.mark == '?' || one.mark == '!') && parent->seen >> one.number & 1)
			complain(rules, "<%s> has a second <%.*s>", in, TY_ARG(name));
		parent->part = one.part > parent->part ? one.part : parent->part;
		parent->seen |= (uint64_t)1 << one.number;
		return;
	}
	complain(rules, "in <%s> there is no place for <%.*s>", in, TY_ARG(name));
}

static void check_missing(ty_xml_rules *rules, const ty_xml_rules_frame *frame)
{
	taiyaku_str rest = ty_str(frame->rule->children), first = { NULL, 0 };
	word one = { .number = 0 };
	bool seen = true;

	while (next_word(&one, &rest)) {
		bool is = frame->seen >> one.number & 1;

		if ((one.mark == '+' || one.mark == '!') && !is)
			complain(rules, "<%s> has no <%.*s>", frame->rule->element,
				 TY_ARG(one.name));
		if (!one.part_wanted)
			continue;
		seen = first.len ? seen || is : is;
		first = first.len ? first : one.name;
	}
	if (!seen)
		complain(rules, "<%s> has no <%.*s>", frame->rule->element, TY_ARG(first));
}

/* ---- attributes ---- */

static bool is_name_token(taiyaku_str s)
{
	for (size_t i = 0; i < s.len; i++)
		if ((unsigned char)s.data[i] < 0x80 &&
		    !strchr("-._:0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
			    s.data[i]))
			return false;
	return s.len > 0;
}

static bool is_value(const word *one, taiyaku_str value)
{
	taiyaku_str rest = one->values;
	uint64_t number;

	if (!one->kind)
		return true;
	if (one->kind == ':')
		return is_name_token(value);
	while (rest.len > 0) {
		taiyaku_str known = ty_str_next(&rest, '|');

		if (ty_str_equal(known, value) ||
		    (ty_str_is(known, "#") && ty_str_number(&number, value, UINT64_MAX)) ||
		    (ty_str_is(known, "x-") && ty_str_starts(value, known)))
			return true;
	}
	return false;
}

/* The name as the tables have it: "xml:lang". */
static bool is_named(const ty_xml_attribute *a, taiyaku_str name)
{
	if (a->prefix.len == 0)
		return ty_str_equal(a->name, name);
	return ty_str_is(a->prefix, "xml") && ty_str_starts(name, TY_STR("xml:")) &&
	       ty_str_equal(a->name, ty_str_slice(name, 4, name.len));
}

static void check_attribute(const ty_xml_rules *rules, const ty_xml_rule *rule,
			    const ty_xml_attribute *a)
{
	taiyaku_str rest = ty_str(rule->attributes);
	word one = { .number = 0 };

	while (next_word(&one, &rest)) {
		if (ty_str_is(one.name, "*") ? a->prefix.len == 0 : !is_named(a, one.name))
			continue;
		if (!is_value(&one, a->value))
			complain(rules, "<%s> cannot have %.*s=\"%.*s\"", rule->element,
				 TY_ARG(one.name), TY_ARG(a->value));
		return;
	}
	complain(rules, "<%s> takes no %.*s", rule->element, TY_ARG(a->name));
}

static void check_attributes(const ty_xml_rules *rules, const ty_xml_rule *rule,
			     const ty_xml_element *element)
{
	taiyaku_str rest = ty_str(rule->attributes);
	word one = { .number = 0 };

	for (size_t i = 0; i < element->n_attributes; i++)
		check_attribute(rules, rule, &element->attributes[i]);
	while (next_word(&one, &rest)) {
		bool there = one.mark != '!';

		for (size_t i = 0; !there && i < element->n_attributes; i++)
			there = is_named(&element->attributes[i], one.name);
		if (!there)
			complain(rules, "<%s> has no %.*s", rule->element, TY_ARG(one.name));
	}
}

/* ---- elements ---- */

void ty_xml_rules_start(ty_xml_rules *rules, const ty_xml_element *element)
{
	ty_xml_rules_frame *parent = rules->depth ? &rules->frames[rules->depth - 1] : NULL;
	const ty_xml_rule *rule = NULL;

	if (rules->depth++ >= TY_XML_DEPTH_MAX)
		return;
	if (!parent)
		snprintf(rules->prefix, sizeof rules->prefix, "%.*s", TY_ARG(element->prefix));
	if (ty_str_is(element->prefix, rules->prefix) && (!parent || parent->rule))
		rule = find_rule(rules, element->name);
	if (parent && parent->rule && parent->rule->children)
		check_place(rules, parent, element->name, !rule);
	rules->frames[rules->depth - 1] = (ty_xml_rules_frame){ .rule = rule };
	if (rule && rule->attributes)
		check_attributes(rules, rule, element);
}

void ty_xml_rules_end(ty_xml_rules *rules)
{
	const ty_xml_rules_frame *frame;

	if (rules->depth == 0 || rules->depth-- > TY_XML_DEPTH_MAX)
		return;
	frame = &rules->frames[rules->depth];
	if (frame->rule && frame->rule->children)
		check_missing(rules, frame);
}

void ty_xml_rules_resume(ty_xml_rules *rules, const char *parent)
{
	if (rules->depth > TY_XML_DEPTH_MAX)
		rules->depth = TY_XML_DEPTH_MAX;
	while (rules->depth > 0) {
		const ty_xml_rule *rule = rules->frames[rules->depth - 1].rule;

		if (rule && ty_str_is(ty_str(rule->element), parent))
			return;
		rules->depth--;
	}
}
