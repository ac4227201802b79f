"""Handing in: the pupil's own file, the folder of the class, and what was left before."""

import os
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from classroom_games import END, RIGHT, assigned_game, assignment, played, submission

from spacequiz.atomic_write import write_shared_bytes
from spacequiz.classroom.assignments import submission as submission_module
from spacequiz.classroom.assignments.assigned_game import (
    find_remembered_assignment,
    find_remembered_pack,
    find_shared_folder,
    remember_assignment,
)
from spacequiz.classroom.assignments.result import read_result
from spacequiz.classroom.assignments.submission import SubmissionReceipt


def _files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def _names(receipt: SubmissionReceipt) -> list[str]:
    assert receipt.own_file is not None
    return [receipt.own_file.name]


def test_a_result_is_kept_under_title_player_and_code(tmp_path: Path) -> None:
    receipt = submission(tmp_path / "own", player="Zoë K.").submit(played(assigned_game(), *RIGHT))
    code = receipt.code.replace("-", "")
    assert tmp_path / "own" / f"small-steps-zoe-k-{code}.json" == receipt.own_file
    assert f"Code {receipt.code}  saved as {receipt.own_file}" == receipt.summary
    read = read_result(receipt.own_file.read_bytes())
    assert (code, False, True, 4) == (
        read.result.code,
        read.is_edited,
        read.result.is_finished,
        read.result.correct_count,
    )
    assert [receipt.own_file.name] == _files(tmp_path / "own")


def test_a_name_without_a_letter_of_ascii_still_makes_a_file(tmp_path: Path) -> None:
    receipt = submission(tmp_path, player="Жанна").submit(played(assigned_game(), *RIGHT))
    assert receipt.own_file is not None
    assert receipt.own_file.name.startswith("small-steps-pupil-")


def test_the_folder_of_the_class_gets_the_same_file(tmp_path: Path) -> None:
    own, shared = tmp_path / "own", tmp_path / "shared"
    shared.mkdir()
    receipt = submission(own, shared).submit(played(assigned_game(), *RIGHT))
    assert _names(receipt) == _files(own) == _files(shared)
    assert f"Code {receipt.code}  handed in as {receipt.shared_file}" == receipt.summary
    assert () == receipt.problems


def test_a_folder_that_is_away_is_told_with_what_to_do_and_not_made(tmp_path: Path) -> None:
    own, shared = tmp_path / "own", tmp_path / "share"
    receipt = submission(own, shared).submit(played(assigned_game(), *RIGHT))
    assert (
        f"Your result could not be written to the folder {shared}: it is not there. Copy {receipt.own_file} "
        "into it when it is back."
    ) == " ".join(receipt.problems)
    assert (None, False) == (receipt.shared_file, shared.exists())
    assert f"Code {receipt.code}  saved as {receipt.own_file}" == receipt.summary


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    shared = tmp_path / "share"
    shared.write_text("no folder")
    [words] = submission(tmp_path / "own", shared).submit(played(assigned_game(), *RIGHT)).problems
    assert f"could not be written to the folder {shared}: it is a file, not a folder. Copy " in words
    assert words.endswith(" into it by hand.")
    assert "no folder" == shared.read_text()


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="nothing is forbidden here")
def test_a_folder_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    shared = tmp_path / "share"
    shared.mkdir(mode=0o500)
    assert (
        "Permission denied" in submission(tmp_path / "own", shared).submit(played(assigned_game(), *RIGHT)).problems[0]
    )


def test_where_nothing_can_be_kept_the_code_is_told_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "own").write_text("in the way")
    receipt = submission(tmp_path / "own", tmp_path / "gone").submit(played(assigned_game(), *RIGHT))
    assert f"Code {receipt.code}" == receipt.summary
    assert 2 == len(receipt.problems)
    assert "Copy" not in receipt.problems[1]


def test_what_lies_in_the_shared_folder_stays_until_something_newer_lies_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = tmp_path / "share"
    shared.mkdir()
    left = submission(tmp_path / "own", shared).submit(played(assigned_game(), RIGHT[0]))

    def full(path: Path, data: bytes) -> None:
        if path.parent == shared:
            raise OSError(28, "No space left on device")
        write_shared_bytes(path, data)

    monkeypatch.setattr(submission_module, "write_shared_bytes", full)
    done = submission(tmp_path / "own", shared).submit(played(assigned_game(), *RIGHT))
    assert (None, _names(left)) == (done.shared_file, _files(shared))
    assert _names(done) == _files(tmp_path / "own")


