"""The top-level commands and the options before them."""

from spacequiz.cli.parser import Command, Parser, list_commands, require_command, split_options
from spacequiz.errors import Exit
from spacequiz.garbage_collection import without_gc

COMMANDS = {
    "play": Command("spacequiz.cli.play_command", "start a game right away"),
    "scores": Command("spacequiz.cli.scores_command", "show the leaderboard; move your games to another computer"),
    "pack": Command("spacequiz.cli.pack_command", "create, check, add, import and export question packs"),
    "class": Command("spacequiz.cli.class_command", "team games and assignments for a class"),
    "timeline": Command("spacequiz.cli.timeline_command", "show all dated firsts in order"),
    "where": Command("spacequiz.cli.where_command", "show where your files are, versions, and the terminal"),
}

ABOUT = f"""A terminal quiz about the firsts of the space race. Run it without a command to open the game.

commands:
{list_commands(COMMANDS)}"""

EXAMPLES = """\
  spacequiz                                 open the game
  spacequiz play sputnik                    play one pack
  spacequiz play --plain                    play as plain text, line by line
  spacequiz pack check my-questions.yaml    find the mistakes in a pack
  spacequiz --home ~/class scores --json    the scores saved under ~/class, as JSON
"""


def dispatch(argv: list[str]) -> int:
    """Run the command that these arguments name, or open the game; return the exit code."""
    before, args = split_options(argv)
    home = None
    if before or (args and args[0] not in COMMANDS):
        parser = Parser("spacequiz", ABOUT, EXAMPLES, usage="spacequiz [--home DIR] [COMMAND ...]")
        parser.add_argument("--version", action="store_true", help="show the version")
        options = parser.parse(before)
        if options.version:
            from spacequiz import __version__

            print(f"spacequiz {__version__}")
            return Exit.DONE
        home = options.home
        if args:
            require_command(args[0], COMMANDS, parser)
    if args:
        # most of the time until a first question goes into imports, which make no garbage
        with without_gc():
            run = COMMANDS[args[0]].load()
        return run(args[1:], home)
    from spacequiz.cli.open_screen import open_home

    return open_home(home)
