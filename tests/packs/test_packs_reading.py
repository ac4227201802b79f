"""Reading packs: what is typed is what is meant, and whatever is wrong is told with its place and its mend."""

import gc
from collections.abc import Callable
from pathlib import Path

import pytest
from bad_packs import BAD, BAD_BYTES, HEAD, Bad, answered
from hypothesis import example, given
from hypothesis import strategies as st
from question_fields import QuestionFields

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
from spacequiz.errors import StorageError
from spacequiz.packs.pack_reader import read_pack_file, read_pack_text
from spacequiz.packs.pack_reading import PackReading

PURE = pytest.mark.parametrize("pure", [False, True], ids=["libyaml", "without libyaml"])
COMMON: QuestionFields = {
    "id": "one",
    "pack": "pack",
    "ask": "What?",
    "why": "So.",
    "source": Source("A book"),
    "difficulty": Difficulty.MEDIUM,
    "points": 150,
}


def told(reading: PackReading) -> list[str]:
    """The problems as they stand in the table."""
    return [f"{found.line}:{found.column}: {found.severity}: {found.message}" for found in reading.problems]


def only(text: str, *, pure: bool = False) -> Question:
    """The one question of a good pack."""
    reading = read_pack_text(text, "pack", pure=pure)
    assert reading.pack is not None, told(reading)
    (found,) = reading.pack.questions
    return found


@PURE
@pytest.mark.parametrize("bad", [*BAD, *BAD_BYTES], ids=lambda bad: bad.name)
def test_what_is_wrong_is_told_with_its_place_and_its_mend(bad: Bad, pure: bool) -> None:
    reading = read_pack_text(bad.text, "pack", pure=pure)
    assert list(bad.problems) == told(reading)
    assert bool(reading.errors) == (reading.pack is None)


def test_all_problems_of_a_pack_are_told_in_one_run_in_the_order_of_the_lines() -> None:
    # each pack's question under one head; those that break off the reading of YAML are in a test of their own
    beginning = HEAD + "  - id: one\n    ask: What?"
    parts = [(bad, bad.text) for bad in BAD if isinstance(bad.text, str) and bad.text.startswith(beginning)]
    broken = {"a second document", "an empty option", "a bracket that is never closed", "a bracket too many"}
    parts = [
        (bad, text)
        for bad, text in parts
        if bad.name not in broken and "line" not in bad.name and "tab" not in bad.name
    ]
    bodies = [text.removeprefix(HEAD).replace("id: one", f"id: q{n}") for n, (_, text) in enumerate(parts)]
    reading = read_pack_text(HEAD + "".join(bodies), "pack")
    places = [(problem.line, problem.column) for problem in reading.problems]
    assert places == sorted(places)
    numbered = [found for found in told(reading) if "question " in found]
    for n, (bad, _) in enumerate(parts, 1):
        mine = [found for found in numbered if f"question {n} (" in found or f"question {n}: " in found]
        # what follows on a broken line may be told of the next question; nothing is told twice or lost
        assert len(mine) == len(bad.problems), (bad.name, mine)


@PURE
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            answered("options: [Sputnik 1, Luna 1]", "answer: Luna 1", "feedback: {Sputnik 1: 'Later: no.'}"),
            Choice(**COMMON, options=("Sputnik 1", "Luna 1"), answer="Luna 1", feedback={"Sputnik 1": "Later: no."}),
        ),
        (
            answered("options: [a, b, c]", "answers: [c, a]"),
            Multiple(**COMMON, options=("a", "b", "c"), answers=frozenset({"a", "c"})),
        ),
        (answered("answer: false"), TrueFalse(**COMMON, answer=False)),
        (answered("answer: Yes"), TrueFalse(**COMMON, answer=True)),
        (answered("accept: [Baikonur, Tyuratam]"), Typed(**COMMON, accept=("Baikonur", "Tyuratam"))),
        (
            answered("number: 108", "within: 2", "close: 20.5", "unit: minutes"),
            Number(**COMMON, number=108.0, full_within=2.0, partial_within=20.5, unit="minutes"),
        ),
        (
            answered("order: [a, b, c]", "from: first", "to: last"),
            Order(**COMMON, items=("a", "b", "c"), start="first", end="last"),
        ),
        (
            answered("match:", "  Laika: Sputnik 2", "  'Belka: and Strelka': Sputnik 5"),
            Match(**COMMON, pairs=(("Laika", "Sputnik 2"), ("Belka: and Strelka", "Sputnik 5"))),
        ),
    ],
    ids=["choice", "multiple", "false", "yes", "typed", "number", "order", "match"],
)
def test_all_seven_kinds_are_read(text: str, expected: Question, pure: bool) -> None:
    found = only(text, pure=pure)
    assert expected == found
    # read in one step, and yet all that the kind has: nothing is left to a default of the class
    assert vars(expected).keys() == vars(found).keys()


