"""The JSON file that a history is exported to and imported from: version 1 of the format ``spacequiz-history``."""

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
from spacequiz.store.game_records import PackRef
from spacequiz.store.game_rows import rules_to_json
from spacequiz.store.history_records import History, HistoryAnswer, HistoryGame
from spacequiz.store.json_fields import InvalidValue, JsonValue
from spacequiz.store.row_values import to_timestamp
from spacequiz.text import DEFAULT_PLAYER, NAME_LENGTH, clean_name

FORMAT = "spacequiz-history"
VERSION = 1
MAX_BYTES = 64 * 1024 * 1024
"""The largest file that is imported: 64 MiB, which holds more than ten thousand games."""
_MAX_GAMES = 100_000
_MAX_QUESTIONS = 100_000
_MAX_EVENTS = 1_000_000
_MAX_PACKS = 1000
_MAX_NUMBER = 10**9
"""The limit of points and of seconds; as seconds it is 30 years."""
_MODE_NAME = re.compile(r"[a-z][a-z-]{0,19}", re.ASCII)
"""What the name of a mode looks like. Any is accepted: a newer version may have modes that this one does not know."""


def write_history(history: History) -> tuple[str, int]:
    """Return the text of the file, with a line for each game, and how many games are left out as invalid."""
    head = {"format": FORMAT, "version": VERSION, "player": clean_name(history.player) or DEFAULT_PLAYER}
    lines: list[str] = []
    for game in history.games:
        values = _game_to_json(game)
        try:
            # one invalid game would have the whole file refused by the import
            if _read_game(JsonValue(values)) == game:
                lines.append(json.dumps(values, ensure_ascii=False, separators=(",", ":"), allow_nan=False))
        except InvalidValue:
            continue
    text = json.dumps(head, ensure_ascii=False)[:-1] + ', "games": [\n' + ",\n".join(lines) + "\n]}\n"
    return text, len(history.games) - len(lines) + history.unreadable


def read_history(data: bytes, on_progress: Callable[[int, int], None] = lambda *_: None) -> History:
    """Return the history in a file. Raises InvalidValue with the place of the first invalid value.

    `on_progress` is called with the number of games that have been read, and of all.
    """
    if len(data) > MAX_BYTES:
        raise InvalidValue(f"the file is larger than {MAX_BYTES // 1024**2} MiB")
    try:
        root = JsonValue(json.loads(data.decode("utf-8-sig"), parse_constant=_refuse_constant))
    except UnicodeDecodeError:
        raise InvalidValue("the file is not UTF-8, so it is no history of Space Quiz") from None
    except RecursionError:
        raise InvalidValue("the file has too many brackets within brackets") from None
    except MemoryError:
        raise InvalidValue("the file is too large for this machine") from None
    except json.JSONDecodeError as error:
        raise InvalidValue(f"line {error.lineno}, column {error.colno}: this is no JSON ({error.msg})") from None
    except ValueError as error:  # a number with thousands of digits, or a constant that is refused
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
    items = list(root.field("games").items(_MAX_GAMES))
    for number, item in enumerate(items):
        on_progress(number, len(items))
        games.append(_read_game(item))
    return History(name, tuple(games))


def _refuse_constant(word: str) -> NoReturn:
    """Raise ValueError for NaN and Infinity, which json reads although they are not JSON."""
    raise ValueError(word)


def _game_to_json(game: HistoryGame) -> dict[str, object]:
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
        "events": [_event_to_json(event) for event in game.events],
        "answers": [_answer_to_json(answer) for answer in game.answers],
    }


def _event_to_json(event: Event) -> dict[str, object]:
    values: dict[str, object] = {"name": event_name(event), "question": event.question, "at": event.at}
    return values | ({"response": response_to_json(event.response)} if isinstance(event, Answered) else {})


def _answer_to_json(answer: HistoryAnswer) -> dict[str, object]:
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


def _read_questions(value: JsonValue, rules: Rules) -> tuple[str, ...]:
    """Return the keys of the questions in the order asked; only endless modes may ask a question twice."""
    if rules.traits.is_endless:
        return tuple(item.text() for item in value.items(_MAX_QUESTIONS, 1))
    return value.texts(_MAX_QUESTIONS, 1)


