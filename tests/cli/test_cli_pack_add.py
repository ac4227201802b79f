"""``spacequiz pack add`` and ``spacequiz pack remove``."""

import os
import zipfile
from pathlib import Path

import pytest
from cli_play import PACK, Shell

from spacequiz.cli import pack_remove
from spacequiz.errors import Exit

OTHER = PACK.replace("id: truth", "id: dog").replace("title: All kinds", "title: All seven kinds")


def packs(shell: Shell) -> dict[str, str]:
    """The user's packs and what was removed, by path."""
    files = (path for name in ("packs", "removed") for path in (shell.home / name).rglob("*") if path.is_file())
    return {path.relative_to(shell.home).as_posix(): path.read_text(encoding="utf-8") for path in files}


def test_a_pack_is_added_under_its_id_and_played_from_there(shell: Shell, pack: Path) -> None:
    done = shell("pack", "add", str(pack))
    assert (Exit.DONE, "kinds: added, 7 questions\n", "") == (done.code, done.out, done.err)
    assert {"packs/kinds.yaml": PACK} == packs(shell)
    assert shell("pack", "show", "kinds").out.startswith("All kinds (kinds)")
    done = shell("pack", "add", str(pack))
    assert (Exit.DONE, "kinds: nothing to do, already added\n") == (done.code, done.out)


def test_another_edition_wants_to_be_told_to_replace_and_says_what_changes(shell: Shell, pack: Path) -> None:
    shell("pack", "add", str(pack))
    pack.write_text(OTHER, encoding="utf-8")
    done = shell("pack", "add", str(pack))
    assert (Exit.NOT_RIGHT, "") == (done.code, done.out)
    changed = [
        "  1 question added: dog",
        "  1 question removed: truth",
        "  title: All kinds → All seven kinds",
    ]
    assert [
        f"{pack}: another edition is already added; use --replace to replace it",
        *changed,
    ] == done.err.splitlines()
    done = shell("pack", "add", str(pack), "--replace", "--dry-run")
    assert (Exit.DONE, "kinds: would be replaced, 7 questions\n") == (done.code, done.out)
    assert {"packs/kinds.yaml": PACK} == packs(shell)
    done = shell("pack", "add", str(pack), "--replace")
    assert (Exit.DONE, "kinds: replaced, 7 questions\n") == (done.code, done.out)
    assert changed == done.err.splitlines()[:3]
    kept = Path(done.err.splitlines()[3].rpartition("was saved as ")[2])
    assert (OTHER, PACK) == ((shell.home / "packs" / "kinds.yaml").read_text(), kept.read_text())


def test_a_pack_takes_the_place_of_a_built_in_one_on_purpose_only(shell: Shell, pack: Path) -> None:
    own = pack.rename(pack.with_name("sputnik.yaml"))
    done = shell("pack", "add", str(own))
    assert (Exit.NOT_RIGHT, {}) == (done.code, packs(shell))
    assert "a built-in pack has this id; use --replace" in done.err
    done = shell("pack", "add", str(own), "--replace")
    assert (Exit.DONE, "sputnik: added, 7 questions, replaces the built-in pack\n") == (done.code, done.out)


def test_of_a_folder_the_good_ones_are_added_and_the_bad_ones_are_told(shell: Shell, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    for name, text in (("club.yaml", PACK), ("bad.yaml", PACK.replace("ask: Who flew in", "aks: Who")), ("n.txt", "")):
        (folder / name).write_text(text, encoding="utf-8")
    done = shell("pack", "add", str(folder))
    assert (Exit.NOT_RIGHT, "club: added, 7 questions\n") == (done.code, done.out)
    assert f"{folder / 'bad.yaml'}:" in done.err
    assert done.err.endswith(f"{folder / 'bad.yaml'} was not added because it has errors\n")
    assert {"packs/club.yaml": PACK} == packs(shell)


def test_of_a_zip_what_is_no_pack_is_named_and_left_alone(shell: Shell, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "packs.zip", "w") as file:
        file.writestr("a/club.yaml", PACK)
        file.writestr("a/CON.yaml", PACK)
        file.writestr("a/read\x1b[2J.me", "hello")
    done = shell("pack", "add", str(tmp_path / "packs.zip"))
    assert (Exit.NOT_RIGHT, "club: added, 7 questions\n") == (done.code, done.out)
    assert "CON is a device on Windows" in done.err
    assert "a/read\\x1b[2J.me is not a pack: skipped" in done.err
    assert "\x1b" not in done.err


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ((), Exit.USAGE, "name at least one pack file, folder or zip to add"),
        (("gone.yaml",), Exit.IO, "there is no file gone.yaml"),
        (("--dryrun", "x.yaml"), Exit.USAGE, "did you mean --dry-run?"),
    ],
)
def test_what_cannot_be_added_is_said_so(shell: Shell, words: tuple[str, ...], code: Exit, said: str) -> None:
    done = shell("pack", "add", *words)
    assert (code, "") == (done.code, done.out)
    assert said in done.err


