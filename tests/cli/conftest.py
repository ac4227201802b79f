"""Fixtures of the command line."""

from pathlib import Path

import pytest
from cli_play import PACK, Shell


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    """A command line with a home folder of its own."""
    monkeypatch.delenv("SPACEQUIZ_HOME", raising=False)
    return Shell(tmp_path / "home", capsys, monkeypatch)


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A pack of all seven kinds."""
    path = tmp_path / "kinds.yaml"
    path.write_text(PACK, encoding="utf-8")
    return path
