"""The cache of packs that were read: as good as reading them, and never better than their files."""

import json
import os
import random
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pack_strategies import SOME, fields_of, packs

from spacequiz.domain.correct_answers import correct_response
from spacequiz.domain.pack import Pack
from spacequiz.packs import pack_cache
from spacequiz.packs.decode import MOST_BYTES, decode, edition_digest
from spacequiz.packs.find_packs import BUILT_IN, PackFile, read_pack_at
from spacequiz.packs.loaded_packs import load_named_pack, load_packs
from spacequiz.packs.pack_cache import MOST_FILES, PackCache
from spacequiz.packs.pack_reader import read_pack_text
from spacequiz.packs.pack_reading import PackReading
from spacequiz.packs.pack_writer import write_pack
from spacequiz.packs.question_checks import is_id
from spacequiz.packs.reading_json import PER_LINE, InvalidReading, reading_from_lines, reading_to_lines
from spacequiz.text import first_forbidden

ALL_KINDS = """\
title: All kinds
description: One of each
language: pt-BR
authors: [Ada, Bob]
license: CC0-1.0
sources:
  nasa: {title: 'NASA: "the" \\ first', url: "https://example.org/first"}
  book: {title: A book}
defaults: {source: nasa, seconds: 20}
questions:
  - {id: choice, ask: First?, options: [Sputnik 1, Explorer 1], answer: Sputnik 1, feedback: {Explorer 1: Later.}}
  - {id: multiple, ask: Who flew?, options: [Aldrin, Collins, Lovell], answers: [Collins, Aldrin], tags: [Moon, Ü]}
  - {id: truth, ask: Laika flew., answer: true, why: In Sputnik 2., date: 1957-11-03, difficulty: easy}
  - {id: typed, ask: Who?, accept: [Tereshkova, Valentina Tereshkova], hints: [A mill., Chaika.], seconds: 0}
  - {id: number, ask: How far?, number: 384400, within: 1000, close: 50000, unit: km, points: 7, date: 1969-07}
  - {id: order, ask: In order., order: [Vostok 1, Gemini 3, Apollo 8], from: first, to: last, source: book}
  - {ask: "Without an id?", match: {Gagarin: Vostok 1, Glenn: Friendship 7}, why: "A # in it", date: 1961}
"""
ONE = "title: Mine\nquestions:\n  - {id: one, ask: What?, answer: true, why: So., source: A}\n"


class Cached:
    """A pack's file, and the cache beside it."""

    def __init__(self, folder: Path, text: str = ALL_KINDS) -> None:
        self.path = folder / "kinds.yaml"
        self.path.write_text(text, encoding="utf-8")
        self.folder = folder / "cache" / "packs"
        self.fresh = read_pack_text(self.path.read_bytes(), "kinds")

    def fill(self) -> Path:
        """Read the pack and write the cache; return its one file."""
        cache = PackCache(self.folder)
        assert self.fresh == read_pack_at(PackFile("kinds", self.path, "file"), cache)
        cache.write_pending()
        (file,) = self.folder.iterdir()
        return file

    def read(self) -> PackReading | None:
        """What a new cache has of the pack."""
        return PackCache(self.folder).read(self.path, self.path.read_bytes())

    def forge(self, change: Callable[[dict[str, Any], dict[str, Any]], object]) -> None:
        """Change the values of the file, whose head and digest are right afterwards."""
        file = self.fill()
        head, _, body = file.read_bytes().partition(b"\n")
        lines = [json.loads(line) for line in body.split(b"\n")]
        change(*lines[:2])
        self.write(file, head, b"\n".join(json.dumps(line, ensure_ascii=False).encode() for line in lines))

    @staticmethod
    def write(file: Path, head: bytes, body: bytes) -> None:
        """Write this body with the digest of its own."""
        file.write_bytes(b" ".join([*head.split(b" ")[:-1], sha256(body).hexdigest().encode()]) + b"\n" + body)


@pytest.fixture
def cached(tmp_path: Path) -> Cached:
    return Cached(tmp_path)


