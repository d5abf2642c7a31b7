-- The book, version 1. Applied in one transaction; files here are append-only: a later version is a new file.
--
-- Money is integer minor units beside its ISO 4217 code. Days are 'YYYY-MM-DD'. Months are year × 12 + month − 1.
-- Numbers of kinds, states, roles … are the enumerations of src/core/mkr-kinds.h and never change their meaning.

-- What changes a figure is kept in the book, in one row.
CREATE TABLE setting (
  id          INTEGER PRIMARY KEY CHECK (id = 1),
  currency    TEXT    NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
  floor_rate  INTEGER NOT NULL DEFAULT 0 CHECK (floor_rate >= 0),
  hide_names  INTEGER NOT NULL DEFAULT 0 CHECK (hide_names IN (0, 1)),
  own_name    TEXT    NOT NULL DEFAULT '',
  as_of       TEXT    CHECK (as_of GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  hash_key    BLOB    NOT NULL CHECK (length(hash_key) = 16),  -- of the row keys: files are untrusted
  writes      INTEGER NOT NULL DEFAULT 0 CHECK (writes >= 0),  -- write transactions so far
  last_write  INTEGER NOT NULL DEFAULT 0                       -- token of the last one: settles an indeterminate commit
) STRICT;

CREATE TRIGGER setting_stays BEFORE DELETE ON setting
BEGIN SELECT RAISE (ABORT, 'the settings row stays'); END;

-- Where money lies.
CREATE TABLE account (
  id              INTEGER PRIMARY KEY CHECK (id > 0),
  name            TEXT    NOT NULL CHECK (name <> ''),
  name_key        TEXT    NOT NULL UNIQUE,                     -- folded, without case
  alias           TEXT    NOT NULL CHECK (alias <> ''),
  kind            INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 4),
  role            INTEGER NOT NULL CHECK (role BETWEEN 1 AND 4),
  currency        TEXT    CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
  pays_into       INTEGER REFERENCES account (id) ON DELETE SET NULL CHECK (pays_into <> id),
  has_withdrawals INTEGER NOT NULL DEFAULT 1 CHECK (has_withdrawals IN (0, 1)),
  archived        INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  made_by         INTEGER REFERENCES batch (id) DEFERRABLE INITIALLY DEFERRED -- the import that made it; NULL once a person touched it
) STRICT;

