/* mkr-chart-view.c
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "mkr-chart-view.h"
#include "mkr-look.h"

#define PAGE_STEP    12    /* months in a year */
#define FIRST_WIDTH  640   /* for the words of a chart that has no size yet */
#define FIRST_HEIGHT 300

struct _MkrChartView
{
  GtkWidget              parent_instance;

  MkrChartFactory        factory;
  gpointer               factory_data;
  GDestroyNotify         factory_data_free;

  MkrChart              *chart;         /* owned, NULL until it is asked for */
  GtkOrientation         orientation;   /* of the items: months run across, sources down */
  gboolean               by_rows;       /* the height is what the chart's rows need */
  int                    min_width, min_height;
  int                    rows_width, rows_height;   /* the last answer to measure */
  gint                   selected;
  gint                   key_item;      /* where the keyboard's cursor stands, −1 */
  gint                   pointer_item;
  double                 pointer_x, pointer_y;
  gboolean               focused;
};

G_DEFINE_FINAL_TYPE (MkrChartView, mkr_chart_view, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_ORIENTATION, PROP_BY_ROWS, PROP_MIN_WIDTH, PROP_MIN_HEIGHT, N_PROPS };
enum { ITEM_ACTIVATED, ZOOM, N_SIGNALS };

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static gint
shown_cursor (MkrChartView *self)
{
  if (self->pointer_item >= 0)
    return self->pointer_item;

  return gtk_widget_has_visible_focus (GTK_WIDGET (self)) ? self->key_item : -1;
}

static MkrChart *
make_chart (MkrChartView *self,
            int           width,
            int           height)
{
  GtkWidget *widget = GTK_WIDGET (self);
  PangoContext *context = gtk_widget_get_pango_context (widget);
  MkrChartStyle style = {
    .look = mkr_look_get (),
    .width = width,
    .height = height,
    .mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL,
    .font = pango_context_get_font_description (context),
    .selected = self->selected,
    .cursor = shown_cursor (self),
    .focused = gtk_widget_has_visible_focus (widget),
  };

  return self->factory ? self->factory (&style, self->factory_data) : NULL;
}

static MkrChart *
ensure_chart (MkrChartView *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));

  if (self->chart == NULL)
    self->chart = make_chart (self, width > 0 ? width : FIRST_WIDTH,
                              height > 0 ? height : FIRST_HEIGHT);

  return self->chart;
}

static guint
count_items (MkrChartView *self)
{
  MkrChart *chart = ensure_chart (self);

  return chart ? mkr_chart_get_n_items (chart) : 0;
}

/* While it is focused, the chart speaks of the item under the cursor; else of itself. */
static void
update_description (MkrChartView *self)
{
  MkrChart *chart = ensure_chart (self);
  const char *text = NULL;

  if (chart != NULL && self->focused && self->key_item >= 0)
    text = mkr_chart_item_text (chart, (guint) self->key_item);
  if (chart != NULL && text == NULL)
    text = mkr_chart_get_summary (chart);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text ? text : "", -1);
}

static void
drop_chart (MkrChartView *self)
{
  g_clear_pointer (&self->chart, mkr_chart_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
set_key_item (MkrChartView *self,
              gint          item)
{
  guint n = count_items (self);

  if (n == 0)
    return;

  self->key_item = CLAMP (item, 0, (gint) n - 1);
  self->pointer_item = -1;
  drop_chart (self);
  update_description (self);
}

static void
look_changed (GtkWidget *widget)
{
  drop_chart (MKR_CHART_VIEW (widget));
}

static gint
first_key_item (MkrChartView *self)
{
  guint n = count_items (self);

  if (self->selected >= 0 && (guint) self->selected < n)
    return self->selected;

  return self->orientation == GTK_ORIENTATION_HORIZONTAL ? (gint) n - 1 : (n > 0 ? 0 : -1);
}

/* Along the items' direction: −1, 1. 0: the key means something else. Time runs to the right in every language. */
static int
key_step (MkrChartView *self,
          guint         key)
{
  gboolean across = self->orientation == GTK_ORIENTATION_HORIZONTAL;

  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return across ? -1 : 0;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return across ? 1 : 0;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return across ? 0 : -1;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return across ? 0 : 1;
    default:
      return 0;
    }
}

static gboolean
move_cursor (MkrChartView *self,
             guint         key)
{
  int step = key_step (self, key);

  if (step == 0 && (key == GDK_KEY_Page_Up || key == GDK_KEY_KP_Page_Up))
    step = -PAGE_STEP;
  else if (step == 0 && (key == GDK_KEY_Page_Down || key == GDK_KEY_KP_Page_Down))
    step = PAGE_STEP;

  if (key == GDK_KEY_Home || key == GDK_KEY_KP_Home)
    set_key_item (self, 0);
  else if (key == GDK_KEY_End || key == GDK_KEY_KP_End)
    set_key_item (self, G_MAXINT);
  else if (step != 0)
    set_key_item (self, (self->key_item < 0 ? first_key_item (self) : self->key_item) + step);
  else
    return FALSE;

  return TRUE;
}

static gboolean
key_pressed_cb (MkrChartView    *self,
                guint            key,
                guint            code,
                GdkModifierType  state)
{
  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK))
    return FALSE;

  switch (key)
    {
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      g_signal_emit (self, signals[ZOOM], 0, 1);
      return TRUE;

    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      g_signal_emit (self, signals[ZOOM], 0, -1);
      return TRUE;

    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
    case GDK_KEY_space:
      if (self->key_item < 0)
        return FALSE;
      g_signal_emit (self, signals[ITEM_ACTIVATED], 0, self->key_item, TRUE);
      return TRUE;

    default:
      return move_cursor (self, key);
    }
}

