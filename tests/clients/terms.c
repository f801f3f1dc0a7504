/* SPDX-License-Identifier: Apache-2.0 */
/* Programs that translators use read every term of the glossaries written here. */
#include "clients.h"
#include "roundtrip.h"

#define OMEGAT "/usr/share/omegat"

enum { TERMS = 500 };

static const char read_by_toolkit[] =
	"import sys\\n"
	"from translate.storage import factory, utx\\n"
	"p=sys.argv[1]\\n"
	"s=utx.UtxFile(open(p,\"rb\")) if p.endswith(\".utx\") else factory.getobject(p)\\n"
	"out=open(1,\"w\",encoding=\"utf-8\")\\n"
	"for u in s.units: print(u.source,u.target,sep=\"\\t\",file=out)\\n";

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

/* Every term stands in what the program printed, in the order of the file. */
static void assert_reads(const char *format, const char *name, const char *command_format)
{
	pairs *made = make_terms();
	char *path = write_pairs(made, format, name, (taiyaku_write_options){ 0 });
	char command[4096];
	ty_buf text;
	taiyaku_str rest;
	size_t n = 0;

	snprintf(command, sizeof command, command_format, path);
	text = output_of(command);
	rest = ty_buf_str(&text);
	while (rest.len > 0 && n < made->n) {
		taiyaku_str line = ty_str_next(&rest, '\n');

		if (ty_str_find(line, TY_STR("\t"), 0) == SIZE_MAX)
			continue; /* what a program says on its way */
		assert_str_at(ty_str_next(&line, '\t'), made->list[n]->text[0], __FILE__, __LINE__);
		assert_str_at(line, made->list[n]->text[1], __FILE__, __LINE__);
		n++;
	}
	assert_int_equal(n, TERMS);
	assert_int_equal(rest.len, 0);
	ty_buf_free(&text);
	free_pairs(made);
	remove_written(path);
}

static void need_toolkit(void)
{
	if (system("/usr/bin/python3 -c 'import translate.storage' 2>/dev/null") != 0) {
		print_message("translate-toolkit is not installed\n");
		skip();
	}
}

static void need_omegat(void)
{
	need("java");
	if (access(OMEGAT "/OmegaT.jar", R_OK) != 0) {
		print_message("OmegaT is not installed\n");
		skip();
	}
}

static void toolkit_reads(const char *format, const char *name)
{
	char command[2048];

	snprintf(command, sizeof command,
		 "printf '%s' >/tmp/taiyaku-toolkit-%d.py && "
		 "/usr/bin/python3 /tmp/taiyaku-toolkit-%d.py '%%s' ; "
		 "rm /tmp/taiyaku-toolkit-%d.py",
		 read_by_toolkit, getpid(), getpid(), getpid());
	assert_reads(format, name, command);
}

static void omegat_reads(const char *format, const char *name)
{
	assert_reads(format, name,
		     "java -Djava.awt.headless=true -cp '" OMEGAT "/OmegaT.jar:" OMEGAT
		     "/lib/*' " TESTS "/clients/GlossaryProbe.java '%s' 2>/dev/null");
}

static void translate_toolkit_reads_every_term_of_a_tbx(void **state)
{
	(void)state;
	need_toolkit();
	toolkit_reads("tbx", "terms.tbx");
}

static void translate_toolkit_reads_every_term_of_a_utx(void **state)
{
	(void)state;
	need_toolkit();
	toolkit_reads("utx", "terms.utx");
}

static void omegat_reads_every_term_of_its_own_format(void **state)
{
	(void)state;
	need_omegat();
	omegat_reads("omegat", "glossary.txt");
}

static void omegat_reads_every_term_of_its_csv(void **state)
{
	(void)state;
	need_omegat();
	omegat_reads("omegat-csv", "glossary.csv");
}

static void omegat_reads_every_term_of_a_tbx(void **state)
{
	(void)state;
	need_omegat();
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
