/* mkr-import-dialog.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-import-dialog.h"
#include "mkr-import-plan.h"
#include "mkr-money.h"
#include "mkr-table.h"

struct _MkrImportDialog
{
  AdwWindow       parent_instance;

  MkrSession     *session;
  GCancellable   *cancellable;
  GListStore     *rows;
  MkrImportPlan  *plan;

  AdwWindowTitle *title;
  GtkWidget      *import_button;
  GtkWidget      *stack;
  AdwStatusPage  *problem;
  GtkLabel       *summary;
};

G_DEFINE_FINAL_TYPE (MkrImportDialog, mkr_import_dialog, ADW_TYPE_WINDOW)

enum { IMPORTED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
show_error (MkrImportDialog *self,
            const char      *title,
            const GError    *error)
{
  g_autofree char *text = g_markup_escape_text (error->message, -1);

  adw_status_page_set_title (self->problem, title);
  adw_status_page_set_description (self->problem, text);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "problem");
  gtk_widget_set_sensitive (self->import_button, FALSE);
}

static guint
count_included (MkrImportPlan *plan)
{
  guint n = 0;

  for (guint i = 0; i < mkr_import_plan_get_n (plan); i++)
    n += mkr_import_plan_get (plan, i)->included;

  return n;
}

static MkrTableRow *
make_row (const MkrPlanRow *row,
          gint64            key)
{
  const MkrEntry *entry = row->entry;
  gboolean problem = row->status == MKR_STATUS_PROBLEM;
  char **cells = g_new0 (char *, 7);

  cells[0] = g_strdup_printf ("%u", entry->line);
  cells[1] = entry->date != MKR_DATE_NONE ? mkr_date_format (entry->date, MKR_DATE_SHORT)
                                          : g_strdup ("");
  cells[2] = g_strdup (*row->source != '\0' ? row->source : entry->party);
  cells[3] = problem ? g_strdup (entry->cell_text)
    : mkr_decimal_to_string ((MkrDecimal) { entry->net, entry->scale });
  cells[4] = g_strdup (entry->kind == MKR_KIND_IGNORED ? mkr_kind_label (MKR_KIND_IGNORED)
                                                       : mkr_status_label (row->status));
  cells[5] = g_strdup (row->why != NULL ? row->why : "");
  return mkr_table_row_new (key, FALSE, cells);
}

static void
show_summary (MkrImportDialog *self)
{
  g_autoptr(GArray) totals = mkr_import_plan_get_totals (self->plan);
  g_autoptr(GString) text = g_string_new (NULL);
  MkrPlanCounts counts;

  mkr_import_plan_get_counts (self->plan, &counts);
  /* Translators: numbers of rows */
  g_string_append_printf (text, _("New %u, already here %u, changed %u, twin %u, not income %u, problems %u"),
                          counts.new_rows, counts.known, counts.changed, counts.twin,
                          counts.not_income, counts.problems);

  for (guint i = 0; i < totals->len; i++)
    {
      const MkrPlanTotal *total = &g_array_index (totals, MkrPlanTotal, i);
      g_autofree char *amount = mkr_money_format (total->net, total->currency, MKR_MONEY_CODE);

      g_string_append_c (text, '\n');
      /* Translators: %s is an amount */
      g_string_append_printf (text, _("Will be added: %s"), amount);
    }

  gtk_label_set_text (self->summary, text->str);
}

static void
show_plan (MkrImportDialog *self)
{
  MkrStatement *statement = mkr_import_plan_get_statement (self->plan);
  MkrFormat *format = mkr_statement_get_format (statement);
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = count_included (self->plan);
  g_autofree char *label = NULL;
  g_autofree char *subtitle = NULL;

  for (guint i = 0; i < mkr_import_plan_get_n (self->plan); i++)
    g_ptr_array_add (rows, make_row (mkr_import_plan_get (self->plan, i), i));
  g_list_store_splice (self->rows, 0, 0, rows->pdata, rows->len);

  label = n > 0 ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Import %u Row", "Import %u Rows", n),
                                   n)
                : g_strdup (_("Nothing to Import"));
  gtk_button_set_label (GTK_BUTTON (self->import_button), label);
  gtk_widget_set_sensitive (self->import_button, n > 0);

  subtitle = format != NULL
    /* Translators: a file's name and a format's name */
    ? g_strdup_printf (_("%s, read as “%s”"), mkr_statement_get_name (statement),
                       mkr_format_get_name (format))
    : g_strdup (mkr_statement_get_name (statement));
  adw_window_title_set_subtitle (self->title, subtitle);
  show_summary (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "rows");
}

static gpointer
plan_job (MkrBook   *book,
          gpointer   data,
          GError   **error)
{
  const MkrPlanOptions options = MKR_PLAN_OPTIONS_INIT;

  return mkr_import_plan_new (book, data, &options, error);
}

static void
planned_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(MkrImportDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  MkrImportPlan *plan = mkr_session_run_finish (MKR_SESSION (source), result, &error);

  if (plan == NULL)
    {
      show_error (self, _("The Statement Could Not Be Compared with the Book"), error);
      return;
    }

  g_clear_pointer (&self->plan, mkr_import_plan_free);
  self->plan = plan;
  show_plan (self);
}

