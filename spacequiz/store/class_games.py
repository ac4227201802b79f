"""Keeping games of a class: each entry as it comes, and what was taken back beside it."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime

from spacequiz.domain.describe import describe_response
from spacequiz.domain.team_events import Adjusted, team_event_from_json, team_event_name, team_event_to_json
from spacequiz.domain.team_game import PlayStyle, PointsBy, TeamGame, TeamPhase, TeamRules
from spacequiz.errors import NotFound, StorageError
from spacequiz.store.records import (
    ClassAnswer,
    ClassEvent,
    ClassGame,
    ClassQuestion,
    CollectedRecord,
    NewClassGame,
    PackRef,
)
from spacequiz.store.row_values import from_timestamp, read_rows, to_timestamp

ClassGameRow = tuple[int, str, str, str, str, str, str | None]
"""Id, title, seed, setup, result, start, end."""
PackRow = tuple[str, str, str]
"""Id, title, digest."""
EntryRow = tuple[str, float, str, str]
"""Name, seconds, data, time."""
ClassGameRows = tuple[ClassGameRow, list[PackRow], list[EntryRow]]

_EMPTY_RESULT = {"tries": [], "void": [], "shown": 0, "by_hand": []}
UNDONE = "undone"
"""The name of an entry that takes back the last one which still stands."""


def begin_class_game(db: sqlite3.Connection, game: NewClassGame, now: datetime) -> int:
    """Write a class game that begins; its number."""
    rules = game.rules
    setup = {
        "teams": list(game.teams),
        "style": rules.style.value,
        "points_by": rules.points_by.value,
        "seconds": rules.seconds,
        "steal": rules.can_steal,
        "scoreboard": rules.has_scoreboard,
        "questions": [{"key": one.key, "ask": one.ask, "answer": one.answer} for one in game.questions],
    }
    number = _next_id(db)
    db.execute(
        "INSERT INTO class_game (id, title, seed, setup, result, started_at) VALUES (?, ?, ?, ?, ?, ?)",
        (
            number,
            game.title,
            game.seed,
            json.dumps(setup, ensure_ascii=False),
            json.dumps(_EMPTY_RESULT),
            to_timestamp(now),
        ),
    )
    db.executemany(
        "INSERT INTO class_pack VALUES (?, ?, ?, ?, ?)",
        [(number, place, ref.id, ref.title, ref.digest) for place, ref in enumerate(game.packs)],
    )
    return number


def record_class_game(db: sqlite3.Connection, number: int, played: TeamGame, known: int, now: datetime) -> int:
    """Bring what is kept to this state: new entries are added, and what no longer stands is taken back by an entry.

    `known` is how many rows there were the last time, and how many there are now is given back. Raises NotFound for a
    game that was deleted meanwhile, StorageError for one that went on in another window.
    """
    row = db.execute("SELECT ended_at FROM class_game WHERE id = ?", (number,)).fetchone()
    if row is None:
        raise NotFound("not kept: this class game was deleted meanwhile")
    kept = _events(_select_entries(db, "?", (number,))[number])
    if len(kept) != known:
        raise StorageError("not kept: this class game went on in another window")
    standing = active_events(kept)
    same = 0
    entries = played.events
    for one, entry in zip(standing, entries, strict=False):
        if one.event != entry:
            break
        same += 1
    back = [(UNDONE, 0.0, "{}")] * (len(standing) - same)
    more = [
        (team_event_name(entry), entry.at, json.dumps(team_event_to_json(entry), ensure_ascii=False))
        for entry in entries[same:]
    ]
    rows = [(number, seq, *values, to_timestamp(now)) for seq, values in enumerate([*back, *more], known)]
    db.executemany("INSERT INTO class_entry VALUES (?, ?, ?, ?, ?, ?)", rows)
    end = (row[0] or to_timestamp(now)) if played.phase is TeamPhase.DONE else None
    result = json.dumps(_result(played), ensure_ascii=False)
    db.execute("UPDATE class_game SET ended_at = ?, result = ? WHERE id = ?", (end, result, number))
    return known + len(rows)


def _result(played: TeamGame) -> dict[str, object]:
    tries = [
        {
            "question": one.question,
            "team": one.team,
            "given": ""
            if one.outcome.response is None
            else describe_response(one.outcome.question, one.outcome.response),
            "credit": one.outcome.grade.credit,
            "points": one.points,
            "seconds": one.outcome.seconds,
            "stolen": one.is_stolen,
            "passed": one.is_passed,
        }
        for one in played.answers
    ]
    shown = played.position + (played.phase in {TeamPhase.ASKING, TeamPhase.REVEALED})
    by_hand = [[one.team, one.points, one.reason] for one in played.events if isinstance(one, Adjusted)]
    return {"tries": tries, "void": sorted(played.voided), "shown": shown, "by_hand": by_hand}


def class_games(db: sqlite3.Connection) -> tuple[ClassGame, ...]:
    """All class games that can be read, the newest first."""
    return tuple(read_rows(_class_game, _select_class_games(db, "TRUE", ())))


def unfinished_class_game(db: sqlite3.Connection) -> ClassGame | None:
    """The newest class game that has not ended and can be read."""
    # one by one: the first is nearly always the one, and a game has hundreds of entries
    rows = db.execute("SELECT id FROM class_game WHERE ended_at IS NULL ORDER BY id DESC").fetchall()
    return next(read_rows(lambda row: class_game(db, row[0]), rows), None)


def class_game(db: sqlite3.Connection, number: int) -> ClassGame:
    """A class game as it was kept. Raises NotFound."""
    games = _select_class_games(db, "id = ?", (number,))
    if not games:
        raise NotFound(f"there is no class game {number}; spacequiz class list shows those that are kept")
    return _class_game(games[0])


def _select_class_games(db: sqlite3.Connection, condition: str, values: Sequence[object]) -> list[ClassGameRows]:
    """Read the class games that meet a condition, the newest first: three queries, however many games there are."""
    rows: list[ClassGameRow] = db.execute(
        "SELECT id, title, seed, setup, result, started_at, ended_at FROM class_game "
        f"WHERE {condition} ORDER BY id DESC",
        values,
    ).fetchall()
    ids = f"SELECT id FROM class_game WHERE {condition}"
    packs: defaultdict[int, list[PackRow]] = defaultdict(list)
    for game, *pack in db.execute(
        f"SELECT game, pack, title, digest FROM class_pack WHERE game IN ({ids}) ORDER BY game, place", values
    ):
        packs[game].append(tuple(pack))
    entries = _select_entries(db, ids, values)
    return [(row, packs[row[0]], entries[row[0]]) for row in rows]


def _class_game(selected: ClassGameRows) -> ClassGame:
    (number, title, seed, text, result, started, ended), packs, entries = selected
    setup, came_of_it = json.loads(text), json.loads(result)
    return ClassGame(
        id=number,
        title=title,
        seed=seed,
        teams=tuple(setup["teams"]),
        rules=TeamRules(
            PlayStyle(setup["style"]),
            PointsBy(setup["points_by"]),
            int(setup["seconds"]),
            bool(setup["steal"]),
            bool(setup["scoreboard"]),
        ),
        packs=tuple(PackRef(*ref) for ref in packs),
        questions=tuple(ClassQuestion(one["key"], one["ask"], one["answer"]) for one in setup["questions"]),
        events=_events(entries),
        answers=tuple(ClassAnswer(**one) for one in came_of_it["tries"]),
        voided=frozenset(came_of_it["void"]),
        shown=int(came_of_it["shown"]),
        adjustments=tuple((int(team), int(by), str(reason)) for team, by, reason in came_of_it["by_hand"]),
        started_at=from_timestamp(started),
        ended_at=from_timestamp(ended) if ended else None,
    )


def delete_class_records(db: sqlite3.Connection, numbers: Collection[int]) -> int:
    """Delete these class games with all that was entered; how many there were."""
    gone = [
        db.execute(f"DELETE FROM {table} WHERE id = ?", (number,)).rowcount
        for number in numbers
        for table in ("class_game", "lesson")
    ]
    return sum(gone)


def save_collected(
    db: sqlite3.Connection, assignment: str, title: str, held: str, *, replaced: int | None, now: datetime
) -> int:
    """Keep what was collected of a lesson, in the place of the one of the number `replaced`. Its number."""
    number = _next_id(db) if replaced is None else replaced
    db.execute(
        "INSERT OR REPLACE INTO lesson VALUES (?, ?, ?, ?, ?)", (number, assignment, title, held, to_timestamp(now))
    )
    return number


def collected_records(db: sqlite3.Connection) -> tuple[CollectedRecord, ...]:
    """All lessons that were collected, the newest first."""
    rows = db.execute("SELECT id, assignment, title, held, kept_at FROM lesson ORDER BY id DESC").fetchall()
    return tuple(read_rows(lambda row: CollectedRecord(row[0], row[1], row[2], row[3], from_timestamp(row[4])), rows))


def _next_id(db: sqlite3.Connection) -> int:
    """A number that no class game and no lesson has, nor had while a later one is kept."""
    (last,) = db.execute(
        "SELECT max(coalesce((SELECT max(id) FROM class_game), 0), coalesce((SELECT max(id) FROM lesson), 0))"
    ).fetchone()
    return int(last) + 1


def active_events(kept: tuple[ClassEvent, ...]) -> list[ClassEvent]:
    """The entries that were not taken back."""
    standing: list[ClassEvent] = []
    for one in kept:
        if one.event is not None:
            standing.append(one)
        elif standing:
            standing.pop()
    return standing


def _select_entries(db: sqlite3.Connection, games: str, values: Sequence[object]) -> defaultdict[int, list[EntryRow]]:
    """Read what was entered in these class games at once, by the id of the game, in the order of entering.

    `games` is a SELECT of game ids or a list of them, `values` are its parameters.
    """
    entries: defaultdict[int, list[EntryRow]] = defaultdict(list)
    for game, *entry in db.execute(
        f"SELECT game, name, at, held, entered_at FROM class_entry WHERE game IN ({games}) ORDER BY game, seq", values
    ):
        entries[game].append(tuple(entry))
    return entries


def _events(rows: Sequence[EntryRow]) -> tuple[ClassEvent, ...]:
    return tuple(
        ClassEvent(
            None if name == UNDONE else team_event_from_json(name, at, json.loads(held)), from_timestamp(entered)
        )
        for name, at, held, entered in rows
    )
