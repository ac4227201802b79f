"""Read untrusted XLSX files safely, with cells as texts.

openpyxl unpacks any file, so its parts are checked first: their unpacked size, and that their XML has no declarations,
which no spreadsheet needs.
"""

import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from spacequiz.documents.optional_library import load_library
from spacequiz.packs.decode import UnreadableFile

MOST_UNPACKED = 50 * 1024 * 1024
"""The maximum unpacked size of all parts, in bytes."""
MOST_PARTS = 200
MOST_TEXTS = 100_000
"""The maximum number of shared texts, which are all kept in memory."""
MOST_ROWS = 20_000
"""The maximum number of rows that are read."""
WIDEST = 8
"""The number of columns that are read."""

_CHUNK = 1024 * 1024
_FORMULA = object()
"""Marks a cell with a formula, which is not evaluated."""


def is_workbook(data: bytes) -> bool:
    """Return whether the bytes are a zip with a workbook in it."""
    if not data.startswith(b"PK"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            return "xl/workbook.xml" in parts.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False


def workbook_rows(data: bytes, purpose: str) -> list[tuple[Any, ...]]:
    """Return the rows of the first sheet, with up to `WIDEST` values each. Raises UnreadableFile, or MissingExtra."""
    openpyxl = load_library("openpyxl", purpose)
    _check_parts(data)
    # warnings of openpyxl do not matter for an import
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return _rows(openpyxl, data)


def _rows(openpyxl: Any, data: bytes) -> list[tuple[Any, ...]]:
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
        try:
            if not book.worksheets:
                raise UnreadableFile(1, 1, "the workbook has no sheets")
            sheet = book.worksheets[0]
            return [tuple(map(_value, row)) for row in sheet.iter_rows(max_row=MOST_ROWS, max_col=WIDEST)]
        finally:
            book.close()
    except (UnreadableFile, MemoryError):
        raise
    except Exception as error:
        # openpyxl raises anything for a damaged workbook: KeyError, TypeError, ParseError ...
        raise UnreadableFile(
            1, 1, f"the workbook is damaged ({type(error).__name__}); save it again as .xlsx"
        ) from None


def cell_text(value: Any) -> str:
    """Return a cell as text: 1969.0 is ``1969``."""
    match value:
        case None:
            return ""
        case bool():
            return str(value)
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime():
            return value.isoformat(" ", "minutes")
        case date():
            return value.isoformat()
        case time():
            return value.isoformat("minutes")
    return str(value)


def is_formula(value: Any) -> bool:
    """Return whether the cell has a formula."""
    return value is _FORMULA


def _value(cell: Any) -> Any:
    return _FORMULA if getattr(cell, "data_type", "") == "f" else cell.value


def _check_parts(data: bytes) -> None:
    """Raise UnreadableFile if any part is not safe to open."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            infos = parts.infolist()
            if len(infos) > MOST_PARTS or sum(info.file_size for info in infos) > MOST_UNPACKED:
                raise UnreadableFile(
                    1, 1, "the workbook is too large: it unpacks to more than 50 MiB, or to too many parts"
                )
            remaining = MOST_UNPACKED
            for info in infos:
                if info.flag_bits & 1:
                    raise UnreadableFile(1, 1, "the workbook is encrypted; save it without a password")
                remaining -= _check_part(parts, info, remaining)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError):
        raise UnreadableFile(1, 1, "the workbook is damaged; save it again as .xlsx") from None


def _check_part(parts: zipfile.ZipFile, info: zipfile.ZipInfo, remaining: int) -> int:
    """Return the real unpacked size of a part in bytes. Raises UnreadableFile."""
    size = texts = 0
    previous_end = b""
    with parts.open(info) as part:
        for chunk in _chunks(part):
            size += len(chunk)
            if size > remaining:
                raise UnreadableFile(1, 1, "the workbook unpacks to more than it says")
            window = previous_end + chunk
            # zero bytes are removed because UTF-16 has one in every ASCII character
            if b"<!" in window.replace(b"\0", b"").replace(b"<!--", b"").replace(b"<![CDATA[", b""):
                raise UnreadableFile(1, 1, f"the workbook has XML declarations in {info.filename[:80]}; save it again")
            # any part may hold the shared texts
            texts += chunk.count(b"<si>") + chunk.count(b"<si ") + chunk.count(b"<si/")
            if texts > MOST_TEXTS:
                raise UnreadableFile(1, 1, f"the workbook has more than {MOST_TEXTS:,} texts")
            previous_end = chunk[-16:]
    return size


def _chunks(part: Any) -> Iterator[bytes]:
    while chunk := part.read(_CHUNK):
        yield chunk
