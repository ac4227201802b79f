"""A small lesson, and games of it, for the tests of the classroom."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import strategies as st

from spacequiz.classroom.assignments.assigned_game import AssignedGame, load_assigned_game
from spacequiz.classroom.assignments.assignment import AssignedPack, Assignment, write_assignment
from spacequiz.classroom.assignments.result import AnswerRecord, Result, build_result
from spacequiz.classroom.assignments.submission import Submission
from spacequiz.domain.question import Response
from spacequiz.domain.session import Session
from spacequiz.packs.pack_reader import read_pack_text
from spacequiz.play.new_game import build_assigned_game
from spacequiz.text import clean, clean_name

START = datetime(2026, 3, 2, 8, 0, 0, 123456, tzinfo=UTC)
END = datetime(2026, 3, 2, 8, 9, tzinfo=UTC)
PACK = """\
title: Small steps
questions:
  - {id: dog, ask: Laika came back alive., answer: false, why: W, source: S}
  - id: first
    ask: The first satellite?
    options: [Sputnik 1, Explorer 1, Luna 1]
    answer: Sputnik 1
    why: W
    source: S
  - {id: woman, ask: The first woman in space?, accept: [Valentina Tereshkova], why: W, source: S}
  - {id: moon, ask: How far is the Moon?, number: 384400, within: 1000, unit: km, why: W, source: S}
"""
KEYS = ("small/first", "small/woman", "small/dog", "small/moon")


def assignment(text: str = PACK, **changes: object) -> Assignment:
    """An untimed assignment of the small pack, which travels inside."""
    pack = read_pack_text(text, "small").pack
    assert pack is not None
    plain = Assignment(
        title="Small steps",
        packs=(AssignedPack("small", pack.title, pack.digest, text),),
        questions=KEYS,
        seed="monday",
        mode="practice",
        seconds=0,
        made_at=START,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]  # any fields of it


def assigned_game(text: str = PACK, **changes: object) -> AssignedGame:
    """The same with its packs."""
    return load_assigned_game(write_assignment(assignment(text, **changes)))


def played(of: AssignedGame, *responses: Response | None) -> Session:
    """The game after these responses, a second each; None for a question that is skipped."""
    session, now = build_assigned_game(of, "Ada").session, 0.0
    for response in responses:
        session = session.open(now)
        assert session.current is not None
        key = session.current.key
        now += 1
        session = session.skip(key, now) if response is None else session.answer(key, response, now)
    return session


RIGHT = ("Sputnik 1", "Valentina Tereshkova", False, 384400.0)


def result(
    player: str = "Ada", *responses: Response | None, of: AssignedGame | None = None, **changes: object
) -> Result:
    """A result of the small lesson; finished when all four questions have a response."""
    of = of or assigned_game()
    made = build_result(of.assignment, player, played(of, *responses), START, END)
    return replace(made, **changes)  # type: ignore[arg-type]  # any fields of it


def submission(folder: Path, shared: Path | None = None, player: str = "Ada") -> Submission:
    """Where the small lesson is handed in."""
    return Submission(assignment(), player, folder, shared, START, lambda: END)


LINES = st.text(min_size=1, max_size=30).map(clean).filter(bool)
NAMES = st.text(min_size=1, max_size=30).map(clean_name).filter(bool)
TIMES = st.timedeltas(timedelta(0), timedelta(days=36_500)).map(START.__add__)
RESPONSES = st.one_of(
    st.none(),
    st.booleans(),
    LINES,
    st.floats(-1e300, 1e300),
    st.lists(LINES, max_size=3).map(tuple),
    st.frozensets(LINES, max_size=3),
)


@st.composite
def results(draw: st.DrawFn) -> Result:
    """Any result."""
    keys = draw(st.lists(LINES, min_size=1, max_size=5, unique=True))
    given = tuple(
        AnswerRecord(
            question=key,
            ask=draw(LINES),
            close=draw(st.sampled_from(["answered", "skipped", "timed out", "written", "open"])),
            response=draw(RESPONSES),
            text=draw(st.just("") | LINES),
            credit=draw(st.floats(0, 1)),
            points=draw(st.integers(0, 10**6)),
            seconds=draw(st.floats(0, 10**6)),
        )
        for key in keys
    )
    return Result(
        assignment=draw(st.text("0123456789abcdef", min_size=12, max_size=12)),
        title=draw(LINES),
        seed=draw(LINES),
        digests=tuple(draw(st.lists(st.tuples(LINES, LINES), max_size=3))),
        player=draw(NAMES),
        started_at=draw(TIMES),
        finished_at=draw(st.none() | TIMES),
        score=draw(st.integers(0, 10**9)),
        answers=given,
    )
