"""From the words of the command line to a command and its exit code."""

import os
import sys

from spacequiz.cli.command import Command, Parser, expect, listed, split_options
from spacequiz.cli.show import say, silence
from spacequiz.errors import Exit, SpaceQuizError

COMMANDS = {
    "play": Command("spacequiz.cli.play", "straight into a game"),
    "scores": Command("spacequiz.cli.scores", "the best games"),
    "pack": Command("spacequiz.cli.pack", "list and check packs"),
    "where": Command("spacequiz.cli.where", "folders, versions, what this terminal can do"),
}

ABOUT = f"""A quiz on the firsts of the space race, in the terminal. Without a command the game opens.

commands:
{listed(COMMANDS)}"""

EXAMPLES = """\
  spacequiz                                 open the game
  spacequiz play sputnik                    play one pack
  spacequiz play --plain                    play line by line, without a screen
  spacequiz pack check my-questions.yaml    find the mistakes in a pack
  spacequiz --home ~/class scores --json    the scores kept under ~/class, for a script
"""


def run(argv: list[str]) -> int:
    """Run a command line and give its exit code (`spacequiz.errors.Exit`)."""
    _speak_utf8()
    code = _guarded(argv)
    try:
        if sys.stdout is not None:
            # what cannot be written is to be known here, not when Python leaves
            sys.stdout.flush()
    except OSError as error:
        return _unwritten(error)
    return code


def _guarded(argv: list[str]) -> int:
    try:
        return _run(argv)
    except SpaceQuizError as error:
        say(f"spacequiz: {error}")
        return error.exit
    except KeyboardInterrupt:
        say("")
        return Exit.INTERRUPTED
    except OSError as error:
        return _unwritten(error)
    except SystemExit as asked:
        # argparse leaves so after --help
        return asked.code if isinstance(asked.code, int) else Exit.DONE


def _unwritten(error: OSError) -> int:
    """What an error of the system means; one of output must not come again when Python leaves."""
    try:
        sys.stdout.flush()
    except OSError:
        silence(sys.stdout.fileno())
    if isinstance(error, BrokenPipeError):
        # whoever read our output has enough of it, as `head` does
        return Exit.DONE
    say(f"spacequiz: {error}")
    return Exit.IO


def _run(argv: list[str]) -> int:
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
            expect(words[0], COMMANDS, parser)
    if words:
        return COMMANDS[words[0]].load()(words[1:], home)
    from spacequiz.cli.screen import need_a_terminal, open_screen
    from spacequiz.places import places

    need_a_terminal()
    return open_screen(places(home, os.environ))


def _speak_utf8() -> None:
    """Read and write UTF-8 whatever the system's locale; what is not UTF-8 is never a reason to stop."""
    for stream, errors in ((sys.stdin, "replace"), (sys.stdout, "backslashreplace"), (sys.stderr, "backslashreplace")):
        # a test or a host program may have put something simpler in its place, or nothing
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors=errors)
