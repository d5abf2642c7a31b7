/* mkr-source-row.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-dialogs.h"
#include "mkr-field-row.h"
#include "mkr-preferences.h"
#include "mkr-preferences-rows.h"
#include "mkr-source-row.h"

struct _MkrSourceRow
{
  AdwExpanderRow  parent_instance;

  gint64          id;
  GArray         *others;      /* gint64: what it can be merged into */
  gboolean        updating;

  /* Template children */
  AdwComboRow    *work;
  MkrFieldRow    *name;
  MkrFieldRow    *alias;
  GtkSwitch      *archived;
  AdwComboRow    *merge_into;
  GtkWidget      *merge_button;
};

G_DEFINE_FINAL_TYPE (MkrSourceRow, mkr_source_row, ADW_TYPE_EXPANDER_ROW)

/* One changed property of a source: read, changed and written on the store thread. */
typedef struct
{
  enum { SET_NAME, SET_ALIAS, SET_WORK, SET_ARCHIVED } what;
  gint64   id;
  char    *text;
  MkrWork  work;
  gboolean archived;
} Change;

typedef struct
{
  gint64 from, into;
} Merge;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_free (change->text);
  g_free (change);
}

static gpointer
apply_change (MkrBook   *book,
              gpointer   data,
              GError   **error)
{
  Change *change = data;
  g_autoptr(GPtrArray) sources = mkr_sources_list (book, error);
  MkrSource *source = NULL;

  for (guint i = 0; sources != NULL && i < sources->len; i++)
    if (((MkrSource *) g_ptr_array_index (sources, i))->id == change->id)
      source = g_ptr_array_index (sources, i);
  if (source == NULL)
    return NULL;

  switch (change->what)
    {
    case SET_NAME:
      g_free (source->name);
      source->name = g_steal_pointer (&change->text);
      break;
    case SET_ALIAS:
      g_free (source->alias);
      source->alias = g_steal_pointer (&change->text);
      break;
    case SET_WORK:
      source->work = change->work;
      break;
    case SET_ARCHIVED:
    default:
      source->archived = change->archived;
      break;
    }
  mkr_source_edit (book, source, error);

  return NULL;
}

static gpointer
merge_job (MkrBook   *book,
           gpointer   data,
           GError   **error)
{
  Merge *merge = data;

  mkr_source_merge (book, merge->from, merge->into, error);

  return NULL;
}

static gpointer
unmerge_job (MkrBook   *book,
             gpointer   data,
             GError   **error)
{
  mkr_source_unmerge (book, *(gint64 *) data, error);

  return NULL;
}

static void
run_change (MkrSourceRow *self,
            Change        change)
{
  if (self->updating)
    {
      g_free (change.text);
      return;
    }

  change.id = self->id;
  mkr_preferences_run (mkr_preferences_of (GTK_WIDGET (self)), apply_change,
                       g_memdup2 (&change, sizeof change), change_free);
}

static char *
dup_text (MkrFieldRow *field)
{
  return g_strstrip (g_strdup (mkr_field_row_get_text (field)));
}

static void
name_cb (MkrSourceRow *self)
{
  run_change (self, (Change) { .what = SET_NAME, .text = dup_text (self->name) });
}

static void
alias_cb (MkrSourceRow *self)
{
  run_change (self, (Change) { .what = SET_ALIAS, .text = dup_text (self->alias) });
}

static void
work_cb (MkrSourceRow *self)
{
  run_change (self, (Change) { .what = SET_WORK, .work = adw_combo_row_get_selected (self->work) });
}

static gboolean
archived_cb (MkrSourceRow *self,
             gboolean      state)
{
  run_change (self, (Change) { .what = SET_ARCHIVED, .archived = state });

  return FALSE;
}

static void
asked_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(MkrSourceRow) self = data;
  guint position = adw_combo_row_get_selected (self->merge_into);
  MkrPreferences *preferences;
  Merge *merge;

  if (!mkr_dialogs_ask_finish (result) || position >= self->others->len
      || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;

  preferences = mkr_preferences_of (GTK_WIDGET (self));
  merge = g_new (Merge, 1);
  merge->from = self->id;
  merge->into = g_array_index (self->others, gint64, position);
  mkr_preferences_offer_undo (preferences, _("Sources merged"), unmerge_job, g_memdup2 (&self->id, sizeof self->id));
  mkr_preferences_run (preferences, merge_job, merge, g_free);
}