def test_one_path_that_is_not_there_keeps_no_other_from_being_added(shell: Shell, pack: Path) -> None:
    done = shell("pack", "add", "gone.yaml", str(pack))
    assert (Exit.IO, "kinds: added, 7 questions\n") == (done.code, done.out)


@pytest.mark.skipif(os.name == "nt" or not getattr(os, "geteuid", int)(), reason="a folder that cannot be written")
def test_a_folder_that_cannot_be_written_is_an_error_of_files(shell: Shell, pack: Path) -> None:
    shell.home.mkdir()
    shell.home.chmod(0o500)
    done = shell("pack", "add", str(pack))
    shell.home.chmod(0o700)
    assert (Exit.IO, "") == (done.code, done.out)
    assert "cannot be written: Permission denied" in done.err


def test_a_packs_folder_that_is_a_file_is_an_error_of_files(shell: Shell, pack: Path) -> None:
    shell.home.mkdir()
    (shell.home / "packs").write_text("")
    done = shell("pack", "add", str(pack))
    assert (Exit.IO, "") == (done.code, done.out)
    assert "cannot be written" in done.err


def test_a_pack_is_removed_and_brought_back_as_it_says(shell: Shell, pack: Path) -> None:
    shell("pack", "add", str(pack))
    done = shell("pack", "remove", "kinds")
    assert (Exit.DONE, "kinds: removed\n") == (done.code, done.out)
    assert [PACK] == list(packs(shell).values())
    kept = done.err.split("pack add ")[1].strip().strip('"')
    assert "kinds: added, 7 questions\n" == shell("pack", "add", kept).out


def test_how_a_pack_is_brought_back_depends_on_what_it_is(shell: Shell, pack: Path) -> None:
    own = pack.rename(pack.with_name("sputnik.yaml"))
    shell("pack", "add", str(own), "--replace")
    (shell.home / "packs" / "bad.yaml").write_text("title: [")
    done = shell("pack", "remove", "sputnik", "bad")
    first, second = done.err.splitlines()
    assert first.replace('"', "").endswith("sputnik.yaml --replace")
    assert second.endswith(" (after you fix its errors)")
    words = first.split("pack add ")[1].replace('"', "").removesuffix(" --replace")
    assert Exit.DONE == shell("pack", "add", words, "--replace").code


def test_what_is_not_ones_own_stays_and_the_others_go(shell: Shell, pack: Path) -> None:
    shell("pack", "add", str(pack))
    done = shell("pack", "remove", "sputnik", "kind", "kinds", "--yes")
    assert (Exit.NOT_RIGHT, "kinds: removed\n") == (done.code, done.out)
    assert "sputnik came with the game and cannot be removed" in done.err
    assert 'you have no pack "kind"; did you mean "kinds"?' in done.err


@pytest.mark.parametrize(("typed", "gone"), [("y\n", True), ("\n", False), ("n\n", False), ("", False)])
def test_at_a_terminal_it_is_asked_first(
    shell: Shell, pack: Path, typed: str, gone: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell("pack", "add", str(pack))
    monkeypatch.setattr(pack_remove, "_is_interactive", lambda: True)
    done = shell("pack", "remove", "kinds", typed=typed)
    assert (Exit.DONE, gone) == (done.code, "packs/kinds.yaml" not in packs(shell))
    assert done.out.startswith("Remove kinds (")
    assert ("kinds was not removed." in done.err) != gone
