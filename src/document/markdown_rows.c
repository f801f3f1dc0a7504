/* SPDX-License-Identifier: Apache-2.0 */
#include "document/markdown_rows.h"

#include "extract/block.h"

/* The columns of rows without a header, "| 犬 | dog |" in every line; 0: they are text. */
static size_t columns_of(taiyaku_str text)
{
	size_t columns = 0, rows = 0;

	while (text.len) {
		taiyaku_str line = ty_str_trim(ty_str_next(&text, '\n'));
		size_t bars = 0;

		if (line.len < 3 || line.data[0] != '|' || line.data[line.len - 1] != '|')
			return 0;
		for (size_t i = 1; i < line.len; i++)
			bars += line.data[i] == '|' && line.data[i - 1] != '\\';
		if (columns == 0)
			columns = bars;
		rows++;
	}
	return rows > 1 && columns > 1 && columns <= TY_CELLS_MAX ? columns : 0;
}

static void add_line(ty_buf *to, taiyaku_str cell, size_t columns)
{
	ty_buf_add(to, TY_STR("|"));
	for (size_t i = 0; i < columns; i++)
		ty_buf_add(to, cell);
	ty_buf_add(to, TY_STR("\n"));
}

bool ty_markdown_rows(ty_buf *out, taiyaku_str rows)
{
	size_t columns = columns_of(rows);

	if (columns == 0)
		return false;
	add_line(out, TY_STR(" |"), columns);
	add_line(out, TY_STR("-|"), columns);
	ty_buf_add(out, rows);
	return true;
}
