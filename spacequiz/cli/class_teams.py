"""``spacequiz class teams``: 2 to 6 teams at one screen."""

import os

from spacequiz.cli.open_screen import open_app, require_terminal
from spacequiz.cli.parser import Parser, did_you_mean, whole_number
from spacequiz.domain.team_game import FEWEST_TEAMS, MOST_TEAMS, PointsBy, Style, TeamRules
from spacequiz.errors import NotFound, SpaceQuizError, StorageError, UsageError
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
    parser.add_argument("--teams", metavar="NAMES", help=f"names with commas, {FEWEST_TEAMS} to {MOST_TEAMS} of them")
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
    _check(options.packs, where.packs)
    request = TeamGameRequest(
        packs=tuple(options.packs),
        teams=_teams(options.teams),
        rules=TeamRules(
            style=Style(_one_of("--style", options.style or "turns", tuple(Style))),
            points_by=PointsBy(_one_of("--points", options.points or "accuracy", tuple(PointsBy))),
            seconds=whole_number("--seconds", options.seconds or "60", 0, MOST_SECONDS),
            steal=not options.no_steal,
            scoreboard=not options.no_scores,
        ),
        questions=whole_number("--questions", options.questions or "10", 1, MOST_QUESTIONS),
        seed=options.seed or "",
        resume=resume,
    )
    require_terminal()
    return open_app(where, teams=request)


def _teams(typed: str | None) -> tuple[str, ...]:
    from spacequiz.text import clean_name, same_name

    if typed is None:
        return ()
    names = tuple(filter(None, map(clean_name, typed.split(","))))
    if not FEWEST_TEAMS <= len(names) <= MOST_TEAMS:
        raise UsageError(f"--teams takes {FEWEST_TEAMS} to {MOST_TEAMS} names with commas, not {len(names)}")
    twice = next((one for place, one in enumerate(names) if any(same_name(one, other) for other in names[:place])), "")
    if twice:
        raise UsageError(f"two teams are called {twice}")
    return names


def _check(packs: list[str], folder: "os.PathLike[str]") -> None:
    """Raise for a pack that is missing or has errors: better here, with an exit code, than on a screen."""
    from pathlib import Path

    from spacequiz.packs.loaded_packs import load_named_pack

    for name in packs:
        loaded = load_named_pack(name, Path(folder))
        if loaded.load_error:
            raise StorageError(loaded.load_error)
        if loaded.pack is None:
            raise SpaceQuizError(f"{name} has errors and cannot be played: spacequiz pack check {loaded.file.path}")
    if len(set(packs)) < len(packs):
        raise NotFound("a pack was named twice")


def _one_of(option: str, typed: str, known: tuple[str, ...]) -> str:
    words = tuple(map(str, known))
    if typed not in words:
        raise UsageError(f"{option} is {' or '.join(words)}, not {typed}{did_you_mean(typed, words)}")
    return typed
