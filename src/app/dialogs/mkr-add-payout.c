/* mkr-add-payout.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-account.h"
#include "mkr-add-payout.h"
#include "mkr-completion.h"
#include "mkr-dialogs.h"
#include "mkr-field-row.h"
#include "mkr-import-dialog.h"
#include "mkr-source.h"
#include "mkr-text.h"

struct _MkrAddPayout
{
  AdwWindow          parent_instance;

  /* Owned */
  MkrSession        *session;
  GtkStringList     *accounts;
  const MkrCurrency *currency;     /* as the field says, NULL while it cannot be read */

  /* Template children */
  AdwComboRow       *what;
  MkrFieldRow       *date;
  MkrFieldRow       *source;
  MkrFieldRow       *amount;
  MkrFieldRow       *fee;
  MkrFieldRow       *currency_row;
  AdwComboRow       *account;
  MkrFieldRow       *note;
  GtkLabel          *net;
};

G_DEFINE_FINAL_TYPE (MkrAddPayout, mkr_add_payout, ADW_TYPE_WINDOW)

enum { IMPORTED, N_SIGNALS };

static guint signals[N_SIGNALS];

/* In the order of the drop-down. */
static const struct { MkrKind kind; MkrState state; } whats[] = {
  { MKR_KIND_EARNING, MKR_STATE_PAID },
  { MKR_KIND_EARNING, MKR_STATE_SENT },
  { MKR_KIND_EARNING, MKR_STATE_APPROVED },
  { MKR_KIND_EARNING, MKR_STATE_IN_REVIEW },
  { MKR_KIND_REFUND, MKR_STATE_PAID },
  { MKR_KIND_FEE, MKR_STATE_PAID },
};

/* Strings are borrowed from the fields. FALSE: something cannot be read, and its field says so. */
static gboolean
make_entry (MkrAddPayout *self,
            MkrEntry     *entry)
{
  guint what = adw_combo_row_get_selected (self->what);
  gint64 amount = 0, fee = 0;

  *entry = (MkrEntry) { .seconds = -1, .reference = "", .type = "", .project = "", .key = "",
                        .reason = "", .cell = "", .cell_text = "" };
  if (what >= G_N_ELEMENTS (whats) || self->currency == NULL ||
      !mkr_field_row_get_date (self->date, &entry->date) ||
      !mkr_field_row_is_valid (self->source) ||
      !mkr_field_row_get_money (self->amount, &amount) || amount == 0 ||
      !mkr_field_row_get_money (self->fee, &fee))
    return FALSE;

  entry->kind = (guint8) whats[what].kind;
  entry->state = (guint8) whats[what].state;
  entry->currency = self->currency;
  entry->scale = self->currency->exponent;
  /* A fee is a row whose only amount is its fee, as in the statements of platforms. */
  entry->gross = entry->kind == MKR_KIND_EARNING ? amount : entry->kind == MKR_KIND_FEE ? 0 : -amount;
  entry->fee = entry->kind == MKR_KIND_FEE ? amount : fee;
  entry->party = mkr_field_row_get_text (self->source);
  entry->text = mkr_field_row_get_text (self->note);
  return mkr_money_subtract (entry->gross, entry->fee, &entry->net, NULL);
}

static void
update (MkrAddPayout *self)
{
  MkrEntry entry;
  gboolean ok = make_entry (self, &entry);
  g_autofree char *text = NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "payout.continue", ok);
  if (ok && entry.fee != 0)
    {
      g_autofree char *net = mkr_money_format (entry.net, entry.currency, MKR_MONEY_CODE);

      /* Translators: an amount. */
      text = g_strdup_printf (_("Net %s"), net);
    }

  gtk_label_set_text (self->net, text != NULL ? text : "");
}

static void
amount_changed_cb (MkrAddPayout *self)
{
  gint64 amount = 0;

  if (mkr_field_row_get_money (self->amount, &amount) && amount == 0)
    mkr_field_row_set_problem (self->amount, _("The amount has to be above zero."));

  update (self);
}

static void
currency_changed_cb (MkrAddPayout *self)
{
  g_autofree char *code = mkr_text_fold (mkr_field_row_get_text (self->currency_row));

  self->currency = mkr_currency_lookup (code);
  if (self->currency == NULL)
    mkr_field_row_set_problem (self->currency_row, _("Write a currency's code of three letters, as USD or EUR."));
  else
    {
      mkr_field_row_set_currency (self->amount, self->currency);
      mkr_field_row_set_currency (self->fee, self->currency);
    }

  update (self);
}

static void
what_changed_cb (MkrAddPayout *self)
{
  guint what = adw_combo_row_get_selected (self->what);
  gboolean sent = what < G_N_ELEMENTS (whats) && whats[what].state == MKR_STATE_SENT;
  gboolean fee = what < G_N_ELEMENTS (whats) && whats[what].kind == MKR_KIND_FEE;

  gtk_widget_set_visible (GTK_WIDGET (self->fee), !fee);
  g_object_set (self->amount, "hint", fee ? "" : _("before fees"), NULL);
  g_object_set (self->date, "hint",
                sent ? _("when it is expected to arrive") : _("year, month, day"), NULL);
  update (self);
}

/* --- the preview --- */

