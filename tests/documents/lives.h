/* lives.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-earnings.h"
#include "mkr-timeline.h"

/* Reports made by hand, so that the drawing is tested without a book. */

/* The invented writer of the sample book, April 2026 to January 2027. */
MkrTimeline *make_sample_timeline   (void);
/* @n months of made-up money, the last two of them to come. */
MkrTimeline *make_long_timeline     (guint    n);
/* No payout yet; a rent if @with_rent. */
MkrTimeline *make_empty_timeline    (gboolean with_rent);
/* Refunds larger than the income of their month. */
MkrTimeline *make_negative_timeline (void);

MkrEarnings *make_sample_earnings   (void);
MkrEarnings *make_wide_earnings     (guint    n_sources);
MkrEarnings *make_negative_earnings (void);
MkrEarnings *make_empty_earnings    (void);