/* The way back ends with the book's closing, so it asks. */
static void
merge_cb (MkrSourceRow *self)
{
  GtkStringObject *into = adw_combo_row_get_selected_item (self->merge_into);
  g_autofree char *heading = NULL;

  if (into == NULL)
    return;

  heading = g_strdup_printf (_("Merge into “%s”?"), gtk_string_object_get_string (into));
  mkr_dialogs_ask_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), heading,
                         _("Its payouts move there, and so do those of later statements. "
                           "You can undo this until you close the book."),
                         _("Merge"), TRUE, asked_cb, g_object_ref (self));
}

static void
mkr_source_row_finalize (GObject *object)
{
  g_array_unref (MKR_SOURCE_ROW (object)->others);

  G_OBJECT_CLASS (mkr_source_row_parent_class)->finalize (object);
}

static void
mkr_source_row_class_init (MkrSourceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mkr_source_row_finalize;

  g_type_ensure (MKR_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/makerent/Makerent/ui/mkr-source-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MkrSourceRow, work);
  gtk_widget_class_bind_template_child (widget_class, MkrSourceRow, name);
  gtk_widget_class_bind_template_child (widget_class, MkrSourceRow, alias);
  gtk_widget_class_bind_template_child (widget_class, MkrSourceRow, archived);
  gtk_widget_class_bind_template_child (widget_class, MkrSourceRow, merge_into);
  gtk_widget_class_bind_template_child (widget_class, MkrSourceRow, merge_button);
  gtk_widget_class_bind_template_callback (widget_class, name_cb);
  gtk_widget_class_bind_template_callback (widget_class, alias_cb);
  gtk_widget_class_bind_template_callback (widget_class, work_cb);
  gtk_widget_class_bind_template_callback (widget_class, archived_cb);
  gtk_widget_class_bind_template_callback (widget_class, merge_cb);
}

static void
mkr_source_row_init (MkrSourceRow *self)
{
  const char *works[MKR_WORK_OTHER + 2] = { NULL };

  self->updating = TRUE;
  self->others = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int i = MKR_WORK_UNSORTED; i <= MKR_WORK_OTHER; i++)
    works[i] = mkr_work_label (i);
  mkr_combo_row_set (self->work, works, 0);
}

GtkWidget *
mkr_source_row_new (void)
{
  return g_object_new (MKR_TYPE_SOURCE_ROW, NULL);
}

gint64
mkr_source_row_get_id (MkrSourceRow *self)
{
  g_return_val_if_fail (MKR_IS_SOURCE_ROW (self), 0);

  return self->id;
}

static void
show_others (MkrSourceRow         *self,
             const MkrBookFigures *figures)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new ();

  g_array_set_size (self->others, 0);
  for (guint i = 0; i < figures->sources->len; i++)
    {
      const MkrSource *source = g_ptr_array_index (figures->sources, i);

      if (source->id == self->id)
        continue;
      g_ptr_array_add (texts, (gpointer) mkr_source_shown_name (figures, source));
      g_array_append_val (self->others, source->id);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->merge_into), texts->len > 0);
  g_ptr_array_add (texts, NULL);
  mkr_combo_row_set (self->merge_into, (const char *const *) texts->pdata, 0);
}

void
mkr_source_row_show (MkrSourceRow         *self,
                     const MkrBookFigures *figures,
                     const MkrSource      *source)
{
  g_autofree char *title = NULL, *subtitle = NULL;

  g_return_if_fail (MKR_IS_SOURCE_ROW (self));
  g_return_if_fail (source != NULL);

  self->updating = TRUE;
  self->id = source->id;
  title = g_markup_escape_text (mkr_source_shown_name (figures, source), -1);
  if (source->archived)
    subtitle = g_strdup_printf ("%s · %s", mkr_work_label (source->work), _("archived"));
  else
    subtitle = g_strdup (mkr_work_label (source->work));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  adw_combo_row_set_selected (self->work, source->work);
  if (!mkr_field_row_has_focus (self->name))
    mkr_field_row_set_text (self->name, source->name);
  if (!mkr_field_row_has_focus (self->alias))
    mkr_field_row_set_text (self->alias, source->alias);
  gtk_switch_set_active (self->archived, source->archived);
  show_others (self, figures);
  self->updating = FALSE;
}
