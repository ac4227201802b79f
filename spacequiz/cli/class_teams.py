"""``spacequiz class teams``: 2 to 6 teams at one screen."""

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
  spacequiz class teams                                  choose packs, teams and rules on the screen
  spacequiz class teams sputnik --teams "Ada, Bob, Cy"   with names of their own
  spacequiz class teams moon --style all --seconds 45    all teams answer every question
  spacequiz class teams --resume                         on with the class game that was left
"""
MOST_QUESTIONS, MOST_SECONDS = 100, 900


def run(words: list[str], home: str | None) -> int:
    """Open the set-up of a team game with what was said, or the game that was left."""
    parser = Parser(
        "spacequiz class teams",
        "Teams at one screen: the questions large, everything entered by you, and everything can be taken back.",
        EXAMPLES,
    )
    parser.add_argument("packs", nargs="*", metavar="PACK", help="the id of a pack, or the path of a .yaml file")
    parser.add_argument("--teams", metavar="NAMES", help=f"names with commas, {MIN_TEAMS} to {MAX_TEAMS} of them")
    parser.add_argument("--style", metavar="STYLE", help="turns (default), or all at once")
    parser.add_argument("--points", metavar="BY", help="accuracy (default) or speed")
    parser.add_argument("--questions", metavar="N", help=f"how many, 1 to {MOST_QUESTIONS} (default: 10)")
    parser.add_argument("--seconds", metavar="S", help=f"time to talk, up to {MOST_SECONDS}; 0 for none (default: 60)")
    parser.add_argument("--no-steal", action="store_true", help="what one team gets wrong is not for the next")
    parser.add_argument("--no-scores", action="store_true", help="show the scores at the end only")
    parser.add_argument("--seed", metavar="TEXT", help="the same seed asks the same questions in the same order")
    parser.add_argument("--resume", metavar="ID", nargs="?", const="0", help="on with a class game that was left")
    options = parser.parse(words, home)
    where = find_user_paths(options.home, os.environ)
    resume = None
    if options.resume is not None:
        resume = whole_number("--resume", options.resume, 0, 10**9)
        if options.packs or options.teams:
            raise UsageError("a class game that is taken up again has its packs and teams: name none with --resume")
    if len(set(options.packs)) < len(options.packs):
        raise NotFound("a pack was named twice")
    # errors are better reported here, with an exit code, than on a screen that opens for them
    cache = PackCache(where.pack_cache)
    loaded = tuple(read_named_packs(options.packs, where.packs, "played", cache))
    request = TeamGameRequest(
        packs=tuple(pack.file.id for pack in loaded),
        loaded=loaded,
        teams=_teams(options.teams),
        rules=TeamRules(
            style=PlayStyle(_one_of("--style", options.style or "turns", tuple(PlayStyle))),
            points_by=PointsBy(_one_of("--points", options.points or "accuracy", tuple(PointsBy))),
            seconds=whole_number("--seconds", options.seconds or "60", 0, MOST_SECONDS),
            can_steal=not options.no_steal,
            has_scoreboard=not options.no_scores,
        ),
        questions=whole_number("--questions", options.questions or "10", 1, MOST_QUESTIONS),
        seed=options.seed or "",
        resume=resume,
    )
    require_terminal()
    return open_app(where, teams=request, cache=cache)


def _teams(typed: str | None) -> tuple[str, ...]:
    from spacequiz.text import clean_name, same_name

    if typed is None:
        return ()
    names = tuple(filter(None, map(clean_name, typed.split(","))))
    if not MIN_TEAMS <= len(names) <= MAX_TEAMS:
        raise UsageError(f"--teams takes {MIN_TEAMS} to {MAX_TEAMS} names with commas, not {len(names)}")
    twice = next((one for place, one in enumerate(names) if any(same_name(one, other) for other in names[:place])), "")
    if twice:
        raise UsageError(f"two teams are called {twice}")
    return names


def _one_of(option: str, typed: str, known: tuple[str, ...]) -> str:
    words = tuple(map(str, known))
    if typed not in words:
        raise UsageError(f"{option} is {' or '.join(words)}, not {typed}{did_you_mean(typed, words)}")
    return typed
