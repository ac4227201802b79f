"""Where things live."""

import sys
from pathlib import Path

import platformdirs
import pytest

from spacequiz.errors import UsageError
from spacequiz.user_paths import UserPaths, find_user_paths


@pytest.fixture
def no_xdg(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)


def _as_platformdirs() -> UserPaths:
    return UserPaths(
        Path(platformdirs.user_data_dir("spacequiz", appauthor=False)),
        Path(platformdirs.user_config_dir("spacequiz", appauthor=False)),
        Path(platformdirs.user_cache_dir("spacequiz", appauthor=False)),
    )


def test_the_folders_are_the_systems_own(no_xdg: None) -> None:
    assert _as_platformdirs() == find_user_paths(None, {})


@pytest.mark.parametrize("folder", ["/somewhere/else", "", "not/from/the/root"])
def test_xdg_folders_count_as_the_specification_says(folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", folder)
    monkeypatch.setenv("XDG_CONFIG_HOME", folder)
    monkeypatch.setenv("XDG_CACHE_HOME", folder)
    found = find_user_paths(None, {})
    assert (True, True) == (found.data.is_absolute(), found.config.is_absolute())
    assert found.pack_cache.is_absolute()
    if folder != "not/from/the/root":
        assert _as_platformdirs() == found


def test_an_option_comes_before_the_environment(tmp_path: Path) -> None:
    environ = {"SPACEQUIZ_HOME": str(tmp_path / "environment")}
    assert UserPaths(tmp_path, tmp_path) == find_user_paths(tmp_path, environ)
    assert tmp_path / "environment" == find_user_paths(None, environ).data


@pytest.mark.skipif(sys.platform == "win32", reason="Windows reads a tilde and a name as a folder")
def test_the_home_of_a_user_who_is_not_there_is_a_mistake_and_no_crash() -> None:
    with pytest.raises(UsageError, match="a user who is not there"):
        find_user_paths("~nosuchuser/x", {})


def test_an_empty_variable_counts_as_unset() -> None:
    assert find_user_paths(None, {}) == find_user_paths(None, {"SPACEQUIZ_HOME": ""})


def test_a_tilde_is_the_home_folder() -> None:
    assert Path.home() / "class" == find_user_paths("~/class", {}).data


def test_everything_lies_directly_under_a_home_and_nothing_is_created(tmp_path: Path) -> None:
    home = tmp_path / "class"
    found = find_user_paths(home, {})
    assert (home / "scores.db", home / "packs", home / "settings.json") == (found.database, found.packs, found.settings)
    assert home / "cache" / "packs" == found.pack_cache
    assert not home.exists()
