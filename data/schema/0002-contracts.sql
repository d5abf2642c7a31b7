-- The book, version 2: what was agreed, what it binds one to, and the hours it took.
--
-- Numbers of states, kinds, clauses … are the enumerations of src/core/mkr-contract-kinds.h. Durations are seconds, instants UTC
-- seconds since 1970, zones IANA names.

CREATE TABLE contract (
  id           INTEGER PRIMARY KEY CHECK (id > 0),
  source       INTEGER NOT NULL REFERENCES source (id),          -- who pays
  parent       INTEGER REFERENCES contract (id) CHECK (parent <> id), -- the master terms that it lies under
  title        TEXT    NOT NULL CHECK (title <> ''),
  title_key    TEXT    NOT NULL UNIQUE,                          -- folded, without case
  alias        TEXT    NOT NULL CHECK (alias <> ''),
  client       TEXT    NOT NULL DEFAULT '',                      -- whom the work is for, if not the source
  project      TEXT    NOT NULL DEFAULT '',                      -- the platform's name for it, as its statements print it
  work         INTEGER NOT NULL DEFAULT 0 CHECK (work BETWEEN 0 AND 3), -- 0: the source's
  state        INTEGER NOT NULL CHECK (state BETWEEN 1 AND 11),
  end_reason   INTEGER NOT NULL DEFAULT 0 CHECK (end_reason BETWEEN 0 AND 5),
  currency     TEXT    NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
  signed_on    TEXT    CHECK (signed_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  starts_on    TEXT    CHECK (starts_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  ends_on      TEXT    CHECK (ends_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  week_cap     INTEGER NOT NULL DEFAULT 0 CHECK (week_cap BETWEEN 0 AND 604800), -- 0: none
  zone         TEXT    NOT NULL DEFAULT '',                      -- of the platform's clock; '': the log's own
  week_day     INTEGER NOT NULL DEFAULT 1 CHECK (week_day BETWEEN 1 AND 7),      -- first of the pay week, 1 Monday
  week_minute  INTEGER NOT NULL DEFAULT 0 CHECK (week_minute BETWEEN 0 AND 1439),
  pay_day      INTEGER NOT NULL DEFAULT 0 CHECK (pay_day BETWEEN 0 AND 7),       -- weekday on which a week is paid; 0: unknown
  hold_days    INTEGER NOT NULL DEFAULT 0 CHECK (hold_days BETWEEN 0 AND 366),   -- of the first payout
  note         TEXT    NOT NULL DEFAULT '',
  CHECK ((state = 8) = (end_reason <> 0)),
  CHECK (state <> 8 OR ends_on IS NOT NULL),
  CHECK (signed_on <= ends_on),
  CHECK (starts_on <= ends_on)
) STRICT;
CREATE INDEX contract_source ON contract (source);
CREATE INDEX contract_parent ON contract (parent);

-- Each move from one state to the next, so that the last ones can be taken back.
CREATE TABLE contract_move (
  id          INTEGER PRIMARY KEY CHECK (id > 0),
  contract    INTEGER NOT NULL REFERENCES contract (id) ON DELETE CASCADE,
  at          INTEGER NOT NULL,
  was         INTEGER NOT NULL CHECK (was BETWEEN 1 AND 11),
  was_reason  INTEGER NOT NULL CHECK (was_reason BETWEEN 0 AND 5),
  was_signed  TEXT,
  was_starts  TEXT,
  was_ends    TEXT,
  state       INTEGER NOT NULL CHECK (state BETWEEN 1 AND 11 AND state <> was)
) STRICT;
CREATE INDEX contract_move_contract ON contract_move (contract, id);

-- Dated pay. A term holds through until_date, else until the day before the next one: terms of a contract never overlap.
CREATE TABLE rate_term (
  id          INTEGER PRIMARY KEY CHECK (id > 0),
  contract    INTEGER NOT NULL REFERENCES contract (id) ON DELETE CASCADE,
  basis       INTEGER NOT NULL CHECK (basis BETWEEN 1 AND 7),
  units       INTEGER NOT NULL CHECK (units >= 0),               -- × 10^-scale of the contract's currency, exactly as typed
  scale       INTEGER NOT NULL CHECK (scale BETWEEN 0 AND 8),
  unit_cap    INTEGER NOT NULL DEFAULT 0 CHECK (unit_cap >= 0),  -- counted seconds of a task at most; 0: no cap
  from_date   TEXT    NOT NULL CHECK (from_date GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  until_date  TEXT    CHECK (until_date GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  note        TEXT    NOT NULL DEFAULT '',
  CHECK (until_date >= from_date),
  UNIQUE (contract, from_date)
) STRICT;
CREATE TRIGGER rate_term_apart BEFORE INSERT ON rate_term
BEGIN
  SELECT RAISE (ABORT, 'rate terms overlap') WHERE EXISTS (
    SELECT 1 FROM rate_term t WHERE t.contract = NEW.contract AND t.id IS NOT NEW.id
    AND ((t.from_date < NEW.from_date AND t.until_date >= NEW.from_date)
      OR (t.from_date > NEW.from_date AND NEW.until_date >= t.from_date)));
END;
CREATE TRIGGER rate_term_stay_apart BEFORE UPDATE ON rate_term
BEGIN
  SELECT RAISE (ABORT, 'rate terms overlap') WHERE EXISTS (
    SELECT 1 FROM rate_term t WHERE t.contract = NEW.contract AND t.id IS NOT NEW.id
    AND ((t.from_date < NEW.from_date AND t.until_date >= NEW.from_date)
      OR (t.from_date > NEW.from_date AND NEW.until_date >= t.from_date)));
END;

-- What the paper says on a matter. said 1: it is silent, 2: no, 3: yes. ends_how 1: it does not say, 2: no end, 3: on ends,
-- 4: a period after a day, 5: a period from a day on; the last two are worked out, never stored.
CREATE TABLE clause (
  id        INTEGER PRIMARY KEY CHECK (id > 0),
  contract  INTEGER NOT NULL REFERENCES contract (id) ON DELETE CASCADE,
  field     INTEGER NOT NULL CHECK (field BETWEEN 1 AND 34),
  said      INTEGER NOT NULL CHECK (said BETWEEN 1 AND 3),
  text      TEXT    NOT NULL DEFAULT '',                         -- what it covers, in short
  party     TEXT    NOT NULL DEFAULT '',                         -- whom it is about, such as the introduced client
  starts    TEXT    CHECK (starts GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  ends_how  INTEGER NOT NULL DEFAULT 1 CHECK (ends_how BETWEEN 1 AND 5),
  ends      TEXT    CHECK (ends GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  runs_from INTEGER NOT NULL DEFAULT 0 CHECK (runs_from BETWEEN 0 AND 5),
  months    INTEGER NOT NULL DEFAULT 0 CHECK (months BETWEEN 0 AND 1200),
  days      INTEGER NOT NULL DEFAULT 0 CHECK (days BETWEEN 0 AND 36600),
  page      TEXT    NOT NULL DEFAULT '',                         -- of the paper, “p. 3” or “§ 4.2”
  done_on   TEXT    CHECK (done_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'), -- done or waived
  CHECK ((ends_how = 3) = (ends IS NOT NULL)),
  CHECK ((ends_how >= 4) = (runs_from <> 0)),
  CHECK ((ends_how >= 4) = (months > 0 OR days > 0)),
  CHECK (runs_from <> 4 OR starts IS NOT NULL),
  CHECK (said <> 1 OR ends_how = 1),
  CHECK (ends >= starts)
) STRICT;
CREATE INDEX clause_contract ON clause (contract, field);

-- Time spent: from an instant on, on the clock of a zone, or only so long on a day.
CREATE TABLE work_log (
  id        INTEGER PRIMARY KEY CHECK (id > 0),
  contract  INTEGER NOT NULL REFERENCES contract (id),
  start     INTEGER,
  zone      TEXT    NOT NULL DEFAULT '',
  date      TEXT    NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'), -- of the start, in its zone
  seconds   INTEGER NOT NULL CHECK (seconds BETWEEN 1 AND 31622400),
  kind      INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 9),
  paid      INTEGER NOT NULL CHECK (paid IN (0, 1)),
  tasks     INTEGER NOT NULL DEFAULT 0 CHECK (tasks >= 0),       -- tasks, units or words done in it
  note      TEXT    NOT NULL DEFAULT '',
  CHECK ((start IS NULL) = (zone = ''))
) STRICT;
CREATE INDEX work_log_contract ON work_log (contract, date);
CREATE INDEX work_log_date ON work_log (date);
CREATE INDEX work_log_start ON work_log (start) WHERE start IS NOT NULL;

-- The running timer, kept here so that nothing of a session is lost with the program.
CREATE TABLE timer (
  id        INTEGER PRIMARY KEY CHECK (id = 1),
  contract  INTEGER NOT NULL REFERENCES contract (id),
  start     INTEGER NOT NULL,
  zone      TEXT    NOT NULL CHECK (zone <> ''),
  kind      INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 9),
  paid      INTEGER NOT NULL CHECK (paid IN (0, 1)),
  note      TEXT    NOT NULL DEFAULT ''
) STRICT;
