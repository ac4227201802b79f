"""text2qti: a source that the program takes, and in which no sign of a question acts as Markdown."""

import re

from hypothesis import given
from pack_strategies import SOME, packs

from spacequiz.domain.pack import Pack
from spacequiz.packs.formats import text2qti
from spacequiz.packs.formats.exported import Lost
from spacequiz.packs.read import read_text

PACK = """\
title: Space firsts
description: "Demo *pack*"
questions:
  - id: first
    ask: "Which was the *first* satellite?"
    options: [Sputnik 1, "1. Explorer", "[x] $5"]
    answer: Sputnik 1
    feedback: {Sputnik 1: It beeped.}
    why: In 1957.
    difficulty: easy
    source: A book
  - {id: firsts, ask: Which were Soviet firsts?, options: [Spacewalk, Woman, Landing], answers: [Spacewalk, Woman]}
  - {id: year, ask: Year of Apollo 11?, number: 1969, within: 0.5, unit: CE, points: 70}
  - {id: who, ask: Who was first?, accept: [Yuri Gagarin, Gagarin], points: 50}
  - {id: laika, ask: Laika came back., answer: false, difficulty: hard}
  - {id: row, ask: In which order?, order: [a, b, c]}
  - {id: again, ask: Who was first?, accept: [Laika]}
"""
EXPECTED = """\
Quiz title: Space firsts
Quiz description: Demo &#42;pack&#42;

Title: first
Points: 1
1. Which was the &#42;first&#42; satellite?
... In 1957.
*a) Sputnik 1
... It beeped.
b) &#49;. Explorer
c) &#91;x&#93; &#36;5

Title: firsts
Points: 1.5
2. Which were Soviet firsts?
[*] Spacewalk
[*] Woman
[ ] Landing

Title: year
Points: 1.5
3. Year of Apollo 11?
= 1969 +- 0.5

Title: who
Points: 0.5
4. Who was first?
* Yuri Gagarin
* Gagarin

Title: laika
Points: 2
5. Laika came back.
a) True
*b) False
"""


def test_a_pack_becomes_the_source_that_the_program_reads() -> None:
    pack = read_text(PACK, "demo").pack
    assert pack is not None
    exported = text2qti.write(pack, "seed")
    assert EXPECTED == exported.data.decode()
    assert (
        Lost("first", keys=("source", "difficulty")),
        Lost("year", keys=("points", "unit")),
        Lost("laika", keys=("difficulty",)),
        Lost("row", "Canvas has no order question that text2qti can make"),
        Lost("again", "text2qti takes no question twice"),
    ) == exported.lost


@SOME
@given(packs())
def test_no_sign_of_a_text_acts_as_markdown(pack: Pack) -> None:
    for line in text2qti.write(pack, "seed").data.decode().splitlines():
        # typed answers and titles are taken as they are
        found = re.match(r"(?:\d+\.|\*?[a-h]\)|\[[* ]\]|\.\.\.) (.*)", line)
        text = re.sub(r"&#\d+;", "x", found[1]) if found else ""
        assert not re.search(r"[\\`*_{}\[\]#<>&$~^|]|--|\.\.", text), line
        assert not re.match(r"\d+[.)]|[-+:=%!]", text), line
