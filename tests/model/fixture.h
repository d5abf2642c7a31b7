/* fixture.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-session.h"

/* A session with a new book in a folder of its own. */
typedef struct
{
  char       *folder;
  char       *path;
  MkrSession *session;
} Fixture;

/* An answer that came, or not yet. */
typedef struct
{
  GAsyncResult *result;
} Answer;

void     fixture_set_up    (Fixture       *fixture,
                            gconstpointer  data);
void     fixture_tear_down (Fixture       *fixture,
                            gconstpointer  data);
char    *fixture_data      (const char    *name);           /* the path of a file of tests/model/data */
void     answer_cb         (GObject       *source,
                            GAsyncResult  *result,
                            gpointer       answer);
void     answer_wait       (Answer        *answer);
void     answer_clear      (Answer        *answer);
void     settle            (void);
/* Runs @func on the book, which is to go well. */
gpointer run               (Fixture       *fixture,
                            gboolean       writes,
                            MkrBookFunc    func,
                            gpointer       data);
