/* mkr-date-cell.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "mkr-date-cell.h"

#define LONGEST 48

/* Three numbers as written, or two and a month's name. */
typedef struct
{
  int      part[3];
  int      digits[3];
  int      named_month;   /* position of the month's name, −1: none */
} Shape;

typedef struct
{
  const char *p;
  const char *end;
} Cursor;

static gboolean
is_digit (char c)
{
  return c >= '0' && c <= '9';
}

static gboolean
is_letter (char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (guint8)c >= 0x80;
}

static void
skip_blanks (Cursor *cursor)
{
  while (cursor->p < cursor->end && *cursor->p == ' ')
    cursor->p++;
}

/* English and German names and their short forms; a longer word must be the whole name. */
static int
month_from_name (const char *text,
                 gsize       length)
{
  static const char * const names[12][4] = {
    { "january", "januar", "jänner", NULL }, { "february", "februar", NULL }, { "march", "märz", "mrz", NULL },
    { "april", NULL }, { "may", "mai", NULL }, { "june", "juni", NULL }, { "july", "juli", NULL },
    { "august", NULL }, { "september", "sept", NULL }, { "october", "oktober", NULL },
    { "november", NULL }, { "december", "dezember", NULL },
  };
  char lower[16];

  if (length < 3 || length >= sizeof lower)
    return 0;

  for (gsize i = 0; i < length; i++)
    lower[i] = g_ascii_tolower (text[i]);
  lower[length] = '\0';

  for (int i = 0; i < 12; i++)
    for (int j = 0; j < 4 && names[i][j] != NULL; j++)
      if (strcmp (names[i][j], lower) == 0 || (length == 3 && strncmp (names[i][j], lower, 3) == 0))
        return i + 1;

  return 0;
}

static gboolean
read_part (Cursor *cursor,
           Shape  *shape,
           int     i)
{
  const char *start = cursor->p;

  if (cursor->p == cursor->end)
    return FALSE;

  if (is_digit (*cursor->p))
    {
      int value = 0;

      while (cursor->p < cursor->end && is_digit (*cursor->p) && cursor->p - start < 5)
        value = value * 10 + (*cursor->p++ - '0');

      shape->part[i] = value;
      shape->digits[i] = (int)(cursor->p - start);
      return shape->digits[i] <= 4;
    }

  while (cursor->p < cursor->end && is_letter (*cursor->p))
    cursor->p++;

  if (shape->named_month >= 0 || i == 2)
    return FALSE;

  shape->named_month = i;
  shape->part[i] = month_from_name (start, (gsize)(cursor->p - start));
  if (cursor->p < cursor->end && *cursor->p == '.')
    cursor->p++;
  return shape->part[i] > 0;
}

/* Between two parts: one sign, or for dates in words a comma and blanks. */
static gboolean
read_separator (Cursor *cursor,
                char   *sign,
                Shape  *shape,
                int     i)
{
  const char *start = cursor->p;

  if (cursor->p < cursor->end && strchr ("/-.", *cursor->p) != NULL)
    {
      char found = *cursor->p++;

      if (*sign != '\0' && *sign != found)
        return FALSE;
      *sign = found;
      /* “5. Oktober 2021” */
      if (found == '.')
        skip_blanks (cursor);
      return TRUE;
    }

  if (cursor->p < cursor->end && *cursor->p == ',')
    cursor->p++;
  skip_blanks (cursor);

  /* Blanks alone separate only where a name makes it clear. */
  return cursor->p > start && cursor->p < cursor->end
         && (shape->named_month >= 0 || is_letter (*cursor->p) || i == 1);
}

/* “ 09:14:22 PST”, “T03:35:16Z”, “, 12:05am”, “ 20:30:19 +0100”: anything else behind the day makes it no date. */
static gboolean
is_time (const char *p,
         const char *end)
{
  int colons = 0;

  if (p < end && *p == ',')
    p++;
  while (p < end && (*p == ' ' || *p == 'T'))
    p++;
  if (p == end || !is_digit (*p))
    return FALSE;

  for (; p < end; p++)
    {
      colons += *p == ':';
      if (!is_digit (*p) && !g_ascii_isalpha (*p) && strchr (": .+-/_", *p) == NULL)
        return FALSE;
    }

  return colons > 0;
}

/* “2026年3月5日”: the year, month and day signs are separators. */
static gboolean
is_kanji_date (const char *text,
               gsize       length)
{
  return length > 10 && length < LONGEST && memcmp (text + 4, "年", 3) == 0;
}

