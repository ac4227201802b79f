"""Where things live."""

import sys
from pathlib import Path

import platformdirs
import pytest

from spacequiz.errors import UsageError
from spacequiz.user_paths import Places, places


@pytest.fixture
def no_xdg(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)


def _as_platformdirs() -> Places:
    return Places(
        Path(platformdirs.user_data_dir("spacequiz", appauthor=False)),
        Path(platformdirs.user_config_dir("spacequiz", appauthor=False)),
    )


def test_the_folders_are_the_systems_own(no_xdg: None) -> None:
    assert _as_platformdirs() == places(None, {})


@pytest.mark.parametrize("folder", ["/somewhere/else", "", "not/from/the/root"])
def test_xdg_folders_count_as_the_specification_says(folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", folder)
    monkeypatch.setenv("XDG_CONFIG_HOME", folder)
    found = places(None, {})
    assert (True, True) == (found.data.is_absolute(), found.config.is_absolute())
    if folder != "not/from/the/root":
        assert _as_platformdirs() == found


def test_an_option_comes_before_the_environment(tmp_path: Path) -> None:
    environ = {"SPACEQUIZ_HOME": str(tmp_path / "environment")}
    assert Places(tmp_path, tmp_path) == places(tmp_path, environ)
    assert tmp_path / "environment" == places(None, environ).data


@pytest.mark.skipif(sys.platform == "win32", reason="Windows reads a tilde and a name as a folder")
def test_the_home_of_a_user_who_is_not_there_is_a_mistake_and_no_crash() -> None:
    with pytest.raises(UsageError, match="a user who is not there"):
        places("~nosuchuser/x", {})


def test_an_empty_variable_counts_as_unset() -> None:
    assert places(None, {}) == places(None, {"SPACEQUIZ_HOME": ""})


def test_a_tilde_is_the_home_folder() -> None:
    assert Path.home() / "class" == places("~/class", {}).data


def test_everything_lies_directly_under_a_home_and_nothing_is_created(tmp_path: Path) -> None:
    home = tmp_path / "class"
    found = places(home, {})
    assert (home / "scores.db", home / "packs", home / "settings.json") == (found.database, found.packs, found.settings)
    assert not home.exists()
