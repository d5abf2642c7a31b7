/* mkr-test-rows.h: rows of statements that several tests of the book import
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#define PAYPAL "Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,Transaction ID\n"
#define P1 "01/10/2026,09:00:00,PST,Papaya Lantern LLC,Website Payment,Completed,USD,100.00,-3.00,97.00,T1\n"
#define P2(status) "01/13/2026,09:00:00,PST,Tangelo Mill,Website Payment," status ",USD,50.00,-2.00,48.00,T2\n"
#define P2_FEE "01/13/2026,09:00:00,PST,Tangelo Mill,Website Payment,Completed,USD,50.00,-3.50,46.50,T2\n"
#define PAYPAL_IMPACT "Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,Transaction ID,Balance Impact\n"
#define P2_MEMO "01/13/2026,09:00:00,PST,Tangelo Mill,Website Payment,Pending,USD,50.00,-2.00,48.00,T2,Memo\n"
#define CHASE "Details,Posting Date,Description,Amount,Type,Balance,Check or Slip #\n"
#define C1 "CREDIT,02/10/2026,Zelle payment from PAPAYA,450.00,QUICKPAY_CREDIT,1047.00,,\n"
