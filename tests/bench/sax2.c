/* SPDX-License-Identifier: Apache-2.0 */
#include "sax2.h"

#include <stdio.h>
#include <stdlib.h>

#include <libxml/parser.h>

enum { CHUNK = 1 << 18 };

static void on_text(void *ctx, const xmlChar *text, int len)
{
	uint64_t *letters = ctx;

	(void)text;
	*letters += (uint64_t)len;
}

static void on_start(void *ctx, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
		     int n_namespaces, const xmlChar **namespaces, int n, int defaulted,
		     const xmlChar **attributes)
{
	(void)ctx, (void)name, (void)prefix, (void)uri, (void)n_namespaces, (void)namespaces;
	(void)n, (void)defaulted, (void)attributes;
}

static void on_end(void *ctx, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
	(void)ctx, (void)name, (void)prefix, (void)uri;
}

uint64_t sax2_letters(const char *path)
{
	xmlSAXHandler sax = { .initialized = XML_SAX2_MAGIC,
			      .startElementNs = on_start,
			      .endElementNs = on_end,
			      .characters = on_text };
	uint64_t letters = 0;
	xmlParserCtxtPtr parser = xmlCreatePushParserCtxt(&sax, &letters, NULL, 0, NULL);
	FILE *in = fopen(path, "rb");
	char *chunk = malloc(CHUNK);
	size_t n;

	if (!in || !chunk || !parser)
		exit(2);
	while ((n = fread(chunk, 1, CHUNK, in)) > 0)
		xmlParseChunk(parser, chunk, (int)n, 0);
	xmlParseChunk(parser, chunk, 0, 1);
	xmlFreeParserCtxt(parser);
	fclose(in);
	free(chunk);
	return letters;
}
