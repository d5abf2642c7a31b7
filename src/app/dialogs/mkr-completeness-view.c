/* mkr-completeness-view.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-completeness.h"
#include "mkr-completeness-view.h"
#include "mkr-dialogs.h"
#include "mkr-month-grid.h"
#include "mkr-named-button.h"
#include "mkr-preferences-rows.h"
#include "mkr-quiet-month.h"

/* Enough to see what is wrong; each is a row of widgets. */
#define MAX_GAPS 50

struct _MkrCompletenessView
{
  GtkWidget           parent_instance;

  /* Owned */
  MkrSession         *session;
  GPtrArray          *groups;      /* of AdwPreferencesGroup, on the page */
  gboolean            stale;

  /* Template children */
  GtkStack           *stack;
  AdwPreferencesPage *page;
  AdwStatusPage      *failed;
};

G_DEFINE_FINAL_TYPE (MkrCompletenessView, mkr_completeness_view, GTK_TYPE_WIDGET)

enum { IMPORT, SHOW_ROWS, N_SIGNALS };

static guint signals[N_SIGNALS];

static gpointer
read_completeness (MkrBook   *book,
                   gpointer   data,
                   GError   **error)
{
  return mkr_completeness_new (book, mkr_book_today (book), error);
}

void
mkr_completeness_load_async (MkrSession          *session,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  mkr_session_run_async (session, FALSE, read_completeness, NULL, NULL, (GDestroyNotify) mkr_completeness_free,
                         cancellable, callback, user_data);
}

/* --- one account --- */

static GtkWidget *
add_row (AdwPreferencesGroup *group,
         const char          *title,
         const char          *subtitle)
{
  GtkWidget *row = mkr_text_row_new (title, subtitle);

  adw_preferences_group_add (group, row);
  return row;
}

static GtkWidget *
add_button (GtkWidget  *row,
            const char *label,
            const char *name,
            const char *action)
{
  GtkWidget *button = mkr_named_button_new (label, name);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return button;
}

static void
add_quiet_button (GtkWidget              *row,
                  const MkrStatedAccount *account,
                  const MkrStatedMonth   *first,
                  const MkrStatedMonth   *last,
                  const char             *text)
{
  gboolean quiet = first->stated != MKR_STATED_QUIET;
  const char *label = quiet ? _("No Activity") : _("Ask Again");
  g_autofree char *name = g_strdup_printf (_("%s, %s"), label, text);
  GtkWidget *button = add_button (row, label, name, "completeness.set-quiet");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, quiet ? _("Nothing happened then: there is no statement to import")
                                             : _("There is a statement after all"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(xiib)", account->account, first->month,
                                    last->month, quiet);
}

/* The balances show that something happened in these months, or before or after them. */
static gboolean
may_have_moved (const MkrStatedAccount *account,
                const MkrStatedMonth   *first,
                const MkrStatedMonth   *last)
{
  for (guint i = 0; i < account->gaps->len; i++)
    {
      const MkrBalanceGap *gap = account->gaps->pdata[i];

      if (gap->missing != 0 && gap->from.date <= mkr_month_last (last->month)
          && gap->to.date >= mkr_month_day (first->month, 1))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_listed (const MkrStatedMonth *month,
           MkrDate               today)
{
  return month->stated == MKR_STATED_QUIET || mkr_stated_month_is_asked (month, today);
}

/* Months without a statement that follow each other are one row. Nobody is asked yet for the month that runs. */
static void
add_missing (AdwPreferencesGroup    *group,
             const MkrStatedAccount *account,
             MkrDate                 today)
{
  for (guint i = 0; i < account->months->len; i++)
    {
      const MkrStatedMonth *first = &g_array_index (account->months, MkrStatedMonth, i), *last = first;
      g_autofree char *text = NULL;
      GtkWidget *row;

      if (!is_listed (first, today))
        continue;
      while (i + 1 < account->months->len && last[1].stated == first->stated && is_listed (last + 1, today))
        {
          last++;
          i++;
        }

      text = mkr_stated_range_text (first, last);
      row = add_row (group, text, "");
      if (first->stated == MKR_STATED_QUIET || !may_have_moved (account, first, last))
        add_quiet_button (row, account, first, last, text);
      if (first->stated != MKR_STATED_QUIET)
        {
          /* Translators: a button, then what is missing: “Import…, January 2026: the statement is missing”. */
          g_autofree char *name = g_strdup_printf (_("%s, %s"), _("Import…"), text);

          add_button (row, _("Import…"), name, "completeness.import");
        }
    }
}

static void
add_gaps (AdwPreferencesGroup    *group,
          const MkrCompleteness  *completeness,
          const MkrStatedAccount *account)
{
  guint n = MIN (account->gaps->len, MAX_GAPS), more = account->gaps->len - n;

  for (guint i = 0; i < n; i++)
    {
      const MkrBalanceGap *gap = account->gaps->pdata[i];
      g_autofree char *title = mkr_balance_gap_title (gap);
      g_autofree char *detail = mkr_balance_gap_detail (completeness, gap);
      g_autofree char *name = g_strdup_printf (_("%s, %s"), _("Show Rows"), title);
      GtkWidget *button = add_button (add_row (group, title, detail), _("Show Rows"), name,
                                      "completeness.show-rows");

      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(xx)", gap->from.entry, gap->to.entry);
    }

  if (more > 0)
    {
      g_autofree char *rest = g_strdup_printf (ngettext ("Balances do not join in %u more place.",
                                                         "Balances do not join in %u more places.", more), more);

      add_row (group, rest, "");
    }
}

static char *
describe_account (const MkrStatedAccount *account)
{
  guint whole = 0;

  for (guint i = 0; i < account->months->len; i++)
    whole += g_array_index (account->months, MkrStatedMonth, i).stated == MKR_STATED_WHOLE;

  return g_strdup_printf (ngettext ("%u of %u month is covered from its first to its last day.",
                                    "%u of %u months are covered from their first to their last day.",
                                    account->months->len), whole, account->months->len);
}

static void
add_account (MkrCompletenessView    *self,
             const MkrCompleteness  *completeness,
             const MkrStatedAccount *account)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *grid = mkr_month_grid_new (account->months, account->name);
  g_autofree char *title = g_markup_escape_text (account->name, -1);
  g_autofree char *description = describe_account (account);
  g_autofree char *unchecked = mkr_stated_account_unchecked (account);

  adw_preferences_group_set_title (group, title);
  adw_preferences_group_set_description (group, description);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), grid);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  adw_preferences_group_add (group, row);

  add_missing (group, account, completeness->as_of);
  add_gaps (group, completeness, account);
  if (unchecked != NULL)
    add_row (group, unchecked, "");
  adw_preferences_page_add (self->page, group);
  g_ptr_array_add (self->groups, group);
}

