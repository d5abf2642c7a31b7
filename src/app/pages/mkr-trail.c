/* mkr-trail.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-bar-chart.h"
#include "mkr-chart-view.h"
#include "mkr-money.h"
#include "mkr-trail.h"
#include "mkr-trail-row.h"
#include "mkr-wrap-layout.h"

struct _MkrTrail
{
  GtkWidget     parent_instance;

  /* Owned */
  MkrSession   *session;
  MkrTimeline  *timeline;
  GCancellable *cancellable;

  guint         month;
  gint          due;                     /* index into the timeline's dues, −1 */
  gint64        by_work[MKR_N_WORKS];    /* of what covers the due */
  GArray       *entries;                 /* of gint64: of the payouts that cover the due */

  /* Template children */
  GtkWidget    *box;
  GtkLabel     *title;
  GtkWidget    *steps;
  GtkWidget    *previous;
  GtkWidget    *next;
  GtkWidget    *tag;
  GtkImage     *tag_icon;
  GtkLabel     *tag_label;
  GtkLabel     *state_label;
  GtkWidget    *due_box;
  GtkLabel     *due_label;
  GtkLabel     *due_amount;
  MkrChartView *bar;
  GtkBox       *kinds;
  GtkWidget    *paid_by;
  GtkListBox   *list;
  GtkWidget    *together_box;
  GtkLabel     *together_amount;
  GtkLabel     *note;
  GtkWidget    *show_button;
};

G_DEFINE_FINAL_TYPE (MkrTrail, mkr_trail, GTK_TYPE_WIDGET)

enum { MONTH_CHOSEN, N_SIGNALS };

static guint signals[N_SIGNALS];

typedef struct
{
  MkrDate as_of;
  guint   due;
} CoversRequest;

static const MkrDue *
get_due (MkrTrail *self,
         gint      due)
{
  if (due < 0 || (guint) due >= self->timeline->dues->len)
    return NULL;

  return &g_array_index (self->timeline->dues, MkrDue, due);
}

static const MkrTimelineMonth *
get_month (MkrTrail *self,
           guint     month)
{
  if (month >= self->timeline->months->len)
    return NULL;

  return &g_array_index (self->timeline->months, MkrTimelineMonth, month);
}

static char *
format_number (MkrTrail *self,
               gint64    minor)
{
  return mkr_money_format (minor, self->timeline->currency, MKR_MONEY_NUMBER);
}

/* With several homes, a month has several dues: they are gone through one by one. */
static gboolean
is_due_of_month (MkrTrail *self,
                 gint      due,
                 guint     month)
{
  const MkrDue *found = get_due (self, due);
  const MkrTimelineMonth *shown = get_month (self, month);

  return found != NULL && shown != NULL && mkr_date_month (found->date) == shown->month;
}

static gint
last_due_of_month (MkrTrail *self,
                   guint     month)
{
  const MkrTimelineMonth *shown = get_month (self, month);
  gint due = shown ? shown->due : -1;

  while (due >= 0 && is_due_of_month (self, due + 1, month))
    due++;

  return due;
}

static void
show_title (MkrTrail *self)
{
  const MkrTimelineMonth *month = get_month (self, self->month);
  const MkrDue *due = get_due (self, self->due);
  gboolean this_year = mkr_month_year (month->month)
                       == mkr_month_year (mkr_date_month (self->timeline->as_of));
  g_autofree char *name = mkr_month_format (month->month, this_year ? MKR_DATE_LONG : MKR_DATE_FULL);
  gboolean several = is_due_of_month (self, month->due + 1, self->month) && month->due >= 0;

  if (several && due != NULL)
    {
      /* Translators: a month, and which of several homes. */
      g_autofree char *title = g_strdup_printf (_("%s, %s"), name, due->home);

      gtk_label_set_text (self->title, title);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), title);
    }
  else
    {
      gtk_label_set_text (self->title, name);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), NULL);
    }

  gtk_widget_set_sensitive (self->previous, self->month > 0
                            || (self->due > 0 && is_due_of_month (self, self->due - 1, self->month)));
  gtk_widget_set_sensitive (self->next, self->month + 1 < self->timeline->months->len
                            || is_due_of_month (self, self->due + 1, self->month));
}