static void
focus_enter_cb (MkrChartView *self)
{
  self->focused = TRUE;
  if (self->key_item < 0 || (guint) self->key_item >= count_items (self))
    self->key_item = first_key_item (self);
  drop_chart (self);
  update_description (self);
}

static void
focus_leave_cb (MkrChartView *self)
{
  self->focused = FALSE;
  drop_chart (self);
  update_description (self);
}

static void
motion_cb (MkrChartView *self,
           double        x,
           double        y)
{
  MkrChart *chart = ensure_chart (self);
  gint item = chart ? mkr_chart_item_at (chart, x, y) : -1;

  /* GTK repeats the last place after each new layout: a pointer that rests does not take the cursor from the keys. */
  if (item == self->pointer_item || (x == self->pointer_x && y == self->pointer_y))
    return;

  self->pointer_x = x;
  self->pointer_y = y;

  self->pointer_item = item;
  drop_chart (self);
}

static void
leave_cb (MkrChartView *self)
{
  self->pointer_x = self->pointer_y = -1;
  if (self->pointer_item < 0)
    return;

  self->pointer_item = -1;
  drop_chart (self);
}

static void
released_cb (MkrChartView *self,
             int           n_press,
             double        x,
             double        y)
{
  MkrChart *chart = ensure_chart (self);
  gint item = chart ? mkr_chart_item_at (chart, x, y) : -1;

  if (item < 0)
    return;

  self->key_item = item;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  update_description (self);
  g_signal_emit (self, signals[ITEM_ACTIVATED], 0, item, FALSE);
}

static void
measure_rows (MkrChartView *self,
              int           width,
              int          *height)
{
  MkrChart *chart;

  if (width < 0)
    width = MAX (gtk_widget_get_width (GTK_WIDGET (self)), self->min_width);

  if (width != self->rows_width)
    {
      self->rows_width = width;
      self->rows_height = self->min_height;
      chart = make_chart (self, width, FIRST_HEIGHT);
      if (chart != NULL)
        self->rows_height = MAX (self->min_height, (int) (mkr_chart_min_height (chart) + 0.999));
      g_clear_pointer (&chart, mkr_chart_unref);
    }

  *height = self->rows_height;
}

static GtkSizeRequestMode
mkr_chart_view_get_request_mode (GtkWidget *widget)
{
  return MKR_CHART_VIEW (widget)->by_rows ? GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH
                                          : GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
mkr_chart_view_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  MkrChartView *self = MKR_CHART_VIEW (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = self->min_width;
  else if (self->by_rows)
    {
      measure_rows (self, for_size, minimum);
      *natural = *minimum;
    }
  else
    *minimum = *natural = self->min_height;
}

static void
mkr_chart_view_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  drop_chart (MKR_CHART_VIEW (widget));
}

static void
mkr_chart_view_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  MkrChart *chart = ensure_chart (MKR_CHART_VIEW (widget));
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                               (float) gtk_widget_get_height (widget));
  cairo_t *cr;

  if (chart == NULL)
    return;

  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  mkr_chart_paint (chart, cr);
  cairo_destroy (cr);
}

/* Whether the focus is shown changes the drawing, and so may the direction of the text. */
static void
mkr_chart_view_state_flags_changed (GtkWidget     *widget,
                                    GtkStateFlags  before)
{
  GtkStateFlags changed = before ^ gtk_widget_get_state_flags (widget);

  if (changed & (GTK_STATE_FLAG_FOCUS_VISIBLE | GTK_STATE_FLAG_DIR_LTR | GTK_STATE_FLAG_DIR_RTL))
    drop_chart (MKR_CHART_VIEW (widget));

  GTK_WIDGET_CLASS (mkr_chart_view_parent_class)->state_flags_changed (widget, before);
}

static void
mkr_chart_view_css_changed (GtkWidget         *widget,
                            GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (mkr_chart_view_parent_class)->css_changed (widget, change);

  /* A new font. */
  drop_chart (MKR_CHART_VIEW (widget));
}