@PURE
def test_everything_that_a_pack_and_a_question_may_say_is_read(pure: bool) -> None:
    reading = read_pack_text(
        """\
format: 1
title: Dogs of the   space
  race
description: They went first.
language: pt-BR
authors: [Ada Byron, Grace Hopper]
license: CC-BY-4.0
sources:
  book: {title: "A book: the second", url: "https://example.org/a"}
  film: {title: A film}
defaults: {seconds: 30, difficulty: hard, source: book}
questions:
  - id: laika
    ask: >-
      Who flew
      in Sputnik 2?
    answer: true
    why: |
      A dog.

      From the streets.
    hints: [She barked., She was small.]
    tags: [dogs, dogs, "1957"]
    date: 1957-11-03
  - {id: belka, ask: Who?, answer: no, why: So., source: film, difficulty: Easy, seconds: 0, points: 7, date: 1960-08}
""",
        "dogs",
        pure=pure,
    )
    pack = reading.pack
    assert pack is not None, told(reading)
    assert ("dogs", "Dogs of the space race", "They went first.") == (pack.id, pack.title, pack.description)
    assert ("pt-BR", ("Ada Byron", "Grace Hopper"), "CC-BY-4.0") == (pack.language, pack.authors, pack.license)
    laika, belka = pack.questions
    book = Source("A book: the second", "https://example.org/a")
    assert ("Who flew in Sputnik 2?", "A dog. From the streets.", book) == (laika.ask, laika.why, laika.source)
    assert (("She barked.", "She was small."), ("dogs", "1957")) == (laika.hints, laika.tags)
    assert ("1957-11-03", 30, Difficulty.HARD, 200) == (laika.date, laika.seconds, laika.difficulty, laika.points)
    assert (Source("A film"), 0, Difficulty.EASY, 7) == (belka.source, belka.seconds, belka.difficulty, belka.points)
    assert "1960-08" == belka.date


TYPED = [
    "no",
    "yes",
    "on",
    "1957",
    "12:30",
    "1957-10-04",
    "3.10",
    "0x1F",
    "1_000",
    "007",
    "1e3",
    ".5",
    "=",
    "<<",
    "true",
]
SHOWN = ["[/b]", "[@click=app.quit]x[/]", "{name}", "$accent", "%s", "<b>", "\\n", "☭ Ю́рий", "🚀", "ば", "e\u0301"]


@PURE
def test_a_text_is_what_was_typed(pure: bool) -> None:
    for options in (TYPED[:8], TYPED[8:]):
        found = only(answered("options:", *[f"  - {text}" for text in options], f"answer: {options[0]}"), pure=pure)
        assert isinstance(found, Choice)
        assert (tuple(options), options[0]) == (found.options, found.answer)
    for text in SHOWN:
        assert text == only(answered("answer: true").replace("What?", f"'{text}'"), pure=pure).ask


@PURE
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CR LF", "CR"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["", "with a byte order mark"])
def test_line_ends_and_a_byte_order_mark_change_nothing(pure: bool, end: str, mark: str) -> None:
    text = answered("answer: true", "hints: [one, two]")
    usual = read_pack_text(text, "pack").pack
    other = read_pack_text((mark + text.replace("\n", end)).encode(), "pack", pure=pure).pack
    assert usual is not None
    assert usual == other


