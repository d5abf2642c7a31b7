/* mkr-locale.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <locale.h>
#include <glib/gi18n-lib.h>

#include "mkr-locale.h"

/**
 * mkr_locale_init:
 *
 * Takes the locale of the environment, and the translations of the installed folder, or of
 * MAKERENT_LOCALE_DIR: a build folder's po/ has them too, for tests of a tree that is not installed.
 */
void
mkr_locale_init (void)
{
  const char *folder = g_getenv ("MAKERENT_LOCALE_DIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : MKR_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
