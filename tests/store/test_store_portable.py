"""Export of the history of a player, and import into another store."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from store_games import new_game, played

from spacequiz.domain.leaderboard import Leaderboard
from spacequiz.domain.question import (
    Choice,
    Difficulty,
    Match,
    Multiple,
    Number,
    Order,
    Question,
    Response,
    TrueFalse,
    Typed,
)
from spacequiz.domain.rules import Rules
from spacequiz.domain.session import Session
from spacequiz.errors import NotFound
from spacequiz.store.game_records import NewGame, PackRef
from spacequiz.store.history_file import MAX_BYTES, read_history, write_history
from spacequiz.store.history_records import ImportSummary
from spacequiz.store.json_fields import InvalidValue
from spacequiz.store.store import Store

START = datetime(2026, 3, 1, 12, tzinfo=UTC)
KINDS: tuple[tuple[Question, Response, Response], ...] = (
    (Choice(id="a", pack="p", ask="?", options=("yes", "nö"), answer="yes"), "yes", "nö"),
    (
        Multiple(id="b", pack="p", ask="?", options=("1", "2", "3"), answers=frozenset({"3", "1"})),
        frozenset({"3", "1"}),
        frozenset({"2"}),
    ),
    (TrueFalse(id="c", pack="p", ask="?", answer=True), True, False),
    (Typed(id="d", pack="p", ask="?", accept=("Лайка",), hints=("a", "b")), "Лайка", "собака '\"; --"),
    (Number(id="e", pack="p", ask="?", number=0.1, partial_within=5.0), 0.1, 2),
    (Order(id="f", pack="p", ask="?", items=("x", "y", "z")), ("x", "y", "z"), ("z", "x", "y")),
    (Match(id="g", pack="q,|%", ask="?", pairs=(("l", "r"), ("m", "s"))), ("r", "s"), ("s", "r")),
)


class Calendar:
    """A clock that moves on with every call."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        self.now += timedelta(hours=7, microseconds=1)
        return self.now


def stored(folder: str | Path, name: str = "scores.db", clock: Callable[[], datetime] | None = None) -> Store:
    return Store.open(Path(folder) / name, now=clock or Calendar())


def play(store: Store, player: str, seed: str, rules: Rules, actions: str) -> None:
    """A game of all kinds: y right, n wrong, s skipped, h hint, p pause; what is left open is left."""
    asked = tuple(question for question, _, _ in KINDS)
    if rules.traits.is_endless:
        # as in a game without an end, which asks all questions again when it is through
        asked += (*asked[1:], asked[0])
    session = Session(seed, rules, asked)
    board = Leaderboard(rules, ("p", "q,|%"), (Difficulty.HARD,), ("Mond|%", "Ж,"))
    refs = (PackRef("p", "Pack “p”", "d1"), PackRef("q,|%", "[@click=app.quit]Q[/]", "d2"))
    number = store.begin_game(NewGame(player, seed, board, refs, tuple(question.key for question in asked)))
    answers = {question.key: (right, wrong) for question, right, wrong in KINDS}
    now = 0.0
    for action in actions:
        now += 1.375
        session = session.open(now).resume(now)
        if session.current is None:
            break
        key = session.current.key
        match action:
            case "y" | "n":
                session = session.answer(key, answers[key][action == "n"], now)
            case "s":
                session = session.skip(key, now)
            case "h":
                session = session.take_hint(key, now)
            case "p":
                session = session.pause(now)
    store.record_game(number, session)


GAMES = st.lists(
    st.tuples(
        st.text("abcЖ ", min_size=1, max_size=5),
        st.sampled_from([Rules(questions=7, seconds=0), Rules("sprint", 0, 60), Rules("survival", 0, 5)]),
        st.text("ynshp", max_size=9),
    ),
    max_size=5,
)


