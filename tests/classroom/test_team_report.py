"""A class game in rows: by team, by question, and as it was entered; as tables and as a page."""

import io
import xml.etree.ElementTree as ET
from datetime import UTC, datetime
from html.parser import HTMLParser

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from team_games import ENTRIES, HOSTILE, kept, played

from spacequiz.classroom.team_games.event_table import event_rows
from spacequiz.classroom.team_games.team_report import (
    Adjustment,
    AnswerResult,
    TeamAnswerRow,
    TeamReport,
    build_team_report,
)
from spacequiz.classroom.team_games.team_report_page import team_report_page
from spacequiz.classroom.team_games.team_report_tables import event_sheet_rows, question_rows, team_rows
from spacequiz.documents.spreadsheet import to_csv, to_xlsx
from spacequiz.domain.team_events import Adjusted, MovedOn, Passed, Responded, Revealed, Shown, TeamEvent, Voided
from spacequiz.domain.team_game import PlayStyle
from spacequiz.tui import team_label


class Tags(HTMLParser):
    """The tags and the texts of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def read(made: TeamReport) -> Tags:
    tags = Tags()
    tags.feed(team_report_page(made, "2026-03-02 10:30").decode())
    return tags


def test_the_rows_of_teams_say_what_the_game_said() -> None:
    game = played()
    made = build_team_report(kept(game))
    assert game.scores == made.score_steps[-1]
    assert [("Blue", 1), ("Red", 2)] == [(row.team, row.place) for row in made.rows]
    blue, red = made.rows
    assert (1, 0, 1, 1, 1) == (
        blue.right_count,
        blue.partly_count,
        blue.wrong_count,
        blue.passed_count,
        blue.stolen_count,
    )
    assert (1, 0, 1, 1, 0) == (red.right_count, red.partly_count, red.wrong_count, red.passed_count, red.stolen_count)
    assert (-250, "shouting (-250)") == (red.adjusted_points, red.reasons)
    assert (20, "no reason given (+20)") == (blue.adjusted_points, blue.reasons)


def test_the_rows_of_questions_say_who_said_what() -> None:
    first, second, third, fourth = build_team_report(kept(played())).questions
    assert (
        TeamAnswerRow(0, AnswerResult.WRONG, "y", 0, False),
        TeamAnswerRow(1, AnswerResult.RIGHT, "x", 75, True),
    ) == first.answers
    assert (50, ("y", 1), False) == (first.right_percent, first.commonest_wrong, first.is_void)
    assert (AnswerResult.PASSED, "") == (second.answers[0].result, second.answers[0].text)
    assert (True, 0) == (third.is_void, third.answers[0].points)
    assert (0, ("z", 1)) == (fourth.right_percent, fourth.commonest_wrong)
    assert None is third.answer_of(1)


def test_points_by_hand_count_from_the_question_they_were_given_at() -> None:
    made = build_team_report(kept(played()))
    assert (Adjustment(2, 0, -250, "shouting"), Adjustment(4, 1, 20, "")) == made.adjustments
    assert ((0, 0), (0, 75), (-100, 75), (-100, 75), (-100, 95)) == made.score_steps


def test_points_by_hand_after_the_last_question_belong_to_it() -> None:
    made = build_team_report(kept(played((*ENTRIES, Adjusted(30, 0, 400, "helped")))))
    assert (4, (300, 95)) == (made.adjustments[-1].question, made.score_steps[-1])


def test_a_game_that_was_left_shows_no_question_that_was_not_shown() -> None:
    made = build_team_report(kept(played(ENTRIES[:6])))
    assert (2, "question 2 of 4") == (len(made.questions), made.state)
    assert "Question 3?" not in "".join(read(made).texts)
    begun = build_team_report(kept(played(())))
    assert ("not begun", (), ()) == (begun.state, begun.leaders, begun.questions)
    assert "No question was shown." in read(begun).texts


def test_the_commonest_wrong_answer_is_the_one_that_most_teams_gave() -> None:
    answers = ("z", "y", "z", "x")
    entries = [Shown(1), *(Responded(2 + team, team, answer) for team, answer in enumerate(answers))]
    [question] = build_team_report(kept(played(entries, style=PlayStyle.ALL, teams="abcd"))).questions
    assert (("z", 2), 25) == (question.commonest_wrong, question.right_percent)


STEPS = st.lists(
    st.one_of(
        st.sampled_from([Shown(0), Revealed(0), MovedOn(0), Voided(0)]),
        st.builds(Passed, st.just(0.0), st.integers(0, 2)),
        st.builds(Responded, st.just(0.0), st.integers(0, 2), st.sampled_from("xyz")),
        st.builds(Adjusted, st.just(0.0), st.integers(0, 2), st.integers(-900, 900), st.text(max_size=5)),
    ),
    max_size=40,
)


@given(entries=STEPS, style=st.sampled_from(PlayStyle))
def test_whatever_was_entered_the_scores_and_places_are_those_of_the_game(
    entries: list[TeamEvent], style: PlayStyle
) -> None:
    game = played(entries, style=style, teams="abc")
    made = build_team_report(kept(game))
    assert game.scores == made.score_steps[-1]
    assert dict(enumerate(game.ranks)) == {row.number: row.place for row in made.rows}
    assert len(made.questions) + 1 == len(made.score_steps)


def test_the_record_marks_what_was_taken_back() -> None:
    entries = (Shown(1), Responded(2, 0, "y"), None, Responded(3, 0, "x"), MovedOn(4), None, Revealed(5), MovedOn(6))
    standing = (entries[0], entries[3], entries[6], entries[7])
    rows = event_rows(kept(played(standing), record=entries))
    assert [2, 5] == [row.number for row in rows if row.is_undone]
    assert ["undo of entry 2", "undo of entry 5"] == [row.action for row in rows if row.action.startswith("undo")]
    assert ("answer", "Red", "y") == (rows[1].action, rows[1].team, rows[1].text)
    assert [1] * 8 == [row.question for row in rows]


def test_a_record_that_takes_back_more_than_there_was_is_read_all_the_same() -> None:
    assert ["undo", "question shown"] == [row.action for row in event_rows(kept(played(()), record=(None, Shown(1))))]


def test_answers_of_every_kind_stand_in_the_record_in_words() -> None:
    given = ("x", frozenset("yx"), ("a", "b"), True, 1969.0, 0.5)
    entries = [Responded(1, 0, response) for response in given]
    rows = event_rows(kept(played(()), record=entries))
    assert ["x", "x, y", "a, b", "True", "1969", "0.5"] == [row.text for row in rows]


def test_no_text_of_a_class_becomes_markup() -> None:
    entries = (Shown(1), Adjusted(2, 2, 5, "<img src=x>"), *ENTRIES[1:])
    tags = read(build_team_report(kept(played(entries, teams=HOSTILE), title="</title><script>x</script>")))
    assert set() == {"script", "img"} & tags.tags
    assert not [name for name in tags.attributes if name.startswith("on") or name in {"src", "href", "style"}]
    words = "".join(tags.texts)
    assert all(text in words for text in ("<script>alert(1)</script>", "[/b]", "<img src=x>", "</title><script>"))
    assert set() == set("\x1b\x00\u202e\ufffe") & set(words)


def test_the_page_needs_nothing_from_anywhere() -> None:
    text = team_report_page(build_team_report(kept(played())), "2026-03-02 10:30").decode()
    assert "default-src 'none'" in text
    assert {"http://www.w3.org/2000/svg"} == {part.split('"')[0] for part in text.split('="') if "://" in part[:8]}
    assert "url(" not in text
    assert "@import" not in text


def test_every_plot_of_a_page_is_sound_xml_with_a_title() -> None:
    text = team_report_page(build_team_report(kept(played(teams=HOSTILE))), "2026-03-02 10:30").decode()
    plots = [f"<svg{part.partition('</svg>')[0]}</svg>" for part in text.split("<svg")[1:]]
    # one of the texts of the class looks like a plot, and is none
    assert 3 == len(plots)
    for plot in plots:
        root = ET.fromstring(plot)
        title, desc = root[0], root[1]
        assert [f"{title.attrib['id']} {desc.attrib['id']}"] == [root.attrib["aria-labelledby"]]


def test_a_page_says_who_won_what_was_changed_by_hand_and_what_does_not_count() -> None:
    words = "".join(read(build_team_report(kept(played()))).texts)
    for part in ("Winner: ●\u00a0Blue, 95 points", "▲\u00a0Red -250, shouting", "does not count", "✓ x +75 (stolen)"):
        assert part in words


def test_a_tie_has_two_winners() -> None:
    made = build_team_report(kept(played((*ENTRIES, Adjusted(30, 0, 195, "tie")))))
    assert "Winners: ▲\u00a0Red, ●\u00a0Blue, 95 points" in "".join(read(made).texts)


def test_cells_are_harmless_and_numbers_stay_numbers() -> None:
    game = kept(played(teams=("=1+1", "@x")))
    made = build_team_report(game)
    rows = team_rows(made)
    assert [1, "'@x", 95] == rows[1][:3]
    assert [2, "'=1+1", -100] == rows[2][:3]
    sheet = question_rows(made)
    assert ["'=1+1: answer", "'=1+1: points", "'@x: answer", "'@x: points"] == sheet[0][-4:]
    assert ["y", 0, "x", 75] == sheet[1][-4:]
    assert ["x", 0, None, None] == sheet[3][-4:]
    assert "void" == sheet[3][3]
    for table in (rows, sheet, event_sheet_rows(event_rows(game))):
        assert not any(isinstance(cell, str) and cell[:1] in set("=+-@") for row in table for cell in row)
        assert to_csv(table).startswith(b"\xef\xbb\xbf")


def test_a_workbook_of_hostile_names_can_be_opened_and_holds_no_formula() -> None:
    game = kept(played((*ENTRIES, Adjusted(30, 1, 5, "=cmd|'/c calc'!A0")), teams=HOSTILE))
    made = build_team_report(game)
    data = to_xlsx([("Teams", team_rows(made)), ("Record", event_sheet_rows(event_rows(game)))])
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert ["Teams", "Record"] == book.sheetnames
    assert not any(cell.data_type == "f" for sheet in book for row in sheet.iter_rows() for cell in row)
    assert "n" == book["Teams"]["C2"].data_type


def test_signs_of_teams_are_those_of_the_screen() -> None:
    teams = ("A", "B", "C", "D", "E", "F")
    page = team_report_page(build_team_report(kept(played(ENTRIES, teams=teams))), "2026-03-02 10:30").decode()
    for team, name in enumerate(teams):
        sign = str(team_label.team_label(team, name, dark=False)[0]).removesuffix(f" {name}")
        assert f'{sign}\u00a0<span dir="auto">{name}</span>' in page


@settings(max_examples=30)
@given(names=st.lists(st.text(max_size=30), min_size=2, max_size=6), reason=st.text(max_size=20))
def test_whatever_a_name_is_the_page_can_be_made(names: list[str], reason: str) -> None:
    made = build_team_report(kept(played((*ENTRIES, Adjusted(30, 0, 1, reason)), teams=names)))
    for part in team_report_page(made, "2026-03-02 10:30").decode().split("<svg")[1:]:
        ET.fromstring(f"<svg{part.partition('</svg>')[0]}</svg>")


@pytest.mark.parametrize("text", ["\ud800", "\ufffe", "\x07"])
def test_what_no_file_can_hold_is_left_out(text: str) -> None:
    made = build_team_report(kept(played(teams=(text, f"a{text}b"))))
    assert ("Team 1", "ab") == made.teams


def test_times_of_the_record_are_in_utc() -> None:
    rows = event_sheet_rows(event_rows(kept(played())))
    assert f"{datetime(2026, 3, 2, 9, 30, tzinfo=UTC):%Y-%m-%d %H:%M:%S}" == rows[1][1]
