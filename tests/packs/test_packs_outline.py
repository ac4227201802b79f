"""Reading question by question: the same as reading the whole, and each thing in its place."""

from collections import Counter

import pytest
from bad_packs import BAD, BAD_BYTES, HEAD, Bad, answered
from hypothesis import given
from hypothesis import strategies as st
from test_packs_reading import YAMLISH

from spacequiz.packs.find_packs import BUILT_IN
from spacequiz.packs.outline import PackOutline, read_outline
from spacequiz.packs.pack_reader import read_pack_text
from spacequiz.packs.pack_reading import PackReading
from spacequiz.packs.problem import Problem

GOOD = [path.read_text(encoding="utf-8") for path in sorted(BUILT_IN.glob("*.yaml"))]
SMALL = """\
title: Small
sources: {book: {title: A book}}
questions:
  - id: one
    ask: What?
    answer: true
    why: So.
    source: book
  - id: two
    ask: Which?
    options: [Sputnik 1, Luna 1]
    answer: Sputnik 1
    why: So.
    source: book
  - id: three
    ask: Who?
    accept: [Gagarin]
    why: So.
    source: book
"""


def places(problems: tuple[Problem, ...]) -> Counter[tuple[int, int, str]]:
    """What does not depend on how the question is named."""
    return Counter((problem.line, problem.column, problem.severity) for problem in problems)


def assert_same(outline: PackOutline, reading: PackReading) -> None:
    """Nothing is lost, nothing is told twice, and what can be played is what is shown."""
    assert reading == outline.reading
    told = [*outline.pack_problems, *(problem for part in outline.questions for problem in part.problems)]
    assert places(reading.problems) == places(tuple(told))
    assert [*range(1, len(outline.questions) + 1)] == [part.number for part in outline.questions]
    if reading.pack is not None:
        assert reading.pack.questions == tuple(part.question for part in outline.questions)
        assert reading.pack.title == outline.title


@pytest.mark.parametrize("bad", [*BAD, *BAD_BYTES], ids=lambda bad: bad.name)
def test_every_problem_has_one_place(bad: Bad) -> None:
    assert_same(read_outline(bad.text, "pack"), read_pack_text(bad.text, "pack"))


@pytest.mark.parametrize("text", [*GOOD, SMALL])
def test_the_outline_of_a_good_pack_is_the_pack(text: str) -> None:
    outline = read_outline(text.encode(), "pack")
    assert outline.reading.pack is not None
    assert_same(outline, read_pack_text(text.encode(), "pack"))
    lines = text.split("\n")
    assert all(lines[part.line - 1].lstrip().startswith("- ") for part in outline.questions)


@given(st.data())
def test_no_change_to_a_pack_makes_the_outline_fail(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(SMALL)))
    end = data.draw(st.integers(start, min(len(SMALL), start + 40)))
    text = SMALL[:start] + data.draw(YAMLISH) + SMALL[end:]
    assert_same(read_outline(text, "pack"), read_pack_text(text, "pack"))


@given(st.binary(max_size=200))
def test_no_bytes_whatever_make_the_outline_fail(data: bytes) -> None:
    assert_same(read_outline(data, "pack"), read_pack_text(data, "pack"))


@given(YAMLISH, st.sampled_from(["", HEAD, HEAD + "  - ", HEAD + "  - id: one\n    ask: What?\n    options: "]))
def test_no_yaml_whatever_makes_the_outline_fail(text: str, head: str) -> None:
    assert_same(read_outline(head + text, "pack"), read_pack_text(head + text, "pack"))


@pytest.mark.parametrize(
    "text",
    [
        "[" * 30_000,
        HEAD + "  - " * 30_000,
        HEAD + "".join(f"  - *x{n}\n" for n in range(5_000)),
        "title: T\n" * 5_000,
        HEAD + "\t" * 50_000,
        HEAD + "  - {}\n" * 30_000,
    ],
    ids=["brackets", "lists", "aliases", "twins", "tabs", "too many"],
)
def test_hostile_packs_have_an_outline(text: str) -> None:
    assert_same(read_outline(text, "pack"), read_pack_text(text, "pack"))


def test_a_question_with_an_error_leaves_the_others_to_be_shown() -> None:
    outline = read_outline(SMALL.replace("answer: Sputnik 1", "answer: Sputnik I"), "pack")
    assert outline.reading.pack is None
    one, two, three = outline.questions
    assert (None, "two", 9) == (two.question, two.id, two.line)
    (problem,) = two.problems
    assert (12, 'answer "Sputnik I" is not an option; did you mean "Sputnik 1"?') == (problem.line, problem.message)
    good = read_outline(SMALL, "pack")
    assert (good.questions[0], good.questions[2]) == (one, three)


def test_a_question_that_is_no_yaml_keeps_its_id_and_its_place() -> None:
    outline = read_outline(SMALL.replace("ask: Which?", "ask: Which: one?"), "pack")
    one, two, three = outline.questions
    assert ("two", True, [10]) == (two.id, two.has_error, [problem.line for problem in two.problems])
    assert one.question is not None
    assert three.question is not None


def test_what_is_wrong_with_the_head_is_of_no_question() -> None:
    outline = read_outline(SMALL.replace("title: Small\n", "titel: Small\nlanguage: 7\n"), "pack")
    assert [1, 2] == [problem.line for problem in outline.pack_problems]
    assert all(part.question is not None and not part.problems for part in outline.questions)


def test_where_the_reading_stops_early_the_questions_are_still_counted() -> None:
    outline = read_outline(SMALL.replace("title: Small", "title: [Small"), "pack")
    assert not outline.readable
    assert ["one", "two", "three"] == [part.id for part in outline.questions]
    assert [4, 9, 15] == [part.line for part in outline.questions]
    assert outline.pack_problems


def test_a_question_is_found_again_by_its_id_else_by_its_number() -> None:
    before, after = SMALL.split("  - id: two\n")
    outline = read_outline(before + "  - {id: new, ask: New?, answer: no}\n  - id: two\n" + after, "pack")
    assert 3 == outline.find_number("two", 2)
    assert 2 == outline.find_number("renamed", 2)
    assert 4 == outline.find_number("gone", 9)
    assert 0 == read_outline("title: T\n", "pack").find_number("two", 2)
    twins = read_outline(SMALL.replace("id: three", "id: one"), "pack")
    assert (1, 3) == (twins.find_number("one", 1), twins.find_number("one", 3))


def test_the_lines_are_those_that_problems_count() -> None:
    text = answered("answer: maybe")
    for version in (text, text.replace("\n", "\r\n"), "\ufeff" + text):
        outline = read_outline(version.encode(), "pack")
        (problem,) = outline.questions[0].problems
        assert "    answer: maybe" == outline.lines[problem.line - 1]
