/* mkr-enum.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib/gi18n-lib.h>

G_BEGIN_DECLS

/* A value of an enumeration with its two names. For the files of src/core that define such tables. */
typedef struct
{
  int         value;
  const char *id;      /* in files and on the command line */
  const char *label;   /* translated where it is shown */
} MkrEnumName;

const MkrEnumName *mkr_enum_find_value (const MkrEnumName *names, guint n, int value);
gboolean           mkr_enum_find_id    (const MkrEnumName *names, guint n, const char *id, int *value, GError **error);

/* The three functions that MKR_DECLARE_ENUM () of mkr-kinds.h declares. */
#define MKR_DEFINE_ENUM(Type, name, table)                                          \
  const char *                                                                      \
  mkr_##name##_id (Type value)                                                      \
  {                                                                                 \
    return mkr_enum_find_value (table, G_N_ELEMENTS (table), (int) value)->id;      \
  }                                                                                 \
                                                                                    \
  const char *                                                                      \
  mkr_##name##_label (Type value)                                                   \
  {                                                                                 \
    return _(mkr_enum_find_value (table, G_N_ELEMENTS (table), (int) value)->label); \
  }                                                                                 \
                                                                                    \
  gboolean                                                                          \
  mkr_##name##_from_id (const char *id, Type *out, GError **error)                  \
  {                                                                                 \
    int value;                                                                      \
                                                                                    \
    g_return_val_if_fail (id != NULL && out != NULL, FALSE);                        \
                                                                                    \
    if (!mkr_enum_find_id (table, G_N_ELEMENTS (table), id, &value, error))         \
      return FALSE;                                                                 \
                                                                                    \
    *out = (Type) value;                                                            \
    return TRUE;                                                                    \
  }

G_END_DECLS
