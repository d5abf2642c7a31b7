/* mkr-answer.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-money.h"
#include "mkr-timeline.h"

/* A count older than this leaves open what was spent since (figures.md 5). */
#define COUNT_HOLDS_DAYS 35
#define SPOKEN_MONTHS 6

static const MkrDue *
due_at (const MkrTimeline *timeline,
        gint               i)
{
  return i >= 0 ? &g_array_index (timeline->dues, MkrDue, i) : NULL;
}

/* Days and months most of a year away are named with their year. */
#define NEAR_DAYS 300

static MkrDateStyle
style_for (const MkrTimeline *timeline,
           MkrDate            date)
{
  return ABS (date - timeline->as_of) > NEAR_DAYS ? MKR_DATE_FULL : MKR_DATE_LONG;
}

static char *
day_name (const MkrTimeline *timeline,
          MkrDate            date)
{
  return mkr_date_format (date, style_for (timeline, date));
}

static gboolean
has_homes (const MkrTimeline *timeline)
{
  for (guint i = 1; i < timeline->dues->len; i++)
    if (g_strcmp0 (due_at (timeline, (gint) i)->home, due_at (timeline, 0)->home) != 0)
      return TRUE;

  return FALSE;
}

/* The month of a rent; with several homes, of which. */
static char *
month_of (const MkrTimeline *timeline,
          const MkrDue      *due)
{
  g_autofree char *month = mkr_month_format (mkr_date_month (due->date), style_for (timeline, due->date));

  if (!has_homes (timeline))
    return g_steal_pointer (&month);

  /* Translators: month, home: which rent is meant, in “… ’s rent is made.” */
  return g_strdup_printf (_("%s (%s)"), month, due->home);
}

static char *
sign (const MkrTimeline *timeline,
      gint64             minor)
{
  return mkr_money_format (minor, timeline->currency, MKR_MONEY_SIGN);
}

static char *
number (const MkrTimeline *timeline,
        gint64             minor)
{
  return mkr_money_format (minor, timeline->currency, MKR_MONEY_NUMBER);
}

static void
append_sentence (GString *out,
                 char    *sentence)
{
  if (out->len > 0)
    g_string_append_c (out, ' ');
  g_string_append (out, sentence);
  g_free (sentence);
}

static char *
covered_sentence (const MkrTimeline *timeline)
{
  g_autofree char *day = day_name (timeline, timeline->covered_through);
  g_autofree char *count = NULL;

  if (timeline->last_count == MKR_DATE_NONE)
    /* Translators: %s is a day */
    return g_strdup_printf (_("Covered through %s, if nothing was spent on other things."), day);

  if (timeline->as_of - timeline->last_count <= COUNT_HOLDS_DAYS)
    return g_strdup_printf (_("Covered through %s."), day);

  count = day_name (timeline, timeline->last_count);
  /* Translators: both are days */
  return g_strdup_printf (_("Covered through %s, if nothing was spent since %s."), day, count);
}

/* What the next due that is not made lacks. */
static char *
gap_sentence (const MkrTimeline *timeline)
{
  const MkrDue *due = due_at (timeline, timeline->gap_due);
  g_autofree char *month = NULL;
  g_autofree char *amount = NULL;
  g_autofree char *day = NULL;

  if (due == NULL)
    return NULL;

  month = month_of (timeline, due);
  amount = sign (timeline, timeline->gap);
  day = day_name (timeline, due->date);
  /* Translators: amount, month, day */
  return g_strdup_printf (_("%s of %s’s rent is still missing; it is due on %s."), amount, month, day);
}

/* What one rent lacks that has fallen due; its late fee belongs to it. */
typedef struct
{
  const MkrDue *due;
  gint64        amount;
} Missing;

static GArray *
list_missing (const MkrTimeline *timeline)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (Missing));

  for (guint i = 0; i < timeline->dues->len; i++)
    {
      const MkrDue *due = due_at (timeline, (gint) i);
      Missing item = { due, due->amount - due->covered + (list->len == 0 ? timeline->debt : 0) };
      gboolean joined = FALSE;

      if (due->date > timeline->as_of || due->made_on != MKR_DATE_NONE)
        continue;

      for (guint j = 0; j < list->len && due->late_fee && !joined; j++)
        {
          Missing *other = &g_array_index (list, Missing, j);

          joined = other->due->next == due->next && g_strcmp0 (other->due->home, due->home) == 0;
          other->amount += joined ? item.amount : 0;
        }

      if (!joined)
        g_array_append_val (list, item);
    }

  return list;
}