@given(packs(), st.booleans())
@SOME
def test_a_cached_reading_is_the_same_as_a_fresh_one(pack: Pack, has_ids: bool) -> None:
    fields = [fields_of(question) for question in pack.questions]
    if not has_ids:
        fields = [{key: value for key, value in each.items() if key != "id"} for each in fields]
    reading = read_pack_text(write_pack({"title": pack.title}, fields), "pack")
    assert reading.pack is not None
    lines = b"\n".join(reading_to_lines(reading))
    assert reading == reading_from_lines(lines, "pack", reading.pack.digest)


def test_all_kinds_and_the_warnings_come_back_as_they_were(cached: Cached) -> None:
    cached.fill()
    reading = cached.read()
    assert cached.fresh == reading
    assert reading is not None
    assert reading.pack is not None
    assert cached.fresh.pack is not None
    assert [type(question) for question in cached.fresh.pack.questions] == [
        type(question) for question in reading.pack.questions
    ]
    assert any("no `id`" in problem.message for problem in reading.problems)
    assert {"warning"} == {problem.severity for problem in reading.problems}


@pytest.mark.parametrize("path", sorted(BUILT_IN.glob("*.yaml")), ids=lambda path: path.stem)
def test_the_packs_of_the_game_come_back_as_they_were(path: Path, tmp_path: Path) -> None:
    cache, data = PackCache(tmp_path), path.read_bytes()
    reading = read_pack_text(data, path.stem)
    cache.add(path, data, reading)
    cache.write_pending()
    assert reading == PackCache(tmp_path).read(path, data)


def test_more_questions_and_warnings_than_a_line_holds_come_back_as_they_were(tmp_path: Path) -> None:
    number = 2 * PER_LINE + 1
    text = "title: T\nquestions:\n" + "".join(f"  - {{ask: Is it {n}?, answer: true}}\n" for n in range(number))
    cached = Cached(tmp_path, text)
    assert number < len(cached.fresh.problems)
    cached.fill()
    assert cached.fresh == cached.read()


def test_what_the_cache_holds_is_not_parsed(cached: Cached, monkeypatch: pytest.MonkeyPatch) -> None:
    cached.fill()
    monkeypatch.setitem(sys.modules, "spacequiz.packs.pack_reader", None)
    assert cached.fresh == read_pack_at(PackFile("kinds", cached.path, "file"), PackCache(cached.folder))


