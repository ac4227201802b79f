"""``spacequiz scores --export`` and ``--import``: a player's games, from one machine to another."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from spacequiz.cli.output import print_message
from spacequiz.cli.output_file import PIPE, refuse_existing, write_text
from spacequiz.cli.progress_bar import ProgressBar
from spacequiz.errors import Exit, NotFound, SpaceQuizError, StorageError, UsageError
from spacequiz.text import nearest, same_name
from spacequiz.user_paths import UserPaths
from spacequiz.wording import format_count, plural

if TYPE_CHECKING:
    from spacequiz.store.player_records import Player
    from spacequiz.store.store import Store

_MOST_NAMES = 30


def export_history(where: UserPaths, file: str, player: str, *, force: bool) -> Exit:
    """Write the games of a player, or of the only one there is, to a file; ``-`` is stdout."""
    from spacequiz.store.history_file import MAX_BYTES, write_history
    from spacequiz.store.store import Store

    path = Path(file)
    if file != PIPE:
        refuse_existing(path, force=force)
    with Store.open_to_read(where.database) as store:
        if store.notice:
            print_message(store.notice)
        history = store.export_history(_whose(store, player, where))
    text, lost = write_history(history)
    if len(text.encode()) > MAX_BYTES:
        print_message(f"The file is larger than the {MAX_BYTES // 1024**2} MiB that --import takes.")
    if file == PIPE:
        print(text, end="")
    else:
        write_text(path, text)
    if lost:
        print_message(f"{format_count(lost, 'game')} cannot be read and {plural(lost, 'is', 'are')} left out.")
    games = len(history.games) + history.unreadable - lost
    print_message(f"{format_count(games, 'game')} of {history.player} written{'' if file == PIPE else f' to {file}'}")
    return Exit.DONE


def import_history(where: UserPaths, file: str, player: str) -> Exit:
    """Take in the games of a file, for the player that it names or for this one; ``-`` is stdin."""
    from dataclasses import replace
    from functools import partial

    from spacequiz.store.history_file import read_history
    from spacequiz.store.json_fields import InvalidValue
    from spacequiz.store.store import Store

    data = _read(file)
    with ProgressBar() as progress:
        try:
            history = read_history(data, partial(progress.update, "checking game"))
        except InvalidValue as error:
            name = "standard input" if file == PIPE else file
            raise SpaceQuizError(f"{name}: {error}\nnothing was taken in") from None
        with Store.open(where.database) as store:
            if not store.is_persistent:
                raise StorageError(store.notice)
            notice = store.notice
            summary = store.import_history(
                replace(history, player=player or history.player), partial(progress.update, "adding game")
            )
    if notice:
        print_message(notice)
    message = f"{format_count(summary.added, 'game')} of {summary.player} added"
    if summary.already_present:
        message += f", {format_count(summary.already_present, 'was', 'were')} there already"
    print_message(message)
    return Exit.DONE


def _whose(store: "Store", player: str, where: UserPaths) -> str:
    """The name that was given, or the settings', or the only one. Raises NotFound, or UsageError for a choice."""
    from spacequiz.settings import load

    found = store.players()
    if player:
        return _named(player, found).name
    played = [each for each in found if each.answers or each.finished_games]
    if not played:
        raise NotFound("nobody has played here yet, so there is nothing to export")
    own = load(where.settings)[0].player
    mine = [each for each in played if own and same_name(each.name, own)] or played
    if len(mine) > 1:
        names = [each.name for each in mine]
        more = f" and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
        raise UsageError(f"whose games? name one with --player: {', '.join(names[:_MOST_NAMES])}{more}")
    return mine[0].name


def _named(player: str, found: "tuple[Player, ...]") -> "Player":
    for each in found:
        if same_name(each.name, player):
            return each
    near = nearest(player, [each.name for each in found])
    raise NotFound(f"there is no player {player}{f'; did you mean {near}?' if near else ''}")


def _read(file: str) -> bytes:
    """What a file holds, or a byte more than is taken in. Raises StorageError."""
    from spacequiz.store.history_file import MAX_BYTES

    try:
        if file == PIPE:
            if sys.stdin is None:
                raise StorageError("standard input is closed")
            # a test or a host program may have put text in its place
            buffer = getattr(sys.stdin, "buffer", None)
            data: bytes = buffer.read(MAX_BYTES + 1) if buffer else sys.stdin.read().encode("utf-8", "replace")
            return data
        if Path(file).is_dir():
            raise StorageError(f"{file} is a folder, not a file")
        with Path(file).open("rb") as opened:
            return opened.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise StorageError(f"there is no file {file}") from None
    except OSError as error:
        raise StorageError(f"{file} cannot be read: {error.strerror or error}") from None
    except ValueError as error:  # a NUL in the path
        raise StorageError(f"{file!r} cannot be read: {error}") from None
