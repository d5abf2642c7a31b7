/* mkr-service.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-payout.h"

G_BEGIN_DECLS

/* Payment services whose money a bank's statement shows as own money that arrives. What was earned is in the service's own
 * statement: as long as the book has none of it, that income is counted nowhere, and the person is told so. */

/* A bit for each known service that no account or import of the book is of; G_MAXUINT on failure, with @error. */
guint       mkr_services_lacking   (MkrBook         *book,
                                    GError         **error);
/* The service of @lacking that the payer's name or the text names, in its own spelling; NULL: none. */
const char *mkr_service_named      (guint            lacking,
                                    const char      *party,
                                    const char      *text);
/* The service whose statement is to be imported before this payout counts. Not translated; NULL: none, or @error. */
const char *mkr_service_of_payout  (MkrBook         *book,
                                    const MkrPayout *payout,
                                    GError         **error);

G_END_DECLS
