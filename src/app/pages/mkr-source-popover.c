/* mkr-source-popover.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-dialogs.h"
#include "mkr-payout.h"
#include "mkr-source-popover.h"
#include "mkr-source.h"
#include "mkr-text.h"
#include "mkr-undo-step.h"

#define MOST_SHOWN 40

struct _MkrSourcePopover
{
  GtkPopover      parent_instance;

  /* Owned */
  MkrSession     *session;
  GPtrArray      *sources;    /* nullable: of MkrSource */
  gint64          payout;

  /* Template children */
  GtkSearchEntry *entry;
  GtkListBox     *list;
  GtkWidget      *edit_button;
};

G_DEFINE_FINAL_TYPE (MkrSourcePopover, mkr_source_popover, GTK_TYPE_POPOVER)

enum { SORTED, N_SIGNALS };

static guint signals[N_SIGNALS];

/* --- writing --- */

typedef struct
{
  gint64  payout;
  char   *name;
} Choice;

static void
choice_free (Choice *self)
{
  g_free (self->name);
  g_free (self);
}

/* The source is made if the book has none of that name. Returns: what takes it back. */
static gpointer
set_source (MkrBook   *book,
            gpointer   data,
            GError   **error)
{
  Choice *choice = data;
  g_autoptr(GError) missing = NULL;
  g_autoptr(MkrSource) source = mkr_source_find (book, choice->name, &missing);
  g_autoptr(GVariant) step = NULL;
  gint64 made = 0;

  if (source == NULL && !g_error_matches (missing, MKR_ERROR, MKR_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&missing));
      return NULL;
    }

  if (source == NULL)
    {
      source = g_new0 (MkrSource, 1);
      source->name = g_strdup (choice->name);
      if (!mkr_source_add (book, source, error))
        return NULL;
      made = source->id;
    }

  step = mkr_undo_step_for_source (book, choice->payout, made, error);
  if (step == NULL)
    return NULL;
  g_variant_ref_sink (step);
  return mkr_payout_set_source (book, choice->payout, source->id, error) ? g_steal_pointer (&step) : NULL;
}

static void
set_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
  g_autoptr(MkrSourcePopover) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GVariant) step = mkr_session_run_finish (MKR_SESSION (source), result, &error);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (step != NULL)
    {
      g_signal_emit (self, signals[SORTED], 0);
      if (GTK_IS_WINDOW (root))
        gtk_widget_activate_action (GTK_WIDGET (root), "win.offer-undo", "(s@" MKR_UNDO_STEP_TYPE ")", _("Source set"), step);
    }
  else if (GTK_IS_WINDOW (root))
    mkr_dialogs_error (GTK_WINDOW (root), _("The Source Could Not Be Set"), error->message);
}

static void
choose (MkrSourcePopover *self,
        const char       *name)
{
  g_autofree char *folded = mkr_text_fold (name);
  Choice *choice;

  if (*folded == '\0' || self->session == NULL)
    return;

  choice = g_new0 (Choice, 1);
  choice->payout = self->payout;
  choice->name = g_steal_pointer (&folded);
  mkr_session_run_async (self->session, TRUE, set_source, choice, (GDestroyNotify) choice_free,
                         (GDestroyNotify) g_variant_unref, NULL, set_cb, g_object_ref (self));
  gtk_popover_popdown (GTK_POPOVER (self));
}

/* --- the list --- */

static void
add_row (MkrSourcePopover *self,
         const char       *name,
         const char       *shown)
{
  GtkWidget *label = gtk_label_new (shown);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_widget_set_name (row, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, shown, -1);
  gtk_list_box_append (self->list, row);
}

static const char *
shown_name (MkrSourcePopover *self,
            const MkrSource  *source)
{
  return mkr_session_get_hide_names (self->session) ? source->alias : source->name;
}

/* What Enter takes stands first: the source of exactly the typed name, else a new one. Never one that only begins so.
 * Returns: the source, which is not listed again. */
