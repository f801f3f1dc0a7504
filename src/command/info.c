/* SPDX-License-Identifier: Apache-2.0 */
/* info: what a store holds. */
#include "command/command.h"

typedef struct choice {
	bool count;
} choice;

static const ty_option rows[] = {
	{ .name = "count",
	  .type = TY_FLAG,
	  .offset = offsetof(choice, count),
	  .help = "count every record and compare that with the store's own counters" },
	{ 0 },
};

static const ty_option_group groups[] = {
	{ rows, 0 },
	{ 0 },
};

/* All that is told; counted and origins stand last and are left out unless counted. */
enum { VALUES = 12, ALWAYS = 10 };

static ty_value text(const char *name, taiyaku_str value)
{
	return (ty_value){ .name = name, .text = value };
}

static ty_value number(const char *name, uint64_t value)
{
	return (ty_value){ .name = name, .counts = true, .number = (int64_t)value };
}

static void fill(ty_value *values, const ty_app *app, const taiyaku_store_info *info)
{
	*values++ = text("store", ty_str(app->store_path));
	*values++ = text("source", info->languages.source);
	*values++ = text("target", info->languages.target);
	*values++ = number("version", info->version);
	*values++ = number("bytes", info->file_bytes);
	*values++ = number("pairs", info->pairs);
	*values++ = number("titles", info->kinds[TAIYAKU_TITLE]);
	*values++ = number("segments", info->kinds[TAIYAKU_SEGMENT]);
	*values++ = number("terms", info->kinds[TAIYAKU_TERM]);
	*values++ = number("names", info->kinds[TAIYAKU_NAME]);
	*values++ = number("counted", info->counted);
	*values++ = number("origins", info->origins);
}

/* One line each in text and in TSV; one object in JSON. */
static taiyaku_status print(ty_results *to, const ty_value *values, size_t n, taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;

	if (to->shape == TY_AS_JSON)
		return ty_results_record(to, values, n, err);
	for (size_t i = 0; !status && i < n; i++) {
		const ty_value line[] = { text("", ty_str(values[i].name)), values[i] };

		ty_buf_print(&to->text, "%-10s", values[i].name);
		if (values[i].counts)
			ty_buf_print(&to->text, "%lld", (long long)values[i].number);
		else
			ty_clean_add(&to->text, values[i].text);
		status = ty_results_record(to, line, 2, err);
	}
	return status;
}

static taiyaku_status run(ty_exit *out, ty_app *app, const void *options, taiyaku_error *err)
{
	const choice *chosen = options;
	taiyaku_store_info info;
	ty_value values[VALUES];
	taiyaku_status status = taiyaku_store_inspect(&info, app->store, chosen->count, err);

	if (status)
		return status;
	fill(values, app, &info);
	if (chosen->count && info.counted != info.pairs) {
		*out = TY_NONE;
		ty_progress_report(app->progress, "%s: the counters say %llu pairs, there are %llu",
				   app->store_path, (unsigned long long)info.pairs,
				   (unsigned long long)info.counted);
	}
	return print(app->results, values, chosen->count ? VALUES : ALWAYS, err);
}

const ty_command ty_command_info = {
	.name = "info",
	.arguments = "",
	.summary = "what the store holds",
	.description =
		"Prints where the store is, its languages, the version of its format, its size in "
		"bytes, and how many pairs it holds of each kind.\n\n"
		"With --count every record is read and counted, origins too; when the numbers "
		"differ from the store's own counters the exit status is 1.",
	.example = "printf 'ja\\ten\\n港の灯\\tHarbour Lights\\n' | "
		   "taiyaku --store example.tyk import --quiet - && "
		   "taiyaku --store example.tyk info",
	.needs = TY_STORE,
	.groups = groups,
	.options_size = sizeof(choice),
	.run = run
};
