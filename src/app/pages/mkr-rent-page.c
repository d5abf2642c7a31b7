/* mkr-rent-page.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-cards-layout.h"
#include "mkr-figure.h"
#include "mkr-money.h"
#include "mkr-page-layout.h"
#include "mkr-rent-page.h"
#include "mkr-side-layout.h"
#include "mkr-steps.h"
#include "mkr-timeline-card.h"
#include "mkr-trail.h"

#define SPINNER_DELAY 200   /* ms: what is faster needs no sign */

struct _MkrRentPage
{
  GtkWidget        parent_instance;

  /* Owned */
  MkrSession      *session;
  MkrTimeline     *timeline;      /* shown; NULL before the first one */
  GCancellable    *cancellable;

  MkrMonth         month;         /* chosen by the person, MKR_MONTH_NONE */
  gboolean         stale;         /* the book changed since it was read */
  guint            spinner_source;

  /* Template children */
  GtkStack        *stack;
  GtkSpinner      *spinner;
  MkrSteps        *first_steps;
  GtkRevealer     *notice;
  GtkLabel        *notice_label;
  GtkImage        *answer_icon;
  GtkLabel        *answer_title;
  GtkLabel        *answer_detail;
  GtkLabel        *others;
  GtkWidget       *add_rate;
  GtkWidget       *unsorted;
  GtkLabel        *unsorted_label;
  MkrSteps        *steps;
  GtkWidget       *figures;
  MkrFigure       *figure_1, *figure_2, *figure_3;
  GtkWidget       *cards;
  MkrTimelineCard *card;
  MkrTrail        *trail;
};

G_DEFINE_FINAL_TYPE (MkrRentPage, mkr_rent_page, GTK_TYPE_WIDGET)

static guint
find_month (MkrTimeline *timeline,
            MkrMonth     month)
{
  for (guint i = 0; i < timeline->months->len; i++)
    if (g_array_index (timeline->months, MkrTimelineMonth, i).month == month)
      return i;

  return G_MAXUINT;
}

/* The month that the answer speaks of, as long as the person chose no other. */
static guint
shown_month (MkrRentPage *self)
{
  MkrTimeline *timeline = self->timeline;
  guint month = self->month == MKR_MONTH_NONE ? G_MAXUINT : find_month (timeline, self->month);
  gint due = timeline->next_due;

  if (month == G_MAXUINT && due >= 0)
    month = find_month (timeline, mkr_date_month (g_array_index (timeline->dues, MkrDue, due).date));
  if (month == G_MAXUINT)
    month = find_month (timeline, mkr_date_month (timeline->as_of));

  return month == G_MAXUINT ? timeline->months->len - 1 : month;
}

static void
show_answer (MkrRentPage     *self,
             const MkrAnswer *answer)
{
  MkrFigure *figures[] = { self->figure_1, self->figure_2, self->figure_3 };

  gtk_label_set_text (self->answer_title, answer->title);
  gtk_label_set_text (self->answer_detail, answer->detail ? answer->detail : "");
  gtk_widget_set_visible (GTK_WIDGET (self->answer_detail),
                          answer->detail != NULL && *answer->detail != '\0');

  gtk_image_set_from_icon_name (self->answer_icon,
                                answer->made ? "mkr-ok-symbolic" : "mkr-short-symbolic");
  gtk_widget_remove_css_class (GTK_WIDGET (self->answer_icon), answer->made ? "mkr-err" : "mkr-ok");
  gtk_widget_add_css_class (GTK_WIDGET (self->answer_icon), answer->made ? "mkr-ok" : "mkr-err");
  gtk_widget_set_visible (GTK_WIDGET (self->answer_icon), self->timeline->has_rent);

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    mkr_figure_set (figures[i], answer->figures[i].label, answer->figures[i].value,
                    answer->figures[i].note);
}

static void
join (GString    *list,
      const char *text)
{
  if (text != NULL)
    g_string_append_printf (list, "%s%s", list->len > 0 ? " · " : "", text);
}

/* Money in other currencies: what is converted counts and is marked, the rest stands beside the answer. */
static void
show_others (MkrRentPage *self)
{
  GArray *others = self->timeline->others;
  g_autoptr(GString) list = g_string_new (NULL);
  g_autoptr(GString) counted = g_string_new (NULL);
  g_autoptr(GString) text = g_string_new (NULL);

  gtk_widget_set_visible (GTK_WIDGET (self->others), others->len > 0);
  gtk_widget_set_visible (self->add_rate, FALSE);
  if (others->len == 0)
    return;

  for (guint i = 0; i < others->len; i++)
    {
      g_autofree char *amount = mkr_timeline_other_text (self->timeline, i);
      g_autofree char *converted = mkr_timeline_converted_text (self->timeline, i);

      if (amount != NULL && list->len == 0)
        {
          gtk_actionable_set_action_target (GTK_ACTIONABLE (self->add_rate), "(si)",
                                            g_array_index (others, MkrOtherMoney, i).currency->code, MKR_DATE_NONE);
          gtk_widget_set_visible (self->add_rate, TRUE);
        }
      join (list, amount);
      join (counted, converted);
    }

  if (counted->len > 0)
    /* Translators: a list such as “192.62 EUR as ≈ 207.45 USD” */
    g_string_append_printf (text, _("Received in other currencies and counted here: %s"), counted->str);
  if (list->len > 0 && counted->len > 0)
    g_string_append_c (text, '\n');
  if (list->len > 0)
    /* Translators: a list of amounts in currencies other than the book's. */
    g_string_append_printf (text, _("Received in other currencies without an exchange rate, not counted here: %s"), list->str);
  gtk_label_set_text (self->others, text->str);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->others), self->timeline->converted_at);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->others), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  self->timeline->converted_at != NULL ? self->timeline->converted_at : "", -1);
}

