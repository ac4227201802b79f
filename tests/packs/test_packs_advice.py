"""The strict check: advice on the craft of questions, each with the line it belongs to."""

import pytest

from spacequiz.packs.pack_reader import read_pack_text

HEAD = "title: T\nquestions:\n"
TAIL = "license: CC0-1.0\nauthors: [Ada]\ndescription: D\n"
USUAL = {"why": "So.", "source": "A book", "tags": "[moon]"}


def row(number: int, keys: str, **more: str) -> str:
    """A question in one line."""
    rest = "".join(f", {key}: {value}" for key, value in (USUAL | more).items() if value)
    return f"  - {{id: q{number}, {keys}{rest}}}\n"


def advice(text: str) -> list[str]:
    """What the strict check says, after making sure that the usual one says nothing."""
    assert () == read_pack_text(text + TAIL, "pack").problems
    reading = read_pack_text(text + TAIL, "pack", strict=True)
    assert reading.pack is not None
    return [f"{problem.line}: {problem.message}" for problem in reading.problems]


@pytest.mark.parametrize(
    ("keys", "more", "said"),
    [
        ("ask: Who?, accept: [Ada]", {"tags": ""}, "no `tags`; by them questions are chosen, and progress is told"),
        ("ask: Who?, accept: [Ada]", {"difficulty": "hard"}, "a hard question without `hints`"),
        (
            "ask: Who flew last year?, accept: [Ada]",
            {},
            '"last year" dates itself; give the date, or say "as of" with a year',
        ),
        (
            "ask: Who?, accept: [Ada]",
            {"why": "She flies for a living today."},
            '"today" dates itself; give the date, or say "as of" with a year',
        ),
        (
            "ask: Who?, options: [Sputnik 1, sputnik-1, Luna 1], answer: Luna 1",
            {},
            'the options "Sputnik 1" and "sputnik-1" differ in their spelling only',
        ),
        (
            "ask: Who?, options: [Ada, Bob, All of the above], answer: Ada",
            {},
            '"All of the above" is no answer of its own; say what is meant',
        ),
        (
            "ask: 'Who flew in Sputnik-2, called Laika?', accept: [Laika, The dog Laika]",
            {},
            'the question holds its answer "Laika"',
        ),
        (
            "ask: Who?, accept: [Ada]",
            {"why": "She still holds the record."},
            '"still holds the record" can change; say "as of" with a year',
        ),
        (
            "ask: Which is the oldest satellite in orbit?, accept: [Ada]",
            {},
            '"is the oldest" can change; say "as of" with a year',
        ),
        (
            "ask: What?, options: [A ball, A box full of bells, A rod], answer: A box full of bells",
            {},
            'the right answer "A box full of bells" is far longer than the others',
        ),
        (
            "ask: What?, options: [A few, 'About 1,500', A great many], answer: 'About 1,500'",
            {},
            'only the right answer "About 1,500" has a figure in it',
        ),
        (
            "ask: What flew in 1958?, accept: [Explorer]",
            {"date": "1957-10-04"},
            "`date` is 1957-10-04, and the question tells of 1958",
        ),
        (
            "ask: What flew on 5 October 1957?, accept: [Explorer]",
            {"date": "1957-10-04"},
            "`date` is 1957-10-04, and the question tells of 1957-10-05",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_slip_of_the_craft_is_told_with_its_question(keys: str, more: dict[str, str], said: str) -> None:
    assert [f"3: question 1 (q1): {said}"] == advice(HEAD + row(1, keys, **more))


@pytest.mark.parametrize(
    ("keys", "more"),
    [
        ("ask: 'Which came first, Sputnik or Luna?', options: [Sputnik, Luna], answer: Sputnik", {}),
        ("ask: Who holds the record as of 2026?, accept: [Ada]", {"date": "1995"}),
        ("ask: What flew in October 1957?, accept: [Sputnik]", {"date": "1957-10-04", "why": "Luna followed in 1959."}),
        ("ask: How many grams?, number: 1958", {"date": ""}),
        ("ask: Which is a ham?, accept: [Ham]", {}),
        ("ask: Who was the oldest?, accept: [Ada], why: She was the oldest in 1998.", {"why": ""}),
        ("ask: Which?, options: [Sputnik 1, Luna], answer: Sputnik 1", {}),
        ("ask: Which?, options: [Sputnik 1, Luna 2, Explorer], answer: Sputnik 1", {}),
        ("ask: What?, options: [Ham, The dogs], answer: The dogs", {}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_only_looks_like_a_slip_is_let_pass(keys: str, more: dict[str, str]) -> None:
    assert [] == advice(HEAD + row(1, keys, **more))


def test_the_same_question_in_other_words_of_spelling_is_told() -> None:
    text = HEAD + row(1, "ask: Who was first?, accept: [Ada]") + row(2, "ask: 'Who was FIRST', accept: [ada]")
    assert ["4: question 2 (q2): asks the same as `q1`"] == advice(text)


def test_the_same_words_in_another_order_ask_the_same_unless_they_are_a_statement() -> None:
    asked = [
        row(1, "ask: Who flew first in space?, accept: [Ada]"),
        row(2, "ask: In space who flew first?, accept: [Ada]"),
    ]
    assert ["4: question 2 (q2): asks the same as `q1`"] == advice(HEAD + "".join(asked))
    stated = [row(1, "ask: Ada flew before Bob., answer: true"), row(2, "ask: Bob flew before Ada., answer: true")]
    assert [] == advice(HEAD + "".join(stated))


def test_an_answer_that_stands_in_a_question_on_the_same_subject_is_told() -> None:
    first = row(1, "ask: Which satellite found belts of radiation round the Earth?, accept: [Explorer 1]")
    second = row(
        2, "ask: Whose instrument on the satellite Explorer 1 found the belts of radiation?, accept: [Van Allen]"
    )
    said = '3: question 1 (q1): its answer "Explorer 1" stands in the question `q2`, which is about the same'
    assert [said] == advice(HEAD + first + second)
    # a name alone gives nothing away
    other = row(2, "ask: Which rocket took Explorer 1 into orbit?, accept: [Juno I]")
    assert [] == advice(HEAD + first + other)


def test_a_pack_that_is_to_be_shared_says_what_it_is_and_whose() -> None:
    text = HEAD + row(1, "ask: Who?, accept: [Ada]")
    assert [
        "no `license`; without one, such as CC-BY-4.0, nobody may share the pack",
        "no `authors`; say whom to thank, and whom to ask",
        "no `description`; one line tells what the pack is about",
    ] == [problem.message for problem in read_pack_text(text, "pack", strict=True).problems]


def test_a_source_that_no_question_has_is_told_where_the_sources_begin() -> None:
    question = row(1, "ask: Who?, accept: [Ada]", source="here")
    text = "sources: {here: {title: A}, there: {title: B}, 'x y': {title: C}}\n" + HEAD + question
    assert ['1: no question has the source "there", "x y"'] == advice(text)


def test_a_pack_that_leans_is_told_so_where_its_questions_begin() -> None:
    rows = [row(n, f"ask: What {n}?, options: [a{n}, b4, b5], answer: a{n}") for n in range(11)]
    rows.append(row(11, "ask: What then?, options: [four, a], answer: a"))
    assert [
        "2: 1 kind of question; 4 or more keep it lively",
        "2: 12 of 12 are choices; up to 60% leave room for other kinds",
        "2: 0 of 12 are easy; about 35% of a pack should be",
        "2: 12 of 12 are medium; about 40% of a pack should be",
        "2: 0 of 12 are hard; about 25% of a pack should be",
        "2: the right answer is option 1 in 11 of 12 choices; spread it",
    ] == advice(HEAD + "".join(rows))


def test_answers_that_are_mostly_the_longest_are_told() -> None:
    rows = [
        row(n, f"ask: What {n}?, options: [{'a, b, longest' if n % 2 else 'longest, a, b'}], answer: longest")
        for n in range(6)
    ]
    rows.append(row(6, "ask: What then?, options: [a, middle, longest], answer: middle"))
    rows.append(row(7, "ask: And then?, accept: [x]"))
    assert [] == advice(HEAD + "".join(rows))
    rows += [row(n, f"ask: What {n}?, accept: [x]") for n in range(8, 12)]
    found = advice(HEAD + "".join(rows))
    assert "2: the right answer is the longest option in 6 of 7 choices; its length tells it" in found


def test_a_small_pack_need_not_have_everything() -> None:
    assert [] == advice(HEAD + "".join(row(n, f"ask: What {n}?, accept: [x{n}]") for n in range(11)))


def test_where_each_question_begins_is_known_to_a_strict_reader() -> None:
    text = HEAD + row(1, "ask: Who?, accept: [Ada]") + "\n" + row(2, "ask: What?, accept: [It]")
    assert (3, 5) == read_pack_text(text, "pack", strict=True).lines


def test_a_pack_with_an_error_gets_no_advice_on_its_craft() -> None:
    text = (
        HEAD + row(1, "ask: Why: so?, accept: [Ada]") + "".join(row(n, f"ask: {n}?, answer: true") for n in range(20))
    )
    assert read_pack_text(text, "pack").problems == read_pack_text(text, "pack", strict=True).problems
