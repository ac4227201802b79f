"""What a class handed in: rows, flags, and cells that no spreadsheet computes."""

import csv
import io
from dataclasses import replace

import openpyxl
from classroom_games import KEYS, PACK, RIGHT, assigned_game, assignment, result

from spacequiz.classroom.assignments.assignment import Assignment
from spacequiz.classroom.assignments.collect import ResultTable, SubmittedResult, build_result_table
from spacequiz.classroom.assignments.result import Result
from spacequiz.classroom.assignments.result_tables import pupil_rows, question_rows
from spacequiz.documents.spreadsheet import Cell, to_csv, to_xlsx

WRONG = ("Luna 1", "Sally Ride", True, 100.0)


def _table(*results: Result, assignment: Assignment | None = None) -> ResultTable:
    return build_result_table([SubmittedResult(f"{n}.json", each) for n, each in enumerate(results)], assignment)


def _flags(table: ResultTable) -> list[tuple[str, tuple[str, ...]]]:
    return [(row.player, row.flags) for row in table.pupils]


def test_without_anything_odd_there_is_no_flag() -> None:
    table = _table(result("Grace", *WRONG), result("Ada", *RIGHT))
    assert [("Ada", ()), ("Grace", ())] == _flags(table)
    assert ("Small steps", {}) == (table.title, table.flag_counts)


def test_other_packs_seeds_and_rules_are_flagged_against_what_most_have() -> None:
    edition = assigned_game(text=PACK + "# another edition\n")
    table = _table(
        result("Ada", *RIGHT),
        result("Grace", *RIGHT),
        result("pack", *RIGHT, of=edition),
        result("seed", *RIGHT, of=assigned_game(seed="tuesday")),
        result("time", *RIGHT, of=assigned_game(seconds=20)),
        result("both", *RIGHT, of=assigned_game(text=PACK + "# another\n", seed="tuesday")),
    )
    assert [
        ("Ada", ()),
        ("both", ("other pack", "other seed")),
        ("Grace", ()),
        ("pack", ("other pack",)),
        ("seed", ("other seed",)),
        ("time", ("other assignment",)),
    ] == _flags(table)
    # they say nothing of the questions
    assert {2} == {row.graded_count for row in table.questions}


def test_with_the_assignment_it_counts_whatever_most_have() -> None:
    tuesday = assigned_game(seed="tuesday")
    table = _table(
        result("Ada", *RIGHT), result("b", *RIGHT, of=tuesday), result("c", *RIGHT, of=tuesday), assignment=assignment()
    )
    assert [("Ada", ()), ("b", ("other seed",)), ("c", ("other seed",))] == _flags(table)


def test_two_pupils_of_one_name_are_both_kept_and_both_flagged() -> None:
    table = _table(result("Ada", *RIGHT), result("ADA", *WRONG), result("Grace", *WRONG))
    assert [("Ada", ("twice the same name",)), ("ADA", ("twice the same name",)), ("Grace", ())] == _flags(table)
    assert {3} == {row.graded_count for row in table.questions}


def test_a_roster_says_who_is_missing_and_who_is_not_on_it() -> None:
    table = _table(result("ada", *RIGHT), result("Mallory", *RIGHT), assignment=assignment(roster=("Ada", "Zoë")))
    assert [("ada", ()), ("Mallory", ("not on the roster",)), ("Zoë", ("missing",))] == _flags(table)
    assert {"not on the roster": 1, "missing": 1} == table.flag_counts


def test_where_nobody_handed_in_all_are_missing() -> None:
    table = _table(assignment=assignment(roster=("Ada", "Zoë")))
    assert [("Ada", ("missing",)), ("Zoë", ("missing",))] == _flags(table)
    assert [(key, None) for key in KEYS] == [(row.key, row.right_percent) for row in table.questions]


def test_what_was_edited_is_in_the_table_flagged_and_counts_for_no_question() -> None:
    table = build_result_table(
        [SubmittedResult("a", result("Ada", *RIGHT)), SubmittedResult("b", result("Bob", *RIGHT, score=10**6), True)]
    )
    assert [("Ada", ()), ("Bob", ("edited",))] == _flags(table)
    assert {1} == {row.graded_count for row in table.questions}


def test_where_all_are_edited_they_are_still_compared() -> None:
    table = build_result_table([SubmittedResult("a", result("Ada", *RIGHT), True)])
    assert [("Ada", ("edited",))] == _flags(table)


def test_an_unfinished_game_counts_for_what_was_answered() -> None:
    table = _table(result("Ada", *RIGHT[:2]), result("Grace", *RIGHT))
    assert [("Ada", ("unfinished",)), ("Grace", ())] == _flags(table)
    assert [2, 2, 1, 1] == [row.graded_count for row in table.questions]


def test_questions_have_their_share_and_their_commonest_wrong_answer() -> None:
    table = _table(
        result("a", "Luna 1", "Sally Ride", False, None),
        result("b", "Luna 1", "Valentina Tereshkova", False, None),
        result("c", "Explorer 1", "Mae Jemison", False, 384000.0),
    )
    rows = table.questions
    assert list(KEYS) == [row.key for row in rows]
    assert [0, 33, 100, 33] == [row.right_percent for row in rows]
    # of those that are equally common the first by name
    assert [("Luna 1", 2), ("Mae Jemison", 1), ("", 0), ("", 0)] == [
        (row.commonest_wrong, row.commonest_wrong_count) for row in rows
    ]
    assert [0, 0, 0, 2] == [row.unanswered_count for row in rows]
    assert "The first satellite?" == rows[0].ask


def test_of_nothing_there_is_an_empty_table() -> None:
    assert ResultTable("", "", (), ()) == build_result_table([])


def _hostile() -> ResultTable:
    made = result("=cmd()", *RIGHT)
    given = replace(made.answers[0], ask="@SUM(A1)", text='=HYPERLINK("http://x","y")', credit=0.0)
    return build_result_table([SubmittedResult("+file.json", replace(made, answers=(given, *made.answers[1:])))])


def _sheets() -> list[tuple[str, list[list[Cell]]]]:
    return [("Pupils", pupil_rows(_hostile())), ("Questions", question_rows(_hostile()))]


def test_hostile_cells_are_harmless_in_csv_and_can_be_read_again() -> None:
    pupils, questions = (
        list(csv.reader(io.StringIO(to_csv(rows).decode("utf-8-sig"))))
        for rows in (pupil_rows(_hostile()), question_rows(_hostile()))
    )
    assert ["player", "score", "right"] == pupils[0][:3]
    assert ("'=cmd()", "'+file.json") == (pupils[1][0], pupils[1][-1])
    assert ("'@SUM(A1)", """'=HYPERLINK("http://x","y")""", "1") == (questions[1][1], questions[1][8], questions[1][9])


def test_a_workbook_has_both_sheets_with_numbers_and_no_formula() -> None:
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(_sheets())))
    assert ["Pupils", "Questions"] == book.sheetnames
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {"s", "n"} == {cell.data_type for cell in cells}
    assert "'=cmd()" == book["Pupils"]["A2"].value
    assert (3, 4) == (book["Pupils"]["C2"].value, book["Pupils"]["D2"].value)
