"""Which packs are played where none is named, and which make the daily mission."""

from pathlib import Path

import pytest
from tui_play import PACK, home_with

from spacequiz.play.library import PackLibrary, load_library


def ids(*, of: str, library: PackLibrary) -> list[str]:
    return [pack.id for pack in getattr(library, of)]


@pytest.mark.usefixtures("few_packs")
def test_a_pack_on_a_text_to_be_read_is_neither_mixed_with_others_nor_in_the_daily_mission(tmp_path: Path) -> None:
    library = load_library(home_with(tmp_path, small=PACK).packs)
    assert ["sputnik", "gagarin", "article", "small"] == ids(of="playable", library=library)
    assert ["sputnik", "gagarin", "small"] == ids(of="default_packs", library=library)
    assert ["gagarin", "sputnik"] == ids(of="daily_packs", library=library)


@pytest.mark.usefixtures("few_packs")
def test_the_daily_mission_is_of_the_game_whatever_stands_in_its_place(tmp_path: Path) -> None:
    library = load_library(home_with(tmp_path, sputnik=PACK, article=PACK).packs)
    assert "Sputnik" in [pack.title for pack in library.daily_packs]
    # one's own pack of that name is like any other
    assert "article" in ids(of="default_packs", library=library)


def test_where_there_is_nothing_else_it_is_played_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from spacequiz.packs import find_packs

    (tmp_path / "article.yaml").write_text(PACK, encoding="utf-8")
    monkeypatch.setattr(find_packs, "BUILT_IN", tmp_path)
    assert ["article"] == ids(of="default_packs", library=load_library(tmp_path / "none"))
