/* mkr-undo-step.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "mkr-match.h"
#include "mkr-payer-rule.h"
#include "mkr-payout.h"
#include "mkr-source.h"
#include "mkr-split.h"
#include "mkr-undo-step.h"

typedef struct
{
  const char *name;
  gsize       least;    /* numbers */
  void      (*run) (MkrBook      *book,
                    const gint64 *numbers,
                    gsize         n,
                    GError      **error);
} Step;

static GVariant *
step_new (const char   *name,
          const gint64 *numbers,
          gsize         n)
{
  return g_variant_new ("(s@ax)", name,
                        g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, numbers, n, sizeof *numbers));
}

GVariant *
mkr_undo_step_for_rule (gint64 rule,
                        gint64 was)
{
  const gint64 numbers[] = { rule, was };

  return step_new ("rule", numbers, G_N_ELEMENTS (numbers));
}

static void
undo_rule (MkrBook       *book,
           const gint64  *numbers,
           gsize          n,
           GError       **error)
{
  g_autoptr(MkrPayerRule) rule = NULL;

  if (numbers[1] == 0)
    {
      mkr_payer_rule_remove (book, numbers[0], NULL, error);
      return;
    }
  rule = mkr_payer_rule_get (book, numbers[0], error);
  if (rule == NULL)
    return;
  rule->source = numbers[1];
  mkr_payer_rule_edit (book, rule, NULL, error);
}

/* How many rows, the rows, what was said. */
GVariant *
mkr_undo_step_for_match (GArray *entries,
                         GArray *said)
{
  g_autoptr(GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 n = entries->len;

  g_array_append_val (numbers, n);
  g_array_append_vals (numbers, entries->data, entries->len);
  g_array_append_vals (numbers, said->data, said->len);
  return step_new ("match", (const gint64 *) numbers->data, numbers->len);
}

static void
undo_match (MkrBook       *book,
            const gint64  *numbers,
            gsize          n,
            GError       **error)
{
  guint n_entries = (guint) numbers[0];

  if (numbers[0] >= 0 && (gsize) numbers[0] < n)
    mkr_match_put_said (book, numbers + 1, n_entries, numbers + 1 + n_entries, (guint) n - 1 - n_entries, error);
}

static void
append_parts (GArray       *numbers,
              const GArray *parts)
{
  for (guint i = 0; i < parts->len; i++)
    {
      const MkrPart *part = &g_array_index (parts, MkrPart, i);

      g_array_append_val (numbers, part->source);
      g_array_append_val (numbers, part->net);
    }
}

/* The payout, then source and net of each part. */
GVariant *
mkr_undo_step_for_split (gint64  payout,
                         GArray *parts)
{
  g_autoptr(GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (numbers, payout);
  append_parts (numbers, parts);
  return step_new ("split", (const gint64 *) numbers->data, numbers->len);
}

static GArray *
read_parts (const gint64 *numbers,
            gsize         n)
{
  GArray *parts = g_array_new (FALSE, TRUE, sizeof (MkrPart));

  for (gsize i = 0; i + 1 < n; i += 2)
    {
      const MkrPart part = { .source = numbers[i], .net = numbers[i + 1] };

      g_array_append_val (parts, part);
    }
  return parts;
}

static void
undo_split (MkrBook       *book,
            const gint64  *numbers,
            gsize          n,
            GError       **error)
{
  g_autoptr(GArray) parts = read_parts (numbers + 1, n - 1);

  if (parts->len > 0)
    mkr_split_set (book, numbers[0], (const MkrPart *) parts->data, parts->len, error);
  else
    mkr_split_clear (book, numbers[0], error);
}

/* The payout, its source, the rule that gave it, whether a person did, a source to remove, then its parts. */
GVariant *
mkr_undo_step_for_source (MkrBook  *book,
                          gint64    payout,
                          gint64    made,
                          GError  **error)
{
  g_autoptr(GError) problem = NULL;
  g_autoptr(MkrPayout) now = mkr_payout_get (book, payout, error);
  g_autoptr(GArray) parts = now != NULL ? mkr_split_read (book, payout, error) : NULL;
  g_autoptr(MkrPayerRule) rule = parts != NULL ? mkr_payer_rule_of (book, payout, &problem) : NULL;
  g_autoptr(GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 head[5];

  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  else if (parts != NULL)
    {
      head[0] = payout;
      head[1] = now->source;
      head[2] = rule != NULL ? rule->id : 0;
      head[3] = now->edited;
      head[4] = made;
      g_array_append_vals (numbers, head, G_N_ELEMENTS (head));
      append_parts (numbers, parts);
      return step_new ("source", (const gint64 *) numbers->data, numbers->len);
    }

  return NULL;
}

static void
undo_source (MkrBook       *book,
             const gint64  *numbers,
             gsize          n,
             GError       **error)
{
  g_autoptr(GArray) parts = read_parts (numbers + 5, n - 5);
  gboolean ok;

  if (!mkr_book_begin_group (book, error))
    return;
  ok = mkr_payout_unset_source (book, numbers[0], numbers[1], numbers[2], numbers[3] != 0, error) &&
       (parts->len == 0 || mkr_split_set (book, numbers[0], (const MkrPart *) parts->data, parts->len, error));
  /* One that has other payouts by now stays. */
  if (ok && numbers[4] != 0)
    mkr_source_remove (book, numbers[4], NULL);
  mkr_book_end_group (book, ok, ok ? error : NULL);
}

static const Step steps[] = {
  { "source", 5, undo_source },
  { "split", 1, undo_split },
  { "match", 1, undo_match },
  { "rule", 2, undo_rule },
};

gpointer
mkr_undo_step_run (MkrBook   *book,
                   gpointer   data,
                   GError   **error)
{
  g_autoptr(GVariant) list = g_variant_get_child_value (data, 1);
  const char *name;
  const gint64 *numbers;
  gsize n;

  g_variant_get_child (data, 0, "&s", &name);
  numbers = g_variant_get_fixed_array (list, &n, sizeof *numbers);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (strcmp (steps[i].name, name) == 0 && n >= steps[i].least)
      steps[i].run (book, numbers, n, error);

  return NULL;
}
