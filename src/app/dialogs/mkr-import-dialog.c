/* mkr-import-dialog.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-account.h"
#include "mkr-currency-list.h"
#include "mkr-dialogs.h"
#include "mkr-format-list.h"
#include "mkr-import-choices.h"
#include "mkr-import-dialog.h"
#include "mkr-import-words.h"
#include "mkr-map-columns.h"
#include "mkr-plan-view.h"
#include "mkr-wrap-layout.h"

struct _MkrImportDialog
{
  AdwWindow       parent_instance;

  /* Owned */
  MkrSession     *session;
  MkrImportJob   *job;
  GCancellable   *cancellable;    /* of the reading or writing that runs */
  GtkStringList  *accounts;
  char           *account;        /* nullable: what the plan was made for */
  gboolean        applying;
  gboolean        closed;         /* on its way out: a job still holds it */
  gboolean        anew;           /* the book moved below the list that was shown */
  gboolean        retried;        /* and did not change it: it was applied again */
  gboolean        guessed;        /* the columns were, in vain or not */
  gboolean        filling;        /* we, not the person, choose in the drop-down */

  /* Template children */
  AdwWindowTitle *title;
  GtkWidget      *import_button;
  GtkProgressBar *progress;
  GtkRevealer    *notice;
  GtkLabel       *notice_label;
  GtkStack       *stack;
  GtkDropDown    *account_drop;
  GtkWidget      *questions;        /* account, source, format: they stay while something goes by them */
  GtkWidget      *source_box;
  GtkEntry       *source;
  GtkLabel       *how;
  MkrImportChoices *choices;
  MkrPlanView    *plan;
  AdwStatusPage  *dates_page;
  GtkButton      *day_first, *month_first;
  GtkDropDown    *currency;
  AdwStatusPage  *problem;
  GtkWidget      *formats_box;
  GtkWidget      *guess_button;
  GtkDropDown    *format;
  GtkWidget      *read_button;
};

G_DEFINE_FINAL_TYPE (MkrImportDialog, mkr_import_dialog, ADW_TYPE_WINDOW)

