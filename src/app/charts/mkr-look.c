/* mkr-look.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-look.h"

/**
 * mkr_look_get:
 *
 * Returns: which of the four colour tables charts are drawn with now
 */
MkrLook
mkr_look_get (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (manager);

  if (adw_style_manager_get_high_contrast (manager))
    return dark ? MKR_LOOK_CONTRAST_DARK : MKR_LOOK_CONTRAST;

  return dark ? MKR_LOOK_DARK : MKR_LOOK_LIGHT;
}

/**
 * mkr_look_connect:
 * @widget: the widget that draws with mkr_look_get ()
 * @changed: called after light, dark or contrast changed
 *
 * The connection ends with @widget.
 */
void
mkr_look_connect (GtkWidget *widget,
                  void     (*changed) (GtkWidget *widget))
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  g_return_if_fail (GTK_IS_WIDGET (widget));

  g_signal_connect_object (manager, "notify::dark",
                           G_CALLBACK (changed), widget, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast",
                           G_CALLBACK (changed), widget, G_CONNECT_SWAPPED);
}
