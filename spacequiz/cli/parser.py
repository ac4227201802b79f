"""The argument parser of all commands, with suggestions for mistyped words, and the loading of commands."""

import argparse
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any, NoReturn

from spacequiz.errors import UsageError
from spacequiz.text import nearest

Run = Callable[[list[str], str | None], int]
"""A function that runs a command with the arguments after its name and the ``--home`` before it, for an exit code."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command, with the module that holds its ``run`` function; the module is imported only to run it."""

    module: str
    summary: str

    def load(self) -> Run:
        """Import the command's module and return its ``run`` function."""
        run: Run = import_module(self.module).run
        return run


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """A help formatter as wide as the terminal. argparse creates one for every argument that is added."""

    def __init__(self, prog: str) -> None:
        """Get the width without shutil, which imports all compression modules."""
        try:
            columns = int(os.environ.get("COLUMNS", "")) or os.get_terminal_size().columns
        except (OSError, ValueError):
            columns = 100
        super().__init__(prog, width=max(columns - 2, 40))


class Parser(argparse.ArgumentParser):
    """An argument parser that raises UsageError, with suggestions for mistyped options."""

    def __init__(self, prog: str, about: str, examples: str, usage: str | None = None) -> None:
        """Create a parser with ``--home``, and with examples at the end of its help."""
        self._known: list[str] = []
        super().__init__(
            prog=prog,
            usage=usage,
            description=about,
            epilog=f"examples:\n{examples.rstrip()}",
            formatter_class=_Formatter,
            # an abbreviation in a script would break with the next option that begins alike
            allow_abbrev=False,
        )
        self.add_argument(
            "--home", metavar="DIR", help="use packs, scores and settings under DIR (or set SPACEQUIZ_HOME)"
        )

    def add_argument(self, *names: str, **settings: Any) -> argparse.Action:
        """Add an argument, and remember its names for suggestions."""
        self._known += [name for name in names if name.startswith("--")]
        return super().add_argument(*names, **settings)

    def error(self, message: str) -> NoReturn:
        """Raise UsageError with this message."""
        raise UsageError(f"{message}\nsee {self.prog} --help")

    def parse(self, args: list[str], home: str | None = None) -> argparse.Namespace:
        """Parse arguments; `home` is the default for ``--home``. Raises UsageError."""
        # intermixed, so that packs may stand before and after options; but that method does not support `--`
        read = self.parse_known_args if "--" in args else self.parse_known_intermixed_args
        options, extra = read(args)
        if extra:
            wrong = next((word for word in extra if word.startswith("-") and word != "-"), extra[0])
            option = wrong.partition("=")[0]
            if not option.startswith("-"):
                self.error(f"unexpected argument {wrong}")
            self.error(f"there is no option {option}{did_you_mean(option, self._known)}")
        if options.home == "":
            # an empty variable in a script must not select the user's own folder
            self.error("--home needs the name of a folder")
        options.home = options.home or home
        return options


def whole_number(option: str, typed: str, least: int, most: int) -> int:
    """Return the value of an option as a number from `least` to `most`. Raises UsageError."""
    if not (typed.isdecimal() and len(typed) <= 10 and least <= int(typed) <= most):
        raise UsageError(f"{option} takes a whole number from {least} to {most}, not {typed or 'nothing'}")
    return int(typed)


def did_you_mean(word: str, known: list[str] | tuple[str, ...]) -> str:
    """Return the end of a message that suggests the nearest known word; empty when none is near."""
    near = nearest(word, known)
    return f"; did you mean {near}?" if near else ""


def list_commands(commands: Mapping[str, Command]) -> str:
    """Return the commands with their summaries, one per line."""
    width = max(len(name) for name in commands)
    return "\n".join(f"  {name:<{width}}  {command.summary}" for name, command in commands.items())


def require_command(word: str, commands: Mapping[str, Command], parser: Parser) -> None:
    """Raise UsageError, with a suggestion, when this is not a command."""
    if word not in commands:
        parser.error(f"there is no command {word}{did_you_mean(word, tuple(commands))}")


class CommandGroup:
    """A command with subcommands."""

    def __init__(self, name: str, about: str, commands: Mapping[str, Command], examples: str) -> None:
        """Make the group; `about` and `examples` are for its help."""
        self.name = name
        self.about = about
        self.commands = commands
        self.examples = examples

    def run(self, args: list[str], home: str | None) -> int:
        """Run the subcommand named by the first argument; return its exit code. Raises UsageError."""
        before, rest = split_options(args)
        if before or not rest or rest[0] not in self.commands:
            about = f"{self.about}\n\ncommands:\n{list_commands(self.commands)}"
            command = f"spacequiz {self.name}"
            parser = Parser(command, about, self.examples, usage=f"{command} COMMAND ...")
            home = parser.parse(before, home).home
            if not rest:
                *most, last = self.commands
                parser.error(f"name a command: {', '.join(most)} or {last}")
            require_command(rest[0], self.commands, parser)
        return self.commands[rest[0]].load()(rest[1:], home)


def split_options(args: list[str]) -> tuple[list[str], list[str]]:
    """Split arguments into the options before a command, and the command with everything after it."""
    index = 0
    while index < len(args) and args[index].startswith("-"):
        index += 2 if args[index] == "--home" else 1
    return args[:index], args[index:]
