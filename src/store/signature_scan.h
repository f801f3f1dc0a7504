/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The scans for one kind of processor each.  They are called only where the processor has the
 * instructions; signature.c asks it.
 */
#ifndef TY_STORE_SIGNATURE_SCAN_H
#define TY_STORE_SIGNATURE_SCAN_H

#include "store/signature.h"

/* Bytes ahead that are asked for while a record is looked at: a page, for the processor by itself
 * does not look behind the end of one.  Asking for what is not there does no harm. */
enum { TY_SIGNATURE_AHEAD = 4096 };

ty_signature_scan ty_signature_scan_avx2;
ty_signature_scan ty_signature_scan_avx512;

#endif
