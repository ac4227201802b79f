"""Packs put into the user's folder and taken out again: nothing is lost, and nothing is there by half."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pack_sources import BROKEN, PACK

from spacequiz.errors import NotFound, SpaceQuizError, StorageError
from spacequiz.packs.candidates import PackCandidate
from spacequiz.packs.find_packs import BUILT_IN, find_packs
from spacequiz.packs.install import (
    InstallPlan,
    InstallStatus,
    find_own_pack,
    install_pack,
    plan_install,
    remove_pack,
    restore_pack,
)
from spacequiz.packs.pack_reader import read_pack_file

DAY = date(2026, 4, 12)
OTHER = PACK.replace("id: one", "id: two")


class Home:
    """A packs folder, and the folder beside it for what is removed."""

    def __init__(self, root: Path) -> None:
        self.packs = root / "packs"
        self.removed = root / "removed"

    def has(self, name: str, text: str = PACK) -> Path:
        self.packs.mkdir(parents=True, exist_ok=True)
        (self.packs / name).write_text(text, encoding="utf-8", newline="")
        return self.packs / name

    def plan(self, *candidates: tuple[str, str]) -> tuple[InstallPlan, ...]:
        return plan_install(
            [PackCandidate(f"{name}.yaml", name, text.encode()) for name, text in candidates], self.packs
        )

    def add(self, name: str, text: str) -> tuple[Path, ...]:
        (planned,) = self.plan((name, text))
        assert planned.will_write
        return install_pack(planned, self.packs, self.removed, DAY)

    def files(self) -> dict[str, str]:
        """Everything there is, by its path."""
        root = self.packs.parent
        files = (path for path in root.rglob("*") if path.is_file())
        return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in files}


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def test_a_new_pack_is_written_as_it_is(home: Home) -> None:
    text = "\ufeff" + PACK.replace("\n", "\r\n")
    assert InstallStatus.NEW is home.plan(("club", text))[0].status
    assert () == home.add("club", text)
    assert text.encode() == (home.packs / "club.yaml").read_bytes()


def test_the_same_edition_is_nothing_to_do_however_its_lines_end(home: Home) -> None:
    home.has("club.yml", PACK.replace("\n", "\r\n"))
    (planned,) = home.plan(("club", PACK))
    assert (InstallStatus.SAME, False) == (planned.status, planned.will_write)


def test_another_edition_is_compared_and_the_old_one_kept(home: Home) -> None:
    home.has("club.yaml")
    (planned,) = home.plan(("club", OTHER))
    assert (InstallStatus.OTHER, False) == (planned.status, planned.built_in)
    assert planned.changes is not None
    assert (("two",), ("one",)) == (planned.changes.added, planned.changes.removed)
    for number, text in enumerate((OTHER, PACK, OTHER), 1):
        kept = home.removed / (f"{DAY}" if number == 1 else f"{DAY}-{number}") / "club.yaml"
        assert (kept,) == home.add("club", text)
    kept_ones = [home.files()[f"removed/{DAY}{number}/club.yaml"] for number in ("", "-2", "-3")]
    assert (OTHER, [PACK, OTHER, PACK]) == (home.files()["packs/club.yaml"], kept_ones)


def test_an_edition_with_errors_is_replaced_and_kept_too(home: Home) -> None:
    home.has("club.yaml", BROKEN)
    (planned,) = home.plan(("club", PACK))
    assert (InstallStatus.OTHER, None) == (planned.status, planned.changes)
    (kept,) = home.add("club", PACK)
    assert BROKEN == kept.read_text(encoding="utf-8")


def test_files_that_differ_in_their_ending_are_one_pack_and_become_one_file(home: Home) -> None:
    home.has("club.yaml", OTHER)
    home.has("club.yml", BROKEN)
    home.add("club", PACK)
    assert {
        "packs/club.yaml": PACK,
        f"removed/{DAY}/club.yaml": OTHER,
        f"removed/{DAY}/club.yml": BROKEN,
    } == home.files()


def test_a_built_in_pack_is_replaced_only_on_purpose(home: Home) -> None:
    text = (BUILT_IN / "sputnik.yaml").read_text(encoding="utf-8")
    same, other = home.plan(("sputnik", text))[0], home.plan(("sputnik", PACK))[0]
    assert (InstallStatus.SAME, True) == (same.status, same.built_in)
    assert (InstallStatus.OTHER, True, ()) == (other.status, other.built_in, other.replaced_files)
    assert other.changes is not None
    assert ("one",) == other.changes.added


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("CON", "CON is a device on Windows"),
        ("NUL.x", "NUL is a device on Windows"),
        ("..", "it begins with a dot"),
        ("a ", "it begins or ends with a space"),
        ("a/b", "it holds /"),
        ("a\x1b[2J", "it holds U+001B control character; rename the file"),
        ("Sputnik", "it differs from sputnik, which is there, in case only"),
        ("Club", "it differs from club, which is there, in case only"),
    ],
)
def test_a_name_that_is_none_everywhere_is_refused_with_the_reason(home: Home, name: str, why: str) -> None:
    home.has("club.yaml")
    (planned,) = home.plan((name, PACK))
    assert InstallStatus.REFUSED is planned.status
    assert why in planned.reason
    assert "\x1b" not in planned.reason


def test_a_pack_with_errors_is_refused_with_them_and_the_others_are_not(home: Home) -> None:
    bad, good = home.plan(("bad", BROKEN), ("good", PACK))
    assert (InstallStatus.REFUSED, "", 3) == (bad.status, bad.reason, bad.problems[0].line)
    assert InstallStatus.NEW is good.status


@pytest.mark.parametrize("other", ["club", "Club"])
def test_of_two_that_would_be_one_file_none_is_added(home: Home, other: str) -> None:
    plans = home.plan(("club", PACK), (other, OTHER), ("mars", PACK))
    assert [InstallStatus.REFUSED, InstallStatus.REFUSED, InstallStatus.NEW] == [planned.status for planned in plans]
    assert f"club.yaml, {other}.yaml" in plans[0].reason


def test_a_pack_that_is_given_twice_is_added_once(home: Home) -> None:
    plans = home.plan(("club", PACK), ("club", PACK))
    assert [InstallStatus.NEW, InstallStatus.SAME] == [planned.status for planned in plans]


def test_what_has_changed_since_it_was_planned_is_left_as_it_is(home: Home) -> None:
    (planned,) = home.plan(("club", PACK))
    home.has("club.yaml", OTHER)
    with pytest.raises(SpaceQuizError, match="meanwhile"):
        install_pack(planned, home.packs, home.removed, DAY)
    assert {"packs/club.yaml": OTHER} == home.files()


@pytest.mark.parametrize("fails", ["replace", "fsync", "unlink"])
def test_a_failure_at_any_step_leaves_the_old_edition_or_the_new_one(
    home: Home, fails: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.has("club.yaml")
    home.has("club.yml", BROKEN)
    (planned,) = home.plan(("club", OTHER))
    of: object = os if fails == "fsync" else Path
    real: Callable[..., object] = getattr(of, fails)
    calls = []

    def broken(*given: object, **more: object) -> object:
        calls.append(given)
        # the first two copies go well: the third step is the pack itself
        if len(calls) > 2 or fails == "unlink":
            raise OSError(28, "No space left on device")
        return real(*given, **more)

    monkeypatch.setattr(of, fails, broken)
    with pytest.raises(StorageError, match="No space left"):
        install_pack(planned, home.packs, home.removed, DAY)
    monkeypatch.undo()
    files = home.files()
    assert (OTHER if fails == "unlink" else PACK) == files["packs/club.yaml"]
    assert {PACK, BROKEN} <= set(files.values())
    if fails != "unlink":
        assert not [name for name in files if name.endswith(".part")]


TITLES = st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=50)


@settings(max_examples=50, deadline=None)
@given(TITLES.filter(str.strip), st.booleans())
def test_what_is_added_reads_back_the_same(title: str, replaces: bool) -> None:
    text = PACK.replace("title: Mine", "title: '" + title.replace("'", "''") + "'")
    with tempfile.TemporaryDirectory() as root:
        home = Home(Path(root))
        if replaces:
            home.has("club.yaml", OTHER)
        (planned,) = home.plan(("club", text))
        assert planned.will_write, planned.problems
        install_pack(planned, home.packs, home.removed, DAY)
        assert planned.pack == read_pack_file(home.packs / "club.yaml").pack
        assert ["club.yaml"] == [path.name for path in home.packs.iterdir()]


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL")
def test_killed_while_it_replaces_a_pack_over_and_over_one_whole_edition_is_there(home: Home) -> None:
    home.has("club.yaml")
    script = f"""