static const MkrSource *
add_typed (MkrSourcePopover *self,
           const char       *typed)
{
  g_autofree char *wanted = g_utf8_casefold (typed, -1);
  g_autofree char *text = NULL;

  if (*typed == '\0')
    return NULL;

  for (guint i = 0; self->sources != NULL && i < self->sources->len; i++)
    {
      const MkrSource *source = g_ptr_array_index (self->sources, i);
      const char *name = shown_name (self, source);
      g_autofree char *folded = g_utf8_casefold (name, -1);

      if (g_str_equal (folded, wanted))
        {
          add_row (self, source->name, name);
          return source;
        }
    }

  /* Translators: %s is the name that the person types. */
  text = g_strdup_printf (_("New source “%s”"), typed);
  add_row (self, typed, text);
  return NULL;
}

static void
fill (MkrSourcePopover *self)
{
  g_autofree char *typed = mkr_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  g_autofree char *wanted = g_utf8_casefold (typed, -1);
  const MkrSource *exact;
  GtkListBoxRow *row;
  guint shown = 0;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));

  exact = add_typed (self, typed);
  for (guint i = 0; self->sources != NULL && i < self->sources->len && shown < MOST_SHOWN; i++)
    {
      const MkrSource *source = g_ptr_array_index (self->sources, i);
      const char *name = shown_name (self, source);
      g_autofree char *folded = g_utf8_casefold (name, -1);

      if (source != exact && !source->archived && strstr (folded, wanted) != NULL)
        {
          add_row (self, source->name, name);
          shown++;
        }
    }
}

static void
text_changed_cb (MkrSourcePopover *self)
{
  fill (self);
}

static void
row_activated_cb (MkrSourcePopover *self,
                  GtkListBoxRow    *row)
{
  choose (self, gtk_widget_get_name (GTK_WIDGET (row)));
}

static void
entry_activated_cb (MkrSourcePopover *self)
{
  GtkListBoxRow *row;

  fill (self);
  row = gtk_list_box_get_row_at_index (self->list, 0);
  if (row != NULL && *gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0')
    choose (self, gtk_widget_get_name (GTK_WIDGET (row)));
}

static gpointer
list_sources (MkrBook   *book,
              gpointer   data,
              GError   **error)
{
  return mkr_sources_list (book, error);
}

static void
sources_listed_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  g_autoptr(MkrSourcePopover) self = data;
  GPtrArray *sources = mkr_session_run_finish (MKR_SESSION (source), result, NULL);

  g_clear_pointer (&self->sources, g_ptr_array_unref);
  self->sources = sources;
  fill (self);
}

static void
mkr_source_popover_map (GtkWidget *widget)
{
  MkrSourcePopover *self = MKR_SOURCE_POPOVER (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  if (self->session != NULL)
    mkr_session_run_async (self->session, FALSE, list_sources, NULL, NULL,
                           (GDestroyNotify) g_ptr_array_unref, NULL, sources_listed_cb,
                           g_object_ref (self));

  GTK_WIDGET_CLASS (mkr_source_popover_parent_class)->map (widget);
}

static void
mkr_source_popover_dispose (GObject *object)
{
  MkrSourcePopover *self = MKR_SOURCE_POPOVER (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->sources, g_ptr_array_unref);

  G_OBJECT_CLASS (mkr_source_popover_parent_class)->dispose (object);
}

static void
mkr_source_popover_class_init (MkrSourcePopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mkr_source_popover_dispose;
  widget_class->map = mkr_source_popover_map;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/makerent/Makerent/ui/mkr-source-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, MkrSourcePopover, entry);
  gtk_widget_class_bind_template_child (widget_class, MkrSourcePopover, list);
  gtk_widget_class_bind_template_child (widget_class, MkrSourcePopover, edit_button);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, gtk_popover_popdown);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);

  signals[SORTED] = g_signal_new ("sorted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
mkr_source_popover_init (MkrSourcePopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
mkr_source_popover_set_payout (MkrSourcePopover *self,
                               MkrSession       *session,
                               gint64            payout,
                               gint64            source)
{
  g_return_if_fail (MKR_IS_SOURCE_POPOVER (self));

  g_set_object (&self->session, session);
  self->payout = payout;
  gtk_widget_set_visible (self->edit_button, source != 0);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->edit_button), "x", source);
}
