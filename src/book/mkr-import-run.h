/* mkr-import-run.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-import-plan-private.h"
#include "mkr-tally.h"

G_BEGIN_DECLS

/* A plan that is being applied: inside one transaction, from mkr-import-apply.c; the rows are written by mkr-import-rows.c. */
typedef struct
{
  MkrImportPlan   *plan;
  MkrBook         *book;
  gint64           batch;
  gint64           first, next;   /* entry ids */
  MkrTally        *tally;         /* nullable: everything is worked out anew at the end */
  MkrQuery        *insert;
  MkrQuery        *insert_raw;
  GArray          *added;         /* of MkrImportAdded */
  GHashTable      *works;         /* source id → kind of work */
  const char      *last_name;     /* of the row before */
  MkrPlanSource   *last_source;
  MkrDate          first_date, last_date;
  MkrImportResult  result;
} MkrImportRun;

/* A row that got an entry; its key is written at the end. */
typedef struct
{
  guint  row;
  guint  occurrence;
  gint64 entry;
} MkrImportAdded;

gboolean mkr_import_run_add       (MkrImportRun  *run,
                                   guint          i,
                                   guint          occurrence,
                                   GError       **error);
gboolean mkr_import_run_change    (MkrImportRun  *run,
                                   guint          i,
                                   GError       **error);
/* A known row that the person switched on: once more, or back if it was removed. */
gboolean mkr_import_run_add_known (MkrImportRun  *run,
                                   guint          i,
                                   GError       **error);
gboolean mkr_import_run_add_keys  (MkrImportRun  *run,
                                   GError       **error);

G_END_DECLS
