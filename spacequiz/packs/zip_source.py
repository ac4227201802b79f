"""The packs in a zip, read in memory. A zip is a stranger's: what it says of itself is believed in nothing."""

import io
import re
import stat
import struct
import zipfile
import zlib
from contextlib import suppress
from pathlib import PurePosixPath

from spacequiz.errors import NotFound, SpaceQuizError
from spacequiz.packs.decode import MOST_BYTES
from spacequiz.packs.pack_id import fold_id
from spacequiz.packs.sources import MOST_FILES, MOST_TOGETHER, PackCandidate, PackSource, ProgressCallback, is_pack_name
from spacequiz.text import escape

_MOST_DIRECTORY = 4 * 1024 * 1024
"""Bytes of the list of entries: a thousand entries need a tenth of it, and zipfile reads it before it counts them."""
_PIECE = 64 * 1024
_DRIVE = re.compile(r"[A-Za-z]:")
_UTF8 = 0x800
_ENCRYPTED = 0x1 | 0x40 | 0x2000
"""Flags of an entry (PKWARE APPNOTE 4.4.4): its name is UTF-8; encrypted, strongly, or its directory too."""
_UNIX = 3
_DAMAGED = (
    *(zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, struct.error),
    *(EOFError, NotImplementedError, RuntimeError, ValueError, OSError),
)
"""What a damaged zip ends zipfile with, by where it is damaged."""


def read_zip(name: str, data: bytes, at: ProgressCallback) -> PackSource:
    """The packs of a zip. Raises SpaceQuizError, and takes nothing of it, when anything about it is bad."""
    if len(data) > MOST_TOGETHER:
        raise SpaceQuizError(f"{name} is larger than 64 MiB: make a smaller zip of the packs alone")
    try:
        with zipfile.ZipFile(_Capped(data)) as file:
            return _read(name, file, at)
    except _DAMAGED:
        raise SpaceQuizError(f"{name} is a damaged zip: nothing of it can be trusted") from None


class _Capped(io.BytesIO):
    """The zip's bytes, of which never many are read at once."""

    def read(self, size: int | None = -1, /) -> bytes:
        if size is not None and size > _MOST_DIRECTORY:
            raise zipfile.BadZipFile
        return super().read(size)


def _read(name: str, file: zipfile.ZipFile, at: ProgressCallback) -> PackSource:
    entries = file.infolist()
    if len(entries) > MOST_FILES:
        raise SpaceQuizError(f"{name} holds {len(entries):,} entries, and {MOST_FILES:,} at most are read")
    packs: list[tuple[str, zipfile.ZipInfo]] = []
    left: list[str] = []
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
            left.append(f"{name}: {escape(path)}")
    _refuse_alike(name, packs)
    if not packs:
        raise NotFound(f"{name} holds no packs: no entry of it ends in .yaml")
    if sum(entry.file_size for _, entry in packs) > MOST_TOGETHER:
        raise SpaceQuizError(f"the packs of {name} have more than 64 MiB together: nothing of it is added")
    candidates: list[PackCandidate] = []
    room = MOST_TOGETHER
    for number, (path, entry) in enumerate(packs):
        at(number, len(packs))
        data = _unpacked(file, entry)
        room -= len(data)
        if room < 0:
            raise SpaceQuizError(f"the packs of {name} have more than 64 MiB together: nothing of it is added")
        candidates.append(PackCandidate(f"{name}: {escape(path)}", _id(path), data))
    return PackSource(tuple(candidates), tuple(left))


def _path(entry: zipfile.ZipInfo) -> str:
    # as it stands in the zip: zipfile cuts names at a NUL, and on Windows turns backslashes round
    path = entry.orig_filename
    if not entry.flag_bits & _UTF8:
        # many write UTF-8 without saying so
        with suppress(UnicodeError):
            path = path.encode("cp437").decode("utf-8")
    return path


def _id(path: str) -> str:
    # not Path, to which a colon or a backslash means something on Windows
    last = path.rpartition("/")[2]
    return last[: last.rindex(".")]


def _refuse_outside(name: str, path: str) -> None:
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
    why = ""
    if entry.flag_bits & _ENCRYPTED:
        why = "is encrypted: unpack it, and add the folder"
    elif entry.create_system == _UNIX and stat.S_IFMT(entry.external_attr >> 16) not in {0, stat.S_IFREG}:
        why = "is a link, or no ordinary file: zip the packs themselves"
    elif entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        # the others unpack as much at once as they like
        why = "is compressed in a rare way: unpack it, and add the folder"
    elif entry.file_size > MOST_BYTES:
        why = "is larger than 16 MiB"
    if why:
        raise SpaceQuizError(f"nothing of {name} is added: its entry {escape(path)} {why}")


def _refuse_alike(name: str, packs: list[tuple[str, zipfile.ZipInfo]]) -> None:
    seen: dict[str, str] = {}
    for path, _ in packs:
        key = fold_id(_id(path))
        if key in seen:
            how = "have one id" if _id(seen[key]) == _id(path) else "have ids that differ in case only"
            both = f"{escape(seen[key])} and {escape(path)}"
            raise SpaceQuizError(f"nothing of {name} is added: {both} {how}; rename one of them")
        seen[key] = path


def _unpacked(file: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """What the entry holds. Raises BadZipFile when that is not as much as it said."""
    found = bytearray()
    with file.open(entry) as opened:
        # piece by piece, for it may hold more than it says
        while piece := opened.read(_PIECE):
            found += piece
            if len(found) > min(MOST_BYTES, entry.file_size):
                raise zipfile.BadZipFile
    if len(found) != entry.file_size:
        raise zipfile.BadZipFile
    return bytes(found)
