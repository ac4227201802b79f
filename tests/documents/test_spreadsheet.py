"""Tables for spreadsheets: texts that no spreadsheet computes, and that come back as they were."""

import csv
import io
from datetime import UTC, datetime

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from spacequiz.documents import optional_library
from spacequiz.documents.spreadsheet import (
    csv_text,
    escape_formula,
    escaped_rows,
    format_time,
    looks_like_formula,
    to_csv,
    to_xlsx,
    unescape_formula,
)

BLANKS = " \t\r\n\u00a0\u3000"
HIDDEN = "\u200b\ufeff\u2060\u00ad\u034f\u2800\u3164\ufe0f\x00\x1f"
SIGNS = "=+-@＝＋－＠"
LIKELY = st.text(st.sampled_from(f"{BLANKS}{HIDDEN}{SIGNS}'a1") | st.characters(exclude_categories=["Cs"]), max_size=8)
"""Texts that are often formulas, or look as if they had been escaped."""


@given(st.text(BLANKS + HIDDEN, max_size=3), st.sampled_from(SIGNS), st.text(max_size=5))
def test_a_text_that_begins_like_a_formula_gets_an_apostrophe(space: str, sign: str, rest: str) -> None:
    assert f"'{space}{sign}{rest}" == escape_formula(f"{space}{sign}{rest}")


@pytest.mark.parametrize("text", ["", " ", "\u200b", "a=b", "1-1", "Ada", "'", "'Ada", "−42 °C", "\u200bA=1"])
def test_a_text_that_begins_otherwise_stays_as_it_is(text: str) -> None:
    assert text == escape_formula(text) == unescape_formula(text)


@pytest.mark.parametrize("text", ["\tAda", "\rAda", "\nAda"])
def test_a_text_that_begins_with_a_break_between_cells_gets_an_apostrophe(text: str) -> None:
    assert f"'{text}" == escape_formula(text)


@given(st.integers() | st.floats(allow_nan=False) | st.none())
def test_numbers_stay_numbers(number: float | None) -> None:
    assert number is escape_formula(number)


@given(st.text() | LIKELY)
def test_no_cell_begins_like_a_formula_and_others_stay_as_they_are(text: str) -> None:
    cell = escape_formula(text)
    assert isinstance(cell, str)
    assert cell in {text, f"'{text}"}
    assert not looks_like_formula(cell)
    assert not cell.lstrip().startswith(("=", "+", "-", "@"))


@given(st.text() | LIKELY)
def test_what_was_escaped_is_read_back_as_it_was(text: str) -> None:
    assert text == unescape_formula(escape_formula(text))


@given(st.lists(LIKELY, min_size=1, max_size=4))
def test_a_table_as_csv_is_read_back_as_it_was(texts: list[str]) -> None:
    data = to_csv(escaped_rows(texts, [texts])).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(data, newline="")))
    assert [texts, texts] == [[unescape_formula(cell) for cell in row] for row in rows]


def test_the_head_of_a_table_is_escaped_too() -> None:
    assert [["'=team", "score"], ["'+1", -1]] == escaped_rows(("=team", "score"), [("+1", -1)])


def test_no_text_of_a_csv_falls_apart_where_cells_are_parted_by_a_semicolon() -> None:
    data = to_csv([["Ada;=1+1;@SUM(1)", 3, None]]).decode("utf-8-sig")
    [row] = csv.reader(io.StringIO(data), delimiter=";")
    assert ['Ada;=1+1;@SUM(1),3,""'] == row


def test_a_csv_for_scripts_quotes_only_what_it_must() -> None:
    assert 'a,1,\n"b,c",,\n' == csv_text([["a", 1, None], ["b,c", "", None]], line_end="\n")


def test_a_name_that_looks_like_an_error_of_a_spreadsheet_is_a_name() -> None:
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx([("Pupils", [["player"], ["#REF!"]])])))
    assert ("#REF!", "s") == (book["Pupils"]["A2"].value, book["Pupils"]["A2"].data_type)


def test_the_columns_of_a_workbook_are_as_wide_as_their_texts_up_to_a_limit() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(to_xlsx([("S", [["a", "b"], ["Ada", "x" * 100]])])))["S"]
    assert ("B2", 5, 62) == (sheet.freeze_panes, *(sheet.column_dimensions[column].width for column in "AB"))


def test_without_openpyxl_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(name: str) -> object:
        raise ImportError(name)

    monkeypatch.setattr(optional_library, "import_module", gone)
    with pytest.raises(optional_library.MissingExtra, match=r"needs openpyxl, which is not installed: pip install"):
        to_xlsx([("Pupils", [["player"]])])


def test_a_moment_stands_in_a_table_to_the_second() -> None:
    assert "2026-02-03 09:41:07" == format_time(datetime(2026, 2, 3, 9, 41, 7, 999_999, tzinfo=UTC))
