/* SPDX-License-Identifier: Apache-2.0 */
/* What sdcv finds in a dictionary, where it is installed. */
#include "clients.h"
#include "kitchen.h"

static char *folder_of(const char *path)
{
	char *folder = strdup(path);

	*strrchr(folder, '/') = 0;
	return folder;
}

static void remove_folder(char *folder)
{
	char command[256];

	snprintf(command, sizeof command, "rm -r '%s'", folder);
	assert_int_equal(system(command), 0);
	free(folder);
}

static ty_buf ask_sdcv(const char *folder, const char *word)
{
	char command[512];

	snprintf(command, sizeof command,
		 "HOME='%s' LC_ALL=C.UTF-8 sdcv -n -e --utf8-input --utf8-output -2 '%s' '%s' 2>&1",
		 folder, folder, word);
	return output_of(command);
}

static void sdcv_finds_an_entry_by_term_and_by_reading(void **state)
{
	static const char *const words[] = { "鍋", "なべ" };
	char *path, *folder;

	(void)state;
	need("sdcv");
	path = write_pairs(&kitchen, "stardict", "kitchen.ifo", (taiyaku_write_options){ 0 });
	folder = folder_of(path);
	for (int i = 0; i < 2; i++) {
		ty_buf text = ask_sdcv(folder, words[i]);

		assert_has(&text, "kitchen");
		assert_has(&text, "【なべ】\n"
				  "pot (noun)\n"
				  "    definition: 煮物用の\n    器\n"
				  "    origin: author: 山田; year: 1999\n"
				  "pan \"flat\" [forbidden]\n"
				  "    say pot\n");
		ty_buf_free(&text);
	}
	free(path);
	remove_folder(folder);
}

static void every_headword_is_found_whatever_its_case(void **state)
{
	static const char *const words[][2] = {
		{ "alpha", "アルファ" },
		{ "Zebra", "縞馬" },
		{ "皿", "plate" },
		{ "さら", "plate" },
	};
	char *path, *folder;

	(void)state;
	need("sdcv");
	path = write_pairs(&kitchen, "stardict", "kitchen.ifo", (taiyaku_write_options){ 0 });
	folder = folder_of(path);
	for (int i = 0; i < 4; i++) {
		ty_buf text = ask_sdcv(folder, words[i][0]);

		assert_has(&text, words[i][1]);
		ty_buf_free(&text);
	}
	free(path);
	remove_folder(folder);
}

static void a_stardict_dictionary_needs_a_name_for_its_files(void **state)
{
	taiyaku_write_options options = { .format = TY_STR("stardict") };
	taiyaku_writer *writer;
	taiyaku_error err = { 0 };

	(void)state;
	assert_int_equal(taiyaku_writer_open(&writer, "-", &options, &err), TAIYAKU_EARGUMENT);
	assert_string_equal(err.message, "a StarDict dictionary is several files, name the one "
					 "that ends in .ifo");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sdcv_finds_an_entry_by_term_and_by_reading),
		cmocka_unit_test(every_headword_is_found_whatever_its_case),
		cmocka_unit_test(a_stardict_dictionary_needs_a_name_for_its_files),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
