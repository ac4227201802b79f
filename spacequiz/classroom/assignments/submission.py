"""Where a pupil's result is handed in: a file of the pupil's own, and a copy in a shared folder where one is named."""

import re
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from spacequiz.atomic_write import write_shared_bytes
from spacequiz.classroom.assignments.assignment import Assignment
from spacequiz.classroom.assignments.result import MOST_BYTES, Result, build_result, read_result, write_result
from spacequiz.classroom.assignments.roster import fold_name
from spacequiz.classroom.assignments.seal import format_code
from spacequiz.domain.session import Session
from spacequiz.errors import SpaceQuizError
from spacequiz.packs.file_bytes import read_file_bytes
from spacequiz.text import escape

_LONGEST_SLUG = 40
_NOT_THERE = "it is not there"


@dataclass(frozen=True, slots=True)
class SubmissionReceipt:
    """What came of handing in."""

    code: str
    """To be read aloud, as ``ACDE-2345``."""
    own_file: Path | None
    """The pupil's own file; None where it could not be written."""
    shared_file: Path | None
    """The copy in the shared folder."""
    problems: tuple[str, ...] = ()
    """What went wrong and what to do about it, in sentences."""

    @property
    def line(self) -> str:
        """Code and place in one line."""
        if self.shared_file:
            return f"Code {self.code}  handed in as {escape(str(self.shared_file))}"
        return f"Code {self.code}" + (f"  kept in {escape(str(self.own_file))}" if self.own_file else "")


@dataclass(frozen=True, slots=True)
class Submission:
    """Takes the result of one game, as often as it changes."""

    assignment: Assignment
    player: str
    folder: Path
    """The pupil's own results."""
    shared: Path | None
    """A folder of the class that may be away; None where none was named."""
    started_at: datetime
    now: Callable[[], datetime]
    """The time of day in UTC."""

    def submit(self, session: Session) -> SubmissionReceipt:
        """Write the result, whole or not at all; what is written takes the place of a game that was left before.

        Never raises for what the disk does: the game is over, and its code is to be told all the same.
        """
        result = build_result(self.assignment, self.player, session, self.started_at, self.now())
        data, name = write_result(result), result_file_name(result)
        trouble: list[str] = []
        path = self.folder / name
        why = _write(path, data)
        if why:
            trouble.append(f"The result cannot be kept in {escape(str(self.folder))}: {why}.")
        kept = None if why else path
        shared = self._write_shared_copy(name, data, kept, trouble) if self.shared else None
        if kept:
            self._remove_superseded(kept, result, shared)
        return SubmissionReceipt(format_code(result.code), kept, shared, tuple(trouble))

    def previous_submission_notice(self) -> str:
        """A sentence for a pupil who has handed this assignment in already; empty for one who has not."""
        codes = []
        with suppress(OSError):
            for path in sorted(self.folder.iterdir()):
                if path.suffix == ".json":
                    with suppress(SpaceQuizError):
                        old = read_result(read_file_bytes(path, MOST_BYTES)).result
                        if old.finished and self._is_own(old):
                            codes.append(format_code(old.code))
        return f"You have handed this in before: code {', '.join(codes)}. This is another try." if codes else ""

    def _is_own(self, result: Result) -> bool:
        return result.assignment == self.assignment.id and fold_name(result.player) == fold_name(self.player)

    def _write_shared_copy(self, name: str, data: bytes, kept: Path | None, trouble: list[str]) -> Path | None:
        assert self.shared is not None
        # a folder that is away must not be made: it would lie where the share is mounted later
        why = _write(self.shared / name, data) if _is_folder(self.shared) else _why_no_folder(self.shared)
        if not why:
            return self.shared / name
        later = "when it is back" if why == _NOT_THERE else "by hand"
        bring = f" Copy {escape(str(kept))} into the folder {later}." if kept else ""
        trouble.append(f"The folder {escape(str(self.shared))} cannot be written: {why}.{bring}")
        return None

    def _remove_superseded(self, kept: Path, result: Result, shared: Path | None) -> None:
        """Take away what this player left of this assignment before: all of it once the game is finished.

        In the shared folder another pupil of this name may have a file: only the very files go that lay here too.
        """
        with suppress(OSError):
            for path in self.folder.iterdir():
                if (
                    path != kept
                    and path.suffix == ".json"
                    and (data := self._superseded_bytes(path, result)) is not None
                ):
                    path.unlink()
                    if shared:
                        _remove_copy(shared.with_name(path.name), data)

    def _superseded_bytes(self, path: Path, new: Result) -> bytes | None:
        """The bytes of a result in whose place the new one is."""
        try:
            data = read_file_bytes(path, MOST_BYTES)
            old = read_result(data).result
        except SpaceQuizError:
            return None
        # a game begun anew and left at once does not stand for one in which there is more
        replaced = not old.finished and (new.finished or new.answered_count >= old.answered_count)
        return data if self._is_own(old) and replaced else None


def result_file_name(result: Result) -> str:
    """The name of a result's file, as ``sputnik-ada-ACDE2345.json``."""
    return f"{slug(result.title) or 'lesson'}-{slug(result.player) or 'pupil'}-{result.code}.json"


def slug(text: str) -> str:
    """Small letters and digits of ASCII, with ``-`` between them: a name that every file system takes."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").casefold()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:_LONGEST_SLUG].strip("-")


def _remove_copy(copy: Path, data: bytes) -> None:
    """Delete a file of the shared folder if it holds this."""
    with suppress(OSError, SpaceQuizError):
        if read_file_bytes(copy, MOST_BYTES) == data:
            copy.unlink()


def _is_folder(path: Path) -> bool:
    """Whether a folder is there; one that cannot be asked for, as a share that has gone away, is not."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _why_no_folder(path: Path) -> str:
    with suppress(OSError, ValueError):
        if path.exists():
            return "it is a file, and no folder"
    return _NOT_THERE


def _write(path: Path, data: bytes) -> str:
    """Write a file; why it is not there, or nothing."""
    try:
        write_shared_bytes(path, data)
    except OSError as error:
        return error.strerror or str(error)
    except ValueError as error:  # a NUL in the path
        return str(error)
    return ""
