/* mkr-test-once.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mkr-match.h"
#include "mkr-test-once.h"

static gint
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *)a, *(const char * const *)b);
}

#define D "%" G_GINT64_FORMAT

static void
describe_rows (MkrBook   *book,
               GPtrArray *lines)
{
  g_autoptr(GPtrArray) payouts = mkr_payouts_list (book, NULL, NULL);
  g_autoptr(GArray) receipts = mkr_receipts_read (book, NULL, NULL, NULL);

  for (guint i = 0; i < payouts->len; i++)
    {
      const MkrPayout *p = payouts->pdata[i];

      g_ptr_array_add (lines, g_strdup_printf ("%s %d %s %s %d %s " D " %d %d %d", p->account_name, p->date, p->source_name,
                                               p->reference, p->kind, p->currency ? p->currency->code : "", p->net, p->state,
                                               p->received, p->earned));
    }
  for (guint i = 0; i < receipts->len; i++)
    {
      const MkrReceipt *receipt = &g_array_index (receipts, MkrReceipt, i);

      g_ptr_array_add (lines, g_strdup_printf ("receipt %d %s " D " " D " " D, receipt->date, receipt->currency->code, receipt->net,
                                               receipt->worth, receipt->worth_aside));
    }
}

static void
describe_sums (MkrBook   *book,
               GPtrArray *lines)
{
  g_autoptr(GArray) days = mkr_receipt_days_read (book, NULL, NULL);
  g_autoptr(GArray) earned = mkr_rollup_read (book, MKR_BASIS_EARNED, MKR_MONTH_NONE, MKR_MONTH_NONE, NULL);

  for (guint i = 0; i < days->len; i++)
    {
      const MkrReceiptDay *day = &g_array_index (days, MkrReceiptDay, i);

      g_ptr_array_add (lines, g_strdup_printf ("day %d %s " D " " D " " D, day->date, day->currency->code, day->net, day->set_aside,
                                               day->worth));
    }
  for (guint i = 0; i < earned->len; i++)
    {
      const MkrRollup *sum = &g_array_index (earned, MkrRollup, i);

      g_ptr_array_add (lines, g_strdup_printf ("earned %d %s " D " " D " " D, sum->month, sum->currency->code, sum->net, sum->worth_net,
                                               sum->rest));
    }
}

static void
describe_matches (MkrBook   *book,
                  GPtrArray *lines)
{
  g_autoptr(GPtrArray) matches = mkr_matches_list (book, 0, NULL);
  g_autoptr(GPtrArray) open = mkr_matches_suggest (book, 0, NULL);

  for (guint i = 0; i < matches->len + open->len; i++)
    {
      const MkrMatch *match = i < matches->len ? matches->pdata[i] : open->pdata[i - matches->len];
      g_autoptr(MkrPayout) first = mkr_payout_get (book, g_array_index (match->arrives, gint64, 0), NULL);

      g_ptr_array_add (lines, g_strdup_printf ("match %s %d %u %u %d", first->reference, first->date, match->leaves->len,
                                               match->arrives->len, match->how));
    }
}

char *
mkr_test_describe (MkrBook *book)
{
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  describe_rows (book, lines);
  describe_sums (book, lines);
  describe_matches (book, lines);
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **)lines->pdata);
}

void
mkr_test_assert_sums (MkrBook  *book,
                      MkrBasis  basis)
{
  g_autoptr(GArray) kept = mkr_rollup_read (book, basis, MKR_MONTH_NONE, MKR_MONTH_NONE, NULL);
  g_autoptr(GArray) rows = mkr_entry_sums_read (book, basis, NULL, NULL);
  gint64 net = 0, worth = 0, rest = 0;

  for (guint i = 0; i < kept->len; i++)
    {
      const MkrRollup *sum = &g_array_index (kept, MkrRollup, i);

      net += sum->net;
      worth += sum->worth_net;
      rest += sum->rest;
    }
  for (guint i = 0; i < rows->len; i++)
    {
      const MkrRollup *sum = &g_array_index (rows, MkrEntrySum, i).sum;

      net -= sum->net;
      worth -= sum->worth_net;
      rest -= sum->rest;
    }
  g_assert_cmpint (net, ==, 0);
  g_assert_cmpint (worth, ==, 0);
  g_assert_cmpint (rest, ==, 0);
}

void
mkr_test_shuffle (GPtrArray *items,
                  GRand     *order)
{
  for (guint i = items->len; i > 1; i--)
    {
      guint k = (guint)g_rand_int_range (order, 0, (gint32)i);
      gpointer old = items->pdata[i - 1];

      items->pdata[i - 1] = items->pdata[k];
      items->pdata[k] = old;
    }
}

/* The lines in which they differ: whole books are no reading. */
void
mkr_test_assert_same (const char *before,
                      const char *after)
{
  g_auto(GStrv) left = g_strsplit (before, "\n", -1);
  g_auto(GStrv) right = g_strsplit (after, "\n", -1);

  for (guint i = 0, k = 0; left[i] || right[k];)
    {
      int order = !left[i] ? 1 : !right[k] ? -1 : strcmp (left[i], right[k]);

      if (order < 0)
        g_test_message ("only before: %s", left[i]);
      else if (order > 0)
        g_test_message ("only after: %s", right[k]);
      i += order <= 0;
      k += order >= 0;
    }
  g_assert_true (g_str_equal (before, after));
}

