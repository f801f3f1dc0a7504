/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a popup dictionary shows of a pair under its source term: lines of plain text.
 */
#ifndef TY_GLOSSARY_ARTICLE_H
#define TY_GLOSSARY_ARTICLE_H

#include "base/buf.h"
#include "base/lost.h"

/* The translation, with its status and part of speech behind it. */
void ty_article_line(ty_buf *to, const taiyaku_pair *pair);
/* Everything else that is known, a line each, every line after indent; nothing where there is
 * nothing. */
void ty_article_more(ty_buf *to, const taiyaku_pair *pair, const char *indent);

/* What is not shown. */
void ty_article_lost(ty_lost *lost, const taiyaku_pair *pair);

#endif
