"""Writing packs: what is written is read back as it was."""

from hypothesis import given
from pack_strategies import fields_of, packs

from spacequiz.domain.pack import Pack
from spacequiz.domain.question import Choice
from spacequiz.packs.pack_reader import read_pack_text
from spacequiz.packs.pack_writer import write_pack


@given(packs())
def test_what_is_written_is_read_back_as_it_was(pack: Pack) -> None:
    text = write_pack({"title": pack.title}, [fields_of(question) for question in pack.questions])
    for pure in (False, True):
        reading = read_pack_text(text, "pack", pure=pure)
        assert reading.pack is not None, (text, reading.errors)
        assert (pack.title, pack.questions) == (reading.pack.title, reading.pack.questions)


def test_a_long_text_is_folded_and_read_back_as_it_was() -> None:
    why = "# It was: " + "longer than a line of an editor, " * 20 + "- to the end"
    options = ["the first of them, which is long: so long that the list has lines of its own", 'the "other" \\ one']
    question = {"id": "one", "ask": "What?", "options": options, "answer": options[1], "why": why, "source": "A"}
    text = write_pack({"title": "T"}, [question])
    assert 120 > max(map(len, text.splitlines()))
    pack = read_pack_text(text, "pack").pack
    assert pack is not None
    (read,) = pack.questions
    assert isinstance(read, Choice)
    assert (why, tuple(options)) == (read.why, read.options)


def test_a_short_question_is_written_as_a_person_would() -> None:
    question = {"id": "one", "ask": "Who, then?", "options": ["Ada", "no", "12:30"], "answer": "no", "tags": ["a"]}
    expected = """\
title: T
sources:
  book:
    title: "A book: the second"
questions:
  - id: one
    ask: Who, then?
    options: [Ada, no, "12:30"]
    answer: no
    tags: [a]
"""
    assert expected == write_pack({"title": "T", "sources": {"book": {"title": "A book: the second"}}}, [question])
