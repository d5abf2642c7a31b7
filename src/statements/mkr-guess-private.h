/* mkr-guess-private.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-decimal.h"
#include "mkr-mapping.h"
#include "mkr-recognise.h"

G_BEGIN_DECLS

/* What the cells of one column look like, below the header. */
typedef struct
{
  guint filled;
  guint dates;
  guint numbers;
  guint decimals;      /* numbers with a decimal part */
  guint negatives;
  guint currencies;
  guint durations;     /* “1h 20m”, “7:30” */
  guint ways;          /* “Credit”, “Af”, “S” */
  guint states;        /* “completed”, “ausstehend” */
  guint ids;           /* one word with digits */
  guint accounts;      /* an IBAN or a BIC */
  guint distinct;
  guint letters;
} MkrGuessColumn;

/* A file's beginning while its columns are being guessed. */
typedef struct
{
  const MkrSample *sample;
  gint             header;       /* row of the sample, −1: the file has none */
  guint            first;        /* row below it */
  guint            n_columns;
  MkrGuessColumn  *columns;
  MkrNumberStyle   style;
  MkrMapField     *fields;       /* out */
  gboolean         in_negative;
  gboolean         balance_proved;
} MkrGuess;

/* mkr-guess-words.c */
char       *mkr_guess_fold         (const char     *text) G_GNUC_WARN_UNUSED_RESULT;
/* How well a folded title names a field: 0 not at all, 100 at most. */
guint       mkr_guess_rank_title   (MkrMapField     field,
                                    const char     *folded);
gboolean    mkr_guess_is_other     (const char     *folded);   /* an account number, a rate …: none of the fields */
gint        mkr_guess_way          (const char     *text);     /* 1 in, −1 out, 0 neither */
/* What a status or a type says; MKR_N_MAP_KINDS: the words are not known. */
MkrMapKind  mkr_guess_status       (const char     *text);
MkrMapKind  mkr_guess_type         (const char     *text);
gboolean    mkr_guess_is_minutes   (const char     *folded);

/* mkr-guess-unpaid.c: what a status says of money that is not there, by parts of its words; MKR_N_MAP_KINDS: nothing */
MkrMapKind  mkr_guess_unpaid       (const char     *folded);
/* The parts that a format of the person's own names beforehand; NULL behind the last. */
const char *mkr_guess_unpaid_part  (guint           i,
                                    MkrMapKind     *kind);

/* mkr-guess-id.c: what tells one transaction from another, and what does not */
gboolean    mkr_guess_may_be_id    (const char     *folded);
gboolean    mkr_guess_is_account   (const char     *text);

/* mkr-guess-cells.c */
const char *mkr_guess_cell         (const MkrGuess *self,
                                    guint           row,
                                    guint           column);
gboolean    mkr_guess_is_date      (const char     *text);
gboolean    mkr_guess_is_number    (const char     *text);
/* In ten-thousandths; an empty cell is 0. FALSE: not a number. */
gboolean    mkr_guess_amount       (const MkrGuess *self,
                                    guint           row,
                                    guint           column,
                                    gint64         *amount);
const MkrCurrency *mkr_guess_currency (const char  *text);
void        mkr_guess_look         (MkrGuess       *self);

/* mkr-guess-proof.c: what the amounts prove among themselves. */
void        mkr_guess_prove        (MkrGuess       *self);

/* mkr-guess-layout.c */
char        mkr_guess_delimiter    (MkrText        *text);
void        mkr_guess_find_header  (MkrGuess       *self);

/* mkr-guess.c: fills in fields and conventions of a mapping whose columns and rows are there. */
void        mkr_guess_columns      (MkrGuess       *self);

G_END_DECLS
