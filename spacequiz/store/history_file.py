"""A player's history as one JSON file, to be carried to another machine: version 1 of ``spacequiz-history``."""

import json
import re
from collections.abc import Callable
from typing import NoReturn

from spacequiz.domain.events import (
    EVENT_NAMES,
    Answered,
    Event,
    build_event,
    event_name,
    response_from_json,
    response_to_json,
)
from spacequiz.domain.leaderboard import Leaderboard
from spacequiz.domain.outcome import CloseReason
from spacequiz.domain.question import Difficulty, Response
from spacequiz.domain.rules import MAX_SECONDS, Rules
from spacequiz.store.games import rules_to_json
from spacequiz.store.json_fields import InvalidValue, JsonValue
from spacequiz.store.records import History, HistoryAnswer, HistoryGame, PackRef
from spacequiz.store.row_values import to_timestamp
from spacequiz.text import DEFAULT_PLAYER, NAME_LENGTH, clean_name

FORMAT = "spacequiz-history"
VERSION = 1
MOST_BYTES = 64 * 1024 * 1024
"""The largest file that is taken in: 64 mebibytes, which is more than ten thousand games."""
_MOST_GAMES = 100_000
_MOST_QUESTIONS = 100_000
_MOST_EVENTS = 1_000_000
_MOST_PACKS = 1000
_MOST_NUMBER = 10**9
"""Points of a game, and seconds: thirty years of an open question."""
_MODE = re.compile(r"[a-z][a-z-]{0,19}", re.ASCII)
"""Any name of a mode: this machine may know fewer than the one where it was played."""


def write_history(history: History) -> tuple[str, int]:
    """The text of the file, a line a game, and how many games are left out because they could not be read again."""
    head = {"format": FORMAT, "version": VERSION, "player": clean_name(history.player) or DEFAULT_PLAYER}
    lines: list[str] = []
    for game in history.games:
        plain = _plain_game(game)
        try:
            # what was damaged here would have the whole file refused there
            if _game(JsonValue(plain)) == game:
                lines.append(json.dumps(plain, ensure_ascii=False, separators=(",", ":"), allow_nan=False))
        except InvalidValue:
            continue
    text = json.dumps(head, ensure_ascii=False)[:-1] + ', "games": [\n' + ",\n".join(lines) + "\n]}\n"
    return text, len(history.games) - len(lines) + history.unreadable


def read_history(data: bytes, tell: Callable[[int, int], None] = lambda *_: None) -> History:
    """The history in a file. Raises Wrong with the place of the first value that makes no sense.

    `tell` hears how many of how many games are looked at.
    """
    if len(data) > MOST_BYTES:
        raise InvalidValue(f"the file is larger than {MOST_BYTES // 1024**2} MiB")
    try:
        root = JsonValue(json.loads(data.decode("utf-8-sig"), parse_constant=_refuse))
    except UnicodeDecodeError:
        raise InvalidValue("the file is not UTF-8, so it is no history of Space Quiz") from None
    except RecursionError:
        raise InvalidValue("the file has too many brackets within brackets") from None
    except MemoryError:
        raise InvalidValue("the file is too large for this machine") from None
    except json.JSONDecodeError as error:
        raise InvalidValue(f"line {error.lineno}, column {error.colno}: this is no JSON ({error.msg})") from None
    except ValueError as error:  # of a number with thousands of digits, or of _refuse
        raise InvalidValue(f"the file holds a number that cannot be counted with ({error})") from None
    if not isinstance(root.value, dict) or root.value.get("format") != FORMAT:
        raise InvalidValue("this is no history of Space Quiz; spacequiz scores --export writes one")
    version = root.field("version")
    if type(version.value) is int and version.value > VERSION:
        raise InvalidValue(
            f"the file comes from a newer Space Quiz: it has version {version.value}, and {VERSION} is known"
        )
    version.integer(VERSION, VERSION)
    player = root.field("player")
    name = player.text(NAME_LENGTH)
    if clean_name(name) != name:
        raise player.error("a name without hidden or doubled signs")
    games: list[HistoryGame] = []
    nodes = list(root.field("games").items(_MOST_GAMES))
    for number, node in enumerate(nodes):
        tell(number, len(nodes))
        games.append(_game(node))
    return History(name, tuple(games))


def _refuse(word: str) -> NoReturn:
    raise ValueError(word)


def _plain_game(game: HistoryGame) -> dict[str, object]:
    return {
        "seed": game.seed,
        "mode": game.board.rules.mode,
        "board": game.board.key,
        "rules": rules_to_json(game.board),
        "packs": [{"id": pack.id, "title": pack.title, "digest": pack.digest} for pack in game.packs],
        "questions": list(game.questions),
        "started_at": to_timestamp(game.started_at),
        "finished_at": to_timestamp(game.finished_at) if game.finished_at else None,
        "abandoned_at": to_timestamp(game.abandoned_at) if game.abandoned_at else None,
        "score": game.score,
        "correct": game.correct,
        "asked": game.asked,
        "best_streak": game.best_streak,
        "seconds": game.seconds,
        "events": [_plain_event(event) for event in game.events],
        "answers": [_plain_answer(answer) for answer in game.answers],
    }


