"""A team game in words: its options as they stand, who is to do what, and who said what."""

from collections.abc import Collection

from textual.content import Content

from spacequiz.documents.team_style import team_sign
from spacequiz.domain.correct_answers import correct_options
from spacequiz.domain.describe import describe_response
from spacequiz.domain.question import Multiple, Question, Response
from spacequiz.domain.selection import option_texts
from spacequiz.domain.team_game import PlayStyle, TeamGame, TeamPhase
from spacequiz.tui.plain_text import Part, line, literal
from spacequiz.tui.team_style import team_label
from spacequiz.tui.widgets.big_question import BigOption


def texts(question: Question, seed: str) -> tuple[str, ...]:
    """The options to choose from, in the order of the seed; empty for other kinds."""
    return option_texts(question, seed) if correct_options(question) else ()


def shown_options(question: Question, game: TeamGame, ticked: Collection[int]) -> list[BigOption]:
    """The options: covered while they are asked; afterwards with what is right, and who chose what."""
    there = texts(question, game.seed)
    if game.phase is TeamPhase.ASKING:
        several = isinstance(question, Multiple)
        return [
            BigOption(text, ("☑" if place in ticked else "☐") if several else "") for place, text in enumerate(there)
        ]
    right = correct_options(question)
    found = []
    for place, text in enumerate(there):
        who = " ".join(
            team_sign(one.team) for one in game.current_answers if _includes_option(one.outcome.response, place, text)
        )
        if text in right:
            found.append(BigOption(text, "✓", "$success", f"right  {who}".rstrip()))
        else:
            found.append(BigOption(text, "✗" if who else "", "$error" if who else "$dim", who))
    return found


def team_message(game: TeamGame, number: int | None, *, dark: bool) -> Content:
    """Who is to do what; or who said what, once it is shown. `number` is that of the game in the store."""
    question = game.current
    if game.phase is TeamPhase.DONE or question is None:
        return literal(f"To print a report: spacequiz class report {number}" if number else "", "$dim")
    if game.phase is TeamPhase.READY:
        first = game.position % len(game.teams)
        turns = game.rules.style is PlayStyle.TURNS
        whose: Part = team_label(first, game.teams[first], dark=dark) if turns else "All teams"
        words = " has the next question." if turns else " answer the next question."
        return line(whose, words, (f"  {game.position + 1} of {len(game.questions)}; press enter to show it.", "$dim"))
    if game.position in game.voided:
        return line(("This question does not count.", "$warning bold"), " Its points are taken back.")
    if game.phase is TeamPhase.ASKING:
        return _turn_message(game, dark=dark)
    if texts(question, game.seed):
        return Content("")
    rows = [literal(f"✓ {question.solution}", "$success bold")]
    for one in game.current_answers:
        given = describe_response(question, one.outcome.response) if one.outcome.response is not None else "passes"
        sign = ("✓ ", "$success bold") if one.outcome.is_right else ("◐ ", "$warning bold")
        if one.outcome.is_missed:
            sign = ("✗ ", "$error bold")
        rows.append(line(team_label(one.team, game.teams[one.team], dark=dark), "  ", sign, given))
    return Content("\n").join(rows)


def _turn_message(game: TeamGame, *, dark: bool) -> Content:
    team = game.current_team
    if team is None:
        return line(("All answers are in.", "bold"), " Press enter to reveal the answer.")
    name = team_label(team, game.teams[team], dark=dark)
    if game.is_stealing:
        return line("Wrong. ", name, " may steal the question for half the points; press p to pass.")
    if game.rules.style is PlayStyle.TURNS:
        return line(name, " answers.")
    return line(name, " is next. Type in what each team wrote, one by one.")


def _includes_option(response: Response | None, place: int, text: str) -> bool:
    """Whether the option at this place belongs to a response."""
    if isinstance(response, bool):
        return response is (place == 0)
    return text in response if isinstance(response, frozenset) else response == text
