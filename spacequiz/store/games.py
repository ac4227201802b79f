"""Keeping games: each event and answer as it comes, so that a game that broke off can go on."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache

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
    "SELECT game.id FROM game JOIN entrant ON entrant.game = game.id WHERE entrant.finished_at IS NULL "
    "AND game.abandoned_at IS NULL AND EXISTS (SELECT 1 FROM event WHERE event.entrant = entrant.id)"
)

GameRow = tuple[int, str, str, str, str, str, str, int, int, int]
"""Game id, seed, mode, rules, questions, start, player, entrant id, score, number of answered questions."""
EventRow = tuple[str, str, float, str | None]
"""Name, question, seconds, response."""
SavedRows = tuple[GameRow, tuple[PackRef, ...], list[EventRow]]


def unfinished_games(db: sqlite3.Connection, limit: int, first: str = "") -> tuple[SavedGame, ...]:
    """Games that were begun and neither finished nor given up: those of the player `first`, then all, newest first."""
    order = "ORDER BY entrant.player = (SELECT id FROM player WHERE name = ?) DESC, game.id DESC"
    return _first_readable(db, db.execute(f"{_UNFINISHED} {order}", (first,)).fetchall(), limit)


def unfinished_game_on(db: sqlite3.Connection, board: str, player: str, seed: str | None = None) -> SavedGame | None:
    """Return the newest of this player's games on a board that was neither finished nor given up; `seed` narrows it."""
    rows = db.execute(
        f"{_UNFINISHED} AND entrant.player = (SELECT id FROM player WHERE name = ?) AND entrant.board = ? "
        "AND game.seed = coalesce(?, game.seed) ORDER BY game.id DESC",
        (player, board, seed),
    ).fetchall()
    return next(iter(_first_readable(db, rows, 1)), None)


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
    games = _select_games(db, [game])
    if not games:
        raise NotFound(f"there is no game {game}")
    return _saved_game(games[0])


def _first_readable(db: sqlite3.Connection, ids: Sequence[tuple[int]], limit: int) -> tuple[SavedGame, ...]:
    """Return the first games of these rows of ids that can be read, at most `limit`."""
    games: list[SavedGame] = []
    position = 0
    while position < len(ids) and len(games) < limit:
        batch = ids[position : position + limit - len(games)]
        games += read_rows(_saved_game, _select_games(db, [number for (number,) in batch]))
        position += len(batch)
    return tuple(games)


def _select_games(db: sqlite3.Connection, ids: Sequence[int]) -> list[SavedRows]:
    """Read these games in this order, with their packs and events: three queries, however many games there are."""
    games = ", ".join(map(str, ids))
    rows: list[GameRow] = db.execute(
        "SELECT game.id, game.seed, game.mode, game.rules, game.questions, game.started_at, player.name, entrant.id, "
        "entrant.score, max((SELECT count(*) FROM answer WHERE answer.entrant = entrant.id), "
        "(SELECT count(DISTINCT question) FROM event WHERE event.entrant = entrant.id AND name = 'answered')) "
        "FROM game JOIN entrant ON entrant.game = game.id JOIN player ON player.id = entrant.player "
        f"WHERE game.id IN ({games})"
    ).fetchall()
    packs = select_packs(db, games)
    events = select_events(db, f"SELECT id FROM entrant WHERE game IN ({games})")
    by_id = {row[0]: row for row in reversed(rows)}
    return [(by_id[game], packs[game], events[by_id[game][7]]) for game in ids if game in by_id]


def _saved_game(selected: SavedRows) -> SavedGame:
    (game, seed, mode, rules, questions, started, player, _, score, answered), packs, events = selected
    return SavedGame(
        id=game,
        player=player,
        seed=seed,
        board=leaderboard_from_json(mode, rules, tuple(pack.id for pack in packs)),
        packs=packs,
        questions=tuple(json.loads(questions)),
        events=events_from_rows(events),
        started_at=from_timestamp(started),
        answered=answered,
        score=score,
    )


def select_packs(
    db: sqlite3.Connection, games: str, values: Sequence[object] = ()
) -> defaultdict[int, tuple[PackRef, ...]]:
    """Read the packs of many games with one query: by the id of the game, each game's in playing order.

    `games` is a list of game ids in SQL, or a SELECT of them; `values` are its parameters.
    """
    packs: defaultdict[int, tuple[PackRef, ...]] = defaultdict(tuple)
    for game, *pack in db.execute(
        f"SELECT game, pack, title, digest FROM game_pack WHERE game IN ({games}) ORDER BY game, place", values
    ):
        packs[game] += (PackRef(*pack),)
    return packs


def select_events(
    db: sqlite3.Connection, entrants: str, values: Sequence[object] = ()
) -> defaultdict[int, list[EventRow]]:
    """Read the events of many entrants with one query: by the id of the entrant, each one's in their order.

    `entrants` is a list of entrant ids in SQL, or a SELECT of them; `values` are its parameters.
    """
    events: defaultdict[int, list[EventRow]] = defaultdict(list)
    for entrant, *event in db.execute(
        f"SELECT entrant, name, question, at, response FROM event WHERE entrant IN ({entrants}) ORDER BY entrant, seq",
        values,
    ):
        events[entrant].append(tuple(event))
    return events


def events_from_rows(rows: Iterable[EventRow]) -> tuple[Event, ...]:
    """Return the events that stand in these rows. Raises one of ROW_ERRORS for a row that makes no sense."""
    return tuple(build_event(name, question, at, decode_response(text)) for name, question, at, text in rows)


def rules_to_json(board: Leaderboard) -> dict[str, object]:
    """What makes a board beside its mode and packs; `board_of` is the way back."""
    return {
        "questions": board.rules.questions,
        "seconds": board.rules.seconds,
        "difficulties": list(board.difficulties),
        "tags": list(board.tags),
    }


@lru_cache(maxsize=256)  # most games are of a few boards, and parsing took half the time of reading the scores
def leaderboard_from_json(mode: str, rules: str, pack_ids: tuple[str, ...]) -> Leaderboard:
    """Return the leaderboard of a stored game; `rules` is the JSON of `rules_to_json`.

    Raises one of ROW_ERRORS where the JSON makes no sense.
    """
    plain = json.loads(rules)
    return Leaderboard(
        rules=Rules(mode, plain["questions"], plain["seconds"]),
        packs=pack_ids,
        difficulties=tuple(plain["difficulties"]),
        tags=tuple(plain["tags"]),
    )


def encode_response(response: Response | None) -> str | None:
    """A response as it is stored."""
    return None if response is None else json.dumps(response_to_json(response), ensure_ascii=False)


def decode_response(text: str | None) -> Response | None:
    """A response that was stored. Raises ValueError when it is none."""
    return None if text is None else response_from_json(json.loads(text))