/* Taken back, the book says what it said before. */
static void
undo_and_repeat (MkrTestBook       *self,
                 gint64             batch,
                 const char        *before,
                 const MkrTestFile *file)
{
  MkrUndoReport report;
  g_autoptr(GError) error = NULL;
  g_autofree char *after = NULL;

  mkr_batch_undo (self->book, batch, &report, &error);
  g_assert_no_error (error);
  mkr_undo_report_clear (&report);
  after = mkr_test_describe (self->book);
  mkr_test_assert_same (before, after);
  mkr_test_import_into (self, file->account, file->text);
}

GPtrArray *
mkr_test_files_new (void)
{
  return g_ptr_array_new_with_free_func (g_free);
}

void
mkr_test_files_add (GPtrArray     *files,
                    const GString *text,
                    const char    *account)
{
  MkrTestFile file = { text ? text->str : "\n", account };

  if (strchr (file.text, '\n')[1] != '\0')
    g_ptr_array_add (files, g_memdup2 (&file, sizeof file));
}

void
mkr_test_import_shuffled (MkrTestBook    *self,
                          GPtrArray      *files,
                          GPtrArray      *early,
                          GRand          *order,
                          MkrTestBetween  between,
                          gpointer        user_data)
{
  g_autoptr(GPtrArray) all = g_ptr_array_new ();

  g_ptr_array_extend (all, files, NULL, NULL);
  mkr_test_shuffle (all, order);
  for (guint i = 0; early && i < early->len; i++)
    if (g_rand_boolean (order))
      g_ptr_array_insert (all, 0, early->pdata[i]);

  for (guint i = 0; i < all->len; i++)
    {
      gboolean undo = g_rand_int_range (order, 0, 6) == 0;
      g_autofree char *before = undo ? mkr_test_describe (self->book) : NULL;
      const MkrTestFile *file = all->pdata[i];
      gint64 batch = mkr_test_import_into (self, file->account, file->text).batch;

      /* A file that brought nothing new is no import. */
      if (undo && batch != 0)
        undo_and_repeat (self, batch, before, file);
      if (between)
        between (self, user_data);
    }
  /* Everything once more adds nothing. */
  for (guint i = all->len; i > 0 && g_rand_boolean (order); i--)
    {
      const MkrTestFile *file = all->pdata[i - 1];

      g_assert_cmpuint (mkr_test_import_into (self, file->account, file->text).added, ==, 0);
    }
}

void
mkr_test_each_seed (MkrTestBook *self,
                    guint32      n,
                    void       (*test) (MkrTestBook *self, guint32 seed))
{
  const char *first = g_getenv ("MKR_TEST_SEED");
  const char *number = g_getenv ("MKR_TEST_SEEDS");
  guint32 from = first ? (guint32)g_ascii_strtoull (first, NULL, 10) : 1;

  n = number ? (guint32)g_ascii_strtoull (number, NULL, 10) : n;
  for (guint32 i = 0; i < n; i++)
    {
      g_test_message ("seed %u", from + i);
      test (self, from + i);
    }
}
