"""The texts of a team game: the options, the instructions, and the answers of the teams."""

from collections.abc import Collection

from textual.content import Content

from spacequiz.documents.team_style import team_sign
from spacequiz.domain.correct_answers import correct_options
from spacequiz.domain.describe import describe_response
from spacequiz.domain.question import Multiple, Question, Response
from spacequiz.domain.selection import option_texts
from spacequiz.domain.team_game import PlayStyle, TeamGame, TeamPhase
from spacequiz.tui.plain_text import Part, line, literal
from spacequiz.tui.team_label import team_label
from spacequiz.tui.widgets.big_question import BigOption


def texts(question: Question, seed: str) -> tuple[str, ...]:
    """Return the options of a question in the order of the seed; empty for a kind without options."""
    return option_texts(question, seed) if correct_options(question) else ()


def shown_options(question: Question, game: TeamGame, ticked: Collection[int]) -> list[BigOption]:
    """Return the options: with tick boxes while the question is open, then with the solution and the teams' choices."""
    options = texts(question, game.seed)
    if game.phase is TeamPhase.ASKING:
        several = isinstance(question, Multiple)
        return [
            BigOption(text, ("☑" if index in ticked else "☐") if several else "") for index, text in enumerate(options)
        ]
    right = correct_options(question)
    shown = []
    for index, text in enumerate(options):
        signs = " ".join(
            team_sign(one.team) for one in game.current_answers if _includes_option(one.outcome.response, index, text)
        )
        if text in right:
            shown.append(BigOption(text, "✓", "$success", f"right  {signs}".rstrip()))
        else:
            shown.append(BigOption(text, "✗" if signs else "", "$error" if signs else "$dim", signs))
    return shown


def team_message(game: TeamGame, number: int | None, *, dark: bool) -> Content:
    """Return the instruction for the teacher or, after the reveal, the answers of the teams.

    `number` is the id of the game in the store.
    """
    question = game.current
    if game.phase is TeamPhase.DONE or question is None:
        return literal(f"To print a report: spacequiz class report {number}" if number else "", "$dim")
    if game.phase is TeamPhase.READY:
        first = game.position % len(game.teams)
        turns = game.rules.style is PlayStyle.TURNS
        label: Part = team_label(first, game.teams[first], dark=dark) if turns else "All teams"
        words = " has the next question." if turns else " answer the next question."
        return line(label, words, (f"  {game.position + 1} of {len(game.questions)}; press enter to show it.", "$dim"))
    if game.position in game.voided:
        return line(("This question does not count.", "$warning bold"), " Its points are taken back.")
    if game.phase is TeamPhase.ASKING:
        return _turn_message(game, dark=dark)
    if texts(question, game.seed):
        return Content("")
    rows = [literal(f"✓ {question.solution}", "$success bold")]
    for one in game.current_answers:
        words = describe_response(question, one.outcome.response) if one.outcome.response is not None else "passes"
        sign = ("✓ ", "$success bold") if one.outcome.is_right else ("◐ ", "$warning bold")
        if one.outcome.is_missed:
            sign = ("✗ ", "$error bold")
        rows.append(line(team_label(one.team, game.teams[one.team], dark=dark), "  ", sign, words))
    return Content("\n").join(rows)


def _turn_message(game: TeamGame, *, dark: bool) -> Content:
    """Return the instruction while a question is open."""
    team = game.current_team
    if team is None:
        return line(("All answers are in.", "bold"), " Press enter to reveal the answer.")
    name = team_label(team, game.teams[team], dark=dark)
    if game.is_stealing:
        return line("Wrong. ", name, " may steal the question for half the points; press p to pass.")
    if game.rules.style is PlayStyle.TURNS:
        return line(name, " answers.")
    return line(name, " is next. Type in what each team wrote, one by one.")


def _includes_option(response: Response | None, index: int, text: str) -> bool:
    """Return whether the option at this index is part of a response."""
    if isinstance(response, bool):
        return response is (index == 0)
    return text in response if isinstance(response, frozenset) else response == text
