"""``spacequiz pack add``: packs into the user's folder."""

import argparse
import os
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from spacequiz.cli.output import print_message
from spacequiz.cli.parser import Parser
from spacequiz.cli.progress_bar import ProgressBar
from spacequiz.errors import Exit, SpaceQuizError
from spacequiz.text import escape
from spacequiz.user_paths import UserPaths, find_user_paths
from spacequiz.wording import format_count

if TYPE_CHECKING:
    from spacequiz.packs.candidates import PackSource
    from spacequiz.packs.install import InstallPlan

EXAMPLES = """\
  spacequiz pack add our-club.yaml           it is played as our-club from now on
  spacequiz pack add ~/Downloads/packs.zip   all packs of a zip; a folder works too
  spacequiz pack add our-club.yaml --dry-run
  spacequiz pack add our-club.yaml --replace the edition that is there is kept aside
"""
MOST_PROBLEMS = 20
"""Problems of one pack that are shown."""


def run(words: list[str], home: str | None) -> int:
    """Add each pack that is good, and go on when one is not."""
    parser = Parser("spacequiz pack add", "Copy packs into your folder. Packs with errors are left out.", EXAMPLES)
    parser.add_argument("paths", nargs="*", metavar="PATH", help="a pack, a folder of packs, or a zip")
    parser.add_argument("--replace", action="store_true", help="take the place of another edition, which is kept aside")
    parser.add_argument("--dry-run", action="store_true", help="show what would be done, and do nothing")
    options = parser.parse(words, home)
    if not options.paths:
        parser.error("which pack is to be added?")

    from spacequiz.packs.install import plan_install

    where = find_user_paths(options.home, os.environ)
    sources, worst = _opened(options.paths)
    candidates = [candidate for source in sources for candidate in source.candidates]
    with ProgressBar() as progress:
        plans = plan_install(candidates, where.packs, partial(progress.update, "checking pack"))
    for planned in plans:
        try:
            worst = max(worst, _add(planned, where, options))
        except SpaceQuizError as error:
            print_message(f"spacequiz: {error}")
            worst = max(worst, error.exit)
    for name in (name for source in sources for name in source.ignored):
        print_message(f"{name} is no pack and is left alone")
    return worst


def _opened(paths: Sequence[str]) -> "tuple[list[PackSource], Exit]":
    from spacequiz.packs.sources import open_source

    sources, worst = [], Exit.DONE
    with ProgressBar() as progress:
        for path in paths:
            try:
                sources.append(open_source(Path(path), partial(progress.update, "reading pack")))
            except SpaceQuizError as error:
                print_message(f"spacequiz: {error}")
                # IO is the higher of the two, and the graver: of that file nothing is known
                worst = max(worst, error.exit)
    return sources, worst


def _add(planned: "InstallPlan", where: UserPaths, options: argparse.Namespace) -> Exit:
    from spacequiz.packs.install import InstallStatus, install_pack

    name = planned.candidate.id
    if planned.status is InstallStatus.REFUSED:
        _refuse(planned)
        return Exit.NOT_RIGHT
    if planned.status is InstallStatus.SAME:
        print(escape(f"{name}: nothing to do, {planned.reason or 'this edition is there already'}"))
        return Exit.DONE
    if planned.status is InstallStatus.OTHER and not options.replace:
        of = "another edition is there" if planned.replaced_files else "a built-in pack has this name"
        print_message(f"{planned.candidate.name}: {of}; --replace puts this one in its place")
        _tell_changes(planned)
        return Exit.NOT_RIGHT
    kept = () if options.dry_run else install_pack(planned, where.packs, where.removed, date.today())  # noqa: DTZ011
    print(escape(f"{name}: {_done(planned, dry=options.dry_run)}"))
    if planned.status is InstallStatus.OTHER:
        _tell_changes(planned)
    for path in kept:
        print_message(f"  the edition that was there is kept: {path}")
    return Exit.DONE


def _done(planned: "InstallPlan", *, dry: bool) -> str:
    from spacequiz.packs.install import InstallStatus

    assert planned.pack is not None
    what = "replaced" if planned.status is InstallStatus.OTHER and planned.replaced_files else "added"
    parts = [f"would be {what}" if dry else what, format_count(len(planned.pack.questions), "question")]
    if planned.problems:
        parts.append(format_count(len(planned.problems), "warning"))
    if planned.built_in:
        parts.append("in the place of the built-in pack")
    return ", ".join(parts)


def _refuse(planned: "InstallPlan") -> None:
    name = planned.candidate.name
    if planned.reason:
        print_message(f"{name} is not added: {planned.reason}")
        return
    errors = [problem for problem in planned.problems if problem.severity == "error"]
    for problem in errors[:MOST_PROBLEMS]:
        print_message(problem.show(name))
    more = f" (and {len(errors) - MOST_PROBLEMS} more)" if len(errors) > MOST_PROBLEMS else ""
    print_message(f"{name} is not added: it has errors{more}")


def _tell_changes(planned: "InstallPlan") -> None:
    for words in _changes(planned):
        print_message(f"  {words}")


def _changes(planned: "InstallPlan") -> Iterator[str]:
    if planned.changes:
        yield from planned.changes.lines()
    else:
        yield "the edition that is there has errors, so the two cannot be compared"
