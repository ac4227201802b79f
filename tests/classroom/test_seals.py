"""Each file of a class is sealed once when it is written, and verified once when it is read."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from classroom_games import RIGHT, assigned_game, assignment, played, result, submission

from spacequiz.classroom.assignments import seal
from spacequiz.classroom.assignments.assigned_game import (
    find_remembered_assignment,
    read_assigned_game,
    remember_assignment,
)
from spacequiz.classroom.assignments.assignment import write_assignment
from spacequiz.classroom.assignments.result import read_result, write_result
from spacequiz.cli.main import run

Count = Callable[[], int]


@pytest.fixture
def seals(monkeypatch: pytest.MonkeyPatch) -> Count:
    """How many seals were computed since it was asked last."""
    computed: list[object] = []
    compute = seal.compute_seal

    def counted(plain: dict[str, object]) -> str:
        computed.append(plain)
        return compute(plain)

    def since() -> int:
        number = len(computed)
        computed.clear()
        return number

    monkeypatch.setattr(seal, "compute_seal", counted)
    return since


def test_a_result_is_sealed_once_however_often_its_code_is_asked_for(seals: Count) -> None:
    made = result("Ada", *RIGHT)
    seals()
    assert made.code == made.code
    data = write_result(made)
    assert 1 == seals()
    assert data == write_result(made)
    assert 0 == seals()


def test_a_result_that_was_read_is_verified_once_and_has_its_code_from_its_seal(seals: Count) -> None:
    made = result("Ada", *RIGHT)
    data = write_result(made)
    seals()
    read = read_result(data).result
    assert made.code == read.code == read.code
    assert 1 == seals()
    assert data == write_result(read)


def test_an_edited_result_has_the_code_of_what_it_says_now() -> None:
    made = result("Ada", *RIGHT)
    edited = read_result(write_result(made).replace(b'"score": ', b'"score": 1')).result
    assert replace(made, score=int(f"1{made.score}")).code == edited.code


def test_a_changed_copy_of_a_result_has_a_code_of_its_own() -> None:
    read = read_result(write_result(result("Ada", *RIGHT))).result
    other = replace(read, score=read.score + 1)
    assert read.code != other.code
    assert other.code == read_result(write_result(other)).result.code


def test_handing_in_seals_once_and_verifies_each_older_result_once(tmp_path: Path, seals: Count) -> None:
    (tmp_path / "shared").mkdir()
    own = submission(tmp_path / "own", tmp_path / "shared")
    first, second = played(assigned_game(), *RIGHT), played(assigned_game(), None, *RIGHT[1:])
    seals()
    own.submit(first)
    assert 1 == seals()
    own.submit(second)
    assert 2 == seals()
    assert own.previous_submission_notice()
    assert 2 == seals()


def test_collecting_verifies_each_file_once(tmp_path: Path, seals: Count) -> None:
    (tmp_path / "results").mkdir()
    for player in ("Ada", "Grace", "Valentina"):
        (tmp_path / "results" / f"{player}.json").write_bytes(write_result(result(player, *RIGHT)))
    (tmp_path / "lesson.json").write_bytes(write_assignment(assignment()))
    seals()
    words = [str(tmp_path / "results"), "--assignment", str(tmp_path / "lesson.json"), "--out", str(tmp_path / "t.csv")]
    assert 0 == run(["--home", str(tmp_path / "home"), "class", "collect", *words])
    assert 4 == seals()


def test_an_assignment_is_verified_once_and_remembered_byte_for_byte(tmp_path: Path, seals: Count) -> None:
    path, folder = tmp_path / "lesson.json", tmp_path / "assignments"
    path.write_bytes(write_assignment(assignment()).replace(b"\n", b"\r\n"))
    seals()
    assigned = read_assigned_game(path)
    remember_assignment(assigned, folder, None)
    assert 1 == seals()
    assert path.read_bytes() == (folder / f"{assigned.assignment.id}.json").read_bytes()
    assert assigned == find_remembered_assignment(assigned.assignment.id, folder)
    assert 1 == seals()
