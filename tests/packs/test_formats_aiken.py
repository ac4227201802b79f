"""Aiken: what Moodle writes is read, and what is written comes back."""

from format_trip import check_trip, items_of
from hypothesis import given
from pack_strategies import SOME, packs

from spacequiz.domain.pack import Pack
from spacequiz.exchange.draft import DraftQuestion, SkippedQuestion

SAMPLE = """\
Which was the first artificial satellite?
A. Sputnik 1
B) Explorer 1
ANSWER: B

Who was first?
A. Ada
ANSWER: C

Nobody knows
A. this
B. or that
"""


@SOME
@given(packs())
def test_choices_come_back_as_they_were(pack: Pack) -> None:
    check_trip("aiken", pack, ())


def test_every_question_is_taken_or_said_to_be_none() -> None:
    assert (
        DraftQuestion(
            1,
            {
                "ask": "Which was the first artificial satellite?",
                "options": ["Sputnik 1", "Explorer 1"],
                "answer": "Explorer 1",
            },
        ),
        SkippedQuestion(2, "the answer is C, but there is no option C"),
        SkippedQuestion(3, "no line `ANSWER: A` after its options"),
    ) == items_of("aiken", SAMPLE)


def test_line_ends_of_windows_change_nothing() -> None:
    assert items_of("aiken", SAMPLE) == items_of("aiken", "\ufeff" + SAMPLE.replace("\n", "\r\n"))