def test_a_question_that_is_no_yaml_does_not_hide_what_is_wrong_in_the_others() -> None:
    rows = [f"  - id: q{n}\n    ask: Why: so {n}?\n    answer: maybe\n" for n in range(4)]
    good = "  - id: fine\n    ask: What?\n    answer: maybe\n    why: So.\n    source: A\n"
    found = told(read_pack_text(HEAD + "".join(rows[:2]) + good + "".join(rows[2:]), "pack"))
    assert ["4:10", "7:10", "11:13", "15:10", "18:10"] == [problem.split(": ")[0] for problem in found]


PIECES = [
    *(
        "- ",
        "  ",
        "\n",
        "\n  - ",
        ": ",
        "? ",
        "[",
        "]",
        "{",
        "}",
        ",",
        "&a ",
        "*a",
        "!x ",
        "|",
        ">",
        "'",
        '"',
        "#",
        "%",
    ),
    *(
        "%",
        "@",
        "`",
        "\\",
        "\\x",
        "~",
        "\t",
        "\r",
        "\n--- ",
        "\n...\n",
        "<<",
        "=",
        "ask",
        "options",
        "answer",
        "x",
        "1",
    ),
    *("é", "\0", "\x1b", "\u202e", "\u2028", "\x85", "\ufeff", "\ufffe", "🚀", "\ud800", "questions:", "\n    ask: "),
]
YAMLISH = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
"""What YAML is made of, in no order."""


@given(st.binary(max_size=200))
@example(b"\xff\xfe")
@example(b"\xef\xbb\xbf")
@example(b"a: \xc3")
def test_no_bytes_whatever_make_reading_fail(data: bytes) -> None:
    reading = read_pack_text(data, "pack")
    assert bool(reading.errors) == (reading.pack is None)


@given(YAMLISH, st.sampled_from(["", HEAD, HEAD + "  - ", HEAD + "  - id: one\n    ask: What?\n    options: "]))
def test_no_yaml_whatever_makes_reading_fail_and_both_parsers_say_the_same(text: str, head: str) -> None:
    quick, pure = read_pack_text(head + text, "pack"), read_pack_text(head + text, "pack", pure=True)
    assert bool(quick.errors) == (quick.pack is None)
    assert all(problem.line >= 1 and problem.column >= 1 and problem.message for problem in quick.problems)
    assert (quick.pack, quick.problems) == (pure.pack, pure.problems)


LAUGHS = "a: &a [x, x]\n" + "".join(
    f"{b}: &{b} [*{a}, *{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[" * 30_000, "more than 20 levels"),
        (HEAD + "  - " * 30_000, "more than 20 levels"),
        ("{a: " * 30_000, "more than 20 levels"),
        (LAUGHS + HEAD, "an alias"),
        (HEAD + "  - &a {ask: *a}\n", "an alias"),
        (HEAD + "".join(f"  - *x{n}\n" for n in range(5_000)), "an alias"),
        ("".join(f"key{n}: 1\n" for n in range(5_000)) + HEAD, 'unknown key "key4999"'),
        ("title: T\n" * 5_000, 'duplicate key "title"'),
        ("title: " + "x" * 1_000_000 + "\n", "`questions` is missing"),
        ("\x1b" * 100_000, "U+001B"),
        ('"\\x1b' * 10_000, ""),
        ("? " * 20_000, ""),
        ("'" * 20_001, ""),
        (HEAD + "\t" * 50_000, ""),
    ],
    ids=lambda value: value[:12] if isinstance(value, str) else None,
)
def test_hostile_packs_get_a_clear_answer_and_take_no_time_to_speak_of(text: str, said: str) -> None:
    reading = read_pack_text(text, "pack")
    assert reading.pack is None
    assert any(said in problem.message for problem in reading.errors)
    # what is said can be shown: no problem repeats a text without end, or a character that acts
    for problem in reading.problems:
        assert len(problem.message) < 400
        assert problem.message.isprintable()