def test_all_packs_are_written_once_and_read_with_the_same_health(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(ONE, encoding="utf-8")
    (tmp_path / "broken.yaml").write_text("title: T\n", encoding="utf-8")
    cache = PackCache(tmp_path / "cache")
    before = load_packs(tmp_path, cache=cache)
    cache.write_pending()
    files = {file: file.stat().st_mtime_ns for file in (tmp_path / "cache").iterdir()}
    assert sum(loaded.pack is not None for loaded in before) == len(files)
    cache = PackCache(tmp_path / "cache")
    assert before == load_packs(tmp_path, cache=cache)
    assert load_named_pack("mine", tmp_path, cache).pack is not None
    cache.write_pending()
    assert files == {file: file.stat().st_mtime_ns for file in (tmp_path / "cache").iterdir()}


def test_a_pack_with_an_error_is_not_cached(tmp_path: Path) -> None:
    cached = Cached(tmp_path, "title: T\nquestions: []\n")
    cache = PackCache(cached.folder)
    read_pack_at(PackFile("kinds", cached.path, "file"), cache)
    cache.write_pending()
    assert not cached.folder.exists()


@pytest.mark.parametrize("old", ["Laika", "true", "1957-11-03", "Ada", "\n"])
def test_a_changed_byte_in_the_pack_is_seen(cached: Cached, old: str) -> None:
    cached.fill()
    found = cached.path.stat()
    text = cached.path.read_text(encoding="utf-8")
    cached.path.write_text(text.replace(old, old[:-1] + chr(ord(old[-1]) ^ 1), 1), encoding="utf-8")
    # as if it had been saved within the same tick of the clock
    os.utime(cached.path, ns=(found.st_atime_ns, found.st_mtime_ns))
    assert cached.read() is None


def test_a_copy_under_another_name_is_another_pack(cached: Cached) -> None:
    cached.fill()
    other = cached.path.rename(cached.path.with_name("other.yaml"))
    cache = PackCache(cached.folder)
    reading = read_pack_at(PackFile("other", other, "file"), cache)
    assert reading.pack is not None
    assert "other" == reading.pack.id == reading.pack.questions[0].pack


@given(st.text(st.sampled_from("a\ufeff\r\né\u2028"), max_size=12).map(str.encode))
def test_the_digest_of_bytes_is_the_one_of_the_text_that_is_read(data: bytes) -> None:
    assert sha256(decode(data).raw.encode()).hexdigest() == edition_digest(data)


def test_other_line_ends_are_the_same_edition(cached: Cached) -> None:
    cached.fill()
    cached.path.write_bytes(b"\xef\xbb\xbf" + cached.path.read_bytes().replace(b"\n", b"\r\n"))
    assert cached.fresh == cached.read()


def test_a_file_too_large_for_a_pack_is_not_taken_from_the_cache(cached: Cached) -> None:
    cached.fill()
    assert PackCache(cached.folder).read(cached.path, b"#" * (MOST_BYTES + 1)) is None


@pytest.mark.parametrize("changed", ["FORMAT", "__version__"])
def test_what_another_version_wrote_is_not_read(cached: Cached, monkeypatch: pytest.MonkeyPatch, changed: str) -> None:
    cached.fill()
    monkeypatch.setattr(pack_cache, changed, 99)
    assert cached.read() is None


def test_what_another_reader_of_the_same_version_wrote_is_not_read(
    cached: Cached, monkeypatch: pytest.MonkeyPatch
) -> None:
    cached.fill()
    monkeypatch.setattr(pack_cache, "_reader_version", lambda: "of a changed checkout")
    assert cached.read() is None


def test_damaged_files_are_never_believed(cached: Cached) -> None:
    file = cached.fill()
    good = file.read_bytes()
    chance = random.Random(1957)
    for _ in range(300):
        data = bytearray(good)
        for _ in range(chance.randint(1, 3)):
            place = chance.randrange(len(data))
            match chance.randrange(4):
                case 0:
                    data[place] ^= 1 << chance.randrange(8)
                case 1:
                    del data[place : place + chance.randint(1, 40)]
                case 2:
                    data[place:place] = data[place : place + chance.randint(1, 40)]
                case 3:
                    data = data[: place + 1]
        file.write_bytes(data)
        assert (cached.fresh if data == good else None) == cached.read()
        assert cached.fresh == read_pack_at(PackFile("kinds", cached.path, "file"), PackCache(cached.folder))


def test_damaged_bodies_with_a_right_digest_never_raise(cached: Cached) -> None:
    """Whoever can write the file can write the digest; what is read then is still a pack as the format has it."""
    file = cached.fill()
    head, _, body = file.read_bytes().partition(b"\n")
    chance = random.Random(1961)
    for _ in range(1_000):
        data = bytearray(body)
        for _ in range(chance.randint(1, 3)):
            place = chance.randrange(len(data))
            piece = bytes(chance.choices(rb'[]{},:"\0129e.-u', k=chance.randint(0, 3)))
            data[place : place + chance.randint(0, 3)] = piece
        Cached.write(file, head, bytes(data))
        reading = cached.read()
        assert reading is None or reading.pack is not None


def own(kind: str) -> int:
    """Where the question of this kind stands."""
    return ["choice", "multiple", "truth", "typed", "number", "order", "match"].index(kind)


def set_own(kind: str, place: int, value: object) -> Callable[[Any, Any], object]:
    """Set one of the values that a kind alone has."""
    return lambda _head, part: part["questions"][11][own(kind)].__setitem__(place, value)


def set_common(column: int, value: object) -> Callable[[Any, Any], object]:
    """Set a value that every question has, of the first question."""
    return lambda _head, part: part["questions"][column].__setitem__(0, value)


def set_head(key: str, value: object) -> Callable[[Any, Any], object]:
    """Set a value of the pack."""
    return lambda head, _part: head.__setitem__(key, value)


FORGED: dict[str, Callable[[Any, Any], object]] = {
    "an answer that is no option": set_own("choice", 1, "Vostok 1"),
    "an answer that is a list": set_own("choice", 1, ["Sputnik 1"]),
    "one option": set_own("choice", 0, ["Sputnik 1"]),
    "options twice": set_own("choice", 0, ["Sputnik 1", "Sputnik 1"]),
    "an empty option": set_own("choice", 0, ["Sputnik 1", ""]),
    "options that are a text": set_own("choice", 0, "Sputnik 1"),
    "options that are an object": set_own("choice", 0, {"Sputnik 1": 1, "b": 2}),
    "many options": set_own("choice", 0, [f"{n}" for n in range(900)] + ["Sputnik 1"]),
    "feedback for no option": set_own("choice", 2, {"Vostok 1": "Later."}),
    "feedback that is a number": set_own("choice", 2, {"Explorer 1": 1}),
    "feedback that is a list": set_own("choice", 2, [1]),
    "no right answer": set_own("multiple", 1, []),
    "a right answer that is no option": set_own("multiple", 1, ["Gagarin"]),
    "a truth that is a number": set_own("truth", 0, 1),
    "nothing accepted": set_own("typed", 0, []),
    "an accepted number": set_own("typed", 0, [5]),
    "a whole number": set_own("number", 0, 5),
    "a number that is none": set_own("number", 0, float("nan")),
    "an infinite number": set_own("number", 0, float("inf")),
    "a number that is true": set_own("number", 0, True),
    "credit below nothing": set_own("number", 1, -1.0),
    "credit that ends before it begins": set_own("number", 2, 1.0),
    "a unit that is a list": set_own("number", 3, []),
    "two items": set_own("order", 0, ["a", "b"]),
    "an end that is a number": set_own("order", 2, 5),
    "one pair": set_own("match", 0, [["a", "b"]]),
    "triples": set_own("match", 0, [["a", "b", "c"], ["d", "e", "f"]]),
    "pairs that share a right side": set_own("match", 0, [["a", "c"], ["b", "c"]]),
    "no pairs": set_own("match", 0, []),
    "a value too many": lambda _head, part: part["questions"][11][0].append(1),
    "an id that is none": set_common(0, "../x"),
    "an id twice": set_common(0, "truth"),
    "an id that is a number": set_common(0, 1),
    "no question": set_common(1, ""),
    "a question that is a number": set_common(1, 1),
    "a why that is null": set_common(2, None),
    "hints that are a text": set_common(3, "hint"),
    "a hint that is a number": set_common(3, [1]),
    "a difficulty that is none": set_common(4, "impossible"),
    "a difficulty that is a list": set_common(4, []),
    "an empty tag": set_common(5, [""]),
    "a date that is none": set_common(6, "1957-13"),
    "a date in words": set_common(6, "yesterday"),
    "a time below nothing": set_common(7, -1),
    "a time of a year": set_common(7, 31_536_000),
    "a time that is true": set_common(7, True),
    "a time that is a fraction": set_common(7, 1.5),
    "a question worth nothing": set_common(8, 0),
    "a question worth null": set_common(8, None),
    "a question worth a million": set_common(8, 1_000_000),
    "a source that is not there": set_common(9, 2),
    "a source from the end": set_common(9, -1),
    "a source that is true": set_common(9, True),
    "a kind that is none": set_common(10, "essay"),
    "a kind that is another": set_common(10, "order"),
    "a kind that is a list": set_common(10, []),
    "a column that is shorter": lambda _head, part: part["questions"][2].pop(),
    "a column that is missing": lambda _head, part: part["questions"].pop(),
    "columns that are an object": lambda _head, part: part.update(questions={}),
    "columns that are empty": lambda _head, part: part.update(questions=[[]] * 12),
    "no title": set_head("title", ""),
    "a title that is a list": set_head("title", []),
    "authors that are a text": set_head("authors", "Ada"),
    "a language that is none": set_head("language", "the one of the Moon"),
    "a source without a title": set_head("sources", [["", ""], ["a", ""]]),
    "sources that are null": set_head("sources", None),
    "a control character": set_head("title", "\x1b[31m"),
    "a line in a text": set_head("title", "two\nlines"),
    "a character that reorders": set_head("title", "a\u202eb"),
    "a character that hides": set_common(2, "a\u200bb"),
    "a list for a pack": lambda _head, part: part.clear(),
}


@pytest.mark.parametrize("what", FORGED)
def test_a_forged_file_with_a_right_digest_is_refused(cached: Cached, what: str) -> None:
    cached.forge(FORGED[what])
    assert cached.read() is None


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """All containers within a value of JSON, each with each of its keys."""
    for key in list(value) if isinstance(value, dict) else range(len(value)):
        yield value, key
        if isinstance(value[key], list | dict):
            yield from places(value[key])


def test_any_value_in_the_place_of_any_other_is_refused_or_makes_a_right_pack(cached: Cached) -> None:
    lines = [json.loads(line) for line in reading_to_lines(cached.fresh)]
    odd = [None, True, 0, -1, 2**70, 1.5, float("nan"), "", "x", "a\u202eb", [], ["x"], [["x", "y"]], {}, {"x": "y"}]
    read = 0
    for container, key in list(places(lines)):
        before = container[key]
        for value in odd:
            container[key] = value
            data = b"\n".join(json.dumps(line, ensure_ascii=False).encode() for line in lines)
            try:
                reading = reading_from_lines(data, "kinds", "0" * 64)
            except pack_cache.UNUSABLE:
                continue
            assert reading.pack is not None
            read += 1
            for question in reading.pack.questions:
                assert question.grade(correct_response(question)).is_full
                assert is_id(question.id)
                assert first_forbidden(f"{question.ask}{question.why}{question.solution}") is None
                assert hash((question.hints, question.tags, question.seconds, question.points)) is not None
        container[key] = before
    # a title may be "x"
    assert read


def test_a_file_that_was_written_anew_with_the_same_values_is_read(cached: Cached) -> None:
    cached.forge(lambda _head, _part: None)
    assert cached.fresh == cached.read()


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\n",
        b"null",
        b"[]",
        b"{}",
        b"[" * 20_000,
        b'{"a":' * 5_000,
        b"1" * 20_000,
        b"\xff\xfe",
        b'"\xed\xa0\x80"',
        b'{"title": "\\u001b"}',
    ],
)
def test_a_body_that_is_no_reading_is_refused(cached: Cached, body: bytes) -> None:
    file = cached.fill()
    Cached.write(file, file.read_bytes().partition(b"\n")[0], body)
    assert cached.read() is None


