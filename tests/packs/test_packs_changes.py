"""What is different in another edition."""

from dataclasses import replace

from spacequiz.domain.pack import Pack
from spacequiz.packs.pack_diff import Fact, PackDiff, diff_packs
from spacequiz.packs.pack_reader import read_pack_text

TEXT = """\
title: Firsts
license: CC0-1.0
authors: [Ada]
questions:
  - {id: one, ask: What?, answer: true, why: So., source: A}
  - {id: two, ask: Who?, options: [A, B], answer: A, feedback: {B: No.}, why: So., source: A}
  - {id: three, ask: When?, number: 1957, why: So., source: A}
"""


def pack(text: str) -> Pack:
    found = read_pack_text(text, "firsts").pack
    assert found is not None
    return found


def test_questions_are_told_apart_by_their_ids() -> None:
    new = TEXT.replace("id: one", "id: four").replace("feedback: {B: No.}", "feedback: {B: Nearly.}")
    found = diff_packs(pack(TEXT), pack(new))
    assert PackDiff(added=("four",), removed=("one",), changed=("two",)) == found
    assert ["1 question added: four", "1 question removed: one", "1 question changed: two"] == list(found.lines())


def test_what_is_told_of_the_whole_pack_is_compared_too() -> None:
    new = (
        TEXT.replace("title: Firsts", "title: Seconds").replace("license: CC0-1.0\n", "").replace("[Ada]", "[Ada, Bob]")
    )
    found = diff_packs(pack(TEXT), pack(new))
    assert (
        Fact("title", "Firsts", "Seconds"),
        Fact("authors", "Ada", "Ada, Bob"),
        Fact("licence", "CC0-1.0", ""),
    ) == found.facts
    assert ["title: Firsts → Seconds", "authors: Ada → Ada, Bob", "licence: CC0-1.0 → none"] == list(found.lines())


def test_a_question_of_another_kind_is_changed() -> None:
    assert ("three",) == diff_packs(pack(TEXT), pack(TEXT.replace("number: 1957", "accept: ['1957']"))).changed


def test_only_another_way_of_writing_it_is_said_to_be_so() -> None:
    (told,) = diff_packs(pack(TEXT), pack("# a word\n" + TEXT)).lines()
    assert "the questions are the same" in told


def test_of_many_questions_not_all_are_named() -> None:
    old = pack(TEXT)
    question = old.questions[0]
    many = replace(old, questions=tuple(replace(question, id=f"q{number}") for number in range(100)))
    told = next(diff_packs(old, many).lines())
    assert told.startswith("100 questions added: q0, q1, ")
    assert told.endswith("q11 and 88 more")