enum { IMPORTED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void read_statement (MkrImportDialog *self);

/* --- what went wrong --- */

static void
show_problem (MkrImportDialog *self,
              const char      *title,
              const GError    *error)
{
  g_autofree char *text = g_markup_escape_text (error->message, -1);
  gboolean unknown = g_error_matches (error, MKR_ERROR, MKR_ERROR_UNKNOWN_FORMAT);

  adw_status_page_set_title (self->problem, title);
  adw_status_page_set_description (self->problem, text);
  gtk_widget_set_visible (self->formats_box, unknown);
  gtk_widget_set_visible (self->guess_button, !self->guessed);
  /* Nothing is proposed when none is near. */
  if (unknown)
    mkr_format_list_select (self->format, mkr_session_get_formats (self->session), mkr_import_job_get_nearest (self->job));
  gtk_stack_set_visible_child_name (self->stack, "problem");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.apply", FALSE);
}

static void
show_notice (MkrImportDialog *self,
             const char      *text)
{
  gtk_label_set_text (self->notice_label, text != NULL ? text : "");
  gtk_revealer_set_reveal_child (self->notice, text != NULL && *text != '\0');
}

/* --- questions --- */

static void
ask_dates (MkrImportDialog       *self,
           const MkrDateQuestion *question)
{
  g_autofree char *text = NULL, *first = NULL, *second = NULL;

  mkr_import_dup_dates_question (question, &text, &first, &second);
  adw_status_page_set_description (self->dates_page, text);
  gtk_button_set_label (self->day_first, first);
  gtk_button_set_label (self->month_first, second);
  gtk_stack_set_visible_child_name (self->stack, "dates");
  gtk_widget_grab_focus (GTK_WIDGET (self->day_first));
}

static void
ask_currency (MkrImportDialog *self)
{
  gtk_stack_set_visible_child_name (self->stack, "currency");
  gtk_widget_grab_focus (GTK_WIDGET (self->currency));
}

static void
answer_order (MkrImportDialog *self,
              MkrDateOrder     order)
{
  mkr_import_job_set_date_order (self->job, order);
  read_statement (self);
}

static void
day_first_cb (MkrImportDialog *self)
{
  answer_order (self, MKR_DATE_DMY);
}

static void
month_first_cb (MkrImportDialog *self)
{
  answer_order (self, MKR_DATE_MDY);
}

static void
currency_chosen_cb (MkrImportDialog *self)
{
  const MkrCurrency *chosen = mkr_currency_list_get (self->currency);

  if (chosen == NULL)
    return;

  mkr_import_job_set_currency (self->job, chosen);
  read_statement (self);
}

static void
guess_cb (MkrImportDialog *self)
{
  self->guessed = TRUE;
  mkr_import_job_set_format (self->job, NULL);
  mkr_import_job_set_guess (self->job, TRUE);
  read_statement (self);
}

static void
format_selected_cb (MkrImportDialog *self)
{
  gtk_widget_set_sensitive (self->read_button,
                            mkr_format_list_get (self->format, mkr_session_get_formats (self->session)) != NULL);
}

static void
read_as (MkrImportDialog *self,
         const char      *id)
{
  mkr_import_job_set_guess (self->job, FALSE);
  mkr_import_job_set_format (self->job, id);
  read_statement (self);
}

static void
format_chosen_cb (MkrImportDialog *self)
{
  const char *id = mkr_format_list_get (self->format, mkr_session_get_formats (self->session));

  if (id != NULL)
    read_as (self, id);
}

static void
fill_lists (MkrImportDialog *self)
{
  const MkrCurrency *own = mkr_session_get_currency (self->session);

  mkr_format_list_fill (self->format, mkr_session_get_formats (self->session));
  mkr_currency_list_fill (self->currency);
  if (own != NULL)
    mkr_currency_list_select (self->currency, own);
}

/* --- columns that the person maps --- */

static void
mapped_cb (MkrImportDialog *self,
           const char      *id)
{
  fill_lists (self);
  self->guessed = FALSE;
  read_as (self, id);
}

static void
map_cb (MkrImportDialog *self)
{
  mkr_map_columns (GTK_WINDOW (self), self->session, self->job, G_CALLBACK (mapped_cb), self);
}

/* --- the rows --- */

static void
update_button (MkrImportDialog *self)
{
  guint n = mkr_plan_view_get_n_included (self->plan);
  gboolean says_more = n == 0 && mkr_import_job_says_more (self->job);
  g_autofree char *label = n > 0 ? g_strdup_printf (ngettext ("_Import %u Row", "_Import %u Rows", n), n)
                                 : g_strdup (says_more ? _("_Note This Statement") : _("Nothing to Import"));

  gtk_button_set_use_underline (GTK_BUTTON (self->import_button), TRUE);
  gtk_button_set_label (GTK_BUTTON (self->import_button), label);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.apply",
                                 (n > 0 || says_more) && !self->applying && !mkr_plan_view_get_busy (self->plan));
}

/* A cell was corrected, and everything is read again, or was. */
static void
busy_cb (MkrImportDialog *self)
{
  gboolean busy = mkr_plan_view_get_busy (self->plan);

  if (self->closed)
    return;

  gtk_widget_set_visible (GTK_WIDGET (self->progress), busy);
  gtk_widget_set_sensitive (self->questions, !busy);
  if (busy)
    show_notice (self, NULL);
  update_button (self);
}

/* The account that the plan is made for is in the list, whether the book has it already or not. */
static void
show_account (MkrImportDialog *self,
              const char      *name)
{
  GListModel *model = G_LIST_MODEL (self->accounts);
  guint found = GTK_INVALID_LIST_POSITION;

  self->filling = TRUE;
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    if (g_strcmp0 (gtk_string_list_get_string (self->accounts, i), name) == 0)
      found = i;

  if (found == GTK_INVALID_LIST_POSITION)
    {
      found = g_list_model_get_n_items (model);
      gtk_string_list_append (self->accounts, name);
    }

  g_free (self->account);
  self->account = g_strdup (name);
  gtk_drop_down_set_selected (self->account_drop, found);
  self->filling = FALSE;
}

static void
show_plan (MkrImportDialog *self)
{
  MkrImportPlan *plan = mkr_import_job_get_plan (self->job);
  MkrStatement *statement = mkr_import_plan_get_statement (plan);
  g_autofree char *subtitle = mkr_import_dup_subtitle (self->job);
  g_autofree char *notes = mkr_import_dup_notes (self->job, self->anew);

  mkr_plan_view_set_job (self->plan, self->job);
  show_account (self, mkr_import_plan_get_account (plan));
  gtk_widget_set_visible (self->source_box, mkr_import_job_lacks_source (self->job) ||
                                            gtk_widget_get_visible (self->source_box));
  gtk_label_set_text (self->how, mkr_statement_get_how (statement));
  mkr_import_choices_show (self->choices, statement);
  adw_window_title_set_subtitle (self->title, subtitle);
  show_notice (self, notes);
  self->anew = FALSE;
  update_button (self);
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "rows") == 0)
    return;

  /* What the person came for; Return does it. */
  gtk_stack_set_visible_child_name (self->stack, "rows");
  gtk_widget_grab_focus (self->import_button);
}

