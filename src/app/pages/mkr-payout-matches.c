/* mkr-payout-matches.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-dialogs.h"
#include "mkr-payout-matches.h"
#include "mkr-payout-text.h"
#include "mkr-text.h"
#include "mkr-undo-step.h"
#include "mkr-wrap-layout.h"

#define MOST_SHOWN 5

struct _MkrPayoutMatches
{
  GtkWidget   parent_instance;

  MkrSession *session;    /* owned */
  GtkBox     *box;
};

G_DEFINE_FINAL_TYPE (MkrPayoutMatches, mkr_payout_matches, GTK_TYPE_WIDGET)

/* --- writing --- */

typedef enum { ACCEPT, REFUSE, TAKE_APART } Answer;

/* An answer, and the rows that it is about. */
typedef struct
{
  MkrPayoutMatches *owner;     /* not owned: the button that holds this is its child */
  Answer            answer;
  gint64            payout;
  GArray           *entries;   /* of gint64 */
} Choice;

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_array_unref (choice->entries);
  g_free (choice);
}

static Choice *
choice_copy (const Choice *from)
{
  Choice *choice = g_memdup2 (from, sizeof *from);

  g_array_ref (choice->entries);
  return choice;
}

static gboolean
write_answer (MkrBook       *book,
              const Choice  *choice,
              GError       **error)
{
  const gint64 *entries = (const gint64 *) choice->entries->data;

  switch (choice->answer)
    {
    case ACCEPT:
      return mkr_match_set (book, entries, choice->entries->len, error);
    case REFUSE:
      return mkr_match_refuse (book, entries, choice->entries->len, error);
    case TAKE_APART:
    default:
      return mkr_match_clear (book, choice->payout, error);
    }
}

/* The result says how it is taken back. */
static gpointer
answer_job (MkrBook   *book,
            gpointer   data,
            GError   **error)
{
  const Choice *choice = data;
  g_autoptr(GArray) said = mkr_match_dup_said (book, (const gint64 *) choice->entries->data,
                                               choice->entries->len, error);

  if (said == NULL || !write_answer (book, choice, error))
    return NULL;

  return g_variant_new ("(s@" MKR_UNDO_STEP_TYPE ")",
                        choice->answer == ACCEPT ? _("Payouts matched") :
                        choice->answer == REFUSE ? _("Match refused") : _("Match taken apart"),
                        mkr_undo_step_for_match (choice->entries, said));
}

static gpointer
answer_and_sink (MkrBook   *book,
                 gpointer   data,
                 GError   **error)
{
  GVariant *offer = answer_job (book, data, error);

  return offer != NULL ? g_variant_ref_sink (offer) : NULL;
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(MkrPayoutMatches) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GVariant) offer = mkr_session_run_finish (MKR_SESSION (source), result, &error);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (!GTK_IS_WINDOW (root))
    return;
  if (offer != NULL)
    gtk_widget_activate_action_variant (GTK_WIDGET (root), "win.offer-undo", offer);
  else
    mkr_dialogs_error (GTK_WINDOW (root), _("The Match Could Not Be Changed"), error != NULL ? error->message : "");
}

static void
choice_cb (Choice *choice)
{
  mkr_session_run_async (choice->owner->session, TRUE, answer_and_sink, choice_copy (choice), choice_free,
                         (GDestroyNotify) g_variant_unref, NULL, answered_cb, g_object_ref (choice->owner));
}

/* --- showing --- */

static GtkWidget *
add_label (GtkBox     *box,
           const char *text,
           const char *first_class,
           const char *second_class)
{
  g_autofree char *visible = mkr_text_visible (text);
  GtkWidget *label = gtk_label_new (visible);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, first_class);
  if (second_class != NULL)
    gtk_widget_add_css_class (label, second_class);
  gtk_box_append (box, label);
  return label;
}

static void
choice_closure_free (gpointer  data,
                     GClosure *closure)
{
  choice_free (data);
}

static void
add_answer (MkrPayoutMatches *self,
            GtkWidget        *row,
            const char       *label,
            Answer            answer,
            gint64            payout,
            GArray           *entries)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);
  Choice *choice = g_new0 (Choice, 1);

  *choice = (Choice) { self, answer, payout, g_array_ref (entries) };
  g_signal_connect_data (button, "clicked", G_CALLBACK (choice_cb), choice, choice_closure_free, G_CONNECT_SWAPPED);
  gtk_widget_set_sensitive (button, mkr_session_get_read_only_reason (self->session) == NULL);
  gtk_box_append (GTK_BOX (row), button);
}

