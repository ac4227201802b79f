"""``spacequiz play``: straight into a game, on the screen or line by line."""

import argparse
import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from spacequiz.cli.named_packs import read_named_packs
from spacequiz.cli.open_screen import open_app, require_terminal
from spacequiz.cli.parser import Parser, did_you_mean, whole_number
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
  spacequiz play                                    choose packs and rules on the screen
  spacequiz play sputnik                            play one pack
  spacequiz play sputnik gagarin --questions 15     two packs together
  spacequiz play my-questions.yaml --untimed        a file of your own, without a time limit
  spacequiz play --difficulty easy,medium --tag Moon
  spacequiz play sputnik --mode exam --questions 20 answers can be changed until all are handed in
  spacequiz play --mode review                      what you missed, and what is due again
  spacequiz play --mode daily                       ten questions, the same for everyone today
  spacequiz play sputnik --seed monday              the same questions in the same order for everyone
  spacequiz play sputnik --plain                    line by line, for screen readers and pipes
  spacequiz play --plain                            line by line: the game you left, or a new one
  spacequiz play --assignment lesson.json --player Ada
  spacequiz play --assignment lesson.json --player Ada --results /mnt/class
"""


def run(words: list[str], home: str | None) -> int:
    """Play as the options say."""
    options = _parser().parse(words, home)
    request = _request(options)
    paths = find_user_paths(options.home, os.environ)
    if not options.plain:
        require_terminal()
    cache = PackCache(paths.pack_cache)
    # errors are better reported here, with an exit code, than on a screen that opens for them
    request = _with_files_read(request, options, paths, cache)
    if options.plain:
        from spacequiz.cli.play_plain import play_plain

        return play_plain(request, paths, cache)
    settings, notice = load(paths.settings)
    prepared = _prepare(request, settings, paths)
    return open_app(paths, request, prepared=prepared, settings=(settings, notice), cache=cache)


def _parser() -> Parser:
    parser = Parser("spacequiz play", "Straight into a game. Without a pack, choose on the screen.", EXAMPLES)
    parser.add_argument("packs", nargs="*", metavar="PACK", help="the id of a pack, or the path of a .yaml file")
    parser.add_argument("--mode", metavar="MODE", help=f"{', '.join(MODES)} (default: mission)")
    parser.add_argument("--questions", metavar="N", help=f"how many, 1 to {MAX_QUESTIONS}")
    parser.add_argument("--seconds", metavar="S", help=f"time for each, up to {MAX_SECONDS}; 0 for no limit")
    parser.add_argument("--untimed", action="store_true", help="no time limit, whatever the packs say")
    levels = f"{', '.join(Difficulty)}; several with commas"
    parser.add_argument("--difficulty", action="append", default=[], metavar="LEVEL", help=levels)
    parser.add_argument("--tag", action="append", default=[], metavar="TAG", help="only with this tag; may be repeated")
    parser.add_argument("--seed", metavar="TEXT", help="the same seed asks the same questions in the same order")
    parser.add_argument("--player", metavar="NAME", help="the name to play under")
    parser.add_argument("--assignment", metavar="FILE", help="play what a teacher handed out; needs --player")
    parser.add_argument("--results", metavar="FOLDER", help="hand its result in here too, as in a folder of the class")
    parser.add_argument("--plain", action="store_true", help="play line by line on stdin and stdout")
    parser.add_argument("--new", action="store_true", help="with --plain: start a new game, not the one you left")
    return parser


def _request(options: argparse.Namespace) -> GameRequest:
    """What was asked for. Raises UsageError for what makes no sense."""
    if options.assignment is not None:
        return _assigned(options)
    if options.results is not None:
        raise UsageError("--results is for what a teacher handed out: it needs --assignment")
    mode = options.mode or "mission"
    if mode not in MODES:
        known = f"; there is {', '.join(MODES)}"
        raise UsageError(f"there is no mode {mode}{did_you_mean(mode, list(MODES)) or known}")
    plays = MODES[mode]
    if plays.is_daily:
        _expect_nothing_beside(options, "the daily mission is the same for everyone")
    if plays.is_endless and options.questions is not None:
        raise UsageError(f"a {mode} asks as many questions as it can: --questions has no meaning in it")
    if plays.has_game_clock and (options.untimed or options.seconds == "0"):
        raise UsageError(f"a {mode} is against the clock: it cannot be untimed")
    seconds = _number("--seconds", options.seconds, 0, MAX_SECONDS)
    if options.untimed and seconds:
        raise UsageError(f"--untimed and --seconds {seconds} cannot both be meant")
    return GameRequest(
        mode=options.mode or "",
        questions=_number("--questions", options.questions, 1, MAX_QUESTIONS),
        seconds=0 if options.untimed else seconds,
        difficulties=_difficulties(options.difficulty),
        tags=tuple(dict.fromkeys(_worded("--tag", tag, clean(tag)) for tag in options.tag)),
        seed=None if options.seed is None else _worded("--seed", options.seed, clean(options.seed)),
        player=None if options.player is None else _worded("--player", options.player, clean_name(options.player)),
        new=options.new,
    )


def _assigned(options: argparse.Namespace) -> GameRequest:
    """An assignment as it was asked for. Raises UsageError."""
    _expect_nothing_beside(options, "an assignment is the same for everyone", mode=options.mode)
    if options.player is None:
        raise UsageError("--assignment needs --player NAME: the result is handed in under this name")
    for option, path in (("--assignment", options.assignment), ("--results", options.results)):
        if path == "":
            # an unset variable in a script must not mean the folder in which it runs
            raise UsageError(f"{option} names no {'file' if option == '--assignment' else 'folder'}")
    return GameRequest(
        player=_worded("--player", options.player, clean_name(options.player)),
        shared_folder=None if options.results is None else Path(options.results),
        new=options.new,
    )


def _expect_nothing_beside(options: argparse.Namespace, because: str, mode: str | None = None) -> None:
    """Some games are the same for everyone. Raises UsageError for what would make one of them another."""
    given = {
        "a pack": options.packs,
        "--mode": mode,
        "--questions": options.questions,
        "--seconds": options.seconds,
        "--untimed": options.untimed,
        "--difficulty": options.difficulty,
        "--tag": options.tag,
        "--seed": options.seed,
    }
    for name, value in given.items():
        if value or value == "":
            raise UsageError(f"{because}: {name} has no meaning in it")


def _number(option: str, typed: str | None, least: int, most: int) -> int | None:
    return None if typed is None else whole_number(option, typed, least, most)


def _difficulties(given: list[str]) -> tuple[Difficulty, ...]:
    words = [word.strip() for words in given for word in words.split(",")]
    known = tuple(Difficulty)
    for word in words:
        if word.casefold() not in known:
            near = did_you_mean(word, tuple(map(str, known))) or f"; there is {', '.join(known)}"
            raise UsageError(f"there is no difficulty {word or 'without a name'}{near}")
    return tuple(dict.fromkeys(Difficulty(word.casefold()) for word in words))


def _worded(option: str, typed: str, cleaned: str) -> str:
    if not cleaned:
        raise UsageError(f"{option} takes a text that can be shown, not {typed or 'nothing'}")
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
    return start_new_game(request, PlayContext(library, settings, paths, settings.player or DEFAULT_PLAYER, _utc_now))


def _utc_now() -> datetime:
    return datetime.now(UTC)