@pytest.mark.parametrize(
    "warnings",
    [[[0], [1], ["a"]], [[1], [-1], ["a"]], [[1], [1], [1]], [[1], [1]], [[None], [1], ["a"]], [[True], [1], ["a"]], 5],
)
def test_a_forged_warning_is_refused(cached: Cached, warnings: object) -> None:
    file = cached.fill()
    head, _, body = file.read_bytes().partition(b"\n")
    Cached.write(file, head, body + b"\n" + json.dumps({"warnings": warnings}).encode())
    assert cached.read() is None


def test_a_file_larger_than_its_pack_explains_is_not_read(cached: Cached) -> None:
    cached.forge(set_own("typed", 0, [f"answer {n}" for n in range(100_000)]))
    assert cached.read() is None


def test_more_lists_than_a_pack_can_have_are_neither_read_nor_written(tmp_path: Path) -> None:
    cached = Cached(tmp_path, ALL_KINDS.replace("In Sputnik 2.", f"'{'[' * 500_000}'"))
    cache = PackCache(cached.folder)
    cache.add(cached.path, cached.path.read_bytes(), cached.fresh)
    cache.write_pending()
    assert not cached.folder.exists()
    with pytest.raises(InvalidReading):
        reading_from_lines(b"\n".join(reading_to_lines(cached.fresh)), "kinds", "")