/* What speaks for it, in words. */
static char *
describe_evidence (const MkrMatch *match)
{
  /* A run of one row is no sum to a person. */
  gboolean is_pair = match->leaves->len == 1 && match->arrives->len == 1;
  MkrMatchHow how = !is_pair ? match->how :
                    match->how == MKR_MATCH_SUM ? MKR_MATCH_EXACT :
                    match->how == MKR_MATCH_SUM_LESS_FEE ? MKR_MATCH_LESS_FEE : match->how;
  const char *words[5] = { NULL };
  guint n = 0;

  words[n++] = mkr_match_how_label (how);
  if (match->number)
    words[n++] = _("the transaction’s number");
  if (match->name)
    words[n++] = _("the payer’s name");
  if (match->date)
    words[n++] = _("within ten days");

  return g_strjoinv (" · ", (char **) words);
}

/* The row at the other end: choosing it shows it. */
static void
add_other (MkrPayoutMatches *self,
           const MkrPayout  *other)
{
  g_autofree char *date = other->date != MKR_DATE_NONE ? mkr_date_format (other->date, MKR_DATE_FULL) : g_strdup ("");
  g_autofree char *money = mkr_payout_money (other->net, other->currency);
  /* Translators: an account's name, a day, an amount. */
  g_autofree char *text = g_strdup_printf (_("%s, %s: %s"), other->account_name, date, money);
  g_autofree char *visible = mkr_text_visible (text);
  GtkWidget *label = gtk_label_new (visible);
  GtkWidget *button = gtk_button_new ();

  gtk_widget_set_halign (label, GTK_ALIGN_START);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Show This Payout"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, visible, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-payout");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", other->id);
  gtk_box_append (self->box, button);
}

static void
add_others (MkrPayoutMatches     *self,
            const MkrPayoutStory *story,
            GArray               *entries)
{
  guint more = 0;

  for (guint i = 0, shown = 0; i < entries->len; i++)
    {
      const MkrPayout *other = g_hash_table_lookup (story->others, &g_array_index (entries, gint64, i));

      if (other != NULL && shown++ < MOST_SHOWN)
        add_other (self, other);
      else
        more += other != NULL;
    }
  if (more > 0)
    {
      g_autofree char *text = g_strdup_printf (ngettext ("and %u more", "and %u more", more), more);

      add_label (self->box, text, "caption", "mkr-dim");
    }
}

static void
add_match (MkrPayoutMatches     *self,
           const MkrPayoutStory *story,
           const MkrMatch       *match)
{
  GtkWidget *answers = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autoptr(GArray) entries = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 payout = story->payout->id;
  g_autofree char *evidence = describe_evidence (match);

  g_array_append_vals (entries, match->leaves->data, match->leaves->len);
  g_array_append_vals (entries, match->arrives->data, match->arrives->len);
  add_others (self, story, entries);

  gtk_widget_set_layout_manager (answers, g_object_new (MKR_TYPE_WRAP_LAYOUT, "spacing", 8, NULL));
  if (match->leaves->len == 0)
    {
      add_label (self->box, _("Its payer has an account in the book, but no row there fits."), "caption", "mkr-dim");
      add_answer (self, answers, _("_Belongs to None"), REFUSE, payout, entries);
    }
  else
    {
      add_label (self->box, evidence, "caption", "mkr-dim");
      if (match->suggested)
        {
          add_answer (self, answers, _("A_ccept"), ACCEPT, payout, entries);
          add_answer (self, answers, _("Re_fuse"), REFUSE, payout, entries);
        }
      else
        add_answer (self, answers, _("_Take Apart"), TAKE_APART, payout, entries);
    }
  gtk_box_append (self->box, answers);
}

static void
mkr_payout_matches_dispose (GObject *object)
{
  MkrPayoutMatches *self = MKR_PAYOUT_MATCHES (object);

  if (self->box != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->box));
  self->box = NULL;
  g_clear_object (&self->session);

  G_OBJECT_CLASS (mkr_payout_matches_parent_class)->dispose (object);
}

static void
mkr_payout_matches_class_init (MkrPayoutMatchesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mkr_payout_matches_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
mkr_payout_matches_init (MkrPayoutMatches *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  self->box = GTK_BOX (box);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Matches"), -1);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
mkr_payout_matches_show (MkrPayoutMatches     *self,
                         MkrSession           *session,
                         const MkrPayoutStory *story)
{
  GtkWidget *child, *line;

  g_return_if_fail (MKR_IS_PAYOUT_MATCHES (self));

  g_set_object (&self->session, session);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  gtk_widget_set_visible (GTK_WIDGET (self), story != NULL && story->matches->len > 0);
  if (story == NULL || story->matches->len == 0)
    return;

  line = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_margin_top (line, 10);
  gtk_widget_set_margin_bottom (line, 10);
  gtk_box_append (self->box, line);
  add_label (self->box,
             ((const MkrMatch *) g_ptr_array_index (story->matches, 0))->suggested ? _("May be the same money as")
                                                                                    : _("The same money as"),
             "caption-heading", "mkr-dim");
  for (guint i = 0; i < story->matches->len; i++)
    add_match (self, story, g_ptr_array_index (story->matches, i));
}
