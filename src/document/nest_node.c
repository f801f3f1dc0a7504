/* SPDX-License-Identifier: Apache-2.0 */
#include "document/nest_node.h"

#include "base/error.h"

ty_nest_part ty_nest_hold(ty_nest *nest, taiyaku_str s)
{
	ty_nest_part p = { nest->bytes.len, s.len };

	ty_buf_add(&nest->bytes, s);
	return p;
}

taiyaku_status ty_nest_check(const ty_nest *nest, taiyaku_error *err)
{
	return nest->bytes.failed || nest->entries.failed ? ty_fail_memory(err) : TAIYAKU_OK;
}
