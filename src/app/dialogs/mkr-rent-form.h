/* mkr-rent-form.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>
#include "mkr-rent.h"

G_BEGIN_DECLS

/**
 * MkrRentForm: the fields of one rent term. Signal: "changed".
 */
#define MKR_TYPE_RENT_FORM (mkr_rent_form_get_type ())
G_DECLARE_FINAL_TYPE (MkrRentForm, mkr_rent_form, MKR, RENT_FORM, GtkWidget)

/* @from: when a new term begins unless the person says otherwise. */
void         mkr_rent_form_start_new   (MkrRentForm       *self,
                                        const MkrCurrency *currency,
                                        MkrDate            from);
void         mkr_rent_form_edit        (MkrRentForm       *self,
                                        const MkrRentTerm *term);
gboolean     mkr_rent_form_is_valid    (MkrRentForm       *self);
/* Returns: (transfer full): what the fields say; its id is 0 for a new term */
MkrRentTerm *mkr_rent_form_dup_term    (MkrRentForm       *self);
/* Why the book refused; NULL takes it away. */
void         mkr_rent_form_set_problem (MkrRentForm       *self,
                                        const char        *problem);

G_END_DECLS
