/* SPDX-License-Identifier: Apache-2.0 */
#include "text/han.h"

#include <unicode/ucnv.h>
#include <unicode/uset.h>

#include "base/error.h"
#include "text/script.h"
#include "text/utf8.h"

/* The handle is the set itself; the struct only gives it a type of its own. */
static USet *set_of(const ty_han *han)
{
	return (USet *)(uintptr_t)han;
}

static USet *characters_of(const char *name, UErrorCode *code)
{
	UConverter *converter = ucnv_open(name, code);
	USet *set = uset_openEmpty();

	if (U_SUCCESS(*code))
		ucnv_getUnicodeSet(converter, set, UCNV_ROUNDTRIP_SET, code);
	ucnv_close(converter);
	return set;
}

taiyaku_status ty_han_open(ty_han **out, taiyaku_error *err)
{
	UErrorCode code = U_ZERO_ERROR;
	USet *chinese = characters_of("ibm-1383_P110-1999", &code); /* GB 2312 in EUC-CN */
	USet *japanese = characters_of("windows-932", &code);

	uset_removeAll(chinese, japanese);
	uset_close(japanese);
	if (U_FAILURE(code)) {
		uset_close(chinese);
		return ty_fail(err, TAIYAKU_ELIMIT, "ICU has no table of GB 2312 or Windows-932");
	}
	uset_freeze(chinese);
	*out = (ty_han *)(void *)chinese;
	return TAIYAKU_OK;
}

void ty_han_close(ty_han *han)
{
	if (han)
		uset_close(set_of(han));
}

bool ty_han_is_chinese(const ty_han *han, taiyaku_str s)
{
	for (size_t at = 0; at < s.len;) {
		uint32_t cp;

		at = ty_utf8_next(&cp, s, at);
		if (ty_script_of(cp) == TY_SCRIPT_HAN && uset_contains(set_of(han), (UChar32)cp))
			return true;
	}
	return false;
}