@pytest.mark.skipif(os.name == "nt", reason="making a link takes a right on Windows")
def test_a_link_is_not_followed(cached: Cached, tmp_path: Path) -> None:
    file = cached.fill()
    file.symlink_to(file.rename(tmp_path / "elsewhere.json"))
    assert cached.read() is None
    # and what is written takes its place
    assert not cached.fill().is_symlink()
    assert cached.fresh == cached.read()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(cached: Cached) -> None:
    file = cached.fill()
    file.unlink()
    if sys.platform != "win32":  # for type checkers: the test is skipped there
        os.mkfifo(file)
    assert cached.read() is None
    assert cached.fresh == read_pack_at(PackFile("kinds", cached.path, "file"), PackCache(cached.folder))


def test_a_folder_in_the_place_of_a_file_is_let_be(cached: Cached) -> None:
    file = cached.fill()
    file.unlink()
    file.mkdir()
    assert cached.read() is None
    cached.fill()
    assert file.is_dir()


def test_a_file_in_the_place_of_the_folder_is_let_be(cached: Cached) -> None:
    cached.folder.parent.write_text("mine", encoding="utf-8")
    cache = PackCache(cached.folder)
    assert cached.fresh == read_pack_at(PackFile("kinds", cached.path, "file"), cache)
    cache.write_pending()
    assert "mine" == cached.folder.parent.read_text(encoding="utf-8")


