-- Version 3 adds games of a class and collected results. Events (class_entry) are never changed: undoing one adds a row.

CREATE TABLE class_game (
    id INTEGER PRIMARY KEY,
    title TEXT NOT NULL,
    seed TEXT NOT NULL,
    setup TEXT NOT NULL,          -- JSON: teams, rules, texts of the questions
    result TEXT NOT NULL,         -- JSON: answers and points, for a report when the pack is gone
    started_at TEXT NOT NULL,
    ended_at TEXT
) STRICT;

CREATE TABLE lesson (
    id INTEGER PRIMARY KEY,       -- unique among the ids of lesson and class_game
    assignment TEXT NOT NULL,     -- the id of the assignment, which may have several records: one for each class
    title TEXT NOT NULL,
    held TEXT NOT NULL,           -- JSON: results by pupil and by question
    kept_at TEXT NOT NULL
) STRICT;

CREATE TABLE class_pack (
    game INTEGER NOT NULL REFERENCES class_game (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    pack TEXT NOT NULL,
    title TEXT NOT NULL,
    digest TEXT NOT NULL,         -- which edition of the pack was played
    PRIMARY KEY (game, place)
) STRICT;

CREATE TABLE class_entry (
    game INTEGER NOT NULL REFERENCES class_game (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    name TEXT NOT NULL,
    at REAL NOT NULL,
    held TEXT NOT NULL,           -- JSON: the values of the event
    entered_at TEXT NOT NULL,
    PRIMARY KEY (game, seq)
) STRICT, WITHOUT ROWID
