"""XLSX from strangers: what of it may be opened at all, and its cells as texts.

openpyxl unpacks whatever it is given, so the parts are looked over first: how large they are when they are unpacked,
and whether their XML brings declarations of its own, which no spreadsheet needs.
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
"""Bytes of all parts together, once they are unpacked."""
MOST_PARTS = 200
MOST_TEXTS = 100_000
"""Texts that the sheets may share; each of them is kept in memory."""
MOST_ROWS = 20_000
"""Rows of a sheet that are looked at."""
WIDEST = 8
"""Columns that are looked at."""

_CHUNK = 1024 * 1024
_FORMULA = object()
"""Stands for the value of a formula, which nobody works out here."""


def is_workbook(data: bytes) -> bool:
    """Whether the bytes are a zip with a workbook in it."""
    if not data.startswith(b"PK"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            return "xl/workbook.xml" in parts.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False


def workbook_rows(data: bytes, wanted_for: str) -> list[tuple[Any, ...]]:
    """The rows of the first sheet, `WIDEST` values each. Raises Unreadable, or MissingExtra."""
    openpyxl = load_library("openpyxl", wanted_for)
    _look_over(data)
    # what openpyxl only warns of is no news to who imports a quiz
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return _rows(openpyxl, data)


def _rows(openpyxl: Any, data: bytes) -> list[tuple[Any, ...]]:
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
        try:
            if not book.worksheets:
                raise UnreadableFile(1, 1, "the workbook has no sheet")
            sheet = book.worksheets[0]
            return [tuple(map(_value, row)) for row in sheet.iter_rows(max_row=MOST_ROWS, max_col=WIDEST)]
        finally:
            book.close()
    except (UnreadableFile, MemoryError):
        raise
    except Exception as error:
        # openpyxl lets through whatever a damaged workbook brings about: KeyError, TypeError, ParseError ...
        raise UnreadableFile(
            1, 1, f"the workbook is damaged ({type(error).__name__}); save it again as .xlsx"
        ) from None


def cell_text(value: Any) -> str:
    """A cell as its text: 1969.0 is ``1969``."""
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
    """Whether the cell is worked out by the spreadsheet."""
    return value is _FORMULA


def _value(cell: Any) -> Any:
    return _FORMULA if getattr(cell, "data_type", "") == "f" else cell.value


def _look_over(data: bytes) -> None:
    """Raise Unreadable where a part may not be opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            infos = parts.infolist()
            if len(infos) > MOST_PARTS or sum(info.file_size for info in infos) > MOST_UNPACKED:
                raise UnreadableFile(1, 1, "the workbook unpacks to more than 50 MiB, or to very many parts")
            left = MOST_UNPACKED
            for info in infos:
                if info.flag_bits & 1:
                    raise UnreadableFile(1, 1, "the workbook is encrypted; save it without a password")
                left -= _look_at(parts, info, left)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError):
        raise UnreadableFile(1, 1, "the workbook is damaged; save it again as .xlsx") from None


def _look_at(parts: zipfile.ZipFile, info: zipfile.ZipInfo, left: int) -> int:
    """The bytes that a part really has. Raises Unreadable."""
    size = texts = 0
    before = b""
    with parts.open(info) as part:
        for chunk in _chunks(part):
            size += len(chunk)
            if size > left:
                raise UnreadableFile(1, 1, "the workbook unpacks to more than it says")
            seen = before + chunk
            # in UTF-16 every second byte is zero
            if b"<!" in seen.replace(b"\0", b"").replace(b"<!--", b"").replace(b"<![CDATA[", b""):
                raise UnreadableFile(
                    1, 1, f"the workbook declares things of its own in {info.filename[:80]}; save it again"
                )
            # which part holds the shared texts is the workbook's own to say
            texts += chunk.count(b"<si>") + chunk.count(b"<si ") + chunk.count(b"<si/")
            if texts > MOST_TEXTS:
                raise UnreadableFile(1, 1, f"the workbook has more than {MOST_TEXTS:,} texts")
            before = chunk[-16:]
    return size


def _chunks(part: Any) -> Iterator[bytes]:
    while chunk := part.read(_CHUNK):
        yield chunk
