/* SPDX-License-Identifier: Apache-2.0 */
#include "text/fold.h"

#include <unicode/uchar.h>

uint32_t ty_point_fold(uint32_t point)
{
	return (uint32_t)u_foldCase((UChar32)point, U_FOLD_CASE_DEFAULT);
}

bool ty_point_is_upper(uint32_t point)
{
	return u_isupper((UChar32)point) || u_istitle((UChar32)point);
}
