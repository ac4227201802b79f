"""What holds for all formats: how large a file may be, and that no reader lets anything out but its own errors."""

import contextlib
import random

import pytest
from format_trip import back
from hypothesis import given
from hypothesis import strategies as st
from pack_strategies import PLAIN_TEXTS

from spacequiz.domain.pack import Pack
from spacequiz.domain.question import Choice
from spacequiz.errors import SpaceQuizError
from spacequiz.exchange.draft import MOST_QUESTIONS, DraftQuestion, ParsedFile
from spacequiz.exchange.import_pack import import_pack
from spacequiz.exchange.registry import FORMATS, load_reader, load_writer, recognise_format
from spacequiz.packs.decode import UnreadableFile

READ = [name for name, known in FORMATS.items() if known.reads]
BOTH = [name for name in READ if FORMATS[name].writes]


def small(number: int = 3) -> Pack:
    """A pack of choices that every format can say."""
    questions = tuple(
        Choice(id=f"q{n}", pack="p", ask=f"What is {n}?", options=(f"a {n}", f"b {n}", "c"), answer=f"b {n}")
        for n in range(number)
    )
    return Pack(id="p", title="T", questions=questions, digest="")


@pytest.mark.parametrize("name", BOTH)
def test_each_format_knows_its_own_files_and_gives_the_questions_back(name: str) -> None:
    pack = back(name, load_writer(name).write(small(), "seed"))
    assert pack is not None
    assert ["What is 0?", "What is 1?", "What is 2?"] == [question.ask for question in pack.questions]
    assert ["b 0", "b 1", "b 2"] == [question.solution for question in pack.questions]


@pytest.mark.parametrize("name", READ)
@given(st.binary(max_size=300))
def test_no_bytes_whatever_bring_anything_but_the_projects_own_errors(name: str, data: bytes) -> None:
    for call in (load_reader(name).read, recognise_format):
        with contextlib.suppress(UnreadableFile, SpaceQuizError):
            call(data)


@pytest.mark.parametrize("name", BOTH)
def test_a_file_that_was_cut_or_changed_anywhere_brings_nothing_else_either(name: str) -> None:
    data = load_writer(name).write(small(), "seed").data
    chance = random.Random(name)
    for _ in range(60):
        made = bytearray(data)
        at = chance.randrange(len(made))
        made[at : at + chance.choice((0, 1, 9, 1000))] = chance.choice((b"", b"<", b"{", b'"', b"\0", b"\xff", b"\n\n"))
        try:
            taken = import_pack(load_reader(name).read(bytes(made)), "T")
        except (UnreadableFile, SpaceQuizError):
            continue
        # whatever was taken passes the check
        assert bool(taken.text) == bool(taken.count)


def test_questions_beyond_the_limit_are_listed_and_not_taken() -> None:
    drafts = tuple(DraftQuestion(n, {"ask": f"Is it {n}?", "answer": "true"}) for n in range(1, MOST_QUESTIONS + 3))
    taken = import_pack(ParsedFile(drafts), "T")
    assert MOST_QUESTIONS == taken.count
    assert [
        (2001, "only 2,000 questions of a file are imported"),
        (2002, "only 2,000 questions of a file are imported"),
    ] == [(row.number, row.note) for row in taken.rows if not row.id]


@pytest.mark.parametrize(("begin", "size"), [(b"A. b\n", 2), (b"\xef\xbb\xbf <quiz>", 4)], ids=["text", "XML"])
def test_a_file_that_is_too_large_is_not_read(begin: bytes, size: int) -> None:
    with pytest.raises(UnreadableFile, match="larger than 2 MiB"):
        recognise_format(begin + b" " * (size * 1024 * 1024))


@given(st.lists(PLAIN_TEXTS, min_size=1, max_size=5))
def test_ids_are_made_lasting_and_different(asks: list[str]) -> None:
    rows = import_pack(
        ParsedFile(tuple(DraftQuestion(n, {"ask": ask, "answer": "true"}) for n, ask in enumerate(asks, 1))), "T"
    ).rows
    assert len(asks) == len({row.id for row in rows})


def test_what_cannot_be_shown_is_left_out_and_said() -> None:
    taken = import_pack(ParsedFile((DraftQuestion(1, {"ask": "Who\u202e was\x1b first?", "accept": ["Ada"]}),)), "T")
    assert "ask: Who was first?" in taken.text
    assert ["characters that cannot be shown were left out"] == [row.note for row in taken.rows]
