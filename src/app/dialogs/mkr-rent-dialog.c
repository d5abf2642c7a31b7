/* mkr-rent-dialog.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-dialogs.h"
#include "mkr-error.h"
#include "mkr-money.h"
#include "mkr-preferences-rows.h"
#include "mkr-receipt.h"
#include "mkr-rent-dialog.h"
#include "mkr-rent-form.h"

struct _MkrRentDialog
{
  AdwWindow            parent_instance;

  /* Owned */
  MkrSession          *session;
  GPtrArray           *terms;       /* of MkrRentTerm, as listed */
  GPtrArray           *rows;        /* borrowed rows of the group, one a term */
  MkrRentTerm         *removed;     /* what Undo brings back */

  const MkrCurrency   *currency;
  MkrDate              first_from;  /* for a first term */
  gboolean             asks_first;  /* opened for a first rent: done once that is saved */

  /* Template children */
  AdwToastOverlay     *toasts;
  AdwWindowTitle      *title;
  AdwHeaderBar        *header;
  GtkWidget           *cancel_button, *save_button, *add_button, *back_button;
  GtkStack            *stack;
  AdwPreferencesGroup *group;
  MkrRentForm         *form;
};

G_DEFINE_FINAL_TYPE (MkrRentDialog, mkr_rent_dialog, ADW_TYPE_WINDOW)

/* What the dialog reads from the book. */
typedef struct
{
  GPtrArray         *terms;
  const MkrCurrency *currency;
  MkrDate            first_from;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_clear_pointer (&reading->terms, g_ptr_array_unref);
  g_free (reading);
}

/* A first rent begins with the first money in the book, so that its months are answered too. */
static MkrDate
find_first_from (MkrBook           *book,
                 const MkrCurrency *currency)
{
  g_autoptr(GArray) days = mkr_receipt_days_read (book, currency, NULL);
  MkrDate first = mkr_book_today (book);

  if (days != NULL && days->len > 0)
    first = MIN (first, g_array_index (days, MkrReceiptDay, 0).date);

  return mkr_month_day (mkr_date_month (first), 1);
}

static gpointer
read_terms (MkrBook   *book,
            gpointer   data,
            GError   **error)
{
  g_autoptr(MkrBookSettings) settings = mkr_book_get_settings (book, error);
  g_autoptr(GPtrArray) terms = settings ? mkr_rent_terms_list (book, error) : NULL;
  Reading *reading;

  if (terms == NULL)
    return NULL;

  reading = g_new (Reading, 1);
  reading->currency = settings->currency;
  reading->first_from = find_first_from (book, settings->currency);
  reading->terms = g_steal_pointer (&terms);

  return reading;
}

static void
show_form (MkrRentDialog *self,
           gboolean       form)
{
  gboolean any = self->terms != NULL && self->terms->len > 0;

  gtk_stack_set_visible_child_name (self->stack, form ? "form" : "list");
  gtk_widget_set_visible (self->save_button, form);
  gtk_widget_set_visible (self->cancel_button, form && !any);
  /* Cancel is all that a form asked for needs; a second way out beside it only makes one wonder. */
  adw_header_bar_set_show_end_title_buttons (self->header, !form || any);
  gtk_widget_set_visible (self->back_button, form && any);
  gtk_widget_set_visible (self->add_button, !form);
  if (form)
    gtk_widget_grab_focus (GTK_WIDGET (self->form));
  else
    adw_window_title_set_title (self->title, _("My Rent"));
}

static void
start_new (MkrRentDialog *self)
{
  mkr_rent_form_start_new (self->form, self->currency, self->first_from);
  adw_window_title_set_title (self->title, _("Add Rent"));
  show_form (self, TRUE);
}

static char *
describe_share (const MkrRentTerm *term)
{
  g_autofree char *share = NULL;

  if (mkr_rent_term_share (term) == term->amount)
    return NULL;

  share = mkr_money_format (mkr_rent_term_share (term), term->currency, MKR_MONEY_CODE);

  return g_strdup_printf (_("my share %s"), share);
}

