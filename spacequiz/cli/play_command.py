"""``spacequiz play``: start a game on the screen or as plain text."""

import argparse
import os
from dataclasses import replace
from pathlib import Path

from spacequiz.cli.named_packs import read_named_packs
from spacequiz.cli.open_screen import open_app, require_terminal
from spacequiz.cli.parser import Parser, did_you_mean, whole_number
from spacequiz.clock import utc_now
from spacequiz.domain.question import Difficulty
from spacequiz.domain.rules import MAX_QUESTIONS, MAX_SECONDS, MODES
from spacequiz.errors import UsageError
from spacequiz.packs.pack_cache import PackCache
from spacequiz.play.library import PackLibrary
from spacequiz.play.new_game import PreparedGame
from spacequiz.play.play_context import PlayContext
from spacequiz.play.request import GameRequest
from spacequiz.play.start import needs_store, start_new_game
from spacequiz.settings import Settings, load
from spacequiz.text import DEFAULT_PLAYER, clean, clean_name
from spacequiz.user_paths import UserPaths, find_user_paths

EXAMPLES = """\
  spacequiz play                                    choose everything on the screen
  spacequiz play sputnik                            play one pack
  spacequiz play sputnik gagarin --questions 15     two packs in one game
  spacequiz play my-questions.yaml --untimed        a file of your own, without a time limit
  spacequiz play --difficulty easy,medium --tag Moon
  spacequiz play sputnik --mode exam --questions 20 change answers until you submit
  spacequiz play --mode review                      what you missed, and what is due
  spacequiz play --mode daily                       ten questions, the same for everyone
  spacequiz play sputnik --seed monday              same questions, same order
  spacequiz play sputnik --plain                    plain text, for screen readers and pipes
  spacequiz play --plain                            resume your unfinished game, or start one
  spacequiz play --assignment assignment.json --player Ada
  spacequiz play --assignment assignment.json --player Ada --results /mnt/class
"""


def run(words: list[str], home: str | None) -> int:
    """Play with the options of the command line."""
    options = _build_parser().parse(words, home)
    request = _request(options)
    paths = find_user_paths(options.home, os.environ)
    if not options.plain:
        require_terminal()
    cache = PackCache(paths.pack_cache)
    # report errors here, with an exit code, and not on a screen
    request = _with_files_read(request, options, paths, cache)
    if options.plain:
        from spacequiz.cli.play_plain import play_plain

        return play_plain(request, paths, cache)
    settings, notice = load(paths.settings)
    prepared = _prepare(request, settings, paths)
    return open_app(paths, request, prepared=prepared, settings=(settings, notice), cache=cache)


def _build_parser() -> Parser:
    parser = Parser("spacequiz play", "Start a game. Without a pack, you choose everything on the screen.", EXAMPLES)
    parser.add_argument("packs", nargs="*", metavar="PACK", help="a pack id or the path of a .yaml file")
    parser.add_argument("--mode", metavar="MODE", help=f"{', '.join(MODES)} (default: mission)")
    parser.add_argument("--questions", metavar="N", help=f"number of questions, 1 to {MAX_QUESTIONS}")
    parser.add_argument("--seconds", metavar="S", help=f"time limit per question, up to {MAX_SECONDS}; 0 for none")
    parser.add_argument("--untimed", action="store_true", help="no time limit, whatever the packs set")
    levels = f"{', '.join(Difficulty)}; separate several with commas"
    parser.add_argument("--difficulty", action="append", default=[], metavar="LEVEL", help=levels)
    parser.add_argument(
        "--tag", action="append", default=[], metavar="TAG", help="only questions with this tag; may be repeated"
    )
    parser.add_argument("--seed", metavar="TEXT", help="the same seed gives the same questions in the same order")
    parser.add_argument("--player", metavar="NAME", help="your name on the leaderboard")
    parser.add_argument("--assignment", metavar="FILE", help="play an assignment from your teacher; needs --player")
    parser.add_argument(
        "--results", metavar="FOLDER", help="also submit the result to this folder, such as a shared one"
    )
    parser.add_argument("--plain", action="store_true", help="play as plain text, line by line")
    parser.add_argument(
        "--new", action="store_true", help="with --plain: start a new game, do not resume the unfinished one"
    )
    return parser


