/* SPDX-License-Identifier: Apache-2.0 */
#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/ascii.h"
#include "base/control.h"

/* Cut a character that does not fit at the end, then make every control character, and every byte
 * that is no UTF-8, a '?'. */
static void clean(char *s, size_t size)
{
	size_t len = strnlen(s, size);

	if (len == size - 1) {
		while (len > 0 && ((unsigned char)s[len - 1] & 0xC0) == 0x80)
			len--;
		if (len > 0 && (unsigned char)s[len - 1] >= 0xC0)
			len--;
		s[len] = '\0';
	}
	ty_str_mend(s, len);
	for (size_t i = 0; i < len; i++)
		memset(s + i, '?', ty_control_at(ty_str_of(s, len), i));
}

static void fill(taiyaku_error *err, taiyaku_status status, const char *file, uint64_t line,
		 uint64_t column, const char *format, va_list args)
{
	if (!err || err->status)
		return;
	err->status = status;
	err->line = line;
	err->column = column;
	snprintf(err->file, sizeof err->file, "%s", file ? file : "");
	clean(err->file, sizeof err->file);
	vsnprintf(err->message, sizeof err->message, format, args);
	clean(err->message, sizeof err->message);
}

taiyaku_status ty_fail(taiyaku_error *err, taiyaku_status status, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	fill(err, status, NULL, 0, 0, format, args);
	va_end(args);
	return status;
}

taiyaku_status ty_fail_at(taiyaku_error *err, taiyaku_status status, const char *file,
			  uint64_t line, uint64_t column, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	fill(err, status, file, line, column, format, args);
	va_end(args);
	return status;
}

taiyaku_status ty_fail_there(taiyaku_error *err, taiyaku_status status, const char *file,
			     ty_position at, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	fill(err, status, file, at.line, at.column, format, args);
	va_end(args);
	return status;
}

taiyaku_status ty_fail_memory(taiyaku_error *err)
{
	return ty_fail(err, TAIYAKU_ELIMIT, "out of memory");
}

taiyaku_status ty_fail_errno(taiyaku_error *err, const char *file, int number, const char *what)
{
	char reason[128];

	/* The XSI strerror_r, also under _GNU_SOURCE-free builds; it never fails for errno. */
	if (strerror_r(number, reason, sizeof reason) != 0)
		snprintf(reason, sizeof reason, "error %d", number);
	if (ty_is_upper(reason[0]) && ty_is_lower(reason[1]))
		reason[0] = (char)(reason[0] - 'A' + 'a');
	return ty_fail_at(err, TAIYAKU_EIO, file, 0, 0, "%s: %s", what, reason);
}

ty_hint ty_hint_of(taiyaku_str word, const char *dashes, const char *const *names, size_t n)
{
	const char *nearest = ty_str_nearest(word, names, n);
	ty_hint hint = { "" };

	if (nearest)
		snprintf(hint.text, sizeof hint.text, "; did you mean '%s%s'?", dashes, nearest);
	return hint;
}
