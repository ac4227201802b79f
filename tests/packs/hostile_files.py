"""Files that nobody means well with: noise, and right files that were damaged."""

from hypothesis import strategies as st

from spacequiz.errors import SpaceQuizError
from spacequiz.exchange.draft import MOST_BYTES
from spacequiz.exchange.import_pack import import_pack
from spacequiz.exchange.registry import load_reader
from spacequiz.packs.decode import UnreadableFile


def damaged(text: str, signs: str) -> st.SearchStrategy[bytes]:
    """A text in which pieces were left out, doubled or replaced by other signs."""

    @st.composite
    def draw_one(draw: st.DrawFn) -> bytes:
        made = text
        for _ in range(draw(st.integers(1, 6))):
            start = draw(st.integers(0, len(made)))
            end = draw(st.integers(start, min(len(made), start + 30)))
            piece = draw(st.just("") | st.just(made[start:end] * 2) | st.text(st.sampled_from(signs), max_size=6))
            made = made[:start] + piece + made[end:]
        return made.encode()

    return draw_one()


def check_read(name: str, data: bytes) -> None:
    """Assert that a file is read, and its questions judged, or refused in words."""
    module = load_reader(name)
    try:
        module.looks_like(data, data.decode("utf-8", "replace"))
        found = module.read(data)
    except (UnreadableFile, SpaceQuizError):
        return
    taken = import_pack(found, "T")
    assert len(found.items) == len(taken.rows)
    assert list(range(1, len(found.items) + 1)) == [item.number for item in found.items]


def full_of(piece: str, before: str = "", after: str = "") -> bytes:
    """As many pieces as a file may have."""
    room = MOST_BYTES - len((before + after).encode())
    return (before + piece * (room // len(piece.encode())) + after).encode()
