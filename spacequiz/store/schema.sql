-- Version 1 of the schema. Later versions add the tables in schema-2.sql and schema-3.sql.
-- A game has entrants, one for each player in it, and an entrant has events and answers.
-- Timestamps are UTC in ISO 8601 of fixed width, so that they sort as text. Times of events are seconds since the game began.

CREATE TABLE player (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE COLLATE NOCASE
) STRICT;

CREATE TABLE game (
    id INTEGER PRIMARY KEY,
    seed TEXT NOT NULL,
    mode TEXT NOT NULL,
    board TEXT NOT NULL,          -- the key of the leaderboard
    rules TEXT NOT NULL,          -- JSON: questions, seconds, difficulties, tags
    questions TEXT NOT NULL,      -- JSON: keys of the questions, in playing order
    started_at TEXT NOT NULL,
    abandoned_at TEXT
) STRICT;

CREATE TABLE game_pack (
    game INTEGER NOT NULL REFERENCES game (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    pack TEXT NOT NULL,
    title TEXT NOT NULL,
    digest TEXT NOT NULL,         -- which edition of the pack was played
    PRIMARY KEY (game, place)
) STRICT;

CREATE TABLE entrant (
    id INTEGER PRIMARY KEY,
    game INTEGER NOT NULL REFERENCES game (id) ON DELETE CASCADE,
    player INTEGER NOT NULL REFERENCES player (id),
    board TEXT NOT NULL,          -- as in game: repeated so that one index has all that ranks a leaderboard
    score INTEGER NOT NULL DEFAULT 0,
    correct INTEGER NOT NULL DEFAULT 0,
    asked INTEGER NOT NULL DEFAULT 0,
    best_streak INTEGER NOT NULL DEFAULT 0,
    seconds REAL NOT NULL DEFAULT 0,
    finished_at TEXT
) STRICT;

CREATE INDEX entrant_game ON entrant (game);
CREATE INDEX entrant_board ON entrant (board, score DESC, seconds, finished_at, id) WHERE finished_at IS NOT NULL;
CREATE INDEX entrant_score ON entrant (score DESC, seconds, finished_at, id) WHERE finished_at IS NOT NULL;

CREATE TABLE event (
    entrant INTEGER NOT NULL REFERENCES entrant (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    name TEXT NOT NULL,
    question TEXT NOT NULL,
    at REAL NOT NULL,
    response TEXT,                -- JSON
    PRIMARY KEY (entrant, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE answer (
    entrant INTEGER NOT NULL REFERENCES entrant (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    question TEXT NOT NULL,
    close TEXT NOT NULL,
    response TEXT,                -- JSON
    credit REAL NOT NULL,
    points INTEGER NOT NULL,
    seconds REAL NOT NULL,
    hints INTEGER NOT NULL,
    answered_at TEXT NOT NULL,
    PRIMARY KEY (entrant, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX answer_question ON answer (question, answered_at);
