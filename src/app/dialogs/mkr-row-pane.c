/* mkr-row-pane.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "mkr-correction.h"
#include "mkr-payout-text.h"
#include "mkr-row-pane.h"
#include "mkr-text.h"
#include "mkr-wrap-layout.h"

struct _MkrRowPane
{
  GtkWidget    parent_instance;

  /* Owned */
  MkrPlanItem *item;        /* nullable */
  GHashTable  *typed;       /* “line column” → text that was not applied */
  GPtrArray   *cells;       /* of Cell, those that can be written in */
  guint        problems;
  gboolean     busy;
  gboolean     filling;     /* we, not the person, write in a cell */

  /* Template children */
  GtkWidget   *box;         /* bound, or dispose_template () leaves it */
  GtkLabel    *title;
  GtkLabel    *message;
  GtkWidget   *cells_box;
  GtkLabel    *raw;
  GtkWidget   *next_button, *undo_button, *cancel_button, *apply_button;
};

typedef struct
{
  char      *column;
  char      *shown;         /* as it is read now */
  GtkWidget *entry;         /* borrowed */
} Cell;

G_DEFINE_FINAL_TYPE (MkrRowPane, mkr_row_pane, GTK_TYPE_WIDGET)

enum { APPLY, CANCEL, UNDO, NEXT, CLOSE, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
cell_free (Cell *self)
{
  g_free (self->column);
  g_free (self->shown);
  g_free (self);
}

static const MkrEntry *
entry_of (MkrRowPane *self)
{
  return mkr_plan_item_get_row (self->item)->entry;
}

static char *
typed_key (guint32     line,
           const char *column)
{
  return g_strdup_printf ("%u %s", line, column);
}

gboolean
mkr_row_pane_is_editable (MkrPlanItem *item)
{
  const MkrEntry *entry = mkr_plan_item_get_row (item)->entry;
  MkrStatement *statement = mkr_plan_item_get_statement (item);
  g_autofree char *corrected = NULL;

  if (*mkr_statement_get_columns (statement) == NULL)
    return FALSE;
  if (entry->kind == MKR_KIND_PROBLEM)
    return TRUE;

  corrected = mkr_statement_dup_corrected (statement, entry);
  return corrected != NULL;
}

/* --- what is typed --- */

static gboolean
is_changed (const Cell *cell)
{
  return strcmp (gtk_editable_get_text (GTK_EDITABLE (cell->entry)), cell->shown) != 0;
}

static gboolean
any_changed (MkrRowPane *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    if (is_changed (self->cells->pdata[i]))
      return TRUE;

  return FALSE;
}

static void
update_buttons (MkrRowPane *self)
{
  gboolean changed = any_changed (self);

  gtk_widget_set_visible (self->apply_button, self->cells->len > 0);
  gtk_widget_set_visible (self->cancel_button, self->cells->len > 0);
  gtk_widget_set_sensitive (self->apply_button, changed && !self->busy);
  gtk_widget_set_sensitive (self->cancel_button, changed || self->busy);
}

static void
typed_cb (MkrRowPane *self)
{
  if (self->filling)
    return;

  for (guint i = 0; i < self->cells->len; i++)
    {
      const Cell *cell = self->cells->pdata[i];
      char *key = typed_key (entry_of (self)->line, cell->column);

      if (is_changed (cell))
        g_hash_table_replace (self->typed, key,
                              g_strdup (gtk_editable_get_text (GTK_EDITABLE (cell->entry))));
      else
        {
          g_hash_table_remove (self->typed, key);
          g_free (key);
        }
    }

  update_buttons (self);
}

static void
restore_cells (MkrRowPane *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      const Cell *cell = self->cells->pdata[i];

      gtk_editable_set_text (GTK_EDITABLE (cell->entry), cell->shown);
    }
}

/* --- cells --- */

static GtkWidget *
add_label (GtkWidget  *box,
           const char *text,
           const char *look)
{
  g_autofree char *visible = mkr_text_visible (text);
  GtkWidget *label = gtk_label_new (visible);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 28);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, look);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

