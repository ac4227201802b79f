"""``spacequiz class assign``: the same questions for everyone, as one file."""

import argparse
import os
import secrets
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from spacequiz.cli.named_packs import read_named_packs
from spacequiz.cli.output import print_message
from spacequiz.cli.output_file import refuse_existing, shell_quoted, write_data
from spacequiz.cli.parser import Parser, did_you_mean, whole_number
from spacequiz.domain.rules import DEFAULT_QUESTIONS, DEFAULT_SECONDS, MAX_QUESTIONS, MAX_SECONDS
from spacequiz.errors import Exit, SpaceQuizError, UsageError
from spacequiz.text import clean, escape

ABOUT = """\
Write an assignment: the same questions, in the same order, for everyone who
plays it. A pack that does not come with the game travels inside, so that a
pupil needs this one file. It is sealed against accidents and casual edits;
that is no proof, for someone who has the source of the game can forge it."""
EXAMPLES = """\
  spacequiz class assign sputnik --questions 15 --seed monday --out lesson.json
  spacequiz class assign sputnik gagarin --mode exam --seconds 30 --roster names.txt --out exam.json
  spacequiz class assign my-pack.yaml --seconds 0 --title "Homework 7b" --out homework.json
"""
_MOST_ROSTER = 1024 * 1024
_SHOWN_CHANGES = 10


def run(words: list[str], home: str | None) -> int:
    """Write the file."""
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

    parser = _parser(list(MODES))
    options = parser.parse(words, home)
    if not options.packs:
        parser.error("which pack is to be played?")
    if options.out is None:
        parser.error("--out names the file that is handed to the class")
    if options.mode not in MODES:
        known = f"; there is {', '.join(MODES)}"
        raise UsageError(f"there is no mode {options.mode}{did_you_mean(options.mode, list(MODES)) or known}")
    questions = whole_number("--questions", options.questions, 1, MAX_QUESTIONS)
    seconds = whole_number("--seconds", options.seconds, 0, MAX_SECONDS)
    seed = secrets.token_hex(4) if options.seed is None else _worded("--seed", options.seed, MAX_SEED_LENGTH)
    title = "" if options.title is None else _worded("--title", options.title, MAX_TITLE_LENGTH)
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
        made_at=clamp_date(datetime.now(UTC)),
        roster=_roster(Path(options.roster)) if options.roster is not None else (),
    )
    # what nobody could play is not handed to a class
    data = write_assignment(assignment)
    load_assigned_game(data)
    write_data(out, data)
    _tell(assignment.title, new.board.rules.questions, questions, options, out)
    return Exit.DONE


def _parser(modes: Sequence[str]) -> Parser:
    parser = Parser("spacequiz class assign", ABOUT, EXAMPLES)
    parser.add_argument("packs", nargs="*", metavar="PACK", help="the id of a pack, or the path of a .yaml file")
    parser.add_argument(
        "--questions", metavar="N", default=str(DEFAULT_QUESTIONS), help=f"how many (default: {DEFAULT_QUESTIONS})"
    )
    parser.add_argument("--seed", metavar="TEXT", help="the same seed draws the same questions (default: drawn)")
    parser.add_argument("--mode", metavar="MODE", default="practice", help=f"{' or '.join(modes)} (default: practice)")
    parser.add_argument(
        "--seconds", metavar="S", default=str(DEFAULT_SECONDS), help=f"for each (default: {DEFAULT_SECONDS}); 0: none"
    )
    parser.add_argument(
        "--roster", metavar="FILE", help="the names of the class, a line each: collect says who is missing"
    )
    parser.add_argument("--title", metavar="TEXT", help="what the lesson is called (default: as its packs)")
    parser.add_argument("--out", metavar="FILE", help="the file to write")
    parser.add_argument("--force", action="store_true", help="write over a file that is there")
    return parser


def _worded(option: str, typed: str, longest: int) -> str:
    cleaned = clean(typed)
    if not cleaned or len(cleaned) > longest:
        raise UsageError(f"{option} takes a text that can be shown, of at most {longest} characters")
    return cleaned


def _roster(path: Path) -> tuple[str, ...]:
    """The names of the class, with a word on each that became another. Raises SpaceQuizError."""
    from spacequiz.classroom.assignments.roster import MAX_NAMES, read_roster
    from spacequiz.packs.decode import UnreadableFile, decode_utf8
    from spacequiz.packs.file_bytes import read_file_bytes

    data = read_file_bytes(path, _MOST_ROSTER)
    if len(data) > _MOST_ROSTER:
        raise SpaceQuizError(f"{path} is larger than 1 MiB: it is to be a list of names, a line each")
    try:
        found = read_roster(decode_utf8(data).removeprefix("\ufeff").splitlines())
    except UnreadableFile as unreadable:
        raise SpaceQuizError(f"{path}: {unreadable.problem.message}") from None
    names = tuple(each.name for each in found if each.name)
    if not names:
        raise SpaceQuizError(f"there is no name in {path}")
    if len(names) > MAX_NAMES:
        raise SpaceQuizError(f"there are more than {MAX_NAMES} names in {path}")
    changed = [each for each in found if each.is_changed]
    for each in changed[:_SHOWN_CHANGES]:
        typed = escape(each.typed[:60])
        print_message(
            f"line {each.line} of the roster: " + (f"{typed} plays as {each.name}" if each.name else "no name in it")
        )
    if changed[_SHOWN_CHANGES:]:
        print_message(
            f"and {len(changed) - _SHOWN_CHANGES} more names were changed; the file that is written has them all"
        )
    return names


def _tell(title: str, there: int, wanted: int, options: argparse.Namespace, out: Path) -> None:
    fewer = f" (there are no more; {wanted} were asked for)" if there < wanted else ""
    print(escape(f"{title}: {options.mode}, {there} questions{fewer}, written to {out}"))
    print(f"a pupil plays it with: spacequiz play --assignment {shell_quoted(out)} --player NAME")
