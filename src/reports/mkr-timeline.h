/* mkr-timeline.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-book.h"

G_BEGIN_DECLS

#define MKR_N_WORKS 4   /* indexes of by_work: MkrWork; unsorted money stands in [MKR_WORK_UNSORTED] and is drawn as other */

/* A rent due and how it was covered (figures.md 5). */
typedef struct
{
  MkrDate     date;            /* due day */
  MkrDate     next;            /* day of the next due: the due covers date … next − 1 */
  gint64      amount;          /* my share */
  const char *home;
  gint64      pot_before;      /* rent pot on the due day before this due, receipts of the day counted */
  gint64      short_on_due;    /* amount − covers that had arrived by the due day, ≥ 0 (future: as it stands today) */
  gint64      covered;         /* so far */
  MkrDate     made_on;         /* MKR_DATE_NONE: not made (yet) */
  gboolean    late_fee;        /* a late fee, a due of its own: covers no days */
  gboolean    last;            /* of a home that is given up then */
} MkrDue;

typedef struct
{
  MkrMonth month;
  gint64   gross, fee, net;    /* received in the month, book currency */
  gint64   by_work[MKR_N_WORKS];          /* net */
  gint64   for_rent_by_work[MKR_N_WORKS]; /* net less set-aside */
  gint64   set_aside;
  guint    receipts;
  gint64   converted;          /* of net: money of other currencies, as far as it is converted (figures.md 7) */
  gint     due;                /* index into dues of the month's (first) due, −1: none */
} MkrTimelineMonth;

typedef struct
{
  const MkrCurrency *currency;
  gint64             minor;
  guint              n;
  gint64             rest;        /* of it, what no rate converts: shown beside, never added */
  guint              rest_n;      /* receipts that are not wholly converted */
  gint64             worth;       /* of the others, in the book's currency: counted, and marked */
} MkrOtherMoney;               /* received in another currency */

/**
 * MkrTimeline: the rent timeline of a book on a day. Immutable once made, reference counted, may cross threads.
 */
typedef struct
{
  const MkrCurrency *currency;
  MkrDate   as_of;
  GArray   *months;            /* MkrTimelineMonth, contiguous, first income or rent … two months after as_of */
  GArray   *dues;              /* MkrDue, in due order */
  gint64    pot;               /* rent pot at the end of as_of: money in hand for rents not yet due */
  gboolean  has_rent;          /* a rent term in the book's currency exists */
  MkrDate   first_due;         /* of a rent that begins after the dues above: they are none; else MKR_DATE_NONE */
  gint64    first_amount;
  const MkrCurrency *foreign_rent; /* currency of a rent that cannot be reckoned with; NULL: none */
  gboolean  has_receipts;
  MkrDate   covered_through;   /* money in hand only; MKR_DATE_NONE: no rent term */
  gint      next_due;          /* index of the next due on or after as_of, or the first unmade one; −1 */
  gint      gap_due;           /* index of the next unmade due; −1 */
  gint64    gap;               /* of that due: what still has to come in, the debt made good first */
  gint64    debt;              /* money that went back and that nothing made good yet: −pot, if that is below 0 */
  gint64    missing;           /* what the dues up to as_of lack together, the debt made good first */
  gint64    spare;             /* in hand beyond the dues generated (no gap) */
  MkrDate   last_count;        /* MKR_DATE_NONE: never counted */
  gint64    other_money;       /* covers of kind “other money”: counts above the ledger, the opening balance left out */
  gint64    waiting[5];        /* by MkrState: approved, in review, sent; book currency */
  GArray   *others;            /* MkrOtherMoney */
  char     *converted_at;      /* the rates and days that count in it, as lines; NULL: nothing is converted */
  guint     unsorted;          /* earnings that count and have no kind of work, of any day */
  int       set_aside_bp;      /* the rule for all in force on as_of, for texts */
  gatomicrefcount ref_count;
} MkrTimeline;

MkrTimeline *mkr_timeline_new   (MkrBook      *book,
                                 MkrDate       as_of,
                                 GError      **error);
MkrTimeline *mkr_timeline_ref   (MkrTimeline  *self);
void         mkr_timeline_unref (MkrTimeline  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MkrTimeline, mkr_timeline_unref)

/* “50.00 EUR”, of item @i of others what has no rate; NULL: nothing. (transfer full) */
char        *mkr_timeline_other_text (const MkrTimeline *self, guint i);
/* “192.62 EUR as ≈ 207.45 USD”, what is counted of it; NULL: nothing. (transfer full) */
char        *mkr_timeline_converted_text (const MkrTimeline *self, guint i);

/* The money trail of one due: which receipts covered it, in the order they did. */
typedef struct
{
  gint64   entry;              /* 0: other money or an opening balance */
  MkrDate  date;
  gint64   source;
  char    *source_name;        /* alias if names are hidden; “Money counted on 31 March” for counts */
  MkrWork  work;
  gint64   amount;             /* of this due */
  gboolean part;               /* the receipt covers another due too */
  gboolean late;               /* arrived after the due day */
  gboolean converted;          /* the receipt came in another currency */
} MkrCover;

void       mkr_cover_free  (MkrCover *self);
GPtrArray *mkr_covers_read (MkrBook *book, MkrDate as_of, guint due, GError **error); /* of MkrCover; @due: index into MkrTimeline.dues */

/* The answer in words (ui.md 4): plain, translated, no praise, no blame. */
typedef struct
{
  gboolean  made;              /* the tick; else the triangle */
  char     *title;             /* “December's rent is made.” / “What is the rent?” */
  char     *detail;            /* “Covered through 3 January.” */
  struct { char *label, *value, *note; } figures[3];   /* gap, covered through, work for one rent or spare */
  char     *summary;           /* the spoken description of the chart */
} MkrAnswer;

MkrAnswer *mkr_answer_new  (const MkrTimeline *timeline);
void       mkr_answer_free (MkrAnswer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MkrAnswer, mkr_answer_free)
/* “September 2026: net 2,782.72; AI training 1,682.72 …; 557.05 short on the 1st, made on 9 September.” */
char      *mkr_timeline_month_text (const MkrTimeline *timeline, guint month_index);

G_END_DECLS
