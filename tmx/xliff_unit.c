/* SPDX-License-Identifier: Apache-2.0 */
#include "tmx/xliff_unit.h"

#include <stdio.h>

#include "base/error.h"
#include "base/origin.h"
#include "base/tag.h"
#include "tmx/xliff.h"

/* States of XLIFF 1.2 and 2.x, conf of sdlxliff, status of mqxliff; those that say no more than
 * that there is a translation are not here. */
static const struct {
	const char *state, *status;
	bool untouched;
} states[] = {
	{ "final", "approved", false },
	{ "signed-off", "approved", false },
	{ "reviewed", "approved", false },
	{ "ApprovedTranslation", "approved", false },
	{ "ApprovedSignOff", "approved", false },
	{ "Reviewer1Confirmed", "approved", false },
	{ "Proofread", "approved", false },
	{ "new", "provisional", true },
	{ "initial", "provisional", true },
	{ "needs-translation", "provisional", true },
	{ "needs-adaptation", "provisional", false },
	{ "needs-l10n", "provisional", false },
	{ "needs-review-translation", "provisional", false },
	{ "needs-review-adaptation", "provisional", false },
	{ "needs-review-l10n", "provisional", false },
	{ "Draft", "provisional", false },
	{ "RejectedTranslation", "provisional", false },
	{ "RejectedSignOff", "provisional", false },
	{ "PartiallyEdited", "provisional", false },
	{ "Rejected", "provisional", false },
	{ "x-forbidden", "forbidden", false },
	{ "x-non-standard", "non-standard", false },
	{ TY_XLIFF_OURS ":provisional", "provisional", false },
	{ TY_XLIFF_OURS ":forbidden", "forbidden", false },
	{ TY_XLIFF_OURS ":non-standard", "non-standard", false },
};

enum { STATES = sizeof states / sizeof *states };

void ty_xliff_unit_reset(ty_xliff_unit *unit)
{
	ty_unit_reset(&unit->fields);
	unit->whole = (ty_xliff_segment){ 0 };
	unit->approved = false;
	unit->n_segments = unit->n_targets = unit->n_data = 0;
	unit->place = (taiyaku_origin){ 0 };
	unit->flaw = NULL;
}

void ty_xliff_unit_free(ty_xliff_unit *unit)
{
	ty_unit_free(&unit->fields);
}

ty_xliff_segment *ty_xliff_unit_segment(ty_xliff_unit *unit, taiyaku_str id, bool make)
{
	ty_xliff_segment *segment;

	for (size_t i = 0; id.len > 0 && i < unit->n_segments; i++)
		if (ty_str_equal(unit->segments[i].id, id))
			return &unit->segments[i];
	if (!make)
		return NULL;
	if (unit->n_segments == TY_XLIFF_SEGMENTS_MAX) {
		unit->flaw = "there are too many segments";
		return NULL;
	}
	segment = &unit->segments[unit->n_segments++];
	*segment = (ty_xliff_segment){ 0 };
	ty_unit_set(&unit->fields, &segment->id, id);
	return segment;
}

void ty_xliff_unit_set(ty_xliff_unit *unit, ty_xliff_segment *segment, int side, taiyaku_str text,
		       taiyaku_str markup)
{
	if (segment->has[side])
		unit->flaw =
			side == TAIYAKU_SOURCE ? "there are two sources" : "there are two targets";
	segment->has[side] = true;
	ty_unit_set(&unit->fields, &segment->text[side], text);
	ty_unit_set(&unit->fields, &segment->markup[side], markup);
}

bool ty_xliff_state(taiyaku_str *status, bool *untouched, taiyaku_str state)
{
	for (size_t i = 0; i < STATES; i++)
		if (ty_str_is(state, states[i].state)) {
			*status = ty_str(states[i].status);
			*untouched = states[i].untouched;
			return true;
		}
	return false;
}

void ty_xliff_unit_state(ty_xliff_unit *unit, ty_xliff_segment *segment, taiyaku_str state)
{
	(void)unit;
	ty_xliff_state(&segment->status, &segment->untouched, state);
}

bool ty_xliff_unit_ours(ty_xliff_unit *unit, taiyaku_str name, taiyaku_str value)
{
	static const struct {
		const char *name, *type;
	} known[] = {
		{ "kind", "x-kind" },
		{ "reading", "x-reading" },
		{ "memory", "x-memory" },
		{ "origin", TY_UNIT_ORIGIN },
	};
	const taiyaku_str prop = TY_STR(TY_XLIFF_PROP);

	if (ty_str_starts(name, prop)) {
		ty_unit_add_prop(&unit->fields, &unit->fields.fields,
				 ty_str_slice(name, prop.len, name.len), value);
		return true;
	}
	if (ty_str_is(name, "tuid")) {
		ty_unit_set(&unit->fields, &unit->fields.tuid, value);
		return true;
	}
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (ty_str_is(name, known[i].name)) {
			ty_unit_add_prop(&unit->fields, &unit->fields.fields, ty_str(known[i].type),
					 value);
			return true;
		}
	return false;
}

/* ---- the pairs ---- */

/* A language that the file does not name is the other one of the two that are asked for. */
static taiyaku_str tag_of(const ty_xliff_unit *unit, int side, const taiyaku_languages *languages)
{
	taiyaku_str other = unit->tags[!side];

	if (unit->tags[side].len > 0 || other.len == 0)
		return unit->tags[side];
	return ty_tag_fit(other, languages, TAIYAKU_SOURCE) > 0 ? languages->target
								: languages->source;
}

