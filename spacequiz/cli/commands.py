"""The commands, and what may stand before them."""

from spacequiz.cli.parser import Command, Parser, list_commands, require_command, split_options
from spacequiz.errors import Exit
from spacequiz.garbage_collection import without_gc

COMMANDS = {
    "play": Command("spacequiz.cli.play_command", "straight into a game"),
    "scores": Command("spacequiz.cli.scores_command", "the best games"),
    "pack": Command("spacequiz.cli.pack_command", "packs: write, check, see, share, convert"),
    "class": Command("spacequiz.cli.class_command", "a class: teams at one screen, or everyone alone"),
    "timeline": Command("spacequiz.cli.timeline_command", "all dated firsts, in their order"),
    "where": Command("spacequiz.cli.where_command", "folders, versions, what this terminal can do"),
}

ABOUT = f"""A quiz on the firsts of the space race, in the terminal. Without a command the game opens.

commands:
{list_commands(COMMANDS)}"""

EXAMPLES = """\
  spacequiz                                 open the game
  spacequiz play sputnik                    play one pack
  spacequiz play --plain                    play line by line, without a screen
  spacequiz pack check my-questions.yaml    find the mistakes in a pack
  spacequiz --home ~/class scores --json    the scores kept under ~/class, for a script
"""


def dispatch(argv: list[str]) -> int:
    """Run the command that these words begin with, or open the game where there is none; its exit code."""
    before, words = split_options(argv)
    home = None
    if before or (words and words[0] not in COMMANDS):
        parser = Parser("spacequiz", ABOUT, EXAMPLES, usage="spacequiz [--home DIR] [COMMAND ...]")
        parser.add_argument("--version", action="store_true", help="show the version")
        options = parser.parse(before)
        if options.version:
            from spacequiz import __version__

            print(f"spacequiz {__version__}")
            return Exit.DONE
        home = options.home
        if words:
            require_command(words[0], COMMANDS, parser)
    if words:
        # most of the time until a first question goes into imports, which make no garbage
        with without_gc():
            run = COMMANDS[words[0]].load()
        return run(words[1:], home)
    from spacequiz.cli.open_screen import open_home

    return open_home(home)
