"""``spacequiz pack add``: packs into the user's folder."""

import argparse
import os
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from spacequiz.cli.output import say
from spacequiz.cli.parser import Parser
from spacequiz.cli.progress_bar import Progress
from spacequiz.errors import Exit, SpaceQuizError
from spacequiz.text import escaped
from spacequiz.user_paths import Places, places

if TYPE_CHECKING:
    from spacequiz.packs.install import Plan
    from spacequiz.packs.sources import Bundle

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

    from spacequiz.packs.install import plan

    where = places(options.home, os.environ)
    bundles, worst = _opened(options.paths)
    offers = [offer for bundle in bundles for offer in bundle.offers]
    with Progress() as progress:
        plans = plan(offers, where.packs, partial(progress.at, "checking pack"))
    for planned in plans:
        try:
            worst = max(worst, _add(planned, where, options))
        except SpaceQuizError as error:
            say(f"spacequiz: {error}")
            worst = max(worst, error.exit)
    for name in (name for bundle in bundles for name in bundle.left):
        say(f"{name} is no pack and is left alone")
    return worst


def _opened(paths: Sequence[str]) -> "tuple[list[Bundle], Exit]":
    from spacequiz.packs.sources import open_bundle

    bundles, worst = [], Exit.DONE
    with Progress() as progress:
        for path in paths:
            try:
                bundles.append(open_bundle(Path(path), partial(progress.at, "reading pack")))
            except SpaceQuizError as error:
                say(f"spacequiz: {error}")
                # IO is the higher of the two, and the graver: of that file nothing is known
                worst = max(worst, error.exit)
    return bundles, worst


def _add(planned: "Plan", where: Places, options: argparse.Namespace) -> Exit:
    from spacequiz.packs.install import Standing, carry_out

    name = planned.offer.id
    if planned.standing is Standing.REFUSED:
        _refuse(planned)
        return Exit.NOT_RIGHT
    if planned.standing is Standing.SAME:
        print(escaped(f"{name}: nothing to do, {planned.why or 'this edition is there already'}"))
        return Exit.DONE
    if planned.standing is Standing.OTHER and not options.replace:
        of = "another edition is there" if planned.old else "a built-in pack has this name"
        say(f"{planned.offer.name}: {of}; --replace puts this one in its place")
        _tell_changes(planned)
        return Exit.NOT_RIGHT
    kept = () if options.dry_run else carry_out(planned, where.packs, where.removed, date.today())  # noqa: DTZ011
    print(escaped(f"{name}: {_done(planned, dry=options.dry_run)}"))
    if planned.standing is Standing.OTHER:
        _tell_changes(planned)
    for path in kept:
        say(f"  the edition that was there is kept: {path}")
    return Exit.DONE


def _done(planned: "Plan", *, dry: bool) -> str:
    from spacequiz.packs.install import Standing
    from spacequiz.packs.loaded_packs import counted

    assert planned.pack is not None
    what = "replaced" if planned.standing is Standing.OTHER and planned.old else "added"
    parts = [f"would be {what}" if dry else what, counted(len(planned.pack.questions), "question")]
    if planned.problems:
        parts.append(counted(len(planned.problems), "warning"))
    if planned.built_in:
        parts.append("in the place of the built-in pack")
    return ", ".join(parts)


def _refuse(planned: "Plan") -> None:
    name = planned.offer.name
    if planned.why:
        say(f"{name} is not added: {planned.why}")
        return
    errors = [problem for problem in planned.problems if problem.severity == "error"]
    for problem in errors[:MOST_PROBLEMS]:
        say(problem.show(name))
    more = f" (and {len(errors) - MOST_PROBLEMS} more)" if len(errors) > MOST_PROBLEMS else ""
    say(f"{name} is not added: it has errors{more}")


def _tell_changes(planned: "Plan") -> None:
    for words in _changes(planned):
        say(f"  {words}")


def _changes(planned: "Plan") -> Iterator[str]:
    if planned.changes:
        yield from planned.changes.lines()
    else:
        yield "the edition that is there has errors, so the two cannot be compared"
