-- Version 2 adds what a player has learned, and flags on questions that seem wrong. `memory` and `tally` are computed
-- from the answers, and computed again when a game goes to another player.

CREATE TABLE memory (
    player INTEGER NOT NULL REFERENCES player (id) ON DELETE CASCADE,
    question TEXT NOT NULL,
    asked INTEGER NOT NULL,
    right INTEGER NOT NULL,       -- how often with full credit
    credit REAL NOT NULL,         -- the sum of the credits of all answers
    last REAL NOT NULL,           -- the credit of the last answer
    due TEXT NOT NULL,
    card TEXT NOT NULL,           -- JSON of the review scheduler
    PRIMARY KEY (player, question)
) STRICT, WITHOUT ROWID;

CREATE INDEX memory_due ON memory (player, due);

CREATE TABLE tally (
    player INTEGER NOT NULL REFERENCES player (id) ON DELETE CASCADE,
    day TEXT NOT NULL,            -- in the time zone of the machine
    pack TEXT NOT NULL,
    asked INTEGER NOT NULL,
    right INTEGER NOT NULL,
    credit REAL NOT NULL,
    PRIMARY KEY (player, day, pack)
) STRICT, WITHOUT ROWID;

CREATE TABLE flag (
    id INTEGER PRIMARY KEY,
    question TEXT NOT NULL,
    note TEXT NOT NULL,
    flagged_at TEXT NOT NULL
) STRICT;

CREATE INDEX flag_question ON flag (question);

CREATE INDEX entrant_player ON entrant (player, board)
