"""Keeping games: each event and answer as it comes, so that a game that broke off can go on."""

import json
import sqlite3
from collections.abc import Iterable
from datetime import datetime

from spacequiz.domain.events import Event, build_event, event_name, response_from_json, response_to_json
from spacequiz.domain.leaderboard import Leaderboard
from spacequiz.domain.question import Response
from spacequiz.domain.rules import Rules
from spacequiz.domain.session import Phase, Session
from spacequiz.errors import NotFound, StorageError
from spacequiz.store.learning import GradedAnswer, question_limit, rebuild_memory, update_memory
from spacequiz.store.records import NewGame, PackRef, SavedGame
from spacequiz.store.row_values import from_timestamp, read_rows, to_timestamp


def begin_game(db: sqlite3.Connection, game: NewGame, now: datetime) -> int:
    """Write a game that begins; its number."""
    board = game.board
    number = db.execute(
        "INSERT INTO game (seed, mode, board, rules, questions, started_at) VALUES (?, ?, ?, ?, ?, ?)",
        (
            game.seed,
            board.rules.mode,
            board.key,
            json.dumps(rules_to_json(board)),
            json.dumps(game.questions),
            to_timestamp(now),
        ),
    ).lastrowid
    assert number is not None
    db.executemany(
        "INSERT INTO game_pack VALUES (?, ?, ?, ?, ?)",
        [(number, place, ref.id, ref.title, ref.digest) for place, ref in enumerate(game.packs)],
    )
    db.execute(
        "INSERT INTO entrant (game, player, board, asked) VALUES (?, ?, ?, ?)",
        (number, player_id(db, game.player), board.key, len(game.questions)),
    )
    return number


def player_id(db: sqlite3.Connection, name: str) -> int:
    """The player of this name, new if need be; the case of ASCII letters does not count."""
    db.execute("INSERT INTO player (name) VALUES (?) ON CONFLICT (name) DO NOTHING", (name,))
    return int(db.execute("SELECT id FROM player WHERE name = ?", (name,)).fetchone()[0])


def reassign_game(db: sqlite3.Connection, game: int, player: str) -> None:
    """Give a game, and what was learnt in it, to the player of this name."""
    row = db.execute("SELECT player FROM entrant WHERE game = ?", (game,)).fetchone()
    new = player_id(db, player)
    if row is not None and row[0] != new:
        db.execute("UPDATE entrant SET player = ? WHERE game = ?", (new, game))
        rebuild_memory(db, row[0])
        rebuild_memory(db, new)


def record_game(db: sqlite3.Connection, game: int, session: Session, now: datetime) -> None:
    """Write what of this session is not written yet: events, answers, sums."""
    row = db.execute("SELECT id, player FROM entrant WHERE game = ?", (game,)).fetchone()
    if row is None:
        raise NotFound(f"there is no game {game}")
    entrant, player = row
    known = _recorded_events(db, entrant, session)
    add_events(db, entrant, session.events[known:], known)
    answered = db.execute("SELECT count(*) FROM answer WHERE entrant = ?", (entrant,)).fetchone()[0]
    db.executemany(
        "INSERT INTO answer VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                entrant,
                number,
                outcome.question.key,
                outcome.close_reason.value,
                encode_response(outcome.response),
                outcome.grade.credit,
                outcome.points.total,
                outcome.seconds,
                outcome.points.hints,
                to_timestamp(now),
            )
            for number, outcome in enumerate(session.outcomes[answered:], answered)
        ],
    )
    limit = question_limit(session.rules)
    update_memory(
        db,
        player,
        (
            GradedAnswer(outcome.question.key, outcome.grade.credit, outcome.points.hints, outcome.seconds, limit, now)
            for outcome in session.outcomes[answered:]
        ),
    )
    finished = to_timestamp(now) if session.phase is Phase.DONE else None
    db.execute(
        "UPDATE entrant SET score = ?, correct = ?, asked = ?, best_streak = ?, seconds = ?, "
        "finished_at = coalesce(finished_at, ?) WHERE id = ?",
        (
            session.score,
            session.correct,
            session.position if session.total is None else session.total,
            session.best_streak,
            session.seconds,
            finished,
            entrant,
        ),
    )


def add_events(db: sqlite3.Connection, entrant: int, events: Iterable[Event], first: int) -> None:
    """Write events, numbered from `first` on."""
    db.executemany(
        "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?)",
        [
            (
                entrant,
                seq,
                event_name(event),
                event.question,
                event.at,
                encode_response(getattr(event, "response", None)),
            )
            for seq, event in enumerate(events, first)
        ],
    )


def _recorded_events(db: sqlite3.Connection, entrant: int, session: Session) -> int:
    """How many events of this session are written. Raises StorageError when those that are written are not its own."""
    row = db.execute(
        "SELECT seq, name, question, at FROM event WHERE entrant = ? ORDER BY seq DESC LIMIT 1", (entrant,)
    ).fetchone()
    if row is None:
        return 0
    last = next(iter(session.events[row[0] : row[0] + 1]), None)
    if last is None or row[1:] != (event_name(last), last.question, last.at):
        raise StorageError("not kept: this game went on in another window")
    return int(row[0]) + 1


