-- Version 2: what a player knows, and what players think is wrong. `memory` and `tally` are made of the answers, and
-- are made anew of them when a game changes hands.

CREATE TABLE memory (
    player INTEGER NOT NULL REFERENCES player (id) ON DELETE CASCADE,
    question TEXT NOT NULL,
    asked INTEGER NOT NULL,
    right INTEGER NOT NULL,       -- in full
    credit REAL NOT NULL,         -- of all answers together
    last REAL NOT NULL,           -- credit of the last answer
    due TEXT NOT NULL,
    card TEXT NOT NULL,           -- JSON, as the scheduler keeps it
    PRIMARY KEY (player, question)
) STRICT, WITHOUT ROWID;

CREATE INDEX memory_due ON memory (player, due);

CREATE TABLE tally (
    player INTEGER NOT NULL REFERENCES player (id) ON DELETE CASCADE,
    day TEXT NOT NULL,            -- of the player's own calendar
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
