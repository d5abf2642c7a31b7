/* mkr-guess-proof.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-guess-private.h"

#define MIN_STEPS 3

static gboolean
is_numeric (const MkrGuess *self,
            guint           column)
{
  const MkrGuessColumn *look = &self->columns[column];

  return look->numbers > 0 && (look->numbers * 10 >= look->filled * 9 || look->filled - look->numbers == 1);
}

/* Does balance[i] − balance[i−1] = sign · (a[i] − |b[i]|) hold for nearly all rows, in this or the other direction of
 * time? @b −1: one amount column. Steps without movement prove nothing. */
static gboolean
steps_hold (const MkrGuess *self,
            guint           balance,
            guint           a,
            gint            b,
            gint            sign,
            gboolean        newest_first)
{
  guint held = 0, steps = 0;

  for (guint row = self->first; row + 1 < self->sample->rows->len; row++)
    {
      guint later = newest_first ? row : row + 1, earlier = newest_first ? row + 1 : row;
      gint64 now, before, in, out = 0;

      if (*mkr_guess_cell (self, later, balance) == '\0' || *mkr_guess_cell (self, earlier, balance) == '\0'
          || !mkr_guess_amount (self, later, balance, &now) || !mkr_guess_amount (self, earlier, balance, &before)
          || !mkr_guess_amount (self, later, a, &in) || (b >= 0 && !mkr_guess_amount (self, later, (guint)b, &out))
          || (in == 0 && out == 0))
        continue;

      steps++;
      held += now - before == sign * (in - ABS (out));
    }

  return steps >= MIN_STEPS && held * 10 >= steps * 8;
}

static gboolean
try_balance (MkrGuess *self,
             guint     balance,
             guint     a,
             gint      b)
{
  for (guint i = 0; i < 4; i++)
    {
      gint sign = i < 2 ? 1 : -1;

      if (!steps_hold (self, balance, a, b, sign, i % 2 == 1))
        continue;

      /* The wrong way round of in and out is found as in and out of the other pair. */
      if (b >= 0 && sign < 0)
        return FALSE;

      self->fields[balance] = MKR_MAP_BALANCE;
      self->fields[a] = b >= 0 ? MKR_MAP_IN : MKR_MAP_GROSS;
      if (b >= 0)
        self->fields[b] = MKR_MAP_OUT;
      self->in_negative = sign < 0;
      self->balance_proved = TRUE;
      return TRUE;
    }

  return FALSE;
}

static gboolean
prove_balance (MkrGuess *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    for (guint a = 0; is_numeric (self, i) && a < self->n_columns; a++)
      if (a != i && is_numeric (self, a) && try_balance (self, i, a, -1))
        return TRUE;

  /* Money in and money out: columns that take turns. */
  for (guint i = 0; i < self->n_columns; i++)
    for (guint a = 0; is_numeric (self, i) && a < self->n_columns; a++)
      for (guint b = 0; a != i && is_numeric (self, a) && b < self->n_columns; b++)
        if (b != i && b != a && is_numeric (self, b) && try_balance (self, i, a, (gint)b))
          return TRUE;

  return FALSE;
}

/* gross ∓ fee = net in every row that can be read, all but a few, and net is the smaller of the two but not by half. */
static gboolean
sums_hold (const MkrGuess *self,
           guint           gross,
           guint           fee,
           guint           net)
{
  guint rows = 0, fees = 0, unread = 0;
  gint64 before = 0, after = 0;

  for (guint row = self->first; row < self->sample->rows->len; row++)
    {
      gint64 g, f, n;

      if (*mkr_guess_cell (self, row, gross) == '\0' || *mkr_guess_cell (self, row, net) == '\0')
        continue;
      if (!mkr_guess_amount (self, row, gross, &g) || !mkr_guess_amount (self, row, fee, &f)
          || !mkr_guess_amount (self, row, net, &n))
        {
          unread++;
          continue;
        }
      if (g - f != n && g + f != n)
        return FALSE;

      rows++;
      fees += f != 0;
      before += ABS (g) / 1024;
      after += ABS (n) / 1024;
    }

  return rows > 0 && rows + unread >= 2 && (unread <= 1 || unread * 10 <= rows) && fees > 0 && after < before && after > before / 2;
}

static void
prove_fee (MkrGuess *self)
{
  for (guint g = 0; g < self->n_columns; g++)
    for (guint f = 0; is_numeric (self, g) && f < self->n_columns; f++)
      for (guint n = 0; f != g && is_numeric (self, f) && n < self->n_columns; n++)
        {
          if (n == g || n == f || !is_numeric (self, n) || !sums_hold (self, g, f, n))
            continue;

          self->fields[g] = MKR_MAP_GROSS;
          self->fields[f] = MKR_MAP_FEE;
          self->fields[n] = MKR_MAP_NET;
          return;
        }
}

void
mkr_guess_prove (MkrGuess *self)
{
  /* Few files have more; the search is cubic. */
  if (self->n_columns > 60)
    return;

  if (!prove_balance (self))
    prove_fee (self);
}
