/* mkr-split-dialog.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-dialogs.h"
#include "mkr-money.h"
#include "mkr-payout.h"
#include "mkr-source.h"
#include "mkr-split-dialog.h"
#include "mkr-split.h"
#include "mkr-undo-step.h"

/* One part: who, and how much. The first one's amount is the rest. */
typedef struct
{
  GtkWidget *box;
  GtkWidget *source;   /* GtkDropDown */
  GtkWidget *amount;   /* GtkEntry, or the label of the rest */
} Row;

/* What the book says of the payout. */
typedef struct
{
  MkrPayout *payout;
  GPtrArray *sources;  /* of MkrSource */
  GArray    *parts;    /* of MkrPart */
} Facts;

struct _MkrSplitDialog
{
  AdwWindow   parent_instance;

  MkrSession *session;
  gint64      payout;
  Facts      *facts;    /* nullable: not read yet */
  GArray     *rows;     /* of Row */

  GtkWidget  *box;
  GtkWidget  *list;
  GtkWidget  *hint;
  GtkWidget  *problem;
  GtkWidget  *add;
  GtkWidget  *join;
  GtkWidget  *split;
};

G_DEFINE_FINAL_TYPE (MkrSplitDialog, mkr_split_dialog, ADW_TYPE_WINDOW)

static void
facts_free (gpointer data)
{
  Facts *facts = data;

  g_clear_pointer (&facts->payout, mkr_payout_free);
  g_clear_pointer (&facts->sources, g_ptr_array_unref);
  g_clear_pointer (&facts->parts, g_array_unref);
  g_free (facts);
}

/* --- reckoning --- */

static const Row *
row_at (MkrSplitDialog *self,
        guint           i)
{
  return &g_array_index (self->rows, Row, i);
}

/* FALSE: an amount cannot be read, nothing is left, or a source is named twice; @why is said then. */
static gboolean
read_parts (MkrSplitDialog  *self,
            GArray          *parts,
            gint64          *rest,
            const char     **why)
{
  const MkrPayout *payout = self->facts->payout;

  *why = NULL;
  *rest = payout->net;
  g_array_set_size (parts, self->rows->len);
  for (guint i = 0; i < self->rows->len; i++)
    {
      MkrPart *part = &g_array_index (parts, MkrPart, i);
      guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (row_at (self, i)->source));

      *part = (MkrPart) { .source = ((const MkrSource *) g_ptr_array_index (self->facts->sources, chosen))->id };
      for (guint k = 0; k < i; k++)
        if (g_array_index (parts, MkrPart, k).source == part->source)
          *why = _("Some source is named twice");
      if (i > 0 &&
          (!mkr_money_parse_typed (gtk_editable_get_text (GTK_EDITABLE (row_at (self, i)->amount)), payout->currency,
                                   &part->net, NULL) ||
           !mkr_money_subtract (*rest, part->net, rest, NULL)))
        {
          *why = _("Write each amount, like 12.50");
          return FALSE;
        }
    }

  g_array_index (parts, MkrPart, 0).net = *rest;
  if (*why == NULL && (*rest == 0 || (*rest < 0) != (payout->net < 0)))
    *why = _("Nothing is left for the first source");
  return *why == NULL;
}

static void
check (MkrSplitDialog *self)
{
  g_autoptr(GArray) parts = g_array_new (FALSE, TRUE, sizeof (MkrPart));
  g_autofree char *text = NULL;
  const char *why;
  gint64 rest;
  gboolean ok;

  if (self->facts == NULL || self->rows->len == 0)
    return;

  ok = read_parts (self, parts, &rest, &why);
  if (self->rows->len < 2)
    {
      why = _("Add a second source");
      ok = FALSE;
    }
  text = mkr_money_format (rest, self->facts->payout->currency, MKR_MONEY_NUMBER);
  gtk_label_set_text (GTK_LABEL (row_at (self, 0)->amount), text);
  gtk_label_set_text (GTK_LABEL (self->problem), why != NULL ? why : "");
  gtk_widget_set_sensitive (self->split, ok);
}

