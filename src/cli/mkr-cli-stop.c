/* mkr-cli-stop.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <signal.h>

#include "mkr-cli-stop.h"

static void
set_signals (sigset_t *set)
{
  sigemptyset (set);
  sigaddset (set, SIGINT);
  sigaddset (set, SIGTERM);
}

/* What cancelling does is nothing for a signal handler, so a thread waits for the signals. */
static gpointer
wait_for_signals (gpointer data)
{
  sigset_t set;
  int number;

  set_signals (&set);
  if (sigwait (&set, &number) != 0)
    return NULL;
  g_cancellable_cancel (data);

  if (sigwait (&set, &number) != 0)
    return NULL;
  signal (number, SIG_DFL);
  pthread_sigmask (SIG_UNBLOCK, &set, NULL);
  raise (number);
  return NULL;
}

GCancellable *
mkr_cli_stop_on_signal (void)
{
  static GCancellable *cancellable = NULL;
  sigset_t set;

  if (cancellable != NULL)
    return cancellable;

  cancellable = g_cancellable_new ();
  set_signals (&set);
  pthread_sigmask (SIG_BLOCK, &set, NULL);
  g_thread_unref (g_thread_new ("signals", wait_for_signals, cancellable));
  return cancellable;
}