static void
set_tag (MkrTrail   *self,
         const char *style,
         const char *icon,
         const char *text,
         const char *state)
{
  const char *classes[] = { "mkr-tag", style, NULL };

  gtk_widget_set_css_classes (self->tag, classes);
  gtk_image_set_from_icon_name (self->tag_icon, icon);
  gtk_label_set_text (self->tag_label, text);
  gtk_label_set_text (self->state_label, state);
  gtk_widget_set_visible (GTK_WIDGET (self->state_label), *state != '\0');
}

/* Money that went back is made good before a rent gets more: the next rent in turn lacks it too. */
static gint64
missing_amount (MkrTrail *self)
{
  const MkrDue *due = get_due (self, self->due);

  return self->due == self->timeline->gap_due ? self->timeline->gap : due->amount - due->covered;
}

static void
show_state (MkrTrail *self)
{
  const MkrDue *due = get_due (self, self->due);
  g_autofree char *made = NULL, *short_amount = NULL, *day = NULL, *text = NULL, *state = NULL;

  gtk_widget_set_visible (gtk_widget_get_parent (self->tag), due != NULL);
  if (due == NULL)
    return;

  day = mkr_date_format (due->date, MKR_DATE_SHORT);
  short_amount = format_number (self, due->short_on_due);
  if (due->made_on != MKR_DATE_NONE)
    made = mkr_date_format (due->made_on, MKR_DATE_SHORT);

  if (due->short_on_due == 0 && made != NULL)
    {
      /* Translators: the money for this rent is there since a day. */
      state = g_strdup_printf (_("in hand since %s"), made);
      set_tag (self, "ok", "mkr-tick-symbolic", _("made"), state);
    }
  else if (made != NULL)
    {
      /* Translators: an amount, and the day the rent was due. */
      text = g_strdup_printf (_("%s short on %s"), short_amount, day);
      state = g_strdup_printf (_("made %s"), made);
      set_tag (self, "err", "mkr-short-symbolic", text, state);
    }
  else if (due->date < self->timeline->as_of)
    {
      g_autofree char *missing = format_number (self, missing_amount (self));

      text = g_strdup_printf (_("%s short on %s"), short_amount, day);
      /* Translators: an amount that a rent still lacks after its due day. */
      state = g_strdup_printf (_("%s still missing"), missing);
      set_tag (self, "err", "mkr-short-symbolic", text, state);
    }
  else
    {
      g_autofree char *missing = format_number (self, missing_amount (self));

      /* Translators: what is missing for a rent that is not due yet. */
      text = g_strdup_printf (_("%s short so far"), missing);
      set_tag (self, "warn", "mkr-open-symbolic", text, "");
    }
}

static void
show_due (MkrTrail *self)
{
  const MkrDue *due = get_due (self, self->due);
  g_autofree char *day = NULL, *text = NULL, *amount = NULL;

  gtk_widget_set_visible (self->due_box, due != NULL);
  if (due == NULL)
    return;

  day = mkr_date_format (due->date, MKR_DATE_SHORT);
  text = g_strdup_printf (_("Rent due %s"), day);
  amount = format_number (self, due->amount);
  gtk_label_set_text (self->due_label, text);
  gtk_label_set_text (self->due_amount, amount);
}

static MkrChart *
make_bar (const MkrChartStyle *style,
          gpointer             data)
{
  MkrTrail *self = data;
  const MkrDue *due = get_due (self, self->due);

  return mkr_chart_new_kinds (self->by_work, due != NULL ? due->amount : 0, style);
}

static void
empty_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

