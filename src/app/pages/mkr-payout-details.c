/* mkr-payout-details.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "mkr-dialogs.h"
#include "mkr-money.h"
#include "mkr-payout-details.h"
#include "mkr-payout-matches.h"
#include "mkr-payout-story.h"
#include "mkr-payout-text.h"
#include "mkr-rule-offer.h"
#include "mkr-source.h"
#include "mkr-source-popover.h"
#include "mkr-split-dialog.h"
#include "mkr-text.h"
#include "mkr-wrap-layout.h"

struct _MkrPayoutDetails
{
  GtkWidget         parent_instance;

  /* Owned */
  MkrSession       *session;
  GCancellable     *cancellable;
  gint64            payout;        /* id */
  gint64            source_id;     /* its source, 0: none */
  gboolean          filling;       /* we, not the person, choose in the drop-down */

  /* Template children */
  GtkWidget        *scroller;
  GtkLabel         *title;
  GtkLabel         *amount;
  GtkLabel         *source;
  GtkLabel         *account;
  GtkBox           *figures;
  GtkWidget        *rate_box, *add_rate;
  GtkWidget        *work_box;
  GtkDropDown      *work;
  GtkWidget        *went_box;
  GtkBox           *went;
  GtkLabel         *file;
  GtkLabel         *imported;
  GtkWidget        *raw_box;
  GtkLabel         *raw;
  GtkWidget        *history_box;
  GtkBox           *history;
  GtkMenuButton    *source_button;
  GtkWidget        *split_button;
  GtkLabel         *rule;
  GtkLabel         *service;
  MkrRuleOffer     *offer;
  MkrPayoutMatches *matches;
  MkrSourcePopover *popover;
};

G_DEFINE_FINAL_TYPE (MkrPayoutDetails, mkr_payout_details, GTK_TYPE_WIDGET)

enum { CLOSE, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
clear (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static GtkWidget *
make_label (const char *text,
            gboolean    number)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), number ? 1 : 0);
  gtk_label_set_wrap (GTK_LABEL (label), !number);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_valign (label, GTK_ALIGN_BASELINE);
  if (number)
    gtk_widget_add_css_class (label, "numeric");

  return label;
}

/* A name at the start, a figure or word at the end. */
static void
add_pair (GtkBox     *box,
          const char *name,
          const char *value)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = make_label (name, FALSE);

  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "mkr-dim");
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), make_label (value, TRUE));
  gtk_box_append (box, line);
}

static void
add_money (GtkBox            *box,
           const char        *name,
           gint64             minor,
           const MkrCurrency *currency)
{
  g_autofree char *text = mkr_payout_money (minor, currency);

  add_pair (box, name, text);
}

static void
set_optional (GtkLabel   *label,
              const char *text)
{
  g_autofree char *visible = mkr_text_visible (text != NULL ? text : "");

  gtk_label_set_text (label, visible);
  gtk_widget_set_visible (GTK_WIDGET (label), *visible != '\0');
}

/* The file's own row holds names: while they are hidden it waits behind a button that says so. */
static void
show_raw (MkrPayoutDetails *self,
          const char       *raw)
{
  gboolean asks = *raw != '\0' && mkr_session_get_hide_names (self->session);
  g_autofree char *text = mkr_raw_row_text (raw);

  gtk_label_set_text (self->raw, text);
  gtk_widget_set_visible (self->raw_box, asks);
  gtk_widget_set_visible (GTK_WIDGET (self->raw), *raw != '\0' && !asks);
}

static void
raw_clicked_cb (MkrPayoutDetails *self)
{
  gtk_widget_set_visible (self->raw_box, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->raw), TRUE);
}

/* --- what the book says beside the row: where the money went, where the row came from --- */

static void
show_origin (MkrPayoutDetails     *self,
             const MkrPayoutStory *story)
{
  const MkrPayout *payout = story->payout;
  g_autofree char *file = mkr_payout_origin (payout);
  g_autofree char *when = NULL;

  if (story->imported_at > 0)
    {
      g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (story->imported_at);
      g_autoptr(GDateTime) local = g_date_time_to_local (utc);
      g_autofree char *time = g_date_time_format (local, "%H:%M");
      g_autofree char *date = NULL;
      MkrDate day;

      if (mkr_date_from_ymd (g_date_time_get_year (local), g_date_time_get_month (local),
                             g_date_time_get_day_of_month (local), &day))
        date = mkr_date_format (day, MKR_DATE_FULL);
      /* Translators: a date and a time. */
      when = g_strdup_printf (_("imported %s, %s"), date != NULL ? date : "", time);
    }

  set_optional (self->file, file);
  set_optional (self->imported, when);
  show_raw (self, story->raw);
}