def test_the_folder_may_be_deleted_at_any_time(cached: Cached) -> None:
    cache = PackCache(cached.folder)
    for _ in range(2):
        read_pack_at(PackFile("kinds", cached.path, "file"), cache)
        cache.write_pending()
        for file in cached.folder.iterdir():
            file.unlink()
        cached.folder.rmdir()
    assert cached.read() is None


@pytest.mark.skipif(
    os.name == "nt" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere"
)
def test_a_folder_that_cannot_be_written_is_let_be(cached: Cached) -> None:
    cached.folder.mkdir(parents=True)
    cached.folder.chmod(0o500)
    cache = PackCache(cached.folder)
    assert cached.fresh == read_pack_at(PackFile("kinds", cached.path, "file"), cache)
    cache.write_pending()
    assert [] == list(cached.folder.iterdir())


def test_a_disk_that_takes_nothing_is_let_be(cached: Cached, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_path: Path, _data: bytes) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(pack_cache, "write_private_bytes", full)
    cache = PackCache(cached.folder)
    assert cached.fresh == read_pack_at(PackFile("kinds", cached.path, "file"), cache)
    cache.write_pending()
    assert cached.read() is None


def test_two_who_write_at_once_leave_one_whole_file(cached: Cached) -> None:
    caches = [PackCache(cached.folder) for _ in range(4)]
    data = cached.path.read_bytes()

    def write_and_read(cache: PackCache) -> list[PackReading | None]:
        readings = []
        for _ in range(20):
            cache.add(cached.path, data, cached.fresh)
            cache.write_pending()
            readings.append(cache.read(cached.path, data))
        return readings

    with ThreadPoolExecutor(len(caches)) as threads:
        found = [reading for readings in threads.map(write_and_read, caches) for reading in readings]
    assert [cached.fresh] * 80 == found
    assert 1 == len(list(cached.folder.iterdir()))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_files_are_for_their_user_alone(cached: Cached) -> None:
    file = cached.fill()
    assert (0o600, 0o700) == (file.stat().st_mode & 0o777, cached.folder.stat().st_mode & 0o777)


def test_the_oldest_files_are_deleted_and_those_in_use_are_not(cached: Cached) -> None:
    used = cached.fill()
    os.utime(used, (0, 0))
    for number in range(MOST_FILES + 2):
        old = cached.folder / f"{number:032x}.json"
        old.touch()
        os.utime(old, (number + 1, number + 1))
    notes = cached.folder / "notes.txt"
    notes.touch()
    part = cached.folder / "half.part"
    part.touch()
    fresh_part = cached.folder / "other.part"
    fresh_part.touch()
    os.utime(part, (0, 0))

    cache = PackCache(cached.folder)
    data = cached.path.read_bytes()
    assert cached.fresh == cache.read(cached.path, data)
    cache.add(cached.path, data, cached.fresh)
    cache.write_pending()
    left = {file.name for file in cached.folder.iterdir()}
    assert {used.name, notes.name, fresh_part.name} <= left
    assert MOST_FILES + 2 == len(left)
    assert {f"{number:032x}.json" for number in (0, 1, 2)}.isdisjoint(left)
    assert part.name not in left