/* In a month without a rent, what came in stands in the place of what paid. */
static void
show_kinds (MkrTrail *self)
{
  static const MkrWork order[] = { MKR_WORK_AI, MKR_WORK_CRAFT, MKR_WORK_OTHER };
  gint64 all = 0;

  empty_box (self->kinds);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      gint64 minor = self->by_work[order[i]];
      g_autofree char *amount = NULL;

      if (order[i] == MKR_WORK_OTHER)
        minor += self->by_work[MKR_WORK_UNSORTED];
      if (minor == 0)
        continue;

      amount = format_number (self, minor);
      gtk_box_append (self->kinds, mkr_kind_row_new (order[i], mkr_work_label (order[i]), amount));
      all += minor;
    }

  gtk_widget_set_visible (GTK_WIDGET (self->bar), all > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->kinds), all != 0);
  mkr_chart_view_invalidate (self->bar);
}

static void
show_note (MkrTrail *self,
           gboolean  has_covers)
{
  const MkrDue *due = get_due (self, self->due);
  const MkrTimelineMonth *month = get_month (self, self->month);
  g_autofree char *text = NULL;

  if (due == NULL && month->receipts > 0)
    text = g_strdup (_("No rent was due in this month. This is what came in."));
  else if (due == NULL)
    text = g_strdup (_("No rent was due in this month, and nothing came in."));
  else if (self->due == self->timeline->gap_due && self->timeline->debt > 0)
    {
      g_autofree char *amount = format_number (self, self->timeline->debt);

      /* Translators: an amount that was paid back to payers; the rent lacks it too. */
      text = g_strdup_printf (_("%s went back later; what comes in next makes it good first."), amount);
    }
  else if (!has_covers)
    text = g_strdup (_("Nothing has come in for this rent yet."));
  else if (self->timeline->set_aside_bp > 0)
    {
      g_autofree char *percent = mkr_percent_format (self->timeline->set_aside_bp);

      /* Translators: the amounts are what is left of the payouts after a share was put aside. */
      text = g_strdup_printf (_("After setting aside %s."), percent);
    }

  gtk_label_set_text (self->note, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), text != NULL);
}

static void
empty_list (MkrTrail *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

static void
fill_list (MkrTrail  *self,
           GPtrArray *covers)
{
  gboolean late = FALSE;

  for (guint i = 0; i < covers->len; i++)
    {
      const MkrCover *cover = g_ptr_array_index (covers, i);
      g_autofree char *amount = format_number (self, cover->amount);

      if (cover->late && !late)
        {
          const MkrDue *due = get_due (self, self->due);
          g_autofree char *day = mkr_date_format (due->date, MKR_DATE_SHORT);
          g_autofree char *text = g_strdup_printf (_("after %s"), day);

          gtk_list_box_append (self->list, mkr_trail_break_new (text));
          late = TRUE;
        }
      gtk_list_box_append (self->list, mkr_trail_row_new (cover, amount));
    }
}

static void
show_covers (MkrTrail  *self,
             GPtrArray *covers)
{
  gint64 sum = 0;
  g_autofree char *amount = NULL;
  gboolean any = covers->len > 0;

  memset (self->by_work, 0, sizeof self->by_work);
  g_array_set_size (self->entries, 0);
  for (guint i = 0; i < covers->len; i++)
    {
      const MkrCover *cover = g_ptr_array_index (covers, i);

      if (cover->entry != 0)
        g_array_append_val (self->entries, cover->entry);
      self->by_work[cover->work] += cover->amount;
      sum += cover->amount;
    }

  empty_list (self);
  fill_list (self, covers);
  amount = format_number (self, sum);
  gtk_label_set_text (self->together_amount, amount);
  gtk_widget_set_visible (self->paid_by, any);
  gtk_widget_set_visible (self->together_box, any);
  gtk_widget_set_visible (self->show_button, self->entries->len > 0 ||
                                             get_month (self, self->month)->receipts > 0);
  show_kinds (self);
  show_note (self, any);
}

static gpointer
read_covers (MkrBook   *book,
             gpointer   data,
             GError   **error)
{
  CoversRequest *request = data;

  return mkr_covers_read (book, request->as_of, request->due, error);
}

static void
covers_read_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr(MkrTrail) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) covers = mkr_session_run_finish (MKR_SESSION (source), result, &error);

  if (covers != NULL && self->timeline != NULL)
    show_covers (self, covers);
  else if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      gtk_label_set_text (self->note, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->note), TRUE);
    }
}

