-- Version 3: games of a class. What was entered is only ever added to: taking something back is an entry too.

CREATE TABLE class_game (
    id INTEGER PRIMARY KEY,
    title TEXT NOT NULL,
    seed TEXT NOT NULL,
    setup TEXT NOT NULL,          -- JSON: teams, rules, questions with their words
    result TEXT NOT NULL,         -- JSON: what came of the entries, for a report when the pack is gone
    started_at TEXT NOT NULL,
    ended_at TEXT
) STRICT;

CREATE TABLE lesson (
    id INTEGER PRIMARY KEY,       -- shares its numbers with the class games
    assignment TEXT NOT NULL,     -- several may be of one: another class, or another time
    title TEXT NOT NULL,
    held TEXT NOT NULL,           -- JSON: by pupil and by question
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
    held TEXT NOT NULL,           -- JSON
    entered_at TEXT NOT NULL,
    PRIMARY KEY (game, seq)
) STRICT, WITHOUT ROWID
