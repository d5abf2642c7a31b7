/* mkr-session.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include "mkr-book.h"
#include "mkr-format.h"

G_BEGIN_DECLS

/**
 * MkrSession: the application's open book. Owns the store thread, which owns the book's only connection:
 * every function of src/book and src/reports runs there through mkr_session_run_async (), first come, first served.
 *
 * Properties: "path" (nullable: no book), "currency-code", "hide-names" (read-only here, set through the book), "busy", "read-only-reason".
 * Signals: "changed" — a write ended well or another program wrote; coalesced in one idle. Pages reload then (if mapped, else on map).
 */
#define MKR_TYPE_SESSION (mkr_session_get_type ())
G_DECLARE_FINAL_TYPE (MkrSession, mkr_session, MKR, SESSION, GObject)

/* Runs on the store thread. Returns a result for @result_free, or NULL with @error set (NULL without error is a result too). */
typedef gpointer (*MkrBookFunc) (MkrBook   *book,
                                 gpointer   data,
                                 GError   **error);

MkrSession   *mkr_session_new          (MkrFormatSet        *formats);
MkrFormatSet *mkr_session_get_formats  (MkrSession          *self);
const char   *mkr_session_get_path     (MkrSession          *self);
/* Opens (or creates) another book, closing the present one after its queued writes. On an error the present book stays. */
void          mkr_session_open_async   (MkrSession          *self,
                                        const char          *path,
                                        gboolean             create,
                                        const MkrCurrency   *currency,   /* for create */
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data);
gboolean      mkr_session_open_finish  (MkrSession          *self,
                                        GAsyncResult        *result,
                                        GError             **error);
/* @writes: emits "changed" when it ended without error, and is never cancelled. */
void          mkr_session_run_async    (MkrSession          *self,
                                        gboolean             writes,
                                        MkrBookFunc          func,
                                        gpointer             data,
                                        GDestroyNotify       data_free,
                                        GDestroyNotify       result_free,
                                        GCancellable        *cancellable,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data);
gpointer      mkr_session_run_finish   (MkrSession          *self,       /* (transfer full) */
                                        GAsyncResult        *result,
                                        GError             **error);
/* Flushes queued writes, closes the book, joins the thread. Before the last unref. */
void          mkr_session_close        (MkrSession          *self);

G_END_DECLS