/* What the file has in a cell that was corrected; NULL: it was not. */
static const char *
former_text (MkrStatement *statement,
             guint32       line,
             const char   *column)
{
  GPtrArray *corrections = mkr_statement_get_corrections (statement);

  for (guint i = 0; corrections != NULL && i < corrections->len; i++)
    {
      const MkrCorrection *correction = corrections->pdata[i];

      if (correction->line == line && strcmp (correction->column, column) == 0)
        return correction->was;
    }

  return NULL;
}

static void
activate_cb (MkrRowPane *self)
{
  if (self->busy)
    return;

  g_signal_emit (self, signals[any_changed (self) ? APPLY : NEXT], 0);
}

static void
describe_cell (MkrRowPane *self,
               GtkWidget  *box,
               GtkWidget  *entry,
               const char *column)
{
  const MkrEntry *row = entry_of (self);
  const char *was = former_text (mkr_plan_item_get_statement (self->item), row->line, column);
  gboolean wrong = row->kind == MKR_KIND_PROBLEM && g_strcmp0 (row->cell, column) == 0;
  g_autofree char *former = was != NULL ? g_strdup_printf (_("corrected, was “%s”"), was) : NULL;
  g_autofree char *text = NULL;

  if (wrong)
    {
      add_label (box, row->reason, "mkr-err");
      gtk_widget_add_css_class (entry, "error");
      gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                                   GTK_ACCESSIBLE_INVALID_TRUE, -1);
    }
  if (former != NULL)
    {
      add_label (box, former, "mkr-dim");
      gtk_entry_set_icon_from_icon_name (GTK_ENTRY (entry), GTK_ENTRY_ICON_SECONDARY,
                                         "document-edit-symbolic");
      gtk_entry_set_icon_activatable (GTK_ENTRY (entry), GTK_ENTRY_ICON_SECONDARY, FALSE);
      gtk_entry_set_icon_tooltip_text (GTK_ENTRY (entry), GTK_ENTRY_ICON_SECONDARY, former);
    }

  text = g_strjoin (" ", wrong ? row->reason : "", former != NULL ? former : "", NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, column,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

static void
add_entry (MkrRowPane *self,
           GtkWidget  *box,
           const char *column,
           const char *text)
{
  g_autofree char *key = typed_key (entry_of (self)->line, column);
  const char *typed = g_hash_table_lookup (self->typed, key);
  GtkWidget *entry = gtk_entry_new ();
  Cell *cell = g_new0 (Cell, 1);

  cell->column = g_strdup (column);
  cell->shown = g_strdup (text);
  cell->entry = entry;
  g_ptr_array_add (self->cells, cell);

  /* Undo in the field goes back to what stands in it now, and no further. */
  gtk_editable_set_enable_undo (GTK_EDITABLE (entry), FALSE);
  gtk_editable_set_text (GTK_EDITABLE (entry), typed != NULL ? typed : text);
  gtk_editable_set_enable_undo (GTK_EDITABLE (entry), TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 14);
  gtk_box_append (GTK_BOX (box), entry);
  g_signal_connect_object (entry, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  describe_cell (self, box, entry, column);
}

static void
add_cell (MkrRowPane *self,
          const char *column,
          gboolean    editable)
{
  g_autofree char *text = mkr_statement_dup_cell (mkr_plan_item_get_statement (self->item),
                                                  entry_of (self), column);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  add_label (box, column, "mkr-dim");
  if (editable)
    add_entry (self, box, column, text);
  else
    {
      GtkWidget *label = add_label (box, text, "numeric");

      gtk_label_set_selectable (GTK_LABEL (label), TRUE);
    }
  gtk_box_append (GTK_BOX (self->cells_box), box);
}

static void
clear_cells (MkrRowPane *self)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->cells, 0);
  while ((child = gtk_widget_get_first_child (self->cells_box)) != NULL)
    gtk_box_remove (GTK_BOX (self->cells_box), child);
}

static void
fill_cells (MkrRowPane *self)
{
  const char * const *columns = mkr_statement_get_columns (mkr_plan_item_get_statement (self->item));
  gboolean editable = mkr_row_pane_is_editable (self->item);

  /* Two meanings of one column are one cell. */
  for (guint i = 0; columns[i] != NULL; i++)
    {
      gboolean again = FALSE;

      for (guint j = 0; j < i; j++)
        again |= strcmp (columns[i], columns[j]) == 0;
      if (!again)
        add_cell (self, columns[i], editable);
    }
}

