"""A result: how one pupil's game of an assignment went, as one file to be handed in. Format 1."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from spacequiz.classroom.assignments import seal
from spacequiz.classroom.assignments.assignment import LONGEST_SEED, LONGEST_TITLE, Assignment, dated
from spacequiz.domain.describe import answer_given
from spacequiz.domain.events import response_from_plain, response_to_plain
from spacequiz.domain.leaderboard import ASSIGNED_LENGTH
from spacequiz.domain.outcome import Close, Outcome
from spacequiz.domain.question import Number, Question, Response, Typed
from spacequiz.domain.session import Phase, Session
from spacequiz.settings import MOST_QUESTIONS
from spacequiz.store.json_fields import Checked, Wrong
from spacequiz.store.row_values import stamp
from spacequiz.text import NAME_LENGTH, clean, clean_name, shortened

FORMAT = "spacequiz-result"
VERSION = 1
WHAT = "a result of Space Quiz"
MOST_BYTES = 8 * 1024 * 1024
"""Five hundred questions with long items to put in order have 1.2 MiB; most results have ten kilobytes."""
WRITTEN = "written"
"""How a question of an exam is closed that was answered, but not handed in: nobody is told whether it is right."""
OPEN = "open"
"""How a question is closed that was not."""
CLOSES = (*map(str, Close), WRITTEN, OPEN)
LONGEST_WORDS = 160
"""Signs of a question or an answer in words; more are cut off."""
_MOST_PACKS = 100
_MOST_NUMBER = 10**9
"""Points, and seconds: thirty years of an open question."""


@dataclass(frozen=True, slots=True)
class Given:
    """What came of one question."""

    question: str
    """Its key."""
    ask: str
    """What was asked, for a table that can be read without the pack."""
    close: str
    """One of `CLOSES`."""
    response: Response | None = None
    words: str = ""
    """The answer in words; empty when there was none."""
    credit: float = 0.0
    """0 to 1."""
    points: int = 0
    seconds: float = 0.0

    @property
    def closed(self) -> bool:
        """Whether it was asked and graded."""
        return self.close not in {WRITTEN, OPEN}

    @property
    def right(self) -> bool:
        """Whether it was answered right in full."""
        return self.closed and self.credit >= 1


@dataclass(frozen=True, slots=True)
class Result:
    """How a game of an assignment went."""

    assignment: str
    """The assignment's id."""
    title: str
    seed: str
    digests: tuple[tuple[str, str], ...]
    """Id and digest of each pack."""
    player: str
    started_at: datetime
    """In UTC, as the next."""
    finished_at: datetime | None
    """None for a game that was left."""
    score: int
    given: tuple[Given, ...]
    """All questions, in playing order."""

    @property
    def finished(self) -> bool:
        """Whether it was played to its end."""
        return self.finished_at is not None

    @property
    def correct(self) -> int:
        """Questions answered right in full."""
        return sum(each.right for each in self.given)

    @property
    def answered(self) -> int:
        """Questions with an answer."""
        return sum(each.close in {Close.ANSWERED, WRITTEN} for each in self.given)

    @property
    def seconds(self) -> float:
        """Time spent answering."""
        return sum(each.seconds for each in self.given)

    @property
    def code(self) -> str:
        """Eight signs to be read aloud; whoever has the file can see whether they are its own."""
        return seal.code(seal.seal(_plain(self)))


@dataclass(frozen=True, slots=True)
class Unsealed:
    """A result as a file had it."""

    result: Result
    edited: bool
    """Whether the seal does not fit: something in it is not as the game wrote it."""


def result_of(assignment: Assignment, player: str, session: Session, started_at: datetime, now: datetime) -> Result:
    """The result of a game as it stands."""
    return Result(
        assignment=assignment.id,
        title=assignment.title,
        seed=assignment.seed,
        digests=tuple(sorted(assignment.digests.items())),
        player=player,
        started_at=dated(started_at),
        finished_at=dated(now) if session.phase is Phase.DONE else None,
        score=session.score,
        given=tuple(_given(session)),
    )


