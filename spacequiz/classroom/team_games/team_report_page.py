"""The report of a class game as one page of HTML to print: it needs nothing but itself, and every text is escaped."""

from collections.abc import Iterable, Iterator

from spacequiz.classroom.team_games.team_report import (
    Adjustment,
    QuestionRow,
    TeamAnswerRow,
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
    """The page; `when` is day and time as the class knows them."""
    return document(
        "en",
        f"{report.title}, {when}",
        report_style(f"{report.title} · {when}"),
        _header(report, when),
        element("main", *_teams(report), *_plots(report), *_by_hand(report), *_questions(report)),
        element("footer", f"Space Quiz · class game {report.id} · seed ", text_element(report.seed)),
    )


def _header(report: TeamReport, when: str) -> Html:
    asked = f"{len(report.questions)} of {report.total} questions"
    # that all were asked goes without saying, but a game that was left must not pass for a whole one
    state = "" if report.ended_at is not None else " · not finished"
    about = element("p", f"{when} · {asked}{state} · {report.rules_text}", class_="about")
    return element("header", text_element(report.title, "h1"), about, *_winner(report))


def _winner(report: TeamReport) -> Iterator[Html]:
    if report.leaders:
        names = [_team(report, row.number) for row in report.leaders]
        word = plural(len(names), "Winner") if report.ended_at is not None else "Ahead"
        yield element(
            "p",
            f"{word}: ",
            _listed(names),
            f", {report.leaders[0].score} points",
            class_="winner",
        )


def _teams(report: TeamReport) -> Iterator[Html]:
    yield element("h2", "Teams")
    heads = _HEADS if _may_steal(report) else tuple(head for head in _HEADS if head != "Stolen")
    head = element("tr", *(element("th", head, **_class(head), scope="col") for head in heads))
    yield element("table", element("thead", head), element("tbody", *(_team_line(report, row) for row in report.rows)))
    if any(question.void for question in report.questions):
        yield element("p", "Questions that do not count are not counted here.", class_="note")


def _team_line(report: TeamReport, row: TeamRow) -> Html:
    figures = (row.right, row.partly, row.wrong, row.passed, *((row.stolen,) if _may_steal(report) else ()))
    return element(
        "tr",
        element("td", f"{row.place}", class_="figure"),
        element("td", _team(report, row.number)),
        element("td", f"{row.score}", class_="figure score"),
        *(element("td", f"{figure}", class_="figure") for figure in figures),
        element("td", f"{row.adjusted_points:+}" if row.adjustments else "", class_="figure"),
        **({"class_": "first"} if row in report.leaders else {}),
    )


def _plots(report: TeamReport) -> Iterator[Html]:
    yield element("h2", "Points")
    yield element("figure", score_bars(report.teams, report.steps[-1]))
    if not report.questions:
        yield element("p", "No question was shown.", class_="note")
        return
    yield _titled_figure("Points over the questions", score_lines(report.teams, report.steps))
    shares = [question.share for question in report.questions]
    void = [question.void for question in report.questions]
    yield _titled_figure("Right answers to each question", share_columns(shares, void))
    if any(void):
        yield element("p", "void, or ×: the question does not count.", class_="note")


def _titled_figure(title: str, plot: Html) -> Html:
    # the heading inside: some browsers leave one alone at the foot of a sheet otherwise
    return element("figure", element("h2", title), plot)


def _by_hand(report: TeamReport) -> Iterator[Html]:
    if report.adjustments:
        yield element("h2", "Points by hand")
        yield element("ul", *(_change(report, change) for change in report.adjustments))


def _change(report: TeamReport, change: Adjustment) -> Html:
    when = f"Question {change.question}: " if change.question else "Before the first question: "
    reason = text_element(change.reason) if change.reason else "no reason given"
    return element("li", when, _team(report, change.team), f" {change.by:+}, ", reason)


def _questions(report: TeamReport) -> Iterator[Html]:
    if not report.questions:
        return
    yield element("h2", "Questions")
    head = element(
        "tr",
        element("th", "No.", class_="figure number", scope="col"),
        element("th", "Question and right answer", class_="asked", scope="col"),
        element("th", "What the teams said", scope="col"),
    )
    lines = (_question_line(report, question) for question in report.questions)
    yield element("table", element("thead", head), element("tbody", *lines))
    yield element("p", "✓ right  ◐ partly right  ✗ wrong  – passed", class_="note")


def _question_line(report: TeamReport, question: QuestionRow) -> Html:
    void = (" ", element("span", "does not count", class_="void")) if question.void else ()
    asked = [
        element("p", text_element(question.ask), *void),
        element("p", "✓ ", text_element(question.answer, "b"), class_="right"),
    ]
    wrong, times = question.commonest_wrong
    if times > 1:
        asked.append(element("p", "Commonest wrong answer: ", text_element(wrong), f" ({times} teams)", class_="share"))
    said = [_said(report, one) for one in question.answers]
    return element(
        "tr",
        element("td", f"{question.number}", class_="figure number"),
        element("td", *asked, class_="asked"),
        element("td", element("ul", *said, class_="said") if said else "no team had its turn"),
    )


def _said(report: TeamReport, one: TeamAnswerRow) -> Html:
    points = f" {one.points:+}" if one.points else ""
    stolen = " (stolen)" if one.stolen and one.points > 0 else ""
    given = text_element(one.text) if one.text else "passed"
    return element("li", _team(report, one.team), f": {one.result.sign} ", given, points, stolen)


def _team(report: TeamReport, team: int) -> Html:
    """A team's sign and name."""
    name = report.teams[team] if 0 <= team < len(report.teams) else f"Team {team + 1}"
    return element("span", f"{team_sign(team)}\u00a0", text_element(name), class_="who")


def _listed(parts: Iterable[Html]) -> Html:
    first, *others = parts
    return join(first, *(join(", ", other) for other in others))


def _may_steal(report: TeamReport) -> bool:
    return report.rules.style is PlayStyle.TURNS and report.rules.can_steal


def _class(head: str) -> dict[str, str]:
    return {"class_": "figure"} if head in _FIGURES else {}