/* --- rows --- */

/* By their places, which change when one goes. */
static void
name_rows (MkrSplitDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      g_autofree char *source = g_strdup_printf (_("Source of part %u"), i + 1);
      g_autofree char *amount = g_strdup_printf (_("Amount of part %u"), i + 1);

      gtk_accessible_update_property (GTK_ACCESSIBLE (row_at (self, i)->source), GTK_ACCESSIBLE_PROPERTY_LABEL, source, -1);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row_at (self, i)->amount), GTK_ACCESSIBLE_PROPERTY_LABEL, amount, -1);
    }
}

static void
remove_row_cb (MkrSplitDialog *self,
               GtkWidget      *button)
{
  GtkWidget *box = gtk_widget_get_parent (button);

  for (guint i = 0; i < self->rows->len; i++)
    if (row_at (self, i)->box == box)
      {
        g_array_remove_index (self->rows, i);
        gtk_box_remove (GTK_BOX (self->list), box);
        break;
      }
  name_rows (self);
  check (self);
}

static GtkWidget *
make_sources (MkrSplitDialog *self)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  gboolean hides = mkr_session_get_hide_names (self->session);

  for (guint i = 0; i < self->facts->sources->len; i++)
    {
      const MkrSource *source = g_ptr_array_index (self->facts->sources, i);

      gtk_string_list_append (names, hides ? source->alias : source->name);
    }
  return gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL);
}

static void
add_remove_button (MkrSplitDialog *self,
                   const Row      *row)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");

  gtk_widget_set_tooltip_text (button, _("Remove Part"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Remove Part"), -1);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_row_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (row->box), button);
}

/* @net 0: empty. */
static void
add_row (MkrSplitDialog *self,
         guint           chosen,
         gint64          net)
{
  gboolean is_rest = self->rows->len == 0;
  Row row = {
    gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), make_sources (self), is_rest ? gtk_label_new (NULL) : gtk_entry_new (),
  };

  gtk_drop_down_set_selected (GTK_DROP_DOWN (row.source), chosen);
  gtk_widget_set_hexpand (row.source, TRUE);
  gtk_widget_add_css_class (row.amount, "numeric");
  gtk_box_append (GTK_BOX (row.box), row.source);
  gtk_box_append (GTK_BOX (row.box), row.amount);
  g_signal_connect_object (row.source, "notify::selected", G_CALLBACK (check), self, G_CONNECT_SWAPPED);
  if (!is_rest)
    {
      g_autofree char *text = net != 0 ? mkr_money_format (net, self->facts->payout->currency, MKR_MONEY_NUMBER)
                                       : g_strdup ("");

      gtk_editable_set_text (GTK_EDITABLE (row.amount), text);
      gtk_editable_set_alignment (GTK_EDITABLE (row.amount), 1);
      gtk_editable_set_max_width_chars (GTK_EDITABLE (row.amount), 10);
      gtk_entry_set_activates_default (GTK_ENTRY (row.amount), TRUE);
      g_signal_connect_object (row.amount, "changed", G_CALLBACK (check), self, G_CONNECT_SWAPPED);
      add_remove_button (self, &row);
    }
  gtk_box_append (GTK_BOX (self->list), row.box);
  g_array_append_val (self->rows, row);
  name_rows (self);
}

static guint
find_source (MkrSplitDialog *self,
             gint64          id)
{
  for (guint i = 0; i < self->facts->sources->len; i++)
    if (((const MkrSource *) g_ptr_array_index (self->facts->sources, i))->id == id)
      return i;

  return 0;
}

/* The first source that no row has. */
static guint
find_free (MkrSplitDialog *self)
{
  for (guint i = 0; i < self->facts->sources->len; i++)
    {
      gboolean taken = FALSE;

      for (guint k = 0; k < self->rows->len; k++)
        taken = taken || gtk_drop_down_get_selected (GTK_DROP_DOWN (row_at (self, k)->source)) == i;
      if (!taken)
        return i;
    }

  return 0;
}