def _read_game(value: JsonValue) -> HistoryGame:
    packs = tuple(_read_pack(item) for item in value.field("packs").items(_MAX_PACKS, 1))
    ids = {pack.id for pack in packs}
    if len(ids) < len(packs):
        raise value.field("packs").error("different packs")
    board = _read_board(value, packs)
    questions = _read_questions(value.field("questions"), board.rules)
    for key in questions:
        if key.partition("/")[0] not in ids:
            raise InvalidValue(f"{value.field('questions').path}: {key} is of none of the packs")
    answers = tuple(map(_read_answer, value.field("answers").items(len(questions))))
    for number, (answer, key) in enumerate(zip(answers, questions, strict=False)):
        if answer.question != key:
            raise InvalidValue(
                f"{value.field('answers').path}[{number}].question: {key} was asked, not {answer.question}"
            )
    game = HistoryGame(
        seed=value.field("seed").text(),
        board=board,
        packs=packs,
        questions=questions,
        started_at=value.field("started_at").timestamp(),
        finished_at=value.field("finished_at").optional_timestamp(),
        abandoned_at=value.field("abandoned_at").optional_timestamp(),
        score=value.field("score").integer(0, _MAX_NUMBER),
        correct=value.field("correct").integer(0, len(answers)),
        asked=value.field("asked").integer(len(answers), len(questions)),
        best_streak=value.field("best_streak").integer(0, len(answers)),
        seconds=value.field("seconds").number(0, _MAX_NUMBER),
        events=_read_events(value.field("events"), frozenset(questions)),
        answers=answers,
    )
    points = sum(answer.points for answer in answers)
    if game.score != points:
        raise InvalidValue(f"{value.field('score').path}: the answers add up to {points}, not to {game.score}")
    right = sum(answer.credit >= 1 for answer in answers)
    if game.correct != right:
        raise InvalidValue(f"{value.field('correct').path}: the answers add up to {right}, not to {game.correct}")
    return game


def _read_pack(value: JsonValue) -> PackRef:
    return PackRef(value.field("id").text(), value.field("title").text(), value.field("digest").text())


def _read_board(value: JsonValue, packs: tuple[PackRef, ...]) -> Leaderboard:
    """Return the leaderboard of these rules and packs. Its key must be the one that stands in the file."""
    mode, rules = value.field("mode"), value.field("rules")
    if not _MODE_NAME.fullmatch(mode.text()):
        raise mode.error("the name of a mode")
    board = Leaderboard(
        rules=Rules(
            mode.text(),
            rules.field("questions").integer(0, _MAX_QUESTIONS),
            rules.field("seconds").integer(0, MAX_SECONDS),
        ),
        packs=tuple(pack.id for pack in packs),
        difficulties=tuple(
            item.one_of(tuple(Difficulty)) for item in rules.field("difficulties").items(len(Difficulty))
        ),
        tags=rules.field("tags").texts(_MAX_QUESTIONS),
    )
    key = value.field("board")
    if key.value != board.key:
        raise key.error("the board of these rules and packs")
    return board


def _read_events(value: JsonValue, questions: frozenset[str]) -> tuple[Event, ...]:
    events: list[Event] = []
    last_at = 0.0
    for item in value.items(_MAX_EVENTS):
        name, question = item.field("name").one_of(EVENT_NAMES), item.field("question")
        if question.text() not in questions:
            raise question.error("a question of this game")
        # events stand in the order of their times
        last_at = item.field("at").number(last_at, _MAX_NUMBER)
        response = _read_response(item.field("response")) if name == "answered" else None
        events.append(build_event(name, question.text(), last_at, response))
    return tuple(events)


def _read_answer(value: JsonValue) -> HistoryAnswer:
    close, response = CloseReason(value.field("close").one_of(tuple(CloseReason))), value.field("response")
    answered = close is CloseReason.ANSWERED
    if response.value is not None and not answered:
        raise response.error("null, as nothing was answered")
    return HistoryAnswer(
        question=value.field("question").text(),
        close=close,
        response=_read_response(response) if answered else None,
        credit=value.field("credit").number(0, 1),
        points=value.field("points").integer(0, _MAX_NUMBER),
        seconds=value.field("seconds").number(0, _MAX_NUMBER),
        hints=value.field("hints").integer(0, 1000),
        answered_at=value.field("answered_at").timestamp(),
    )


def _read_response(value: JsonValue) -> Response:
    return response_from_json(value.response())