def _plain_event(event: Event) -> dict[str, object]:
    plain: dict[str, object] = {"name": event_name(event), "question": event.question, "at": event.at}
    return plain | ({"response": response_to_json(event.response)} if isinstance(event, Answered) else {})


def _plain_answer(answer: HistoryAnswer) -> dict[str, object]:
    return {
        "question": answer.question,
        "close": answer.close.value,
        "response": None if answer.response is None else response_to_json(answer.response),
        "credit": answer.credit,
        "points": answer.points,
        "seconds": answer.seconds,
        "hints": answer.hints,
        "answered_at": to_timestamp(answer.answered_at),
    }


def _game(node: JsonValue) -> HistoryGame:
    packs = tuple(_pack(item) for item in node.field("packs").items(_MOST_PACKS, 1))
    ids = {pack.id for pack in packs}
    if len(ids) < len(packs):
        raise node.field("packs").error("different packs")
    questions = node.field("questions").texts(_MOST_QUESTIONS, 1)
    for key in questions:
        if key.partition("/")[0] not in ids:
            raise InvalidValue(f"{node.field('questions').path}: {key} is of none of the packs")
    answers = tuple(map(_answer, node.field("answers").items(len(questions))))
    for number, (answer, key) in enumerate(zip(answers, questions, strict=False)):
        if answer.question != key:
            raise InvalidValue(
                f"{node.field('answers').path}[{number}].question: {key} was asked, not {answer.question}"
            )
    game = HistoryGame(
        seed=node.field("seed").text(),
        board=_board(node, packs),
        packs=packs,
        questions=questions,
        started_at=node.field("started_at").timestamp(),
        finished_at=node.field("finished_at").optional_timestamp(),
        abandoned_at=node.field("abandoned_at").optional_timestamp(),
        score=node.field("score").integer(0, _MOST_NUMBER),
        correct=node.field("correct").integer(0, len(answers)),
        asked=node.field("asked").integer(len(answers), len(questions)),
        best_streak=node.field("best_streak").integer(0, len(answers)),
        seconds=node.field("seconds").number(0, _MOST_NUMBER),
        events=_events(node.field("events"), frozenset(questions)),
        answers=answers,
    )
    points = sum(answer.points for answer in answers)
    if game.score != points:
        raise InvalidValue(f"{node.field('score').path}: the answers add up to {points}, not to {game.score}")
    right = sum(answer.credit >= 1 for answer in answers)
    if game.correct != right:
        raise InvalidValue(f"{node.field('correct').path}: the answers add up to {right}, not to {game.correct}")
    return game


def _pack(node: JsonValue) -> PackRef:
    return PackRef(node.field("id").text(), node.field("title").text(), node.field("digest").text())


def _board(node: JsonValue, packs: tuple[PackRef, ...]) -> Leaderboard:
    """The board, made anew of what it stands for: its key decides which games are compared."""
    mode, rules = node.field("mode"), node.field("rules")
    if not _MODE.fullmatch(mode.text()):
        raise mode.error("the name of a mode")
    board = Leaderboard(
        rules=Rules(
            mode.text(),
            rules.field("questions").integer(0, _MOST_QUESTIONS),
            rules.field("seconds").integer(0, MAX_SECONDS),
        ),
        packs=tuple(pack.id for pack in packs),
        difficulties=tuple(
            item.one_of(tuple(Difficulty)) for item in rules.field("difficulties").items(len(Difficulty))
        ),
        tags=rules.field("tags").texts(_MOST_QUESTIONS),
    )
    key = node.field("board")
    if key.value != board.key:
        raise key.error("the board of these rules and packs")
    return board


def _events(node: JsonValue, questions: frozenset[str]) -> tuple[Event, ...]:
    events: list[Event] = []
    clock = 0.0
    for item in node.items(_MOST_EVENTS):
        name, question = item.field("name").one_of(EVENT_NAMES), item.field("question")
        if question.text() not in questions:
            raise question.error("a question of this game")
        # time never runs back
        clock = item.field("at").number(clock, _MOST_NUMBER)
        response = _response(item.field("response")) if name == "answered" else None
        events.append(build_event(name, question.text(), clock, response))
    return tuple(events)


def _answer(node: JsonValue) -> HistoryAnswer:
    close, response = CloseReason(node.field("close").one_of(tuple(CloseReason))), node.field("response")
    answered = close is CloseReason.ANSWERED
    if response.value is not None and not answered:
        raise response.error("null, as nothing was answered")
    return HistoryAnswer(
        question=node.field("question").text(),
        close=close,
        response=_response(response) if answered else None,
        credit=node.field("credit").number(0, 1),
        points=node.field("points").integer(0, _MOST_NUMBER),
        seconds=node.field("seconds").number(0, _MOST_NUMBER),
        hints=node.field("hints").integer(0, 1000),
        answered_at=node.field("answered_at").timestamp(),
    )


def _response(node: JsonValue) -> Response:
    return response_from_json(node.response())
