"""An assignment: the same questions for everyone, as one file that needs no network. Format 1."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from spacequiz.classroom.assignments.roster import MOST_NAMES, fold_name
from spacequiz.classroom.assignments.seal import InvalidFile, is_intact, read_sealed_json, sealed_json
from spacequiz.domain.leaderboard import ASSIGNMENT_ID_LENGTH, ASSIGNMENT_TAG, Leaderboard
from spacequiz.domain.rules import MAX_QUESTIONS, MAX_SECONDS, Rules
from spacequiz.packs.pack_id import why_invalid_id
from spacequiz.store.json_fields import MAX_YEAR, MIN_YEAR, InvalidValue, JsonValue
from spacequiz.store.row_values import to_timestamp
from spacequiz.text import NAME_LENGTH, clean_name, shorten

FORMAT = "spacequiz-assignment"
VERSION = 1
WHAT = "an assignment of Space Quiz"
MOST_BYTES = 64 * 1024 * 1024
"""Some packs of the largest size, which is 16 MiB, travel inside."""
MODES = {"practice": "mission", "exam": "exam"}
"""The modes of an assignment, and the modes of the rules that they are."""
LONGEST_TITLE = 100
LONGEST_SEED = 200
_MOST_PACKS = 100
_MOST_TEXT = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class AssignedPack:
    """A pack of an assignment."""

    id: str
    title: str
    digest: str
    text: str = ""
    """Its YAML; empty for a pack that comes with the game."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """What everyone of a class is asked, and how."""

    title: str
    packs: tuple[AssignedPack, ...]
    questions: tuple[str, ...]
    """Keys of the questions, in playing order."""
    seed: str
    """Decides how options are shuffled; which questions are asked is written down."""
    mode: str
    """``practice`` or ``exam``."""
    seconds: int
    """Time for each question, in an exam for all of them together on average; 0 for none."""
    made_at: datetime
    """In UTC."""
    roster: tuple[str, ...] = ()
    """Who should hand in; empty when nobody was named."""

    @property
    def id(self) -> str:
        """A short hash of all that is played.

        Title, list of names and time are no part of it: a name can be added, and the results at hand still count.
        """
        played = [
            sorted([pack.id, pack.digest] for pack in self.packs),
            list(self.questions),
            [self.seed, self.mode, self.seconds],
        ]
        return sha256(json.dumps(played).encode("ascii")).hexdigest()[:ASSIGNMENT_ID_LENGTH]

    @property
    def rules(self) -> Rules:
        """The rules of its game."""
        return Rules(MODES[self.mode], len(self.questions), self.seconds)

    @property
    def board(self) -> Leaderboard:
        """A board of its own: the scores of an assignment are compared with no others."""
        return Leaderboard(self.rules, tuple(pack.id for pack in self.packs), tags=(f"{ASSIGNMENT_TAG}{self.id}",))

    @property
    def digests(self) -> dict[str, str]:
        """The digests of its packs, by id."""
        return {pack.id: pack.digest for pack in self.packs}


def write_assignment(assignment: Assignment) -> bytes:
    """The file of an assignment."""
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
    """The assignment in a file. Raises Unfit or Wrong, which say in one line what is wrong with it."""
    plain = read_sealed_json(data, MOST_BYTES, format_=FORMAT, version=VERSION, what=WHAT)
    if not is_intact(plain):
        raise InvalidFile("the file was changed after it was made (its seal does not fit): ask for a new copy")
    root = JsonValue(plain)
    assignment = Assignment(
        title=root.field("title").text(LONGEST_TITLE),
        packs=tuple(_pack_from_json(node) for node in root.field("packs").items(_MOST_PACKS, minimum=1)),
        questions=root.field("questions").texts(MAX_QUESTIONS, minimum=1),
        seed=root.field("seed").text(LONGEST_SEED),
        mode=root.field("mode").one_of(tuple(MODES)),
        seconds=root.field("seconds").integer(0, MAX_SECONDS),
        made_at=root.field("made_at").timestamp(),
        roster=_roster(root.field("roster")),
    )
    if len(assignment.digests) != len(assignment.packs):
        raise InvalidValue("packs: two packs have one id")
    if root.field("id").value != assignment.id:
        raise InvalidValue("id: it is not that of these questions and rules")
    return assignment


def clamp_date(moment: datetime) -> datetime:
    """A moment as files may hold it: the clock of a machine whose battery is flat begins in 1970."""
    if MIN_YEAR <= moment.year <= MAX_YEAR:
        return moment
    return moment.replace(year=MIN_YEAR if moment.year < MIN_YEAR else MAX_YEAR, month=1, day=1)


def joined_titles(titles: Sequence[str]) -> str:
    """The title of an assignment of these packs."""
    return shorten(" + ".join(titles), LONGEST_TITLE)


def _pack_to_json(pack: AssignedPack) -> dict[str, str]:
    plain = {"id": pack.id, "title": pack.title, "digest": pack.digest}
    return plain | {"text": pack.text} if pack.text else plain


def _pack_from_json(node: JsonValue) -> AssignedPack:
    name = node.field("id")
    # it becomes a file's name
    if why := why_invalid_id(name.text()):
        raise InvalidValue(f"{name.path}: this cannot be a pack's name, for {why}")
    text = ""
    if isinstance(node.value, dict) and "text" in node.value:
        found = node.field("text")
        # of many lines; what may stand in it is for the reader of packs to say
        if not isinstance(found.value, str) or not 0 < len(found.value) <= _MOST_TEXT:
            raise found.error("the text of a pack")
        text = found.value
    return AssignedPack(name.text(), node.field("title").text(), node.field("digest").text(), text)


def _roster(node: JsonValue) -> tuple[str, ...]:
    seen: set[str] = set()
    names = []
    for item in node.items(MOST_NAMES):
        name = item.text(NAME_LENGTH)
        if clean_name(name) != name:
            raise item.error("a name without hidden or doubled signs")
        if fold_name(name) in seen:
            raise item.error("a name that is not in the list yet")
        seen.add(fold_name(name))
        names.append(name)
    return tuple(names)
