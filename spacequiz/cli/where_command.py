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
  spacequiz --home ~/class where     where things would lie under ~/class
"""


def run(words: list[str], home: str | None) -> int:
    """Show where everything lies, for a person or for a report of a mistake."""
    parser = Parser("spacequiz where", "Folders, versions, and what this terminal can do.", EXAMPLES)
    parser.add_argument("--json", action="store_true", help="as a JSON object")
    options = parser.parse(words, home)
    facts: dict[str, dict[str, Any]] = {
        "places": _places(options.home),
        "versions": _versions(),
        "terminal": _terminal(os.environ),
    }
    if options.json:
        print(to_json(facts))
        return Exit.DONE
    for place, path in facts["places"].items():
        print(escape(f"{place:<10} {path['path']}{'' if path['exists'] else ' (not there yet)'}"))
    for name, fact in {**facts["versions"], **facts["terminal"]}.items():
        print(escape(f"{name:<10} {_worded(name, fact)}"))
    return Exit.DONE


def _places(home: str | None) -> dict[str, dict[str, object]]:
    from spacequiz.user_paths import find_user_paths

    where = find_user_paths(home, os.environ)
    paths = {
        "data": where.data,
        "packs": where.packs,
        "scores": where.database,
        "config": where.config,
        "settings": where.settings,
        "cache": where.pack_cache,
    }
    return {name: {"path": str(path), "exists": path.exists()} for name, path in paths.items()}


def _versions() -> dict[str, object]:
    # 75 ms, and nobody else asks
    from importlib.metadata import PackageNotFoundError, version

    from spacequiz import __version__

    found: dict[str, object] = {"spacequiz": __version__, "python": platform.python_version()}
    for package in ("textual", "pyyaml"):
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            found[package] = None
    # neither is used here, only asked about: YAML is read in packs alone, SQLite spoken in store alone
    found["libyaml"] = find_spec("yaml._yaml") is not None
    found["sqlite"] = import_module("sqlite3").sqlite_version
    found["system"] = platform.platform()
    return found


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
    """How many colours the terminal says it can show: ``none``, ``16``, ``256`` or ``16 million``."""
    term = environ.get("TERM", "")
    if environ.get("NO_COLOR") or term == "dumb":
        return "none"
    if environ.get("COLORTERM", "").casefold() in {"truecolor", "24bit"} or "WT_SESSION" in environ:
        return "16 million"
    if "256" in term:
        return "256"
    return "16" if term else "none"


def _size() -> list[int] | None:
    """Columns and lines of the terminal, or None without one."""
    for stream in (sys.stdout, sys.stderr, sys.stdin):
        try:
            return list(os.get_terminal_size(stream.fileno()))
        except (OSError, ValueError, AttributeError):
            # a pipe, a closed stream, none at all
            continue
    return None


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and stream.isatty()


def _worded(name: str, fact: object) -> str:
    match fact:
        case None:
            return "not a terminal" if name == "size" else "not installed"
        case bool():
            word = "yes" if fact else "no"
            return f"a terminal: {word}" if name in {"input", "output"} else word
        case [columns, lines]:
            return f"{columns} x {lines}"
    return str(fact) or "not set"