static void
show_unsorted (MkrRentPage *self)
{
  guint n = self->timeline->unsorted;
  g_autofree char *text =
    g_strdup_printf (ngettext ("%u payout has no kind of work yet and is shown as other.",
                               "%u payouts have no kind of work yet and are shown as other.", n), n);

  gtk_widget_set_visible (self->unsorted, n > 0);
  gtk_label_set_text (self->unsorted_label, text);
}

static void
show_month (MkrRentPage *self)
{
  guint month = shown_month (self);

  mkr_timeline_card_show (self->card, self->timeline, month);
  mkr_trail_show (self->trail, self->timeline, month);
}

static void
show_timeline (MkrRentPage *self)
{
  MkrTimeline *timeline = self->timeline;
  g_autoptr(MkrAnswer) answer = NULL;

  if (!timeline->has_rent && !timeline->has_receipts)
    {
      gtk_stack_set_visible_child_name (self->stack, "first-start");
      return;
    }

  answer = mkr_answer_new (timeline);
  show_answer (self, answer);
  show_others (self);
  show_unsorted (self);
  mkr_steps_set_done (self->steps, timeline->has_rent, timeline->has_receipts);
  gtk_widget_set_visible (GTK_WIDGET (self->steps), !timeline->has_rent || !timeline->has_receipts);
  gtk_widget_set_visible (self->figures, timeline->has_rent && timeline->has_receipts);
  gtk_widget_set_visible (self->cards, timeline->months->len > 0);
  if (timeline->months->len > 0)
    show_month (self);
  gtk_stack_set_visible_child_name (self->stack, "rent");
}

static void
stop_spinner (MkrRentPage *self)
{
  g_clear_handle_id (&self->spinner_source, g_source_remove);
  gtk_spinner_stop (self->spinner);
}

static gboolean
start_spinner_cb (gpointer data)
{
  MkrRentPage *self = data;

  self->spinner_source = 0;
  gtk_spinner_start (self->spinner);

  return G_SOURCE_REMOVE;
}

static void
show_error (MkrRentPage  *self,
            const GError *error)
{
  gtk_label_set_text (self->notice_label, error->message);
  gtk_revealer_set_reveal_child (self->notice, TRUE);
  gtk_stack_set_visible_child_name (self->stack, "rent");
  if (self->timeline == NULL)
    {
      gtk_widget_set_visible (self->figures, FALSE);
      gtk_widget_set_visible (self->cards, FALSE);
    }
}

static gpointer
read_timeline (MkrBook   *book,
               gpointer   data,
               GError   **error)
{
  return mkr_timeline_new (book, mkr_book_today (book), error);
}

static void
timeline_read_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr(MkrRentPage) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(MkrTimeline) timeline = mkr_session_run_finish (MKR_SESSION (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->session == NULL)
    return;

  stop_spinner (self);
  if (error != NULL)
    {
      show_error (self, error);
      return;
    }

  gtk_revealer_set_reveal_child (self->notice, FALSE);
  g_clear_pointer (&self->timeline, mkr_timeline_unref);
  self->timeline = g_steal_pointer (&timeline);
  show_timeline (self);
}

static void
load (MkrRentPage *self)
{
  self->stale = FALSE;
  if (mkr_session_get_path (self->session) == NULL)
    return;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (self->spinner_source == 0)
    self->spinner_source = g_timeout_add (SPINNER_DELAY, start_spinner_cb, self);
  mkr_session_run_async (self->session, FALSE, read_timeline, NULL, NULL,
                         (GDestroyNotify) mkr_timeline_unref, self->cancellable,
                         timeline_read_cb, g_object_ref (self));
}

static void
changed_cb (MkrRentPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    load (self);
  else
    self->stale = TRUE;
}

/* Another book: nothing that was chosen in the last one holds. */
static void
path_changed_cb (MkrRentPage *self)
{
  self->month = MKR_MONTH_NONE;
  g_clear_pointer (&self->timeline, mkr_timeline_unref);
  changed_cb (self);
}

static void
try_again_cb (MkrRentPage *self)
{
  load (self);
}