/* What is wrong with the row as a whole stands above its cells. */
static void
show_reason (MkrRowPane *self)
{
  const MkrEntry *entry = entry_of (self);

  if (entry->kind != MKR_KIND_PROBLEM)
    {
      mkr_row_pane_set_message (self, self->cells->len > 0 || *mkr_statement_get_columns (mkr_plan_item_get_statement (self->item)) == NULL
                                        ? NULL
                                        : _("Only rows that cannot be read are corrected: by its cells this one is known "
                                            "again when its file comes again."), FALSE);
      return;
    }

  for (guint i = 0; i < self->cells->len; i++)
    if (g_strcmp0 (entry->cell, ((Cell *) self->cells->pdata[i])->column) == 0)
      {
        mkr_row_pane_set_message (self, NULL, FALSE);
        return;
      }

  mkr_row_pane_set_message (self, entry->reason, TRUE);
}

/* --- buttons --- */

static void
apply_cb (MkrRowPane *self)
{
  g_signal_emit (self, signals[APPLY], 0);
}

static void
undo_cb (MkrRowPane *self)
{
  g_signal_emit (self, signals[UNDO], 0);
}

static void
next_cb (MkrRowPane *self)
{
  g_signal_emit (self, signals[NEXT], 0);
}

static void
cancel_cb (MkrRowPane *self)
{
  if (self->busy)
    g_signal_emit (self, signals[CANCEL], 0);
  else
    restore_cells (self);
}

/* Back step by step: what was typed, then the pane. */
static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   data)
{
  MkrRowPane *self = MKR_ROW_PANE (widget);

  if (self->busy || any_changed (self))
    cancel_cb (self);
  else
    g_signal_emit (self, signals[CLOSE], 0);

  return GDK_EVENT_STOP;
}

static void
mkr_row_pane_dispose (GObject *object)
{
  MkrRowPane *self = MKR_ROW_PANE (object);

  g_ptr_array_set_size (self->cells, 0);
  gtk_widget_dispose_template (GTK_WIDGET (self), MKR_TYPE_ROW_PANE);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (mkr_row_pane_parent_class)->dispose (object);
}

static void
mkr_row_pane_finalize (GObject *object)
{
  MkrRowPane *self = MKR_ROW_PANE (object);

  g_hash_table_unref (self->typed);
  g_ptr_array_unref (self->cells);

  G_OBJECT_CLASS (mkr_row_pane_parent_class)->finalize (object);
}