static void
account_changed_cb (MkrImportDialog *self)
{
  guint chosen = gtk_drop_down_get_selected (self->account_drop);
  const char *name;

  if (self->filling || self->accounts == NULL || chosen == GTK_INVALID_LIST_POSITION)
    return;

  name = gtk_string_list_get_string (self->accounts, chosen);
  if (g_strcmp0 (name, self->account) == 0)
    return;

  mkr_import_job_set_account (self->job, name);
  read_statement (self);
}

static void
source_changed_cb (MkrImportDialog *self)
{
  mkr_import_job_set_source (self->job, gtk_editable_get_text (GTK_EDITABLE (self->source)));
  read_statement (self);
}

/* --- reading --- */

/* Once the rows are written, the sums of the book are worked out. */
static void
update_progress (MkrImportDialog *self)
{
  double fraction = mkr_import_job_get_fraction (self->job);

  gtk_progress_bar_set_fraction (self->progress, fraction);
  if (self->applying)
    adw_window_title_set_subtitle (self->title, fraction < 1 ? _("Importing the rows") : _("Working out the sums"));
}

static void
show_progress (MkrImportDialog *self,
               const char      *what)
{
  gtk_widget_set_visible (GTK_WIDGET (self->progress), what != NULL);
  if (what == NULL)
    return;

  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_LABEL, what, -1);
}

/* The book moved, but nothing of it is about these rows: what was shown is what is applied. Once, then it is shown. */
static void
show_plan_anew (MkrImportDialog *self)
{
  g_autofree char *moves = mkr_plan_moves_dup_text (mkr_import_job_get_moves (self->job));
  gboolean same = self->anew && !self->retried && moves == NULL;

  show_plan (self);
  self->retried = same;
  if (same)
    gtk_widget_activate_action (GTK_WIDGET (self), "import.apply", NULL);
  else if (gtk_window_get_focus (GTK_WINDOW (self)) == NULL)
    gtk_widget_grab_focus (self->import_button);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr(MkrImportDialog) self = data;
  g_autoptr(GError) error = NULL;
  const MkrDateQuestion *question;

  mkr_import_job_read_finish (MKR_IMPORT_JOB (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->closed)
    return;

  show_progress (self, NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->plan), TRUE);
  question = mkr_import_job_get_date_question (self->job);

  if (error == NULL)
    show_plan_anew (self);
  else if (!g_error_matches (error, MKR_ERROR, MKR_ERROR_QUESTION))
    show_problem (self, mkr_import_error_title (self->job, error), error);
  else if (question != NULL)
    ask_dates (self, question);
  else
    ask_currency (self);
}

static void
start_anew (MkrImportDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
}

static void
read_statement (MkrImportDialog *self)
{
  start_anew (self);
  show_progress (self, _("Reading the rows"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->plan), FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.apply", FALSE);
  mkr_import_job_read_async (self->job, self->cancellable, read_cb, g_object_ref (self));
}

static gpointer
list_accounts (MkrBook   *book,
               gpointer   data,
               GError   **error)
{
  return mkr_accounts_list (book, error);
}

static void
accounts_listed_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      data)
{
  g_autoptr(MkrImportDialog) self = data;
  g_autoptr(GPtrArray) accounts = mkr_session_run_finish (MKR_SESSION (source), result, NULL);

  if (self->closed)
    return;

  self->filling = TRUE;
  for (guint i = 0; accounts != NULL && i < accounts->len; i++)
    {
      const MkrAccount *account = g_ptr_array_index (accounts, i);

      if (!account->archived)
        gtk_string_list_append (self->accounts, account->name);
    }
  self->filling = FALSE;

  read_statement (self);
}

/* --- applying --- */

static void
set_applying (MkrImportDialog *self,
              gboolean         applying)
{
  g_autofree char *subtitle = mkr_import_dup_subtitle (self->job);

  self->applying = applying;
  gtk_widget_set_sensitive (GTK_WIDGET (self->plan), !applying);
  gtk_widget_set_sensitive (self->questions, !applying);
  show_progress (self, applying ? _("Importing the rows") : NULL);
  if (applying)
    update_progress (self);
  else
    adw_window_title_set_subtitle (self->title, subtitle);
  update_button (self);
}