/* Who says that the payer is this source. */
static void
show_rule (MkrPayoutDetails   *self,
           const MkrPayerRule *rule)
{
  g_autofree char *text = NULL;

  if (rule != NULL)
    /* Translators: %s is a payer's name in a rule. */
    text = mkr_session_get_hide_names (self->session) ? g_strdup (_("by your rule for this payer"))
                                                      : g_strdup_printf (_("by your rule for “%s”"), rule->payer);
  set_optional (self->rule, text);
}

static void
show_service (MkrPayoutDetails *self,
              const char       *service)
{
  g_autofree char *text = NULL;

  if (service != NULL)
    /* Translators: both %s are a payment service, “PayPal”. */
    text = g_strdup_printf (_("It comes from %s and is counted nowhere yet: what was earned is in the statement of the %s account. "
                              "Import it too."), service, service);
  set_optional (self->service, text);
}

static void
show_parts (MkrPayoutDetails     *self,
            const MkrPayoutStory *story)
{
  for (guint i = 0; i < MIN (story->parts->len, story->part_names->len); i++)
    add_money (self->figures, g_ptr_array_index (story->part_names, i),
               g_array_index (story->parts, MkrPart, i).net, story->payout->currency);
}

static void
show_rate (MkrPayoutDetails     *self,
           const MkrPayoutStory *story)
{
  gtk_widget_set_visible (self->rate_box, story->lacks_rate);
  if (story->lacks_rate && story->payout->currency != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (self->add_rate), "(si)", story->payout->currency->code,
                                      story->payout->date);
}

static void
show_history (MkrPayoutDetails *self,
              GPtrArray        *lines)
{
  clear (self->history);
  for (guint i = 0; i < lines->len; i++)
    {
      g_autofree char *text = mkr_text_visible (g_ptr_array_index (lines, i));
      GtkWidget *label = make_label (text, FALSE);

      gtk_widget_add_css_class (label, "caption");
      gtk_box_append (self->history, label);
    }

  gtk_widget_set_visible (self->history_box, lines->len > 0);
}

static void
show_went (MkrPayoutDetails     *self,
           const MkrPayoutStory *story)
{
  const MkrCurrency *currency = story->payout->currency;

  clear (self->went);
  if (story->set_aside != 0)
    add_money (self->went, _("Set aside"), story->set_aside, currency);

  for (guint i = 0; i < story->rents->len; i++)
    {
      const MkrPayoutRent *rent = &g_array_index (story->rents, MkrPayoutRent, i);
      g_autofree char *month = mkr_month_format (mkr_date_month (rent->due), MKR_DATE_FULL);
      /* Translators: %s is a month. */
      g_autofree char *name = g_strdup_printf (_("Rent of %s"), month);

      add_money (self->went, name, rent->amount, currency);
    }

  gtk_widget_set_visible (self->went_box, story->set_aside != 0 || story->rents->len > 0);
}

static void
story_read_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr(MkrPayoutDetails) self = data;
  g_autoptr(MkrPayoutStory) story = mkr_payout_story_read_finish (MKR_SESSION (source), result, NULL);

  if (story == NULL || self->session == NULL || story->payout->id != self->payout)
    return;

  show_origin (self, story);
  show_parts (self, story);
  show_rate (self, story);
  show_rule (self, story->rule);
  show_service (self, story->service);
  mkr_payout_matches_show (self->matches, self->session, story);
  show_history (self, story->history);
  show_went (self, story);
}

/* --- the row itself --- */

static void
show_figures (MkrPayoutDetails *self,
              const MkrPayout  *payout)
{
  clear (self->figures);
  if (payout->fee != 0)
    {
      add_money (self->figures, _("Gross"), payout->gross, payout->currency);
      add_money (self->figures, _("Fee"), -payout->fee, payout->currency);
      add_money (self->figures, _("Net"), payout->net, payout->currency);
    }

  add_pair (self->figures, _("Kind"), mkr_kind_label (mkr_payout_is_own_transfer (payout) ? MKR_KIND_TRANSFER : payout->kind));
  if (payout->state != MKR_STATE_PAID)
    add_pair (self->figures, _("State"), mkr_state_label (payout->state));
  if (*mkr_payout_purpose (payout) != '\0')
    {
      g_autofree char *purpose = mkr_text_visible (mkr_payout_purpose (payout));

      add_pair (self->figures, _("For"), "");
      gtk_label_set_wrap (GTK_LABEL (gtk_widget_get_last_child (
        gtk_widget_get_last_child (GTK_WIDGET (self->figures)))), TRUE);
      gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (
        gtk_widget_get_last_child (GTK_WIDGET (self->figures)))), purpose);
    }
}

