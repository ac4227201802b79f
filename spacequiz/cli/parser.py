"""What all commands share: a parser that names the near word, and the way from a word to its command."""

import argparse
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any, NoReturn

from spacequiz.errors import UsageError
from spacequiz.text import nearest

Run = Callable[[list[str], str | None], int]
"""Runs a command with the words after its name and the ``--home`` before it; gives the exit code."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command by the module that holds its ``run``; the module is loaded when the command is given."""

    module: str
    summary: str

    def load(self) -> Run:
        """The command itself."""
        run: Run = import_module(self.module).run
        return run


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Help as wide as the terminal. argparse makes one of these for every argument that is added."""

    def __init__(self, prog: str) -> None:
        """Ask for the width without shutil, which brings every compression along."""
        try:
            columns = int(os.environ.get("COLUMNS", "")) or os.get_terminal_size().columns
        except (OSError, ValueError):
            columns = 100
        super().__init__(prog, width=max(columns - 2, 40))


class Parser(argparse.ArgumentParser):
    """An argument parser whose errors are ours to show, and that knows what was probably meant."""

    def __init__(self, prog: str, about: str, examples: str, usage: str | None = None) -> None:
        """A parser with ``--home``, and with examples at the end of its help."""
        self._known: list[str] = []
        super().__init__(
            prog=prog,
            usage=usage,
            description=about,
            epilog=f"examples:\n{examples.rstrip()}",
            formatter_class=_Formatter,
            # an abbreviation in a lesson's script would break with the next option that begins alike
            allow_abbrev=False,
        )
        self.add_argument("--home", metavar="DIR", help="keep packs, scores and settings under DIR (or SPACEQUIZ_HOME)")

    def add_argument(self, *names: str, **settings: Any) -> argparse.Action:
        """Add an argument, and remember its names for the near word."""
        self._known += [name for name in names if name.startswith("--")]
        return super().add_argument(*names, **settings)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the command line. Raises UsageError."""
        raise UsageError(f"{message}\n{self.prog} --help shows what can be given")

    def parse(self, words: list[str], home: str | None = None) -> argparse.Namespace:
        """The arguments; `home` is used where they do not name one. Raises UsageError."""
        # intermixed: packs may stand before and after the options; it does not know that after -- there are none
        read = self.parse_known_args if "--" in words else self.parse_known_intermixed_args
        found, extra = read(words)
        if extra:
            wrong = next((word for word in extra if word.startswith("-") and word != "-"), extra[0])
            option = wrong.partition("=")[0]
            if not option.startswith("-"):
                self.error(f"{wrong} is one word too many")
            self.error(f"there is no option {option}{did_you_mean(option, self._known)}")
        if found.home == "":
            # an unset variable in a script must not mean the user's own folder
            self.error("--home names no folder")
        found.home = found.home or home
        return found


def whole_number(option: str, typed: str, least: int, most: int) -> int:
    """The number that an option was given. Raises UsageError for what is none, or too small or large."""
    if not (typed.isdecimal() and len(typed) <= 10 and least <= int(typed) <= most):
        raise UsageError(f"{option} takes a whole number from {least} to {most}, not {typed or 'nothing'}")
    return int(typed)


def did_you_mean(word: str, known: list[str] | tuple[str, ...]) -> str:
    """The near word as the end of a message, or nothing."""
    near = nearest(word, known)
    return f"; did you mean {near}?" if near else ""


def list_commands(commands: Mapping[str, Command]) -> str:
    """The commands with what they do, a line each."""
    width = max(len(name) for name in commands)
    return "\n".join(f"  {name:<{width}}  {command.summary}" for name, command in commands.items())


def require_command(word: str, commands: Mapping[str, Command], parser: Parser) -> None:
    """Raise UsageError with the near name when this is no command."""
    if word not in commands:
        parser.error(f"there is no command {word}{did_you_mean(word, tuple(commands))}")


def split_options(words: list[str]) -> tuple[list[str], list[str]]:
    """The options before a command, and the command with all that follows."""
    index = 0
    while index < len(words) and words[index].startswith("-"):
        index += 2 if words[index] == "--home" else 1
    return words[:index], words[index:]
