/* mkr-payout-text.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-money.h"
#include "mkr-payout-text.h"
#include "mkr-text.h"

typedef struct
{
  const char *icon;
  const char *look;
  char       *text;
} State;

static gboolean
is_waiting (const MkrPayout *payout)
{
  return payout->kind != MKR_KIND_IGNORED && payout->state != MKR_STATE_PAID;
}

gboolean
mkr_payout_is_own_transfer (const MkrPayout *payout)
{
  return payout->kind == MKR_KIND_EARNING && payout->state == MKR_STATE_PAID && !payout->received && !payout->earned;
}

/* As it stands in a row; the labels of src/core begin lines. */
static const char *
word_for_state (MkrState state)
{
  switch (state)
    {
    case MKR_STATE_SENT:
      return _("sent");

    case MKR_STATE_APPROVED:
      return _("approved");

    case MKR_STATE_IN_REVIEW:
      return _("in review");

    case MKR_STATE_PAID:
    default:
      return _("paid");
    }
}

static const char *
word_for_kind (MkrKind kind)
{
  switch (kind)
    {
    case MKR_KIND_REFUND:
      return _("refund");

    case MKR_KIND_FEE:
      return _("fee");

    case MKR_KIND_TRANSFER:
      return _("transfer");

    case MKR_KIND_CONVERSION:
      return _("conversion");

    default:
      return mkr_kind_label (kind);
    }
}

static State
waiting_state (const MkrPayout *payout,
               MkrDate          today)
{
  int days = payout->date == MKR_DATE_NONE ? 0 : today - payout->date;

  /* Only what was sent has a day on which it is expected. */
  if (payout->state == MKR_STATE_SENT && days > 0)
    return (State) { "mkr-short-symbolic", "err",
                     g_strdup_printf (ngettext ("%d day late", "%d days late", days), days) };

  return (State) { "mkr-open-symbolic", "plain", g_strdup (word_for_state (payout->state)) };
}

static State
state_of (const MkrPayout *payout,
          MkrDate          today)
{
  if (payout->kind == MKR_KIND_IGNORED)
    return (State) { "action-unavailable-symbolic", "quiet", g_strdup (_("not income")) };

  if (is_waiting (payout))
    return waiting_state (payout, today);

  /* A platform's withdrawal whose arrival no statement of the book shows. */
  if (payout->kind == MKR_KIND_TRANSFER && payout->received && payout->net < 0)
    return (State) { NULL, "quiet", g_strdup (_("received")) };

  if (payout->kind != MKR_KIND_EARNING)
    return (State) { NULL, "quiet", g_strdup (word_for_kind (payout->kind)) };

  if (payout->work == MKR_WORK_UNSORTED && (payout->received || payout->earned))
    return (State) { "mkr-question-symbolic", "warn", g_strdup (_("unsorted")) };

  if (payout->received)
    return (State) { NULL, "quiet", g_strdup (payout->twin ? _("received, twin") : _("received")) };

  if (payout->earned)
    return (State) { NULL, "quiet", g_strdup (payout->twin ? _("earned, twin") : _("earned")) };

  /* It came from an account of the book, and is counted where it was earned. */
  return (State) { NULL, "quiet", g_strdup (_("own transfer")) };
}

void
mkr_payout_show_state (const MkrPayout *payout,
                       MkrDate          today,
                       MkrTag          *tag)
{
  State state = state_of (payout, today);

  mkr_tag_set (tag, state.icon, state.text, state.look);
  g_free (state.text);
}

int
mkr_payout_state_width (void)
{
  g_autofree char *late = g_strdup_printf (ngettext ("%d day late", "%d days late", 999), 999);
  const State states[] = {
    { "mkr-short-symbolic", "err", late },
    { "mkr-open-symbolic", "plain", (char *) word_for_state (MKR_STATE_SENT) },
    { "mkr-open-symbolic", "plain", (char *) word_for_state (MKR_STATE_APPROVED) },
    { "mkr-open-symbolic", "plain", (char *) word_for_state (MKR_STATE_IN_REVIEW) },
    { "mkr-question-symbolic", "warn", (char *) _("unsorted") },
    { "action-unavailable-symbolic", "quiet", (char *) _("not income") },
    { NULL, "quiet", (char *) _("received, twin") },
    { NULL, "quiet", (char *) _("own transfer") },
    { NULL, "quiet", (char *) word_for_kind (MKR_KIND_CONVERSION) },
  };
  int widest = 0;

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    widest = MAX (widest, mkr_tag_measure (states[i].icon, states[i].text, states[i].look));

  return widest;
}

