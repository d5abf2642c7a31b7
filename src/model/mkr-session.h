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
 * Signals: "changed" — a write ended well, another program wrote, or another book was opened; coalesced in one idle.
 * Pages reload then (if mapped, else on map). "warning" (text) — saved, but the disk reported something.
 * "formats-changed" — the statement formats were loaded again.
 */
#define MKR_TYPE_SESSION (mkr_session_get_type ())
G_DECLARE_FINAL_TYPE (MkrSession, mkr_session, MKR, SESSION, GObject)

/* Runs on the store thread. Returns a result for @result_free, or NULL with @error set (NULL without error is a result too). */
typedef gpointer (*MkrBookFunc) (MkrBook   *book,
                                 gpointer   data,
                                 GError   **error);

/* Changes the files of the person's own formats; on a thread of the pool. */
typedef gboolean (*MkrFormatsFunc) (gpointer   data,
                                    GError   **error);

MkrSession   *mkr_session_new          (MkrFormatSet        *formats);
MkrFormatSet *mkr_session_get_formats  (MkrSession          *self);   /* until they are loaded again */
/* Runs @func and loads all formats again. On an error the present ones stay. */
void          mkr_session_change_formats_async  (MkrSession          *self,
                                                 MkrFormatsFunc       func,      /* nullable: they may have changed */
                                                 gpointer             data,
                                                 GDestroyNotify       data_free,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             user_data);
gboolean      mkr_session_change_formats_finish (MkrSession          *self,
                                                 GAsyncResult        *result,
                                                 GError             **error);
/* Saves a format of the person's own (mkr_own_format_save ()) and loads them all again. On an error the present ones stay. */
void          mkr_session_save_format_async  (MkrSession          *self,
                                              const char          *id,
                                              const char          *text,
                                              gboolean             replace,
                                              GAsyncReadyCallback  callback,
                                              gpointer             user_data);
gboolean      mkr_session_save_format_finish (MkrSession          *self,
                                              GAsyncResult        *result,
                                              GError             **error);
const char   *mkr_session_get_path     (MkrSession          *self);   /* (nullable) */
const char   *mkr_session_get_read_only_reason (MkrSession  *self);   /* (nullable), translated */
gboolean      mkr_session_get_hide_names (MkrSession        *self);
gboolean      mkr_session_get_busy     (MkrSession          *self);   /* something is queued or running */
/* The book's, as of the last write; NULL without a book. */
const MkrCurrency *mkr_session_get_currency (MkrSession     *self);
MkrDate       mkr_session_get_today    (MkrSession          *self);
/* Opens (or creates) another book, closing the present one after its queued writes. On an error the present book stays.
 * A book that another window of this machine has open is opened to read only. */
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
/* Emits "changed" if another program wrote to the book: when the window becomes active. */
void          mkr_session_poll         (MkrSession          *self);
/* Flushes queued writes, closes the book, joins the thread. Before the last unref. */
void          mkr_session_close        (MkrSession          *self);

G_END_DECLS
