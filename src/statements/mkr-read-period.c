/* mkr-read-period.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "mkr-statement-private.h"

/* The days that a statement is about: those that its name or the lines above its header state (“statement_2026-01-01_
 * 2026-01-31.csv”, “Zeitraum: 01.01.2026 - 31.01.2026”), else from its first to its last row. */

#define MAX_PREAMBLE 8192

/* Reads @n digits, TRUE if there are so many. */
static gboolean
take_digits (const char **p,
             guint        n,
             int         *number)
{
  const char *text = *p;

  *number = 0;
  for (guint i = 0; i < n; i++, text++)
    {
      if (!g_ascii_isdigit (*text))
        return FALSE;
      *number = *number * 10 + (*text - '0');
    }

  *p = text;
  return TRUE;
}

/* “2026-01-31”, “20260131” or “31.01.2026”, and no digit behind it. */
static gboolean
take_date (const char **p,
           MkrDate     *date)
{
  const char *text = *p;
  int year, month, day;
  gboolean ok;

  ok = take_digits (&text, 4, &year) && *text == '-' && (text++, take_digits (&text, 2, &month)) && *text == '-'
       && (text++, take_digits (&text, 2, &day));
  if (!ok)
    {
      text = *p;
      ok = take_digits (&text, 2, &day) && *text == '.' && (text++, take_digits (&text, 2, &month)) && *text == '.'
           && (text++, take_digits (&text, 4, &year));
    }
  if (!ok)
    {
      text = *p;
      ok = take_digits (&text, 4, &year) && take_digits (&text, 2, &month) && take_digits (&text, 2, &day);
    }
  if (!ok || g_ascii_isdigit (*text) || !mkr_date_from_ymd (year, month, day, date))
    return FALSE;

  *p = text;
  return TRUE;
}

/* The first two dates that follow each other within one line and a few characters, the earlier one first. */
static gboolean
find_period (const char *text,
             MkrPeriod  *period)
{
  MkrDate former = MKR_DATE_NONE, date;
  const char *former_end = NULL;

  for (const char *p = text; *p != '\0';)
    {
      const char *start = p;

      if ((p > text && g_ascii_isdigit (p[-1])) || !take_date (&p, &date))
        {
          p = start + 1;
          continue;
        }
      if (former != MKR_DATE_NONE && former <= date && start - former_end <= 12
          && memchr (former_end, '\n', (gsize)(start - former_end)) == NULL)
        {
          *period = (MkrPeriod) { former, date };
          return TRUE;
        }
      former = date;
      former_end = p;
    }

  return FALSE;
}

static gboolean
find_stated (MkrStatement *self,
             MkrPeriod    *period)
{
  gsize length = self->n > 0 ? MIN (mkr_statement_peek (self, 0)->raw_offset, MAX_PREAMBLE) : 0;
  g_autofree char *preamble = NULL;

  if (find_period (self->name, period))
    return TRUE;
  if (length == 0)
    return FALSE;

  preamble = mkr_text_dup (self->text, 0, &length);
  preamble[length] = '\0';
  return find_period (preamble, period);
}

/* Until when the file can know anything: to the day on which it was written, or to today. */
static MkrDate
find_known (MkrStatement *self)
{
  MkrDate today = mkr_clock_today (), written = mkr_text_get_written (self->text);

  return written != MKR_DATE_NONE ? MIN (written, today) : today;
}

/* A stated period that a row does not lie in is something else. One that goes on after the file was written (“the year 2026”, asked
 * for in March) was cut short. */
void
mkr_statement_note_period (MkrStatement *self)
{
  MkrPeriod rows = { MKR_DATE_NONE, MKR_DATE_NONE }, stated;

  for (guint i = 0; i < self->n; i++)
    {
      MkrDate date = mkr_statement_peek (self, i)->date;

      if (date == MKR_DATE_NONE)
        continue;
      if (rows.first == MKR_DATE_NONE || date < rows.first)
        rows.first = date;
      if (rows.last == MKR_DATE_NONE || date > rows.last)
        rows.last = date;
    }

  self->period = rows;
  if (rows.first != MKR_DATE_NONE && find_stated (self, &stated)
      && stated.first <= rows.first && rows.last <= stated.last)
    self->period = (MkrPeriod) { stated.first, MAX (rows.last, MIN (stated.last, find_known (self))) };
}

MkrPeriod
mkr_statement_get_period (MkrStatement *self)
{
  return self->period;
}
