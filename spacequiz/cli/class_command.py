"""``spacequiz class``: the commands for a class."""

from spacequiz.cli.parser import Command, Parser, list_commands, require_command, split_options

COMMANDS = {
    "teams": Command("spacequiz.cli.class_teams", "play a team game with 2 to 6 teams at one screen"),
    "assign": Command("spacequiz.cli.class_assign", "write an assignment for your class"),
    "collect": Command("spacequiz.cli.class_collect", "gather the results of an assignment in one table"),
    "report": Command("spacequiz.cli.class_report", "show a past team game or assignment, or make a page to print"),
    "list": Command("spacequiz.cli.class_list", "list saved team games and assignments"),
    "forget": Command("spacequiz.cli.class_forget", "delete saved team games and assignments"),
}

EXAMPLES = """\
  spacequiz class teams sputnik
  spacequiz class assign sputnik --questions 15 --seed monday --out assignment.json
  spacequiz class collect results --out results.xlsx
  spacequiz class report 3 --out report.html
"""


def run(args: list[str], home: str | None) -> int:
    """Run the ``class`` subcommand named by the first argument."""
    before, rest = split_options(args)
    if before or not rest or rest[0] not in COMMANDS:
        about = "For a class: team games at one screen, and assignments to play alone. No accounts, no network."
        about += f"\n\ncommands:\n{list_commands(COMMANDS)}"
        parser = Parser("spacequiz class", about, EXAMPLES, usage="spacequiz class COMMAND ...")
        home = parser.parse(before, home).home
        if not rest:
            *most, last = COMMANDS
            parser.error(f"name a command: {', '.join(most)} or {last}")
        require_command(rest[0], COMMANDS, parser)
    return COMMANDS[rest[0]].load()(rest[1:], home)
