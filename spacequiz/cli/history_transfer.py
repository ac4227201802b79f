"""``spacequiz scores --export`` and ``--import``: move a player's games to another computer."""

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


def export_history(paths: UserPaths, file: str, player: str, *, force: bool) -> Exit:
    """Write a player's games to a file; ``-`` is stdout. Without a name, `_choose_player` picks the player."""
    from spacequiz.store.history_file import MAX_BYTES, write_history
    from spacequiz.store.store import Store

    path = Path(file)
    if file != PIPE:
        refuse_existing(path, force=force)
    with Store.open_to_read(paths.database) as store:
        if store.notice:
            print_message(store.notice)
        history = store.export_history(_choose_player(store, player, paths))
    text, lost = write_history(history)
    if len(text.encode()) > MAX_BYTES:
        print_message(f"Warning: --import reads at most {MAX_BYTES // 1024**2} MiB, and this file is larger.")
    if file == PIPE:
        print(text, end="")
    else:
        write_text(path, text)
    if lost:
        print_message(f"{format_count(lost, 'game')} cannot be read and {plural(lost, 'was', 'were')} skipped.")
    games = len(history.games) + history.unreadable - lost
    print_message(f"{format_count(games, 'game')} of {history.player} exported{'' if file == PIPE else f' to {file}'}")
    return Exit.DONE


def import_history(paths: UserPaths, file: str, player: str) -> Exit:
    """Add the games in a file for the player it names, or for `player`; ``-`` is stdin."""
    from dataclasses import replace
    from functools import partial

    from spacequiz.store.history_file import read_history
    from spacequiz.store.json_fields import InvalidValue
    from spacequiz.store.store import Store

    data = _read_input(file)
    with ProgressBar() as progress:
        try:
            history = read_history(data, partial(progress.update, "checking game"))
        except InvalidValue as error:
            name = "standard input" if file == PIPE else file
            raise SpaceQuizError(f"{name}: {error}\nnothing was imported") from None
        with Store.open(paths.database) as store:
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
        message += f", {format_count(summary.already_present, 'was', 'were')} already here"
    print_message(message)
    return Exit.DONE


def _choose_player(store: "Store", player: str, paths: UserPaths) -> str:
    """Return the named player, the player of the settings, or the only one. Raises NotFound or UsageError."""
    from spacequiz.settings import load

    players = store.players()
    if player:
        return _find_player(player, players).name
    played = [one for one in players if one.answers or one.finished_games]
    if not played:
        raise NotFound("there is nothing to export: nobody has played here yet")
    own_name = load(paths.settings)[0].player
    own_players = [one for one in played if own_name and same_name(one.name, own_name)] or played
    if len(own_players) > 1:
        names = [one.name for one in own_players]
        more = f" and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
        raise UsageError(f"choose a player with --player NAME: {', '.join(names[:_MOST_NAMES])}{more}")
    return own_players[0].name


def _find_player(player: str, players: "tuple[Player, ...]") -> "Player":
    for one in players:
        if same_name(one.name, player):
            return one
    near = nearest(player, [one.name for one in players])
    raise NotFound(f"there is no player {player}{f'; did you mean {near}?' if near else ''}")


def _read_input(file: str) -> bytes:
    """Return the bytes of a file, at most one more than an import accepts. Raises StorageError."""
    from spacequiz.store.history_file import MAX_BYTES

    try:
        if file == PIPE:
            if sys.stdin is None:
                raise StorageError("standard input is closed")
            # a test or a host program may have replaced it by a text stream
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
