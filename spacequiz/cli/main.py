"""The entry point: run a command line and turn errors into messages and exit codes."""

import sys

from spacequiz.cli.output import discard_output, print_message
from spacequiz.errors import Exit, SpaceQuizError


def run(argv: list[str]) -> int:
    """Run a command line and return its exit code (`spacequiz.errors.Exit`)."""
    _use_utf8()
    code = _run_safely(argv)
    try:
        if sys.stdout is not None:
            # report a failed write here, not when Python shuts down
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
    except SystemExit as leaving:
        # raised by argparse after --help
        return leaving.code if isinstance(leaving.code, int) else Exit.DONE


def _report_os_error(error: OSError) -> int:
    """Report an OSError and return its exit code; prevent a second error for stdout when Python shuts down."""
    try:
        sys.stdout.flush()
    except OSError:
        discard_output(sys.stdout.fileno())
    if isinstance(error, BrokenPipeError):
        # the reader of the pipe closed it, as `head` does
        return Exit.DONE
    print_message(f"spacequiz: {error}")
    return Exit.IO


def _run(argv: list[str]) -> int:
    if argv:
        # without arguments the game opens without loading argparse, which costs start-up time
        from spacequiz.cli.commands import dispatch

        return dispatch(argv)
    from spacequiz.cli.open_screen import open_home

    return open_home(None)


def _use_utf8() -> None:
    """Read and write UTF-8 whatever the locale; invalid bytes are replaced and never raise an error."""
    for stream, errors in ((sys.stdin, "replace"), (sys.stdout, "backslashreplace"), (sys.stderr, "backslashreplace")):
        # a test or a host program may have replaced the stream by a simpler one, or by None
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors=errors)
