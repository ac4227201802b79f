"""CSV: our own tables come back as they were, and those of others are understood."""

import csv
import io
import re
from dataclasses import replace

import pytest
from format_trip import back, check_trip, items_of, pack_of
from hypothesis import given
from hypothesis import strategies as st
from pack_strategies import SOME, packs

from spacequiz.domain.pack import Pack
from spacequiz.domain.question import Choice, Question, Source, TrueFalse, Typed
from spacequiz.exchange import csv_table
from spacequiz.exchange.delimited_rows import MOST_ROWS
from spacequiz.exchange.draft import DraftQuestion, SkippedQuestion
from spacequiz.exchange.export_result import ExportLoss
from spacequiz.exchange.import_pack import import_pack
from spacequiz.exchange.registry import recognise_format
from spacequiz.packs.decode import UnreadableFile

SAID = {
    *("id", "why", "source", "hints", "difficulty", "tags", "date", "seconds", "points"),
    *("options", "answer", "answers", "accept", "number", "within", "close", "unit", "order", "from", "to", "match"),
}
BLOOKET = """\
"Blooket
Import Template",,,,,,,
Question #,Question Text,Answer 1,Answer 2,"Answer 3
(Optional)","Answer 4
(Optional)","Time Limit (sec)
(Max: 300 seconds)","Correct Answer(s)
(Only include Answer #)"
1,"Which was
first?",Vostok,Sputnik 1,Explorer,,20,2
2,Which are planets?,Mars,Moon,Venus,2,soon,"1, 3"
3,Is it round?,True,False,,,20,1
4,Who?,Ada,Bob,,,20,3
5,Who then?,Ada,Bob,,,20,Ada
"""
GIMKIT = """\
Gimkit Spreadsheet Import Template,,,,
Question,Correct Answer,Incorrect Answer 1,Incorrect Answer 2 (Optional),Incorrect Answer 3 (Optional)
Who was first?,Gagarin,Titov,Shepard,
What is its name?,Laika,,,
"""


FORMULA = re.compile(r"[\s\u034f\u2800\u3164\ufe0f]*[=+\-@＝＋－＠]")
"""Beginnings that make a spreadsheet take a cell for a formula, also behind signs that show as nothing."""


def pack_with(*questions: Question) -> Pack:
    return Pack(id="pack", title="T", questions=questions, digest="")