static char *
missing_sentence (const MkrTimeline *timeline,
                  const GArray      *list)
{
  const Missing *one = &g_array_index (list, Missing, 0);
  const Missing *two = &g_array_index (list, Missing, 1);
  g_autofree char *month = month_of (timeline, one->due);
  g_autofree char *amount = sign (timeline, one->amount);
  g_autofree char *day = day_name (timeline, one->due->date);
  g_autofree char *second_month = NULL;
  g_autofree char *second_amount = NULL;

  if (list->len > 2)
    return g_strdup_printf (
      /* Translators: a number, day */
      g_dngettext (GETTEXT_PACKAGE, "%u rent is not made; it was due on %s.",
                   "%u rents are not made; the oldest was due on %s.", list->len), list->len, day);

  second_month = month_of (timeline, two->due);
  second_amount = sign (timeline, two->amount);
  /* Translators: amount, month, amount, month */
  return g_strdup_printf (_("%s is missing for %s and %s for %s."), amount, month, second_amount, second_month);
}

static void
append_debt (GString           *detail,
             const MkrTimeline *timeline)
{
  g_autofree char *amount = sign (timeline, timeline->debt);

  if (timeline->debt > 0)
    /* Translators: an amount; “that” is what is missing for the rent */
    append_sentence (detail, g_strdup_printf (
      _("%s of that is money that went back; what comes in next makes it good first."), amount));
}

/* A rent that has fallen due is not made; all of them are told, not the oldest alone. */
static void
answer_missing (MkrAnswer         *self,
                const MkrTimeline *timeline,
                GString           *detail)
{
  g_autoptr(GArray) list = list_missing (timeline);
  const MkrDue *first = g_array_index (list, Missing, 0).due;
  g_autofree char *amount = sign (timeline, timeline->missing);
  g_autofree char *month = month_of (timeline, first);
  g_autofree char *day = day_name (timeline, first->date);

  if (list->len > 1)
    {
      /* Translators: %s is an amount */
      self->title = g_strdup_printf (_("%s of rent is missing."), amount);
      append_sentence (detail, missing_sentence (timeline, list));
    }
  else
    {
      /* Translators: amount, month */
      self->title = g_strdup_printf (_("%s of %s’s rent is missing."), amount, month);
      append_sentence (detail, g_strdup_printf (_("It was due on %s."), day));
    }

  append_debt (detail, timeline);
}

static void
answer_due (MkrAnswer         *self,
            const MkrTimeline *timeline,
            const MkrDue      *due)
{
  g_autoptr(GString) detail = g_string_new (NULL);
  g_autofree char *month = month_of (timeline, due);
  g_autofree char *amount = sign (timeline, timeline->gap);
  g_autofree char *day = day_name (timeline, due->date);
  int days = due->date - timeline->as_of;

  self->made = due->made_on != MKR_DATE_NONE;

  if (self->made)
    {
      char *gap = gap_sentence (timeline);

      /* Translators: %s is the name of a month */
      self->title = g_strdup_printf (_("%s’s rent is made."), month);
      if (gap != NULL)
        append_sentence (detail, gap);
    }
  else if (!timeline->has_receipts && due->covered == 0 && days >= 0)
    {
      self->title = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE,
                     "%s’s rent is due in %d day, nothing has come in yet.",
                     "%s’s rent is due in %d days, nothing has come in yet.", (gulong) days),
        month, days);
    }
  else if (days < 0)
    answer_missing (self, timeline, detail);
  else
    {
      /* Translators: amount, day */
      self->title = g_strdup_printf (_("%s short for %s."), amount, day);
      append_debt (detail, timeline);
    }

  append_sentence (detail, covered_sentence (timeline));
  self->detail = g_strdup (detail->str);
}

static void
figure_gap (MkrAnswer         *self,
            const MkrTimeline *timeline)
{
  const MkrDue *due = due_at (timeline, timeline->gap_due);
  g_autofree char *day = due != NULL ? day_name (timeline, due->date) : NULL;
  g_autofree char *spare = sign (timeline, timeline->spare);
  g_autoptr(GArray) missing = NULL;

  if (!timeline->has_rent)
    {
      self->figures[0].label = g_strdup (_("Gap"));
      self->figures[0].value = g_strdup ("–");
      self->figures[0].note = g_strdup (_("no rent yet"));
      return;
    }

  missing = list_missing (timeline);

  if (missing->len > 1)
    {
      self->figures[0].label = g_strdup (_("Missing now"));
      self->figures[0].value = sign (timeline, timeline->missing);
      self->figures[0].note = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "for %u rent, money in hand only",
                     "for %u rents, money in hand only", missing->len), missing->len);
      return;
    }

  self->figures[0].label = due != NULL ? g_strdup_printf (_("Gap on %s"), day) : g_strdup (_("Gap"));
  self->figures[0].value = sign (timeline, missing->len > 0 ? timeline->missing : timeline->gap);
  self->figures[0].note = due != NULL ? g_strdup (_("money in hand only"))
                                      : g_strdup_printf (_("spare: %s"), spare);
}