def test_a_pack_of_many_faults_is_told_them_all() -> None:
    rows = "".join(f"  - {{id: q{n}, ask: What?, answer: maybe, why: So., source: A}}\n" for n in range(2_000))
    assert 2_000 == len(read_pack_text(HEAD + rows, "pack").problems)


def test_what_nobody_could_mend_at_once_is_cut_short_and_said_so() -> None:
    problems = read_pack_text(HEAD + "  - {}\n" * 30_000, "pack").problems
    assert 10_001 == len(problems)
    assert "more than 10,000 problems: mend those above" in problems[-1].message


def test_many_questions_that_ask_the_same_get_ids_of_their_own() -> None:
    pack = read_pack_text(HEAD + "  - {ask: What?, answer: true, why: So., source: A}\n" * 5_000, "pack").pack
    assert pack is not None
    assert ["what", "what-2", "what-5000"] == [pack.questions[n].id for n in (0, 1, 4_999)]
    assert 5_000 == len({question.id for question in pack.questions})


def test_reading_leaves_the_garbage_collector_as_it_was() -> None:
    read_pack_text(answered("answer: true"), "pack")
    assert gc.isenabled()
    gc.disable()
    try:
        read_pack_text("[", "pack")
        assert not gc.isenabled()
    finally:
        gc.enable()


def _digest(text: str | bytes) -> str:
    pack = read_pack_text(text, "pack").pack
    assert pack is not None
    return pack.digest


def test_the_digest_follows_the_text_and_not_its_line_ends() -> None:
    text = answered("answer: true")
    digests = {_digest(version) for version in (text, text.replace("\n", "\r\n"), "\ufeff" + text, text.encode())}
    assert 1 == len(digests)
    assert digests != {_digest(text + "# one more line\n")}


def test_ids_that_are_made_are_lasting_and_differ() -> None:
    rows = "".join(
        f"  - {{ask: {ask}, answer: true, why: So., source: A}}\n" for ask in ("Wer war’s?", "Wer wars?", "'???'")
    )
    reading = read_pack_text(HEAD + rows, "pack")
    assert reading.pack is not None
    assert ["wer-war-s", "wer-wars", "question-3"] == [found.id for found in reading.pack.questions]


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda path: path.mkdir(), "is a folder, not a file"),
        (lambda path: None, "does not exist"),
    ],
    ids=["a folder", "nothing"],
)
def test_a_path_that_is_no_file_is_said_to_be_none(tmp_path: Path, make: Callable[[Path], None], said: str) -> None:
    path = tmp_path / "pack.yaml"
    make(path)
    with pytest.raises(StorageError, match=said):
        read_pack_file(path)


@pytest.mark.parametrize("name", ["dogs.yaml", "dogs.yml"])
def test_a_file_gives_the_pack_its_id(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(answered("answer: true"), encoding="utf-8")
    pack = read_pack_file(tmp_path / name).pack
    assert pack is not None
    assert "dogs" == pack.id


@pytest.mark.parametrize(
    "text",
    [HEAD + "  - {ask: What?, answer: true}\n" * 100_000, "[" + "a," * 500_000 + "]", HEAD + "  - *x\n" * 500_000],
    ids=["questions", "commas", "aliases"],
)
def test_a_file_of_too_many_values_is_told_one_thing(text: str) -> None:
    assert ["more values than a pack can have; split it into several packs"] == [
        problem.message for problem in read_pack_text(text, "pack").problems
    ]


def test_unknown_keys_without_number_are_told_in_no_time() -> None:
    problems = read_pack_text("".join(f"key{n}: 1\n" for n in range(150_000)), "pack").problems
    assert 10_001 == len(problems)


def test_a_source_that_is_cut_off_by_a_fault_below_it_is_not_called_wrong() -> None:
    text = "title: T\nsources:\n  book:\n\ttitle: A book\nquestions:\n  - {id: a, ask: W, answer: true, why: So.}\n"
    assert ["4:1: error: this line is indented with a tab; YAML wants spaces"] == told(read_pack_text(text, "pack"))
