"""``spacequiz pack export --to worksheet``: two files, or none."""

from pathlib import Path

import pytest
from cli_play import Shell

from spacequiz.errors import Exit


def test_both_files_are_named_and_the_seed_decides_on_the_order(shell: Shell, pack: Path, tmp_path: Path) -> None:
    sheet, key = tmp_path / "sheet.html", tmp_path / "sheet.answers.html"
    written = []
    for seed in ("1", "2", "1"):
        done = shell("pack", "export", str(pack), "--to", "worksheet", "--out", str(sheet), "--seed", seed, "--force")
        assert (Exit.DONE, "") == (done.code, done.err)
        assert done.last.endswith(f"7 of 7 questions, saved to {sheet} and {key}")
        written.append((sheet.read_bytes(), key.read_bytes()))
    assert written[0] == written[2]
    assert written[0] != written[1]


def test_a_name_without_an_ending_gives_answers_that_a_browser_opens(shell: Shell, pack: Path, tmp_path: Path) -> None:
    shell("pack", "export", str(pack), "--to", "worksheet", "--out", str(tmp_path / "sheet"))
    assert {"sheet", "sheet.answers.html"} <= {path.name for path in tmp_path.iterdir()}


def test_answers_that_are_there_are_kept_and_no_sheet_is_written_beside_them(
    shell: Shell, pack: Path, tmp_path: Path
) -> None:
    sheet, key = tmp_path / "sheet.html", tmp_path / "sheet.answers.html"
    key.write_text("mine")
    done = shell("pack", "export", str(pack), "--to", "worksheet", "--out", str(sheet))
    assert (Exit.IO, f"spacequiz: {key} already exists; use --force to overwrite it\n") == (done.code, done.err)
    assert (False, "mine") == (sheet.exists(), key.read_text())


@pytest.mark.parametrize("out", [".", "..", "/"])
def test_a_folder_is_no_file_to_write(shell: Shell, pack: Path, out: str) -> None:
    done = shell("pack", "export", str(pack), "--to", "worksheet", "--out", out)
    assert (Exit.IO, f"spacequiz: {Path(out)} is a folder; name a file in it\n") == (done.code, done.err)


def test_two_files_do_not_go_to_standard_output(shell: Shell, pack: Path) -> None:
    done = shell("pack", "export", str(pack), "--to", "worksheet", "--out", "-")
    assert (Exit.USAGE, "") == (done.code, done.out)
    assert "worksheet writes two files, so it needs --out FILE" in done.err


def test_a_seed_of_bytes_that_are_no_text_is_one_too(shell: Shell, pack: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.html"
    done = shell("pack", "export", str(pack), "--to", "worksheet", "--out", str(sheet), "--seed", "\udcff")
    assert Exit.DONE == done.code
    assert r"seed \udcff" in sheet.read_text(encoding="utf-8")