_UNFINISHED = (
    "SELECT game.id FROM game JOIN entrant ON entrant.game = game.id "
    "WHERE entrant.finished_at IS NULL AND game.abandoned_at IS NULL "
    "AND EXISTS (SELECT 1 FROM event WHERE event.entrant = entrant.id)"
)


def unfinished_games(db: sqlite3.Connection, limit: int, first: str = "") -> tuple[SavedGame, ...]:
    """Games that were begun and neither finished nor given up: those of the player `first`, then all, newest first."""
    rows = db.execute(
        f"{_UNFINISHED} ORDER BY entrant.player = (SELECT id FROM player WHERE name = ?) DESC, game.id DESC LIMIT ?",
        (first, limit),
    ).fetchall()
    return tuple(read_rows(lambda row: load_game(db, row[0]), rows))


def unfinished_game_on(db: sqlite3.Connection, board: str, player: str) -> SavedGame | None:
    """The newest of this player's games on a board that was neither finished nor given up."""
    rows = db.execute(
        f"{_UNFINISHED} AND entrant.player = (SELECT id FROM player WHERE name = ?) AND entrant.board = ? "
        "ORDER BY game.id DESC LIMIT 1",
        (player, board),
    ).fetchall()
    return next(read_rows(lambda row: load_game(db, row[0]), rows), None)


def count_begun(db: sqlite3.Connection, board: str, player: str) -> int:
    """How many games this player has begun on a board; one whose first question was never shown is none."""
    row = db.execute(
        "SELECT count(*) FROM entrant WHERE player = (SELECT id FROM player WHERE name = ?) AND board = ? "
        "AND EXISTS (SELECT 1 FROM event WHERE event.entrant = entrant.id)",
        (player, board),
    ).fetchone()
    return int(row[0])


def load_game(db: sqlite3.Connection, game: int) -> SavedGame:
    """A game as it was kept."""
    row = db.execute(
        "SELECT game.seed, game.mode, game.rules, game.questions, game.started_at, player.name, entrant.id, "
        "entrant.score, max((SELECT count(*) FROM answer WHERE answer.entrant = entrant.id), "
        "(SELECT count(DISTINCT question) FROM event WHERE event.entrant = entrant.id AND name = 'answered')) "
        "FROM game JOIN entrant ON entrant.game = game.id JOIN player ON player.id = entrant.player WHERE game.id = ?",
        (game,),
    ).fetchone()
    if row is None:
        raise NotFound(f"there is no game {game}")
    seed, mode, rules, questions, started, player, entrant, score, answered = row
    refs = game_packs(db, game)
    return SavedGame(
        id=game,
        player=player,
        seed=seed,
        board=leaderboard_from_json(mode, rules, refs),
        packs=refs,
        questions=tuple(json.loads(questions)),
        events=game_events(db, entrant),
        started_at=from_timestamp(started),
        answered=answered,
        score=score,
    )


def game_events(db: sqlite3.Connection, entrant: int) -> tuple[Event, ...]:
    """What happened to a player in a game, in its order."""
    rows = db.execute(
        "SELECT name, question, at, response FROM event WHERE entrant = ? ORDER BY seq", (entrant,)
    ).fetchall()
    return tuple(build_event(name, question, at, decode_response(text)) for name, question, at, text in rows)


def game_packs(db: sqlite3.Connection, game: int) -> tuple[PackRef, ...]:
    """The packs of a game, in its order."""
    rows = db.execute("SELECT pack, title, digest FROM game_pack WHERE game = ? ORDER BY place", (game,)).fetchall()
    return tuple(PackRef(*row) for row in rows)


def rules_to_json(board: Leaderboard) -> dict[str, object]:
    """What makes a board beside its mode and packs; `board_of` is the way back."""
    return {
        "questions": board.rules.questions,
        "seconds": board.rules.seconds,
        "difficulties": list(board.difficulties),
        "tags": list(board.tags),
    }


def leaderboard_from_json(mode: str, rules: str, refs: tuple[PackRef, ...]) -> Leaderboard:
    """The board that was written as JSON."""
    plain = json.loads(rules)
    return Leaderboard(
        rules=Rules(mode, plain["questions"], plain["seconds"]),
        packs=tuple(ref.id for ref in refs),
        difficulties=tuple(plain["difficulties"]),
        tags=tuple(plain["tags"]),
    )


def encode_response(response: Response | None) -> str | None:
    """A response as it is stored."""
    return None if response is None else json.dumps(response_to_json(response), ensure_ascii=False)


def decode_response(text: str | None) -> Response | None:
    """A response that was stored. Raises ValueError when it is none."""
    return None if text is None else response_from_json(json.loads(text))