static void
figure_covered (MkrAnswer         *self,
                const MkrTimeline *timeline)
{
  int days = timeline->covered_through != MKR_DATE_NONE ? timeline->covered_through - timeline->as_of : 0;

  self->figures[1].label = g_strdup (_("Covered through"));
  self->figures[1].value = timeline->covered_through != MKR_DATE_NONE
    ? day_name (timeline, timeline->covered_through) : g_strdup ("–");

  if (timeline->covered_through == MKR_DATE_NONE)
    self->figures[1].note = g_strdup (_("no rent yet"));
  else if (days >= 0)
    self->figures[1].note = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%d day from today, money in hand only",
                   "%d days from today, money in hand only", (gulong) days), days);
  else
    self->figures[1].note = g_strdup (_("money in hand only"));
}

/* Burden: rent ÷ net received of the last three whole months (figures.md 8). A time without income has no ratio. */
static void
figure_burden (MkrAnswer         *self,
               const MkrTimeline *timeline)
{
  MkrMonth now = mkr_date_month (timeline->as_of);
  gint64 net = 0, rent = 0, share = 0;

  for (guint i = 0; i < timeline->months->len; i++)
    {
      const MkrTimelineMonth *month = &g_array_index (timeline->months, MkrTimelineMonth, i);

      if (month->month >= now - 3 && month->month < now)
        net += month->net;
    }

  for (guint i = 0; i < timeline->dues->len; i++)
    {
      const MkrDue *due = due_at (timeline, (gint) i);

      if (!due->late_fee && mkr_date_month (due->date) >= now - 3 && mkr_date_month (due->date) < now)
        rent += due->amount;
    }

  self->figures[2].label = g_strdup (_("Rent against income"));
  self->figures[2].note = g_strdup (_("of what came in, last three months"));
  self->figures[2].value = net > 0 && mkr_money_mul_div (rent, 10000, net, &share, NULL) &&
                           share < G_MAXINT
    ? mkr_percent_format ((gint) share) : g_strdup (_("no income"));
}

static char *
short_sentence (const MkrTimeline *timeline,
                const MkrDue      *due)
{
  g_autofree char *amount = number (timeline, due->short_on_due);
  g_autofree char *made = NULL;

  if (due->short_on_due == 0)
    return NULL;
  if (due->made_on == MKR_DATE_NONE)
    /* Translators: %s is an amount */
    return g_strdup_printf (_("%s short"), amount);

  made = day_name (timeline, due->made_on);
  /* Translators: amount, day */
  return g_strdup_printf (_("%s short on the due day, made on %s"), amount, made);
}

/* The newest months that were short, oldest first; in a long life the table has the others. */
static void
append_short_months (GString           *out,
                     const MkrTimeline *timeline,
                     guint              fallen)
{
  guint first = fallen;
  guint n = 0;

  while (first > 0 && n < SPOKEN_MONTHS)
    n += due_at (timeline, (gint) --first)->short_on_due > 0;

  for (guint i = first; i < fallen; i++)
    {
      const MkrDue *due = due_at (timeline, (gint) i);
      g_autofree char *words = short_sentence (timeline, due);
      g_autofree char *month = mkr_month_format (mkr_date_month (due->date), MKR_DATE_FULL);

      if (words != NULL)
        /* Translators: month, and what is short */
        append_sentence (out, g_strdup_printf (_("%s: %s."), month, words));
    }
}

static char *
make_summary (const MkrTimeline *timeline,
              const char        *answer)
{
  g_autoptr(GString) out = g_string_new (NULL);
  const MkrTimelineMonth *months = (const MkrTimelineMonth *) (gpointer) timeline->months->data;
  g_autofree char *first = mkr_month_format (months[0].month, MKR_DATE_FULL);
  g_autofree char *last = mkr_month_format (months[timeline->months->len - 1].month, MKR_DATE_FULL);
  guint fallen = 0, rents = 0, made = 0;
  char *gap;

  append_sentence (out, g_strdup_printf (_("%s to %s."), first, last));

  for (; fallen < timeline->dues->len; fallen++)
    {
      const MkrDue *due = due_at (timeline, (gint) fallen);

      if (due->date > timeline->as_of)
        break;
      rents += !due->late_fee;
      made += !due->late_fee && due->short_on_due == 0;
    }

  if (rents > 0)
    append_sentence (out, g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u of %u rent was made on its due day.",
                   "%u of %u rents were made on their due day.", rents), made, rents));

  append_short_months (out, timeline, fallen);
  append_sentence (out, g_strdup (answer));

  if (timeline->next_due != timeline->gap_due && (gap = gap_sentence (timeline)) != NULL)
    append_sentence (out, gap);

  return g_strdup (out->str);
}

