"""Kahoot's spreadsheet: what fits into it comes back, and no workbook can do harm."""

import io
import sys
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

import openpyxl
import pytest
from format_trip import check_trip, items_of
from hypothesis import given, settings
from openpyxl.worksheet.worksheet import Worksheet
from pack_strategies import packs

from spacequiz.documents.optional_library import MissingExtra
from spacequiz.domain.pack import Pack
from spacequiz.domain.question import Choice
from spacequiz.exchange import kahoot
from spacequiz.exchange.draft import DraftQuestion, SkippedQuestion
from spacequiz.exchange.export_result import ExportLoss
from spacequiz.exchange.registry import recognise_format
from spacequiz.packs.decode import UnreadableFile

ROW = ("Who?", "Ada", "Bob", "Eve", None, 20, "1")


def book(*rows: tuple[Any, ...], header: int = 8) -> bytes:
    """A workbook with these rows, B to H, below the headers."""
    made = openpyxl.Workbook()
    sheet = made.active
    assert isinstance(sheet, Worksheet)
    for column, title in enumerate(kahoot.HEADERS, 2):
        sheet.cell(row=header, column=column, value=title)
    for number, row in enumerate(rows, 1):
        sheet.cell(row=header + number, column=1, value=number)
        for column, value in enumerate(row, 2):
            sheet.cell(row=header + number, column=column, value=value)
    saved = io.BytesIO()
    made.save(saved)
    return saved.getvalue()


def repacked(data: bytes, change: Callable[[str, bytes], bytes], **more: bytes) -> bytes:
    """The same workbook with its parts changed, and more of them."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, inside in more.items():
            new.writestr(name, inside)
    return made.getvalue()


@settings(max_examples=30)  # a workbook takes its time
@given(packs())
def test_what_kahoot_can_ask_comes_back_as_it_was(pack: Pack) -> None:
    check_trip("kahoot", pack, ())


def test_the_same_pack_gives_the_same_bytes() -> None:
    question = Choice(id="a", pack="p", ask="=1+1", options=("=2", "+3", "@x"), answer="=2", seconds=45)
    pack = Pack(id="p", title="T", questions=(question,), digest="")
    one = kahoot.write(pack, "seed")
    assert one == kahoot.write(pack, "seed")
    assert (ExportLoss("a", keys=("id", "seconds")),) == one.losses
    sheet = openpyxl.load_workbook(io.BytesIO(one.data)).active
    assert isinstance(sheet, Worksheet)
    # a text that begins like a formula is a text
    assert [("=1+1", "s"), ("=2", "s"), ("+3", "s"), ("@x", "s")] == [
        (cell.value, cell.data_type) for cell in sheet[9][1:5]
    ]
    assert (60, "1") == (sheet["G9"].value, sheet["H9"].value)


def test_too_long_for_kahoot_is_left_out_and_never_cut() -> None:
    questions = (
        Choice(id="ask", pack="p", ask="x" * 121, options=("a", "b"), answer="a"),
        Choice(id="option", pack="p", ask="x", options=("a" * 76, "b"), answer="b"),
        Choice(id="five", pack="p", ask="x", options=tuple("abcde"), answer="b"),
    )
    assert (
        ExportLoss("ask", "the question has 121 characters, but Kahoot allows only 120"),
        ExportLoss("option", "an option has 76 characters, but Kahoot allows only 75"),
        ExportLoss("five", "it has 5 options, but Kahoot allows only 4"),
    ) == kahoot.write(Pack(id="p", title="T", questions=questions, digest=""), "seed").losses


def test_cells_that_are_no_texts_are_read_as_they_are_shown() -> None:
    data = book(
        ("Which year?", 1969.0, 1970, 19.5, None, 30, 1),
        ("When?", date(1957, 10, 4), datetime.fromisoformat("1957-10-04T19:28"), time(12, 30), None, None, "1,3"),
        ("Is it so?", True, False, None, None, "60 secs", 2.0),
        header=3,
    )
    assert "kahoot" == recognise_format(data)
    assert (
        DraftQuestion(
            4, {"ask": "Which year?", "seconds": "30", "options": ["1969", "1970", "19.5"], "answer": "1969"}
        ),
        DraftQuestion(
            5,
            {
                "ask": "When?",
                "options": ["1957-10-04", "1957-10-04 19:28", "12:30"],
                "answers": ["1957-10-04", "12:30"],
            },
        ),
        DraftQuestion(6, {"ask": "Is it so?", "seconds": "60", "answer": "false"}),
    ) == items_of("kahoot", data)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ((None, *ROW[1:]), "no question in column B"),
        ((*ROW[:6], "5"), 'column H says "5", but these are not answers in this row'),
        ((*ROW[:6], "4"), 'column H says "4", but these are not answers in this row'),
        ((*ROW[:6], None), 'column H says "", but these are not answers in this row'),
        (
            (ROW[0], "=1+1", *ROW[2:]),
            "column C holds a formula; replace it by its value",
        ),
    ],
    ids=["no question", "no such answer", "an empty answer", "none", "a formula"],
)
def test_a_row_that_is_no_question_is_listed_with_its_number(row: tuple[Any, ...], reason: str) -> None:
    assert (DraftQuestion, SkippedQuestion(10, reason)) == (
        type(items_of("kahoot", book(ROW, row))[0]),
        items_of("kahoot", book(ROW, row))[1],
    )


BOMB = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>'


def _claims_millions(name: str, inside: bytes) -> bytes:
    return inside.replace(b'ref="A1:H9"', b'ref="A1:XFD1048576"').replace(b'r="9"', b'r="1048576"')


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (repacked(book(ROW), lambda _, inside: inside, **{"xl/sharedStrings.xml": BOMB}), "has XML declarations"),
        (
            repacked(book(ROW), lambda name, inside: BOMB.decode().encode("utf-16") if "sheet1" in name else inside),
            "has XML declarations in xl/worksheets/sheet1.xml",
        ),
        (repacked(book(ROW), lambda _, inside: inside, bomb=b"\0" * (51 * 1024 * 1024)), "unpacks to more than 50 MiB"),
        (
            repacked(book(ROW), lambda _, inside: inside, **{"xl/other.xml": b"<si/>" * 100_001}),
            "more than 100,000 texts",
        ),
        (repacked(book(ROW), lambda name, inside: b"<a>" if "sheet1" in name else inside), "the workbook is damaged"),
        (repacked(book(ROW), lambda name, inside: b"" if name == "xl/workbook.xml" else inside), "is damaged"),
        (book(ROW)[:-30], "the workbook is damaged"),
        (book(header=60), "no row of the first sheet has Kahoot's headers"),
    ],
    ids=["entities", "entities in UTF-16", "a bomb", "texts", "no XML", "no workbook", "cut off", "no header"],
)
def test_a_workbook_that_could_do_harm_gets_one_clear_message(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableFile, match=said):
        kahoot.read(data)


def test_a_sheet_that_claims_millions_of_rows_is_read_as_far_as_it_makes_sense() -> None:
    assert () == kahoot.read(repacked(book(ROW), _claims_millions)).items


def test_without_the_library_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    data = book(ROW)
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    assert "kahoot" == recognise_format(data)
    for call in (
        lambda: kahoot.read(data),
        lambda: kahoot.write(Pack(id="p", title="T", questions=(), digest=""), "s"),
    ):
        with pytest.raises(MissingExtra, match=r"pip install 'spacequiz\[formats\]'"):
            call()
