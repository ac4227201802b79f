"""The standings of a team game: a strip below the question, a scoreboard, and a podium."""

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from spacequiz.documents.team_style import team_colour, team_sign
from spacequiz.domain.describe import format_ordinal
from spacequiz.domain.team_game import TeamGame, TeamPhase
from spacequiz.tui.plain_text import line, literal
from spacequiz.tui.team_label import team_label
from spacequiz.tui.widgets import big_type
from spacequiz.tui.widgets.big_question import has_room_for_big_type
from spacequiz.wording import group_thousands

STEPS = (6, 4, 2)
"""Heights of the steps of the podium in rows, from the first rank."""
STEP_WIDTH = 22
"""Cells of one step."""


class TeamStandings(Widget):
    """Draws a team game; empty while there is none."""

    DEFAULT_CSS = """
    TeamStandings { height: auto; width: 100%; padding: 1 2; }
    """
    ALLOW_SELECT = False
    game: reactive[TeamGame | None] = reactive(None, layout=True)

    def draw_rows(self, game: TeamGame, width: int) -> list[Content]:
        """Return the rows for a width in cells."""
        raise NotImplementedError

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many rows there are."""
        return max(1, len(self._rows(width)))

    def render(self) -> Content:
        """Return all rows."""
        return Content("\n").join(self._rows(self.content_size.width))

    def _rows(self, width: int) -> list[Content]:
        return self.draw_rows(self.game, width) if self.game else []


class TeamStrip(TeamStandings):
    """One cell for each team: whether it is its turn, whether it has answered, and its points."""

    DEFAULT_CSS = """
    TeamStrip { padding: 0 1; background: $surface; }
    """

    def draw_rows(self, game: TeamGame, width: int) -> list[Content]:
        """Return the teams in their order, wrapped where there are many."""
        rows: list[Content] = []
        for cell in self._cells(game):
            if rows and rows[-1].cell_length + 3 + cell.cell_length <= width:
                rows[-1] = line(rows[-1], "   ", cell)
            else:
                rows.append(cell)
        return rows

    def _cells(self, game: TeamGame) -> list[Content]:
        dark = self.app.current_theme.dark
        cells = []
        for team, name in enumerate(game.teams):
            state, style = self._state(game, team)
            # points must not show who is right before the answer is revealed
            unrevealed = game.points_won(team, game.position) if game.phase is TeamPhase.ASKING else 0
            points = f" {group_thousands(game.score(team) - unrevealed)}"
            turn = ("▸ ", "$accent bold") if game.current_team == team else ""
            cells.append(line(turn, team_label(team, name, dark=dark), (points, "bold"), (state, style)))
        return cells

    def _state(self, game: TeamGame, team: int) -> tuple[str, str]:
        answer = next((one for one in game.current_answers if one.team == team), None)
        if answer is None or game.phase not in {TeamPhase.ASKING, TeamPhase.REVEALED}:
            return "", ""
        if game.position in game.voided:
            return "  void", "$dim"
        if game.phase is TeamPhase.ASKING:
            return ("  passes", "$dim") if answer.is_passed else ("  ● answered", "$secondary")
        sign, style = ("✓", "$success bold") if answer.outcome.is_right else ("◐", "$warning bold")
        if answer.outcome.is_missed:
            sign, style = ("–", "$dim") if answer.is_passed else ("✗", "$error bold")
        return f"  {sign} +{answer.points}" if answer.points else f"  {sign}", style


class Scoreboard(TeamStandings):
    """All teams with their points, the best first: in big type where there is room."""

    def draw_rows(self, game: TeamGame, width: int) -> list[Content]:
        """Return the teams with bars in their colours."""
        is_big = has_room_for_big_type(self)
        rows: list[Content] = []
        for team in ranked_teams(game):
            rows += self._big(game, team, width) if is_big else self._small(game, team, width)
            rows.append(literal(""))
        return rows[:-1]

    def _small(self, game: TeamGame, team: int, width: int) -> list[Content]:
        dark = self.app.current_theme.dark
        head = line((f"{rank_text(game, team):>4}  ", "$dim"), team_label(team, game.teams[team], dark=dark))
        points = literal(group_thousands(game.score(team)), "bold")
        gap = max(1, width - head.cell_length - points.cell_length)
        return [line(head, " " * gap, points), line("      ", self._bar(game, team, width - 6))]

    def _big(self, game: TeamGame, team: int, width: int) -> list[Content]:
        shade = team_colour(team, dark=self.app.current_theme.dark)
        lines = big_type.wrap_big(game.teams[team], width - 44)
        points = big_type.draw_big(str(game.score(team)))
        if not lines or len(lines) > 1:
            return self._small(game, team, width)
        name = big_type.draw_big(lines[0])
        sign = team_sign(team)
        rows = []
        for row in range(len(name)):
            rank = f"{rank_text(game, team):>4}  {sign}  " if row == 1 else " " * 9
            left = line((rank, f"{shade} bold"), (name[row], shade))
            gap = max(1, width - left.cell_length - len(points[row]))
            rows.append(line(left, " " * gap, (points[row], "$foreground")))
        return [*rows, line(" " * 9, self._bar(game, team, width - 9))]

    def _bar(self, game: TeamGame, team: int, width: int) -> Content:
        highest = max(1, *game.scores)
        filled = round(max(0, game.score(team)) / highest * max(0, width))
        return literal("━" * filled, team_colour(team, dark=self.app.current_theme.dark))


class Podium(TeamStandings):
    """The first three on their steps, the others below."""

    def draw_rows(self, game: TeamGame, width: int) -> list[Content]:
        """Return the steps of the second, first and third team; teams of the same rank stand equally high."""
        order = ranked_teams(game)
        step_width = min(STEP_WIDTH, max(10, width // 3 - 2))
        seats = [*order[1:2], *order[:1], *order[2:3]]
        rows = [self._row(game, seats, row, step_width, width) for row in range(STEPS[0] + 3)]
        rest = order[3:]
        if rest:
            rows.append(literal(""))
        dark = self.app.current_theme.dark
        for team in rest:
            row = line(
                (f"{format_ordinal(game.ranks[team]):>4}  ", "$dim"),
                team_label(team, game.teams[team], dark=dark),
                (f"  {group_thousands(game.score(team))}", "bold"),
            )
            rows.append(_centred(row, width))
        return rows

    def _row(self, game: TeamGame, seats: Sequence[int], row: int, step_width: int, width: int) -> Content:
        cells = []
        for team in seats:
            rank = min(game.ranks[team], len(STEPS))
            top = STEPS[0] - STEPS[rank - 1]
            shade = team_colour(team, dark=self.app.current_theme.dark)
            name = f"{team_sign(team)} {game.teams[team]}"
            if row == top:
                cell = literal(name, f"{shade} bold")
            elif row == top + 1:
                cell = literal(f"{group_thousands(game.score(team))} points", "bold")
            elif row > top + 1:
                words = format_ordinal(game.ranks[team]) if row == top + 3 else ""
                cell = literal(words.center(step_width - 2), f"$ink on {shade}")
            else:
                cell = literal("")
            cells.append(_centred(cell.truncate(step_width, ellipsis=True), step_width, full=True))
        return _centred(line(*cells), width)


def ranked_teams(game: TeamGame) -> list[int]:
    """Return the teams by rank, those of the same rank in their order."""
    return sorted(range(len(game.teams)), key=lambda team: (game.ranks[team], team))


def rank_text(game: TeamGame, team: int) -> str:
    """Return a rank such as ``1st``; an empty text while no team has any points."""
    return format_ordinal(game.ranks[team]) if any(game.scores) else ""


def _centred(text: Content, width: int, *, full: bool = False) -> Content:
    """Return the text centred in a width in cells, padded on the right only where `full` is set."""
    free = max(0, width - text.cell_length)
    return line(" " * (free // 2), text, " " * (free - free // 2) if full else "")
