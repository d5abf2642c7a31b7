/* mkr-map-columns.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>
#include "mkr-import-job.h"

G_BEGIN_DECLS

/* Opens the mapping of what @job reads. @saved is called as saved (data, id) when a format was saved. */
void mkr_map_columns (GtkWindow    *parent,
                      MkrSession   *session,
                      MkrImportJob *job,
                      GCallback     saved,
                      gpointer      data);      /* a GObject: the connection ends with it */

/* The same for a file that @format, one of the person's own, reads; an error if it does not. */
void mkr_map_columns_of_format (GtkWindow  *parent,
                                MkrSession *session,
                                GFile      *file,
                                MkrFormat  *format,
                                GCallback   saved,
                                gpointer    data);

G_END_DECLS