static void
applied_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(MkrImportDialog) self = data;
  g_autoptr(GError) error = NULL;
  MkrImportResult done = { 0 };
  gboolean ok = mkr_import_job_apply_finish (MKR_IMPORT_JOB (source), result, &done, &error);

  if (self->closed)
    {
      self->applying = FALSE;
      return;
    }

  set_applying (self, FALSE);
  if (ok)
    {
      g_signal_emit (self, signals[IMPORTED], 0, done.batch, done.added + done.changed);
      /* Whoever heard of it may have taken this window with its own. */
      if (!self->closed)
        gtk_window_destroy (GTK_WINDOW (self));
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      show_notice (self, _("The import was stopped. Nothing was imported."));
      gtk_widget_grab_focus (self->import_button);
    }
  else if (g_error_matches (error, MKR_ERROR, MKR_ERROR_OVERFLOW))
    {
      /* The row that it names can be switched off. */
      show_notice (self, error->message);
    }
  else if (g_error_matches (error, MKR_ERROR, MKR_ERROR_CHANGED))
    {
      self->anew = TRUE;
      read_statement (self);
    }
  else
    {
      show_problem (self, _("Nothing Was Imported"), error);
    }
}

/* Problem rows were shown and counted: whoever imports the others leaves them out. */
static void
apply_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  MkrImportDialog *self = MKR_IMPORT_DIALOG (widget);

  /* A button that is pressed by key acts a moment later: the window may be on its way out by then. */
  if (self->closed || self->applying)
    return;
  if (mkr_plan_view_apply_typed (self->plan))
    {
      show_notice (self, _("What you typed in the row was read first. Look at it, then import."));
      return;
    }

  start_anew (self);
  show_notice (self, NULL);
  set_applying (self, TRUE);
  mkr_import_job_apply_async (self->job, TRUE, self->cancellable, applied_cb, g_object_ref (self));
}

static void
show_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  MkrImportDialog *self = MKR_IMPORT_DIALOG (widget);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "rows") == 0)
    mkr_plan_view_set_filter (self->plan, (MkrVerdict) g_variant_get_int32 (parameter));
}

static void
undo_correction_action (GtkWidget  *widget,
                        const char *name,
                        GVariant   *parameter)
{
  MkrImportDialog *self = MKR_IMPORT_DIALOG (widget);

  if (!self->applying && gtk_widget_get_sensitive (GTK_WIDGET (self->plan)))
    mkr_plan_view_undo_correction (self->plan);
}

/* What is being written is stopped first: the list comes back, and says that nothing was imported. */
static gboolean
mkr_import_dialog_close_request (GtkWindow *window)
{
  MkrImportDialog *self = MKR_IMPORT_DIALOG (window);

  if (self->applying)
    {
      g_cancellable_cancel (self->cancellable);
      return TRUE;
    }

  return GTK_WINDOW_CLASS (mkr_import_dialog_parent_class)->close_request (window);
}

/* Closed. What is being read is of no use any more. */
static void
mkr_import_dialog_unrealize (GtkWidget *widget)
{
  MkrImportDialog *self = MKR_IMPORT_DIALOG (widget);

  self->closed = TRUE;
  if (!self->applying)
    g_cancellable_cancel (self->cancellable);

  GTK_WIDGET_CLASS (mkr_import_dialog_parent_class)->unrealize (widget);
}

