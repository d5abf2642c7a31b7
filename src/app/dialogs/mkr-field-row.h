/* mkr-field-row.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>
#include "mkr-date.h"
#include "mkr-decimal.h"
#include "mkr-money.h"

G_BEGIN_DECLS

/**
 * MkrFieldRow: a row with a field for an amount, a day, a number or a name. What cannot be read is told under the
 * title as one types.
 *
 * Properties: "kind", "hint" (under the title while all is well), "text", "optional" (empty is allowed).
 * Signals: "changed", "entry-activate" (Enter), "committed" (Enter, or the focus left a changed field that can be read).
 */
#define MKR_TYPE_FIELD_ROW (mkr_field_row_get_type ())
G_DECLARE_FINAL_TYPE (MkrFieldRow, mkr_field_row, MKR, FIELD_ROW, AdwActionRow)

typedef enum
{
  MKR_FIELD_TEXT,
  MKR_FIELD_MONEY,
  MKR_FIELD_DATE,
  MKR_FIELD_PERCENT,
  MKR_FIELD_RATE,      /* of exchange: a number above 0 */
} MkrFieldKind;

GType       mkr_field_kind_get_type    (void);
#define MKR_TYPE_FIELD_KIND (mkr_field_kind_get_type ())

const char *mkr_field_row_get_text     (MkrFieldRow       *self);
void        mkr_field_row_set_text     (MkrFieldRow       *self,
                                        const char        *text);
/* An amount in @currency; needed before the first get_money. */
void        mkr_field_row_set_currency (MkrFieldRow       *self,
                                        const MkrCurrency *currency);
/* Each FALSE if the field cannot be read; an empty optional field is 0 or MKR_DATE_NONE. */
gboolean    mkr_field_row_get_money    (MkrFieldRow       *self,
                                        gint64            *minor);
void        mkr_field_row_set_money    (MkrFieldRow       *self,
                                        gint64             minor);
gboolean    mkr_field_row_get_date     (MkrFieldRow       *self,
                                        MkrDate           *date);
void        mkr_field_row_set_date     (MkrFieldRow       *self,
                                        MkrDate            date);
gboolean    mkr_field_row_get_percent  (MkrFieldRow       *self,
                                        gint              *basis_points);
void        mkr_field_row_set_percent  (MkrFieldRow       *self,
                                        gint               basis_points);
gboolean    mkr_field_row_get_rate     (MkrFieldRow       *self,
                                        MkrDecimal        *rate);
/* The field itself, for completion. */
GtkEntry   *mkr_field_row_get_entry    (MkrFieldRow       *self);
gboolean    mkr_field_row_is_valid     (MkrFieldRow       *self);
/* Somebody is typing in it. */
gboolean    mkr_field_row_has_focus    (MkrFieldRow       *self);
/* A reason from elsewhere (the book refused), until the next change. */
void        mkr_field_row_set_problem  (MkrFieldRow       *self,
                                        const char        *problem);

G_END_DECLS