static void
load_covers (MkrTrail *self)
{
  CoversRequest *request = g_new (CoversRequest, 1);

  request->as_of = self->timeline->as_of;
  request->due = (guint) self->due;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  mkr_session_run_async (self->session, FALSE, read_covers, request, g_free,
                         (GDestroyNotify) g_ptr_array_unref, self->cancellable,
                         covers_read_cb, g_object_ref (self));
}

static void
show_month (MkrTrail *self)
{
  show_title (self);
  show_state (self);
  show_due (self);

  if (self->due >= 0)
    load_covers (self);
  else
    {
      g_autoptr(GPtrArray) none = g_ptr_array_new ();

      g_cancellable_cancel (self->cancellable);
      show_covers (self, none);
      memcpy (self->by_work, get_month (self, self->month)->by_work, sizeof self->by_work);
      show_kinds (self);
    }
}

static void
go (MkrTrail *self,
    int       step)
{
  if (self->due >= 0 && is_due_of_month (self, self->due + step, self->month))
    self->due += step;
  else if (get_month (self, self->month + (guint) step) != NULL)
    {
      self->month += (guint) step;
      self->due = step > 0 ? get_month (self, self->month)->due
                           : last_due_of_month (self, self->month);
    }
  else
    return;

  show_month (self);
  g_signal_emit (self, signals[MONTH_CHOSEN], 0, (gint) self->month);
}

static void
previous_cb (MkrTrail *self)
{
  go (self, -1);
}

static void
next_cb (MkrTrail *self)
{
  go (self, 1);
}

static void
show_cb (MkrTrail *self)
{
  const MkrTimelineMonth *month = get_month (self, self->month);
  gboolean paid = self->entries->len > 0;
  g_autofree char *name = mkr_month_format (month->month, MKR_DATE_FULL);
  /* Translators: %s is a month: which payouts are shown. */
  g_autofree char *text = paid ? g_strdup_printf (_("Paid the rent of %s"), name)
                               : g_strdup_printf (_("Came in %s"), name);
  GVariant *entries = g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, self->entries->data,
                                                 self->entries->len, sizeof (gint64));
  MkrDate first = paid ? MKR_DATE_NONE : mkr_month_day (month->month, 1);
  MkrDate last = paid ? MKR_DATE_NONE : mkr_month_last (month->month);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-trail", "(s@axii)", text, entries, first,
                              last);
}

