"""Assignments and results as files: there and back, and whatever may have happened to them on the way."""

import json
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from classroom_games import (
    END,
    KEYS,
    LINES,
    NAMES,
    PACK,
    RIGHT,
    START,
    assigned_game,
    assignment,
    played,
    result,
    results,
)
from hypothesis import given
from hypothesis import strategies as st

from spacequiz.classroom.assignments import seal
from spacequiz.classroom.assignments.assigned_game import load_assigned_game
from spacequiz.classroom.assignments.assignment import Assignment, read_assignment, write_assignment
from spacequiz.classroom.assignments.result import Result, build_result, read_result, write_result
from spacequiz.classroom.assignments.roster import read_roster
from spacequiz.classroom.assignments.submission import slug
from spacequiz.errors import Exit, SpaceQuizError
from spacequiz.packs import find_packs
from spacequiz.play.new_game import build_assigned_game

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=10,
)


def _changed(data: bytes, change: Callable[[dict[str, object]], object], *, sealed: bool = False) -> bytes:
    """The file after a change of its values, with its old seal or a new one that fits."""
    plain = json.loads(data)
    change(plain)
    return seal.sealed_json(plain) if sealed else json.dumps(plain).encode()


def _complaint(read: Callable[[], object]) -> str:
    """What is said of a file, which is one line, and no news to a person who knows nothing of Python."""
    with pytest.raises(SpaceQuizError) as caught:
        read()
    words = str(caught.value)
    assert 1 == len(words.splitlines())
    assert Exit.NOT_RIGHT == caught.value.exit
    return words


@given(st.dictionaries(st.text(max_size=8).filter(lambda key: key != "seal"), JSON, max_size=5))
def test_a_seal_fits_what_was_sealed_whatever_the_order_and_white_space(plain: dict[str, object]) -> None:
    sealed = plain | {"seal": seal.compute_seal(plain)}
    assert seal.is_intact(sealed)
    assert seal.is_intact(json.loads(json.dumps(dict(reversed(sealed.items())), indent=3)))


@given(
    st.dictionaries(st.text(max_size=3).filter(lambda key: key != "seal"), JSON, max_size=3),
    st.text(max_size=3).filter(lambda key: key != "seal"),
    JSON,
)
def test_a_seal_fits_nothing_else(plain: dict[str, object], key: str, value: object) -> None:
    changed = plain | {key: value}
    if json.dumps(changed, sort_keys=True) != json.dumps(plain, sort_keys=True):
        assert not seal.is_intact(changed | {"seal": seal.compute_seal(plain)})


@pytest.mark.parametrize("found", [None, 5, "", "é", "\ud800", "0" * 64, []])
def test_a_seal_that_is_none_does_not_fit(found: object) -> None:
    assert not seal.is_intact({"a": 1, "seal": found})
    assert not seal.is_intact({"a": 1})


@given(st.binary(min_size=32, max_size=32))
def test_a_code_has_eight_signs_that_cannot_be_misread(data: bytes) -> None:
    code = seal.code_from_seal(data.hex())
    assert 8 == len(code)
    assert set(code) <= set("ACDEFHJKMNPQRTVWXY23456789")
    assert f"{code[:4]}-{code[4:]}" == seal.format_code(code)


@given(
    st.builds(
        assignment,
        title=LINES,
        seed=LINES,
        mode=st.sampled_from(["practice", "exam"]),
        seconds=st.integers(0, 3600),
        roster=st.lists(NAMES, max_size=5).map(
            lambda names: tuple(each.name for each in read_roster(names) if each.name)
        ),
    )
)
def test_an_assignment_is_read_as_it_was_written(made: Assignment) -> None:
    assert made == read_assignment(write_assignment(made))


@given(results())
def test_a_result_is_read_as_it_was_written_with_its_code(made: Result) -> None:
    read = read_result(write_result(made))
    assert (made, False) == (read.result, read.is_edited)
    assert made.code == read.result.code


def test_the_id_of_an_assignment_knows_what_is_played_and_no_more() -> None:
    plain = assignment()
    assert plain.id == replace(plain, title="T", roster=("Ada",), made_at=plain.made_at.replace(year=2027)).id
    others = [
        replace(plain, seed="tuesday"),
        replace(plain, mode="exam"),
        replace(plain, seconds=20),
        replace(plain, questions=KEYS[:3]),
        replace(plain, questions=KEYS[::-1]),
        assignment(PACK + "# another edition\n"),
    ]
    assert 7 == len({plain.id, *(other.id for other in others)})


def test_a_cut_file_is_known_as_one_wherever_it_was_cut() -> None:
    packs = assignment(PACK.replace("Small", "Малые")).packs
    data = write_assignment(assignment(title="Ж и Я", questions=KEYS[:1], packs=packs))
    for end in range(2, len(data) - 2):
        assert _complaint(partial(read_assignment, data[:end])) == seal.CUT_OFF, data[:end]


