"""Submit a pupil's result: as a file of the pupil's own, and as a copy in a shared folder where one is named."""

import re
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from spacequiz.atomic_write import write_shared_bytes
from spacequiz.classroom.assignments.assignment import Assignment
from spacequiz.classroom.assignments.result import MAX_BYTES, Result, build_result, read_result, write_result
from spacequiz.classroom.assignments.roster import fold_name
from spacequiz.classroom.assignments.seal import format_code
from spacequiz.domain.session import Session
from spacequiz.errors import SpaceQuizError
from spacequiz.packs.file_bytes import read_file_bytes
from spacequiz.text import escape

_MAX_SLUG_LENGTH = 40
_MISSING = "it is not there"


@dataclass(frozen=True, slots=True)
class SubmissionReceipt:
    """Where a result was written, and what went wrong."""

    code: str
    """The result's code, to be read aloud: ``ACDE-2345``."""
    own_file: Path | None
    """The pupil's own file, or None where it could not be written."""
    shared_file: Path | None
    """The copy in the shared folder, or None where there is none."""
    problems: tuple[str, ...] = ()
    """Sentences on what went wrong and what to do about it."""

    @property
    def summary(self) -> str:
        """Code and file in one line."""
        if self.shared_file:
            return f"Code {self.code}  handed in as {escape(str(self.shared_file))}"
        return f"Code {self.code}" + (f"  saved as {escape(str(self.own_file))}" if self.own_file else "")


@dataclass(frozen=True, slots=True)
class Submission:
    """Writes the result of one game, and writes it again when the game has gone on."""

    assignment: Assignment
    player: str
    folder: Path
    """The folder of the pupil's own results."""
    shared: Path | None
    """The folder of the class, which may be missing; None where none was named."""
    started_at: datetime
    now: Callable[[], datetime]
    """Returns the current time in UTC."""

    def submit(self, session: Session) -> SubmissionReceipt:
        """Write the result as a whole or not at all; it replaces results of unfinished games before it.

        Raises nothing for errors of the disk, which are in the receipt: the pupil needs the code all the same.
        """
        result = build_result(self.assignment, self.player, session, self.started_at, self.now())
        data, name = write_result(result), result_file_name(result)
        problems: list[str] = []
        path = self.folder / name
        error = _write(path, data)
        if error:
            problems.append(f"Your result could not be saved in {escape(str(self.folder))}: {error}.")
        own = None if error else path
        shared = self._write_shared_copy(name, data, own, problems) if self.shared else None
        if own:
            self._remove_superseded(own, result, shared)
        return SubmissionReceipt(format_code(result.code), own, shared, tuple(problems))

    def previous_submission_notice(self) -> str:
        """Return a sentence for a pupil who has submitted this assignment before; empty for others."""
        codes = []
        with suppress(OSError):
            for path in sorted(self.folder.iterdir()):
                if path.suffix == ".json":
                    with suppress(SpaceQuizError):
                        old = read_result(read_file_bytes(path, MAX_BYTES)).result
                        if old.is_finished and self._is_own(old):
                            codes.append(format_code(old.code))
        return f"You have already handed this in: code {', '.join(codes)}. This is another try." if codes else ""

    def _is_own(self, result: Result) -> bool:
        return result.assignment == self.assignment.id and fold_name(result.player) == fold_name(self.player)

    def _write_shared_copy(self, name: str, data: bytes, own: Path | None, problems: list[str]) -> Path | None:
        """Write a copy into the shared folder, or add to the problems why that failed."""
        assert self.shared is not None
        # a missing folder must not be made: it would lie where the share is mounted later
        error = _write(self.shared / name, data) if _is_folder(self.shared) else _why_no_folder(self.shared)
        if not error:
            return self.shared / name
        later = "when it is back" if error == _MISSING else "by hand"
        remedy = f" Copy {escape(str(own))} into it {later}." if own else ""
        problems.append(f"Your result could not be written to the folder {escape(str(self.shared))}: {error}.{remedy}")
        return None

    def _remove_superseded(self, own: Path, result: Result, shared: Path | None) -> None:
        """Delete results of this player's unfinished games of this assignment that the new result replaces.

        In the shared folder another pupil of the same name may have a file: only copies of files that lay here go.
        """
        with suppress(OSError):
            for path in self.folder.iterdir():
                if (
                    path != own
                    and path.suffix == ".json"
                    and (data := self._superseded_bytes(path, result)) is not None
                ):
                    path.unlink()
                    if shared:
                        _remove_copy(shared.with_name(path.name), data)

    def _superseded_bytes(self, path: Path, new: Result) -> bytes | None:
        """Return the bytes of a result that the new one replaces, or None for any other file."""
        try:
            data = read_file_bytes(path, MAX_BYTES)
            old = read_result(data).result
        except SpaceQuizError:
            return None
        # a game that was started again and left at once does not replace one with more answers
        replaced = not old.is_finished and (new.is_finished or new.answered_count >= old.answered_count)
        return data if self._is_own(old) and replaced else None


def result_file_name(result: Result) -> str:
    """Return the name of a result's file: ``sputnik-ada-ACDE2345.json``."""
    return f"{slug(result.title) or 'lesson'}-{slug(result.player) or 'pupil'}-{result.code}.json"


def slug(text: str) -> str:
    """Return a text as lower-case ASCII letters and digits with ``-`` between: a name for every file system."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").casefold()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:_MAX_SLUG_LENGTH].strip("-")


def _remove_copy(copy: Path, data: bytes) -> None:
    """Delete a file of the shared folder if it has these bytes."""
    with suppress(OSError, SpaceQuizError):
        if read_file_bytes(copy, MAX_BYTES) == data:
            copy.unlink()


def _is_folder(path: Path) -> bool:
    """Whether a folder exists; one that cannot be reached, such as a share that went away, does not."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _why_no_folder(path: Path) -> str:
    """Return why a path is no folder, for the middle of a sentence."""
    with suppress(OSError, ValueError):
        if path.exists():
            return "it is a file, not a folder"
    return _MISSING


def _write(path: Path, data: bytes) -> str:
    """Write a file; return why it could not be written, or nothing."""
    try:
        write_shared_bytes(path, data)
    except OSError as error:
        return error.strerror or str(error)
    except ValueError as error:  # a NUL in the path
        return str(error)
    return ""
