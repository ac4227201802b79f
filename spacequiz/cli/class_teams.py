"""``spacequiz class teams``: a team game with 2 to 6 teams at one screen."""

import os

from spacequiz.cli.named_packs import read_named_packs
from spacequiz.cli.open_screen import open_app, require_terminal
from spacequiz.cli.parser import Parser, did_you_mean, whole_number
from spacequiz.domain.team_game import MAX_TEAMS, MIN_TEAMS, PlayStyle, PointsBy, TeamRules
from spacequiz.errors import NotFound, UsageError
from spacequiz.packs.pack_cache import PackCache
from spacequiz.play.request import TeamGameRequest
from spacequiz.user_paths import find_user_paths

EXAMPLES = """\
  spacequiz class teams                                  choose everything on the screen
  spacequiz class teams sputnik --teams "Ada, Bob, Cy"   name the teams
  spacequiz class teams moon --style all --seconds 45    all teams answer every question
  spacequiz class teams --resume                         resume your unfinished team game
"""
MOST_QUESTIONS, MOST_SECONDS = 100, 900


def run(args: list[str], home: str | None) -> int:
    """Open the setup screen of a team game, or resume an unfinished one."""
    parser = Parser(
        "spacequiz class teams",
        "Play a team game at one screen. You enter all answers, and you can undo everything.",
        EXAMPLES,
    )
    parser.add_argument("packs", nargs="*", metavar="PACK", help="a pack id or the path of a .yaml file")
    parser.add_argument("--teams", metavar="NAMES", help=f"{MIN_TEAMS} to {MAX_TEAMS} names, separated by commas")
    parser.add_argument(
        "--style", metavar="STYLE", help="turns (default): one team after the other; all: every team answers"
    )
    parser.add_argument("--points", metavar="BY", help="accuracy (default), or speed")
    parser.add_argument("--questions", metavar="N", help=f"number of questions, 1 to {MOST_QUESTIONS} (default: 10)")
    parser.add_argument(
        "--seconds", metavar="S", help=f"time limit per question, up to {MOST_SECONDS}; 0 for none (default: 60)"
    )
    parser.add_argument("--no-steal", action="store_true", help="do not pass a missed question to the next team")
    parser.add_argument("--no-scores", action="store_true", help="hide the scores until the end")
    parser.add_argument("--seed", metavar="TEXT", help="the same seed gives the same questions in the same order")
    parser.add_argument(
        "--resume", metavar="ID", nargs="?", const="0", help="resume an unfinished team game (default: the newest)"
    )
    options = parser.parse(args, home)
    paths = find_user_paths(options.home, os.environ)
    resume = None
    if options.resume is not None:
        resume = whole_number("--resume", options.resume, 0, 10**9)
        if options.packs or options.teams:
            raise UsageError("--resume continues a game with its own packs and teams, so name none")
    if len(set(options.packs)) < len(options.packs):
        raise NotFound("the same pack is named twice")
    # report errors here, with an exit code, and not on a screen
    cache = PackCache(paths.pack_cache)
    loaded = tuple(read_named_packs(options.packs, paths.packs, "played", cache))
    request = TeamGameRequest(
        packs=tuple(pack.file.id for pack in loaded),
        loaded=loaded,
        teams=_parse_teams(options.teams),
        rules=TeamRules(
            style=PlayStyle(_parse_choice("--style", options.style or "turns", tuple(PlayStyle))),
            points_by=PointsBy(_parse_choice("--points", options.points or "accuracy", tuple(PointsBy))),
            seconds=whole_number("--seconds", options.seconds or "60", 0, MOST_SECONDS),
            can_steal=not options.no_steal,
            has_scoreboard=not options.no_scores,
        ),
        questions=whole_number("--questions", options.questions or "10", 1, MOST_QUESTIONS),
        seed=options.seed or "",
        resume=resume,
    )
    require_terminal()
    return open_app(paths, teams=request, cache=cache)


def _parse_teams(typed: str | None) -> tuple[str, ...]:
    from spacequiz.text import clean_name, same_name

    if typed is None:
        return ()
    names = tuple(filter(None, map(clean_name, typed.split(","))))
    if not MIN_TEAMS <= len(names) <= MAX_TEAMS:
        raise UsageError(f"--teams takes {MIN_TEAMS} to {MAX_TEAMS} names separated by commas, not {len(names)}")
    twice = next((one for place, one in enumerate(names) if any(same_name(one, other) for other in names[:place])), "")
    if twice:
        raise UsageError(f"two teams are called {twice}")
    return names


def _parse_choice(option: str, typed: str, known: tuple[str, ...]) -> str:
    choices = tuple(map(str, known))
    if typed not in choices:
        raise UsageError(f"{option} is {' or '.join(choices)}, not {typed}{did_you_mean(typed, choices)}")
    return typed
