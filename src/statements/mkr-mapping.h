/* mkr-mapping.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-bytes.h"
#include "mkr-statement.h"

G_BEGIN_DECLS

/* What a column of a file is. */
typedef enum
{
  MKR_MAP_NONE,
  MKR_MAP_DATE,
  MKR_MAP_GROSS,       /* the amount, before fees */
  MKR_MAP_FEE,
  MKR_MAP_NET,         /* the amount, after fees */
  MKR_MAP_IN,          /* money in and money out in two columns */
  MKR_MAP_OUT,
  MKR_MAP_DIRECTION,   /* a word that says which way an unsigned amount goes */
  MKR_MAP_CURRENCY,
  MKR_MAP_REFERENCE,   /* the transaction's id */
  MKR_MAP_PARTY,
  MKR_MAP_TEXT,
  MKR_MAP_PROJECT,
  MKR_MAP_TYPE,
  MKR_MAP_STATUS,
  MKR_MAP_HOURS,
  MKR_MAP_BALANCE,
  MKR_N_MAP_FIELDS
} MkrMapField;

/* What rows with a certain text in their type or status column are. */
typedef enum
{
  MKR_MAP_KIND_BY_SIGN,     /* money in is earned, money out is the person's own payment */
  MKR_MAP_KIND_EARNING,     /* money out gives some of it back */
  MKR_MAP_KIND_FEE,
  MKR_MAP_KIND_TRANSFER,
  MKR_MAP_KIND_CONVERSION,
  MKR_MAP_KIND_PENDING,
  MKR_MAP_KIND_DENIED,
  MKR_MAP_KIND_NO_INCOME,
  MKR_N_MAP_KINDS
} MkrMapKind;

typedef enum { MKR_MAP_FEE_POSITIVE, MKR_MAP_FEE_NEGATIVE } MkrMapFees;
typedef enum { MKR_MAP_NUMBERS_AUTO, MKR_MAP_NUMBERS_POINT, MKR_MAP_NUMBERS_COMMA } MkrMapNumbers;
typedef enum { MKR_MAP_TIME_TEXT, MKR_MAP_TIME_HOURS, MKR_MAP_TIME_MINUTES } MkrMapTime;

typedef struct
{
  char        *title;      /* "" where the file gives none */
  MkrMapField  field;
  GPtrArray   *samples;    /* of char *: its first cells that are not empty */
} MkrMapColumn;

typedef struct
{
  MkrMapField  field;      /* MKR_MAP_TYPE or MKR_MAP_STATUS */
  char        *text;
  guint        n_rows;     /* of the file's beginning */
  MkrMapKind   kind;
} MkrMapValue;

/**
 * MkrMapping: what the columns of one file are, and how it writes dates, amounts and fees: a format in the making. Filled
 * in by the guess, corrected by the person, written as a key file. Fields may be set freely; after a change of columns
 * call mkr_mapping_collect ().
 */
typedef struct
{
  char              *file_name;
  char              *id;            /* nullable: of the format that is edited */
  char              *name, *account, *source;   /* source "": each row's party */
  gboolean           names_follow;  /* the account and the source of a platform are called like the format */
  MkrAccountKind     account_kind;
  MkrWork            work;
  gboolean           withdrawals;   /* shown by its statements, though no value here is a transfer */
  GPtrArray         *columns;       /* of MkrMapColumn */
  GPtrArray         *values;        /* of MkrMapValue */
  gboolean           has_header;
  guint              n_rows;        /* of the beginning that was looked at */
  gint               date_order;    /* MkrDateOrder, −1: each file decides or is asked about */
  MkrMapNumbers      numbers;
  gboolean           in_negative;   /* money that comes in has a minus */
  MkrMapFees         fees;
  MkrMapTime         time;
  const MkrCurrency *currency;      /* nullable: for a file that does not say its own */
  gboolean           balance_proved;
  MkrEncoding        encoding;      /* of the file, MKR_ENCODING_UTF8 where it says itself */
  GBytes            *beginning;     /* whole rows */
  GPtrArray         *rows;          /* of GStrv: the beginning below the header */
} MkrMapping;

