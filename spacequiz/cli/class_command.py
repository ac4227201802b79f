"""``spacequiz class``: the commands for a class."""

from spacequiz.cli.parser import Command, CommandGroup

COMMANDS = {
    "teams": Command("spacequiz.cli.class_teams", "play a team game with 2 to 6 teams at one screen"),
    "assign": Command("spacequiz.cli.class_assign", "write an assignment for your class"),
    "collect": Command("spacequiz.cli.class_collect", "gather the results of an assignment in one table"),
    "report": Command("spacequiz.cli.class_report", "show a past team game or assignment, or make a page to print"),
    "list": Command("spacequiz.cli.class_list", "list saved team games and assignments"),
    "forget": Command("spacequiz.cli.class_forget", "delete saved team games and assignments"),
}

ABOUT = "For a class: team games at one screen, and assignments to play alone. No accounts, no network."
EXAMPLES = """\
  spacequiz class teams sputnik
  spacequiz class assign sputnik --questions 15 --seed monday --out assignment.json
  spacequiz class collect results --out results.xlsx
  spacequiz class report 3 --out report.html
"""


def run(args: list[str], home: str | None) -> int:
    """Run the ``class`` subcommand named by the first argument."""
    return CommandGroup("class", ABOUT, COMMANDS, EXAMPLES).run(args, home)