def test_who_has_handed_in_before_is_told_so_with_the_code(tmp_path: Path) -> None:
    own = submission(tmp_path / "own", None)
    assert "" == own.previous_submission_notice()
    own.submit(played(assigned_game(), RIGHT[0]))
    assert "" == own.previous_submission_notice()
    receipt = own.submit(played(assigned_game(), *RIGHT))
    (tmp_path / "own" / "junk.json").write_text("{")
    assert (
        f"You have already handed this in: code {receipt.code}. This is another try."
        == own.previous_submission_notice()
    )
    assert "" == replace(own, player="Another").previous_submission_notice()


def test_a_finished_result_takes_the_place_of_the_one_that_was_left_in_both_folders(tmp_path: Path) -> None:
    own, shared = tmp_path / "own", tmp_path / "shared"
    shared.mkdir()
    left = submission(own, shared).submit(played(assigned_game(), *RIGHT[:2]))
    assert _names(left) == _files(own) == _files(shared)
    done = submission(own, shared).submit(played(assigned_game(), *RIGHT))
    assert _names(done) == _files(own) == _files(shared)


def test_a_game_begun_anew_and_left_at_once_does_not_take_the_place_of_one_with_more(tmp_path: Path) -> None:
    more = submission(tmp_path).submit(played(assigned_game(), *RIGHT[:3]))
    less = submission(tmp_path).submit(played(assigned_game(), *RIGHT[:1]))
    assert sorted(_names(more) + _names(less)) == _files(tmp_path)


def test_what_is_finished_stays_and_so_does_what_others_left(tmp_path: Path) -> None:
    first = submission(tmp_path).submit(played(assigned_game(), *RIGHT))
    grace = submission(tmp_path, player="Grace").submit(played(assigned_game(), *RIGHT[:1]))
    tuesday = assigned_game(seed="tuesday")
    other = replace(submission(tmp_path), assignment=tuesday.assignment).submit(played(tuesday, *RIGHT[:1]))
    (tmp_path / "notes.json").write_text("mine")
    second = submission(tmp_path).submit(played(assigned_game(), None, *RIGHT[1:]))
    names = [*_names(first), *_names(grace), *_names(other), *_names(second), "notes.json"]
    assert sorted(names) == _files(tmp_path)


def test_another_pupil_of_the_same_name_keeps_what_lies_in_the_shared_folder(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    left = submission(tmp_path / "one", shared).submit(played(assigned_game(), *RIGHT[:1]))
    done = replace(submission(tmp_path / "two", shared), started_at=END).submit(played(assigned_game(), *RIGHT))
    assert sorted(_names(left) + _names(done)) == _files(shared)


def test_an_assignment_that_was_begun_is_found_by_its_id_and_so_are_its_packs(tmp_path: Path) -> None:
    begun = assigned_game(roster=("Ada",))
    folder = tmp_path / "assignments"
    remember_assignment(begun, folder, None)
    assert begun == find_remembered_assignment(begun.assignment.id, folder)
    [pack] = begun.packs
    assert pack == find_remembered_pack("small", pack.digest, folder)
    assert None is find_remembered_pack("small", "0" * 64, folder)
    assert None is find_remembered_assignment("0" * 12, folder)
    assert None is find_remembered_pack("small", pack.digest, tmp_path / "gone")


def test_the_folder_of_the_class_is_known_again_as_it_was_said_last(tmp_path: Path) -> None:
    name = assigned_game().assignment.id
    remember_assignment(assigned_game(), tmp_path, tmp_path / "shared")
    assert tmp_path / "shared" == find_shared_folder(name, tmp_path)
    remember_assignment(assigned_game(), tmp_path, None)
    assert None is find_shared_folder(name, tmp_path)


def test_the_clock_of_a_machine_with_a_flat_battery_spoils_no_result(tmp_path: Path) -> None:
    early = replace(
        submission(tmp_path), started_at=datetime(1970, 1, 1, tzinfo=UTC), now=lambda: datetime(1970, 1, 2, tzinfo=UTC)
    )
    receipt = early.submit(played(assigned_game(), *RIGHT))
    assert receipt.own_file is not None
    assert 1980 == read_result(receipt.own_file.read_bytes()).result.started_at.year


def test_an_assignment_under_a_wrong_name_is_not_taken_for_another(tmp_path: Path) -> None:
    begun = assigned_game()
    remember_assignment(begun, tmp_path, None)
    (tmp_path / f"{begun.assignment.id}.json").rename(tmp_path / f"{'0' * 12}.json")
    assert None is find_remembered_assignment("0" * 12, tmp_path)
    assert assignment() == begun.assignment
