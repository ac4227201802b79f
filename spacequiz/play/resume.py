"""Resume unfinished games with the same questions and the same time left."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacequiz.domain.pack import Pack, questions_by_key
from spacequiz.domain.session import Session, replay
from spacequiz.errors import NotFound
from spacequiz.play.library import PackLibrary
from spacequiz.play.new_game import PreparedGame
from spacequiz.play.play_context import PlayContext
from spacequiz.store.game_records import NewGame, PackRef, SavedGame
from spacequiz.user_paths import UserPaths


def resume_game(saved: SavedGame, context: PlayContext) -> PreparedGame:
    """Prepare an unfinished game, with the editions of its packs that it was started with. May read files.

    Raises NotFound when an edition is missing, or does not match the saved game.
    """
    editions = find_saved_editions(saved.packs, context.library, context.paths)
    prepared = restore_game(saved, context.library, editions)
    if not saved.board.assignment_id:
        return prepared
    # only assignments have something to submit
    from spacequiz.play.submissions import submission_for

    return replace(prepared, submission=submission_for(saved, context))


def restore_game(saved: SavedGame, library: PackLibrary, editions: Sequence[Pack] = ()) -> PreparedGame:
    """Rebuild an unfinished game from the packs of the library, or from older `editions`. Raises NotFound."""
    packs = [_pack_of(ref, library, editions) for ref in saved.packs]
    by_key = questions_by_key(packs)
    try:
        questions = tuple(by_key[key] for key in saved.questions)
        session = replay(Session(saved.seed, saved.board.rules, questions), saved.events)
    except (KeyError, ValueError) as error:
        raise NotFound("The saved game does not match its pack, so it cannot be resumed.") from error
    setup = NewGame(saved.player, saved.seed, saved.board, saved.packs, saved.questions)
    return PreparedGame(session, setup, saved.id)


def find_saved_editions(refs: Iterable[PackRef], library: PackLibrary, paths: UserPaths) -> tuple[Pack, ...]:
    """Return pack editions that a game needs and the library lacks, from removed packs and assignments. Slow."""
    missing = [ref for ref in refs if not _is_edition(library.pack(ref.id, ref.digest), ref)]
    if not missing:
        return ()
    from spacequiz.classroom.assignments.assigned_game import find_remembered_pack
    from spacequiz.packs.install import find_removed_edition

    found = (
        find_removed_edition(ref.id, ref.digest, paths.removed)
        or find_remembered_pack(ref.id, ref.digest, paths.assignments)
        for ref in missing
    )
    return tuple(pack for pack in found if pack)


def _pack_of(ref: PackRef, library: PackLibrary, editions: Sequence[Pack]) -> Pack:
    edition = next((pack for pack in editions if _is_edition(pack, ref)), None)
    pack = edition or library.pack(ref.id, ref.digest)
    if pack is None:
        raise NotFound(f"The pack {ref.title} is missing, so this game cannot be resumed.")
    if not _is_edition(pack, ref):
        raise NotFound(f"The pack {ref.title} has changed, so this game cannot be resumed.")
    return pack


def _is_edition(pack: Pack | None, ref: PackRef) -> bool:
    return pack is not None and (pack.id, pack.digest) == (ref.id, ref.digest)
