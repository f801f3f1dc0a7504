/* SPDX-License-Identifier: Apache-2.0 */
#include "base/io.h"

#include <dirent.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include "test.h"

static char directory[64];

static int make_directory(void **state)
{
	(void)state;
	strcpy(directory, "/tmp/taiyaku-io.XXXXXX");
	return mkdtemp(directory) ? chdir(directory) : -1;
}

static int remove_directory(void **state)
{
	char command[128];

	(void)state;
	snprintf(command, sizeof command, "cd / && rm -rf %s", directory);
	return system(command);
}

static size_t files(void)
{
	DIR *dir = opendir(".");
	size_t n = 0;

	assert_non_null(dir);
	while (readdir(dir))
		n++;
	closedir(dir);
	return n - 2;
}

static void write_file(const char *path, size_t bytes, bool gzip)
{
	ty_output *to = NULL;
	taiyaku_error err = { 0 };

	assert_ok(ty_output_open(&to, path, gzip, &err));
	for (size_t i = 0; i < bytes; i++)
		ty_output_byte(to, (char)('a' + i % 26));
	assert_ok(ty_output_close(to, &err));
}

static size_t read_file(const char *path, taiyaku_status *end)
{
	ty_input *in = NULL;
	char buffer[1000];
	size_t got, all = 0;
	taiyaku_str head;
	taiyaku_error err = { 0 };

	assert_ok(ty_input_open(&in, path, NULL, &err));
	assert_ok(ty_input_peek(&head, in, &err));
	do {
		*end = ty_input_read(&got, in, buffer, sizeof buffer, &err);
		for (size_t i = 0; !*end && i < got; i++, all++) {
			assert_int_equal(buffer[i], 'a' + all % 26);
			if (all < head.len && all < 10)
				assert_int_equal(buffer[i], 'a' + all);
		}
	} while (!*end && got > 0);
	ty_input_close(in);
	return all;
}

static void what_is_written_is_read_again(void **state)
{
	static const size_t sizes[] = { 0, 1, 65535, 65536, 65537, 262144, 1000000 };
	taiyaku_status end;

	(void)state;
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		write_file("plain", sizes[i], false);
		assert_int_equal(read_file("plain", &end), sizes[i]);
		assert_int_equal(end, TAIYAKU_OK);
		write_file("packed", sizes[i], true);
		assert_int_equal(read_file("packed", &end), sizes[i]);
		assert_int_equal(end, TAIYAKU_OK);
	}
}

static void cut_off_gzip_data_is_an_error(void **state)
{
	struct stat st;
	taiyaku_status end;

	(void)state;
	write_file("packed", 500000, true);
	assert_int_equal(stat("packed", &st), 0);
	assert_int_equal(truncate("packed", st.st_size / 2), 0);
	read_file("packed", &end);
	assert_int_equal(end, TAIYAKU_ESYNTAX);
}

static void members_of_gzip_data_follow_one_another(void **state)
{
	taiyaku_status end;

	(void)state;
	write_file("one", 26000, true);
	assert_int_equal(system("cat one one > two"), 0);
	assert_int_equal(read_file("two", &end), 52000);
	assert_int_equal(end, TAIYAKU_OK);
}

static void a_file_appears_whole_or_not_at_all(void **state)
{
	ty_output *to = NULL;
	taiyaku_error err = { 0 };
	taiyaku_status end;
	size_t before;

	(void)state;
	write_file("keep", 100, false);
	assert_int_equal(chmod("keep", 0640), 0);
	before = files();
	assert_ok(ty_output_open(&to, "keep", false, &err));
	ty_output_add(to, TY_STR("half"));
	assert_int_equal(files(), before + 1);
	ty_output_abort(to);
	assert_int_equal(files(), before);
	assert_int_equal(read_file("keep", &end), 100);
	write_file("keep", 50, false);
	{
		struct stat st;

		assert_int_equal(stat("keep", &st), 0);
		assert_int_equal(st.st_mode & 07777, 0640);
		assert_int_equal(st.st_size, 50);
	}
	assert_int_equal(files(), before);
}

static void a_link_stays_a_link(void **state)
{
	struct stat st;

	(void)state;
	write_file("target", 10, false);
	unlink("link");
	assert_int_equal(symlink("target", "link"), 0);
	write_file("link", 20, false);
	assert_int_equal(lstat("link", &st), 0);
	assert_true(S_ISLNK(st.st_mode));
	assert_int_equal(stat("target", &st), 0);
	assert_int_equal(st.st_size, 20);
}

static void a_full_disk_is_an_error(void **state)
{
	ty_output *to = NULL;
	taiyaku_error err = { 0 };

	(void)state;
	if (access("/dev/full", W_OK) != 0)
		skip();
	assert_ok(ty_output_open(&to, "/dev/full", false, &err));
	ty_output_add(to, TY_STR("x"));
	assert_int_equal(ty_output_close(to, &err), TAIYAKU_EIO);
	assert_string_equal(err.message, "cannot write: no space left on device");
}

static void what_cannot_be_opened_says_why(void **state)
{
	ty_input *in = NULL;
	ty_output *to = NULL;
	taiyaku_error err = { 0 };

	(void)state;
	assert_int_equal(ty_input_open(&in, "missing", NULL, &err), TAIYAKU_EIO);
	assert_string_equal(err.file, "missing");
	assert_string_equal(err.message, "cannot open: no such file or directory");
	err = (taiyaku_error){ 0 };
	assert_int_equal(ty_input_open(&in, ".", NULL, &err), TAIYAKU_EIO);
	assert_string_equal(err.message, "is a directory");
	err = (taiyaku_error){ 0 };
	assert_int_equal(ty_output_open(&to, "no/such/place", false, &err), TAIYAKU_EIO);
	assert_string_equal(err.message, "cannot write: no such file or directory");
}

