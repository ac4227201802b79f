"""A file that is looked at again and again while an editor saves it in its own way."""

import os
from pathlib import Path

from test_packs_outline import SMALL

from spacequiz.packs.file_watcher import GRACE_SECONDS, FileWatch


class Desk:
    """A file, a clock that obeys, and what is seen."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "small.yaml"
        self.seconds = 0.0
        # far from the times of the files: only stamps tell
        self.watch = FileWatch(self.path, lambda: self.seconds, lambda: 0.0)

    def save(self, text: str) -> None:
        """Write a new file over the old one, as most editors do."""
        new = self.path.with_suffix(".new")
        new.write_text(text, encoding="utf-8")
        new.replace(self.path)

    def seen(self) -> str:
        """What a look brings: the title, what is the matter, or nothing."""
        found = self.watch.poll()
        if found is None:
            return "nothing new"
        return found.read_error.removeprefix(str(self.path)) if found.outline is None else found.outline.title


def test_a_save_is_seen_once(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.save(SMALL)
    assert "Small" == desk.seen()
    assert "nothing new" == desk.seen()
    desk.save(SMALL.replace("Small", "Large"))
    assert "Large" == desk.seen()
    desk.save(SMALL.replace("Small", "Large"))
    assert "nothing new" == desk.seen(), "what was saved is what was there"


def test_a_file_that_is_away_for_a_moment_is_no_news(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.save(SMALL)
    desk.seen()
    for _ in range(2):
        aside = desk.path.rename(tmp_path / "aside")
        assert "nothing new" == desk.seen()
        desk.seconds += GRACE_SECONDS / 2
        assert "nothing new" == desk.seen()
        aside.rename(desk.path)
        assert "nothing new" == desk.seen()
        desk.seconds += GRACE_SECONDS


def test_a_file_that_stays_away_is_said_once_and_comes_back_by_itself(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.save(SMALL)
    desk.seen()
    desk.path.unlink()
    assert "nothing new" == desk.seen()
    desk.seconds += GRACE_SECONDS
    assert " does not exist" == desk.seen()
    assert "nothing new" == desk.seen()
    desk.path.mkdir()
    assert " is a folder, not a file" == desk.seen()
    desk.path.rmdir()
    desk.save(SMALL)
    assert "Small" == desk.seen()


def test_a_file_that_is_emptied_before_it_is_written_does_not_blink(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.save(SMALL)
    desk.seen()
    desk.path.write_text("")
    assert "nothing new" == desk.seen()
    desk.path.write_text(SMALL.replace("Small", "Large"))
    assert "Large" == desk.seen()
    desk.path.write_text("")
    assert "nothing new" == desk.seen()
    desk.seconds += GRACE_SECONDS
    assert "" == desk.seen(), "an empty file has no title"


def test_a_half_written_file_settles(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.save(SMALL[:-40])
    assert "Small" == desk.seen()
    desk.save(SMALL)
    found = desk.watch.poll()
    assert found is not None
    assert found.outline is not None
    assert found.outline.reading.pack is not None


def test_two_saves_that_a_coarse_clock_cannot_tell_apart_are_told_apart(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.save(SMALL)
    os.utime(desk.path, (10, 10))
    watch = FileWatch(desk.path, lambda: 0.0, lambda: 11.0)
    assert watch.poll() is not None
    # as on a FAT stick: the same file, size and time
    desk.path.write_text(SMALL.replace("Small", "Large"), encoding="utf-8")
    os.utime(desk.path, (10, 10))
    found = watch.poll()
    assert found is not None
    assert found.outline is not None
    assert "Large" == found.outline.title
    assert watch.poll() is None