@pytest.mark.parametrize("kind", ["assignment", "result"])
@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "the file is empty"),
        (b" \n", "the file is empty"),
        (b"\x89PNG\r\n\x1a\n", "the file is not UTF-8"),
        (b"hello", "line 1, column 1: this is no JSON"),
        (b"{]" + b" " * 20 + b"}", "line 1, column 2: this is no JSON"),
        (b"[" * 100_000, "the file has too many brackets within brackets"),
        (b'{"a": NaN}', "the file has a number that cannot be used (NaN)"),
        (b'{"a": 1%s}' % (b"0" * 5000), "the file has a number that cannot be used"),
        (b"[]", "this is not a"),
        (b'{"format": "spacequiz-history"}', "this is not a"),
    ],
)
def test_what_is_no_such_file_is_told_in_one_line(kind: str, data: bytes, words: str) -> None:
    read = read_assignment if kind == "assignment" else read_result
    assert _complaint(lambda: read(data)).startswith(words)


def test_a_file_that_is_too_large_is_not_read() -> None:
    assert "the file is larger than 8 MiB" == _complaint(lambda: read_result(b" " * (8 * 1024 * 1024 + 1)))


@pytest.mark.parametrize("version", [2, 99])
def test_a_newer_version_is_named(version: int) -> None:
    words = f"the file was made by a newer Space Quiz: its version is {version}, and this one reads version 1"
    newer = _changed(write_assignment(assignment()), lambda plain: plain.update(version=version))
    assert words == _complaint(lambda: read_assignment(newer))
    newer = _changed(write_result(result()), lambda plain: plain.update(version=version))
    assert words == _complaint(lambda: read_result(newer))


@pytest.mark.parametrize("version", [0, "1", True, None, 1.5])
def test_a_version_that_is_none_is_no_version(version: object) -> None:
    odd = _changed(write_assignment(assignment()), lambda plain: plain.update(version=version))
    assert "its version is unknown" in _complaint(lambda: read_assignment(odd))


@pytest.mark.parametrize("field", ["title", "seed", "mode", "seconds", "questions", "packs", "roster", "id", "made_at"])
def test_an_edited_assignment_is_refused(field: str) -> None:
    data = _changed(write_assignment(assignment()), lambda plain: plain.update({field: "hard"}))
    assert "its seal does not match" in _complaint(lambda: read_assignment(data))


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("title", 5, "title: a text, not 5"),
        ("title", "a\x1b[2J", "title: the character U+001B"),
        ("mode", "sprint", "mode: one of practice, exam"),
        ("seconds", -1, "seconds: a whole number from 0 to 3600"),
        ("seconds", True, "seconds: a whole number"),
        ("questions", [], "questions: a list of 1 to 500 values"),
        ("questions", ["small/dog", "small/dog"], "questions[1]: something that is not in the list yet"),
        ("packs", {}, "packs: a list in brackets"),
        ("packs", [{"id": "../../evil", "title": "T", "digest": "d"}], "packs[0].id: this cannot be a pack's name"),
        ("packs", [{"id": "a", "title": "T", "digest": "d", "text": 5}], "packs[0].text: the text of a pack"),
        ("packs", [{"id": "a", "title": "T", "digest": "d"}] * 2, "packs: two packs have one id"),
        ("roster", ["Ada", "ADA"], "roster[1]: a name that is not in the list yet"),
        ("roster", ["A" * 21], "roster[0]: a text of at most 20 characters"),
        ("made_at", "yesterday", "made_at: a time such as"),
        ("id", "0" * 12, "id: it is not that of these questions and rules"),
    ],
)
def test_a_value_of_the_wrong_kind_is_named_with_its_place_even_under_a_fitting_seal(
    field: str, value: object, words: str
) -> None:
    data = _changed(write_assignment(assignment()), lambda plain: plain.update({field: value}), sealed=True)
    assert words in _complaint(lambda: read_assignment(data))


@pytest.mark.parametrize("field", ["id", "title", "seed", "mode", "seconds", "made_at", "roster", "questions", "packs"])
def test_a_value_that_is_missing_is_named(field: str) -> None:
    data = _changed(write_assignment(assignment()), lambda plain: plain.pop(field), sealed=True)
    assert f"the file: {field} is missing" == _complaint(lambda: read_assignment(data))


def test_a_pack_inside_that_is_another_edition_is_refused() -> None:
    plain = assignment()
    [pack] = plain.packs
    other = replace(plain, packs=(replace(pack, digest="0" * 64),))
    words = _complaint(lambda: load_assigned_game(write_assignment(other)))
    assert "its pack small is another edition" in words
    assert "edition 00000000" in words


def test_a_pack_inside_with_an_error_is_refused_with_its_line() -> None:
    plain = assignment()
    [pack] = plain.packs
    broken = replace(plain, packs=(replace(pack, text="title: T\nquestions:\n  - {id: a}\n"),))
    assert "its pack small has an error in line 3: " in _complaint(lambda: load_assigned_game(write_assignment(broken)))


def test_a_question_that_no_pack_has_is_named() -> None:
    odd = replace(assignment(), questions=("small/gone",))
    assert "the question small/gone is in none of its packs" == _complaint(
        lambda: load_assigned_game(write_assignment(odd))
    )