gint64
mkr_payout_details_get_payout (MkrPayoutDetails *self)
{
  g_return_val_if_fail (MKR_IS_PAYOUT_DETAILS (self), 0);

  return self->payout;
}

/* --- the kind of work is the source's --- */

typedef struct
{
  gint64  source;
  MkrWork work;
} WorkChoice;

static gpointer
set_work (MkrBook   *book,
          gpointer   data,
          GError   **error)
{
  const WorkChoice *choice = data;
  g_autoptr(GPtrArray) sources = mkr_sources_list (book, error);

  for (guint i = 0; sources != NULL && i < sources->len; i++)
    {
      MkrSource *source = g_ptr_array_index (sources, i);

      if (source->id != choice->source)
        continue;
      source->work = choice->work;
      mkr_source_edit (book, source, error);
    }

  return NULL;
}

static void
work_set_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(MkrPayoutDetails) self = data;
  g_autoptr(GError) error = NULL;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  mkr_session_run_finish (MKR_SESSION (source), result, &error);
  if (error != NULL && GTK_IS_WINDOW (root))
    mkr_dialogs_error (GTK_WINDOW (root), _("The Kind of Work Could Not Be Set"), error->message);
}

static void
work_chosen_cb (MkrPayoutDetails *self)
{
  guint chosen = gtk_drop_down_get_selected (self->work);
  WorkChoice choice = { self->source_id, (MkrWork) chosen };

  if (self->filling || self->session == NULL || self->source_id == 0 ||
      chosen == GTK_INVALID_LIST_POSITION)
    return;

  mkr_session_run_async (self->session, TRUE, set_work, g_memdup2 (&choice, sizeof choice), g_free,
                         NULL, NULL, work_set_cb, g_object_ref (self));
}

static void
show_work (MkrPayoutDetails *self,
           const MkrPayout  *payout)
{
  self->filling = TRUE;
  self->source_id = payout->source;
  gtk_widget_set_visible (self->work_box, payout->source != 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->work),
                            mkr_session_get_read_only_reason (self->session) == NULL);
  gtk_drop_down_set_selected (self->work, payout->work);
  self->filling = FALSE;
}

static void
fill_works (MkrPayoutDetails *self)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  /* In the order of MkrWork. */
  for (MkrWork work = MKR_WORK_UNSORTED; work <= MKR_WORK_OTHER; work++)
    gtk_string_list_append (names, mkr_work_label (work));

  self->filling = TRUE;
  gtk_drop_down_set_model (self->work, G_LIST_MODEL (names));
  self->filling = FALSE;
}

void
mkr_payout_details_show (MkrPayoutDetails *self,
                         MkrSession       *session,
                         const MkrPayout  *payout)
{
  g_autofree char *date = NULL;
  g_autofree char *money = NULL;
  g_autofree char *account = NULL;

  g_return_if_fail (MKR_IS_PAYOUT_DETAILS (self));
  g_return_if_fail (payout != NULL);

  g_set_object (&self->session, session);
  if (self->payout != payout->id)
    {
      mkr_rule_offer_clear (self->offer);
      mkr_payout_matches_show (self->matches, session, NULL);
      set_optional (self->rule, NULL);
      set_optional (self->service, NULL);
      gtk_widget_set_visible (self->rate_box, FALSE);
    }
  self->payout = payout->id;

  date = payout->date != MKR_DATE_NONE ? mkr_date_format (payout->date, MKR_DATE_FULL)
                                       : g_strdup (_("No date"));
  gtk_label_set_text (self->title, date);
  money = payout->currency != NULL ? mkr_money_format (payout->net, payout->currency, MKR_MONEY_SIGN)
                                   : g_strdup ("");
  gtk_label_set_text (self->amount, money);
  set_optional (self->source, *payout->source_name != '\0' ? payout->source_name : _("No source"));
  account = *payout->reference != '\0'
    /* Translators: an account's name and the platform's number of the payment. */
    ? g_strdup_printf (_("%s, ref. %s"), payout->account_name, payout->reference)
    : g_strdup (payout->account_name);
  set_optional (self->account, account);
  show_figures (self, payout);
  show_work (self, payout);
  /* What the last one came from says nothing about this one. */
  show_raw (self, "");
  mkr_source_popover_set_payout (self->popover, session, payout->id, payout->source);
  gtk_widget_set_sensitive (GTK_WIDGET (self->source_button),
                            mkr_session_get_read_only_reason (session) == NULL);
  gtk_widget_set_sensitive (self->split_button, mkr_session_get_read_only_reason (session) == NULL);
  gtk_widget_set_visible (self->split_button, payout->kind <= MKR_KIND_FEE && payout->net != 0);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  mkr_payout_story_read_async (session, payout->id, self->cancellable, story_read_cb,
                               g_object_ref (self));
}

