/* test-widgets.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>

#include "mkr-add-payout.h"
#include "mkr-chart-view.h"
#include "mkr-earnings-page.h"
#include "mkr-field-row.h"
#include "mkr-import-dialog.h"
#include "mkr-imports-dialog.h"
#include "mkr-look.h"
#include "mkr-paste-rows.h"
#include "mkr-payouts-page.h"
#include "mkr-preferences.h"
#include "mkr-receipt.h"
#include "mkr-rent.h"
#include "mkr-rent-dialog.h"
#include "mkr-rent-page.h"
#include "mkr-wrap-layout.h"

/* Runs the main loop until @condition; the test's own time limit ends a wait in vain. */
#define WAIT(condition)                                                  \
  while (!(condition))                                                   \
    g_main_context_iteration (NULL, TRUE)

static MkrSession *session;

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GError) error = NULL;

  mkr_session_open_finish (MKR_SESSION (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static gpointer
fill_job (MkrBook   *book,
          gpointer   data,
          GError   **error)
{
  g_autoptr(MkrRentTerm) term = g_new0 (MkrRentTerm, 1);

  term->home = g_strdup ("Home");
  term->amount = 145000;
  term->share_bp = 10000;
  term->currency = mkr_currency_lookup ("USD");
  term->due_day = 1;
  term->until = MKR_DATE_NONE;
  mkr_date_from_ymd (2026, 4, 1, &term->from);
  mkr_rent_term_add (book, term, error);

  return NULL;
}

static void
filled_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GError) error = NULL;

  mkr_session_run_finish (MKR_SESSION (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static void
open_session (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "book.makerent", NULL);
  g_autoptr(MkrFormatSet) formats = mkr_format_set_load (NULL);
  gboolean opened = FALSE, filled = FALSE;

  session = mkr_session_new (formats);
  mkr_session_open_async (session, path, TRUE, mkr_currency_lookup ("USD"), opened_cb, &opened);
  WAIT (opened);
  mkr_session_run_async (session, TRUE, fill_job, NULL, NULL, NULL, NULL, filled_cb, &filled);
  WAIT (filled);
}

static gboolean
pass_cb (gpointer data)
{
  *(gboolean *) data = TRUE;

  return G_SOURCE_REMOVE;
}

/* Long enough for what was asked of the store thread to be shown. */
static void
settle (void)
{
  gboolean passed = FALSE;

  g_timeout_add (400, pass_cb, &passed);
  WAIT (passed);
}

static GtkWidget *
find_type (GtkWidget *widget,
           GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* A window that goes takes its pages, their models and their charts with it. */
static void
check_freed (GtkWidget *window)
{
  GtkWidget *chart = find_type (window, MKR_TYPE_CHART_VIEW);
  GtkWidget *table = find_type (window, GTK_TYPE_COLUMN_VIEW);
  GtkWidget *content = gtk_widget_get_first_child (window);
  gpointer weak[5] = { window, chart, table, content,
                       table ? gtk_column_view_get_model (GTK_COLUMN_VIEW (table)) : NULL };

  for (guint i = 0; i < G_N_ELEMENTS (weak); i++)
    if (weak[i] != NULL)
      g_object_add_weak_pointer (weak[i], &weak[i]);

  gtk_window_destroy (GTK_WINDOW (window));
  settle ();
  for (guint i = 0; i < G_N_ELEMENTS (weak); i++)
    {
      g_test_message ("object %u", i);
      g_assert_null (weak[i]);
    }
}

static void
test_page (gconstpointer data)
{
  GtkWidget *(*make) (MkrSession *) = data;
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_child (GTK_WINDOW (window), make (session));
  gtk_window_set_default_size (GTK_WINDOW (window), 900, 700);
  gtk_window_present (GTK_WINDOW (window));
  settle ();
  check_freed (window);
}

static void
test_dialog (gconstpointer data)
{
  void (*present) (GtkWindow *, MkrSession *) = data;
  GtkWidget *parent = gtk_window_new ();
  GtkWindow *dialog = NULL;
  g_autoptr(GList) windows = NULL;

  gtk_window_present (GTK_WINDOW (parent));
  present (GTK_WINDOW (parent), session);
  settle ();

  windows = gtk_window_list_toplevels ();
  for (GList *l = windows; l != NULL; l = l->next)
    if (gtk_window_get_transient_for (l->data) == GTK_WINDOW (parent))
      dialog = l->data;
  g_assert_nonnull (dialog);
  check_freed (GTK_WIDGET (dialog));
  gtk_window_destroy (GTK_WINDOW (parent));
}

static void
present_add_payout (GtkWindow  *parent,
                    MkrSession *owner)
{
  gtk_window_present (mkr_add_payout_new (parent, owner));
}

static void
present_paste_rows (GtkWindow  *parent,
                    MkrSession *owner)
{
  gtk_window_present (mkr_paste_rows_new (parent, owner, NULL));
}

static void
present_imports (GtkWindow  *parent,
                 MkrSession *owner)
{
  gtk_window_present (mkr_imports_dialog_new (parent, owner));
}

static void
present_preview (GtkWindow  *parent,
                 MkrSession *owner)
{
  g_autoptr(MkrImportJob) job =
    mkr_import_job_new_for_text (owner, "2026-11-09, Harrow & Finch, 900.00, chapters\n"
                                        "2026-11-10, Harrow & Finch, 3l2.04, chapters");

  gtk_window_present (mkr_import_dialog_new (parent, owner, job));
}

static const struct
{
  MkrFieldKind kind;
  const char  *text;
  gboolean     optional, valid;
  gint64       value;
} fields[] = {
  { MKR_FIELD_MONEY, "1450", FALSE, TRUE, 145000 },
  { MKR_FIELD_MONEY, "1,450.50", FALSE, TRUE, 145050 },
  { MKR_FIELD_MONEY, "1450.005", FALSE, FALSE, 0 },
  { MKR_FIELD_MONEY, "-5", FALSE, FALSE, 0 },
  { MKR_FIELD_MONEY, "", FALSE, FALSE, 0 },
  { MKR_FIELD_MONEY, " ", TRUE, TRUE, 0 },
  { MKR_FIELD_MONEY, "abc", TRUE, FALSE, 0 },
  { MKR_FIELD_PERCENT, "25", FALSE, TRUE, 2500 },
  { MKR_FIELD_PERCENT, "33.33 %", FALSE, TRUE, 3333 },
  { MKR_FIELD_PERCENT, "100.01", FALSE, FALSE, 0 },
  { MKR_FIELD_PERCENT, "-1", FALSE, FALSE, 0 },
  { MKR_FIELD_DATE, "1970-01-02", FALSE, FALSE, 0 },
  { MKR_FIELD_DATE, " 2026-02-28 ", FALSE, TRUE, 20512 },
  { MKR_FIELD_DATE, "2026-02-29", FALSE, FALSE, 0 },
  { MKR_FIELD_DATE, "28.2.2026", FALSE, FALSE, 0 },
  { MKR_FIELD_TEXT, "  ", FALSE, FALSE, 0 },
  { MKR_FIELD_TEXT, "Home", FALSE, TRUE, 0 },
};

static void
test_field (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      MkrFieldRow *row = g_object_ref_sink (g_object_new (MKR_TYPE_FIELD_ROW, "optional",
                                                          fields[i].optional, "kind",
                                                          fields[i].kind, NULL));
      gint64 minor = 0;
      gint basis_points = 0;
      MkrDate date = 0;

      g_test_message ("“%s”", fields[i].text);
      mkr_field_row_set_text (row, fields[i].text);
      g_assert_cmpint (mkr_field_row_is_valid (row), ==, fields[i].valid);
      if (fields[i].valid && fields[i].kind == MKR_FIELD_MONEY)
        {
          g_assert_true (mkr_field_row_get_money (row, &minor));
          g_assert_cmpint (minor, ==, fields[i].value);
        }
      if (fields[i].valid && fields[i].kind == MKR_FIELD_PERCENT)
        {
          g_assert_true (mkr_field_row_get_percent (row, &basis_points));
          g_assert_cmpint (basis_points, ==, fields[i].value);
        }
      if (fields[i].valid && fields[i].kind == MKR_FIELD_DATE)
        {
          g_assert_true (mkr_field_row_get_date (row, &date));
          g_assert_cmpint (date, ==, fields[i].value);
        }
      g_assert_finalize_object (row);
    }
}

static MkrChart *
count_chart (const MkrChartStyle *style,
             gpointer             data)
{
  ++*(guint *) data;

  return NULL;
}

/* The chart is laid out anew when something changed, not for each frame. */
static void
test_layouts (void)
{
  guint made = 0;
  GtkWidget *window = gtk_window_new ();
  GtkWidget *view = mkr_chart_view_new ();

  mkr_chart_view_set_factory (MKR_CHART_VIEW (view), count_chart, &made, NULL);
  g_assert_cmpuint (made, >, 0);
  made = 0;
  mkr_chart_view_set_selected (MKR_CHART_VIEW (view), -1);
  g_assert_cmpuint (made, ==, 0);

  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_present (GTK_WINDOW (window));
  settle ();
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
add_label (GtkWidget *box,
           int        width)
{
  GtkWidget *child = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_size_request (child, width, 20);
  gtk_box_append (GTK_BOX (box), child);
}

static void
test_wrap (void)
{
  static const struct { int width, height; } cases[] = {
    { 400, 20 }, { 324, 20 }, { 323, 46 }, { 212, 46 }, { 200, 72 }, { 100, 72 },
  };
  GtkWidget *box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  int minimum, natural;

  gtk_widget_set_layout_manager (box, g_object_new (MKR_TYPE_WRAP_LAYOUT, NULL));
  for (int i = 0; i < 3; i++)
    add_label (box, 100);

  gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, 100);
  g_assert_cmpint (natural, ==, 324);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, cases[i].width, &minimum, NULL, NULL, NULL);
      g_test_message ("%d wide", cases[i].width);
      g_assert_cmpint (minimum, ==, cases[i].height);
    }
  g_assert_finalize_object (box);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("makerent-widgets-XXXXXX", NULL);
  int status;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_assert_true (mkr_clock_init ("2026-11-19", NULL));
  open_session (folder);

  g_test_add_data_func ("/app/rent-page", mkr_rent_page_new, test_page);
  g_test_add_data_func ("/app/earnings-page", mkr_earnings_page_new, test_page);
  g_test_add_data_func ("/app/payouts-page", mkr_payouts_page_new, test_page);
  g_test_add_data_func ("/app/add-payout", present_add_payout, test_dialog);
  g_test_add_data_func ("/app/paste-rows", present_paste_rows, test_dialog);
  g_test_add_data_func ("/app/imports", present_imports, test_dialog);
  g_test_add_data_func ("/app/import-preview", present_preview, test_dialog);
  g_test_add_data_func ("/app/rent-dialog", mkr_rent_dialog_present, test_dialog);
  g_test_add_data_func ("/app/preferences", mkr_preferences_present, test_dialog);
  g_test_add_func ("/app/field", test_field);
  g_test_add_func ("/app/chart-layouts", test_layouts);
  g_test_add_func ("/app/wrap-layout", test_wrap);
  status = g_test_run ();

  mkr_session_close (session);
  g_object_unref (session);

  return status;
}