static void
row_activated_cb (MkrTrail      *self,
                  GtkListBoxRow *row)
{
  gint64 entry = MKR_IS_TRAIL_ROW (row) ? mkr_trail_row_get_entry (MKR_TRAIL_ROW (row)) : 0;

  if (entry != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-payout", "x", entry);
}

static void
mkr_trail_dispose (GObject *object)
{
  MkrTrail *self = MKR_TRAIL (object);

  g_cancellable_cancel (self->cancellable);
  if (self->bar != NULL)
    mkr_chart_view_set_factory (self->bar, NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), MKR_TYPE_TRAIL);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  g_clear_pointer (&self->entries, g_array_unref);
  g_clear_pointer (&self->timeline, mkr_timeline_unref);

  G_OBJECT_CLASS (mkr_trail_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, MkrTrail, box);
  gtk_widget_class_bind_template_child (widget_class, MkrTrail, title);
  gtk_widget_class_bind_template_child (widget_class, MkrTrail, steps);
  gtk_widget_class_bind_template_child (widget_class, MkrTrail, previous);
  gtk_widget_class_bind_template_child (widget_class, MkrTrail, next);
  gtk_widget_class_bind_template_child (widget_class, MkrTrail, tag);
  gtk_widget_class_bind_template_child (widget_class, MkrTrail, tag_icon);
  gtk_widget_class_bind_template_child (widget_class, MkrTrail, tag_label);
  gtk_widget_class_bind_template_child (widget_class, MkrTrail, state_label);
  gtk_widget_class_bind_template_child (widget_class, MkrTrail, due_box);
  gtk_widget_class_bind_template_child (widget_class, MkrTrail, due_label);
  gtk_widget_class_bind_template_child (widget_class, MkrTrail, due_amount);
  gtk_widget_class_bind_template_child (widget_class, MkrTrail, bar);
  gtk_widget_class_bind_template_child (widget_class, MkrTrail, kinds);
  gtk_widget_class_bind_template_child (widget_class, MkrTrail, paid_by);
  gtk_widget_class_bind_template_child (widget_class, MkrTrail, list);
  gtk_widget_class_bind_template_child (widget_class, MkrTrail, together_box);
  gtk_widget_class_bind_template_child (widget_class, MkrTrail, together_amount);
  gtk_widget_class_bind_template_child (widget_class, MkrTrail, note);
  gtk_widget_class_bind_template_child (widget_class, MkrTrail, show_button);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
mkr_trail_class_init (MkrTrailClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mkr_trail_dispose;

  signals[MONTH_CHOSEN] =
    g_signal_new ("month-chosen", MKR_TYPE_TRAIL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_INT);

  g_type_ensure (MKR_TYPE_CHART_VIEW);
  g_type_ensure (MKR_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/makerent/Makerent/ui/mkr-trail.ui");
  bind_children (widget_class);
}

static void
mkr_trail_init (MkrTrail *self)
{
  self->due = -1;
  self->entries = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  mkr_chart_view_set_factory (self->bar, make_bar, self, NULL);

  /* Time runs to the right in the chart, whatever the direction of the text. */
  gtk_widget_set_direction (self->steps, GTK_TEXT_DIR_LTR);
  gtk_widget_set_direction (self->previous, GTK_TEXT_DIR_LTR);
  gtk_widget_set_direction (self->next, GTK_TEXT_DIR_LTR);
  gtk_widget_set_direction (gtk_button_get_child (GTK_BUTTON (self->previous)), GTK_TEXT_DIR_LTR);
  gtk_widget_set_direction (gtk_button_get_child (GTK_BUTTON (self->next)), GTK_TEXT_DIR_LTR);
}

void
mkr_trail_set_session (MkrTrail   *self,
                       MkrSession *session)
{
  g_return_if_fail (MKR_IS_TRAIL (self));

  g_set_object (&self->session, session);
}

void
mkr_trail_show (MkrTrail    *self,
                MkrTimeline *timeline,
                guint        month)
{
  MkrTimeline *before;

  g_return_if_fail (MKR_IS_TRAIL (self));
  g_return_if_fail (timeline != NULL);
  g_return_if_fail (month < timeline->months->len);

  before = self->timeline;
  self->timeline = mkr_timeline_ref (timeline);
  if (before != NULL)
    mkr_timeline_unref (before);

  if (month != self->month || !is_due_of_month (self, self->due, month))
    self->due = get_month (self, month)->due;
  self->month = month;
  show_month (self);
}

/**
 * mkr_trail_focus:
 *
 * Moves the keyboard focus to the first thing in it.
 */
void
mkr_trail_focus (MkrTrail *self)
{
  g_return_if_fail (MKR_IS_TRAIL (self));

  gtk_widget_child_focus (self->box, GTK_DIR_TAB_FORWARD);
}