def table_of(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@SOME
@given(packs())
def test_all_kinds_come_back_as_they_were(pack: Pack) -> None:
    check_trip("csv", pack, SAID)


@given(st.text(st.sampled_from("ab1,;\t\n\r\"'=# ") | st.characters(), max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    data = text.encode("utf-8", "replace")
    headed = b"question,kind,right,option 1,wrong,left 1,right 1,hint,seconds\n" + data
    for each in (data, headed):
        try:
            import_pack(csv_table.read(each), "T")
        except UnreadableFile as unreadable:
            assert "\0" in text, unreadable  # noqa: PT017 - nothing else in a text is a reason


def test_a_table_has_the_columns_that_its_pack_uses_and_is_marked_as_utf_8() -> None:
    pack = pack_with(
        Choice(id="a", pack="pack", ask="Who?", options=("Bob", "Ada"), answer="Ada", tags=("x", "y z")),
        TrueFalse(id="b", pack="pack", ask="Is it?", answer=False, source=Source("Atlas", "https://example.org")),
    )
    exported = csv_table.write(pack, "seed")
    assert b"\xef\xbb\xbf" == exported.data[:3]
    assert [
        ["question", "kind", "option 1", "option 2", "answer 1", "id", "source", "tags"],
        ["Who?", "choice", "Bob", "Ada", "Ada", "a", "", "x, y z"],
        ["Is it?", "true-false", "", "", "false", "b", "Atlas, https://example.org", ""],
    ] == table_of(exported.data)
    assert () == exported.losses


def test_feedback_and_tags_with_commas_are_listed_as_lost() -> None:
    choice = Choice(
        id="a",
        pack="pack",
        ask="Who?",
        options=("Bob", "Ada"),
        answer="Ada",
        feedback={"Bob": "no"},
        tags=("x, y", "z"),
    )
    exported = csv_table.write(pack_with(choice), "seed")
    assert (ExportLoss("a", keys=("tags", "feedback")),) == exported.losses
    assert "tags" not in table_of(exported.data)[0]


def test_more_answers_than_a_row_holds_leave_the_question_out() -> None:
    names = tuple(f"name {number}" for number in range(51))
    typed = Typed(id="a", pack="pack", ask="Who?", accept=names)
    exported = csv_table.write(pack_with(typed, replace(typed, id="b", accept=names[:50])), "seed")
    assert (ExportLoss("a", "more than 50 answers or hints do not fit in a row"),) == exported.losses
    returned = back("csv", exported)
    assert returned is not None
    assert ["b"] == [question.id for question in returned.questions]


@pytest.mark.parametrize(
    "text",
    [
        *("=1+1", "+1", "-1", "@x", "'=1", "''", "'"),
        *("＝1+1", "＋1", "－1", "＠x", "'＝1", "\u2800=1", "\ufe0f＝1", "'\u3164@x"),
    ],
)
def test_no_cell_is_a_formula(text: str) -> None:
    exported = csv_table.write(pack_with(Typed(id="a", pack="pack", ask="Who?", accept=(text,), why=text)), "seed")
    assert [] == [cell for row in table_of(exported.data) for cell in row if FORMULA.match(cell)]
    returned = back("csv", exported)
    assert returned is not None
    (question,) = returned.questions
    assert isinstance(question, Typed)
    assert ((text,), text) == (question.accept, question.why)


@pytest.mark.parametrize(
    ("cell", "answer"),
    [
        (" =1+1", "=1+1"),
        ("\u3000＝1+1", "＝1+1"),
        ("\u00a0'=1+1", "=1+1"),
        ("' =1+1", "=1+1"),
        ("\u200b=1+1", "=1+1"),
        ("'\ufeff=1+1", "=1+1"),
    ],
)
def test_blanks_and_hidden_signs_before_a_formula_are_left_out(cell: str, answer: str) -> None:
    made = pack_of(import_pack(csv_table.read(f'What is it?,"{cell}"'.encode()), "T"))
    assert made is not None
    (question,) = made.questions
    assert isinstance(question, Typed)
    assert (answer,) == question.accept


def test_a_formula_of_others_stays_a_text() -> None:
    assert (DraftQuestion(1, {"ask": "What is it?", "accept": ['=HYPERLINK("x")']}),) == items_of(
        "csv", 'What is it?,"=HYPERLINK(""x"")"'
    )


def test_blooket_counts_its_answers() -> None:
    assert "csv" == recognise_format(BLOOKET.encode())
    assert (
        DraftQuestion(
            3,
            {
                "options": ["Vostok", "Sputnik 1", "Explorer"],
                "answer": "Sputnik 1",
                "ask": "Which was first?",
                "seconds": "20",
            },
        ),
        DraftQuestion(
            4,
            {"options": ["Mars", "Moon", "Venus", "2"], "answers": ["Mars", "Venus"], "ask": "Which are planets?"},
            ('the time limit "soon" was left out',),
        ),
        DraftQuestion(5, {"answer": "true", "ask": "Is it round?", "seconds": "20"}),
        SkippedQuestion(6, "the right answer is number 3, but there is no answer 3"),
        SkippedQuestion(7, 'the right answers are given as "Ada", not as numbers'),
    ) == items_of("csv", BLOOKET)


def test_gimkit_has_a_title_above_its_headers() -> None:
    assert "csv" == recognise_format(GIMKIT.encode())
    assert (
        DraftQuestion(3, {"options": ["Gagarin", "Titov", "Shepard"], "answer": "Gagarin", "ask": "Who was first?"}),
        DraftQuestion(4, {"accept": ["Laika"], "ask": "What is its name?"}),
    ) == items_of("csv", GIMKIT)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("start", ["", "sep={}\r\n", '"sep={}"\n'])
def test_what_stands_between_cells_is_found(delimiter: str, start: str) -> None:
    row = delimiter.join(['"Who, or what; when?"', "Ada", "Bob"])
    assert (DraftQuestion(1, {"ask": "Who, or what; when?", "options": ["Ada", "Bob"], "answer": "Ada"}),) == items_of(
        "csv", start.format(delimiter) + row
    )


def test_a_comma_of_a_sentence_parts_no_cells() -> None:
    assert (DraftQuestion(1, {"ask": "Who, when?", "accept": ["Ada"]}),) == items_of("csv", "Who, when?;Ada\n")


def fields_of_row(headers: str, row: str) -> object:
    """What one row below these headers becomes: its fields, or why it was skipped."""
    (item,) = items_of("csv", f"{headers}\n{row}\n")
    return item.fields if isinstance(item, DraftQuestion) else item.reason


@pytest.mark.parametrize(
    ("headers", "row", "fields"),
    [
        ("ASK,Answer", "Q,Ada", {"ask": "Q", "accept": ["Ada"]}),
        ("question,answer", "Q,TRUE", {"ask": "Q", "answer": "true"}),
        ("question,right answer,wrong answer", "Q,False,True", {"ask": "Q", "answer": "false"}),
        (
            "question,kind,right,wrong",
            "Q,choice,False,True",
            {"ask": "Q", "options": ["False", "True"], "answer": "False"},
        ),
        (
            "question,right answer,wrong answer,wrong answer",
            "Q,a,b,c",
            {"ask": "Q", "options": ["a", "b", "c"], "answer": "a"},
        ),
        (
            "question,wrong_answer_2,wrong_answer_1,Correct answer:",
            "Q,c,b,a",
            {"ask": "Q", "options": ["a", "b", "c"], "answer": "a"},
        ),
        (
            "question,right answer 1,right answer 2,wrong answer 1",
            "Q,a,b,c",
            {"ask": "Q", "options": ["a", "b", "c"], "answers": ["a", "b"]},
        ),
        ("question,option a,option b,correct", "Q,x,y,B", {"ask": "Q", "options": ["x", "y"], "answer": "y"}),
        ("question,option 1,option 2,answer", "Q,2,1,2", {"ask": "Q", "options": ["2", "1"], "answer": "2"}),
        ("question,answer 1,answer 2,correct", "Q,x,y,2", {"ask": "Q", "options": ["x", "y"], "answer": "y"}),
        ("question,kind,answer", "Q,Number,1957", {"ask": "Q", "number": "1957"}),
        ("question,answer", "Q,1957", {"ask": "Q", "accept": ["1957"]}),
        ("question,kind,answer 1,answer 2", "Q,order,a,b", {"ask": "Q", "order": ["a", "b"]}),
        ("question,left 1,right 1", "Q,a,b", {"ask": "Q", "match": {"a": "b"}}),
        ("question,left 1,right 1", "Q,a,", '"a" has no partner to match'),
        ("question,left 1,right 1,left 2,right 2", "Q,a,b,a,c", '"a" occurs twice among the pairs'),
        ("question,kind,answer 1,answer 2", "Q,number,1,2", "2 answers, but only one is allowed"),
        ("question,answer", "Q", "no right answer"),
        ("question,answer,hint 1,hint", "Q,a,x,y", {"ask": "Q", "accept": ["a"], "hints": ["y", "x"]}),
        ("question,answer,tags", 'Q,a,"x, y,"', {"ask": "Q", "accept": ["a"], "tags": ["x", "y"]}),
        ("question,answer,explanation", "Q,a,since", {"ask": "Q", "accept": ["a"], "why": "since"}),
        ("question,answer,Difficulty", "Q,a,Hard", {"ask": "Q", "accept": ["a"], "difficulty": "hard"}),
        ("question,answer,Time limit (s)", "Q,a,20 sec", {"ask": "Q", "accept": ["a"], "seconds": "20"}),
    ],
)
def test_headers_say_what_a_cell_is(headers: str, row: str, fields: object) -> None:
    assert fields == fields_of_row(headers, row)


def test_messages_hold_nothing_that_a_terminal_obeys() -> None:
    foreign = csv_table.read(b"question,answer,\x1b[2J,seconds\nQ,a,,\x1b[2J\n")
    (item,) = foreign.items
    assert isinstance(item, DraftQuestion)
    assert ('the time limit "[2J" was left out',) == item.notes
    assert ('unknown columns were left out: "[2J"',) == foreign.notes


def test_what_is_not_taken_along_is_said() -> None:
    foreign = csv_table.read(b"question,answer,difficulty,colour\nQ,a,deadly,red,more\n")
    assert ('unknown columns were left out: "colour"',) == foreign.notes
    assert (
        DraftQuestion(
            2,
            {"ask": "Q", "accept": ["a"]},
            ("cells to the right of the last header were left out", 'the difficulty "deadly" was left out'),
        ),
    ) == foreign.items


@pytest.mark.parametrize(
    ("headers", "row", "reason"),
    [
        ("question,kind,answer", "Q,essay,a", '`kind` is "essay"; it is one of'),
        ("question,kind,answer,option 1", "Q,typed,a,a", "`options` and `accept` make two kinds"),
        ("question,answer,unit", "Q,a,km", "`unit` does not belong to a typed question"),
        ("question,option 1,option 2,answer", "Q,Ada,Bob,Eve", 'answer "Eve" is not an option'),
        ("question,right answer,wrong answer", "Q,Ada,Ada", 'duplicate option "Ada"'),
        ("question,right answer", ",Ada", "`ask` is missing"),
    ],
)
def test_what_makes_no_question_is_said_in_the_words_of_packs(headers: str, row: str, reason: str) -> None:
    (judged,) = import_pack(csv_table.read(f"{headers}\n{row}\n".encode()), "T").rows
    assert (2, "", reason) == (judged.number, judged.id, judged.note[: len(reason)])


def test_blank_rows_are_counted_and_no_more() -> None:
    assert [DraftQuestion(100_002, {"ask": "Q", "accept": ["a"]})] == list(
        items_of("csv", "question,answer\n" + ",,,\n" * 50_000 + "\n" * 50_000 + "Q,a\n")
    )


def test_a_quote_that_is_never_closed_costs_its_row_alone() -> None:
    assert (
        DraftQuestion(1, {"ask": "Q1", "accept": ["a"]}),
        SkippedQuestion(2, "a quote is never closed"),
        DraftQuestion(3, {"ask": "Q3", "accept": ["c"]}),
    ) == items_of("csv", 'Q1,a\n"Q2,b\nQ3,c')


def test_a_file_of_cells_too_long_is_given_up() -> None:
    items = items_of("csv", "Q1,a\n" + ("x" * 131_073 + ",b\n") * 12)
    reason = "a cell has more than 131,072 characters, or a quote is never closed"
    assert (DraftQuestion(1, {"ask": "Q1", "accept": ["a"]}), SkippedQuestion(2, reason)) == items[:2]
    assert (11, SkippedQuestion(11, reason + "; nothing after it was read")) == (len(items), items[-1])


def test_rows_beyond_all_measure_are_not_looked_at() -> None:
    items = items_of("csv", "Q,a\n" * 400_000)
    assert MOST_ROWS + 1 == len(items)
    assert SkippedQuestion(5_001, "only 5,000 rows of a file are read; this row and the rest were skipped") == items[-1]
    wide = "question,answer\n" + "Q,a" + ",x" * 199 + "\n"
    assert (SkippedQuestion(2, "the row has 201 cells"),) == items_of("csv", wide)


@pytest.mark.parametrize(
    "text", ["", "  \n", "{}", "[1, 2]", "<a>1, 2</a>", "format: 1\ntitle: a, b\n", "Dear all,\nthis is no table\n"]
)
def test_what_is_no_table_is_not_taken_for_one(text: str) -> None:
    assert recognise_format(text.encode()) is None


def test_a_file_that_is_no_text_is_refused_with_its_place() -> None:
    with pytest.raises(UnreadableFile, match="not a text file"):
        csv_table.read(b"question,answer\nQ,\0\n")
    with pytest.raises(UnreadableFile) as caught:
        csv_table.read("question,answer\nQ,Königin\n".encode("latin-1"))
    assert (2, 4) == (caught.value.problem.line, caught.value.problem.column)