/* --- loading --- */

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(MkrCompletenessView) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(MkrCompleteness) completeness = mkr_session_run_finish (MKR_SESSION (source), result, &error);

  if (self->session == NULL)
    return;

  if (completeness == NULL)
    {
      adw_status_page_set_description (self->failed, error->message);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      return;
    }

  for (guint i = 0; i < self->groups->len; i++)
    adw_preferences_page_remove (self->page, self->groups->pdata[i]);
  g_ptr_array_set_size (self->groups, 0);
  for (guint i = 0; i < completeness->accounts->len; i++)
    add_account (self, completeness, completeness->accounts->pdata[i]);

  gtk_stack_set_visible_child_name (self->stack, completeness->accounts->len > 0 ? "list" : "empty");
}

static void
refresh (MkrCompletenessView *self)
{
  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (!self->stale && self->session != NULL)
    mkr_completeness_load_async (self->session, NULL, loaded_cb, g_object_ref (self));
}

static void
mkr_completeness_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (mkr_completeness_view_parent_class)->map (widget);
  if (MKR_COMPLETENESS_VIEW (widget)->stale)
    refresh (MKR_COMPLETENESS_VIEW (widget));
}

static void
import_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  g_signal_emit (widget, signals[IMPORT], 0);
}

static void
show_rows_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  gint64 payout, next;

  g_variant_get (parameter, "(xx)", &payout, &next);
  g_signal_emit (widget, signals[SHOW_ROWS], 0, payout, next);
}

/* --- months in which nothing happened --- */

typedef struct
{
  gint64   account;
  MkrMonth first, last;
  gboolean quiet;
} Quiet;

static gpointer
set_quiet (MkrBook   *book,
           gpointer   data,
           GError   **error)
{
  const Quiet *quiet = data;

  mkr_quiet_months_set (book, quiet->account, quiet->first, quiet->last, quiet->quiet, error);
  return NULL;
}

static void
quiet_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(MkrCompletenessView) self = data;
  g_autoptr(GError) error = NULL;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  mkr_session_run_finish (MKR_SESSION (source), result, &error);
  if (error != NULL && GTK_IS_WINDOW (root))
    mkr_dialogs_error (GTK_WINDOW (root), _("The Months Could Not Be Saved"), error->message);
}

static void
set_quiet_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  Quiet quiet;

  g_variant_get (parameter, "(xiib)", &quiet.account, &quiet.first, &quiet.last, &quiet.quiet);
  mkr_session_run_async (MKR_COMPLETENESS_VIEW (widget)->session, TRUE, set_quiet,
                         g_memdup2 (&quiet, sizeof quiet), g_free, NULL, NULL, quiet_cb, g_object_ref (widget));
}

static void
mkr_completeness_view_dispose (GObject *object)
{
  MkrCompletenessView *self = MKR_COMPLETENESS_VIEW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MKR_TYPE_COMPLETENESS_VIEW);
  g_clear_object (&self->session);
  g_clear_pointer (&self->groups, g_ptr_array_unref);

  G_OBJECT_CLASS (mkr_completeness_view_parent_class)->dispose (object);
}

static void
mkr_completeness_view_class_init (MkrCompletenessViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mkr_completeness_view_dispose;
  widget_class->map = mkr_completeness_view_map;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/makerent/Makerent/ui/mkr-completeness-view.ui");
  gtk_widget_class_bind_template_child (widget_class, MkrCompletenessView, stack);
  gtk_widget_class_bind_template_child (widget_class, MkrCompletenessView, page);
  gtk_widget_class_bind_template_child (widget_class, MkrCompletenessView, failed);
  gtk_widget_class_install_action (widget_class, "completeness.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "completeness.show-rows", "(xx)", show_rows_action);
  gtk_widget_class_install_action (widget_class, "completeness.set-quiet", "(xiib)", set_quiet_action);

  signals[IMPORT] = g_signal_new ("import", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[SHOW_ROWS] = g_signal_new ("show-rows", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);
}

static void
mkr_completeness_view_init (MkrCompletenessView *self)
{
  self->groups = g_ptr_array_new ();
  self->stale = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
mkr_completeness_view_set_session (MkrCompletenessView *self,
                                   MkrSession          *session)
{
  g_return_if_fail (MKR_IS_COMPLETENESS_VIEW (self));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "completeness.import",
                                 mkr_session_get_read_only_reason (session) == NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "completeness.set-quiet",
                                 mkr_session_get_read_only_reason (session) == NULL);
  g_signal_connect_object (session, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
}