@settings(max_examples=25, deadline=None)
@given(GAMES, GAMES)
def test_a_history_comes_out_of_another_store_as_it_went_in(
    games: list[tuple[str, Rules, str]], others: list[tuple[str, Rules, str]]
) -> None:
    with TemporaryDirectory() as folder:
        clock = Calendar()
        with stored(folder, "one.db", clock) as one, stored(folder, "other.db", clock) as other:
            one.add_player("Ada")
            for seed, rules, actions in games:
                play(one, "Ada", seed, rules, actions)
            for seed, rules, actions in others:
                play(other, "Bob", seed, rules, actions)
            text, lost = write_history(one.export_history("ada"))
            assert 0 == lost
            history = read_history(text.encode())
            with stored(folder, "empty.db") as empty:
                added = empty.import_history(history)
                assert ImportSummary("Ada", len(history.games), 0) == added
                if history.games:
                    assert (text, 0) == write_history(empty.export_history("Ada"))
                assert one.memories("Ada") == empty.memories("Ada")
                assert one.tallies("Ada") == empty.tallies("Ada")
            before = _of_bob(other) if others else None
            other.import_history(history)
            assert ImportSummary("Ada", 0, len(history.games)) == other.import_history(history)
            assert before == (_of_bob(other) if others else None)
            assert one.scores(player="Ada") == tuple(
                replace(score, game=mine.game)
                for score, mine in zip(other.scores(player="Ada"), one.scores(player="Ada"), strict=True)
            )


def _of_bob(store: Store) -> object:
    return store.export_history("Bob"), store.memories("Bob"), store.tallies("Bob"), store.scores(player="Bob")


def test_a_name_that_the_player_goes_by_there_is_kept(tmp_path: Path) -> None:
    with stored(tmp_path, "one.db") as one, stored(tmp_path, "two.db") as two:
        for store, seed, player in ((one, "a", "ADA"), (two, "b", "Ada")):
            play(store, player, seed, Rules(questions=7), "yyyyyyy")
        two.import_history(one.export_history("ada"))
        assert [("Ada", 2)] == [(player.name, player.finished_games) for player in two.players()]


def test_who_has_nothing_to_take_in_is_not_made_a_player(tmp_path: Path) -> None:
    with stored(tmp_path) as store:
        play(store, "Ada", "a", Rules(questions=7), "yyyyyyy")
        assert ImportSummary("Grace", 0, 1) == store.import_history(
            replace(store.export_history("Ada"), player="Grace")
        )
        assert ["Ada"] == [player.name for player in store.players()]
        with pytest.raises(NotFound):
            store.export_history("Grace")


def test_a_game_that_was_damaged_is_left_out_and_counted(tmp_path: Path) -> None:
    with stored(tmp_path) as store:
        for seed in ("a", "b", "c"):
            play(store, "Ada", seed, Rules(questions=7), "yyyyyyy")
        with sqlite3.connect(tmp_path / "scores.db") as db:
            db.execute("UPDATE game SET rules = 'nonsense' WHERE seed = 'a'")
            db.execute("UPDATE game_pack SET title = char(27) WHERE game = (SELECT id FROM game WHERE seed = 'b')")
        db.close()
        text, lost = write_history(store.export_history("Ada"))
        assert (["c"], 2) == ([game.seed for game in read_history(text.encode()).games], lost)


def test_an_unfinished_game_can_be_taken_up_on_the_other_machine(tmp_path: Path) -> None:
    with stored(tmp_path, "one.db") as one, stored(tmp_path, "two.db") as two:
        game, session = new_game("Ada")
        one.record_game(one.begin_game(game), played(session, "y"))
        two.import_history(read_history(write_history(one.export_history("Ada"))[0].encode()))
        assert replace(one.unfinished_games()[0], id=0) == replace(two.unfinished_games()[0], id=0)
        one.abandon_game(1)
        assert one.export_history("Ada").games[0].abandoned_at


@pytest.fixture(scope="module")
def exported() -> str:
    """The text of a valid file."""
    with TemporaryDirectory() as folder, stored(folder) as store:
        play(store, "Ada", "seed", Rules(questions=7), "ynhyynyy")
        return write_history(store.export_history("Ada"))[0]


