"""Parts of a game as they stand in the database: packs, events, responses and rules."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from spacequiz.domain.events import Event, build_event, event_name, response_from_json, response_to_json
from spacequiz.domain.leaderboard import Leaderboard
from spacequiz.domain.question import Response
from spacequiz.domain.rules import Rules
from spacequiz.store.game_records import PackRef

EventRow = tuple[str, str, float, str | None]
"""Name of the event, key of the question, seconds since the game began, response as JSON."""


def add_packs(db: sqlite3.Connection, game_id: int, packs: Iterable[PackRef]) -> None:
    """Insert the packs of a game, in this order."""
    db.executemany(
        "INSERT INTO game_pack VALUES (?, ?, ?, ?, ?)",
        [(game_id, place, pack.id, pack.title, pack.digest) for place, pack in enumerate(packs)],
    )


def select_packs(
    db: sqlite3.Connection, games: str, values: Sequence[object] = ()
) -> defaultdict[int, tuple[PackRef, ...]]:
    """Read the packs of many games with one query: by the id of the game, each game's in their order.

    `games` is a list of game ids in SQL, or a SELECT of them; `values` are its parameters.
    """
    packs: defaultdict[int, tuple[PackRef, ...]] = defaultdict(tuple)
    for game_id, *pack in db.execute(
        f"SELECT game, pack, title, digest FROM game_pack WHERE game IN ({games}) ORDER BY game, place", values
    ):
        packs[game_id] += (PackRef(*pack),)
    return packs


def add_events(db: sqlite3.Connection, entrant_id: int, events: Iterable[Event], first_seq: int) -> None:
    """Insert events of an entrant, numbered from `first_seq`."""
    db.executemany(
        "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?)",
        [
            (
                entrant_id,
                seq,
                event_name(event),
                event.question,
                event.at,
                encode_response(getattr(event, "response", None)),
            )
            for seq, event in enumerate(events, first_seq)
        ],
    )


def select_events(
    db: sqlite3.Connection, entrants: str, values: Sequence[object] = ()
) -> defaultdict[int, list[EventRow]]:
    """Read the events of many entrants (a player in a game) with one query: lists in order, by the entrant's id.

    `entrants` is a list of entrant ids in SQL, or a SELECT of them; `values` are its parameters.
    """
    events: defaultdict[int, list[EventRow]] = defaultdict(list)
    for entrant_id, *event in db.execute(
        f"SELECT entrant, name, question, at, response FROM event WHERE entrant IN ({entrants}) ORDER BY entrant, seq",
        values,
    ):
        events[entrant_id].append(tuple(event))
    return events


def events_from_rows(rows: Iterable[EventRow]) -> tuple[Event, ...]:
    """Return the events of these rows. Raises one of `ROW_ERRORS` for a row with invalid values."""
    return tuple(build_event(name, question, at, decode_response(text)) for name, question, at, text in rows)


def rules_to_json(board: Leaderboard) -> dict[str, object]:
    """Return what a leaderboard consists of beside its mode and packs; `leaderboard_from_json` reads it again."""
    return {
        "questions": board.rules.questions,
        "seconds": board.rules.seconds,
        "difficulties": list(board.difficulties),
        "tags": list(board.tags),
    }


@lru_cache(maxsize=256)  # there are few boards, and parsing them took half the time of reading all scores
def leaderboard_from_json(mode: str, rules: str, pack_ids: tuple[str, ...]) -> Leaderboard:
    """Return the leaderboard of a stored game; `rules` is the text of what `rules_to_json` returned.

    Raises one of `ROW_ERRORS` for a text with invalid values.
    """
    values = json.loads(rules)
    return Leaderboard(
        rules=Rules(mode, values["questions"], values["seconds"]),
        packs=pack_ids,
        difficulties=tuple(values["difficulties"]),
        tags=tuple(values["tags"]),
    )


def encode_response(response: Response | None) -> str | None:
    """Return a response as JSON, or None for none."""
    return None if response is None else json.dumps(response_to_json(response), ensure_ascii=False)


def decode_response(text: str | None) -> Response | None:
    """Return the response of a text that `encode_response` returned. Raises ValueError for any other."""
    return None if text is None else response_from_json(json.loads(text))