def write_result(result: Result) -> bytes:
    """The file of a result."""
    return seal.written(_plain(result))


def read_result(data: bytes) -> Unsealed:
    """The result in a file, also where its seal does not fit. Raises Unfit or Wrong where it makes no sense."""
    plain = seal.values(data, MOST_BYTES, format_=FORMAT, version=VERSION, what=WHAT)
    root = Checked(plain)
    player = root.field("player")
    if clean_name(player.text(NAME_LENGTH)) != player.value:
        raise player.wrong("a name without hidden or doubled signs")
    packs = tuple(
        (node.field("id").text(), node.field("digest").text()) for node in root.field("packs").items(_MOST_PACKS)
    )
    finished = root.field("finished_at").time_or_none()
    result = Result(
        assignment=root.field("assignment").text(ASSIGNED_LENGTH),
        title=root.field("title").text(LONGEST_TITLE),
        seed=root.field("seed").text(LONGEST_SEED),
        digests=packs,
        player=player.text(),
        started_at=root.field("started_at").time(),
        finished_at=finished,
        score=root.field("score").whole(0, _MOST_NUMBER),
        given=tuple(_read_given(node) for node in root.field("answers").items(MOST_QUESTIONS, least=1)),
    )
    if len({each.question for each in result.given}) != len(result.given):
        raise Wrong("answers: a question is there twice")
    return Unsealed(result, not seal.fits(plain))


def _given(session: Session) -> Iterator[Given]:
    for number, question in enumerate(session.questions):
        if number < len(session.outcomes):
            yield _closed(session.outcomes[number])
            continue
        response = session.sheet.responses[number] if session.sheet else None
        kept, words = _told(question, response)
        yield Given(question.key, _short(question.ask), OPEN if response is None else WRITTEN, kept, words)


def _closed(outcome: Outcome) -> Given:
    question = outcome.question
    response, words = _told(question, outcome.response)
    return Given(
        question=question.key,
        ask=_short(question.ask),
        close=outcome.close.value,
        response=response,
        words=words,
        credit=float(outcome.grade.credit),
        points=outcome.points.total,
        seconds=round(float(outcome.seconds), 3),
    )


def _told(question: Question, response: Response | None) -> tuple[Response | None, str]:
    """A response as it is kept, and in words: what somebody typed may hold signs that no file should carry on."""
    if response is None:
        return None, ""
    words = _short(answer_given(question, response))
    match question:
        case Typed():
            return words or None, words
        case Number():
            # as it is read again, or the seal of what was read would be another
            return float(response), words  # type: ignore[arg-type]  # it was graded
    return response, words


def _short(text: str) -> str:
    return shortened(clean(text), LONGEST_WORDS)


def _plain(result: Result) -> dict[str, object]:
    return {
        "format": FORMAT,
        "version": VERSION,
        "assignment": result.assignment,
        "title": result.title,
        "seed": result.seed,
        "packs": [{"id": name, "digest": digest} for name, digest in result.digests],
        "player": result.player,
        "started_at": stamp(result.started_at),
        "finished_at": None if result.finished_at is None else stamp(result.finished_at),
        "score": result.score,
        "correct": result.correct,
        "asked": len(result.given),
        "answers": [_plain_given(each) for each in result.given],
    }


def _plain_given(given: Given) -> dict[str, object]:
    return {
        "question": given.question,
        "ask": given.ask,
        "close": given.close,
        "response": None if given.response is None else response_to_plain(given.response),
        "words": given.words,
        "credit": given.credit,
        "points": given.points,
        "seconds": given.seconds,
    }


def _read_given(node: Checked) -> Given:
    response, words = node.field("response"), node.field("words")
    return Given(
        question=node.field("question").text(),
        ask=node.field("ask").text(LONGEST_WORDS),
        close=node.field("close").one_of(CLOSES),
        response=None if response.value is None else response_from_plain(response.plain()),
        words="" if words.value == "" else words.text(LONGEST_WORDS),
        credit=node.field("credit").number(0, 1),
        points=node.field("points").whole(0, _MOST_NUMBER),
        seconds=node.field("seconds").number(0, _MOST_NUMBER),
    )
