/* SPDX-License-Identifier: Apache-2.0 */
/*
 * TBX (ISO 30042): tbx_read.c reads it into concepts, tbx_concept.c turns a concept into pairs,
 * tbx_gather.c pairs into concepts, tbx_write.c writes them.
 */
#ifndef TY_GLOSSARY_TBX_H
#define TY_GLOSSARY_TBX_H

#include "format.h"

int ty_tbx_sniff(const ty_head *head);
TAIYAKU_CHECKED taiyaku_status ty_tbx_read(ty_reading *reading, taiyaku_error *err);

#endif
