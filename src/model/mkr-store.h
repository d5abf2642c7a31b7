/* mkr-store.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-session.h"

G_BEGIN_DECLS

/**
 * MkrStore: the store thread and its queue, for MkrSession alone.
 */
typedef struct _MkrStore MkrStore;

typedef enum
{
  MKR_JOB_OPEN,
  MKR_JOB_RUN,
  MKR_JOB_POLL,
} MkrJobKind;

/* What the main thread knows of the book: a copy, made on the store thread after each write. */
typedef struct
{
  char              *path;
  char              *read_only_reason;
  const MkrCurrency *currency;
  gboolean           hide_names;
  MkrDate            today;
} MkrBookFace;

/* Task data. Written by the store thread until the task returns, then read by the main thread. */
typedef struct
{
  MkrJobKind         kind;
  gboolean           writes;
  MkrBookFunc        func;
  gpointer           data;
  GDestroyNotify     data_free;
  GDestroyNotify     result_free;
  char              *path;
  gboolean           create;
  const MkrCurrency *currency;
  gboolean           changed;    /* out: the book is not what it was */
  char              *warning;    /* out: nullable: saved, but … */
  MkrBookFace       *face;       /* out: nullable */
} MkrJob;

MkrJob   *mkr_job_new         (MkrJobKind   kind);
void      mkr_job_free        (MkrJob      *self);
void      mkr_book_face_free  (MkrBookFace *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MkrBookFace, mkr_book_face_free)

MkrStore *mkr_store_new       (void);
void      mkr_store_push      (MkrStore    *self,
                               GTask       *task);   /* its data is a MkrJob */
/* Everything queued is done first; then the book is closed and the thread joined. Frees @self. */
void      mkr_store_close     (MkrStore    *self);

G_END_DECLS