static char *
describe_term (const MkrRentTerm *term)
{
  g_autoptr(GStrvBuilder) parts = g_strv_builder_new ();
  g_auto(GStrv) strings = NULL;
  g_autofree char *share = describe_share (term);
  g_autofree char *from = mkr_date_format (term->from, MKR_DATE_FULL);
  g_autofree char *since = g_strdup_printf (_("from %s"), from);
  g_autofree char *day = g_strdup_printf (_("due on day %d"), term->due_day);

  if (share != NULL)
    g_strv_builder_add (parts, share);
  g_strv_builder_add (parts, day);
  g_strv_builder_add (parts, since);
  if (term->grace_days > 0)
    {
      g_autofree char *grace = g_strdup_printf (ngettext ("%d day of grace", "%d days of grace",
                                                          (gulong) term->grace_days),
                                                term->grace_days);
      g_strv_builder_add (parts, grace);
    }
  if (term->late_fee > 0)
    {
      g_autofree char *fee = mkr_money_format (term->late_fee, term->currency, MKR_MONEY_NUMBER);
      g_autofree char *text = g_strdup_printf (_("late fee %s"), fee);

      g_strv_builder_add (parts, text);
    }

  strings = g_strv_builder_end (parts);

  return g_strjoinv (" · ", strings);
}

static void load (MkrRentDialog *self);

static MkrRentTerm *
copy_term (const MkrRentTerm *term)
{
  MkrRentTerm *copy = g_memdup2 (term, sizeof *term);

  copy->home = g_strdup (term->home);

  return copy;
}


static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(MkrRentDialog) self = data;
  g_autoptr(GError) error = NULL;

  mkr_session_run_finish (MKR_SESSION (source), result, &error);
  gtk_widget_set_sensitive (self->save_button, TRUE);
  if (error == NULL && self->asks_first)
    gtk_window_close (GTK_WINDOW (self));
  else if (error == NULL)
    load (self);
  else if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "form") == 0)
    mkr_rent_form_set_problem (self->form, error->message);
  else
    {
      g_autofree char *text = g_markup_escape_text (error->message, -1);

      adw_toast_overlay_add_toast (self->toasts, adw_toast_new (text));
    }
}

static gpointer
save_term (MkrBook   *book,
           gpointer   data,
           GError   **error)
{
  MkrRentTerm *term = data;

  if (term->id == 0)
    mkr_rent_term_add (book, term, error);
  else
    mkr_rent_term_edit (book, term, error);

  return NULL;
}

static gpointer
remove_term (MkrBook   *book,
             gpointer   data,
             GError   **error)
{
  mkr_rent_term_remove (book, ((MkrRentTerm *) data)->id, error);

  return NULL;
}

static void
submit (MkrRentDialog *self,
        MkrBookFunc    func,
        MkrRentTerm   *term)
{
  mkr_session_run_async (self->session, TRUE, func, term, (GDestroyNotify) mkr_rent_term_free, NULL,
                         NULL, written_cb, g_object_ref (self));
}

static void
undo_cb (MkrRentDialog *self)
{
  MkrRentTerm *term = g_steal_pointer (&self->removed);

  if (term == NULL)
    return;

  term->id = 0;
  submit (self, save_term, term);
}

static const MkrRentTerm *
term_of (MkrRentDialog *self,
         GtkWidget     *widget)
{
  GtkWidget *row = gtk_widget_get_ancestor (widget, ADW_TYPE_ACTION_ROW);
  guint index;

  if (row == NULL || !g_ptr_array_find (self->rows, row, &index))
    return NULL;

  return g_ptr_array_index (self->terms, index);
}

static void
remove_cb (MkrRentDialog *self,
           GtkWidget     *button)
{
  const MkrRentTerm *term = term_of (self, button);
  AdwToast *toast;

  if (term == NULL)
    return;

  g_clear_pointer (&self->removed, mkr_rent_term_free);
  self->removed = copy_term (term);
  toast = adw_toast_new (_("Rent removed"));
  adw_toast_set_button_label (toast, _("Undo"));
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_cb), self, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toasts, toast);
  submit (self, remove_term, copy_term (term));
}

static void
edit_cb (MkrRentDialog *self,
         GtkWidget     *row)
{
  const MkrRentTerm *term = term_of (self, row);

  if (term == NULL)
    return;

  mkr_rent_form_edit (self->form, term);
  adw_window_title_set_title (self->title, _("Change Rent"));
  show_form (self, TRUE);
}