static void
add_cb (MkrSplitDialog *self)
{
  add_row (self, find_free (self), 0);
  gtk_widget_grab_focus (row_at (self, self->rows->len - 1)->amount);
  check (self);
}

/* --- reading --- */

static gpointer
read_facts (MkrBook   *book,
            gpointer   data,
            GError   **error)
{
  gint64 id = *(gint64 *) data;
  Facts *facts = g_new0 (Facts, 1);

  if ((facts->payout = mkr_payout_get (book, id, error)) != NULL &&
      (facts->sources = mkr_sources_list (book, error)) != NULL &&
      (facts->parts = mkr_split_read (book, id, error)) != NULL)
    return facts;

  facts_free (facts);
  return NULL;
}

static void
fill (MkrSplitDialog *self)
{
  const Facts *facts = self->facts;
  g_autofree char *money = mkr_money_format (facts->payout->net, facts->payout->currency, MKR_MONEY_CODE);
  g_autofree char *hint = g_strdup_printf (_("The first source gets what the others leave of %s."), money);

  gtk_widget_set_visible (self->join, facts->parts->len > 0);
  if (facts->sources->len < 2)
    {
      gtk_label_set_text (GTK_LABEL (self->hint), _("There must be two sources in the book to split a payout."));
      return;
    }

  gtk_label_set_text (GTK_LABEL (self->hint), hint);
  gtk_widget_set_sensitive (self->add, TRUE);
  for (guint i = 0; i < facts->parts->len; i++)
    add_row (self, find_source (self, g_array_index (facts->parts, MkrPart, i).source),
             g_array_index (facts->parts, MkrPart, i).net);
  if (facts->parts->len == 0)
    add_row (self, find_source (self, facts->payout->source), 0);
  if (facts->parts->len < 2)
    add_row (self, find_free (self), 0);
  gtk_widget_grab_focus (row_at (self, 1)->amount);
  check (self);
}

static void
facts_read_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr(MkrSplitDialog) self = data;
  g_autoptr(GError) error = NULL;
  Facts *facts = mkr_session_run_finish (MKR_SESSION (source), result, &error);

  if (self->session == NULL)
    g_clear_pointer (&facts, facts_free);
  if (facts != NULL)
    {
      self->facts = facts;
      fill (self);
    }
  else if (error != NULL)
    gtk_label_set_text (GTK_LABEL (self->problem), error->message);
}

/* --- writing --- */

typedef struct
{
  gint64  payout;
  GArray *parts;   /* of MkrPart; empty: one again */
} Wish;

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  g_array_unref (wish->parts);
  g_free (wish);
}

/* The result is the message, with how it is taken back. */
static gpointer
write_wish (MkrBook   *book,
            gpointer   data,
            GError   **error)
{
  const Wish *wish = data;
  g_autoptr(GArray) former = mkr_split_read (book, wish->payout, error);
  gboolean splits = wish->parts->len > 0;

  if (former == NULL ||
      !(splits ? mkr_split_set (book, wish->payout, (const MkrPart *) wish->parts->data, wish->parts->len, error)
               : mkr_split_clear (book, wish->payout, error)))
    return NULL;

  return g_variant_ref_sink (g_variant_new ("(s@" MKR_UNDO_STEP_TYPE ")",
                                            splits ? _("Payout split") : _("Payout joined again"),
                                            mkr_undo_step_for_split (wish->payout, former)));
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(MkrSplitDialog) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GVariant) offer = mkr_session_run_finish (MKR_SESSION (source), result, &error);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  /* What was typed stays. */
  if (offer == NULL)
    {
      gtk_label_set_text (GTK_LABEL (self->problem), error != NULL ? error->message : "");
      return;
    }
  if (parent != NULL)
    gtk_widget_activate_action_variant (GTK_WIDGET (parent), "win.offer-undo", offer);
  gtk_window_close (GTK_WINDOW (self));
}

