/* mkr-cli.h
 *
 * SPDX-FileCopyrightText: 2026 The Makerent developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mkr-account.h"
#include "mkr-source.h"
#include "mkr-statement.h"
#include "mkr-cli-table.h"

G_BEGIN_DECLS

/* Exit codes of makerent-cli. */
typedef enum
{
  MKR_EXIT_DONE    = 0,
  MKR_EXIT_FAILED  = 1,   /* refused or failed; nothing changed */
  MKR_EXIT_USAGE   = 2,
  MKR_EXIT_SKIPPED = 3,   /* done, with problem rows left out */
} MkrExit;

typedef struct _MkrCommand MkrCommand;

/* One run of the program: the global options and the command's arguments. */
typedef struct
{
  char             *book_path;   /* --book; NULL: the default book */
  char             *as_of;
  gboolean          csv;
  gboolean          real_names;
  gboolean          version;

  const MkrCommand *command;
  int               argc;
  char            **argv;        /* after mkr_cli_parse (): what is no option, NULL-terminated, from 0 */

  MkrBook          *book;        /* after mkr_cli_open () */
  gboolean          hide_names;  /* the book hides names and --real-names was not given */
  MkrExit           exit_code;   /* of a command that returned TRUE */
} MkrCli;

struct _MkrCommand
{
  const char *name;
  const char *verb;              /* NULL: what the name alone does */
  const char *arguments;         /* for the usage line, “NAME”; nullable */
  const char *summary;           /* one sentence, translated where it is shown */
  /* FALSE with an error: G_OPTION_ERROR is wrong usage, everything else a failure. */
  gboolean  (*run) (MkrCli *cli, GError **error);
};

/* The options that every command takes; ends with an entry of no name. For one @cli at a time. */
const GOptionEntry *mkr_cli_global_entries (MkrCli              *cli);
/* Parses the command's options and takes min to max arguments (max −1: any number). @entries: nullable. */
gboolean            mkr_cli_parse          (MkrCli              *cli,
                                            const GOptionEntry  *entries,
                                            int                  min,
                                            int                  max,
                                            GError             **error);
gboolean            mkr_cli_open           (MkrCli              *cli,
                                            MkrBookOpenFlags     flags,
                                            GError             **error);
gboolean            mkr_cli_open_to_read   (MkrCli              *cli,
                                            GError             **error);
/* The path of --book or of the default book. */
char               *mkr_cli_dup_book_path  (MkrCli              *cli);
/* The name or, where names are hidden, the alias. */
const char         *mkr_cli_account_name   (MkrCli              *cli,
                                            const MkrAccount    *account);
const char         *mkr_cli_source_name    (MkrCli              *cli,
                                            const MkrSource     *source);
/* The same by number, from mkr_sources_list (); "" where there is none. */
const char         *mkr_cli_source_name_in (MkrCli              *cli,
                                            const GPtrArray     *sources,
                                            gint64               id);
/* Remarks go to standard error, so that standard output stays what a script expects. */
void                mkr_cli_remark         (const char          *text);

G_END_DECLS
