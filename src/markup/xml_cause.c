/* SPDX-License-Identifier: Apache-2.0 */
#include "markup/xml_cause.h"

#include <stdio.h>
#include <string.h>

#include "base/ascii.h"

/* What people write wrong, in their words. */
static const struct {
	int code;
	const char *text;
} causes[] = {
	{ XML_ERR_DOCUMENT_EMPTY, "there is no XML" },
	{ XML_ERR_DOCUMENT_END, "text behind the end of the document" },
	{ XML_ERR_ENTITYREF_SEMICOL_MISSING, TY_XML_BARE_AMPERSAND },
	{ XML_ERR_LT_IN_ATTRIBUTE, "a < in the value of an attribute" },
	{ XML_ERR_ATTRIBUTE_NOT_STARTED, "an attribute without quotes" },
	{ XML_ERR_ATTRIBUTE_WITHOUT_VALUE, "an attribute without a value" },
	{ XML_ERR_ATTRIBUTE_REDEFINED, "an attribute that is there twice" },
	{ XML_ERR_GT_REQUIRED, "a tag without its >" },
	{ XML_ERR_MISPLACED_CDATA_END, "]]> outside a CDATA section" },
};

void ty_xml_cause(char out[TY_XML_CAUSE_SIZE], const xmlError *error)
{
	const char *message = error->message ? error->message : "not well-formed";
	size_t len = 0;

	switch (error->code) {
	case XML_ERR_TAG_NAME_MISMATCH:
		snprintf(out, TY_XML_CAUSE_SIZE, "<%s> is closed by </%s>",
			 error->str1 ? error->str1 : "", error->str2 ? error->str2 : "");
		return;
	case XML_ERR_UNDECLARED_ENTITY:
	case XML_WAR_UNDECLARED_ENTITY:
		snprintf(out, TY_XML_CAUSE_SIZE, "the entity &%s; is not known",
			 error->str1 ? error->str1 : "");
		return;
	case XML_ERR_NAME_REQUIRED:
		snprintf(out, TY_XML_CAUSE_SIZE, "%s",
			 strstr(message, "Entity") ? TY_XML_BARE_AMPERSAND
						   : "a < that begins no tag");
		return;
	default:
		break;
	}
	for (size_t i = 0; i < sizeof causes / sizeof *causes; i++)
		if (causes[i].code == error->code) {
			snprintf(out, TY_XML_CAUSE_SIZE, "%s", causes[i].text);
			return;
		}
	while (message[len] && message[len] != '\n' && len < TY_XML_CAUSE_SIZE - 1)
		len++;
	snprintf(out, TY_XML_CAUSE_SIZE, "%.*s", (int)len, message);
	if (ty_is_upper(out[0]) && ty_is_lower(out[1]))
		out[0] = (char)(out[0] - 'A' + 'a');
}
