"""An assignment: the same questions for everyone, as one file that needs no network. Format 1."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from spacequiz.classroom.assignments.roster import MAX_NAMES, fold_name
from spacequiz.classroom.assignments.seal import InvalidFile, is_intact, read_sealed_json, sealed_json
from spacequiz.domain.leaderboard import ASSIGNMENT_ID_LENGTH, ASSIGNMENT_TAG, Leaderboard
from spacequiz.domain.rules import MAX_QUESTIONS, MAX_SECONDS, Rules
from spacequiz.packs.pack_id import why_invalid_id
from spacequiz.store.json_fields import MAX_YEAR, MIN_YEAR, InvalidValue, JsonValue
from spacequiz.store.row_values import to_timestamp
from spacequiz.text import NAME_LENGTH, clean_name, shorten

FORMAT = "spacequiz-assignment"
VERSION = 1
FILE_KIND = "an assignment of Space Quiz"
MAX_BYTES = 64 * 1024 * 1024
"""Bytes of a file: enough for a few packs inside it of the largest size, 16 MiB."""
MODES = {"practice": "mission", "exam": "exam"}
"""The modes of an assignment, each with the mode of the rules that it stands for."""
MAX_TITLE_LENGTH = 100
MAX_SEED_LENGTH = 200
_MAX_PACKS = 100
_MAX_PACK_LENGTH = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class AssignedPack:
    """A pack that an assignment draws its questions from."""

    id: str
    title: str
    digest: str
    text: str = ""
    """Its YAML; empty for a built-in pack."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """The questions that everyone in a class is asked, and the rules of the game."""

    title: str
    packs: tuple[AssignedPack, ...]
    questions: tuple[str, ...]
    """Keys of the questions, in playing order."""
    seed: str
    """Decides the order of options; which questions are asked is stored."""
    mode: str
    """``practice`` or ``exam``."""
    seconds: int
    """Time for each question, or in an exam the average for all of them; 0 for no limit."""
    made_at: datetime
    """In UTC."""
    roster: tuple[str, ...] = ()
    """Names of the pupils who should hand in; empty when there is no list."""

    @property
    def id(self) -> str:
        """A short hash of everything that decides the game: packs, questions, seed and rules.

        Title, roster and date are left out, so that a name can be added to the roster and older results still belong.
        """
        played = [
            sorted([pack.id, pack.digest] for pack in self.packs),
            list(self.questions),
            [self.seed, self.mode, self.seconds],
        ]
        return sha256(json.dumps(played).encode("ascii")).hexdigest()[:ASSIGNMENT_ID_LENGTH]

    @property
    def rules(self) -> Rules:
        """The rules of the game."""
        return Rules(MODES[self.mode], len(self.questions), self.seconds)

    @property
    def board(self) -> Leaderboard:
        """A leaderboard of its own, for its scores are comparable only with each other."""
        return Leaderboard(self.rules, tuple(pack.id for pack in self.packs), tags=(f"{ASSIGNMENT_TAG}{self.id}",))

    @property
    def digests(self) -> dict[str, str]:
        """The digest of each pack by the pack's id."""
        return {pack.id: pack.digest for pack in self.packs}


def write_assignment(assignment: Assignment) -> bytes:
    """Return the file of an assignment, sealed."""
    return sealed_json(
        {
            "format": FORMAT,
            "version": VERSION,
            "id": assignment.id,
            "title": assignment.title,
            "mode": assignment.mode,
            "seconds": assignment.seconds,
            "seed": assignment.seed,
            "made_at": to_timestamp(assignment.made_at),
            "roster": list(assignment.roster),
            "questions": list(assignment.questions),
            "packs": [_pack_to_json(pack) for pack in assignment.packs],
        }
    )


def read_assignment(data: bytes) -> Assignment:
    """Read and verify an assignment. Raises InvalidFile or InvalidValue, with one line on what is wrong."""
    plain = read_sealed_json(data, MAX_BYTES, format_=FORMAT, version=VERSION, what=FILE_KIND)
    if not is_intact(plain):
        raise InvalidFile("the file was changed after it was made (its seal does not match): ask for a new copy")
    root = JsonValue(plain)
    assignment = Assignment(
        title=root.field("title").text(MAX_TITLE_LENGTH),
        packs=tuple(_pack_from_json(node) for node in root.field("packs").items(_MAX_PACKS, minimum=1)),
        questions=root.field("questions").texts(MAX_QUESTIONS, minimum=1),
        seed=root.field("seed").text(MAX_SEED_LENGTH),
        mode=root.field("mode").one_of(tuple(MODES)),
        seconds=root.field("seconds").integer(0, MAX_SECONDS),
        made_at=root.field("made_at").timestamp(),
        roster=_roster_from_json(root.field("roster")),
    )
    if len(assignment.digests) != len(assignment.packs):
        raise InvalidValue("packs: two packs have one id")
    if root.field("id").value != assignment.id:
        raise InvalidValue("id: it is not that of these questions and rules")
    return assignment


def clamp_date(moment: datetime) -> datetime:
    """Return a moment within the years that files may have: a clock whose battery is flat starts in 1970."""
    if MIN_YEAR <= moment.year <= MAX_YEAR:
        return moment
    return moment.replace(year=MIN_YEAR if moment.year < MIN_YEAR else MAX_YEAR, month=1, day=1)


def join_titles(titles: Sequence[str]) -> str:
    """Return the title of an assignment that draws from packs with these titles."""
    return shorten(" + ".join(titles), MAX_TITLE_LENGTH)


def _pack_to_json(pack: AssignedPack) -> dict[str, str]:
    plain = {"id": pack.id, "title": pack.title, "digest": pack.digest}
    return plain | {"text": pack.text} if pack.text else plain


def _pack_from_json(node: JsonValue) -> AssignedPack:
    name = node.field("id")
    # the id becomes the name of a file
    if why := why_invalid_id(name.text()):
        raise InvalidValue(f"{name.path}: this cannot be a pack's name, for {why}")
    text = ""
    if isinstance(node.value, dict) and "text" in node.value:
        found = node.field("text")
        # only its length is checked here: the pack reader checks what is in it
        if not isinstance(found.value, str) or not 0 < len(found.value) <= _MAX_PACK_LENGTH:
            raise found.error("the text of a pack")
        text = found.value
    return AssignedPack(name.text(), node.field("title").text(), node.field("digest").text(), text)


def _roster_from_json(node: JsonValue) -> tuple[str, ...]:
    seen: set[str] = set()
    names = []
    for item in node.items(MAX_NAMES):
        name = item.text(NAME_LENGTH)
        if clean_name(name) != name:
            raise item.error("a name without hidden or doubled signs")
        if fold_name(name) in seen:
            raise item.error("a name that is not in the list yet")
        seen.add(fold_name(name))
        names.append(name)
    return tuple(names)
