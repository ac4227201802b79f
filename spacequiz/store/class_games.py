"""Games of a class, recorded event by event with what was undone, and results that were collected from pupils."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from spacequiz.domain.describe import describe_response
from spacequiz.domain.team_events import Adjusted, team_event_from_json, team_event_name, team_event_to_json
from spacequiz.domain.team_game import PlayStyle, PointsBy, TeamGame, TeamPhase, TeamRules
from spacequiz.errors import NotFound, StorageError
from spacequiz.store.class_records import (
    ClassAnswer,
    ClassEvent,
    ClassGame,
    ClassQuestion,
    CollectedRecord,
    NewClassGame,
    active_events,
)
from spacequiz.store.game_records import PackRef
from spacequiz.store.row_values import from_timestamp, read_rows, to_timestamp

ClassGameRow = tuple[int, str, str, str, str, str, str | None]
"""Id, title, seed, setup, result, start, end."""
PackRow = tuple[str, str, str]
"""Id, title, digest."""
EventRow = tuple[str, float, str, str]
"""Name of the event, seconds since the game began, its values as JSON, when it was entered."""
ClassGameParts = tuple[ClassGameRow, list[PackRow], list[EventRow]]

_EMPTY_RESULT = {"tries": [], "void": [], "shown": 0, "by_hand": []}
UNDONE = "undone"
"""The name of a stored event that undoes the last event that is still active."""


def begin_class_game(db: sqlite3.Connection, new_game: NewClassGame, now: datetime) -> int:
    """Insert a class game that begins and return its id."""
    rules = new_game.rules
    setup = {
        "teams": list(new_game.teams),
        "style": rules.style.value,
        "points_by": rules.points_by.value,
        "seconds": rules.seconds,
        "steal": rules.can_steal,
        "scoreboard": rules.has_scoreboard,
        "questions": [
            {"key": question.key, "ask": question.ask, "answer": question.answer} for question in new_game.questions
        ],
    }
    game_id = _next_record_id(db)
    db.execute(
        "INSERT INTO class_game (id, title, seed, setup, result, started_at) VALUES (?, ?, ?, ?, ?, ?)",
        (
            game_id,
            new_game.title,
            new_game.seed,
            json.dumps(setup, ensure_ascii=False),
            json.dumps(_EMPTY_RESULT),
            to_timestamp(now),
        ),
    )
    db.executemany(
        "INSERT INTO class_pack VALUES (?, ?, ?, ?, ?)",
        [(game_id, place, pack.id, pack.title, pack.digest) for place, pack in enumerate(new_game.packs)],
    )
    return game_id


def record_class_game(db: sqlite3.Connection, game_id: int, game: TeamGame, stored_events: int, now: datetime) -> int:
    """Store the state of a class game and return how many events are stored now.

    Rows are only ever added: events of the game that are new, and before them an `UNDONE` for each stored event that
    the game has no more. `stored_events` is what the last call returned, 0 at first. Raises NotFound for a game that
    was deleted meanwhile, StorageError for one that another window has written to.
    """
    row = db.execute("SELECT ended_at FROM class_game WHERE id = ?", (game_id,)).fetchone()
    if row is None:
        raise NotFound("not saved: this class game was deleted meanwhile")
    stored = _class_events(_select_events(db, "?", (game_id,))[game_id])
    if len(stored) != stored_events:
        raise StorageError("not saved: this class game went on in another window")
    active = active_events(stored)
    shared = 0
    for stored_event, event in zip(active, game.events, strict=False):
        if stored_event.event != event:
            break
        shared += 1
    undone = [(UNDONE, 0.0, "{}")] * (len(active) - shared)
    added = [
        (team_event_name(event), event.at, json.dumps(team_event_to_json(event), ensure_ascii=False))
        for event in game.events[shared:]
    ]
    rows = [(game_id, seq, *values, to_timestamp(now)) for seq, values in enumerate([*undone, *added], stored_events)]
    db.executemany("INSERT INTO class_entry VALUES (?, ?, ?, ?, ?, ?)", rows)
    ended_at = (row[0] or to_timestamp(now)) if game.phase is TeamPhase.DONE else None
    result = json.dumps(_result_to_json(game), ensure_ascii=False)
    db.execute("UPDATE class_game SET ended_at = ?, result = ? WHERE id = ?", (ended_at, result, game_id))
    return stored_events + len(rows)


def _result_to_json(game: TeamGame) -> dict[str, object]:
    """Return what a report shows of a game; stored beside the events, as these need the pack to be replayed."""
    answers = [
        {
            "question": answer.question,
            "team": answer.team,
            "given": ""
            if answer.outcome.response is None
            else describe_response(answer.outcome.question, answer.outcome.response),
            "credit": answer.outcome.grade.credit,
            "points": answer.points,
            "seconds": answer.outcome.seconds,
            "stolen": answer.is_stolen,
            "passed": answer.is_passed,
        }
        for answer in game.answers
    ]
    shown = game.position + (game.phase in {TeamPhase.ASKING, TeamPhase.REVEALED})
    adjustments = [[event.team, event.points, event.reason] for event in game.events if isinstance(event, Adjusted)]
    return {"tries": answers, "void": sorted(game.voided), "shown": shown, "by_hand": adjustments}


def class_games(db: sqlite3.Connection) -> tuple[ClassGame, ...]:
    """Return all class games that can be read, the newest first."""
    return tuple(read_rows(_class_game, _select_class_games(db, "TRUE", ())))


def unfinished_class_game(db: sqlite3.Connection) -> ClassGame | None:
    """Return the newest class game that has not ended and can be read."""
    # read one by one until one can be read, which the first nearly always can: a game has hundreds of events
    rows = db.execute("SELECT id FROM class_game WHERE ended_at IS NULL ORDER BY id DESC").fetchall()
    return next(read_rows(lambda row: load_class_game(db, row[0]), rows), None)


def load_class_game(db: sqlite3.Connection, game_id: int) -> ClassGame:
    """Return a class game. Raises NotFound, or one of `ROW_ERRORS` for invalid values."""
    games = _select_class_games(db, "id = ?", (game_id,))
    if not games:
        raise NotFound(f"there is no class game {game_id}; spacequiz class list shows all")
    return _class_game(games[0])


def _select_class_games(db: sqlite3.Connection, condition: str, values: Sequence[object]) -> list[ClassGameParts]:
    """Read the class games that meet a condition, the newest first: three queries, however many games there are.

    `condition` is an SQL expression, `values` are its parameters.
    """
    rows: list[ClassGameRow] = db.execute(
        "SELECT id, title, seed, setup, result, started_at, ended_at FROM class_game "
        f"WHERE {condition} ORDER BY id DESC",
        values,
    ).fetchall()
    ids = f"SELECT id FROM class_game WHERE {condition}"
    packs: defaultdict[int, list[PackRow]] = defaultdict(list)
    for game_id, *pack in db.execute(
        f"SELECT game, pack, title, digest FROM class_pack WHERE game IN ({ids}) ORDER BY game, place", values
    ):
        packs[game_id].append(tuple(pack))
    events = _select_events(db, ids, values)
    return [(row, packs[row[0]], events[row[0]]) for row in rows]


def _select_events(db: sqlite3.Connection, games: str, values: Sequence[object]) -> defaultdict[int, list[EventRow]]:
    """Read the events of many class games with one query: by the id of the game, each game's in their order.

    `games` is a list of game ids in SQL, or a SELECT of them; `values` are its parameters.
    """
    events: defaultdict[int, list[EventRow]] = defaultdict(list)
    for game_id, *event in db.execute(
        f"SELECT game, name, at, held, entered_at FROM class_entry WHERE game IN ({games}) ORDER BY game, seq", values
    ):
        events[game_id].append(tuple(event))
    return events


def _class_game(parts: ClassGameParts) -> ClassGame:
    (game_id, title, seed, setup_text, result_text, started_at, ended_at), packs, events = parts
    setup, result = json.loads(setup_text), json.loads(result_text)
    return ClassGame(
        id=game_id,
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
        packs=tuple(PackRef(*pack) for pack in packs),
        questions=tuple(
            ClassQuestion(question["key"], question["ask"], question["answer"]) for question in setup["questions"]
        ),
        events=_class_events(events),
        answers=tuple(map(_class_answer, result["tries"])),
        voided=frozenset(result["void"]),
        shown_count=int(result["shown"]),
        adjustments=tuple((int(team), int(points), str(reason)) for team, points, reason in result["by_hand"]),
        started_at=from_timestamp(started_at),
        ended_at=from_timestamp(ended_at) if ended_at else None,
    )


def _class_events(rows: Iterable[EventRow]) -> tuple[ClassEvent, ...]:
    return tuple(
        ClassEvent(
            None if name == UNDONE else team_event_from_json(name, at, json.loads(values)), from_timestamp(entered_at)
        )
        for name, at, values, entered_at in rows
    )


def _class_answer(values: dict[str, Any]) -> ClassAnswer:
    return ClassAnswer(
        question=values["question"],
        team=values["team"],
        response_text=values["given"],
        credit=values["credit"],
        points=values["points"],
        seconds=values["seconds"],
        is_stolen=values["stolen"],
        is_passed=values["passed"],
    )


def save_collected(
    db: sqlite3.Connection, assignment: str, title: str, data: str, *, replace_id: int | None, now: datetime
) -> int:
    """Store the collected results of an assignment and return the id of the record.

    The record of `replace_id` is overwritten; where it is None, a new one is added.
    """
    record_id = _next_record_id(db) if replace_id is None else replace_id
    db.execute(
        "INSERT OR REPLACE INTO lesson VALUES (?, ?, ?, ?, ?)", (record_id, assignment, title, data, to_timestamp(now))
    )
    return record_id


def collected_records(db: sqlite3.Connection) -> tuple[CollectedRecord, ...]:
    """Return all records of collected results that can be read, the newest first."""
    rows = db.execute("SELECT id, assignment, title, held, kept_at FROM lesson ORDER BY id DESC").fetchall()
    return tuple(read_rows(_collected_record, rows))


def _collected_record(row: tuple[int, str, str, str, str]) -> CollectedRecord:
    record_id, assignment, title, data, collected_at = row
    return CollectedRecord(record_id, assignment, title, data, from_timestamp(collected_at))


def delete_class_records(db: sqlite3.Connection, record_ids: Collection[int]) -> int:
    """Delete the class games and collected results of these ids, and return how many there were."""
    deleted = [
        db.execute(f"DELETE FROM {table} WHERE id = ?", (record_id,)).rowcount
        for record_id in record_ids
        for table in ("class_game", "lesson")
    ]
    return sum(deleted)


def _next_record_id(db: sqlite3.Connection) -> int:
    """Return an id above those of all class games and collected results, which share their numbers."""
    (last,) = db.execute(
        "SELECT max(coalesce((SELECT max(id) FROM class_game), 0), coalesce((SELECT max(id) FROM lesson), 0))"
    ).fetchone()
    return int(last) + 1