A_DAY = "2026-03-01T12:00:00.000000Z"
WRONG = [
    ((), [], "this is no history"),
    (("format",), "else", "this is no history"),
    (("version",), 2, "the file comes from a newer Space Quiz: it has version 2"),
    (("version",), True, "version: a whole number from 1 to 1, not true"),
    (("version",), None, "version: "),
    (("player",), "", "player: a text"),
    (("player",), "\u202eadA", "player: the character U+202E RIGHT-TO-LEFT OVERRIDE"),
    (("player",), "A" * 21, "player: a text of at most 20 characters"),
    (("player",), " Ada", "player: a name without"),
    (("games",), {}, "games: a list in brackets, not an object"),
    (("games", 0), None, "games[0]: an object in braces, not null"),
    (("games", 0, "seed"), 7, "games[0].seed: a text, not 7"),
    (("games", 0, "seed"), "x" * 10_001, "games[0].seed: a text of at most"),
    (("games", 0, "mode"), "Mission|1", "games[0].mode: "),
    (("games", 0, "board"), "mission|7|20|p||", "games[0].board: the board of these rules and packs"),
    (("games", 0, "rules", "seconds"), -1, "games[0].rules.seconds: "),
    (("games", 0, "rules", "seconds"), 10**4000, "games[0].rules.seconds: "),
    (("games", 0, "rules", "questions"), 7.0, "games[0].rules.questions: "),
    (("games", 0, "rules", "difficulties"), [[]], "games[0].rules.difficulties[0]: one of easy"),
    (("games", 0, "rules", "tags", 0), "\x1b[2J", "games[0].rules.tags[0]: the character U+001B"),
    (("games", 0, "packs"), [], "games[0].packs: a list of 1 to"),
    (("games", 0, "packs", 0, "title"), "a\nb", "games[0].packs[0].title: the character U+000A"),
    (("games", 0, "packs", 0, "title"), "\ud800", "games[0].packs[0].title: the character U+D800"),
    (("games", 0, "packs", 1, "id"), "p", "games[0].packs: different packs"),
    (("games", 0, "questions", 0), "other/a", "games[0].questions: other/a is of none of the packs"),
    (("games", 0, "questions", 1), "p/a", "games[0].questions[1]: something that is not in the list"),
    (("games", 0, "started_at"), "2026-03-01", "games[0].started_at: a time such as"),
    (("games", 0, "started_at"), None, "games[0].started_at: a time such as"),
    (("games", 0, "started_at"), "2026-02-30T12:00:00.000000Z", "games[0].started_at: "),
    (("games", 0, "started_at"), "2026-03-01T24:00:00.000000Z", "games[0].started_at: "),
    (("games", 0, "started_at"), "1979-12-31T23:59:59.999999Z", "games[0].started_at: a time such as"),
    (("games", 0, "finished_at"), "9999-12-31T23:59:59.999999Z", "games[0].finished_at: "),
    (("games", 0, "abandoned_at"), 0, "games[0].abandoned_at: "),
    (("games", 0, "score"), 10**6, "games[0].score: the answers add up to"),
    (("games", 0, "score"), 2**63, "games[0].score: a whole number"),
    (("games", 0, "correct"), 7, "games[0].correct: the answers add up to 5, not to 7"),
    (("games", 0, "asked"), 3, "games[0].asked: a whole number from 7 to 7, not 3"),
    (("games", 0, "best_streak"), 8, "games[0].best_streak: "),
    (("games", 0, "seconds"), "9", 'games[0].seconds: a number from 0 to 1e+09, not "9"'),
    (("games", 0, "seconds"), float("nan"), "the file holds a number that cannot be counted with (NaN)"),
    (("games", 0, "events", 0, "name"), "exploded", "games[0].events[0].name: one of opened"),
    (("games", 0, "events", 0, "name"), {}, "games[0].events[0].name: one of opened"),
    (("games", 0, "events", 0, "question"), "p/z", "games[0].events[0].question: a question of this game"),
    (("games", 0, "events", 1, "at"), 0.5, "games[0].events[1].at: a number from 1.375 to"),
    (("games", 0, "events", 1, "response"), None, "games[0].events[1].response: a response, not null"),
    (("games", 0, "events", 1, "response"), {"set": [["x"]]}, "games[0].events[1].response.set[0]: a text"),
    (("games", 0, "events", 1, "response"), 10**400, "games[0].events[1].response: a number that can be"),
    (("games", 0, "answers", 0, "question"), "p/b", "games[0].answers[0].question: p/a was asked, not p/b"),
    (("games", 0, "answers", 0, "close"), ["answered"], "games[0].answers[0].close: one of answered"),
    (("games", 0, "answers", 0, "close"), "skipped", "games[0].answers[0].response: null"),
    (("games", 0, "answers", 0, "response"), "\u200bx", "games[0].answers[0].response: the character U+200B"),
    (("games", 0, "answers", 0, "credit"), 1.5, "games[0].answers[0].credit: a number from 0 to 1, not 1.5"),
    (("games", 0, "answers", 0, "credit"), True, "games[0].answers[0].credit: a number from 0 to 1, not true"),
    (("games", 0, "answers", 0, "points"), -5, "games[0].answers[0].points: "),
    (("games", 0, "answers", 0, "hints"), 1001, "games[0].answers[0].hints: "),
    (("games", 0, "answers", 0, "answered_at"), A_DAY[:-1], "games[0].answers[0].answered_at: "),
    (("games", 0, "answers"), [{}] * 8, "games[0].answers: a list of 0 to 7 values, not of 8"),
]


