"""What the tests of screens share with pytest."""

import json
from pathlib import Path

import pytest


@pytest.fixture(params=["baikonur", "contrast"])
def theme(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A home whose settings name this theme."""
    (tmp_path / "settings.json").write_text(json.dumps({"theme": request.param}), encoding="utf-8")
    return request.param
