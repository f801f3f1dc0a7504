/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The scans for one kind of processor each.  They are called only where the processor has the
 * instructions; signature.c asks it.
 */
#ifndef TY_STORE_SIGNATURE_SCAN_H
#define TY_STORE_SIGNATURE_SCAN_H

#include "store/signature.h"

ty_signature_scan ty_signature_scan_avx2;
ty_signature_scan ty_signature_scan_avx512;

#endif