def _request(options: argparse.Namespace) -> GameRequest:
    """Return the requested game. Raises UsageError for options that contradict each other."""
    if options.assignment is not None:
        return _assignment_request(options)
    if options.results is not None:
        raise UsageError("--results only works with --assignment")
    mode = options.mode or "mission"
    if mode not in MODES:
        known = f"; choose from {', '.join(MODES)}"
        raise UsageError(f"there is no mode {mode}{did_you_mean(mode, list(MODES)) or known}")
    traits = MODES[mode]
    if traits.is_daily:
        _expect_nothing_beside(options, "the daily mission is the same for everyone")
    if traits.is_endless and options.questions is not None:
        raise UsageError(f"--questions cannot be used with --mode {mode}, which has no fixed number of questions")
    if traits.has_game_clock and (options.untimed or options.seconds == "0"):
        raise UsageError(f"--mode {mode} needs a time limit")
    seconds = _number("--seconds", options.seconds, 0, MAX_SECONDS)
    if options.untimed and seconds:
        raise UsageError(f"use either --untimed or --seconds {seconds}, not both")
    return GameRequest(
        mode=options.mode or "",
        questions=_number("--questions", options.questions, 1, MAX_QUESTIONS),
        seconds=0 if options.untimed else seconds,
        difficulties=_difficulties(options.difficulty),
        tags=tuple(dict.fromkeys(_require_text("--tag", tag, clean(tag)) for tag in options.tag)),
        seed=None if options.seed is None else _require_text("--seed", options.seed, clean(options.seed)),
        player=None
        if options.player is None
        else _require_text("--player", options.player, clean_name(options.player)),
        new=options.new,
    )


def _assignment_request(options: argparse.Namespace) -> GameRequest:
    """Return the request for an assignment. Raises UsageError."""
    _expect_nothing_beside(options, "an assignment is the same for everyone", mode=options.mode)
    if options.player is None:
        raise UsageError("--assignment needs --player NAME: your result is submitted under this name")
    for option, path in (("--assignment", options.assignment), ("--results", options.results)):
        if path == "":
            # an empty variable in a script must not select the current folder
            raise UsageError(f"{option} needs the name of a {'file' if option == '--assignment' else 'folder'}")
    return GameRequest(
        player=_require_text("--player", options.player, clean_name(options.player)),
        shared_folder=None if options.results is None else Path(options.results),
        new=options.new,
    )


def _expect_nothing_beside(options: argparse.Namespace, because: str, mode: str | None = None) -> None:
    """Raise UsageError for options that would change a game that is the same for everyone."""
    values = {
        "a pack": options.packs,
        "--mode": mode,
        "--questions": options.questions,
        "--seconds": options.seconds,
        "--untimed": options.untimed,
        "--difficulty": options.difficulty,
        "--tag": options.tag,
        "--seed": options.seed,
    }
    for name, value in values.items():
        if value or value == "":
            raise UsageError(f"{because}, so it cannot be used with {name}")


def _number(option: str, typed: str | None, least: int, most: int) -> int | None:
    return None if typed is None else whole_number(option, typed, least, most)


def _difficulties(values: list[str]) -> tuple[Difficulty, ...]:
    words = [word.strip() for words in values for word in words.split(",")]
    known = tuple(Difficulty)
    for word in words:
        if word.casefold() not in known:
            near = did_you_mean(word, tuple(map(str, known))) or f"; choose from {', '.join(known)}"
            raise UsageError(f"there is no difficulty {word or '(empty)'}{near}")
    return tuple(dict.fromkeys(Difficulty(word.casefold()) for word in words))


def _require_text(option: str, typed: str, cleaned: str) -> str:
    if not cleaned:
        raise UsageError(f"{option} takes a printable text, not {typed or 'nothing'}")
    return cleaned


def _with_files_read(
    request: GameRequest, options: argparse.Namespace, paths: UserPaths, cache: PackCache
) -> GameRequest:
    """Read the named packs or the assignment, each once. Raises SpaceQuizError."""
    if options.assignment is not None:
        from spacequiz.classroom.assignments.assigned_game import read_assigned_game

        return replace(request, assigned=read_assigned_game(Path(options.assignment)))
    if not options.packs:
        return request
    loaded = tuple(read_named_packs(options.packs, paths.packs, "played", cache))
    return replace(request, packs=tuple(pack.file.id for pack in loaded), loaded=loaded)


def _prepare(request: GameRequest, settings: Settings, paths: UserPaths) -> PreparedGame | None:
    """Prepare a game of named packs, so that it can be shown in the first frame; None for any other request."""
    if not request.packs or needs_store(request):
        return None
    library = PackLibrary.of(request.loaded)
    return start_new_game(request, PlayContext(library, settings, paths, settings.player or DEFAULT_PLAYER, utc_now))