-- Who pays.
CREATE TABLE source (
  id        INTEGER PRIMARY KEY CHECK (id > 0),
  name      TEXT    NOT NULL CHECK (name <> ''),
  alias     TEXT    NOT NULL CHECK (alias <> ''),
  work      INTEGER NOT NULL DEFAULT 0 CHECK (work BETWEEN 0 AND 3),
  work_set  INTEGER NOT NULL DEFAULT 0 CHECK (work_set IN (0, 1)), -- a person changed it: no file does again
  account   INTEGER REFERENCES account (id) ON DELETE SET NULL, -- the account that it pays from, as a person says
  archived  INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  made_by   INTEGER REFERENCES batch (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

-- Every name that leads to a source; merged sources leave theirs behind.
CREATE TABLE source_name (
  name_key  TEXT    PRIMARY KEY CHECK (name_key <> ''),         -- folded, without case
  name      TEXT    NOT NULL CHECK (name <> ''),
  source    INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX source_name_source ON source_name (source);

-- One import, or one set of typed rows.
CREATE TABLE batch (
  id           INTEGER PRIMARY KEY CHECK (id > 0),
  account      INTEGER NOT NULL REFERENCES account (id),
  file_name    TEXT    NOT NULL,
  sha256       TEXT    NOT NULL CHECK (length (sha256) IN (0, 64)),
  format       TEXT    NOT NULL,                                -- '' for typed rows
  service      TEXT    NOT NULL DEFAULT '',                     -- whose files these are, folded: “paypal”, however the account is called
  key_version  INTEGER NOT NULL CHECK (key_version >= 0),
  imported_at  INTEGER NOT NULL CHECK (imported_at > 0),        -- UTC seconds
  first_date   TEXT    CHECK (first_date GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  last_date    TEXT    CHECK (last_date GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  rows         INTEGER NOT NULL CHECK (rows >= 0),
  added        INTEGER NOT NULL CHECK (added >= 0),
  changed      INTEGER NOT NULL CHECK (changed >= 0),
  left_out     INTEGER NOT NULL CHECK (left_out >= 0),
  first_entry  INTEGER NOT NULL DEFAULT 0,                      -- its entries lie between these ids
  last_entry   INTEGER NOT NULL DEFAULT 0,
  undone       INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1)),
  sourced      INTEGER NOT NULL DEFAULT 0 CHECK (sourced IN (0, 1)), -- the person named the source of its rows
  covers_first TEXT    CHECK (covers_first GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  covers_last  TEXT    CHECK (covers_last >= covers_first),       -- the days that the file is about
  CHECK (first_date <= last_date)
) STRICT;

CREATE TRIGGER batch_stays BEFORE DELETE ON batch
BEGIN SELECT RAISE (ABORT, 'an import stays listed, undone or not'); END;
CREATE TRIGGER batch_undone_stays BEFORE UPDATE OF undone ON batch WHEN OLD.undone = 1 AND NEW.undone = 0
BEGIN SELECT RAISE (ABORT, 'an undone import cannot come back'); END;

-- Sources of the rows of an import into a platform's account: their money comes out of it. Two accounts may have one source.
CREATE TABLE batch_source (
  batch   INTEGER NOT NULL REFERENCES batch (id),
  source  INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
  PRIMARY KEY (batch, source)
) STRICT, WITHOUT ROWID;
CREATE INDEX batch_source_source ON batch_source (source);

-- One row of a statement. It is known again by key and occurrence (figures.md 3), which stand among the first columns: they are
-- read for all rows when a file comes, and no index by a random key slows a large import; `check` finds a key used twice.
-- digest: of what the statement said last about day, kind, state, currency and amounts. raw_at, raw_length: the row in the
-- batch's text. gross, fee and net are minor units, net = gross − fee. Formats with more decimals than the
-- currency keep the exact figures in sub_*; there the first row of a batch, day, currency and source carries the money
-- of all of them, rounded once.
-- received: 0, 1, −1 for a platform's withdrawal that stands in for an arrival not seen (then with the other sign), or
-- 2 for own money moving, of which the fee alone counts.
-- A large import writes a million of these: what the database enforces on each of them is what money rests on. The form of the
-- rest is enforced where a row is changed, and seen by `check`; batches stay for good, and so does an account that has one.
CREATE TABLE entry (
  id          INTEGER PRIMARY KEY,
  account     INTEGER NOT NULL,
  key         BLOB    NOT NULL,
  occurrence  INTEGER NOT NULL DEFAULT 1,
  digest      INTEGER NOT NULL,
  source      INTEGER,
  batch       INTEGER NOT NULL,
  line        INTEGER NOT NULL,
  date        TEXT,
  kind        INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 6),
  state       INTEGER NOT NULL CHECK (state BETWEEN 1 AND 4),
  currency    TEXT,
  gross       INTEGER NOT NULL,
  fee         INTEGER NOT NULL,
  net         INTEGER NOT NULL,
  reference   TEXT    NOT NULL,
  party       TEXT    NOT NULL,
  type        TEXT    NOT NULL,
  text        TEXT    NOT NULL,
  project     TEXT    NOT NULL DEFAULT '',
  seconds     INTEGER,
  raw_at      INTEGER,
  raw_length  INTEGER,
  edited      INTEGER NOT NULL DEFAULT 0,
  removed     INTEGER NOT NULL DEFAULT 0,
  received    INTEGER NOT NULL DEFAULT 0 CHECK (received BETWEEN -1 AND 2),
  earned      INTEGER NOT NULL DEFAULT 0 CHECK (earned IN (0, 1)),
  sub_scale   INTEGER,
  sub_gross   INTEGER,
  sub_fee     INTEGER,
  sub_net     INTEGER,
  CHECK (net = gross - fee),
  CHECK ((sub_scale IS NULL AND sub_net IS NULL AND sub_gross IS NULL AND sub_fee IS NULL) OR
         (sub_scale BETWEEN 1 AND 12 AND sub_net IS NOT NULL AND sub_net IS sub_gross - sub_fee)),
  CHECK (kind = 6 OR (date IS NOT NULL AND currency IS NOT NULL)),
  CHECK (received = 0 OR (removed = 0 AND kind <> 6 AND state = 1)),
  CHECK (earned = 0 OR (removed = 0 AND kind BETWEEN 1 AND 3))
) STRICT;
CREATE TRIGGER entry_form BEFORE UPDATE OF account, key, occurrence, batch, line, date, currency, seconds, raw_at, raw_length,
                                       edited, removed ON entry
BEGIN
  SELECT RAISE (ABORT, 'not the form of a payout')
  WHERE length (NEW.key) <> 16 OR NEW.occurrence < 1 OR NEW.line < 0 OR length (NEW.date) <> 10 OR length (NEW.currency) <> 3
     OR NEW.seconds < 0 OR NEW.raw_at < 0 OR NEW.raw_length < 1 OR NEW.edited NOT IN (0, 1) OR NEW.removed NOT IN (0, 1)
     OR NOT EXISTS (SELECT 1 FROM batch b WHERE b.id = NEW.batch AND b.account = NEW.account);
END;
CREATE TRIGGER entry_source BEFORE UPDATE OF source ON entry WHEN NEW.source IS NOT NULL
BEGIN SELECT RAISE (ABORT, 'no such source') WHERE NOT EXISTS (SELECT 1 FROM source WHERE id = NEW.source); END;
CREATE TRIGGER source_of_entries_stays BEFORE DELETE ON source
BEGIN SELECT RAISE (ABORT, 'payouts have this source') WHERE EXISTS (SELECT 1 FROM entry WHERE source = OLD.id); END;
CREATE INDEX entry_date ON entry (date);
CREATE INDEX entry_moves ON entry (account, date) WHERE kind = 4;
CREATE INDEX entry_converts ON entry (account, date) WHERE kind = 5;
CREATE INDEX entry_sub ON entry (batch, date) WHERE sub_scale IS NOT NULL;
CREATE INDEX entry_removed ON entry (id) WHERE removed = 1;
CREATE INDEX entry_waiting ON entry (date) WHERE state <> 1;

-- Rows of a file that were in the book before, as entries first … last in the lines from line on: they do not go with the
-- import that brought them, as long as this one stands.
CREATE TABLE batch_known (
  batch  INTEGER NOT NULL REFERENCES batch (id),
  first  INTEGER NOT NULL,
  last   INTEGER NOT NULL CHECK (last >= first),
  line   INTEGER NOT NULL CHECK (line >= 0),
  PRIMARY KEY (batch, first)
) STRICT, WITHOUT ROWID;

-- The text of an import's file, as far as its rows are in the book, in blocks that each end with a row.
CREATE TABLE batch_text (
  batch  INTEGER NOT NULL REFERENCES batch (id),
  start  INTEGER NOT NULL CHECK (start >= 0),                  -- bytes of the text before this block
  text   BLOB    NOT NULL,
  PRIMARY KEY (batch, start)
) STRICT;

-- The row as its file had it, where that is not to be found in the text of the import that brought it.
CREATE TABLE entry_raw (
  entry  INTEGER PRIMARY KEY,
  raw    TEXT    NOT NULL
) STRICT;

-- Cells of the row that a person corrected before it was imported: what they said in the file.
CREATE TABLE entry_correction (
  entry  INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
  name   TEXT    NOT NULL CHECK (name <> ''),                   -- title of the column
  was    TEXT    NOT NULL,
  value  TEXT    NOT NULL,
  PRIMARY KEY (entry, name)
) STRICT, WITHOUT ROWID;

-- Values that a row had before an import or a person changed them.
CREATE TABLE entry_history (
  id         INTEGER PRIMARY KEY,
  entry      INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
  batch      INTEGER REFERENCES batch (id),                      -- the import that changed it; NULL: a person
  at         INTEGER NOT NULL,                                   -- UTC seconds
  source     INTEGER,
  line       INTEGER NOT NULL,                                   -- in the file that changed it
  date       TEXT,
  kind       INTEGER NOT NULL,
  state      INTEGER NOT NULL,
  currency   TEXT,
  gross      INTEGER NOT NULL,
  fee        INTEGER NOT NULL,
  net        INTEGER NOT NULL,
  reference  TEXT    NOT NULL,
  party      TEXT    NOT NULL,
  type       TEXT    NOT NULL,
  text       TEXT    NOT NULL,
  project    TEXT    NOT NULL,
  seconds    INTEGER,
  removed    INTEGER NOT NULL,
  sub_scale  INTEGER,
  sub_gross  INTEGER,
  sub_fee    INTEGER,
  sub_net    INTEGER,
  raw        TEXT    NOT NULL,
  digest     INTEGER NOT NULL
) STRICT;
CREATE INDEX entry_history_entry ON entry_history (entry, id);
CREATE INDEX entry_history_batch ON entry_history (batch);

-- What a payout was shared out in before a person gave it another source.
CREATE TABLE entry_history_part (
  history  INTEGER NOT NULL REFERENCES entry_history (id) ON DELETE CASCADE,
  place    INTEGER NOT NULL,
  source   INTEGER NOT NULL,
  minor    INTEGER NOT NULL,
  PRIMARY KEY (history, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_history_part_source ON entry_history_part (source);

-- What a file says the account held after one of its rows, for files that do. entry NULL: the person left the row out; net NULL:
-- it could not be read. again: the row was in the book before. Only what the file says stands here: it stays when a person
-- edits or removes the row.
CREATE TABLE balance (
  batch     INTEGER NOT NULL REFERENCES batch (id),
  line      INTEGER NOT NULL,
  entry     INTEGER,
  again     INTEGER NOT NULL DEFAULT 0 CHECK (again IN (0, 1)),
  date      TEXT,
  currency  TEXT    NOT NULL CHECK (length (currency) = 3),
  net       INTEGER,
  balance   INTEGER NOT NULL,
  CHECK (entry IS NULL OR (date IS NOT NULL AND net IS NOT NULL)),
  PRIMARY KEY (batch, line)
) STRICT, WITHOUT ROWID;
CREATE INDEX balance_again ON balance (entry) WHERE again = 1;

-- What files say of converted money: what a row that leaves became in another currency (landed), and the reference of the row that
-- a conversion belongs to (link). Of a row that two imports hold, the later one says it.
CREATE TABLE landing (
  entry     INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
  batch     INTEGER NOT NULL REFERENCES batch (id),
  landed    INTEGER CHECK (landed > 0),
  currency  TEXT    CHECK (length (currency) = 3),
  link      TEXT    NOT NULL,
  CHECK ((landed IS NULL) = (currency IS NULL)),
  PRIMARY KEY (entry, batch)
) STRICT, WITHOUT ROWID;

-- Months in which nothing happened in an account, as a person says: there is no statement of them to import.
CREATE TABLE quiet_month (
  account  INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  month    INTEGER NOT NULL,
  PRIMARY KEY (account, month)
) STRICT, WITHOUT ROWID;

-- What a person said about two rows: that money left in one and arrived in the other, or that it did not. leaves 0: the
-- arrival belongs to nothing in the book.
CREATE TABLE match (
  leaves   INTEGER NOT NULL CHECK (leaves <> arrives),
  arrives  INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
  refused  INTEGER NOT NULL CHECK (refused IN (0, 1)),
  CHECK (leaves <> 0 OR refused = 1),
  PRIMARY KEY (leaves, arrives)
) STRICT, WITHOUT ROWID;
CREATE INDEX match_arrives ON match (arrives);

-- A person's word on payers of statements: this name is that source. name_key: folded as source_name's; opens 1: every name
-- that begins so; account 0: in any account.
CREATE TABLE payer_rule (
  id        INTEGER PRIMARY KEY CHECK (id > 0),
  payer     TEXT    NOT NULL CHECK (payer <> ''),
  name_key  TEXT    NOT NULL CHECK (name_key <> ''),
  opens     INTEGER NOT NULL CHECK (opens IN (0, 1)),
  account   INTEGER NOT NULL DEFAULT 0,
  source    INTEGER NOT NULL REFERENCES source (id),
  UNIQUE (name_key, opens, account)
) STRICT;

-- Rows that got their source from such a rule, not from the payer's name or a person.
CREATE TABLE ruled (
  entry  INTEGER PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  rule   INTEGER NOT NULL REFERENCES payer_rule (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX ruled_rule ON ruled (rule);

-- A payout that a person shared out between sources, with the net amounts that she said. If an import changes the payout, they
-- are its shares.
CREATE TABLE split (
  entry   INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
  source  INTEGER NOT NULL REFERENCES source (id),
  minor   INTEGER NOT NULL CHECK (minor <> 0),
  PRIMARY KEY (entry, source)
) STRICT, WITHOUT ROWID;
CREATE INDEX split_source ON split (source);

-- Dated rent of a home; a term holds until the next one's first day.
CREATE TABLE rent_term (
  id           INTEGER PRIMARY KEY CHECK (id > 0),
  home         TEXT    NOT NULL CHECK (home <> ''),
  amount       INTEGER NOT NULL CHECK (amount >= 0),
  share_bp     INTEGER NOT NULL CHECK (share_bp BETWEEN 0 AND 10000),
  share_fixed  INTEGER NOT NULL CHECK (share_fixed BETWEEN 0 AND amount),
  currency     TEXT    NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
  due_day      INTEGER NOT NULL CHECK (due_day BETWEEN 1 AND 31),
  grace_days   INTEGER NOT NULL CHECK (grace_days BETWEEN 0 AND 366),
  late_fee     INTEGER NOT NULL CHECK (late_fee >= 0),
  from_date    TEXT    NOT NULL CHECK (from_date GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  until_date   TEXT    CHECK (until_date GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  CHECK (until_date >= from_date),
  UNIQUE (home, from_date)
) STRICT;

-- Percent of each receipt that is not rent money: of a source, of a kind of work, or of everything.
CREATE TABLE set_aside (
  id            INTEGER PRIMARY KEY CHECK (id > 0),
  basis_points  INTEGER NOT NULL CHECK (basis_points BETWEEN 0 AND 10000),
  from_date     TEXT    NOT NULL CHECK (from_date GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  source        INTEGER NOT NULL DEFAULT 0,                      -- 0: not by source
  work          INTEGER NOT NULL DEFAULT 0 CHECK (work BETWEEN 0 AND 3),
  CHECK (source = 0 OR work = 0),
  UNIQUE (from_date, source, work)
) STRICT;
CREATE TRIGGER set_aside_source BEFORE INSERT ON set_aside WHEN NEW.source <> 0
BEGIN SELECT RAISE (ABORT, 'no such source') WHERE NOT EXISTS (SELECT 1 FROM source WHERE id = NEW.source); END;

-- What the accounts that can pay rent held at the end of a day; account 0: all together.
CREATE TABLE count (
  id        INTEGER PRIMARY KEY CHECK (id > 0),
  account   INTEGER NOT NULL DEFAULT 0,
  date      TEXT    NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  minor     INTEGER NOT NULL,
  currency  TEXT    NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
  UNIQUE (account, date, currency)
) STRICT;
CREATE TRIGGER count_account BEFORE INSERT ON count WHEN NEW.account <> 0
BEGIN
  SELECT RAISE (ABORT, 'a count needs an account that can pay rent')
  WHERE NOT EXISTS (SELECT 1 FROM account WHERE id = NEW.account AND role = 1);
END;

-- What one unit of base was worth in quote on a day: units × 10^-scale, exactly as typed or read.
CREATE TABLE exchange_rate (
  base    TEXT    NOT NULL CHECK (base GLOB '[A-Z][A-Z][A-Z]'),
  quote   TEXT    NOT NULL CHECK (quote GLOB '[A-Z][A-Z][A-Z]' AND quote <> base),
  date    TEXT    NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  origin  INTEGER NOT NULL CHECK (origin IN (1, 2)),            -- typed, European Central Bank
  units   INTEGER NOT NULL CHECK (units > 0),
  scale   INTEGER NOT NULL CHECK (scale BETWEEN 0 AND 12),
  PRIMARY KEY (base, quote, date, origin)                       -- what was typed hides the bank's rate, while it is there
) STRICT, WITHOUT ROWID;

-- Everything below is derived from the rows above, kept in the same transaction, and compared by `check`.

-- Rows of an account by source (0: none) and month; statement: rows of files, arrivals: paid money that came in.
CREATE TABLE presence (
  account    INTEGER NOT NULL,
  source     INTEGER NOT NULL,
  month      INTEGER NOT NULL,
  n          INTEGER NOT NULL,
  statement  INTEGER NOT NULL,
  arrivals   INTEGER NOT NULL,
  PRIMARY KEY (account, source, month)
) STRICT, WITHOUT ROWID;

-- Payouts that count as received or earned, by source (0: none): how many of them nobody sorted must be known at once.
CREATE TABLE counted (
  source  INTEGER PRIMARY KEY,
  n       INTEGER NOT NULL
) STRICT;

-- Accounts that a source's money may come out of: platforms' balances or own accounts; −1: the person, any account.
CREATE TABLE payer (
  source   INTEGER NOT NULL,
  account  INTEGER NOT NULL,
  PRIMARY KEY (source, account)
) STRICT, WITHOUT ROWID;

-- Months of a platform's account for which the rail's own rows count instead.
CREATE TABLE covered (
  account  INTEGER NOT NULL,
  month    INTEGER NOT NULL,
  PRIMARY KEY (account, month)
) STRICT, WITHOUT ROWID;

-- Money that left one account and arrived in another; several rows on one of the two sides.
CREATE TABLE movement (
  leaves   INTEGER NOT NULL,
  arrives  INTEGER NOT NULL,
  how      INTEGER NOT NULL CHECK (how BETWEEN 1 AND 6),   -- MkrMatchHow
  PRIMARY KEY (leaves, arrives)
) STRICT, WITHOUT ROWID;
CREATE INDEX movement_arrives ON movement (arrives);

-- Days of a platform's account whose rows in a currency may be those of an arrival that was not matched: they do not stand
-- in for it.
CREATE TABLE doubt (
  account   INTEGER NOT NULL,
  currency  TEXT    NOT NULL,
  last      TEXT    NOT NULL,
  first     TEXT    NOT NULL,
  PRIMARY KEY (account, currency, last)
) STRICT, WITHOUT ROWID;

-- What a row in another currency counts in the book's (figures.md 7). rest: of its own net, what nothing converts.
-- how: 1 landed by a conversion of a statement, 2 at a stored rate, 3 both; date: of the conversion or of the rate.
CREATE TABLE converted (
  entry  INTEGER PRIMARY KEY,
  gross  INTEGER NOT NULL,
  fee    INTEGER NOT NULL,
  net    INTEGER NOT NULL,
  rest   INTEGER NOT NULL,
  how    INTEGER NOT NULL CHECK (how BETWEEN 1 AND 3),
  date   TEXT    NOT NULL,
  CHECK (net = gross - fee)
) STRICT;

-- The parts of payouts that are shared out: they add up to the payout, to the unit. worth_…, rest: of what is converted.
CREATE TABLE part (
  entry        INTEGER NOT NULL,
  source       INTEGER NOT NULL,
  gross        INTEGER NOT NULL,
  fee          INTEGER NOT NULL,
  net          INTEGER NOT NULL,
  worth_gross  INTEGER,
  worth_fee    INTEGER,
  worth_net    INTEGER,
  rest         INTEGER,
  CHECK (net = gross - fee),
  CHECK (worth_net IS worth_gross - worth_fee),
  PRIMARY KEY (entry, source)
) STRICT, WITHOUT ROWID;

-- worth_…: the same in the book's currency; rest, rest_fee: of net and fee in their own currency, what nothing converts.
CREATE TABLE rollup (
  basis     INTEGER NOT NULL CHECK (basis IN (1, 2)),
  month     INTEGER NOT NULL,
  account   INTEGER NOT NULL,
  source    INTEGER NOT NULL,
  work      INTEGER NOT NULL,
  currency  TEXT    NOT NULL,
  gross     INTEGER NOT NULL,
  fee       INTEGER NOT NULL,
  net       INTEGER NOT NULL,
  n         INTEGER NOT NULL,
  worth_gross INTEGER NOT NULL DEFAULT 0,
  worth_fee   INTEGER NOT NULL DEFAULT 0,
  worth_net   INTEGER NOT NULL DEFAULT 0,
  rest        INTEGER NOT NULL DEFAULT 0,
  rest_fee    INTEGER NOT NULL DEFAULT 0,
  rest_n      INTEGER NOT NULL DEFAULT 0,
  CHECK (net = gross - fee),
  CHECK (worth_net = worth_gross - worth_fee),
  PRIMARY KEY (basis, month, account, source, work, currency)
) STRICT, WITHOUT ROWID;

-- worth and worth_aside: net and its set-aside in the book's currency, as far as it is converted.
CREATE TABLE receipt_day (
  date         TEXT    NOT NULL,
  currency     TEXT    NOT NULL,
  net          INTEGER NOT NULL,
  set_aside    INTEGER NOT NULL,
  worth        INTEGER NOT NULL,
  worth_aside  INTEGER NOT NULL,
  n            INTEGER NOT NULL,
  PRIMARY KEY (date, currency)
) STRICT, WITHOUT ROWID;
