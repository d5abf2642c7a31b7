/* mkr-source.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-book.h"

G_BEGIN_DECLS

/* Who pays: platform, client, agency. Made at import from the platform or the payer's name. */
typedef struct
{
  gint64   id;
  char    *name;
  char    *alias;        /* “Source 3” when made */
  MkrWork  work;         /* default kind of work; MKR_WORK_UNSORTED if nobody said */
  gint64   account;      /* the account that it pays from, as a person says; 0: she said nothing */
  gboolean archived;
} MkrSource;

void        mkr_source_free    (MkrSource *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MkrSource, mkr_source_free)
GPtrArray  *mkr_sources_list   (MkrBook *book, GError **error);
/* The one of a list that mkr_sources_list () made; NULL where there is none. */
const MkrSource *mkr_sources_get (const GPtrArray *sources, gint64 id);
MkrSource  *mkr_source_find    (MkrBook *book, const char *name, GError **error);
/* Accounts of the book that its money may come out of, in order of names: of gint64. */
GArray     *mkr_source_pays_from (MkrBook *book, gint64 source, GError **error);
gboolean    mkr_source_add     (MkrBook *book, MkrSource *self, GError **error);
gboolean    mkr_source_edit    (MkrBook *book, const MkrSource *self, GError **error);
gboolean    mkr_source_merge   (MkrBook *book, gint64 from, gint64 into, GError **error); /* @from's names stay known: later imports land in @into */
gboolean    mkr_source_unmerge (MkrBook *book, gint64 from, GError **error);  /* takes the merge of @from back, until close */
gboolean    mkr_source_remove  (MkrBook *book, gint64 id, GError **error); /* refused while it has entries */

G_END_DECLS
