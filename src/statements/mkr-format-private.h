/* mkr-format-private.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-bytes.h"
#include "mkr-currency.h"
#include "mkr-decimal.h"
#include "mkr-format.h"

G_BEGIN_DECLS

/* A column of the format: the names it may have in a header. */
typedef struct
{
  char      *name;          /* as the other groups call it */
  char      *title;         /* its first header name, as written: for messages */
  GPtrArray *aliases;       /* of char *, folded with mkr_header_fold (); “{currency}” is a placeholder */
  gboolean   required;
} MkrFormatColumn;

typedef enum { MKR_WHEN_ALWAYS, MKR_WHEN_IN, MKR_WHEN_OUT, MKR_WHEN_ZERO } MkrWhen;

/* One of the cells that a field is taken from: the first that is not empty. */
typedef struct
{
  gint16  column;           /* index into columns */
  guint8  when;             /* MkrWhen: only for money that comes in or goes out */
} MkrFieldPart;

/* “credit − debit”: + takes the cell as it is signed, − takes off its magnitude. */
typedef struct
{
  gint16   column;
  gint8    sign;
  guint8   when;            /* MkrWhen: only in rows of that direction */
  gboolean in_words;        /* the first amount in a text; only while no other term is filled */
} MkrAmountTerm;

#define MKR_KIND_NEXT 0     /* go on with the next group, or with @see */

typedef struct
{
  guint8      when;         /* MkrWhen */
  guint8      kind;         /* MkrKind or MKR_KIND_NEXT */
  guint8      state;        /* MkrState, 0: leave it */
  gint8       see;          /* group to go on with, −1: the next */
  const char *reason;       /* nullable, untranslated (a constant of mkr-kind-rules.c) */
} MkrVerdict;

typedef struct
{
  char         *pattern;    /* folded */
  GPatternSpec *spec;       /* nullable: an exact text */
  GArray       *verdicts;   /* of MkrVerdict, the first that fits */
} MkrKindRule;

typedef struct
{
  char       *name;         /* of the column or field it looks at */
  GArray     *parts;        /* of MkrFieldPart */
  GPtrArray  *rules;        /* of MkrKindRule, in file order */
  GHashTable *exact;        /* folded text → MkrKindRule */
} MkrKindGroup;

typedef enum
{
  MKR_KEY_COLUMN,           /* a cell */
  MKR_KEY_SIGN,             /* “+” or “−”: the two legs of one id */
  MKR_KEY_CURRENCY,
  MKR_KEY_DATE,
  MKR_KEY_FEE,              /* “fee” for rows that are only a fee: they share the id of their payment */
} MkrKeyKind;

typedef struct
{
  guint8 kind;
  gint16 column;
} MkrKeyPart;

typedef enum { MKR_NUMBERS_POINT, MKR_NUMBERS_COMMA, MKR_NUMBERS_AUTO } MkrNumbers;
typedef enum { MKR_FEE_NONE, MKR_FEE_COST_NEGATIVE, MKR_FEE_COST_POSITIVE } MkrFeeSign;

typedef enum
{
  MKR_FIELD_DATE,
  MKR_FIELD_CURRENCY,
  MKR_FIELD_REFERENCE,
  MKR_FIELD_PARTY,
  MKR_FIELD_TYPE,
  MKR_FIELD_TEXT,
  MKR_FIELD_PROJECT,
  MKR_FIELD_DURATION,
  MKR_FIELD_OWN_NAME,       /* names of the account's holder, for the hooks */
  MKR_FIELD_LANDED_CURRENCY,   /* what a conversion in one row became */
  MKR_FIELD_LINK,           /* reference of the row that a conversion belongs to */
  MKR_N_FIELDS
} MkrField;

/* The landed amount is in another currency than the others. */
enum { MKR_AMOUNT_GROSS, MKR_AMOUNT_FEE, MKR_AMOUNT_NET, MKR_N_AMOUNTS, MKR_AMOUNT_LANDED = MKR_N_AMOUNTS, MKR_N_TERMS };

