/* SPDX-License-Identifier: Apache-2.0 */
/* Programs that translators use read every unit of the memories written here, to the letter. */
#include "reading.h"

enum { UNITS = 500 };

/* Units of one line, without combining marks, which OmegaT composes; with all that a unit can say
 * beside its texts. */
static pairs *make_units(void)
{
	maker m = { .state = 11, .to = calloc(1, sizeof(pairs)), .never = "\t\n\xcc" };

	for (int i = 0; i < UNITS; i++) {
		taiyaku_pair *pair = ty_arena_alloc(&m.to->arena, sizeof *pair);
		taiyaku_prop *props = ty_arena_array(&m.to->arena, 5, sizeof *props);
		size_t n_origins = draw(&m, 3);

		props[0] = (taiyaku_prop){ TY_STR("changedate"), TY_STR("20140301T093000Z") };
		props[1] = (taiyaku_prop){ TY_STR("x-context-pre"), make_text(&m, true) };
		props[2] = (taiyaku_prop){ TY_STR("en:creationid"), make_text(&m, false) };
		props[3] = (taiyaku_prop){ TY_STR("en:lang"), TY_STR("en-US") };
		props[4] = (taiyaku_prop){ TY_STR("creationdate"), TY_STR("last week") };
		*pair = (taiyaku_pair){ .kind = i % 2 ? TAIYAKU_TITLE : TAIYAKU_SEGMENT,
					.text = { make_text(&m, true), make_text(&m, false) },
					.note = maybe_text(&m, false),
					.tuid = maybe_text(&m, false),
					.origins = make_origins(&m, n_origins),
					.n_origins = n_origins,
					.props = props,
					.n_props = draw(&m, 6) };
		m.to->list[m.to->n++] = pair;
	}
	return m.to;
}

static void translate_toolkit_reads_every_unit(void **state)
{
	(void)state;
	need_toolkit();
	assert_toolkit_reads(make_units(), "tmx", "units.tmx");
}

static void omegat_reads_every_unit(void **state)
{
	static const char probe[] = PROBE("MemoryProbe.java");

	(void)state;
	need_omegat();
	assert_reads(make_units(), "tmx", "units.tmx", (taiyaku_write_options){ 0 }, probe);
	assert_reads(make_units(), "tmx", "units.tmx",
		     (taiyaku_write_options){ .level = 1, .doctype = true }, probe);
	assert_reads(make_units(), "tmx", "units.tmx.gz", (taiyaku_write_options){ .turned = true },
		     probe);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(translate_toolkit_reads_every_unit),
		cmocka_unit_test(omegat_reads_every_unit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