static guint
add_signal (GType       type,
            const char *name)
{
  return g_signal_new (name, type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mkr_row_pane_class_init (MkrRowPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mkr_row_pane_dispose;
  G_OBJECT_CLASS (klass)->finalize = mkr_row_pane_finalize;

  g_type_ensure (MKR_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/makerent/Makerent/ui/mkr-row-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, MkrRowPane, box);
  gtk_widget_class_bind_template_child (widget_class, MkrRowPane, title);
  gtk_widget_class_bind_template_child (widget_class, MkrRowPane, message);
  gtk_widget_class_bind_template_child (widget_class, MkrRowPane, cells_box);
  gtk_widget_class_bind_template_child (widget_class, MkrRowPane, raw);
  gtk_widget_class_bind_template_child (widget_class, MkrRowPane, next_button);
  gtk_widget_class_bind_template_child (widget_class, MkrRowPane, undo_button);
  gtk_widget_class_bind_template_child (widget_class, MkrRowPane, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, MkrRowPane, apply_button);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, undo_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);

  signals[APPLY] = add_signal (type, "apply");
  signals[CANCEL] = add_signal (type, "cancel");
  signals[UNDO] = add_signal (type, "undo");
  signals[NEXT] = add_signal (type, "next");
  signals[CLOSE] = add_signal (type, "close");
}

static void
mkr_row_pane_init (MkrRowPane *self)
{
  self->typed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->cells = g_ptr_array_new_with_free_func ((GDestroyNotify) cell_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
mkr_row_pane_set_item (MkrRowPane  *self,
                       MkrPlanItem *item)
{
  g_autofree char *title = NULL;
  g_autofree char *raw = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (MKR_IS_ROW_PANE (self));

  g_set_object (&self->item, item);
  self->filling = TRUE;
  clear_cells (self);
  if (item != NULL)
    {
      title = g_strdup_printf (_("Line %u as it was read"), entry_of (self)->line);
      gtk_label_set_text (self->title, title);
      raw = mkr_plan_item_dup_raw (item);
      text = mkr_raw_row_text (raw);
      gtk_label_set_text (self->raw, text);
      fill_cells (self);
      /* Cells to write in come first; where there are none, the row as the file has it does. */
      gtk_box_reorder_child_after (GTK_BOX (gtk_widget_get_parent (self->cells_box)), GTK_WIDGET (self->raw),
                                   self->cells->len > 0 ? self->cells_box : NULL);
      show_reason (self);
    }
  self->filling = FALSE;
  update_buttons (self);
}

gboolean
mkr_row_pane_get_changes (MkrRowPane *self,
                          GStrv      *columns,
                          GStrv      *values)
{
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr(GStrvBuilder) texts = g_strv_builder_new ();

  g_return_val_if_fail (MKR_IS_ROW_PANE (self), FALSE);

  if (!any_changed (self))
    return FALSE;

  for (guint i = 0; i < self->cells->len; i++)
    {
      const Cell *cell = self->cells->pdata[i];

      if (!is_changed (cell))
        continue;
      g_strv_builder_add (names, cell->column);
      g_strv_builder_add (texts, gtk_editable_get_text (GTK_EDITABLE (cell->entry)));
    }
  *columns = g_strv_builder_end (names);
  *values = g_strv_builder_end (texts);
  return TRUE;
}

static gboolean
is_of_line (gpointer key,
            gpointer value,
            gpointer prefix)
{
  return g_str_has_prefix (key, prefix);
}

void
mkr_row_pane_drop_changes (MkrRowPane *self,
                           guint32     line)
{
  g_autofree char *prefix = typed_key (line, "");

  g_return_if_fail (MKR_IS_ROW_PANE (self));

  g_hash_table_foreach_remove (self->typed, is_of_line, prefix);
}

void
mkr_row_pane_set_busy (MkrRowPane *self,
                       gboolean    busy)
{
  g_return_if_fail (MKR_IS_ROW_PANE (self));

  self->busy = busy;
  gtk_widget_set_sensitive (self->undo_button, !busy);
  update_buttons (self);
}

void
mkr_row_pane_set_state (MkrRowPane *self,
                        guint32     undo_line,
                        guint       problems)
{
  g_autofree char *tooltip = undo_line > 0 ? g_strdup_printf (_("Undo the correction in line %u (Ctrl+Z)"), undo_line) : NULL;

  g_return_if_fail (MKR_IS_ROW_PANE (self));

  self->problems = problems;
  gtk_widget_set_visible (self->undo_button, undo_line > 0);
  gtk_widget_set_tooltip_text (self->undo_button, tooltip);
  gtk_widget_set_visible (self->next_button, problems > 0);
}

void
mkr_row_pane_set_message (MkrRowPane *self,
                          const char *text,
                          gboolean    is_error)
{
  g_return_if_fail (MKR_IS_ROW_PANE (self));

  gtk_label_set_text (self->message, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), text != NULL);
  if (is_error)
    gtk_widget_add_css_class (GTK_WIDGET (self->message), "mkr-err");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->message), "mkr-err");
}

gboolean
mkr_row_pane_focus_problem (MkrRowPane *self)
{
  const MkrEntry *entry;

  g_return_val_if_fail (MKR_IS_ROW_PANE (self), FALSE);

  if (self->item == NULL)
    return FALSE;

  entry = entry_of (self);
  if (entry->kind == MKR_KIND_PROBLEM)
    for (guint i = 0; i < self->cells->len; i++)
      {
        const Cell *cell = self->cells->pdata[i];

        if (*entry->cell == '\0' || strcmp (entry->cell, cell->column) == 0)
          return gtk_widget_grab_focus (cell->entry);
      }

  return self->problems > 0 && gtk_widget_grab_focus (self->next_button);
}
