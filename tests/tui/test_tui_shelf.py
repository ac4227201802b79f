"""Which packs are played where none is named, and which make the daily mission."""

from pathlib import Path

import pytest
from tui_play import PACK, home_with

from spacequiz.play.library import Shelf, fill


def ids(*, of: str, shelf: Shelf) -> list[str]:
    return [pack.id for pack in getattr(shelf, of)]


@pytest.mark.usefixtures("few_packs")
def test_a_pack_on_a_text_to_be_read_is_neither_mixed_with_others_nor_in_the_daily_mission(tmp_path: Path) -> None:
    shelf = fill(home_with(tmp_path, small=PACK).packs)
    assert ["sputnik", "gagarin", "article", "small"] == ids(of="packs", shelf=shelf)
    assert ["sputnik", "gagarin", "small"] == ids(of="mixed", shelf=shelf)
    assert ["gagarin", "sputnik"] == ids(of="daily", shelf=shelf)


@pytest.mark.usefixtures("few_packs")
def test_the_daily_mission_is_of_the_game_whatever_stands_in_its_place(tmp_path: Path) -> None:
    shelf = fill(home_with(tmp_path, sputnik=PACK, article=PACK).packs)
    assert "Sputnik" in [pack.title for pack in shelf.daily]
    # one's own pack of that name is like any other
    assert "article" in ids(of="mixed", shelf=shelf)


def test_where_there_is_nothing_else_it_is_played_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from spacequiz.packs import find_packs

    (tmp_path / "article.yaml").write_text(PACK, encoding="utf-8")
    monkeypatch.setattr(find_packs, "BUILT_IN", tmp_path)
    assert ["article"] == ids(of="mixed", shelf=fill(tmp_path / "none"))
