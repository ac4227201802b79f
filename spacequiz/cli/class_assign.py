"""``spacequiz class assign``: write an assignment file, the same questions for everyone."""

import argparse
import os
import secrets
from collections.abc import Sequence
from pathlib import Path

from spacequiz.cli.named_packs import read_named_packs
from spacequiz.cli.output import print_message
from spacequiz.cli.output_file import refuse_existing, shell_quoted, write_data
from spacequiz.cli.parser import Parser, did_you_mean, whole_number
from spacequiz.clock import utc_now
from spacequiz.domain.rules import DEFAULT_QUESTIONS, DEFAULT_SECONDS, MAX_QUESTIONS, MAX_SECONDS
from spacequiz.errors import Exit, SpaceQuizError, UsageError
from spacequiz.text import clean, escape

ABOUT = """\
Write an assignment: everyone who plays it gets the same questions in the same
order. Packs of your own are included, so your pupils need only this one file.
A checksum reveals accidents and casual edits. It does not prevent cheating:
anyone with the source code of the game can forge it."""
EXAMPLES = """\
  spacequiz class assign sputnik --questions 15 --seed monday --out assignment.json
  spacequiz class assign sputnik gagarin --mode exam --seconds 30 --roster names.txt --out exam.json
  spacequiz class assign my-pack.yaml --seconds 0 --title "Homework 7b" --out homework.json
"""
_MAX_ROSTER_BYTES = 1024 * 1024
_MAX_LISTED_CHANGES = 10


def run(args: list[str], home: str | None) -> int:
    """Write the assignment file."""
    from spacequiz.classroom.assignments.assigned_game import assignment_title, build_assigned_pack, load_assigned_game
    from spacequiz.classroom.assignments.assignment import (
        MAX_SEED_LENGTH,
        MAX_TITLE_LENGTH,
        MODES,
        Assignment,
        clamp_date,
        write_assignment,
    )
    from spacequiz.play.new_game import build_game
    from spacequiz.user_paths import find_user_paths

    parser = _build_parser(list(MODES))
    options = parser.parse(args, home)
    if not options.packs:
        parser.error("name at least one pack")
    if options.out is None:
        parser.error("name the assignment file to write with --out FILE")
    if options.mode not in MODES:
        known = f"; choose from {', '.join(MODES)}"
        raise UsageError(f"there is no mode {options.mode}{did_you_mean(options.mode, list(MODES)) or known}")
    questions = whole_number("--questions", options.questions, 1, MAX_QUESTIONS)
    seconds = whole_number("--seconds", options.seconds, 0, MAX_SECONDS)
    seed = secrets.token_hex(4) if options.seed is None else _clean_text("--seed", options.seed, MAX_SEED_LENGTH)
    title = "" if options.title is None else _clean_text("--title", options.title, MAX_TITLE_LENGTH)
    out = Path(options.out)
    refuse_existing(out, force=options.force)
    named = read_named_packs(options.packs, find_user_paths(options.home, os.environ).packs, "assigned")
    packs = [loaded.playable for loaded in named]
    assigned = tuple(
        build_assigned_pack(pack, loaded.file.path, built_in=loaded.file.origin == "built-in")
        for pack, loaded in zip(packs, named, strict=True)
    )
    mode = MODES[options.mode]
    new = build_game(packs, seed=seed, player="", mode=mode, questions=questions, seconds=seconds).setup
    assignment = Assignment(
        title=assignment_title(title, assigned),
        packs=assigned,
        questions=new.questions,
        seed=seed,
        mode=options.mode,
        seconds=seconds,
        made_at=clamp_date(utc_now()),
        roster=_read_roster_names(Path(options.roster)) if options.roster is not None else (),
    )
    # fail now if the file could not be played
    data = write_assignment(assignment)
    load_assigned_game(data)
    write_data(out, data)
    _print_summary(assignment.title, new.board.rules.questions, questions, options, out)
    return Exit.DONE


def _build_parser(modes: Sequence[str]) -> Parser:
    parser = Parser("spacequiz class assign", ABOUT, EXAMPLES)
    parser.add_argument("packs", nargs="*", metavar="PACK", help="a pack id or the path of a .yaml file")
    parser.add_argument(
        "--questions",
        metavar="N",
        default=str(DEFAULT_QUESTIONS),
        help=f"number of questions (default: {DEFAULT_QUESTIONS})",
    )
    parser.add_argument("--seed", metavar="TEXT", help="the same seed gives the same questions (default: random)")
    parser.add_argument("--mode", metavar="MODE", default="practice", help=f"{' or '.join(modes)} (default: practice)")
    parser.add_argument(
        "--seconds",
        metavar="S",
        default=str(DEFAULT_SECONDS),
        help=f"time limit per question (default: {DEFAULT_SECONDS}); 0 for none",
    )
    parser.add_argument(
        "--roster", metavar="FILE", help="names of the pupils, one per line; collect then shows who is missing"
    )
    parser.add_argument("--title", metavar="TEXT", help="title of the assignment (default: titles of its packs)")
    parser.add_argument("--out", metavar="FILE", help="the assignment file to write")
    parser.add_argument("--force", action="store_true", help="overwrite an existing file")
    return parser


def _clean_text(option: str, typed: str, longest: int) -> str:
    cleaned = clean(typed)
    if not cleaned or len(cleaned) > longest:
        raise UsageError(f"{option} takes a printable text of at most {longest} characters")
    return cleaned


def _read_roster_names(path: Path) -> tuple[str, ...]:
    """Return the names in a roster file, and report those that were changed. Raises SpaceQuizError."""
    from spacequiz.classroom.assignments.roster import MAX_NAMES, read_roster
    from spacequiz.packs.decode import UnreadableFile, decode_utf8
    from spacequiz.packs.file_bytes import read_file_bytes

    data = read_file_bytes(path, _MAX_ROSTER_BYTES)
    if len(data) > _MAX_ROSTER_BYTES:
        raise SpaceQuizError(f"{path} is larger than 1 MiB; a roster is a list of names, one per line")
    try:
        entries = read_roster(decode_utf8(data).removeprefix("\ufeff").splitlines())
    except UnreadableFile as unreadable:
        raise SpaceQuizError(f"{path}: {unreadable.problem.message}") from None
    names = tuple(entry.name for entry in entries if entry.name)
    if not names:
        raise SpaceQuizError(f"{path} has no names; a roster is a list of names, one per line")
    if len(names) > MAX_NAMES:
        raise SpaceQuizError(f"{path} has more than {MAX_NAMES} names")
    changed = [entry for entry in entries if entry.is_changed]
    for entry in changed[:_MAX_LISTED_CHANGES]:
        typed = escape(entry.typed[:60])
        print_message(
            f"roster, line {entry.line}: "
            + (f"{typed} becomes {entry.name}" if entry.name else "no usable name, skipped")
        )
    if changed[_MAX_LISTED_CHANGES:]:
        print_message(f"and {len(changed) - _MAX_LISTED_CHANGES} more names were changed")
    return names


def _print_summary(title: str, count: int, requested: int, options: argparse.Namespace, out: Path) -> None:
    fewer = f" (you asked for {requested}, but there are no more)" if count < requested else ""
    print(escape(f"{title}: {options.mode}, {count} questions{fewer}, saved to {out}"))
    print(f"Your pupils play it with: spacequiz play --assignment {shell_quoted(out)} --player NAME")