static void
write_plainly (const char *text,
               gsize       length,
               char       *plain)
{
  static const char * const signs[] = { "年", "月", "日" };
  static const char instead[] = "-- ";

  for (gsize i = 0; i < length; i++)
    {
      *plain = text[i];
      for (guint j = 0; j < G_N_ELEMENTS (signs); j++)
        if (length - i >= 3 && memcmp (text + i, signs[j], 3) == 0)
          {
            *plain = instead[j];
            i += 2;
          }
      plain++;
    }
  *plain = '\0';
}

static gboolean
read_shape (const char *text,
            gsize       length,
            Shape      *shape)
{
  Cursor cursor = { text, text + length };
  char sign = '\0', plain[LONGEST + 1];

  if (is_kanji_date (text, length))
    {
      write_plainly (text, length, plain);
      cursor = (Cursor) { plain, plain + strlen (plain) };
    }

  *shape = (Shape) { .named_month = -1 };
  skip_blanks (&cursor);
  while (cursor.end > cursor.p && cursor.end[-1] == ' ')
    cursor.end--;

  if (cursor.end == cursor.p || cursor.end - cursor.p > LONGEST)
    return FALSE;

  for (int i = 0; i < 3; i++)
    if ((i > 0 && !read_separator (&cursor, &sign, shape, i)) || !read_part (&cursor, shape, i))
      return FALSE;

  /* Three bare numbers with nothing but blanks between them are no date. */
  if (sign == '\0' && shape->named_month < 0)
    return FALSE;

  return cursor.p == cursor.end || is_time (cursor.p, cursor.end);
}

/* Where year, month and day stand. FALSE: no such arrangement. */
static gboolean
arrange (const Shape  *shape,
         MkrDateOrder  order,
         int          *year,
         int          *month,
         int          *day)
{
  if (shape->named_month == 0 || shape->named_month == 1)
    {
      /* “Jun 30, 2021”, “30 Jun 2021”, “2021-Jun-30” */
      int other = 1 - shape->named_month;
      gboolean year_first = shape->named_month == 1 && shape->digits[0] == 4;

      *month = shape->named_month;
      *year = year_first ? 0 : 2;
      *day = year_first ? 2 : other;
      return TRUE;
    }

  if (shape->digits[0] == 4 || (order == MKR_DATE_YMD && shape->digits[2] <= 2))
    {
      *year = 0;
      *month = 1;
      *day = 2;
      return shape->digits[2] <= 2;
    }

  if (order == MKR_DATE_YMD)
    return FALSE;

  *year = 2;
  *month = order == MKR_DATE_MDY ? 0 : 1;
  *day = order == MKR_DATE_MDY ? 1 : 0;
  return TRUE;
}

static MkrDateCellResult
shape_to_date (const Shape  *shape,
               MkrDateOrder  order,
               gboolean      short_years,
               MkrDate      *date)
{
  int at_year, at_month, at_day, year;

  if (!arrange (shape, order, &at_year, &at_month, &at_day))
    return MKR_DATE_CELL_BAD;

  year = shape->part[at_year];

  if (shape->digits[at_day] > 2 || (at_month != shape->named_month && shape->digits[at_month] > 2)
      || shape->digits[at_year] == 1 || shape->digits[at_year] == 3)
    return MKR_DATE_CELL_BAD;

  if (shape->digits[at_year] == 2)
    {
      if (!short_years)
        return MKR_DATE_CELL_SHORT_YEAR;
      year += year >= 90 ? 1900 : 2000;
    }

  return mkr_date_from_ymd (year, shape->part[at_month], shape->part[at_day], date)
         ? MKR_DATE_CELL_OK : MKR_DATE_CELL_NO_SUCH_DAY;
}

MkrDateCellResult
mkr_date_cell_parse (const char   *text,
                     gsize         length,
                     MkrDateOrder  order,
                     gboolean      short_years,
                     MkrDate      *date)
{
  Shape shape;

  *date = MKR_DATE_NONE;

  if (!read_shape (text, length, &shape))
    return MKR_DATE_CELL_BAD;

  return shape_to_date (&shape, order, short_years, date);
}

guint
mkr_date_cell_evidence (const char *text,
                        gsize       length,
                        gboolean    short_years)
{
  MkrDate dmy, mdy;
  guint can = 0;
  Shape shape;

  if (!read_shape (text, length, &shape) || shape.named_month >= 0 || shape.digits[0] == 4)
    return 0;

  if (shape_to_date (&shape, MKR_DATE_DMY, short_years, &dmy) == MKR_DATE_CELL_OK)
    can |= MKR_DATE_CELL_CAN_DMY;
  if (shape_to_date (&shape, MKR_DATE_MDY, short_years, &mdy) == MKR_DATE_CELL_OK)
    can |= MKR_DATE_CELL_CAN_MDY;

  /* The same day twice (5 May) says nothing. */
  return can == (MKR_DATE_CELL_CAN_DMY | MKR_DATE_CELL_CAN_MDY) && dmy == mdy ? 0 : can;
}
