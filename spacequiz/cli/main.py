"""From the words of the command line to a command and its exit code."""

import sys

from spacequiz.cli.output import discard_output, print_message
from spacequiz.errors import Exit, SpaceQuizError


def run(argv: list[str]) -> int:
    """Run a command line and give its exit code (`spacequiz.errors.Exit`)."""
    _use_utf8()
    code = _run_safely(argv)
    try:
        if sys.stdout is not None:
            # what cannot be written is to be known here, not when Python leaves
            sys.stdout.flush()
    except OSError as error:
        return _report_os_error(error)
    return code


def _run_safely(argv: list[str]) -> int:
    try:
        return _run(argv)
    except SpaceQuizError as error:
        print_message(f"spacequiz: {error}")
        return error.exit
    except KeyboardInterrupt:
        print_message("")
        return Exit.INTERRUPTED
    except OSError as error:
        return _report_os_error(error)
    except SystemExit as asked:
        # argparse leaves so after --help
        return asked.code if isinstance(asked.code, int) else Exit.DONE


def _report_os_error(error: OSError) -> int:
    """What an error of the system means; one of output must not come again when Python leaves."""
    try:
        sys.stdout.flush()
    except OSError:
        discard_output(sys.stdout.fileno())
    if isinstance(error, BrokenPipeError):
        # whoever read our output has enough of it, as `head` does
        return Exit.DONE
    print_message(f"spacequiz: {error}")
    return Exit.IO


def _run(argv: list[str]) -> int:
    if argv:
        # the game alone is opened without a parser, which would be waited for
        from spacequiz.cli.commands import dispatch

        return dispatch(argv)
    from spacequiz.cli.open_screen import open_home

    return open_home(None)


def _use_utf8() -> None:
    """Read and write UTF-8 whatever the system's locale; what is not UTF-8 is never a reason to stop."""
    for stream, errors in ((sys.stdin, "replace"), (sys.stdout, "backslashreplace"), (sys.stderr, "backslashreplace")):
        # a test or a host program may have put something simpler in its place, or nothing
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors=errors)
