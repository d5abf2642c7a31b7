/* test-mutations.c: samples with bytes changed, cut and doubled (fixed seed). Whatever comes out, it is an error with a text or
 * rows that keep the invariants. The long run is a matter of MKR_MUTATIONS.
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "mkr-error.h"
#include "mkr-test-oracle.h"

static MkrFormatSet *formats;

static const char * const folders[] = { "dev", "hostile" };

static void
mutate (GByteArray *bytes,
        GRand      *random)
{
  static const char special[] = ",;\t\"\n\r\0-.'$\377\303";
  guint n = (guint)g_rand_int_range (random, 1, 8);

  for (guint i = 0; i < n && bytes->len > 0; i++)
    {
      guint at = (guint)g_rand_int_range (random, 0, (gint32)bytes->len);
      guint wish = (guint)g_rand_int_range (random, 1, 40);
      guint length = MIN (bytes->len - at, wish);

      switch (g_rand_int_range (random, 0, 5))
        {
        case 0:
          bytes->data[at] = (guint8)g_rand_int_range (random, 0, 256);
          break;
        case 1:
          bytes->data[at] = (guint8)special[g_rand_int_range (random, 0, sizeof special - 1)];
          break;
        case 2:
          g_byte_array_remove_range (bytes, at, length);
          break;
        case 3:
          {
            g_autofree guint8 *copy = g_memdup2 (bytes->data + at, length);

            g_byte_array_append (bytes, copy, length);
          }
          break;
        default:
          g_byte_array_set_size (bytes, MAX (at, 1));
          break;
        }
    }
}

static void
check_entry (MkrStatement   *statement,
             const MkrEntry *entry)
{
  const char *texts[] = { entry->reference, entry->party, entry->type, entry->text, entry->project, entry->reason, entry->cell, entry->cell_text };
  g_autofree char *raw = mkr_statement_dup_raw (statement, entry);
  gint64 net;

  g_assert_true (g_utf8_validate (raw, -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_true (texts[i] != NULL && g_utf8_validate (texts[i], -1, NULL));

  g_assert_false (__builtin_sub_overflow (entry->gross, entry->fee, &net));
  g_assert_cmpint (entry->net, ==, net);

  if (entry->kind == MKR_KIND_PROBLEM || entry->kind == MKR_KIND_IGNORED)
    g_assert_true (*entry->reason != '\0');
  else
    g_assert_true (entry->date != MKR_DATE_NONE && *entry->key != '\0');
}

static void
try_once (const char *original,
          gsize       length,
          GRand      *random)
{
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  MkrReadOptions options = { .guess = g_rand_boolean (random), .date_order = g_rand_int_range (random, -1, 3) };
  g_autoptr(GError) error = NULL;
  g_autoptr(MkrStatement) statement = NULL;
  g_autoptr(GBytes) input = NULL;

  g_byte_array_append (bytes, (const guint8 *)original, (guint)length);
  mutate (bytes, random);
  input = g_bytes_new (bytes->data, bytes->len);
  statement = mkr_statement_read (input, "mutation", formats, &options, NULL, NULL, NULL, &error);

  if (statement == NULL)
    {
      g_assert_true (error != NULL && error->domain == MKR_ERROR && g_utf8_validate (error->message, -1, NULL));
      return;
    }

  for (guint i = 0; i < mkr_statement_get_n (statement); i++)
    check_entry (statement, mkr_statement_get (statement, i));
}

static void
test_mutations (gconstpointer data)
{
  const char *wish = g_getenv ("MKR_MUTATIONS");
  guint n = wish != NULL ? (guint)g_ascii_strtoull (wish, NULL, 10) : 60;
  g_autofree char *folder = mkr_test_path (data, ".");
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  GRand *random = g_rand_new_with_seed (20261125);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;
      gsize length;

      if (g_str_has_suffix (name, ".expected.tsv"))
        continue;

      g_assert_true (g_file_get_contents (path, &text, &length, NULL));
      for (guint i = 0; i < n; i++)
        try_once (text, length, random);
    }

  g_rand_free (random);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(GError) error = NULL;

  g_test_init (&argc, &argv, NULL);
  formats = mkr_format_set_load (&error);
  g_assert_no_error (error);

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = g_strdup_printf ("/statements/mutations/%s", folders[i]);

      g_test_add_data_func (path, folders[i], test_mutations);
    }

  return g_test_run ();
}
