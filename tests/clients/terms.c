/* SPDX-License-Identifier: Apache-2.0 */
/* Programs that translators use read every term of the glossaries written here. */
#include "reading.h"

enum { TERMS = 500 };

/* Terms of one line, without combining marks, which OmegaT composes. */
static pairs *make_terms(void)
{
	maker m = { .state = 3, .to = calloc(1, sizeof(pairs)), .never = "\t\n \xcc" };

	for (int i = 0; i < TERMS; i++) {
		taiyaku_pair *pair = ty_arena_alloc(&m.to->arena, sizeof *pair);
		taiyaku_prop *props = ty_arena_array(&m.to->arena, 2, sizeof *props);

		props[0] = (taiyaku_prop){ TY_STR("partOfSpeech"), TY_STR("noun") };
		props[1] = (taiyaku_prop){ TY_STR("definition"), make_text(&m, true) };
		*pair = (taiyaku_pair){ .kind = TAIYAKU_TERM,
					.text = { make_text(&m, true), make_text(&m, false) },
					.status = TY_STR("approved"),
					.note = maybe_text(&m, false),
					.reading = maybe_text(&m, true),
					.props = props,
					.n_props = 2 };
		m.to->list[m.to->n++] = pair;
	}
	return m.to;
}

static void omegat_reads(const char *format, const char *name)
{
	need_omegat();
	assert_reads(make_terms(), format, name, (taiyaku_write_options){ 0 },
		     PROBE("GlossaryProbe.java"));
}

static void translate_toolkit_reads_every_term_of_a_tbx(void **state)
{
	(void)state;
	need_toolkit();
	assert_toolkit_reads(make_terms(), "tbx", "terms.tbx");
}

static void translate_toolkit_reads_every_term_of_a_utx(void **state)
{
	(void)state;
	need_toolkit();
	assert_toolkit_reads(make_terms(), "utx", "terms.utx");
}

static void omegat_reads_every_term_of_its_own_format(void **state)
{
	(void)state;
	omegat_reads("omegat", "glossary.txt");
}

static void omegat_reads_every_term_of_its_csv(void **state)
{
	(void)state;
	omegat_reads("omegat-csv", "glossary.csv");
}

static void omegat_reads_every_term_of_a_tbx(void **state)
{
	(void)state;
	omegat_reads("tbx", "terms.tbx");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(translate_toolkit_reads_every_term_of_a_tbx),
		cmocka_unit_test(translate_toolkit_reads_every_term_of_a_utx),
		cmocka_unit_test(omegat_reads_every_term_of_its_own_format),
		cmocka_unit_test(omegat_reads_every_term_of_its_csv),
		cmocka_unit_test(omegat_reads_every_term_of_a_tbx),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
