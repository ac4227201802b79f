"""``spacequiz play``: straight into a game, on the screen or line by line."""

import argparse
import os
import secrets
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from spacequiz.cli.named_packs import read_named_packs
from spacequiz.cli.open_screen import open_app, require_terminal
from spacequiz.cli.output import print_message
from spacequiz.cli.parser import Parser, did_you_mean, whole_number
from spacequiz.domain.pack import Pack
from spacequiz.domain.question import Difficulty
from spacequiz.domain.rules import MAX_QUESTIONS, MAX_SECONDS, MODES
from spacequiz.errors import Exit, NotFound, UsageError
from spacequiz.play.new_game import PreparedGame, build_daily_game, build_game, daily_leaderboard
from spacequiz.play.request import GameRequest
from spacequiz.settings import Settings, load
from spacequiz.text import DEFAULT_PLAYER, clean, clean_name
from spacequiz.user_paths import UserPaths, find_user_paths

if TYPE_CHECKING:
    from spacequiz.cli.game_recorder import GameRecorder

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
  spacequiz play --assignment lesson.json --player Ada
  spacequiz play --assignment lesson.json --player Ada --results /mnt/class
"""


def run(words: list[str], home: str | None) -> int:
    """Play as the options say."""
    options = _parser().parse(words, home)
    request = _request(options)
    where = find_user_paths(options.home, os.environ)
    if request.assignment:
        from spacequiz.cli.play_assignment import play_assignment

        return play_assignment(request, where, plain=options.plain)
    if options.plain:
        return _play_plain(request, where)
    require_terminal()
    if request.packs and not MODES[request.mode or "mission"].is_review:
        # better said here, with an exit code, than on a screen that opens for it
        packs = [pack for _, pack in read_named_packs(request.packs, where.packs, "played")]
        _launch(request, packs, Settings())
    return open_app(where, request)


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
        packs=tuple(options.packs),
        mode=options.mode or "",
        questions=_number("--questions", options.questions, 1, MAX_QUESTIONS),
        seconds=0 if options.untimed else seconds,
        difficulties=_difficulties(options.difficulty),
        tags=tuple(dict.fromkeys(_worded("--tag", tag, clean(tag)) for tag in options.tag)),
        seed=None if options.seed is None else _worded("--seed", options.seed, clean(options.seed)),
        player=None if options.player is None else _worded("--player", options.player, clean_name(options.player)),
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
        assignment=Path(options.assignment),
        results=None if options.results is None else Path(options.results),
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


def _play_plain(request: GameRequest, where: UserPaths) -> Exit:
    from spacequiz.cli.game_recorder import GameRecorder
    from spacequiz.cli.plain_exam import PlainExam
    from spacequiz.cli.plain_game import PlainGame

    settings, notice = load(where.settings)
    if notice:
        print_message(notice)
    recalls = MODES[request.mode or "mission"].is_review
    named = read_named_packs(request.packs, where.packs, "played")
    packs = [pack for _, pack in named] if named else _playable(where.packs, apart=recalls)
    # a file is not found again without naming it
    resumable = all(found.origin != "file" for found, _ in named)
    recorder = GameRecorder(where.database)
    try:
        launch = _launch(request, packs, settings, recorder)
        recorder.begin_game(launch.new_game)
        game = PlainExam if launch.session.rules.traits.is_exam else PlainGame
        return game(launch, recorder, sys.stdin, time.monotonic, resumable=resumable).play()
    finally:
        recorder.close()


def _launch(
    request: GameRequest, packs: Sequence[Pack], settings: Settings, recorder: "GameRecorder | None" = None
) -> PreparedGame:
    """The game wished for; settings fill in what was not said, but for filters. Raises NotFound."""
    mode = request.mode or "mission"
    player = request.player or settings.player or DEFAULT_PLAYER
    if MODES[mode].is_daily:
        return _daily(player, recorder)
    return build_game(
        packs,
        seed=request.seed or secrets.token_hex(4),
        player=player,
        mode=mode,
        questions=settings.questions if request.questions is None else request.questions,
        seconds=settings.seconds_for(mode) if request.seconds is None else request.seconds,
        difficulties=request.difficulties,
        tags=request.tags,
        memories=recorder.read(lambda store: store.memories(player), ()) if recorder and MODES[mode].is_review else (),
        now=datetime.now(UTC),
    )


def _daily(player: str, recorder: "GameRecorder | None") -> PreparedGame:
    packs, today = _playable(None), datetime.now(UTC).date()
    board = daily_leaderboard(packs, today).key
    counted = recorder is None or not recorder.read(lambda store: store.count_begun(board, player), 0)
    if not counted:
        print_message("You have played the daily mission of today: this game is not counted.")
    return build_daily_game(packs, day=today, player=player, counted=counted)


def _playable(folder: Path | None, *, apart: bool = False) -> list[Pack]:
    """All packs without an error, built in and in this folder; those with one are named.

    Packs that are to be asked for by name are among them with `apart`, or where there is no other.
    """
    from spacequiz.packs.loaded_packs import load_packs

    packs: list[Pack] = []
    kept_apart: list[Pack] = []
    for each in load_packs(folder):
        if each.pack is None:
            why = each.load_error or f"it has errors: spacequiz pack check {each.file.path}"
            print_message(f"{each.file.id} is left out, {why}")
        elif not each.is_overridden:
            (kept_apart if each.file.is_opt_in and not apart else packs).append(each.pack)
    packs = packs or kept_apart
    if not packs:
        raise NotFound("there is no pack to play")
    return packs
