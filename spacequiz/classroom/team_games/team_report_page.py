"""The report of a team game as one page of HTML to print; it loads nothing, and every text is escaped."""

from collections.abc import Iterable, Iterator

from spacequiz.classroom.team_games.team_report import (
    Adjustment,
    TeamAnswerRow,
    TeamQuestionRow,
    TeamReport,
    TeamRow,
)
from spacequiz.documents.html_page import Html, document, element, join, text_element
from spacequiz.documents.report_style import report_style
from spacequiz.documents.svg_charts import score_bars, score_lines, share_columns
from spacequiz.documents.team_style import team_sign
from spacequiz.domain.team_game import PlayStyle
from spacequiz.wording import plural

_HEADS = ("Place", "Team", "Points", "Right", "Partly", "Wrong", "Passed", "Stolen", "By hand")
_FIGURES = frozenset(_HEADS) - {"Team"}


def team_report_page(report: TeamReport, when: str) -> bytes:
    """Return the report as a page of HTML; `when` is the day and time in the class's own time zone."""
    return document(
        "en",
        f"{report.title}, {when}",
        report_style(f"{report.title} · {when}"),
        _header(report, when),
        element("main", *_teams(report), *_charts(report), *_adjustments(report), *_questions(report)),
        element("footer", f"Space Quiz · class game {report.id} · seed ", text_element(report.seed)),
    )


def _header(report: TeamReport, when: str) -> Html:
    asked = f"{len(report.questions)} of {report.question_count} questions"
    # an unfinished game must not look like a finished one
    state = "" if report.ended_at is not None else " · not finished"
    about = element("p", f"{when} · {asked}{state} · {report.rules_text}", class_="about")
    return element("header", text_element(report.title, "h1"), about, *_winner(report))


def _winner(report: TeamReport) -> Iterator[Html]:
    if report.leaders:
        names = [_team_name(report, row.number) for row in report.leaders]
        word = plural(len(names), "Winner") if report.ended_at is not None else "Ahead"
        yield element(
            "p",
            f"{word}: ",
            join(*_separated(names)),
            f", {report.leaders[0].score} points",
            class_="winner",
        )


def _teams(report: TeamReport) -> Iterator[Html]:
    yield element("h2", "Teams")
    heads = _HEADS if _can_steal(report) else tuple(head for head in _HEADS if head != "Stolen")
    head = element("tr", *(element("th", head, **_class(head), scope="col") for head in heads))
    yield element("table", element("thead", head), element("tbody", *(_team_row(report, row) for row in report.rows)))
    if any(question.is_void for question in report.questions):
        yield element("p", "Questions that do not count are left out here.", class_="note")


def _team_row(report: TeamReport, row: TeamRow) -> Html:
    figures = (
        row.right_count,
        row.partly_count,
        row.wrong_count,
        row.passed_count,
        *((row.stolen_count,) if _can_steal(report) else ()),
    )
    return element(
        "tr",
        element("td", f"{row.place}", class_="figure"),
        element("td", _team_name(report, row.number)),
        element("td", f"{row.score}", class_="figure score"),
        *(element("td", f"{figure}", class_="figure") for figure in figures),
        element("td", f"{row.adjusted_points:+}" if row.adjustments else "", class_="figure"),
        **({"class_": "first"} if row in report.leaders else {}),
    )


def _charts(report: TeamReport) -> Iterator[Html]:
    yield element("h2", "Points")
    yield element("figure", score_bars(report.teams, report.score_steps[-1]))
    if not report.questions:
        yield element("p", "No question was shown.", class_="note")
        return
    yield _titled_figure("Points over the questions", score_lines(report.teams, report.score_steps))
    shares = [question.right_percent for question in report.questions]
    void = [question.is_void for question in report.questions]
    yield _titled_figure("Right answers to each question", share_columns(shares, void))
    if any(void):
        yield element("p", "void, or ×: the question does not count.", class_="note")


def _titled_figure(title: str, chart: Html) -> Html:
    # with the heading inside: some browsers leave it alone at the foot of a printed page otherwise
    return element("figure", element("h2", title), chart)


def _adjustments(report: TeamReport) -> Iterator[Html]:
    if report.adjustments:
        yield element("h2", "Points by hand")
        yield element("ul", *(_adjustment(report, each) for each in report.adjustments))


def _adjustment(report: TeamReport, adjustment: Adjustment) -> Html:
    when = f"Question {adjustment.question}: " if adjustment.question else "Before the first question: "
    reason = text_element(adjustment.reason) if adjustment.reason else "no reason given"
    return element("li", when, _team_name(report, adjustment.team), f" {adjustment.points:+}, ", reason)


def _questions(report: TeamReport) -> Iterator[Html]:
    if not report.questions:
        return
    yield element("h2", "Questions")
    head = element(
        "tr",
        element("th", "No.", class_="figure number", scope="col"),
        element("th", "Question and right answer", class_="asked", scope="col"),
        element("th", "Answers of the teams", scope="col"),
    )
    rows = (_question_row(report, question) for question in report.questions)
    yield element("table", element("thead", head), element("tbody", *rows))
    yield element("p", "✓ right  ◐ partly right  ✗ wrong  – passed", class_="note")


def _question_row(report: TeamReport, question: TeamQuestionRow) -> Html:
    void = (" ", element("span", "does not count", class_="void")) if question.is_void else ()
    asked = [
        element("p", text_element(question.ask), *void),
        element("p", "✓ ", text_element(question.answer, "b"), class_="right"),
    ]
    wrong, times = question.commonest_wrong
    if times > 1:
        asked.append(
            element("p", "Most common wrong answer: ", text_element(wrong), f" ({times} teams)", class_="share")
        )
    answers = [_answer(report, answer) for answer in question.answers]
    return element(
        "tr",
        element("td", f"{question.number}", class_="figure number"),
        element("td", *asked, class_="asked"),
        element("td", element("ul", *answers, class_="answers") if answers else "no team had a turn"),
    )


def _answer(report: TeamReport, answer: TeamAnswerRow) -> Html:
    points = f" {answer.points:+}" if answer.points else ""
    stolen = " (stolen)" if answer.is_stolen and answer.points > 0 else ""
    text = text_element(answer.text) if answer.text else "passed"
    return element("li", _team_name(report, answer.team), f": {answer.result.sign} ", text, points, stolen)


def _team_name(report: TeamReport, team: int) -> Html:
    """Return the sign and the name of a team, counted from 0."""
    name = report.teams[team] if 0 <= team < len(report.teams) else f"Team {team + 1}"
    return element("span", f"{team_sign(team)}\u00a0", text_element(name), class_="who")


def _separated(parts: Iterable[Html]) -> Iterator[str]:
    """Yield parts with a comma between each two."""
    for number, part in enumerate(parts):
        yield from ((", ", part) if number else (part,))


def _can_steal(report: TeamReport) -> bool:
    """Whether the rules of the game allowed stealing."""
    return report.rules.style is PlayStyle.TURNS and report.rules.can_steal


def _class(head: str) -> dict[str, str]:
    """Return the CSS class of a head: one above figures is aligned as they are."""
    return {"class_": "figure"} if head in _FIGURES else {}