static void
imported_cb (MkrAddPayout *self,
             gint64        batch,
             guint         rows)
{
  g_signal_emit (self, signals[IMPORTED], 0, batch, rows);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
continue_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  MkrAddPayout *self = MKR_ADD_PAYOUT (widget);
  guint account = adw_combo_row_get_selected (self->account);
  g_autoptr(MkrStatement) statement = NULL;
  g_autoptr(MkrImportJob) job = NULL;
  GtkWindow *preview;
  MkrEntry entry;

  if (!make_entry (self, &entry))
    return;

  statement = mkr_statement_new_typed (&entry, 1);
  job = mkr_import_job_new_for_statement (self->session, statement);
  if (account != GTK_INVALID_LIST_POSITION)
    mkr_import_job_set_account (job, gtk_string_list_get_string (self->accounts, account));

  preview = mkr_import_dialog_new (GTK_WINDOW (self), self->session, job);
  gtk_window_set_title (preview, _("Add Payout"));
  g_signal_connect_object (preview, "imported", G_CALLBACK (imported_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (preview);
}

static void
entry_activate_cb (MkrAddPayout *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "payout.continue", NULL);
}

/* --- what the book knows --- */

typedef struct
{
  GPtrArray *sources;
  GPtrArray *accounts;
} Known;

static void
known_free (Known *self)
{
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  g_clear_pointer (&self->accounts, g_ptr_array_unref);
  g_free (self);
}

static gpointer
read_known (MkrBook   *book,
            gpointer   data,
            GError   **error)
{
  Known *known = g_new0 (Known, 1);

  known->sources = mkr_sources_list (book, error);
  known->accounts = known->sources != NULL ? mkr_accounts_list (book, error) : NULL;
  if (known->accounts != NULL)
    return known;

  known_free (known);
  return NULL;
}

static void
take_sources (MkrAddPayout *self,
              GPtrArray    *sources)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < sources->len; i++)
    {
      const MkrSource *source = g_ptr_array_index (sources, i);

      if (!source->archived)
        g_ptr_array_add (names, source->name);
    }

  g_ptr_array_add (names, NULL);
  mkr_completion_attach (mkr_field_row_get_entry (self->source),
                         (const char * const *) names->pdata);
}

/* Where money can arrive comes first; without any account, cash is one that is made. */
static void
take_accounts (MkrAddPayout *self,
               GPtrArray    *accounts)
{
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < accounts->len; i++)
      {
        const MkrAccount *account = g_ptr_array_index (accounts, i);

        if (!account->archived && (account->role == MKR_ROLE_RENT) == (pass == 0))
          gtk_string_list_append (self->accounts, account->name);
      }

  if (g_list_model_get_n_items (G_LIST_MODEL (self->accounts)) == 0)
    gtk_string_list_append (self->accounts, _("Cash"));
}

static void
known_read_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr(MkrAddPayout) self = data;
  Known *known = mkr_session_run_finish (MKR_SESSION (source), result, NULL);

  if (known == NULL)
    return;

  if (self->accounts != NULL)
    {
      take_sources (self, known->sources);
      take_accounts (self, known->accounts);
    }

  known_free (known);
}

static void
mkr_add_payout_dispose (GObject *object)
{
  MkrAddPayout *self = MKR_ADD_PAYOUT (object);

  g_clear_object (&self->session);
  g_clear_object (&self->accounts);

  G_OBJECT_CLASS (mkr_add_payout_parent_class)->dispose (object);
}

static void
mkr_add_payout_class_init (MkrAddPayoutClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mkr_add_payout_dispose;

  g_type_ensure (MKR_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/makerent/Makerent/ui/mkr-add-payout.ui");
  gtk_widget_class_bind_template_child (widget_class, MkrAddPayout, what);
  gtk_widget_class_bind_template_child (widget_class, MkrAddPayout, date);
  gtk_widget_class_bind_template_child (widget_class, MkrAddPayout, source);
  gtk_widget_class_bind_template_child (widget_class, MkrAddPayout, amount);
  gtk_widget_class_bind_template_child (widget_class, MkrAddPayout, fee);
  gtk_widget_class_bind_template_child (widget_class, MkrAddPayout, currency_row);
  gtk_widget_class_bind_template_child (widget_class, MkrAddPayout, account);
  gtk_widget_class_bind_template_child (widget_class, MkrAddPayout, note);
  gtk_widget_class_bind_template_child (widget_class, MkrAddPayout, net);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, amount_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, currency_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, what_changed_cb);

  gtk_widget_class_install_action (widget_class, "payout.continue", NULL, continue_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "payout.continue", NULL);

  signals[IMPORTED] = g_signal_new ("imported", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_UINT);
}

static void
mkr_add_payout_init (MkrAddPayout *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  mkr_dialogs_outlive_parent (GTK_WINDOW (self));
  self->accounts = gtk_string_list_new (NULL);
  adw_combo_row_set_model (self->account, G_LIST_MODEL (self->accounts));
}

GtkWindow *
mkr_add_payout_new (GtkWindow  *parent,
                    MkrSession *session)
{
  MkrAddPayout *self;
  const MkrCurrency *currency;

  g_return_val_if_fail (MKR_IS_SESSION (session), NULL);

  self = g_object_new (MKR_TYPE_ADD_PAYOUT, "transient-for", parent, NULL);
  self->session = g_object_ref (session);
  currency = mkr_session_get_currency (session);
  mkr_field_row_set_text (self->currency_row, currency != NULL ? currency->code : "USD");
  mkr_field_row_set_date (self->date, mkr_session_get_today (session));
  currency_changed_cb (self);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (mkr_field_row_get_entry (self->source)));
  mkr_session_run_async (session, FALSE, read_known, NULL, NULL, (GDestroyNotify) known_free, NULL,
                         known_read_cb, g_object_ref (self));
  return GTK_WINDOW (self);
}
