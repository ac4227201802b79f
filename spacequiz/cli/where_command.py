"""``spacequiz where``: folders, versions, and what this terminal can do."""

import locale
import os
import platform
import sys
from collections.abc import Mapping
from importlib import import_module
from importlib.util import find_spec
from typing import Any, TextIO

from spacequiz.cli.output import to_json
from spacequiz.cli.parser import Parser
from spacequiz.errors import Exit
from spacequiz.text import escape

EXAMPLES = """\
  spacequiz where
  spacequiz where --json
  spacequiz --home ~/class where     with everything under ~/class
"""


def run(args: list[str], home: str | None) -> int:
    """Print folders, versions and the terminal's abilities, for users and for bug reports."""
    parser = Parser(
        "spacequiz where", "Show where your files are, the versions in use, and what this terminal can do.", EXAMPLES
    )
    parser.add_argument("--json", action="store_true", help="print a JSON object")
    options = parser.parse(args, home)
    facts: dict[str, dict[str, Any]] = {
        "places": _places(options.home),
        "versions": _versions(),
        "terminal": _terminal(os.environ),
    }
    if options.json:
        print(to_json(facts))
        return Exit.DONE
    for place, path in facts["places"].items():
        print(escape(f"{place:<10} {path['path']}{'' if path['exists'] else ' (does not exist yet)'}"))
    for name, fact in {**facts["versions"], **facts["terminal"]}.items():
        print(escape(f"{name:<10} {_fact_text(name, fact)}"))
    return Exit.DONE


def _places(home: str | None) -> dict[str, dict[str, object]]:
    from spacequiz.user_paths import find_user_paths

    paths = find_user_paths(home, os.environ)
    places = {
        "data": paths.data,
        "packs": paths.packs,
        "scores": paths.database,
        "config": paths.config,
        "settings": paths.settings,
        "cache": paths.pack_cache,
    }
    return {name: {"path": str(path), "exists": path.exists()} for name, path in places.items()}


def _versions() -> dict[str, object]:
    # takes 75 ms to import, and no other command needs it
    from importlib.metadata import PackageNotFoundError, version

    from spacequiz import __version__

    versions: dict[str, object] = {"spacequiz": __version__, "python": platform.python_version()}
    for package in ("textual", "pyyaml"):
        try:
            versions[package] = version(package)
        except PackageNotFoundError:
            versions[package] = None
    # only the versions are needed: the boundary tests allow yaml in packs alone and sqlite3 in store alone
    versions["libyaml"] = find_spec("yaml._yaml") is not None
    versions["sqlite"] = import_module("sqlite3").sqlite_version
    versions["system"] = platform.platform()
    return versions


def _terminal(environ: Mapping[str, str]) -> dict[str, object]:
    return {
        "input": _is_terminal(sys.stdin),
        "output": _is_terminal(sys.stdout),
        "size": _size(),
        "colour": colour(environ),
        "encoding": locale.getencoding(),
        "term": environ.get("TERM", ""),
    }


def colour(environ: Mapping[str, str]) -> str:
    """Return how many colours the terminal claims to show: ``none``, ``16``, ``256`` or ``16 million``."""
    term = environ.get("TERM", "")
    if environ.get("NO_COLOR") or term == "dumb":
        return "none"
    if environ.get("COLORTERM", "").casefold() in {"truecolor", "24bit"} or "WT_SESSION" in environ:
        return "16 million"
    if "256" in term:
        return "256"
    return "16" if term else "none"


def _size() -> list[int] | None:
    """Return columns and lines of the terminal, or None without one."""
    for stream in (sys.stdout, sys.stderr, sys.stdin):
        try:
            return list(os.get_terminal_size(stream.fileno()))
        except (OSError, ValueError, AttributeError):
            # a pipe, a closed stream, or no stream at all
            continue
    return None


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and stream.isatty()


def _fact_text(name: str, fact: object) -> str:
    match fact:
        case None:
            return "not a terminal" if name == "size" else "not installed"
        case bool():
            word = "yes" if fact else "no"
            return f"a terminal: {word}" if name in {"input", "output"} else word
        case [columns, lines]:
            return f"{columns} x {lines}"
    return str(fact) or "not set"