static GtkWidget *
make_row (MkrRentDialog     *self,
          const MkrRentTerm *term)
{
  g_autofree char *amount = mkr_money_format (term->amount, term->currency, MKR_MONEY_CODE);
  g_autofree char *title = g_strdup_printf ("%s · %s", term->home, amount);
  g_autofree char *subtitle = describe_term (term);
  GtkWidget *row = mkr_removable_row_new (title, subtitle, G_CALLBACK (remove_cb), self);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_tooltip_text (row, _("Change"));
  g_signal_connect_object (row, "activated", G_CALLBACK (edit_cb), self, G_CONNECT_SWAPPED);

  return row;
}

static void
show_terms (MkrRentDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);

  for (guint i = 0; i < self->terms->len; i++)
    {
      GtkWidget *row = make_row (self, g_ptr_array_index (self->terms, i));

      g_ptr_array_add (self->rows, row);
      adw_preferences_group_add (self->group, row);
    }
}

static void
terms_read_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr(MkrRentDialog) self = data;
  g_autoptr(GError) error = NULL;
  Reading *reading = mkr_session_run_finish (MKR_SESSION (source), result, &error);
  gboolean first = self->terms == NULL;

  if (reading == NULL)
    {
      if (error != NULL)
        adw_preferences_group_set_description (self->group, error->message);
      return;
    }

  g_clear_pointer (&self->terms, g_ptr_array_unref);
  self->terms = g_steal_pointer (&reading->terms);
  self->currency = reading->currency;
  self->first_from = reading->first_from;
  reading_free (reading);

  show_terms (self);
  self->asks_first = first && self->terms->len == 0;
  if (self->asks_first)
    start_new (self);
  else
    show_form (self, FALSE);
}

static void
load (MkrRentDialog *self)
{
  mkr_session_run_async (self->session, FALSE, read_terms, NULL, NULL, reading_free, NULL,
                         terms_read_cb, g_object_ref (self));
}

static void
add_cb (MkrRentDialog *self)
{
  if (self->currency != NULL)
    start_new (self);
}

static void
save_cb (MkrRentDialog *self)
{
  if (!mkr_rent_form_is_valid (self->form) || !gtk_widget_get_sensitive (self->save_button))
    return;

  gtk_widget_set_sensitive (self->save_button, FALSE);
  submit (self, save_term, mkr_rent_form_dup_term (self->form));
}

static void
back_cb (MkrRentDialog *self)
{
  show_form (self, FALSE);
}

static void
form_changed_cb (MkrRentDialog *self)
{
  gtk_widget_set_sensitive (self->save_button, mkr_rent_form_is_valid (self->form));
}

static void
mkr_rent_dialog_dispose (GObject *object)
{
  MkrRentDialog *self = MKR_RENT_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->terms, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->removed, mkr_rent_term_free);

  G_OBJECT_CLASS (mkr_rent_dialog_parent_class)->dispose (object);
}

static void
mkr_rent_dialog_class_init (MkrRentDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mkr_rent_dialog_dispose;

  g_type_ensure (MKR_TYPE_RENT_FORM);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/makerent/Makerent/ui/mkr-rent-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MkrRentDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, MkrRentDialog, title);
  gtk_widget_class_bind_template_child (widget_class, MkrRentDialog, header);
  gtk_widget_class_bind_template_child (widget_class, MkrRentDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, MkrRentDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, MkrRentDialog, add_button);
  gtk_widget_class_bind_template_child (widget_class, MkrRentDialog, back_button);
  gtk_widget_class_bind_template_child (widget_class, MkrRentDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, MkrRentDialog, group);
  gtk_widget_class_bind_template_child (widget_class, MkrRentDialog, form);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, form_changed_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
mkr_rent_dialog_init (MkrRentDialog *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mkr_rent_dialog_present:
 * @parent: the window below
 *
 * Shows the rent terms, or the form for a first one.
 */
void
mkr_rent_dialog_present (GtkWindow  *parent,
                         MkrSession *session)
{
  MkrRentDialog *self;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (MKR_IS_SESSION (session));

  self = g_object_new (MKR_TYPE_RENT_DIALOG, "transient-for", parent, NULL);
  self->session = g_object_ref (session);
  load (self);
  mkr_dialogs_fit_parent (GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (self));
}
