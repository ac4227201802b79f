"""What the tests of screens share with pytest."""

import json
from pathlib import Path

import pytest
from tui_play import PACK

from spacequiz.packs import find_packs


@pytest.fixture(params=["baikonur", "contrast"])
def theme(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A home whose settings name this theme."""
    name: str = request.param
    (tmp_path / "settings.json").write_text(json.dumps({"theme": name}), encoding="utf-8")
    return name


@pytest.fixture
def few_packs(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Few packs in the place of those of the game, which change and grow; one asks about a text to be read before."""
    folder = tmp_path_factory.mktemp("questions")
    for name, title in (("sputnik", "Sputnik"), ("gagarin", "Gagarin"), ("article", "Reading the Article")):
        changed = PACK.replace("Small steps", title).replace("CC0-1.0", "CC-BY-4.0")
        (folder / f"{name}.yaml").write_text(changed, encoding="utf-8")
    monkeypatch.setattr(find_packs, "BUILT_IN", folder)
