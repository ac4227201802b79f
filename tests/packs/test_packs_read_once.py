"""Commands read each file of a pack once, also where several files have the pack's id."""

from collections import Counter
from pathlib import Path

import pytest

from spacequiz.cli.main import run
from spacequiz.errors import Exit
from spacequiz.packs import file_bytes
from spacequiz.packs.loaded_packs import load_named_pack

PACK = "title: Mine\nquestions:\n  - {id: one, ask: What?, answer: true, why: So., source: A}\n"
BROKEN = "title: Mine\nquestions:\n  - {id: one, aks: What?, answer: true}\n"


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each file is read, by its name."""
    counts: Counter[str] = Counter()
    read = file_bytes.read_file_bytes

    def count(path: Path, most: int) -> bytes:
        counts[path.name] += 1
        return read(path, most)

    monkeypatch.setattr(file_bytes, "read_file_bytes", count)
    return counts


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with one pack of an id, and two of another, of which the first has an error."""
    folder = tmp_path / "packs"
    folder.mkdir()
    for name, text in {"single.yaml": PACK, "double.yaml": BROKEN, "double.yml": PACK}.items():
        (folder / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["pack", "show"], Exit.DONE),
        (["pack", "export", "--to", "gift", "--out", "-"], Exit.DONE),
        # the packs are in order, and there is no terminal to open a screen on
        (["class", "teams"], Exit.USAGE),
    ],
    ids=lambda words: " ".join(words[:2]) if isinstance(words, list) else "",
)
@pytest.mark.parametrize("name", ["single", "double"])
def test_a_command_reads_each_file_once(
    home: Path, reads: Counter[str], words: list[str], code: Exit, name: str
) -> None:
    assert code == run(["--home", str(home), *words, name])
    assert {path.name: 1 for path in (home / "packs").glob(f"{name}.*")} == reads


def test_the_pack_without_errors_counts_and_the_other_file_is_named(home: Path, reads: Counter[str]) -> None:
    loaded = load_named_pack("double", home / "packs")
    assert loaded.pack is not None
    assert ("double.yml", ["double.yaml"]) == (
        loaded.file.path.name,
        [path.name for path in loaded.file.invalid_overrides],
    )
    assert {"double.yaml": 1, "double.yml": 1} == reads


def test_where_all_have_errors_the_first_one_counts(home: Path, reads: Counter[str]) -> None:
    (home / "packs" / "double.yml").write_text(BROKEN, encoding="utf-8")
    loaded = load_named_pack("double", home / "packs")
    assert (None, "double.yaml", ()) == (loaded.pack, loaded.file.path.name, loaded.file.invalid_overrides)
    assert 1 == len(loaded.errors)
    assert {"double.yaml": 1, "double.yml": 1} == reads


def test_a_pack_that_cannot_be_read_ends_a_command_with_the_code_for_files(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = home / "folder.yaml"
    folder.mkdir()
    for words in (["pack", "show"], ["pack", "export", "--to", "gift"], ["class", "teams"]):
        assert Exit.IO == run(["--home", str(home), *words, str(folder)])
        assert "is a folder, not a file" in capsys.readouterr().err