struct _MkrFormat
{
  int                ref_count;   /* atomic */
  char              *path;
  char              *id;
  char              *name;
  char              *account;
  char              *source;      /* nullable */
  MkrAccountKind     account_kind;
  MkrWork            work;
  gboolean           withdrawals;
  gboolean           subunits;
  gboolean           short_rows;  /* trailing cells may be left out */
  gboolean           own;         /* the person's */
  char              *guess;       /* nullable: guessed from a file: its key file */
  guint              n_bare;      /* its files have no header but so many columns; 0: they have one */
  guint              duration_unit;   /* seconds; 0: the cell says it, “1h 20m” */
  gboolean           blank_gross; /* an empty gross cell: net and fee say it */
  const MkrCurrency *currency;    /* nullable: for files that name none */
  GStrv              blank;       /* cells that mean “empty” */
  GStrv              strip;       /* taken off the front of a party */
  GStrv              hooks;
  MkrEncoding        encoding;    /* of files that are no UTF-8; MKR_ENCODING_UTF8: their letters tell */

  GPtrArray         *columns;     /* of MkrFormatColumn */
  GArray            *fields[MKR_N_FIELDS];    /* of MkrFieldPart */
  GArray            *amounts[MKR_N_TERMS];    /* of MkrAmountTerm, empty: not in the file */
  MkrFeeSign         fee_sign;
  MkrNumbers         numbers;
  gboolean           reversed;    /* + in the file leaves the balance */
  gint               direction_column;  /* −1: amounts are signed, or stand in columns of their own */
  GHashTable        *directions;  /* folded cell → 1 or −1; “*” for all others */

  gint               date_order;  /* MkrDateOrder, −1: only the file can say */
  gboolean           short_years;
  gint               zone_column; /* −1: none */
  GHashTable        *zone_orders; /* folded cell → MkrDateOrder */

  GPtrArray         *groups;      /* of MkrKindGroup */
  gint               currency_column;   /* −1: none */
  GArray            *key;         /* of MkrKeyPart; empty: made from the content */
  int                key_version;
};

/* In the order of MkrEncoding, as key files name them. */
#define MKR_ENCODING_IDS "utf-8 utf-16le utf-16be windows-1252 iso-8859-15 windows-1250 iso-8859-2 windows-1251 windows-1254 " \
                         "shift-jis"

/* Header names and type labels are compared without case, runs of blanks and no-break blanks. */
char         *mkr_header_fold           (const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* “#3” as a name: the third column; −1: it has no such name, or the row is shorter. */
gint          mkr_format_column_position (const MkrFormatColumn *column,
                                          guint                  n_cells);
gint          mkr_format_find_column    (MkrFormat  *self,
                                         const char *name);   /* −1: no such column */
/* An empty format to be filled in by code (a guess). */
MkrFormat    *mkr_format_new_empty      (void);
MkrFormatColumn *mkr_format_add_column  (MkrFormat  *self,
                                         const char *name,
                                         const char *alias);

/* mkr-format-text.c: the line of a key, or of its group's title; 0: neither is there. */
guint         mkr_format_text_find_line (const char  *text,
                                         const char  *group,
                                         const char  *key);
gboolean      mkr_format_text_check     (const char  *text,
                                         GError     **error);

/* mkr-kind-rules.c */
MkrKindGroup *mkr_kind_group_new        (const char   *name);
void          mkr_kind_group_free       (MkrKindGroup *group);
gboolean      mkr_kind_group_add        (MkrKindGroup *group,
                                         const char   *pattern,
                                         const char   *verdicts,
                                         GPtrArray    *groups,
                                         GError      **error);
MkrKindRule  *mkr_kind_group_match      (MkrKindGroup *group,
                                         const char   *text);   /* nullable */
const char   *mkr_kind_reason           (const char   *id);

G_END_DECLS
