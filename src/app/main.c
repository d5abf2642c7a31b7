/* main.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-application.h"
#include "mkr-locale.h"

int
main (int    argc,
      char **argv)
{
  g_autoptr(MkrApplication) application = NULL;

  mkr_locale_init ();
  application = mkr_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
