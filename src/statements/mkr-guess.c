/* mkr-guess.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "mkr-guess-private.h"

/* A column that may be a field, and how sure that is. */
typedef struct
{
  guint       score;
  guint       column;
  MkrMapField field;
} Claim;

static gboolean
mostly (guint part,
        guint whole,
        guint percent)
{
  return whole > 0 && part * 100 >= whole * percent;
}

/* A column that says in its title what it is stays that with one cell that cannot be read: its row is a problem then. */
static gboolean
nearly (guint part,
        guint whole,
        guint percent,
        guint rank)
{
  return mostly (part, whole, percent) || (rank >= 60 && part > 0 && whole - part == 1);
}

static guint
score_money (MkrMapField           field,
             const MkrGuessColumn *look,
             guint                 rank)
{
  /* A column that is empty as far as we look may be fees or money out all the same, if it says so. */
  if (look->filled == 0)
    return field == MKR_MAP_GROSS || field == MKR_MAP_NET || rank < 45 ? 0 : rank;

  if (!nearly (look->numbers, look->filled, 80, rank))
    return 0;

  if (rank > 0)
    return rank;

  /* Without a word: decimals and signs make an amount, a number alone may be anything. */
  return field == MKR_MAP_GROSS ? (look->decimals > 0 ? 20 : 0) + (look->negatives > 0 ? 10 : 0) : 0;
}

static guint
score_reference (const MkrGuessColumn *look,
                 const char           *title,
                 guint                 rank)
{
  gboolean unique = look->filled > 1 && look->distinct == look->filled;
  gboolean ids = mostly (look->ids, look->filled, 90) && look->dates == 0 && look->decimals == 0;

  if (!mkr_guess_may_be_id (title) || mostly (look->accounts, look->filled, 50))
    return 0;

  if (rank > 0)
    return look->filled > 0 && !ids && look->letters > look->filled * 24 ? rank / 4
           : unique || look->filled < 2 ? rank : rank / 3;

  return unique && ids && look->filled > 2 && look->letters >= look->filled * 6 ? 15 : 0;
}

static guint
score_words (MkrMapField           field,
             const MkrGuessColumn *look,
             guint                 rank)
{
  gboolean few = look->distinct <= 3 || look->distinct * 2 <= look->filled;

  if (mostly (look->dates, look->filled, 60) || mostly (look->decimals, look->filled, 60))
    return 0;
  if (field == MKR_MAP_STATUS && mostly (look->states, look->filled, 60) && few && (rank > 0 || look->distinct > 1))
    return MAX (rank, 70);
  if (field == MKR_MAP_TYPE && !few)
    return rank / 2;

  return rank;
}

static guint
score (const MkrGuess *self,
       guint           column,
       MkrMapField     field,
       const char     *title)
{
  const MkrGuessColumn *look = &self->columns[column];
  guint rank = mkr_guess_rank_title (field, title);

  switch (field)
    {
    case MKR_MAP_DATE:
      return nearly (look->dates, look->filled, 60, rank) ? 20 + rank : look->filled == 0 && rank >= 60 ? rank : 0;

    case MKR_MAP_GROSS:
    case MKR_MAP_FEE:
    case MKR_MAP_NET:
    case MKR_MAP_IN:
    case MKR_MAP_OUT:
    case MKR_MAP_BALANCE:
      return score_money (field, look, rank);

    case MKR_MAP_DIRECTION:
      return mostly (look->ways, look->filled, 90) && look->distinct <= 3 ? 70 + rank / 4 : 0;

    case MKR_MAP_CURRENCY:
      return nearly (look->currencies, look->filled, 80, rank) ? 70 + rank / 4 : 0;

    case MKR_MAP_REFERENCE:
      return score_reference (look, title, rank);

    case MKR_MAP_HOURS:
      return mostly (look->numbers + look->durations, look->filled, 80)
             ? (rank > 0 ? rank : mostly (look->durations, look->filled, 90) ? 20 : 0) : 0;

    default:
      return score_words (field, look, rank);
    }
}

static int
compare_claims (gconstpointer a,
                gconstpointer b)
{
  const Claim *first = a, *second = b;

  return first->score != second->score ? (first->score > second->score ? -1 : 1)
         : first->column != second->column ? (first->column < second->column ? -1 : 1)
         : (int)first->field - (int)second->field;
}

static gboolean
has_field (const MkrGuess *self,
           MkrMapField     field)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (self->fields[i] == field)
      return TRUE;

  return FALSE;
}

static gint
find_field (const MkrGuess *self,
            MkrMapField     field)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (self->fields[i] == field)
      return (gint)i;

  return -1;
}

/* Amounts that are proved need no other: a second one would contradict them. */
static gboolean
is_settled (const MkrGuess *self,
            MkrMapField     field)
{
  gboolean halves = has_field (self, MKR_MAP_IN) || has_field (self, MKR_MAP_OUT);

  if (has_field (self, field))
    return TRUE;
  if (self->balance_proved && (field == MKR_MAP_NET || field == MKR_MAP_BALANCE))
    return TRUE;
  if (field == MKR_MAP_GROSS || field == MKR_MAP_NET || field == MKR_MAP_FEE)
    return self->balance_proved && halves;
  if (field == MKR_MAP_IN || field == MKR_MAP_OUT)
    return self->balance_proved || has_field (self, MKR_MAP_GROSS) || (has_field (self, MKR_MAP_NET));

  return FALSE;
}