@pytest.mark.parametrize(
    ("path", "value", "said"), WRONG, ids=[f"{'.'.join(map(str, w[0]))}-{n}" for n, w in enumerate(WRONG)]
)
def test_a_value_that_makes_no_sense_is_named_by_its_place(
    exported: str, path: tuple[str | int, ...], value: object, said: str
) -> None:
    root = [json.loads(exported)]
    at: Any = root
    for step, below in zip((0, *path), (*path, None), strict=True):
        if below is None:
            at[step] = value
        else:
            at = at[step]
    with pytest.raises(InvalidValue) as raised:
        read_history(json.dumps(root[0]).encode())
    assert str(raised.value).startswith(said)


@pytest.mark.parametrize("key", ["player", "version", "games"])
def test_what_is_missing_is_named(exported: str, key: str) -> None:
    plain = json.loads(exported)
    del plain[key]
    with pytest.raises(InvalidValue, match=f"the file: {key} is missing"):
        read_history(json.dumps(plain).encode())


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "line 1, column 1"),
        (b'{"format": "spacequiz-history",\n', "line 2"),
        (b"\xff\xfe{\x00}\x00", "not UTF-8"),
        (b"SQLite format 3\x00", "no JSON"),
        (b"[" * 200_000, "brackets within brackets"),
        (b'{"a": ' * 200_000, "brackets within brackets"),
        (b'{"version": ' + b"9" * 5000 + b"}", "cannot be counted with"),
        (b'{"version": -Infinity}', "cannot be counted with"),
        (b" " * (MAX_BYTES + 1), "larger than 64 MiB"),
    ],
    ids=range(9),
)
def test_a_file_that_is_no_history_is_said_to_be_none(data: bytes, said: str) -> None:
    with pytest.raises(InvalidValue, match=said):
        read_history(data)


