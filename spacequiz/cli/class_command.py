"""``spacequiz class``: the commands for a class."""

from spacequiz.cli.parser import Command, Parser, list_commands, require_command, split_options

COMMANDS = {
    "teams": Command("spacequiz.cli.class_teams", "2 to 6 teams at one screen"),
    "assign": Command("spacequiz.cli.class_assign", "the same questions for everyone, as one file"),
    "collect": Command("spacequiz.cli.class_collect", "one table of all results"),
    "report": Command("spacequiz.cli.class_report", "a past class game as a table or a page to print"),
    "list": Command("spacequiz.cli.class_list", "the class games that are kept"),
    "forget": Command("spacequiz.cli.class_forget", "class games are deleted"),
}

EXAMPLES = """\
  spacequiz class teams sputnik
  spacequiz class assign sputnik --questions 15 --seed monday --out lesson.json
  spacequiz class collect results --out results.xlsx
  spacequiz class report 3 --out report.html
"""


def run(words: list[str], home: str | None) -> int:
    """Run the command for classes that the next word names."""
    before, rest = split_options(words)
    if before or not rest or rest[0] not in COMMANDS:
        about = "A class: teams at one screen, or everyone alone. No account, no network."
        about += f"\n\ncommands:\n{list_commands(COMMANDS)}"
        parser = Parser("spacequiz class", about, EXAMPLES, usage="spacequiz class COMMAND ...")
        home = parser.parse(before, home).home
        if not rest:
            *most, last = COMMANDS
            parser.error(f"what is the class to do? {', '.join(most)} or {last}")
        require_command(rest[0], COMMANDS, parser)
    return COMMANDS[rest[0]].load()(rest[1:], home)
