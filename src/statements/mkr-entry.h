/* mkr-entry.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-currency.h"
#include "mkr-date.h"
#include "mkr-kinds.h"

G_BEGIN_DECLS

/**
 * MkrEntry:
 *
 * One row of a statement, read. Strings belong to the #MkrStatement (or to the book's list) that
 * hands the entry out; never NULL unless said. Amounts are signed from the person's balance (+ in, − out),
 * in units of 10^-scale; net = gross − fee always; fee > 0 is a cost. scale is the currency's exponent
 * except for formats with subunits.
 */
typedef struct
{
  guint32            line;        /* 1-based physical line where the record starts */
  MkrDate            date;        /* MKR_DATE_NONE for problems and where the row has none */
  const MkrCurrency *currency;    /* nullable: the file does not say */
  gint64             gross;
  gint64             fee;
  gint64             net;
  guint8             scale;
  guint8             kind;        /* MkrKind */
  guint8             state;       /* MkrState */
  gint32             seconds;     /* duration in the file (Outlier), −1 if none */
  const char        *reference;   /* the platform's id column, "" if none */
  const char        *party;       /* who the row names: payer or payee */
  const char        *type;        /* the raw type cell (or description used as one) */
  const char        *text;        /* description, note, subject */
  const char        *project;     /* platform's project or contract name, "" if none */
  const char        *key;         /* canonical text of the format's key columns, without account and occurrence */
  const char        *reason;      /* ignored and problem rows: why, translated, what to do */
  const char        *cell;        /* problem rows: name of the cell that cannot be read, "" else */
  const char        *cell_text;   /* problem rows: its raw text, shortened and valid UTF-8 */
  guint32            raw_offset;  /* the record in the decoded text, see mkr_statement_dup_raw () */
  guint32            raw_length;
} MkrEntry;

gboolean mkr_entry_is_pending (const MkrEntry *entry);

G_END_DECLS
