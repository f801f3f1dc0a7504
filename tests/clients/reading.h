/* SPDX-License-Identifier: Apache-2.0 */
/* Programs that print the two texts of every pair they read, a line each, with a tab between. */
#ifndef TY_TESTS_CLIENTS_READING_H
#define TY_TESTS_CLIENTS_READING_H

#include "clients.h"
#include "roundtrip.h"

#define OMEGAT "/usr/share/omegat"

/* A program of OmegaT's classes: the probe's file in this folder. */
#define PROBE(name)                                                                         \
	"java -Djava.awt.headless=true -cp '" OMEGAT "/OmegaT.jar:" OMEGAT "/lib/*' " TESTS \
	"/clients/" name " '%s' 2>/dev/null"

static inline void need_omegat(void)
{
	need("javac"); /* java alone does not compile the probe */
	if (access(OMEGAT "/OmegaT.jar", R_OK) != 0) {
		print_message("OmegaT is not installed\n");
		skip();
	}
}

static inline void need_toolkit(void)
{
	if (system("/usr/bin/python3 -c 'import translate.storage' 2>/dev/null") != 0) {
		print_message("translate-toolkit is not installed\n");
		skip();
	}
}

/* Every pair stands in what the program printed, in the order of the file.  Frees made. */
static inline void assert_reads(pairs *made, const char *format, const char *name,
				taiyaku_write_options options, const char *command_format)
{
	char *path = write_pairs(made, format, name, options);
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
	assert_int_equal(n, made->n);
	assert_int_equal(rest.len, 0);
	ty_buf_free(&text);
	free_pairs(made);
	remove_written(path);
}

static inline void assert_toolkit_reads(pairs *made, const char *format, const char *name)
{
	static const char script[] =
		"import sys\\n"
		"from translate.storage import factory, utx\\n"
		"p=sys.argv[1]\\n"
		"s=utx.UtxFile(open(p,\"rb\")) if p.endswith(\".utx\") else factory.getobject(p)\\n"
		"out=open(1,\"w\",encoding=\"utf-8\")\\n"
		"for u in s.units: print(u.source,u.target,sep=\"\\t\",file=out)\\n";
	char command[2048];

	snprintf(command, sizeof command,
		 "printf '%s' >/tmp/taiyaku-toolkit-%d.py && "
		 "/usr/bin/python3 /tmp/taiyaku-toolkit-%d.py '%%s' ; "
		 "rm /tmp/taiyaku-toolkit-%d.py",
		 script, getpid(), getpid(), getpid());
	assert_reads(made, format, name, (taiyaku_write_options){ 0 }, command);
}

#endif