static void
read_worker (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  MkrImportDialog *self = source_object;
  const MkrReadOptions options = MKR_READ_OPTIONS_INIT;
  GError *error = NULL;
  MkrStatement *statement = mkr_statement_read_file (task_data,
                                                     mkr_session_get_formats (self->session),
                                                     &options, NULL, NULL, cancellable, &error);

  if (statement == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, statement, (GDestroyNotify) mkr_statement_unref);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  MkrImportDialog *self = MKR_IMPORT_DIALOG (source);
  g_autoptr(GError) error = NULL;
  MkrStatement *statement = g_task_propagate_pointer (G_TASK (result), &error);

  if (statement == NULL)
    {
      show_error (self, _("The File Could Not Be Read"), error);
      return;
    }

  mkr_session_run_async (self->session, FALSE, plan_job, statement,
                         (GDestroyNotify) mkr_statement_unref,
                         (GDestroyNotify) mkr_import_plan_free, NULL, planned_cb,
                         g_object_ref (self));
}

typedef struct
{
  MkrImportPlan   *plan;
  MkrImportResult  result;
} Apply;

static void
apply_free (gpointer data)
{
  Apply *apply = data;

  g_clear_pointer (&apply->plan, mkr_import_plan_free);
  g_free (apply);
}

/* Problem rows were shown and are left out: the button says how many rows come in. */
static gpointer
apply_job (MkrBook   *book,
           gpointer   data,
           GError   **error)
{
  Apply *apply = data;

  if (!mkr_import_plan_apply (apply->plan, book, TRUE, &apply->result, error))
    return NULL;

  return g_memdup2 (&apply->result, sizeof apply->result);
}

static void
applied_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(MkrImportDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree MkrImportResult *done = mkr_session_run_finish (MKR_SESSION (source), result, &error);

  if (done == NULL)
    {
      show_error (self, _("Nothing Was Imported"), error);
      return;
    }

  g_signal_emit (self, signals[IMPORTED], 0, done->batch, done->added + done->changed);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
import_clicked_cb (MkrImportDialog *self)
{
  Apply *apply;

  if (self->plan == NULL)
    return;

  apply = g_new0 (Apply, 1);
  apply->plan = g_steal_pointer (&self->plan);
  gtk_widget_set_sensitive (self->import_button, FALSE);
  mkr_session_run_async (self->session, TRUE, apply_job, apply, apply_free, g_free, NULL, applied_cb,
                         g_object_ref (self));
}

static void
mkr_import_dialog_dispose (GObject *object)
{
  MkrImportDialog *self = MKR_IMPORT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->rows);
  g_clear_pointer (&self->plan, mkr_import_plan_free);

  G_OBJECT_CLASS (mkr_import_dialog_parent_class)->dispose (object);
}

static void
mkr_import_dialog_class_init (MkrImportDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mkr_import_dialog_dispose;
  signals[IMPORTED] = g_signal_new ("imported", MKR_TYPE_IMPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/makerent/Makerent/ui/mkr-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MkrImportDialog, title);
  gtk_widget_class_bind_template_child (widget_class, MkrImportDialog, import_button);
  gtk_widget_class_bind_template_child (widget_class, MkrImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, MkrImportDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, MkrImportDialog, summary);
  gtk_widget_class_bind_template_callback (widget_class, import_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
add_table (MkrImportDialog *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkColumnView *view = GTK_COLUMN_VIEW (gtk_column_view_new (GTK_SELECTION_MODEL (
    gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->rows))))));

  gtk_widget_add_css_class (GTK_WIDGET (view), "data-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Rows of the statement"), -1);
  mkr_table_add_column (view, _("Line"), 0, TRUE);
  mkr_table_add_column (view, _("Date"), 1, FALSE);
  mkr_table_add_column (view, _("From"), 2, FALSE);
  mkr_table_add_column (view, _("Net"), 3, TRUE);
  mkr_table_add_column (view, _("Verdict"), 4, FALSE);
  mkr_table_add_column (view, _("Why"), 5, FALSE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (view));
  gtk_stack_add_named (GTK_STACK (self->stack), scroller, "rows");
}

static void
mkr_import_dialog_init (MkrImportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_list_store_new (MKR_TYPE_TABLE_ROW);
  self->cancellable = g_cancellable_new ();
  add_table (self);
}

/**
 * mkr_import_dialog_new_for_file:
 *
 * Reads @file in the background and shows what an import would do. Nothing is imported until the person says so.
 */
GtkWindow *
mkr_import_dialog_new_for_file (GtkWindow  *parent,
                                MkrSession *session,
                                GFile      *file)
{
  MkrImportDialog *self = g_object_new (MKR_TYPE_IMPORT_DIALOG, "transient-for", parent, NULL);
  g_autoptr(GTask) task = NULL;

  self->session = session;
  task = g_task_new (self, self->cancellable, read_cb, NULL);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, read_worker);
  return GTK_WINDOW (self);
}