const char *
mkr_payout_purpose (const MkrPayout *payout)
{
  return *payout->project != '\0' ? payout->project : payout->text;
}

char *
mkr_payout_origin (const MkrPayout *payout)
{
  if (payout->batch == 0)
    return g_strdup (_("typed in"));

  if (*payout->file_name == '\0')
    /* Translators: an account's name and a line number. */
    return g_strdup_printf (_("statement of %s, line %u"), payout->account_name, payout->line);

  /* Translators: a file's name and a line number. */
  return g_strdup_printf (_("%s, line %u"), payout->file_name, payout->line);
}

char *
mkr_batch_title (const MkrBatch *batch)
{
  if (*batch->file_name != '\0')
    return g_strdup (batch->file_name);

  /* Translators: %s is an account's name. */
  return *batch->format != '\0' ? g_strdup_printf (_("statement of %s"), batch->account_name)
                                : g_strdup (_("typed in"));
}

char *
mkr_raw_row_text (const char *raw)
{
  g_autofree char *end = g_strchomp (g_strdup (raw));
  g_auto(GStrv) lines = g_regex_split_simple ("\r\n|\n|\r", end, 0, 0);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *line = lines[i];

      lines[i] = mkr_text_visible (line);
      g_free (line);
    }

  return g_strjoinv ("↵\n", lines);
}

char *
mkr_payout_money (gint64             minor,
                  const MkrCurrency *currency)
{
  return currency != NULL ? mkr_money_format (minor, currency, MKR_MONEY_NUMBER) : g_strdup ("");
}

char *
mkr_payout_row_name (const MkrPayout *payout,
                     MkrDate          today)
{
  g_autofree char *date = payout->date != MKR_DATE_NONE ? mkr_date_format (payout->date, MKR_DATE_LONG)
                                                        : g_strdup (_("no date"));
  g_autofree char *net = mkr_payout_money (payout->net, payout->currency);
  State state = state_of (payout, today);
  g_autofree char *text = state.text;

  /* Translators: how a screen reader names a row: date, payer, net amount, state. */
  return g_strdup_printf (_("%s, %s, net %s, %s"), date, payout->source_name, net, text);
}

char *
mkr_payout_group_label (MkrPayoutGroup group,
                        guint          n)
{
  switch (group)
    {
    /* Translators: filters of the payouts, each with its number of rows. */
    case MKR_PAYOUTS_ALL:        return g_strdup_printf (_("All %u"), n);
    case MKR_PAYOUTS_RECEIVED:   return g_strdup_printf (_("Received %u"), n);
    case MKR_PAYOUTS_WAITING:    return g_strdup_printf (_("Expected %u"), n);
    case MKR_PAYOUTS_UNSORTED:   return g_strdup_printf (_("Unsorted %u"), n);
    case MKR_PAYOUTS_UNMATCHED:  return g_strdup_printf (ngettext ("%u possible match", "%u possible matches", n), n);
    case MKR_PAYOUTS_NOT_INCOME: return g_strdup_printf (_("Not income %u"), n);
    case MKR_N_PAYOUTS:
    default:
      g_assert_not_reached ();
    }
}

static char *
count_rows (MkrPayoutList  *list,
            MkrPayoutGroup  group)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));

  if (group != MKR_PAYOUTS_ALL)
    return g_strdup_printf (ngettext ("%u row", "%u rows", n), n);

  n = mkr_payout_list_count (list, MKR_PAYOUTS_RECEIVED);
  /* Translators: a number of payouts; their sum follows. */
  return g_strdup_printf (ngettext ("%u received", "%u received", n), n);
}

char *
mkr_payout_list_summary (MkrPayoutList  *list,
                         MkrPayoutGroup  group)
{
  const GArray *sums = mkr_payout_list_get_sums (list);
  g_autofree char *rows = count_rows (list, group);
  g_autoptr(GString) amounts = g_string_new (NULL);

  for (guint i = 0; sums != NULL && i < sums->len; i++)
    {
      const MkrPayoutSum *sum = &g_array_index (sums, MkrPayoutSum, i);
      g_autofree char *amount = NULL;

      if (sum->net == 0 && sums->len > 1)
        continue;

      amount = mkr_money_format (sum->net, sum->currency, MKR_MONEY_CODE);
      g_string_append_printf (amounts, "%s%s", amounts->len > 0 ? ", " : "", amount);
    }

  /* Translators: “56 received”, then their sum. */
  return amounts->len > 0 ? g_strdup_printf (_("%s, net %s"), rows, amounts->str)
                          : g_steal_pointer (&rows);
}
