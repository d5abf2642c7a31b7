/* mkr-mark.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-palette.h"

G_BEGIN_DECLS

typedef enum
{
  MKR_MARK_BOX,
  MKR_MARK_LINE,       /* from x, y to x + width, y + height */
  MKR_MARK_TEXT,
  MKR_MARK_TICK,
  MKR_MARK_ALERT,      /* filled triangle with “!” */
  MKR_MARK_TRIANGLE,   /* hollow */
  MKR_MARK_POINTER,    /* filled, pointing down */
} MkrMarkType;

/* Colour is never the only sign: each kind of work has one of these too. */
typedef enum { MKR_SIGN_PLAIN, MKR_SIGN_DOTS, MKR_SIGN_LINES, MKR_SIGN_HATCH } MkrSign;

typedef enum { MKR_DASH_NONE, MKR_DASH_DASHED, MKR_DASH_DOTTED } MkrDash;

typedef enum { MKR_ALIGN_LEFT, MKR_ALIGN_CENTRE, MKR_ALIGN_RIGHT } MkrAlign;

/* What a box stands for; the geometry tests and a later cursor read it. */
typedef enum { MKR_PART_NONE, MKR_PART_COLUMN, MKR_PART_WAITING, MKR_PART_BAR, MKR_PART_TIP } MkrPart;

/**
 * MkrMark:
 * @x: left edge, px or pt
 * @y: top edge
 * @stroke: with @line_width; inside the edge of a box
 * @casing: a rim in the card colour keeps the mark apart from what is below it
 * @gap: the painter leaves 1 px free at the top, so that stacked segments stay apart
 * @layout: of a text, laid out already
 * @item: whose mark it is, −1: nobody's
 * @value: the money it stands for, minor units
 */
typedef struct
{
  MkrMarkType  type;
  MkrPart      part;
  double       x, y, width, height;
  double       radius;
  MkrInk       fill, stroke;
  MkrSign      sign;
  MkrDash      dash;
  double       line_width;
  gboolean     casing, gap;
  PangoLayout *layout;
  gint         item;
  gint64       value;
} MkrMark;

typedef struct
{
  double   size;        /* px */
  gboolean bold;
  MkrInk   ink;
  gboolean casing;
  double   max_width;   /* 0: as long as it is; longer text is ellipsized at the end */
  gboolean wrap;        /* breaks into lines at @max_width instead */
} MkrTextStyle;

MkrMark *mkr_chart_add         (MkrChart           *self,
                                const MkrMark      *mark);
MkrMark *mkr_chart_add_box     (MkrChart           *self,
                                double              x,
                                double              y,
                                double              width,
                                double              height,
                                double              radius,
                                MkrInk              fill);
MkrMark *mkr_chart_add_line    (MkrChart           *self,
                                double              x1,
                                double              y1,
                                double              x2,
                                double              y2,
                                double              line_width,
                                MkrInk              stroke);
/* @x: the left edge, centre or right edge as @align says; @y: the centre of the line. */
MkrMark *mkr_chart_add_text    (MkrChart           *self,
                                const MkrTextStyle *style,
                                const char         *text,
                                double              x,
                                double              y,
                                MkrAlign            align);
void     mkr_chart_measure     (MkrChart           *self,
                                const MkrTextStyle *style,
                                const char         *text,
                                double             *width,
                                double             *height);
void     mkr_mark_clear        (MkrMark            *self);
MkrInk   mkr_work_ink          (MkrWork             work);
MkrSign  mkr_work_sign         (MkrWork             work);

G_END_DECLS