def test_a_built_in_pack_of_another_edition_or_version_is_named_with_both(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "small.yaml").write_text(PACK, encoding="utf-8")
    monkeypatch.setattr(find_packs, "BUILT_IN", tmp_path)
    plain = assignment()
    [pack] = plain.packs
    built_in = replace(plain, packs=(replace(pack, text=""),))
    assert pack.digest == load_assigned_game(write_assignment(built_in)).packs[0].digest
    other = replace(plain, packs=(replace(pack, text="", title="Smaller steps", digest="f" * 64),))
    words = _complaint(lambda: load_assigned_game(write_assignment(other)))
    assert f"Smaller steps, edition ffffffff; this Space Quiz has Small steps, edition {pack.digest[:8]}" in words
    gone = replace(plain, packs=(replace(pack, id="gone", text=""),))
    assert "the pack gone (Small steps), which did not come with this Space Quiz" in _complaint(
        lambda: load_assigned_game(write_assignment(gone))
    )


def test_everyone_is_asked_the_same_in_the_same_order() -> None:
    ada, grace = build_assigned_game(assigned_game(), "Ada"), build_assigned_game(assigned_game(), "Grace")
    assert ada.session == grace.session
    assert KEYS == tuple(question.key for question in ada.session.questions)
    assert ("mission of 4, untimed, assignment " + assigned_game().assignment.id) == ada.setup.board.label
    assert assigned_game().assignment.id == ada.setup.board.assignment_id


@pytest.mark.parametrize(
    "change",
    [
        lambda plain: plain.update(score=10_000),
        lambda plain: plain.update(player="Grace"),
        lambda plain: plain["answers"][0].update(credit=0.5),
        lambda plain: plain.update(finished_at="2026-03-02T08:09:00.000001Z"),
        lambda plain: plain.update(extra=1),
        lambda plain: plain.pop("seal"),
    ],
)
def test_an_edited_result_is_read_and_known_as_edited(change: Callable[[dict[str, object]], object]) -> None:
    assert read_result(_changed(write_result(result("Ada", *RIGHT)), change)).is_edited


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda plain: plain.pop("answers"), "the file: answers is missing"),
        (lambda plain: plain.update(score="many"), 'score: a whole number from 0 to 1000000000, not "many"'),
        (lambda plain: plain.update(player=" Ada"), "player: a name without hidden or doubled signs"),
        (lambda plain: plain["answers"][0].update(close="eaten"), "answers[0].close: one of answered"),
        (lambda plain: plain["answers"][0].update(response={"a": 1}), "answers[0].response: a response"),
        (lambda plain: plain["answers"].append(plain["answers"][0]), "answers: a question is there twice"),
    ],
)
def test_a_result_that_makes_no_sense_is_none(change: Callable[[dict[str, object]], object], words: str) -> None:
    data = _changed(write_result(result("Ada", *RIGHT)), change)
    assert words in _complaint(lambda: read_result(data))


def test_a_finished_result_tells_each_answer_in_words() -> None:
    made = result("Ada", "Luna 1", "Valentina Tereshkova", None, 384400)
    assert (True, 2, 3) == (made.is_finished, made.correct_count, made.answered_count)
    assert ["answered", "answered", "skipped", "answered"] == [given.close for given in made.answers]
    assert ["Luna 1", "Valentina Tereshkova", "", "384 400 km"] == [given.text for given in made.answers]
    assert (made, False) == (read_result(write_result(made)).result, False)


def test_signs_that_no_file_should_hold_are_taken_out_of_what_was_typed() -> None:
    made = result("Ada", "Sputnik 1", "Tere\u200bshkova \U0001f469\u200d\U0001f680\x1b[2J" + "x" * 500)
    given = made.answers[1]
    assert "Tereshkova \U0001f469\U0001f680[2J" in str(given.response)
    assert 160 == len(given.text)
    assert made == read_result(write_result(made)).result


def test_an_exam_that_was_left_says_what_was_written_and_not_whether_it_is_right() -> None:
    exam = assigned_game(mode="exam")
    session = build_assigned_game(exam, "Ada").session.open(0.0).answer(KEYS[0], "Sputnik 1", 1.0)
    made = build_result(exam.assignment, "Ada", session, START, END)
    assert [("written", "Sputnik 1", 0.0, 0), ("open", "", 0.0, 0)] == [
        (given.close, given.text, given.credit, given.points) for given in made.answers[:2]
    ]
    assert (False, 0, 1) == (made.is_finished, made.correct_count, made.answered_count)


@given(st.text())
def test_a_slug_is_a_name_that_every_file_system_takes(text: str) -> None:
    made = slug(text)
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert made == made.strip("-")
    assert len(made) <= 40


def test_a_game_that_is_not_over_is_unfinished() -> None:
    assert not result("Ada", *RIGHT[:3]).is_finished
    assert result("Ada", *RIGHT).is_finished
    assert 4 == played(assigned_game(), *RIGHT).correct