/* No rent to answer for: none at all, none in the book's currency, or none left. */
static void
answer_nothing_due (MkrAnswer         *self,
                    const MkrTimeline *timeline)
{
  if (timeline->has_rent && timeline->dues->len > 0)
    {
      self->made = TRUE;
      self->title = g_strdup (_("Every rent so far is made."));
      self->detail = covered_sentence (timeline);
    }
  else if (timeline->first_due != MKR_DATE_NONE)
    {
      g_autofree char *day = day_name (timeline, timeline->first_due);
      g_autofree char *amount = sign (timeline, timeline->first_amount);

      self->made = TRUE;
      /* Translators: %s is a day */
      self->title = g_strdup_printf (_("The first rent is due on %s."), day);
      /* Translators: %s is an amount */
      self->detail = g_strdup_printf (_("%s has to be there by then."), amount);
    }
  else if (!timeline->has_rent && timeline->foreign_rent != NULL)
    {
      self->title = g_strdup (_("What is the rent?"));
      /* Translators: both are currency codes such as “EUR” */
      self->detail = g_strdup_printf (_("The rent that was entered is in %s, and this book counts in %s."),
                                      timeline->foreign_rent->code, timeline->currency->code);
    }
  else
    {
      self->title = g_strdup (_("What is the rent?"));
      self->detail = g_strdup (_("Add it, and Makerent shows which months are made."));
    }
}

/**
 * mkr_answer_new:
 *
 * The answer in words: plain, no praise, no blame. Covered through is always money in hand (ui.md 4).
 */
MkrAnswer *
mkr_answer_new (const MkrTimeline *timeline)
{
  MkrAnswer *self = g_new0 (MkrAnswer, 1);
  const MkrDue *due = due_at (timeline, timeline->next_due);

  if (!timeline->has_rent || due == NULL)
    answer_nothing_due (self, timeline);
  else
    answer_due (self, timeline, due);

  figure_gap (self, timeline);
  figure_covered (self, timeline);
  figure_burden (self, timeline);
  self->summary = make_summary (timeline, self->title);
  return self;
}

void
mkr_answer_free (MkrAnswer *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->figures); i++)
    {
      g_free (self->figures[i].label);
      g_free (self->figures[i].value);
      g_free (self->figures[i].note);
    }

  g_free (self->title);
  g_free (self->detail);
  g_free (self->summary);
  g_free (self);
}

char *
mkr_timeline_other_text (const MkrTimeline *self,
                         guint              i)
{
  const MkrOtherMoney *other = &g_array_index (self->others, MkrOtherMoney, i);

  return other->rest_n > 0 ? mkr_money_format (other->rest, other->currency, MKR_MONEY_CODE) : NULL;
}

char *
mkr_timeline_converted_text (const MkrTimeline *self,
                             guint              i)
{
  const MkrOtherMoney *other = &g_array_index (self->others, MkrOtherMoney, i);
  g_autofree char *amount = mkr_money_format (other->minor - other->rest, other->currency, MKR_MONEY_CODE);
  g_autofree char *worth = mkr_money_format (other->worth, self->currency, MKR_MONEY_CODE);

  if (other->worth == 0 && other->minor == other->rest)
    return NULL;

  /* Translators: both are amounts, of a foreign and of the book's currency: what came in, and as what it is counted */
  return g_strdup_printf (_("%s as ≈ %s"), amount, worth);
}

/**
 * mkr_timeline_month_text:
 *
 * Returns: (transfer full): one month as it is spoken
 */
char *
mkr_timeline_month_text (const MkrTimeline *timeline,
                         guint              month_index)
{
  const MkrTimelineMonth *month = &g_array_index (timeline->months, MkrTimelineMonth, month_index);
  const MkrDue *due = due_at (timeline, month->due);
  g_autofree char *name = mkr_month_format (month->month, MKR_DATE_FULL);
  g_autofree char *net = number (timeline, month->net);
  g_autofree char *ai = number (timeline, month->by_work[MKR_WORK_AI]);
  g_autofree char *craft = number (timeline, month->by_work[MKR_WORK_CRAFT]);
  g_autofree char *other = number (timeline, month->by_work[MKR_WORK_OTHER] +
                                             month->by_work[MKR_WORK_UNSORTED]);
  g_autofree char *aside = number (timeline, month->set_aside);
  g_autofree char *state = due != NULL ? short_sentence (timeline, due) : NULL;

  if (due == NULL)
    /* Translators: month, and five amounts */
    return g_strdup_printf (_("%s: net %s; AI training %s, craft %s, other %s; set aside %s"),
                            name, net, ai, craft, other, aside);

  /* Translators: month, five amounts, and “made” or what is short */
  return g_strdup_printf (_("%s: net %s; AI training %s, craft %s, other %s; set aside %s; %s"),
                          name, net, ai, craft, other, aside, state != NULL ? state : _("made"));
}