from itertools import cycle
from pathlib import Path
from datetime import date
from spacequiz.packs.candidates import PackCandidate
from spacequiz.packs.install import install_pack, plan_install
packs, removed = Path({str(home.packs)!r}), Path({str(home.removed)!r})
for text in cycle([{OTHER!r}, {PACK!r}]):
    (planned,) = plan_install([PackCandidate("club", "club", text.encode())], packs)
    install_pack(planned, packs, removed, date(2026, 4, 12))
    print("x", flush=True)
"""
    running = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE)
    assert running.stdout is not None
    for _ in range(5):
        assert b"x\n" == running.stdout.readline()
    time.sleep(0.005)
    if sys.platform != "win32":  # for type checkers: the test is skipped there
        running.send_signal(signal.SIGKILL)
    running.wait()
    running.stdout.close()
    assert (home.packs / "club.yaml").read_text(encoding="utf-8") in {PACK, OTHER}
    assert ["club"] == [found.id for found in find_packs(home.packs) if found.origin == "yours"]


def test_a_pack_that_is_removed_can_be_brought_back(home: Home) -> None:
    path = home.has("club.yaml")
    kept = remove_pack(path, home.removed, DAY)
    assert {f"removed/{DAY}/club.yaml": PACK} == home.files()
    restore_pack(kept, path)
    assert {"packs/club.yaml": PACK} == home.files()
    assert [] == list(home.removed.iterdir())


def test_a_pack_is_not_brought_back_over_another(home: Home) -> None:
    path = home.has("club.yaml")
    kept = remove_pack(path, home.removed, DAY)
    home.has("club.yaml", OTHER)
    with pytest.raises(SpaceQuizError, match="another club"):
        restore_pack(kept, path)
    assert {"packs/club.yaml": OTHER, f"removed/{DAY}/club.yaml": PACK} == home.files()


@pytest.mark.skipif(os.name == "nt", reason="making a link takes a right on Windows")
def test_of_a_link_what_it_leads_to_is_kept(home: Home, tmp_path: Path) -> None:
    home.packs.mkdir()
    (tmp_path / "work.yaml").write_text(PACK, encoding="utf-8")
    (home.packs / "club.yaml").symlink_to("../work.yaml")
    remove_pack(home.packs / "club.yaml", home.removed, DAY)
    assert {"work.yaml": PACK, f"removed/{DAY}/club.yaml": PACK} == home.files()


def test_a_pack_of_ones_own_is_found_by_its_id_and_by_its_file(home: Home) -> None:
    path = home.has("club.yaml")
    assert [path] * 3 == [find_own_pack(request, home.packs).path for request in ("club", "club.yaml", str(path))]
    home.has("club.yml")
    assert path == find_own_pack("club.yaml", home.packs).path
    with pytest.raises(SpaceQuizError, match="both have the id club"):
        find_own_pack("club", home.packs)


@pytest.mark.parametrize(
    ("named", "error", "said"),
    [
        ("sputnik", SpaceQuizError, "came with the game"),
        ("clu", NotFound, 'did you mean "club"'),
        ("mars", NotFound, "Yours are: club"),
        ("~nobody/x.yaml", NotFound, "Yours are: club"),
    ],
)
def test_what_is_not_ones_own_cannot_be_removed(home: Home, named: str, error: type[Exception], said: str) -> None:
    home.has("club.yaml")
    with pytest.raises(error, match=said):
        find_own_pack(named, home.packs)
