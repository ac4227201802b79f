"""Settings: read, kept, and what becomes of a damaged file."""

import json
import os
from pathlib import Path

import pytest

from spacequiz.errors import StorageError
from spacequiz.settings import Settings, load, save


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


def _written(path: Path, text: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text)
    return path


def test_without_a_file_there_are_defaults_and_nothing_to_say(path: Path) -> None:
    assert (Settings(), "") == load(path)
    assert not path.parent.exists()


def test_what_is_saved_is_loaded(path: Path) -> None:
    wanted = Settings("Валентина", "luna", False, ("sputnik", "gagarin"), 25, 0, "hard")
    save(wanted, path)
    assert (wanted, "") == load(path)
    assert "Валентина" in path.read_text(encoding="utf-8")
    assert [path] == list(path.parent.iterdir())


def test_sound_and_keys_are_kept_as_a_table_that_can_be_edited(path: Path) -> None:
    wanted = Settings(sound=True, keys=(("quiz.hint", "x"), ("quiz.skip", ","), ("home.play", "f5")))
    save(wanted, path)
    assert (wanted, "") == load(path)
    assert {"quiz.hint": "x", "quiz.skip": ",", "home.play": "f5"} == json.loads(path.read_text("utf-8"))["keys"]


@pytest.mark.parametrize("keys", [None, 7, "x", [], [["quiz.hint", "x"]], {"quiz.hint": {"x": []}}, {"\x1b[0m": "x"}])
def test_keys_that_are_none_fall_away(path: Path, keys: object) -> None:
    _written(path, json.dumps({"keys": keys, "sound": 1}).encode())
    assert (Settings(), "") == load(path)


@pytest.mark.parametrize("key", ["escape", "enter", "ctrl+q", "x,escape", "\u202e", "", " ", 5, None, "up", "tab"])
def test_a_key_that_leads_out_or_is_none_is_dropped_and_the_others_stay(path: Path, key: object) -> None:
    _written(path, json.dumps({"keys": {"quiz.hint": key, "quiz.skip": "x"}}).encode())
    assert Settings(keys=(("quiz.skip", "x"),)) == load(path)[0]


@pytest.mark.parametrize("damage", [b"{", b"", b"[1]", b'{"player": "\xff"}', b"[" * 100_000])
def test_a_damaged_file_is_set_aside_and_said_so(path: Path, damage: bytes) -> None:
    for number in (1, 2):
        found, notice = load(_written(path, damage))
        aside = path.with_name(f"settings.damaged-{number}.json")
        assert Settings() == found
        assert aside.name in notice
        assert damage == aside.read_bytes()
        assert not path.exists()


def test_values_of_the_wrong_kind_fall_to_their_defaults_one_by_one(path: Path) -> None:
    values = {
        "player": "Ada",
        "theme": 7,
        "motion": "no",
        "packs": ["sputnik", 3],
        "questions": True,
        "seconds": -1,
        "difficulty": None,
        "of a later version": {},
    }
    _written(path, json.dumps(values).encode())
    assert (Settings(player="Ada"), "") == load(path)


@pytest.mark.parametrize("key", ["questions", "seconds"])
def test_numbers_beyond_the_rules_fall_to_their_defaults(path: Path, key: str) -> None:
    _written(path, json.dumps({key: 10**6}).encode())
    assert Settings() == load(path)[0]


def test_text_that_a_terminal_would_obey_is_not_taken_over(path: Path) -> None:
    values = {"player": "\x1b[31mAda", "theme": "\x1b]0;x", "packs": ["\u202e"], "difficulty": "\ud800"}
    _written(path, json.dumps(values).encode())
    assert Settings(player="[31mAda") == load(path)[0]


def test_a_file_with_a_byte_order_mark_is_no_damage(path: Path) -> None:
    _written(path, b'\xef\xbb\xbf{"player": "Ada"}')
    assert (Settings(player="Ada"), "") == load(path)


def test_a_folder_in_the_way_is_said_and_not_touched(path: Path) -> None:
    path.mkdir(parents=True)
    found, notice = load(path)
    assert Settings() == found
    assert str(path) in notice
    assert path.is_dir()


def test_saving_where_nothing_can_be_written_is_a_storage_error(tmp_path: Path) -> None:
    _written(tmp_path / "file", b"")
    with pytest.raises(StorageError, match="cannot be written"):
        save(Settings(), tmp_path / "file" / "settings.json")


def test_a_save_that_fails_leaves_the_old_file_and_no_rest(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save(Settings(player="Ada"), path)

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StorageError, match="No space left"):
        save(Settings(player="Grace"), path)
    assert "Ada" == load(path)[0].player
    assert [path] == list(path.parent.iterdir())
