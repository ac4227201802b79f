"""``spacequiz pack add``: copy packs into the user's folder."""

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
  spacequiz pack add our-club.yaml           play it as our-club from now on
  spacequiz pack add ~/Downloads/packs.zip   add all packs in a zip or a folder
  spacequiz pack add our-club.yaml --dry-run
  spacequiz pack add our-club.yaml --replace
"""
MOST_PROBLEMS = 20
"""The number of problems shown per pack."""


def run(args: list[str], home: str | None) -> int:
    """Add each pack without errors, and report the others."""
    parser = Parser(
        "spacequiz pack add",
        "Add packs to the game by copying them into your folder. Packs with errors are not added.",
        EXAMPLES,
    )
    parser.add_argument("paths", nargs="*", metavar="PATH", help="a pack file, a folder of packs, or a zip")
    parser.add_argument("--replace", action="store_true", help="replace a pack with the same id; the old one is saved")
    parser.add_argument("--dry-run", action="store_true", help="show what would happen without changing anything")
    options = parser.parse(args, home)
    if not options.paths:
        parser.error("name at least one pack file, folder or zip to add")

    from spacequiz.packs.install import plan_install

    paths = find_user_paths(options.home, os.environ)
    sources, worst = _open_sources(options.paths)
    candidates = [candidate for source in sources for candidate in source.candidates]
    with ProgressBar() as progress:
        plans = plan_install(candidates, paths.packs, partial(progress.update, "checking pack"))
    for plan in plans:
        try:
            worst = max(worst, _add_pack(plan, paths, options))
        except SpaceQuizError as error:
            print_message(f"spacequiz: {error}")
            worst = max(worst, error.exit)
    for name in (name for source in sources for name in source.ignored):
        print_message(f"{name} is not a pack: skipped")
    return worst


def _open_sources(paths: Sequence[str]) -> "tuple[list[PackSource], Exit]":
    from spacequiz.packs.sources import open_source

    sources, worst = [], Exit.DONE
    with ProgressBar() as progress:
        for path in paths:
            try:
                sources.append(open_source(Path(path), partial(progress.update, "reading pack")))
            except SpaceQuizError as error:
                print_message(f"spacequiz: {error}")
                # report the most serious failure: IO, the highest code, means that nothing is known of a file
                worst = max(worst, error.exit)
    return sources, worst


def _add_pack(plan: "InstallPlan", paths: UserPaths, options: argparse.Namespace) -> Exit:
    from spacequiz.packs.install import InstallStatus, install_pack

    name = plan.candidate.id
    if plan.status is InstallStatus.REFUSED:
        _print_refusal(plan)
        return Exit.NOT_RIGHT
    if plan.status is InstallStatus.SAME:
        print(escape(f"{name}: nothing to do, {plan.reason or 'already added'}"))
        return Exit.DONE
    if plan.status is InstallStatus.OTHER and not options.replace:
        conflict = "another edition is already added" if plan.replaced_files else "a built-in pack has this id"
        print_message(f"{plan.candidate.name}: {conflict}; use --replace to replace it")
        _print_changes(plan)
        return Exit.NOT_RIGHT
    replaced = () if options.dry_run else install_pack(plan, paths.packs, paths.removed, date.today())  # noqa: DTZ011
    print(escape(f"{name}: {_describe_result(plan, dry=options.dry_run)}"))
    if plan.status is InstallStatus.OTHER:
        _print_changes(plan)
    for path in replaced:
        print_message(f"  the old edition was saved as {path}")
    return Exit.DONE


def _describe_result(plan: "InstallPlan", *, dry: bool) -> str:
    from spacequiz.packs.install import InstallStatus

    assert plan.pack is not None
    action = "replaced" if plan.status is InstallStatus.OTHER and plan.replaced_files else "added"
    parts = [f"would be {action}" if dry else action, format_count(len(plan.pack.questions), "question")]
    if plan.problems:
        parts.append(format_count(len(plan.problems), "warning"))
    if plan.built_in:
        parts.append("replaces the built-in pack")
    return ", ".join(parts)


def _print_refusal(plan: "InstallPlan") -> None:
    name = plan.candidate.name
    if plan.reason:
        print_message(f"{name} was not added: {plan.reason}")
        return
    errors = [problem for problem in plan.problems if problem.severity == "error"]
    for problem in errors[:MOST_PROBLEMS]:
        print_message(problem.show(name))
    more = f" (and {len(errors) - MOST_PROBLEMS} more)" if len(errors) > MOST_PROBLEMS else ""
    print_message(f"{name} was not added because it has errors{more}")


def _print_changes(plan: "InstallPlan") -> None:
    for args in _change_lines(plan):
        print_message(f"  {args}")


def _change_lines(plan: "InstallPlan") -> Iterator[str]:
    if plan.changes:
        yield from plan.changes.lines()
    else:
        yield "the old edition has errors, so the two cannot be compared"
