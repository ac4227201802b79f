"""Reading the packs of a zip in memory.

Anybody may have made the zip: the names, sizes and flags that it states are checked, and none is trusted.
"""

import io
import re
import stat
import struct
import zipfile
import zlib
from contextlib import suppress
from pathlib import PurePosixPath

from spacequiz.errors import NotFound, SpaceQuizError
from spacequiz.packs.candidates import (
    MOST_FILES,
    MOST_TOGETHER,
    PackCandidate,
    PackSource,
    ProgressCallback,
    is_pack_name,
)
from spacequiz.packs.decode import MOST_BYTES
from spacequiz.packs.pack_id import fold_id
from spacequiz.text import escape

_MOST_DIRECTORY = 4 * 1024 * 1024
"""Bytes of the directory of entries: zipfile reads it whole, and a thousand entries need a tenth of this."""
_PIECE = 64 * 1024
"""Bytes that are unpacked at a time."""
_DRIVE = re.compile(r"[A-Za-z]:")
_UTF8 = 0x800
_ENCRYPTED = 0x1 | 0x40 | 0x2000
"""Flags of an entry (PKWARE APPNOTE 4.4.4): its name is UTF-8; encrypted, strongly, or its directory too."""
_UNIX = 3
_DAMAGED = (
    *(zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, struct.error),
    *(EOFError, NotImplementedError, RuntimeError, ValueError, OSError),
)
"""What zipfile raises for damaged zips, depending on where they are damaged."""


def read_zip(name: str, data: bytes, on_progress: ProgressCallback) -> PackSource:
    """Return the packs of a zip; `name` is what messages call it.

    Raises NotFound when it has none, and SpaceQuizError, also for a single entry, when anything about it is wrong.
    """
    if len(data) > MOST_TOGETHER:
        raise SpaceQuizError(f"{name} is larger than 64 MiB: make a smaller zip of the packs alone")
    try:
        with zipfile.ZipFile(_LimitedBytes(data)) as file:
            return _read_entries(name, file, on_progress)
    except _DAMAGED:
        raise SpaceQuizError(f"{name} is a damaged zip: nothing of it can be trusted") from None


class _LimitedBytes(io.BytesIO):
    """The zip's bytes; refuses to read many at once, as zipfile would for a directory that states a huge size."""

    def read(self, size: int | None = -1, /) -> bytes:
        if size is not None and size > _MOST_DIRECTORY:
            raise zipfile.BadZipFile
        return super().read(size)


def _read_entries(name: str, file: zipfile.ZipFile, on_progress: ProgressCallback) -> PackSource:
    entries = file.infolist()
    if len(entries) > MOST_FILES:
        raise SpaceQuizError(f"{name} holds {len(entries):,} entries, and {MOST_FILES:,} at most are read")
    packs: list[tuple[str, zipfile.ZipInfo]] = []
    ignored: list[str] = []
    for entry in entries:
        path = _path(entry)
        _refuse_outside(name, path)
        parts = PurePosixPath(path).parts
        if entry.is_dir() or not parts or any(part.startswith(".") or part == "__MACOSX" for part in parts):
            continue
        if is_pack_name(parts[-1]):
            _refuse(name, path, entry)
            packs.append((path, entry))
        else:
            ignored.append(f"{name}: {escape(path)}")
    _refuse_alike(name, packs)
    if not packs:
        raise NotFound(f"{name} holds no packs: no entry of it ends in .yaml")
    if sum(entry.file_size for _, entry in packs) > MOST_TOGETHER:
        raise SpaceQuizError(f"the packs of {name} have more than 64 MiB together: nothing of it is added")
    candidates: list[PackCandidate] = []
    bytes_left = MOST_TOGETHER
    for number, (path, entry) in enumerate(packs):
        on_progress(number, len(packs))
        data = _unpack(file, entry)
        bytes_left -= len(data)
        if bytes_left < 0:
            raise SpaceQuizError(f"the packs of {name} have more than 64 MiB together: nothing of it is added")
        candidates.append(PackCandidate(f"{name}: {escape(path)}", _id(path), data))
    return PackSource(tuple(candidates), tuple(ignored))


def _path(entry: zipfile.ZipInfo) -> str:
    """Return the path of an entry as it is stored: zipfile cuts names at a NUL, and replaces backslashes on Windows."""
    path = entry.orig_filename
    if not entry.flag_bits & _UTF8:
        # many programs write UTF-8 and do not set the flag
        with suppress(UnicodeError):
            path = path.encode("cp437").decode("utf-8")
    return path


def _id(path: str) -> str:
    """Return the name of a file without its ending; not by Path, for which colons and backslashes are special."""
    last = path.rpartition("/")[2]
    return last[: last.rindex(".")]


def _refuse_outside(name: str, path: str) -> None:
    """Raise SpaceQuizError for a path that could lead out of the folder that a zip is unpacked to."""
    why = ""
    if path.startswith("/"):
        why = "begins with /"
    elif "\\" in path:
        why = "has a backslash in its name"
    elif _DRIVE.match(path):
        why = "names a drive"
    elif ".." in path.split("/"):
        why = "leads out of its folder"
    elif "\0" in path:
        why = "has a NUL in its name"
    if why:
        raise SpaceQuizError(f"{name} is not to be trusted, nothing of it is added: its entry {escape(path)} {why}")


def _refuse(name: str, path: str, entry: zipfile.ZipInfo) -> None:
    """Raise SpaceQuizError for an entry that is encrypted, a link, too large, or compressed in a rare way."""
    why = ""
    if entry.flag_bits & _ENCRYPTED:
        why = "is encrypted: unpack it, and add the folder"
    elif entry.create_system == _UNIX and stat.S_IFMT(entry.external_attr >> 16) not in {0, stat.S_IFREG}:
        why = "is a link, or no ordinary file: zip the packs themselves"
    elif entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        # zipfile cannot limit how much the others unpack at once
        why = "is compressed in a rare way: unpack it, and add the folder"
    elif entry.file_size > MOST_BYTES:
        why = "is larger than 16 MiB"
    if why:
        raise SpaceQuizError(f"nothing of {name} is added: its entry {escape(path)} {why}")


def _refuse_alike(name: str, packs: list[tuple[str, zipfile.ZipInfo]]) -> None:
    """Raise SpaceQuizError for two packs whose ids are the same, or differ in case only."""
    seen: dict[str, str] = {}
    for path, _ in packs:
        key = fold_id(_id(path))
        if key in seen:
            how = "have one id" if _id(seen[key]) == _id(path) else "have ids that differ in case only"
            both = f"{escape(seen[key])} and {escape(path)}"
            raise SpaceQuizError(f"nothing of {name} is added: {both} {how}; rename one of them")
        seen[key] = path


def _unpack(file: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """Return the content of an entry. Raises BadZipFile when it has another size than the entry states."""
    data = bytearray()
    with file.open(entry) as opened:
        # piece by piece, since it may be much larger than stated
        while piece := opened.read(_PIECE):
            data += piece
            if len(data) > min(MOST_BYTES, entry.file_size):
                raise zipfile.BadZipFile
    if len(data) != entry.file_size:
        raise zipfile.BadZipFile
    return bytes(data)
