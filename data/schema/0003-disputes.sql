-- The book, version 3: what a platform says of the hours, and what is contested.

-- Paid time of a pay week as the platform counts it, beside the person's own hours. cut_off: the instant at which it closes.
CREATE TABLE platform_week (
  contract  INTEGER NOT NULL REFERENCES contract (id) ON DELETE CASCADE,
  cut_off   INTEGER NOT NULL,
  seconds   INTEGER NOT NULL CHECK (seconds BETWEEN 0 AND 604800),
  PRIMARY KEY (contract, cut_off)
) STRICT, WITHOUT ROWID;

-- Money that is contested. state: MkrDisputeState; a draft or an opened one past its deadline is worked out, never stored.
CREATE TABLE dispute (
  id        INTEGER PRIMARY KEY CHECK (id > 0),
  contract  INTEGER NOT NULL REFERENCES contract (id),
  about     TEXT    NOT NULL DEFAULT '',
  claimed   INTEGER NOT NULL CHECK (claimed > 0),                -- minor units of the contract's currency
  paid      INTEGER NOT NULL CHECK (paid >= 0 AND paid < claimed),
  seen_on   TEXT    NOT NULL CHECK (seen_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  deadline  INTEGER,                                             -- instant before which it must be opened; NULL: none known
  state     INTEGER NOT NULL CHECK (state BETWEEN 1 AND 5),
  opened    INTEGER,                                             -- instant
  outcome   INTEGER NOT NULL DEFAULT 0 CHECK (outcome BETWEEN 0 AND claimed - paid), -- what it brought
  evidence  TEXT    NOT NULL DEFAULT '',
  CHECK ((state = 1) = (opened IS NULL)),
  CHECK (state IN (3, 4) OR outcome = 0)
) STRICT;
CREATE INDEX dispute_contract ON dispute (contract);
