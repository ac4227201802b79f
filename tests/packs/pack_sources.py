"""Folders and zips of packs for tests, hostile ones among them."""

import io
import zipfile

PACK = "title: Mine\nquestions:\n  - {id: one, ask: What?, answer: true, why: So., source: A}\n"
BROKEN = "title: Mine\nquestions:\n  - {id: one, aks: What?, answer: true}\n"


def zipped(*entries: tuple[str | zipfile.ZipInfo, str | bytes]) -> bytes:
    """A zip of these entries, under names that no tool would give."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in entries:
            if isinstance(name, str):
                info = zipfile.ZipInfo("x")
                # set afterwards: ZipInfo tidies the names it is given
                info.filename = name
                info.compress_type = zipfile.ZIP_DEFLATED
                info.external_attr = 0o644 << 16
            else:
                info = name
            file.writestr(info, data)
    return buffer.getvalue()


def entry(name: str, **changes: int) -> zipfile.ZipInfo:
    """An entry of this name with these attributes."""
    info = zipfile.ZipInfo(name)
    info.compress_type = zipfile.ZIP_DEFLATED
    for attribute, value in changes.items():
        setattr(info, attribute, value)
    return info


def patched(data: bytes, at: int, new: bytes, header: bytes = b"PK\x01\x02") -> bytes:
    """A zip with these bytes so far into the first such header."""
    start = data.index(header) + at
    return data[:start] + new + data[start + len(new) :]
