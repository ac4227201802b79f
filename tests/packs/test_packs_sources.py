"""What a path holds: files, folders, and zips of strangers."""

import os
import random
import stat
import struct
import sys
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pack_sources import PACK, entry, patched, zipped

from spacequiz.errors import NotFound, SpaceQuizError, StorageError
from spacequiz.packs import sources
from spacequiz.packs import zip_source as zip_reading
from spacequiz.packs.candidates import PackSource
from spacequiz.packs.sources import open_source
from spacequiz.packs.zip_source import read_zip

GOOD = ("moon.yaml", PACK)


def opened(data: bytes) -> PackSource:
    return read_zip("x.zip", data, lambda _done, _of: None)


def test_a_file_is_one_offer_whatever_it_holds(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_bytes(b"\xff\xfe")
    (candidate,) = open_source(path).candidates
    assert (str(path), "mine", b"\xff\xfe") == (candidate.name, candidate.id, candidate.data)


def test_a_folder_is_its_packs_and_not_those_of_the_folders_in_it(tmp_path: Path) -> None:
    for name in ("b.yaml", "a.YML", "notes.txt", ".hidden.yaml"):
        (tmp_path / name).write_text(PACK, encoding="utf-8")
    (tmp_path / "inner.yaml").mkdir()
    (tmp_path / "inner.yaml" / "c.yaml").write_text(PACK, encoding="utf-8")
    assert ["a", "b"] == [candidate.id for candidate in open_source(tmp_path).candidates]


@pytest.mark.skipif(os.name == "nt", reason="links and pipes")
def test_a_link_in_a_folder_is_as_good_as_what_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_text(PACK, encoding="utf-8")
    (tmp_path / "a.yaml").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "b.yaml").symlink_to("/dev/zero")
    (tmp_path / "c.yaml").symlink_to(tmp_path / "nowhere")
    if sys.platform != "win32":  # for type checkers: the test is skipped there
        os.mkfifo(tmp_path / "d.yaml")
    candidates = open_source(tmp_path).candidates
    assert [PACK.encode(), b"", b"", b""] == [candidate.data for candidate in candidates]
    assert ["", "it is no ordinary file"] == [candidate.read_error for candidate in candidates[:2]]
    assert "cannot be read" in candidates[2].read_error
    assert "it is no ordinary file" == candidates[3].read_error


@pytest.mark.parametrize(
    ("name", "error", "said"),
    [
        ("empty", NotFound, "holds no packs"),
        ("gone.yaml", StorageError, "there is no file"),
        ("a\0b", StorageError, "cannot be read"),
    ],
)
def test_a_path_that_holds_nothing_is_said_so(tmp_path: Path, name: str, error: type[Exception], said: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(error, match=said):
        open_source(tmp_path / name)


def test_a_folder_of_more_than_can_be_held_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.yaml", "b.yaml", "c.yaml"):
        (tmp_path / name).write_text(PACK, encoding="utf-8")
    monkeypatch.setattr(sources, "MOST_TOGETHER", 2 * len(PACK))
    with pytest.raises(SpaceQuizError, match="64 MiB together"):
        open_source(tmp_path)
    monkeypatch.setattr(sources, "MOST_FILES", 2)
    with pytest.raises(SpaceQuizError, match="holds 3 packs"):
        open_source(tmp_path)


def test_a_zip_is_known_by_what_it_is_and_not_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "packs.yaml").write_bytes(zipped(GOOD))
    assert ["moon"] == [candidate.id for candidate in open_source(tmp_path / "packs.yaml").candidates]
    (tmp_path / "packs.zip").write_text(PACK, encoding="utf-8")
    with pytest.raises(SpaceQuizError, match="no zip"):
        open_source(tmp_path / "packs.zip")


def test_a_zip_gives_its_packs_wherever_they_lie_and_names_what_is_none() -> None:
    found = opened(
        zipped(
            *(("packs/moon.yaml", PACK), ("mars.YML", "x"), ("packs/", ""), ("packs/readme.txt", "hello")),
            *(("inner.zip", zipped(GOOD)), ("__MACOSX/packs/._moon.yaml", "x"), (".hidden.yaml", "x"), (".git/a", "")),
        )
    )
    assert [("x.zip: packs/moon.yaml", "moon", PACK.encode()), ("x.zip: mars.YML", "mars", b"x")] == [
        (candidate.name, candidate.id, candidate.data) for candidate in found.candidates
    ]
    assert ("x.zip: packs/readme.txt", "x.zip: inner.zip") == found.ignored


