"""Hypothesis strategies for packs whose texts hold what formats use as signs."""

from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from spacequiz.domain.pack import Pack
from spacequiz.domain.question import (
    Choice,
    Difficulty,
    Match,
    Multiple,
    Number,
    Order,
    Question,
    Source,
    TrueFalse,
    Typed,
)

SOME = settings(max_examples=40)
"""For tests of whole packs, which take their time to make; `bench/fuzz.py` goes on for as long as one likes."""
SIGNS = "~=#{}:\\<>&\"'*_`,;|%$@+-^[]()!?/.＝＋－＠"
"""Signs that mean something in one format or another."""
WORDS = (
    "Sputnik 1",
    "no",
    "null",
    "~",
    "1957",
    "12:30",
    "ANSWER: A",
    "A. b",
    "->",
    "::",
    "<b>x</b>",
    "&amp;",
    "=1+1",
    "＝1+1",
    "'＝1",
    "\u2800=1",
    "' ＝1",
)
TEXTS = (
    st.text(st.sampled_from("ab cdé☭ば🚀0123456789" + SIGNS), min_size=1, max_size=24)
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
) | st.sampled_from(WORDS)
"""Texts in one line that can be shown."""
PLAIN = st.text(st.sampled_from("abc dé🚀019"), min_size=1, max_size=16).map(lambda text: " ".join(text.split()))
PLAIN_TEXTS = PLAIN.filter(bool)
"""Texts without any sign."""
KINDS = (Choice, Multiple, TrueFalse, Typed, Number, Order, Match)
NUMBERS = st.integers(-3000, 3000).map(float) | st.integers(-10_000, 10_000).map(lambda n: n / 100)


def distinct(least: int, most: int, texts: st.SearchStrategy[str] = TEXTS) -> st.SearchStrategy[tuple[str, ...]]:
    """So many different texts."""
    return st.lists(texts, min_size=least, max_size=most, unique=True).map(tuple)


@st.composite
def questions(draw: st.DrawFn, number: int, kinds: tuple[type[Question], ...] = KINDS) -> Question:
    """A question of one of these kinds with whatever else a question may have."""
    kind = draw(st.sampled_from(kinds))
    difficulty = draw(st.sampled_from(Difficulty))
    common: dict[str, Any] = {
        "id": draw(st.sampled_from(["q", "first-one", "Q_"])) + str(number),
        "pack": "pack",
        "ask": draw(TEXTS),
        "why": draw(st.just("") | TEXTS),
        "source": draw(st.none() | TEXTS.map(Source)),
        "hints": draw(st.just(()) | distinct(1, 3)),
        "difficulty": difficulty,
        "tags": draw(st.just(()) | distinct(1, 3, PLAIN_TEXTS)),
        "date": draw(st.sampled_from(["", "1957", "1957-10", "1957-10-04"])),
        "seconds": draw(st.sampled_from([None, 0, 5, 20, 45, 600])),
        "points": draw(st.sampled_from([difficulty.points, 1, 100, 10_000])),
    }
    if kind is TrueFalse:
        return TrueFalse(**common, answer=draw(st.booleans()))
    if kind is Typed:
        return Typed(**common, accept=draw(distinct(1, 4)))
    if kind is Number:
        within = draw(st.sampled_from([0.0, 0.5, 2.0]))
        close = draw(st.sampled_from([None, 2.0, 20.0]))
        unit = draw(st.just("") | PLAIN_TEXTS)
        return Number(**common, number=draw(NUMBERS), full_within=within, partial_within=close, unit=unit)
    if kind is Order:
        ends = draw(st.just(("", "")) | st.tuples(TEXTS, TEXTS))
        return Order(**common, items=draw(distinct(3, 8)), start=ends[0], end=ends[1])
    if kind is Match:
        sides = draw(distinct(4, 16))
        half = len(sides) // 2
        return Match(**common, pairs=tuple(zip(sides[:half], sides[half : 2 * half], strict=True)))
    options = draw(distinct(2, 8))
    feedback = draw(st.just({}) | st.dictionaries(st.sampled_from(options), TEXTS, max_size=3))
    if kind is Choice:
        return Choice(**common, options=options, answer=draw(st.sampled_from(options)), feedback=feedback)
    right = draw(st.sets(st.sampled_from(options), min_size=1))
    return Multiple(**common, options=options, answers=frozenset(right), feedback=feedback)


@st.composite
def packs(draw: st.DrawFn, kinds: tuple[type[Question], ...] = KINDS) -> Pack:
    """A pack of one to four questions."""
    asked = tuple(draw(questions(number, kinds)) for number in range(draw(st.integers(1, 4))))
    return Pack(id="pack", title=draw(TEXTS), questions=asked, digest="")


def fields_of(question: Question) -> dict[str, Any]:
    """A question by the keys of pack format 1, without those that it does not use."""
    fields: dict[str, Any] = {
        "id": question.id,
        "ask": question.ask,
        "why": question.why,
        "source": question.source.title if question.source else "",
        "hints": list(question.hints),
        "difficulty": "" if question.difficulty is Difficulty.MEDIUM else str(question.difficulty),
        "tags": list(question.tags),
        "date": question.date,
        "seconds": "" if question.seconds is None else str(question.seconds),
        "points": "" if question.points == question.difficulty.points else str(question.points),
    }
    match question:
        case Choice():
            fields |= {"options": list(question.options), "answer": question.answer, "feedback": question.feedback}
        case Multiple():
            right = [option for option in question.options if option in question.answers]
            fields |= {"options": list(question.options), "answers": right, "feedback": question.feedback}
        case TrueFalse():
            fields |= {"answer": "true" if question.answer else "false"}
        case Typed():
            fields |= {"accept": list(question.accept)}
        case Number():
            close = "" if question.partial_within is None else repr(question.partial_within)
            fields |= {
                "number": repr(question.number),
                "within": repr(question.full_within) if question.full_within else "",
            }
            fields |= {"close": close, "unit": question.unit}
        case Order():
            fields |= {"order": list(question.items), "from": question.start, "to": question.end}
        case Match():
            fields |= {"match": dict(question.pairs)}
    return {key: value for key, value in fields.items() if value}
