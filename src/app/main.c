/* main.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

#include "mkr-application.h"

int
main (int    argc,
      char **argv)
{
  const char *folder = g_getenv ("MAKERENT_LOCALE_DIR");
  g_autoptr(MkrApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : MKR_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  application = mkr_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
