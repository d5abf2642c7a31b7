/* mkr-format.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include "mkr-date.h"
#include "mkr-kinds.h"

G_BEGIN_DECLS

/**
 * MkrFormat: a statement format, read from a key file (data/formats/README.md describes the keys).
 * Immutable after loading, reference counted, may cross threads.
 */
typedef struct _MkrFormat MkrFormat;

MkrFormat      *mkr_format_ref          (MkrFormat   *self);
void            mkr_format_unref        (MkrFormat   *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MkrFormat, mkr_format_unref)
MkrFormat      *mkr_format_new_from_file (const char *path,
                                          GError    **error); /* errors name file, line, group and key */
MkrFormat      *mkr_format_new_from_text (const char *text,
                                          const char *id,
                                          GError    **error);
gboolean        mkr_format_is_own       (MkrFormat   *self);  /* one of the person's own files */
gboolean        mkr_format_is_guess     (MkrFormat   *self);  /* made for one file, and not kept */
const char     *mkr_format_get_path     (MkrFormat   *self);  /* (nullable) */
const char     *mkr_format_get_id       (MkrFormat   *self);  /* “paypal-activity” */
const char     *mkr_format_get_name     (MkrFormat   *self);  /* “PayPal activity” (proper name, untranslated) */
const char     *mkr_format_get_account  (MkrFormat   *self);  /* default account name, “PayPal” */
MkrAccountKind  mkr_format_get_account_kind (MkrFormat *self);
const char     *mkr_format_get_source   (MkrFormat   *self);  /* the platform as the source of all its rows; NULL: each row's party */
MkrWork         mkr_format_get_work     (MkrFormat   *self);  /* default kind of work of its source, e.g. AI for Outlier */
gboolean        mkr_format_has_withdrawals (MkrFormat *self); /* FALSE: rows marked paid count as received (figures.md 4) */
gboolean        mkr_format_has_subunits (MkrFormat   *self);
gboolean        mkr_format_has_hooks (MkrFormat      *self); /* a row's kind may depend on other rows of its file */
int             mkr_format_get_key_version (MkrFormat *self);

/**
 * MkrFormatSet: the shipped formats ($MAKERENT_DATA_DIR/formats or the installed ones) and the person's own
 * ($XDG_DATA_HOME/makerent/formats). Immutable after loading, reference counted.
 */
typedef struct _MkrFormatSet MkrFormatSet;

MkrFormatSet   *mkr_format_set_load     (GError      **error); /* a broken own file is left out and listed by get_warnings */
MkrFormatSet   *mkr_format_set_new_empty (void);
MkrFormatSet   *mkr_format_set_ref      (MkrFormatSet *self);
void            mkr_format_set_unref    (MkrFormatSet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MkrFormatSet, mkr_format_set_unref)
guint           mkr_format_set_get_n    (MkrFormatSet *self);
MkrFormat      *mkr_format_set_get      (MkrFormatSet *self,
                                         guint         i);     /* (transfer none), sorted by name */
MkrFormat      *mkr_format_set_find     (MkrFormatSet *self,
                                         const char   *id,
                                         GError      **error); /* (transfer none) */
const char * const *mkr_format_set_get_warnings (MkrFormatSet *self);
/* The paths of the files that the warnings are about, in their order. */
const char * const *mkr_format_set_get_broken (MkrFormatSet *self);

G_END_DECLS
