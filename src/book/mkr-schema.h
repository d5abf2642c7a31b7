/* mkr-schema.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <sqlite3.h>
#include "mkr-book.h"

G_BEGIN_DECLS

/* A numbered step of data/schema; append-only. */
typedef struct
{
  int         version;
  const char *name;       /* file name, for messages */
  const char *sql;
} MkrSchemaStep;

const MkrSchemaStep *mkr_schema_steps   (guint                *n_steps);
int                  mkr_schema_version (void);
/* SHA-256 of the schema as SQLite keeps it: quick_check does not see an added or missing trigger. */
char                *mkr_schema_hash    (sqlite3              *db,
                                         GError              **error);
char                *mkr_schema_known_hash (const MkrSchemaStep *steps,
                                         guint                 n_steps,
                                         GError              **error);
/* All pending steps and user_version in one transaction; a failure leaves the file as it was. */
gboolean             mkr_schema_migrate (sqlite3              *db,
                                         const MkrSchemaStep  *steps,
                                         guint                 n_steps,
                                         GError              **error);

G_END_DECLS