def test_a_name_in_utf_8_is_read_as_such_even_where_the_zip_does_not_say_so() -> None:
    data = zipped(("Марс.yaml", PACK))
    for header, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data = patched(data, at, b"\0\0", header)
    assert ["Марс"] == [candidate.id for candidate in opened(data).candidates]


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        ([GOOD, ("../evil.yaml", PACK)], "its entry ../evil.yaml leads out of its folder"),
        ([GOOD, ("a/../../evil.txt", "x")], "leads out of its folder"),
        ([GOOD, ("/etc/evil.yaml", PACK)], "begins with /"),
        ([GOOD, ("C:/evil.yaml", PACK)], "names a drive"),
        ([GOOD, ("c:evil.yaml", PACK)], "names a drive"),
        ([GOOD, ("..\\evil.yaml", PACK)], "has a backslash"),
        ([GOOD, ("\\\\host\\share\\evil.yaml", PACK)], "has a backslash"),
        ([GOOD, ("evil.yaml\0.txt", PACK)], "has a NUL"),
        ([GOOD, ("x\x1b[2J/../../y", PACK)], "its entry x\\x1b[2J/../../y leads out"),
        (
            [GOOD, (entry("l.yaml", create_system=3, external_attr=(stat.S_IFLNK | 0o777) << 16), "/etc/passwd")],
            "a link",
        ),
        ([GOOD, (entry("rare.yaml", compress_type=zipfile.ZIP_BZIP2), PACK)], "in a rare way"),
        ([GOOD, (entry("rare.yaml", compress_type=zipfile.ZIP_LZMA), PACK)], "in a rare way"),
        ([GOOD, ("big.yaml", b"\0" * (16 * 1024 * 1024 + 1))], "its entry big.yaml is larger than 16 MiB"),
        ([GOOD, ("a/moon.yml", PACK)], "moon.yaml and a/moon.yml have one id"),
        ([GOOD, ("Moon.yaml", PACK)], "moon.yaml and Moon.yaml have ids that differ in case only"),
        ([("caf\u00e9.yaml", PACK), ("cafe\u0301.yaml", PACK)], "differ in case only"),
        ([("readme.txt", "x")], "holds no packs"),
        ([], "holds no packs"),
        ([(f"{number}.txt", "") for number in range(1001)], "holds 1,001 entries"),
    ],
    ids=lambda value: value.replace("\x1b", "ESC").replace("\0", "NUL") if isinstance(value, str) else "",
)
def test_a_zip_that_is_not_to_be_trusted_is_refused_whole(entries: list[tuple[str, str]], said: str) -> None:
    with pytest.raises(SpaceQuizError) as error:
        opened(zipped(*entries))
    assert said in str(error.value)


def test_an_encrypted_entry_is_refused() -> None:
    data = zipped(GOOD)
    for header, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data = patched(data, at, b"\x01", header)
    with pytest.raises(SpaceQuizError, match="is encrypted"):
        opened(data)


def test_a_bomb_is_refused_by_what_it_says_and_by_what_comes_out_of_it() -> None:
    # five times 15 MiB in 80 KiB
    many = zipped(*((f"{number}.yaml", b"\n" * (15 * 1024 * 1024)) for number in range(5)))
    assert len(many) < 100_000
    with pytest.raises(SpaceQuizError, match="64 MiB together"):
        opened(many)
    one = zipped(("a.yaml", b"\n" * (20 * 1024 * 1024)))
    for size in (b"\x05\0\0\0", struct.pack("<I", 15 * 1024 * 1024), b"\0\0\0\0"):
        with pytest.raises(SpaceQuizError, match="a damaged zip"):
            # the size in both headers
            opened(patched(patched(one, 24, size), 22, size, b"PK\x03\x04"))


@pytest.mark.parametrize("size", [b"\x05\0\0\0", b"\xff\xff\0\0"])
def test_a_size_that_is_not_true_is_damage(size: bytes) -> None:
    with pytest.raises(SpaceQuizError, match="a damaged zip"):
        opened(patched(zipped(GOOD), 24, size))


def test_a_list_of_entries_that_would_fill_the_memory_is_not_read() -> None:
    many = bytearray(zipped(GOOD))
    start = many.index(b"PK\x01\x02")
    one = bytes(many[start : many.index(b"PK\x05\x06")])
    count = zip_reading._MOST_DIRECTORY // len(one) + 1
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, count * len(one), start, 0)
    with pytest.raises(SpaceQuizError, match="a damaged zip"):
        opened(bytes(many[:start]) + one * count + end)


def test_a_zip_that_was_cut_off_is_damaged(tmp_path: Path) -> None:
    data = zipped(GOOD, ("mars.yaml", PACK))
    (tmp_path / "cut.zip").write_bytes(data[: len(data) // 2])
    with pytest.raises(SpaceQuizError, match="a damaged zip"):
        open_source(tmp_path / "cut.zip")


def test_a_zip_that_is_too_large_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_reading, "MOST_TOGETHER", 100)
    with pytest.raises(SpaceQuizError, match="larger than 64 MiB"):
        opened(zipped(GOOD))


@given(st.integers(0, 2**32))
def test_whatever_is_damaged_the_answer_is_packs_or_one_message(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(zipped(GOOD, ("a/mars.yaml", PACK * 20), ("readme.txt", "x")))
    for _ in range(chance.randint(1, 4)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    # anything else that is raised fails
    with suppress(SpaceQuizError):
        assert {candidate.data for candidate in opened(bytes(data)).candidates} <= {
            PACK.encode(),
            PACK.encode() * 20,
            b"x",
        }