/* The beginning of a file with the guess filled in; with @format, which must fit, with what that says. A guess that finds no
 * date or no amount is no error: the person says it. */
MkrMapping    *mkr_mapping_new_for_file  (GFile             *file,
                                          MkrFormat         *format,
                                          GError           **error);
MkrMapping    *mkr_mapping_new_for_bytes (GBytes            *bytes,
                                          const char        *name,
                                          MkrFormat         *format,
                                          GError           **error);
void           mkr_mapping_free          (MkrMapping        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MkrMapping, mkr_mapping_free)

gint           mkr_mapping_find_field    (const MkrMapping  *self,
                                          MkrMapField        field);    /* −1: no column */
gint           mkr_mapping_find_title    (const MkrMapping  *self,
                                          const char        *title);    /* or “#3”; −1 */
/* Account and source are called so too, as long as the guess alone named them. */
void           mkr_mapping_set_name      (MkrMapping        *self,
                                          const char        *name);
/* The texts of the type and status columns, with the kinds that were chosen already. */
void           mkr_mapping_collect       (MkrMapping        *self);
/* Refuses, in words, two columns of one field, and a file without a date or an amount. */
gboolean       mkr_mapping_check         (const MkrMapping  *self,
                                          GError           **error);
char          *mkr_mapping_to_text       (const MkrMapping  *self,
                                          GError           **error);
MkrFormat     *mkr_mapping_make_format   (const MkrMapping  *self,
                                          GError           **error);
/* The beginning as it would be read; the errors of mkr_statement_read (). */
MkrStatement  *mkr_mapping_read          (const MkrMapping  *self,
                                          GError           **error);
char          *mkr_mapping_dup_id        (const MkrMapping  *self);     /* of its name: “grainlight-export” */
/* A sentence: “Column “Betrag” is the amount.” One for each column, for the command line. */
char          *mkr_mapping_describe      (const MkrMapping  *self,
                                          guint              column);

/* Ids for the command line and names for people. */
const char    *mkr_map_field_id          (MkrMapField        field);
const char    *mkr_map_field_label       (MkrMapField        field);
gboolean       mkr_map_field_from_id     (const char        *id,
                                          MkrMapField       *field,
                                          GError           **error);
const char    *mkr_map_kind_id           (MkrMapKind         kind);
const char    *mkr_map_kind_label        (MkrMapKind         kind);
gboolean       mkr_map_kind_from_id      (const char        *id,
                                          MkrMapKind        *kind,
                                          GError           **error);

/* The person's own formats: key files in $XDG_DATA_HOME/makerent/formats. */
char          *mkr_own_format_dup_path   (const char        *id);
gboolean       mkr_own_format_exists     (const char        *id);
/* Checks @text before it writes; MKR_ERROR_EXISTS without @replace, if there is one of this id. What is replaced is kept as
 * “ID.ini~”. */
gboolean       mkr_own_format_save       (const char        *id,
                                          const char        *text,
                                          gboolean           replace,
                                          GError           **error);
/* Keeps what was guessed for a file, so that the next one with its columns is read alike and goes into the same account. One
 * that is there already stays; so does, unkept, what could be known by nothing but the number of its columns. @id: NULL if
 * nothing was kept. */
gboolean       mkr_own_format_keep_guess (MkrFormat         *format,
                                          const char        *account,
                                          char             **id,
                                          GError           **error);
gboolean       mkr_own_format_add        (GFile             *file,
                                          gboolean           replace,
                                          char             **id,
                                          GError           **error);
/* Another name in lists; the file, its id and what was imported by it stay. */
gboolean       mkr_own_format_rename     (const char        *id,
                                          const char        *name,
                                          GError           **error);
/* The file as it is, broken or not. */
char          *mkr_own_format_read       (const char        *id,
                                          GError           **error);
gboolean       mkr_own_format_remove     (const char        *id,
                                          GError           **error);
/* What was removed, as it was, broken or not. */
gboolean       mkr_own_format_bring_back (const char        *id,
                                          const char        *text,
                                          GError           **error);

G_END_DECLS