static void add_place(ty_xliff_unit *unit)
{
	ty_buf text = { 0 };

	ty_origin_print(&text, &unit->place);
	ty_unit_add_prop(&unit->fields, &unit->fields.fields, TY_STR(TY_UNIT_ORIGIN),
			 ty_buf_str(&text));
	unit->fields.failed |= text.failed;
	ty_buf_free(&text);
}

/* The id of the unit, and where it has several segments that of the segment behind a slash. */
static void set_tuid(ty_xliff_unit *unit, taiyaku_str id, const ty_xliff_segment *segment)
{
	ty_buf made = { 0 };

	unit->fields.tuid = id;
	if (unit->n_segments < 2 || segment == &unit->whole || id.len == 0)
		return;
	ty_buf_add(&made, id);
	ty_buf_byte(&made, '/');
	if (segment->id.len > 0)
		ty_buf_add(&made, segment->id);
	else
		ty_buf_print(&made, "%zu", (size_t)(segment - unit->segments) + 1);
	ty_unit_set(&unit->fields, &unit->fields.tuid, ty_buf_str(&made));
	unit->fields.failed |= made.failed;
	ty_buf_free(&made);
}

static taiyaku_status push(const char **cause, char buffer[128], ty_xliff_unit *unit,
			   const ty_xliff_segment *segment, ty_reading *reading, taiyaku_error *err)
{
	ty_unit *to = &unit->fields;
	const taiyaku_str id = to->tuid;
	const size_t n_props = to->fields.n_props;
	taiyaku_str status = unit->approved ? TY_STR("approved") : segment->status;
	taiyaku_status result;

	if (ty_str_is_blank(segment->text[TAIYAKU_TARGET]))
		return TAIYAKU_OK;
	if (segment->untouched &&
	    ty_str_equal(segment->text[TAIYAKU_SOURCE], segment->text[TAIYAKU_TARGET])) {
		unit->copies++;
		return TAIYAKU_OK;
	}
	to->n_variants = 0;
	for (int side = 0; side < 2; side++) {
		ty_variant *variant = ty_unit_add_variant(to);

		variant->tag = tag_of(unit, side, &reading->options->languages);
		variant->has_seg = true;
		variant->text = segment->text[side];
		variant->markup = segment->markup[side];
	}
	ty_unit_add_prop(to, &to->fields, TY_STR("x-status"), status);
	set_tuid(unit, id, segment);
	result = ty_unit_push(cause, buffer, to, reading, err);
	to->tuid = id;
	to->fields.n_props = n_props;
	return result;
}

/* Whether each segment of the target is one of the source. */
static bool is_segmented(const ty_xliff_unit *unit)
{
	for (size_t i = 0; i < unit->n_segments; i++)
		if (unit->segments[i].has[TAIYAKU_TARGET] && !unit->segments[i].has[TAIYAKU_SOURCE])
			return false;
	return true;
}

/* What makes a unit bad, found when it is complete. */
static const char *flaw_of(const ty_xliff_unit *unit, const ty_xliff_segment *segment)
{
	if (!segment->has[TAIYAKU_TARGET] || ty_str_is_blank(segment->text[TAIYAKU_TARGET]))
		return segment->has[TAIYAKU_SOURCE] || segment != &unit->whole
			       ? NULL
			       : "there is no source";
	if (!segment->has[TAIYAKU_SOURCE])
		return segment == &unit->whole ? "there is no source"
					       : "a segment of the target has no source";
	return ty_str_is_blank(segment->text[TAIYAKU_SOURCE]) ? "the source is empty" : NULL;
}

/* What is to be translated: the segments, if the program that made the file has parted it. */
static taiyaku_status push_sources(const ty_xliff_unit *unit, ty_reading *reading,
				   taiyaku_error *err)
{
	bool segmented = unit->n_segments > 0;
	taiyaku_status status = TAIYAKU_OK;

	for (size_t i = 0; i < unit->n_segments; i++)
		segmented = segmented && unit->segments[i].has[TAIYAKU_SOURCE];
	for (size_t i = 0; !status && i < (segmented ? unit->n_segments : 1); i++) {
		const ty_xliff_segment *segment = segmented ? &unit->segments[i] : &unit->whole;
		const taiyaku_pair pair = {
			.kind = TAIYAKU_SEGMENT,
			.text = { segment->text[0], segment->text[1] },
			.markup = { segment->markup[0], segment->markup[1] },
			.tuid = unit->fields.tuid,
		};

		if (!ty_str_is_blank(pair.text[TAIYAKU_SOURCE]))
			status = ty_reading_pair(reading, &pair, err);
	}
	return status;
}

taiyaku_status ty_xliff_unit_push(const char **cause, char buffer[128], ty_xliff_unit *unit,
				  ty_reading *reading, taiyaku_error *err)
{
	/* Programs that divide only the target, or both sides differently, leave the whole texts.
	 */
	bool segmented =
		unit->n_targets > 0 && (is_segmented(unit) || !unit->whole.has[TAIYAKU_SOURCE]);
	const ty_xliff_segment *first = segmented ? unit->segments : &unit->whole;
	size_t n = segmented ? unit->n_segments : 1;
	taiyaku_status status = TAIYAKU_OK;

	*cause = unit->flaw;
	if (!*cause && reading->options->sources)
		return unit->locked ? TAIYAKU_OK : push_sources(unit, reading, err);
	for (size_t i = 0; !*cause && i < n; i++)
		*cause = flaw_of(unit, first + i);
	if (!*cause && unit->tags[0].len == 0 && unit->tags[1].len == 0)
		*cause = "the file names no language";
	if (*cause)
		return TAIYAKU_OK;
	if (unit->place.file.len > 0)
		add_place(unit);
	for (size_t i = 0; !status && !*cause && i < n; i++)
		status = push(cause, buffer, unit, first + i, reading, err);
	return status;
}
