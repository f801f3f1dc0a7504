/* SPDX-License-Identifier: Apache-2.0 */
#include "roundtrip.h"

#include <sys/stat.h>

#define PLAIN TESTS "/cases/sdltm/good/plain.sdltm"

/* A name with all that a URI gives a meaning to. */
static void a_file_is_found_whatever_its_name(void **state)
{
	char folder[] = "/tmp/taiyaku-test-XXXXXX", path[256], command[1024];
	pairs *got;

	(void)state;
	assert_non_null(mkdtemp(folder));
	snprintf(path, sizeof path, "%s/a?b#c%%41 &mode=rwc.sdltm", folder);
	snprintf(command, sizeof command, "cp '" PLAIN "' '%s'", path);
	assert_int_equal(system(command), 0);
	got = read_pairs(path, "");
	assert_int_equal(got->n, 2);
	free_pairs(got);
	assert_int_equal(unlink(path), 0);
	assert_int_equal(rmdir(folder), 0);
}

/* Nothing is made beside the file, which may be in a folder that cannot be written. */
static void a_file_in_a_folder_of_others_is_read(void **state)
{
	char folder[] = "/tmp/taiyaku-test-XXXXXX", path[256], command[1024];
	pairs *got;

	(void)state;
	assert_non_null(mkdtemp(folder));
	snprintf(path, sizeof path, "%s/m.sdltm", folder);
	snprintf(command, sizeof command, "cp '" PLAIN "' '%s' && chmod 400 '%s'", path, path);
	assert_int_equal(system(command), 0);
	assert_int_equal(chmod(folder, 0500), 0);
	got = read_pairs(path, "");
	assert_int_equal(got->n, 2);
	free_pairs(got);
	assert_int_equal(chmod(folder, 0700), 0);
	assert_int_equal(unlink(path), 0);
	assert_int_equal(rmdir(folder), 0);
}

static int stop(void *ctx, uint64_t done, uint64_t total, uint64_t n)
{
	(void)ctx;
	(void)done;
	(void)total;
	(void)n;
	return 1;
}

static void reading_stops_when_it_is_asked_to(void **state)
{
	taiyaku_hooks hooks = { .progress = stop };
	pairs *to = calloc(1, sizeof *to);
	taiyaku_sink sink = { keep_pair, to };
	char folder[] = "/tmp/taiyaku-test-XXXXXX", path[256], command[1024];
	taiyaku_error err = { 0 };

	(void)state;
	assert_non_null(mkdtemp(folder));
	snprintf(path, sizeof path, "%s/m.sdltm", folder);
	snprintf(command, sizeof command,
		 "cp '" PLAIN "' '%s' && python3 -c 'import sqlite3,sys\n"
		 "d=sqlite3.connect(sys.argv[1])\n"
		 "d.execute(\"INSERT INTO translation_units(translation_memory_id,source_segment,"
		 "target_segment) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n "
		 "WHERE i<3000) SELECT 1,source_segment,target_segment FROM n,translation_units "
		 "WHERE id=1\")\nd.commit()' '%s'",
		 path, path);
	if (system(command) != 0) {
		print_message("python3 is not installed\n");
		skip();
	}
	assert_int_equal(taiyaku_read(NULL, path, NULL, &sink, &hooks, &err), TAIYAKU_ECANCELED);
	assert_true(to->n < 3000);
	free_pairs(to);
	assert_int_equal(unlink(path), 0);
	assert_int_equal(rmdir(folder), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_file_is_found_whatever_its_name),
		cmocka_unit_test(a_file_in_a_folder_of_others_is_read),
		cmocka_unit_test(reading_stops_when_it_is_asked_to),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
