"""text2qti: a source that the program takes, and in which no sign of a question acts as Markdown."""

import re
from math import gcd

import pytest
from hypothesis import given
from pack_strategies import SOME, packs

from spacequiz.domain.pack import Pack
from spacequiz.domain.question import Choice, Number
from spacequiz.exchange import text2qti
from spacequiz.exchange.export_result import ExportLoss, ExportResult
from spacequiz.exchange.worksheet_marks import marks_by_question
from spacequiz.packs.pack_reader import read_pack_text

PACK = """\
title: Space *firsts*
description: "Demo *pack*"
authors: [Ada, Bob]
license: CC-BY-4.0
questions:
  - id: first
    ask: "Which was the *first* satellite?"
    options: [Sputnik 1, "1. Explorer", "[x] $5"]
    answer: Sputnik 1
    feedback: {Sputnik 1: It didn't "beep"...}
    why: In 1957.
    difficulty: easy
    source: A book
  - {id: firsts, ask: Which were Soviet firsts?, options: [Spacewalk, Woman, Landing], answers: [Spacewalk, Woman]}
  - {id: year, ask: Year of Apollo 11?, number: 1969, within: 0.5, close: 3, unit: CE, points: 50}
  - {id: who, ask: Who was first?, accept: [Yuri Gagarin, Gagarin], points: 50}
  - {id: laika, ask: Laika came back., answer: false, difficulty: hard}
  - {id: row, ask: In which order?, order: [a, b, c]}
  - {id: again, ask: Who was first?, accept: [Laika]}
"""
EXPECTED = r"""Quiz title: Space *firsts*
Quiz description: Demo \*pack\* (Ada, Bob, CC-BY-4.0)

Title: first
Points: 2
1. Which was the \*first\* satellite?
... In 1957.
*a) Sputnik 1
... It didn\'t \"beep\"\.\.\.
b) 1\. Explorer
c) \[x\] \$5

Title: firsts
Points: 3
2. Which were Soviet firsts?
[*] Spacewalk
[*] Woman
[ ] Landing

Title: year
3. Year of Apollo 11? (CE)
= 1969 +- 0.5

Title: who
4. Who was first?
* Yuri Gagarin
* Gagarin

Title: laika
Points: 4
5. Laika came back.
a) True
*b) False
"""


def exported(text: str) -> ExportResult:
    pack = read_pack_text(text, "demo").pack
    assert pack is not None
    return text2qti.write(pack, "seed")


def test_a_pack_becomes_the_source_that_the_program_reads() -> None:
    made = exported(PACK)
    assert EXPECTED == made.data.decode()
    assert (
        ExportLoss("first", keys=("source", "difficulty")),
        ExportLoss("year", keys=("close",)),
        ExportLoss("laika", keys=("difficulty",)),
        ExportLoss("row", "text2qti has no questions of the kind order"),
        ExportLoss("again", "text2qti rejects a second question with the same text"),
    ) == made.losses


@pytest.mark.parametrize(
    ("number", "row"),
    [
        ("number: 1969", "= 1969 +- 0"),
        ("number: -3.25, within: 0.5", "= -3.25 +- 0.5"),
        ("number: 3844000000000000000000", "= 3844000000000000000000 +- 0"),
        ("number: 0, within: 1", "= 0 +- 1"),
        ("number: 0", "text2qti rejects a range of numbers that begins or ends with 0"),
        ("number: 5, within: 5", "text2qti rejects a range of numbers that begins or ends with 0"),
        ("number: 0.00729735", "text2qti keeps four decimals of a number"),
        ("number: 1, within: 0.00001", "text2qti keeps four decimals of a number"),
    ],
)
def test_a_number_that_the_program_would_refuse_or_round_is_left_out(number: str, row: str) -> None:
    made = exported(f"title: T\nquestions:\n  - {{id: n, ask: How many?, {number}}}")
    rows = [line for line in made.data.decode().splitlines() if line.startswith("=")]
    assert [row] == rows + [lost.reason for lost in made.losses if lost.reason]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("1957. A year", r"1957\. A year"),
        ("٣. A year", r"٣\. A year"),
        ("- 5", r"\- 5"),
        ("a-b, no. 5", "a-b, no. 5"),
        ("a -- b --- c", r"a \-\- b \-\-\- c"),
        (r"\$5 and $x$", r"\\\$5 and \$x\$"),
        ("5 < 6 & <b>", "5 &#60; 6 &#38; &#60;b&#62;"),
        ("&amp;", "&#38;amp;"),
        (": a term", "&#58; a term"),
        ("![a](b)", r"\!\[a\](b)"),
    ],
)
def test_signs_are_written_as_what_they_are(text: str, written: str) -> None:
    choice = Choice(id="q", pack="p", ask=text, options=("x", text), answer="x")
    pack = Pack(id="p", title="T", digest="", questions=(choice,))
    rows = text2qti.write(pack, "seed").data.decode().splitlines()
    assert {f"1. {written}", f"b) {written}"} <= set(rows)


@SOME
@given(packs())
def test_no_sign_of_a_text_acts_as_markdown(pack: Pack) -> None:
    for line in text2qti.write(pack, "seed").data.decode().splitlines():
        # typed answers and titles are taken as they are
        found = re.match(r"(?:\d+\.|\*?[a-h]\)|\[[* ]\]|\.\.\.) (.*)", line)
        text = re.sub(r"&#\d+;|\\.", "x", found[1]) if found else ""
        assert not re.search(r"[\\`*_\[\]<>&$#\"']|--|\.\.\.", text), line
        assert not re.match(r"\d+[.)]|[-+:=%!~|]", text), line


@given(packs())
def test_marks_are_whole_and_weigh_as_points_do(pack: Pack) -> None:
    worth = marks_by_question(pack.questions)
    assert 1 == gcd(*worth.values())
    first = pack.questions[0]
    assert all(worth[one.id] * first.points == worth[first.id] * one.points for one in pack.questions)


def test_questions_that_are_all_worth_the_same_need_no_points() -> None:
    asked = tuple(Number(id=f"q{n}", pack="p", ask=f"How many {n}?", number=float(n), points=150) for n in (1, 2))
    assert b"Points" not in text2qti.write(Pack(id="p", title="T", questions=asked, digest=""), "seed").data