static void
sorted_cb (MkrPayoutDetails *self)
{
  /* The new source and the question stand at the top. */
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
  mkr_rule_offer_make (self->offer, self->session, self->payout);
}

static void
split_cb (MkrPayoutDetails *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (GTK_IS_WINDOW (root))
    mkr_split_dialog_present (GTK_WINDOW (root), self->session, self->payout);
}

static void
close_cb (MkrPayoutDetails *self)
{
  g_signal_emit (self, signals[CLOSE], 0);
}

static void
mkr_payout_details_dispose (GObject *object)
{
  MkrPayoutDetails *self = MKR_PAYOUT_DETAILS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), MKR_TYPE_PAYOUT_DETAILS);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (mkr_payout_details_parent_class)->dispose (object);
}

static void
mkr_payout_details_class_init (MkrPayoutDetailsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mkr_payout_details_dispose;

  g_type_ensure (MKR_TYPE_PAYOUT_MATCHES);
  g_type_ensure (MKR_TYPE_RULE_OFFER);
  g_type_ensure (MKR_TYPE_SOURCE_POPOVER);
  g_type_ensure (MKR_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/makerent/Makerent/ui/mkr-payout-details.ui");
  gtk_widget_class_bind_template_child (widget_class, MkrPayoutDetails, scroller);
  gtk_widget_class_bind_template_child (widget_class, MkrPayoutDetails, title);
  gtk_widget_class_bind_template_child (widget_class, MkrPayoutDetails, amount);
  gtk_widget_class_bind_template_child (widget_class, MkrPayoutDetails, source);
  gtk_widget_class_bind_template_child (widget_class, MkrPayoutDetails, account);
  gtk_widget_class_bind_template_child (widget_class, MkrPayoutDetails, figures);
  gtk_widget_class_bind_template_child (widget_class, MkrPayoutDetails, rate_box);
  gtk_widget_class_bind_template_child (widget_class, MkrPayoutDetails, add_rate);
  gtk_widget_class_bind_template_child (widget_class, MkrPayoutDetails, work_box);
  gtk_widget_class_bind_template_child (widget_class, MkrPayoutDetails, work);
  gtk_widget_class_bind_template_child (widget_class, MkrPayoutDetails, went_box);
  gtk_widget_class_bind_template_child (widget_class, MkrPayoutDetails, went);
  gtk_widget_class_bind_template_child (widget_class, MkrPayoutDetails, file);
  gtk_widget_class_bind_template_child (widget_class, MkrPayoutDetails, imported);
  gtk_widget_class_bind_template_child (widget_class, MkrPayoutDetails, raw_box);
  gtk_widget_class_bind_template_child (widget_class, MkrPayoutDetails, raw);
  gtk_widget_class_bind_template_child (widget_class, MkrPayoutDetails, history_box);
  gtk_widget_class_bind_template_child (widget_class, MkrPayoutDetails, history);
  gtk_widget_class_bind_template_child (widget_class, MkrPayoutDetails, source_button);
  gtk_widget_class_bind_template_child (widget_class, MkrPayoutDetails, split_button);
  gtk_widget_class_bind_template_child (widget_class, MkrPayoutDetails, rule);
  gtk_widget_class_bind_template_child (widget_class, MkrPayoutDetails, service);
  gtk_widget_class_bind_template_child (widget_class, MkrPayoutDetails, offer);
  gtk_widget_class_bind_template_child (widget_class, MkrPayoutDetails, matches);
  gtk_widget_class_bind_template_child (widget_class, MkrPayoutDetails, popover);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, sorted_cb);
  gtk_widget_class_bind_template_callback (widget_class, split_cb);
  gtk_widget_class_bind_template_callback (widget_class, work_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, raw_clicked_cb);

  signals[CLOSE] = g_signal_new ("close", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
mkr_payout_details_init (MkrPayoutDetails *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_works (self);
}
