/* SPDX-License-Identifier: Apache-2.0 */
/* Programs that translators use read every unit of the memories written here, to the letter. */
#include "clients.h"
#include "roundtrip.h"

#define OMEGAT "/usr/share/omegat"

enum { UNITS = 500 };

static const char read_by_toolkit[] = "import sys\\n"
				      "from translate.storage import factory\\n"
				      "out=open(1,\"w\",encoding=\"utf-8\")\\n"
				      "for u in factory.getobject(sys.argv[1]).units: "
				      "print(u.source,u.target,sep=\"\\t\",file=out)\\n";

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

/* Every unit stands in what the program printed, in the order of the file. */
static void assert_reads(const char *name, taiyaku_write_options options,
			 const char *command_format)
{
	pairs *made = make_units();
	char *path = write_pairs(made, "tmx", name, options);
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
	assert_int_equal(n, UNITS);
	assert_int_equal(rest.len, 0);
	ty_buf_free(&text);
	free_pairs(made);
	remove_written(path);
}

static void translate_toolkit_reads_every_unit(void **state)
{
	char command[2048];

	(void)state;
	if (system("/usr/bin/python3 -c 'import translate.storage' 2>/dev/null") != 0) {
		print_message("translate-toolkit is not installed\n");
		skip();
	}
	snprintf(command, sizeof command,
		 "printf '%s' >/tmp/taiyaku-memories-%d.py && "
		 "/usr/bin/python3 /tmp/taiyaku-memories-%d.py '%%s' ; "
		 "rm /tmp/taiyaku-memories-%d.py",
		 read_by_toolkit, getpid(), getpid(), getpid());
	assert_reads("units.tmx", (taiyaku_write_options){ 0 }, command);
}

static void omegat_reads_every_unit(void **state)
{
	static const char command[] =
		"java -Djava.awt.headless=true -cp '" OMEGAT "/OmegaT.jar:" OMEGAT "/lib/*' " TESTS
		"/clients/MemoryProbe.java '%s' 2>/dev/null";

	(void)state;
	need("javac"); /* it also compiles the probe */
	if (access(OMEGAT "/OmegaT.jar", R_OK) != 0) {
		print_message("OmegaT is not installed\n");
		skip();
	}
	assert_reads("units.tmx", (taiyaku_write_options){ 0 }, command);
	assert_reads("units.tmx", (taiyaku_write_options){ .level = 1, .doctype = true }, command);
	assert_reads("units.tmx.gz", (taiyaku_write_options){ .turned = true }, command);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(translate_toolkit_reads_every_unit),
		cmocka_unit_test(omegat_reads_every_unit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