static void
mkr_import_dialog_dispose (GObject *object)
{
  MkrImportDialog *self = MKR_IMPORT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->job);
  g_clear_object (&self->session);
  g_clear_object (&self->accounts);
  g_clear_pointer (&self->account, g_free);

  G_OBJECT_CLASS (mkr_import_dialog_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, MkrImportDialog, title);
  gtk_widget_class_bind_template_child (widget_class, MkrImportDialog, import_button);
  gtk_widget_class_bind_template_child (widget_class, MkrImportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, MkrImportDialog, notice);
  gtk_widget_class_bind_template_child (widget_class, MkrImportDialog, notice_label);
  gtk_widget_class_bind_template_child (widget_class, MkrImportDialog, stack);
  gtk_widget_class_bind_template_child_full (widget_class, "account", FALSE,
                                             G_STRUCT_OFFSET (MkrImportDialog, account_drop));
  gtk_widget_class_bind_template_child (widget_class, MkrImportDialog, questions);
  gtk_widget_class_bind_template_child (widget_class, MkrImportDialog, source_box);
  gtk_widget_class_bind_template_child (widget_class, MkrImportDialog, source);
  gtk_widget_class_bind_template_child (widget_class, MkrImportDialog, how);
  gtk_widget_class_bind_template_child (widget_class, MkrImportDialog, choices);
  gtk_widget_class_bind_template_child (widget_class, MkrImportDialog, plan);
  gtk_widget_class_bind_template_child (widget_class, MkrImportDialog, dates_page);
  gtk_widget_class_bind_template_child (widget_class, MkrImportDialog, day_first);
  gtk_widget_class_bind_template_child (widget_class, MkrImportDialog, month_first);
  gtk_widget_class_bind_template_child (widget_class, MkrImportDialog, currency);
  gtk_widget_class_bind_template_child (widget_class, MkrImportDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, MkrImportDialog, formats_box);
  gtk_widget_class_bind_template_child (widget_class, MkrImportDialog, guess_button);
  gtk_widget_class_bind_template_child (widget_class, MkrImportDialog, format);
  gtk_widget_class_bind_template_child (widget_class, MkrImportDialog, read_button);
  gtk_widget_class_bind_template_callback (widget_class, account_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, source_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_button);
  gtk_widget_class_bind_template_callback (widget_class, busy_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_first_cb);
  gtk_widget_class_bind_template_callback (widget_class, month_first_cb);
  gtk_widget_class_bind_template_callback (widget_class, currency_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, guess_cb);
  gtk_widget_class_bind_template_callback (widget_class, map_cb);
  gtk_widget_class_bind_template_callback (widget_class, read_as);
  gtk_widget_class_bind_template_callback (widget_class, format_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, format_selected_cb);
}

static void
mkr_import_dialog_class_init (MkrImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mkr_import_dialog_dispose;
  widget_class->unrealize = mkr_import_dialog_unrealize;
  GTK_WINDOW_CLASS (klass)->close_request = mkr_import_dialog_close_request;

  g_type_ensure (MKR_TYPE_IMPORT_CHOICES);
  g_type_ensure (MKR_TYPE_PLAN_VIEW);
  g_type_ensure (MKR_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/makerent/Makerent/ui/mkr-import-dialog.ui");
  bind_children (widget_class);

  gtk_widget_class_install_action (widget_class, "import.apply", NULL, apply_action);
  gtk_widget_class_install_action (widget_class, "import.show", "i", show_action);
  gtk_widget_class_install_action (widget_class, "import.undo-correction", NULL, undo_correction_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK,
                                       "import.undo-correction", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "import.apply", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK,
                                       "import.apply", NULL);
  for (guint i = 0; i < MKR_N_VERDICTS; i++)
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + i, GDK_ALT_MASK, "import.show",
                                         "i", (gint32) i);

  signals[IMPORTED] = g_signal_new ("imported", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_UINT);
}

static void
mkr_import_dialog_init (MkrImportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  mkr_dialogs_outlive_parent (GTK_WINDOW (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.apply", FALSE);
  self->accounts = gtk_string_list_new (NULL);
  self->filling = TRUE;
  gtk_drop_down_set_model (self->account_drop, G_LIST_MODEL (self->accounts));
  self->filling = FALSE;
}

GtkWindow *
mkr_import_dialog_new (GtkWindow    *parent,
                       MkrSession   *session,
                       MkrImportJob *job)
{
  MkrImportDialog *self;

  g_return_val_if_fail (MKR_IS_SESSION (session), NULL);
  g_return_val_if_fail (MKR_IS_IMPORT_JOB (job), NULL);

  self = g_object_new (MKR_TYPE_IMPORT_DIALOG, "transient-for", parent, NULL);
  self->session = g_object_ref (session);
  self->job = g_object_ref (job);
  fill_lists (self);
  adw_window_title_set_subtitle (self->title, mkr_import_job_get_name (job));
  g_signal_connect_object (job, "notify::fraction", G_CALLBACK (update_progress), self, G_CONNECT_SWAPPED);
  mkr_session_run_async (session, FALSE, list_accounts, NULL, NULL,
                         (GDestroyNotify) g_ptr_array_unref, NULL, accounts_listed_cb,
                         g_object_ref (self));
  return GTK_WINDOW (self);
}
