/* SPDX-License-Identifier: Apache-2.0 */
#include "tmx/xliff_scope.h"

#include "tmx/xliff.h"
#include "tmx/xliff_inline.h"

void ty_xliff_scope_free(ty_xliff_scope *scope)
{
	ty_arena_free(&scope->root_arena);
	ty_arena_free(&scope->file_arena);
}

static void keep(ty_xliff_scope *scope, ty_arena *arena, taiyaku_str *out, taiyaku_str value)
{
	*out = (taiyaku_str){ NULL, 0 };
	value = ty_str_trim(value);
	if (value.len > 0 && !ty_arena_copy(out, arena, value))
		scope->failed = true;
}

static void keep_languages(ty_xliff_scope *scope, ty_arena *arena, const ty_xml_element *element,
			   const char *source, const char *target)
{
	keep(scope, arena, &scope->languages[0], ty_xliff_attribute(element, source));
	keep(scope, arena, &scope->languages[1], ty_xliff_attribute(element, target));
}

void ty_xliff_scope_root(ty_xliff_scope *scope, const ty_xml_element *element)
{
	keep(scope, &scope->root_arena, &scope->prefix, element->prefix);
	if (scope->second)
		keep_languages(scope, &scope->root_arena, element, "srcLang", "trgLang");
}

static void start_file(ty_xliff_scope *scope, const ty_xml_element *element)
{
	taiyaku_str original = ty_xliff_attribute(element, "original");

	ty_arena_reset(&scope->file_arena);
	scope->depth = 0;
	if (!scope->second)
		keep_languages(scope, &scope->file_arena, element, "source-language",
			       "target-language");
	if (!scope->second && ty_str_is(original, TY_XLIFF_OURS))
		original.len = 0;
	keep(scope, &scope->file_arena, &scope->original, original);
}

bool ty_xliff_scope_start(ty_xliff_scope *scope, const ty_xml_element *element)
{
	bool locked;

	if (ty_str_is(element->name, "file"))
		start_file(scope, element);
	else if (!ty_str_is(element->name, "body") && !ty_str_is(element->name, "group") &&
		 !ty_str_is(element->name, "bin-unit"))
		return false;
	locked = ty_xliff_scope_locks(scope, element);
	if (scope->depth < TY_XML_DEPTH_MAX)
		scope->locked[++scope->depth] = locked;
	return true;
}

void ty_xliff_scope_end(ty_xliff_scope *scope)
{
	if (scope->depth > 0)
		scope->depth--;
}

bool ty_xliff_scope_locks(const ty_xliff_scope *scope, const ty_xml_element *element)
{
	taiyaku_str translate = ty_xliff_attribute(element, "translate");

	return translate.len > 0 ? ty_str_is(translate, "no") : scope->locked[scope->depth];
}