static void
choose_month (MkrRentPage *self,
              int          month)
{
  if (self->timeline == NULL || (guint) month >= self->timeline->months->len)
    return;

  self->month = g_array_index (self->timeline->months, MkrTimelineMonth, month).month;
}

static void
chart_month_cb (MkrRentPage *self,
                int          month,
                gboolean     by_key)
{
  choose_month (self, month);
  mkr_trail_show (self->trail, self->timeline, (guint) month);
  if (by_key)
    mkr_trail_focus (self->trail);
}

static void
trail_month_cb (MkrRentPage *self,
                int          month)
{
  choose_month (self, month);
  mkr_timeline_card_show (self->card, self->timeline, (guint) month);
}

static void
toggle_table_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (MKR_RENT_PAGE (widget)->card)))
    mkr_timeline_card_toggle_table (MKR_RENT_PAGE (widget)->card);
}

static void
mkr_rent_page_map (GtkWidget *widget)
{
  MkrRentPage *self = MKR_RENT_PAGE (widget);

  GTK_WIDGET_CLASS (mkr_rent_page_parent_class)->map (widget);

  if (self->stale)
    load (self);
}

static void
mkr_rent_page_dispose (GObject *object)
{
  MkrRentPage *self = MKR_RENT_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->spinner_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), MKR_TYPE_RENT_PAGE);
  g_clear_pointer (&self->timeline, mkr_timeline_unref);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (mkr_rent_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, MkrRentPage, stack);
  gtk_widget_class_bind_template_child (widget_class, MkrRentPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, MkrRentPage, first_steps);
  gtk_widget_class_bind_template_child (widget_class, MkrRentPage, notice);
  gtk_widget_class_bind_template_child (widget_class, MkrRentPage, notice_label);
  gtk_widget_class_bind_template_child (widget_class, MkrRentPage, answer_icon);
  gtk_widget_class_bind_template_child (widget_class, MkrRentPage, answer_title);
  gtk_widget_class_bind_template_child (widget_class, MkrRentPage, answer_detail);
  gtk_widget_class_bind_template_child (widget_class, MkrRentPage, others);
  gtk_widget_class_bind_template_child (widget_class, MkrRentPage, add_rate);
  gtk_widget_class_bind_template_child (widget_class, MkrRentPage, unsorted);
  gtk_widget_class_bind_template_child (widget_class, MkrRentPage, unsorted_label);
  gtk_widget_class_bind_template_child (widget_class, MkrRentPage, steps);
  gtk_widget_class_bind_template_child (widget_class, MkrRentPage, figures);
  gtk_widget_class_bind_template_child (widget_class, MkrRentPage, figure_1);
  gtk_widget_class_bind_template_child (widget_class, MkrRentPage, figure_2);
  gtk_widget_class_bind_template_child (widget_class, MkrRentPage, figure_3);
  gtk_widget_class_bind_template_child (widget_class, MkrRentPage, cards);
  gtk_widget_class_bind_template_child (widget_class, MkrRentPage, card);
  gtk_widget_class_bind_template_child (widget_class, MkrRentPage, trail);
  gtk_widget_class_bind_template_callback (widget_class, try_again_cb);
  gtk_widget_class_bind_template_callback (widget_class, chart_month_cb);
  gtk_widget_class_bind_template_callback (widget_class, trail_month_cb);
}

static void
mkr_rent_page_class_init (MkrRentPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mkr_rent_page_dispose;
  widget_class->map = mkr_rent_page_map;

  g_type_ensure (MKR_TYPE_CARDS_LAYOUT);
  g_type_ensure (MKR_TYPE_FIGURE);
  g_type_ensure (MKR_TYPE_PAGE_LAYOUT);
  g_type_ensure (MKR_TYPE_SIDE_LAYOUT);
  g_type_ensure (MKR_TYPE_STEPS);
  g_type_ensure (MKR_TYPE_TIMELINE_CARD);
  g_type_ensure (MKR_TYPE_TRAIL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/makerent/Makerent/ui/mkr-rent-page.ui");
  bind_children (widget_class);

  gtk_widget_class_install_action (widget_class, "rent.toggle-table", NULL, toggle_table_action);
}

/* Wherever the focus is, as long as the page is shown. */
static void
add_shortcuts (MkrRentPage *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller), GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (controller),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_t, GDK_CONTROL_MASK),
                      gtk_named_action_new ("rent.toggle-table")));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
mkr_rent_page_init (MkrRentPage *self)
{
  self->month = MKR_MONTH_NONE;
  self->stale = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  add_shortcuts (self);
  mkr_steps_set_done (self->first_steps, FALSE, FALSE);
}

/**
 * mkr_rent_page_new:
 * @session: the open book
 */
GtkWidget *
mkr_rent_page_new (MkrSession *session)
{
  MkrRentPage *self;

  g_return_val_if_fail (MKR_IS_SESSION (session), NULL);

  self = g_object_new (MKR_TYPE_RENT_PAGE, NULL);
  self->session = g_object_ref (session);
  mkr_trail_set_session (self->trail, session);
  g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::path", G_CALLBACK (path_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