@settings(max_examples=300, deadline=None)
@given(data=st.data())
def test_no_value_in_the_place_of_another_breaks_the_reader(exported: str, data: st.DataObject) -> None:
    plain = json.loads(exported)
    places = list(_places(plain))
    holder, key = data.draw(st.sampled_from(places))
    leaf = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
    holder[key] = data.draw(st.recursive(leaf, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
    try:
        history = read_history(json.dumps(plain).encode())
    except InvalidValue:
        return
    with TemporaryDirectory() as folder, stored(folder) as store:
        store.import_history(history)
        # what is taken in is given out again whole
        if history.games and store.export_history(history.player).games:
            assert history == store.export_history(history.player)


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every value in a value, as what holds it and its key there."""
    keys = value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in keys:
        yield value, key
        yield from _places(value[key])


def test_a_game_that_is_twice_in_a_file_is_added_once(tmp_path: Path) -> None:
    with stored(tmp_path, "one.db") as one, stored(tmp_path, "two.db") as two:
        play(one, "Ada", "a", Rules(questions=7), "yyyyyyy")
        history = one.export_history("Ada")
        assert ImportSummary("Ada", 1, 1) == two.import_history(replace(history, games=history.games * 2))


def test_games_of_one_seed_that_were_begun_at_different_times_are_different_games(tmp_path: Path) -> None:
    with stored(tmp_path, "one.db") as one, stored(tmp_path, "two.db") as two:
        for _ in range(2):
            play(one, "Ada", "a", Rules(questions=7), "yyyyyyy")
        play(one, "Ada", "a", Rules(questions=7, seconds=0), "yyyyyyy")
        assert ImportSummary("Ada", 3, 0) == two.import_history(one.export_history("Ada"))


def test_a_history_is_in_the_order_in_which_its_games_were_begun(tmp_path: Path) -> None:
    early, late = Calendar(), Calendar()
    late.now += timedelta(days=300)
    with stored(tmp_path, "one.db", early) as one, stored(tmp_path, "two.db", late) as two:
        play(one, "Ada", "early", Rules(questions=7), "yyyyyyy")
        play(two, "Ada", "late", Rules(questions=7), "yyyyyyy")
        two.import_history(one.export_history("Ada"))
        assert ["early", "late"] == [game.seed for game in two.export_history("Ada").games]


def test_a_history_leaves_out_what_was_never_shown_and_holds_what_was_given_up(tmp_path: Path) -> None:
    with stored(tmp_path, "one.db") as one, stored(tmp_path, "two.db") as two:
        play(one, "Ada", "never shown", Rules(questions=7), "")
        play(one, "Ada", "given up", Rules(questions=7), "hy")
        play(one, "Ada", "only shown", Rules(questions=7), "h")
        for number in (1, 2):
            one.abandon_game(number)
        two.import_history(one.export_history("Ada"))
        assert ["only shown"] == [game.seed for game in two.unfinished_games(9)]
        games = two.export_history("Ada").games
        assert [("given up", True), ("only shown", False)] == [(game.seed, bool(game.abandoned_at)) for game in games]
        assert one.export_history("Ada") == two.export_history("Ada")


def test_an_import_tells_how_far_it_is(tmp_path: Path) -> None:
    calls: list[tuple[int, int]] = []
    with stored(tmp_path, "one.db") as one, stored(tmp_path, "two.db") as two:
        for seed in "ab":
            play(one, "Ada", seed, Rules(questions=7), "yyyyyyy")
        text, _ = write_history(one.export_history("Ada"))
        two.import_history(read_history(text.encode(), lambda *of: calls.append(of)), lambda *of: calls.append(of))
    assert [(0, 2), (1, 2)] * 2 == calls


def test_a_game_without_events_is_exported_again_if_it_has_answers_or_an_end(tmp_path: Path) -> None:
    with stored(tmp_path, "one.db") as one, stored(tmp_path, "two.db") as two:
        play(one, "Ada", "a", Rules(questions=7), "yyyyyyy")
        history = one.export_history("Ada")
        (game,) = history.games
        answered = replace(game, seed="answered", events=(), finished_at=None)
        finished = replace(game, seed="finished", events=(), answers=(), score=0, correct=0)
        neither = replace(finished, seed="neither", finished_at=None)
        two.import_history(replace(history, games=(answered, finished, neither)))
        assert (answered, finished) == two.export_history("Ada").games