static void
claim_columns (MkrGuess *self)
{
  g_autoptr(GArray) claims = g_array_new (FALSE, FALSE, sizeof (Claim));

  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autofree char *title = mkr_guess_fold (self->header >= 0 ? mkr_guess_cell (self, (guint)self->header, i) : "");

      for (MkrMapField field = MKR_MAP_DATE; field < MKR_N_MAP_FIELDS; field++)
        {
          Claim claim = { mkr_guess_is_other (title) ? 0 : score (self, i, field, title), i, field };

          if (claim.score > 0)
            g_array_append_val (claims, claim);
        }
    }

  if (claims->len > 0)
    qsort (claims->data, claims->len, sizeof (Claim), compare_claims);

  for (guint i = 0; i < claims->len; i++)
    {
      const Claim *claim = &g_array_index (claims, Claim, i);

      if (self->fields[claim->column] == MKR_MAP_NONE && !is_settled (self, claim->field))
        self->fields[claim->column] = claim->field;
    }
}

/* Columns for money in and out fill one cell a row; “Amount” beside them is something else. */
static gboolean
take_turns (const MkrGuess *self,
            guint           in,
            guint           out)
{
  for (guint row = self->first; row < self->sample->rows->len; row++)
    {
      gint64 a, b;

      if (mkr_guess_amount (self, row, in, &a) && mkr_guess_amount (self, row, out, &b) && a != 0 && b != 0)
        return FALSE;
    }

  return TRUE;
}

static void
drop (MkrGuess    *self,
      MkrMapField  field)
{
  gint column = find_field (self, field);

  if (column >= 0)
    self->fields[column] = MKR_MAP_NONE;
}

static void
settle_halves (MkrGuess *self)
{
  gint in = find_field (self, MKR_MAP_IN), out = find_field (self, MKR_MAP_OUT);

  if (in < 0 || out < 0 || !(has_field (self, MKR_MAP_GROSS) || has_field (self, MKR_MAP_NET)))
    return;

  if (take_turns (self, (guint)in, (guint)out))
    {
      drop (self, MKR_MAP_GROSS);
      drop (self, MKR_MAP_NET);
    }
  else
    {
      drop (self, MKR_MAP_IN);
      drop (self, MKR_MAP_OUT);
    }
}

static gboolean
has_negatives (const MkrGuess *self)
{
  static const MkrMapField money[] = { MKR_MAP_GROSS, MKR_MAP_NET };

  for (guint i = 0; i < G_N_ELEMENTS (money); i++)
    {
      gint column = find_field (self, money[i]);

      if (column >= 0 && self->columns[column].negatives > 0)
        return TRUE;
    }

  return FALSE;
}

/* “Debit” beside signed amounts says what the sign says; beside two columns it says it twice. */
static void
settle_direction (MkrGuess *self)
{
  gint column = find_field (self, MKR_MAP_DIRECTION);

  if (column < 0 || (!has_negatives (self) && !has_field (self, MKR_MAP_IN) && !has_field (self, MKR_MAP_OUT)))
    return;

  self->fields[column] = has_field (self, MKR_MAP_TYPE) ? MKR_MAP_NONE : MKR_MAP_TYPE;
}

/* Texts without a title that is known: the longest is the description, the first other the party. */
static void
claim_texts (MkrGuess *self)
{
  for (guint turn = 0; turn < 2; turn++)
    {
      MkrMapField field = turn == 0 ? MKR_MAP_TEXT : MKR_MAP_PARTY;
      gint best = -1;

      if (has_field (self, field) || (self->header >= 0 && has_field (self, MKR_MAP_TEXT) && turn == 0))
        continue;

      for (guint i = 0; i < self->n_columns; i++)
        {
          const MkrGuessColumn *look = &self->columns[i];
          g_autofree char *title = mkr_guess_fold (self->header >= 0 ? mkr_guess_cell (self, (guint)self->header, i) : "");

          if (self->fields[i] != MKR_MAP_NONE || mkr_guess_is_other (title) || look->filled == 0
              || look->dates + look->numbers + look->durations + look->ids > look->filled / 4 || look->distinct < 2
              || look->letters < look->filled * 3)
            continue;
          if (best < 0 || (turn == 0 && look->letters * self->columns[best].filled > self->columns[best].letters * look->filled))
            best = (gint)i;
        }

      if (best >= 0)
        self->fields[best] = field;
    }
}

/* Where several fees are taken off, one of them does not explain the net: gross and net say what all are together. */
static void
settle_fee (MkrGuess *self)
{
  gint gross = find_field (self, MKR_MAP_GROSS), fee = find_field (self, MKR_MAP_FEE), net = find_field (self, MKR_MAP_NET);
  guint right = 0, wrong = 0;

  if (gross < 0 || fee < 0 || net < 0)
    return;

  for (guint row = self->first; row < self->sample->rows->len; row++)
    {
      gint64 a, b, c;

      if (!mkr_guess_amount (self, row, (guint)gross, &a) || !mkr_guess_amount (self, row, (guint)fee, &b)
          || !mkr_guess_amount (self, row, (guint)net, &c))
        continue;
      if (a - b == c || a + b == c)
        right++;
      else
        wrong++;
    }

  if (wrong > right)
    self->fields[fee] = MKR_MAP_NONE;
}

void
mkr_guess_columns (MkrGuess *self)
{
  mkr_guess_prove (self);
  claim_columns (self);
  settle_halves (self);
  settle_direction (self);
  settle_fee (self);
  /* “Time” in a bank's file is the time of day: banks log no hours. */
  if (has_field (self, MKR_MAP_BALANCE) || has_field (self, MKR_MAP_IN) || has_field (self, MKR_MAP_OUT))
    drop (self, MKR_MAP_HOURS);
  claim_texts (self);
}
