"""Writing a file whole or not at all: a reader sees the old one or the new one, never half of one."""

import os
from pathlib import Path


def write_whole(path: Path, text: str) -> None:
    """Write a text as UTF-8, its folder made where it is missing. Raises OSError, or UnicodeEncodeError."""
    write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path, data: bytes, *, shared: bool = False) -> None:
    """Write bytes, their folder made where it is missing; `shared` lets those read them whom the umask lets.

    Raises OSError.
    """
    # wanted by those who write only; it draws in random
    import tempfile

    written: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # beside the target, for only a rename within one file system is atomic
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f"{path.stem[:80]}.", suffix=".part")
        written = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if shared:
            written.chmod(_usual_mode(path))
        written.replace(path)
    except BaseException:
        if written:
            written.unlink(missing_ok=True)
        raise


def _usual_mode(path: Path) -> int:
    """The permissions that a file has here: those of the old one, else what the umask leaves."""
    try:
        return path.stat().st_mode & 0o777
    except OSError:
        # it can be read only by setting it
        mask = os.umask(0o077)
        os.umask(mask)
        return 0o666 & ~mask
