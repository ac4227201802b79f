"""Writing a file whole or not at all: a reader sees the old one or the new one, never half of one."""

import os
from pathlib import Path


def write_whole(path: Path, text: str) -> None:
    """Write a text as UTF-8, its folder made where it is missing. Raises OSError, or UnicodeEncodeError."""
    # wanted by those who write only; it draws in random
    import tempfile

    written: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # beside the target, for only a rename within one file system is atomic
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f"{path.stem[:80]}.", suffix=".part")
        written = Path(name)
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        written.replace(path)
    except BaseException:
        if written:
            written.unlink(missing_ok=True)
        raise