static void
mkr_chart_view_dispose (GObject *object)
{
  MkrChartView *self = MKR_CHART_VIEW (object);

  g_clear_pointer (&self->chart, mkr_chart_unref);
  self->factory = NULL;
  if (self->factory_data_free != NULL)
    g_clear_pointer (&self->factory_data, self->factory_data_free);
  self->factory_data_free = NULL;

  G_OBJECT_CLASS (mkr_chart_view_parent_class)->dispose (object);
}

static void
mkr_chart_view_set_property (GObject      *object,
                             guint         id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  MkrChartView *self = MKR_CHART_VIEW (object);

  switch (id)
    {
    case PROP_ORIENTATION:
      self->orientation = g_value_get_enum (value);
      break;
    case PROP_BY_ROWS:
      self->by_rows = g_value_get_boolean (value);
      break;
    case PROP_MIN_WIDTH:
      self->min_width = g_value_get_int (value);
      break;
    case PROP_MIN_HEIGHT:
      self->min_height = g_value_get_int (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }

  mkr_chart_view_invalidate (self);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  properties[PROP_ORIENTATION] =
    g_param_spec_enum ("orientation", NULL, NULL, GTK_TYPE_ORIENTATION,
                       GTK_ORIENTATION_HORIZONTAL, flags);
  properties[PROP_BY_ROWS] = g_param_spec_boolean ("by-rows", NULL, NULL, FALSE, flags);
  properties[PROP_MIN_WIDTH] = g_param_spec_int ("min-width", NULL, NULL, 1, G_MAXINT, 240, flags);
  properties[PROP_MIN_HEIGHT] = g_param_spec_int ("min-height", NULL, NULL, 1, G_MAXINT, 236, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
mkr_chart_view_class_init (MkrChartViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mkr_chart_view_dispose;
  object_class->set_property = mkr_chart_view_set_property;
  widget_class->get_request_mode = mkr_chart_view_get_request_mode;
  widget_class->measure = mkr_chart_view_measure;
  widget_class->size_allocate = mkr_chart_view_size_allocate;
  widget_class->snapshot = mkr_chart_view_snapshot;
  widget_class->state_flags_changed = mkr_chart_view_state_flags_changed;
  widget_class->css_changed = mkr_chart_view_css_changed;

  install_properties (object_class);

  signals[ITEM_ACTIVATED] =
    g_signal_new ("item-activated", MKR_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_BOOLEAN);
  signals[ZOOM] =
    g_signal_new ("zoom", MKR_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_css_name (widget_class, "mkrchart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
add_controllers (MkrChartView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (key, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (focus_enter_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_leave_cb), self);
  g_signal_connect_swapped (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (widget, key);
  gtk_widget_add_controller (widget, focus);
  gtk_widget_add_controller (widget, motion);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
}

static void
mkr_chart_view_init (MkrChartView *self)
{
  self->orientation = GTK_ORIENTATION_HORIZONTAL;
  self->min_width = 240;
  self->min_height = 236;
  self->rows_width = -1;
  self->selected = self->key_item = self->pointer_item = -1;
  self->pointer_x = self->pointer_y = -1;

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  add_controllers (self);
  mkr_look_connect (GTK_WIDGET (self), look_changed);
}

GtkWidget *
mkr_chart_view_new (void)
{
  return g_object_new (MKR_TYPE_CHART_VIEW, NULL);
}

gint
mkr_chart_view_get_selected (MkrChartView *self)
{
  g_return_val_if_fail (MKR_IS_CHART_VIEW (self), -1);

  return self->selected;
}

void
mkr_chart_view_set_selected (MkrChartView *self,
                             gint          item)
{
  g_return_if_fail (MKR_IS_CHART_VIEW (self));

  if (self->selected == item)
    return;

  self->selected = item;
  drop_chart (self);
}

/**
 * mkr_chart_view_set_factory:
 * @factory: (scope notified): makes the chart
 * @data: for @factory
 * @data_free: (nullable): frees @data
 *
 * The factory is asked on the main thread and must not block: it lays out figures that are there.
 */
void
mkr_chart_view_set_factory (MkrChartView    *self,
                            MkrChartFactory  factory,
                            gpointer         data,
                            GDestroyNotify   data_free)
{
  g_return_if_fail (MKR_IS_CHART_VIEW (self));

  if (self->factory_data_free != NULL)
    self->factory_data_free (self->factory_data);

  self->factory = factory;
  self->factory_data = data;
  self->factory_data_free = data_free;
  mkr_chart_view_invalidate (self);
}

void
mkr_chart_view_invalidate (MkrChartView *self)
{
  guint n;

  g_return_if_fail (MKR_IS_CHART_VIEW (self));

  self->pointer_item = -1;
  self->rows_width = -1;
  drop_chart (self);

  n = count_items (self);
  if (self->key_item >= (gint) n)
    self->key_item = (gint) n - 1;
  if (self->by_rows)
    gtk_widget_queue_resize (GTK_WIDGET (self));
  update_description (self);
}
