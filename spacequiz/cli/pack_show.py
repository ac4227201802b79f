"""``spacequiz pack show``: what is in a pack, and what players noted on its questions."""

import os
from collections import Counter
from collections.abc import Iterable
from datetime import UTC
from typing import TYPE_CHECKING

from spacequiz.cli.command import Parser
from spacequiz.cli.show import as_json, say
from spacequiz.errors import Exit, SpaceQuizError
from spacequiz.places import Places, places
from spacequiz.text import clean, escaped

if TYPE_CHECKING:
    from spacequiz.domain.pack import Pack
    from spacequiz.packs.find import Found
    from spacequiz.store import Flag

EXAMPLES = """\
  spacequiz pack show sputnik            every question with its answer: not for those who want to play it
  spacequiz pack show my-questions.yaml
  spacequiz pack show sputnik --flags    what players noted on its questions
  spacequiz pack show sputnik --json     for a script; also with --flags
"""
GONE = "no longer in the pack"


def run(words: list[str], home: str | None) -> int:
    """Show a pack, or the notes on its questions."""
    parser = Parser(
        "spacequiz pack show", "What is in a pack, with all answers, or what players noted on it.", EXAMPLES
    )
    parser.add_argument("packs", nargs="*", metavar="PACK", help="the id of a pack, or the path of a .yaml file")
    parser.add_argument("--flags", action="store_true", help="the notes that players left on questions of the pack")
    parser.add_argument("--json", action="store_true", help="as JSON: an object, or with --flags a list of objects")
    options = parser.parse(words, home)
    if len(options.packs) != 1:
        parser.error("which pack is to be shown?" if not options.packs else f"{options.packs[1]} is one pack too many")

    where = places(options.home, os.environ)
    found, pack = _read(options.packs[0], where)
    if options.flags:
        return _show_flags(pack, where, as_list=options.json)
    print(as_json(_plain(found, pack)) if options.json else "\n".join(_lines(pack)))
    return Exit.DONE


def _read(wish: str, where: Places) -> "tuple[Found, Pack]":
    """The pack of this id or path. Raises SpaceQuizError for one that is missing or has errors."""
    from spacequiz.packs.find import load, resolve

    found = resolve(wish, where.packs)
    reading = load(found)
    if reading.pack is None:
        for problem in reading.errors:
            say(problem.show(str(found.path)))
        raise SpaceQuizError(f"{wish} has errors and cannot be shown")
    return found, reading.pack


def _lines(pack: "Pack") -> Iterable[str]:
    yield escaped(f"{pack.title} ({pack.id})")
    yield from (escaped(text) for text in (pack.description,) if text)
    if pack.authors:
        yield escaped(f"by {', '.join(pack.authors)}")
    if pack.license:
        yield escaped(f"licence {pack.license}")
    yield f"{len(pack.questions)} question{'' if len(pack.questions) == 1 else 's'}"
    for counts in _counts(pack).values():
        yield f"  {', '.join(f'{number} {name}' for name, number in counts.items())}"
    width = len(str(len(pack.questions)))
    for number, question in enumerate(pack.questions, 1):
        yield ""
        yield escaped(f"{number:>{width}}  {question.id}  {question.kind}, {question.difficulty}")
        yield escaped(f"{'':{width}}  {question.ask}")
        yield escaped(f"{'':{width}}  answer: {question.solution}")


def _counts(pack: "Pack") -> dict[str, dict[str, int]]:
    """How many questions of each kind and of each difficulty, in the order in which these are known."""
    from spacequiz.domain.question import Difficulty, Kind

    kinds = Counter(question.kind for question in pack.questions)
    levels = Counter(question.difficulty for question in pack.questions)
    return {
        "kinds": {str(kind): kinds[kind] for kind in Kind if kinds[kind]},
        "difficulties": {str(level): levels[level] for level in Difficulty if levels[level]},
    }


def _plain(found: "Found", pack: "Pack") -> dict[str, object]:
    return {
        "id": pack.id,
        "title": pack.title,
        "description": pack.description,
        "language": pack.language,
        "authors": list(pack.authors),
        "license": pack.license,
        "origin": str(found.origin),
        "path": str(found.path),
        "digest": pack.digest,
        **_counts(pack),
        "questions": [
            {
                "number": number,
                "id": question.id,
                "kind": str(question.kind),
                "difficulty": str(question.difficulty),
                "ask": question.ask,
                "answer": question.solution,
            }
            for number, question in enumerate(pack.questions, 1)
        ],
    }


def _show_flags(pack: "Pack", where: Places, *, as_list: bool) -> Exit:
    from spacequiz.store import Store

    with Store.open_to_read(where.database) as store:
        if store.notice:
            say(store.notice)
        flags = store.flags(pack.id)
    asks = {question.key: question.ask for question in pack.questions}
    if as_list:
        print(as_json([_plain_flag(flag, pack, asks) for flag in flags]))
    elif flags:
        print("\n".join(line for flag in flags for line in _flag_lines(flag, pack, asks)))
    if not flags:
        say(f"Nobody left a note on a question of {pack.id}.")
    return Exit.DONE


def _id(flag: "Flag", pack: "Pack") -> str:
    return flag.question.removeprefix(f"{pack.id}/")


def _plain_flag(flag: "Flag", pack: "Pack", asks: dict[str, str]) -> dict[str, object]:
    return {
        "flagged_at": flag.flagged_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "question": _id(flag, pack),
        # null says what the words say to a person
        "ask": asks.get(flag.question),
        "note": flag.note,
    }


def _flag_lines(flag: "Flag", pack: "Pack", asks: dict[str, str]) -> Iterable[str]:
    # a day is where the author is
    yield escaped(f"{flag.flagged_at.astimezone():%Y-%m-%d}  {_id(flag, pack)}  {asks.get(flag.question, GONE)}")
    yield f"            {clean(flag.note) or '(without a word)'}"
