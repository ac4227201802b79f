"""``spacequiz pack import`` and ``pack export`` with the formats of Moodle."""

import sys
from pathlib import Path

import pytest
from cli_play import Shell

from spacequiz.errors import Exit


@pytest.mark.parametrize(("name", "ending"), [("gift", ".gift"), ("moodle", ".moodle.xml")])
def test_a_built_in_pack_goes_out_and_comes_back(shell: Shell, tmp_path: Path, name: str, ending: str) -> None:
    out, pack = tmp_path / f"sputnik{ending}", tmp_path / "back.yaml"
    sent = shell("pack", "export", "sputnik", "--to", name, "--out", str(out))
    assert (Exit.DONE, "") == (sent.code, sent.err)
    returned = shell("pack", "import", str(out), "--out", str(pack))
    assert Exit.DONE == returned.code
    assert f"imported, 0 skipped, saved to {pack}" in returned.out
    checked = shell("pack", "check", str(pack))
    assert Exit.DONE == checked.code
    assert "title: Sputnik\n" in pack.read_text("utf-8")


def test_without_the_library_the_import_says_what_to_install(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "defusedxml.ElementTree", None)
    file = tmp_path / "quiz.xml"
    file.write_text("<quiz></quiz>")
    done = shell("pack", "import", str(file))
    assert Exit.NOT_RIGHT == done.code
    assert "Moodle XML needs defusedxml, which is not installed: pip install 'spacequiz[formats]'" in done.err


def test_a_broken_file_is_named_with_line_and_column(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "quiz.xml"
    file.write_text("<quiz>\n<question></quiz>")
    done = shell("pack", "import", str(file))
    assert Exit.NOT_RIGHT == done.code
    assert f"{file}:2:13: error: not XML: mismatched tag" in done.err