static void
run_wish (MkrSplitDialog *self,
          GArray         *parts)
{
  Wish *wish = g_new0 (Wish, 1);

  *wish = (Wish) { self->payout, g_array_ref (parts) };
  mkr_session_run_async (self->session, TRUE, write_wish, wish, wish_free, (GDestroyNotify) g_variant_unref, NULL,
                         written_cb, g_object_ref (self));
}

static void
split_cb (MkrSplitDialog *self)
{
  g_autoptr(GArray) parts = g_array_new (FALSE, TRUE, sizeof (MkrPart));
  const char *why;
  gint64 rest;

  if (self->facts != NULL && read_parts (self, parts, &rest, &why))
    run_wish (self, parts);
}

static void
join_cb (MkrSplitDialog *self)
{
  g_autoptr(GArray) none = g_array_new (FALSE, TRUE, sizeof (MkrPart));

  run_wish (self, none);
}

/* --- the window --- */

static void
mkr_split_dialog_dispose (GObject *object)
{
  MkrSplitDialog *self = MKR_SPLIT_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->facts, facts_free);
  g_clear_pointer (&self->rows, g_array_unref);

  G_OBJECT_CLASS (mkr_split_dialog_parent_class)->dispose (object);
}

static void
mkr_split_dialog_class_init (MkrSplitDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mkr_split_dialog_dispose;

  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static GtkWidget *
make_header (MkrSplitDialog *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));

  self->split = gtk_button_new_with_mnemonic (_("_Split"));
  gtk_widget_add_css_class (self->split, "suggested-action");
  gtk_widget_set_sensitive (self->split, FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->split);
  g_signal_connect_object (self->split, "clicked", G_CALLBACK (split_cb), self, G_CONNECT_SWAPPED);
  return header;
}

static GtkWidget *
make_text (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
make_content (MkrSplitDialog *self)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->hint = make_text ("mkr-dim");
  self->problem = make_text ("caption");
  self->add = gtk_button_new_with_mnemonic (_("_Add Source"));
  self->join = gtk_button_new_with_mnemonic (_("_Join Again"));
  gtk_widget_set_sensitive (self->add, FALSE);
  gtk_widget_set_visible (self->join, FALSE);
  gtk_box_append (GTK_BOX (buttons), self->add);
  gtk_box_append (GTK_BOX (buttons), self->join);
  gtk_box_append (GTK_BOX (self->box), self->hint);
  gtk_box_append (GTK_BOX (self->box), self->list);
  gtk_box_append (GTK_BOX (self->box), self->problem);
  gtk_box_append (GTK_BOX (self->box), buttons);
  g_signal_connect_object (self->add, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->join, "clicked", G_CALLBACK (join_cb), self, G_CONNECT_SWAPPED);
}

static void
mkr_split_dialog_init (MkrSplitDialog *self)
{
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_margin_top (self->box, 18);
  gtk_widget_set_margin_bottom (self->box, 18);
  gtk_widget_set_margin_start (self->box, 18);
  gtk_widget_set_margin_end (self->box, 18);
  make_content (self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->box);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (all), make_header (self));
  gtk_box_append (GTK_BOX (all), scroller);
  adw_window_set_content (ADW_WINDOW (self), all);
  gtk_window_set_title (GTK_WINDOW (self), _("Split Payout"));
  gtk_window_set_default_size (GTK_WINDOW (self), 440, 360);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->split);
}

void
mkr_split_dialog_present (GtkWindow  *parent,
                          MkrSession *session,
                          gint64      payout)
{
  MkrSplitDialog *self;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (MKR_IS_SESSION (session));

  self = g_object_new (MKR_TYPE_SPLIT_DIALOG, "transient-for", parent, "modal", TRUE, "destroy-with-parent", TRUE, NULL);
  self->session = g_object_ref (session);
  self->payout = payout;
  mkr_session_run_async (session, FALSE, read_facts, g_memdup2 (&payout, sizeof payout), g_free, facts_free, NULL,
                         facts_read_cb, g_object_ref (self));
  mkr_dialogs_fit_parent (GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (self));
}