static int stop_at_once(void *ctx, uint64_t done, uint64_t total, uint64_t pairs)
{
	(void)pairs;
	assert_true(done <= total);
	++*(int *)ctx;
	return 1;
}

static void the_progress_hook_can_stop_the_reading(void **state)
{
	int calls = 0;
	taiyaku_hooks hooks = { .progress = stop_at_once, .ctx = &calls };
	ty_input *in = NULL;
	char *buffer = malloc(4 << 20);
	size_t got;
	taiyaku_error err = { 0 };

	(void)state;
	assert_non_null(buffer);
	write_file("large", 3 << 20, false);
	assert_ok(ty_input_open(&in, "large", &hooks, &err));
	assert_ok(ty_input_read(&got, in, buffer, 4 << 20, &err));
	assert_int_equal(ty_input_read(&got, in, buffer, 4 << 20, &err), TAIYAKU_ECANCELED);
	assert_int_equal(calls, 1);
	ty_input_close(in);
	free(buffer);
}

static void a_pair_of_a_small_file_asks_the_hook(void **state)
{
	int calls = 0;
	taiyaku_hooks hooks = { .progress = stop_at_once, .ctx = &calls };
	ty_input *in = NULL;
	taiyaku_error err = { 0 };

	(void)state;
	assert_ok(ty_input_memory(&in, "m", TY_STR("ab"), &hooks, &err));
	assert_int_equal(ty_input_pair(in, &err), TAIYAKU_ECANCELED);
	assert_int_equal(calls, 1);
	ty_input_close(in);
}

static void ignore(int number)
{
	(void)number;
}

static void a_read_that_a_signal_breaks_off_asks_the_hook(void **state)
{
	struct sigaction action = { .sa_handler = ignore };
	int calls = 0, standard = dup(STDIN_FILENO), ends[2];
	taiyaku_hooks hooks = { .progress = stop_at_once, .ctx = &calls };
	ty_input *in = NULL;
	taiyaku_error err = { 0 };

	(void)state;
	assert_int_equal(pipe(ends), 0);
	assert_int_equal(dup2(ends[0], STDIN_FILENO), STDIN_FILENO);
	assert_int_equal(sigaction(SIGALRM, &action, NULL), 0);
	alarm(1);
	assert_int_equal(ty_input_open(&in, "-", &hooks, &err), TAIYAKU_ECANCELED);
	assert_int_equal(calls, 1);
	assert_int_equal(dup2(standard, STDIN_FILENO), STDIN_FILENO);
	close(standard);
	close(ends[0]);
	close(ends[1]);
}

static void nul_bytes_can_be_left_out(void **state)
{
	static const char bytes[] = "\0a\0\0b";
	ty_input *in = NULL;
	char buffer[8];
	size_t got;
	taiyaku_str head;
	taiyaku_error err = { 0 };

	(void)state;
	assert_ok(ty_input_memory(&in, "m", ty_str_of(bytes, 5), NULL, &err));
	assert_ok(ty_input_peek(&head, in, &err));
	assert_int_equal(head.len, 5);
	ty_input_drop_nul(in);
	assert_ok(ty_input_read(&got, in, buffer, 8, &err));
	assert_str_at(ty_str_of(buffer, got), TY_STR("ab"), __FILE__, __LINE__);
	assert_int_equal(ty_input_dropped_nul(in), 3);
	assert_ok(ty_input_read(&got, in, buffer, 8, &err));
	assert_int_equal(got, 0);
	ty_input_close(in);
	assert_ok(ty_input_memory(&in, "m", ty_str_of(bytes, 5), NULL, &err));
	ty_input_drop_nul(in);
	for (size_t i = 0; i < 2; i++) {
		assert_ok(ty_input_read(&got, in, buffer, 1, &err));
		assert_int_equal(got, 1);
	}
	assert_int_equal(buffer[0], 'b');
	assert_ok(ty_input_read(&got, in, buffer, 1, &err));
	assert_int_equal(got, 0);
	ty_input_close(in);
}

static void what_is_flushed_can_be_read_at_once(void **state)
{
	ty_output *to = NULL;
	struct stat st;
	taiyaku_error err = { 0 };

	(void)state;
	assert_ok(ty_output_open(&to, "flushed", false, &err));
	ty_output_add(to, TY_STR("line\n"));
	ty_output_flush(to);
	{
		DIR *dir = opendir(".");
		struct dirent *entry;
		off_t size = 0;

		assert_non_null(dir);
		while ((entry = readdir(dir)))
			if (strncmp(entry->d_name, "flushed.", 8) == 0 &&
			    stat(entry->d_name, &st) == 0)
				size = st.st_size;
		closedir(dir);
		assert_int_equal(size, 5);
	}
	assert_ok(ty_output_close(to, &err));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_written_is_read_again),
		cmocka_unit_test(cut_off_gzip_data_is_an_error),
		cmocka_unit_test(members_of_gzip_data_follow_one_another),
		cmocka_unit_test(a_file_appears_whole_or_not_at_all),
		cmocka_unit_test(a_link_stays_a_link),
		cmocka_unit_test(a_full_disk_is_an_error),
		cmocka_unit_test(what_cannot_be_opened_says_why),
		cmocka_unit_test(the_progress_hook_can_stop_the_reading),
		cmocka_unit_test(a_pair_of_a_small_file_asks_the_hook),
		cmocka_unit_test(a_read_that_a_signal_breaks_off_asks_the_hook),
		cmocka_unit_test(nul_bytes_can_be_left_out),
		cmocka_unit_test(what_is_flushed_can_be_read_at_once),
	};

	return cmocka_run_group_tests(tests, make_directory, remove_directory);
}
