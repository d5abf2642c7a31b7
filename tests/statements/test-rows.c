/* test-rows.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <csv.h>
#include <string.h>
#include "mkr-rows.h"

/* Plain lines are cut without libcsv: random texts of all that is special must come to the same records as with it alone. */

#define N_TEXTS 40000

static void
field_cb (void   *field,
          size_t  length,
          void   *data)
{
  g_string_append_c (data, '[');
  g_string_append_len (data, field, (gssize)length);
  g_string_append_c (data, ']');
}

static void
end_cb (int   terminator,
        void *data)
{
  g_string_append (data, "\036\n");
}

static char *
cut_by_libcsv (const char *text,
               gsize       length,
               char        delimiter)
{
  GString *out = g_string_new (NULL);
  struct csv_parser csv;

  csv_init (&csv, 0);
  csv_set_delim (&csv, (unsigned char)delimiter);
  g_assert_cmpuint (csv_parse (&csv, text, length, field_cb, end_cb, out), ==, length);
  csv_fini (&csv, field_cb, end_cb, out);
  csv_free (&csv);
  return g_string_free (out, FALSE);
}

typedef struct
{
  GString    *out;
  const char *text;
  gsize       end;
} Seen;

static gboolean
row_cb (const MkrRow *row,
        gpointer      data)
{
  Seen *seen = data;
  guint line = 1;

  for (gsize i = 0; i < row->offset; i++)
    line += seen->text[i] == '\n';
  if (strchr (seen->text, '\n'))
    g_assert_cmpuint (row->line, ==, line);
  g_assert_cmpuint (row->offset + row->length, <=, seen->end);
  /* A line of blanks, which libcsv leaves out. */
  if (row->n_cells == 0)
    return TRUE;

  for (guint i = 0; i < row->n_cells; i++)
    {
      g_assert_cmpint (row->cells[i].text[row->cells[i].length], ==, '\0');
      field_cb ((char *)row->cells[i].text, row->cells[i].length, seen->out);
    }
  end_cb (0, seen->out);
  return TRUE;
}

static char *
cut (const char *text,
     gsize       length,
     char        delimiter)
{
  const MkrRowOptions options = { .delimiter = delimiter, .lenient = TRUE };
  g_autoptr(GBytes) bytes = g_bytes_new (text, length);
  g_autoptr(GError) error = NULL;
  Seen seen = { g_string_new (NULL), text, length };
  MkrText *opened = mkr_text_new_for_bytes (bytes, &error);

  g_assert_no_error (error);
  mkr_rows_walk (opened, &options, row_cb, &seen, &error);
  g_assert_no_error (error);
  mkr_text_free (opened);
  return g_string_free (seen.out, FALSE);
}

static void
compare (const char *text,
         char        delimiter)
{
  g_autofree char *expected = cut_by_libcsv (text, strlen (text), delimiter);
  g_autofree char *found = cut (text, strlen (text), delimiter);

  if (strcmp (expected, found) != 0)
    {
      g_autofree char *shown = g_strescape (text, NULL);

      g_test_message ("“%s” cut at “%c”", shown, delimiter);
    }
  g_assert_cmpstr (found, ==, expected);
}

/* Few bytes of each kind, so that each stands beside every other; many plain lines among them. */
static char *
random_text (GRand *rand,
             char   delimiter)
{
  static const char * const parts[] = { "a", "bé", "12.50", " ", "\t", "\"", "\"\"", "\"x, y\"", "\"q\"", "\n", "\r\n", "\r", "\v", "" };
  GString *text = g_string_new (NULL);
  gint n = g_rand_int_range (rand, 1, 24);
  gint odd = g_rand_int_range (rand, 0, 4);

  for (gint i = 0; i < n; i++)
    {
      gint part = g_rand_int_range (rand, 0, (gint)G_N_ELEMENTS (parts));

      if (odd == 0 || part < 3 || part == 8 || part == 9 || part == 10 || g_rand_int_range (rand, 0, 6) < odd)
        g_string_append (text, parts[part]);
      if (g_rand_int_range (rand, 0, 2) == 0)
        g_string_append_c (text, delimiter);
    }
  if (text->len == 0)
    g_string_append_c (text, 'z');
  return g_string_free (text, FALSE);
}

static void
test_random_texts (void)
{
  static const char delimiters[] = { ',', ';', '\t', ' ' };
  GRand *rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < N_TEXTS; i++)
    {
      char delimiter = delimiters[i % G_N_ELEMENTS (delimiters)];
      g_autofree char *text = random_text (rand, delimiter);

      compare (text, delimiter);
    }
  g_rand_free (rand);
}

static void
test_edges (void)
{
  static const char * const texts[] = {
    "a,b\nc,d\n", "a,b\r\nc,d\r\n", ",\n", "\"\"\n", "\"\",\n", "a", "a\n\nb\n", "a,\"b\"\n", "\"a\"b,c\n", "\"a\" ,c\n", " a,b\n", "a ,b\n",
    "a,b \r\n", "\"a\r\nb\",c\r\nd,e\r\n", "\"a\"\"b\",c\n", "a\"b,c\n", "\"a,b\n", "a\rb\nc\n", "a\rb\rc", "\r\n", "\n\r\n", "\"\r\n", "\r\r\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      compare (texts[i], ',');
      compare (texts[i], '\t');
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/statements/rows/edges", test_edges);
  g_test_add_func ("/statements/rows/random-texts", test_random_texts);

  return g_test_run ();
}
