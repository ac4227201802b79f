"""``spacequiz pack show``: what is in a pack, with its answers or without, and what players noted on its questions."""

import os
from collections.abc import Iterable
from datetime import UTC
from typing import TYPE_CHECKING

from spacequiz.cli.named_packs import read_named_pack
from spacequiz.cli.output import print_message, to_json
from spacequiz.cli.parser import Parser
from spacequiz.errors import Exit
from spacequiz.text import clean, escape
from spacequiz.user_paths import UserPaths, find_user_paths
from spacequiz.wording import format_count

if TYPE_CHECKING:
    from spacequiz.domain.pack import Pack
    from spacequiz.domain.question import Question
    from spacequiz.packs.find_packs import PackFile
    from spacequiz.store.player_records import Flag

EXAMPLES = """\
  spacequiz pack show sputnik            what is in it, without an answer
  spacequiz pack show sputnik --answers  with answers, options and whys: not for those who want to play it
  spacequiz pack show my-questions.yaml
  spacequiz pack show sputnik --flags    what players noted on its questions
  spacequiz pack show sputnik --json     for a script; also with --answers or --flags
"""
GONE = "no longer in the pack"


def run(words: list[str], home: str | None) -> int:
    """Show a pack, or the notes on its questions."""
    about = "What is in a pack, with answers only when they are asked for; or what players noted on it."
    parser = Parser("spacequiz pack show", about, EXAMPLES)
    parser.add_argument("packs", nargs="*", metavar="PACK", help="the id of a pack, or the path of a .yaml file")
    parser.add_argument("--answers", action="store_true", help="also the answers, the options and why they are right")
    parser.add_argument("--flags", action="store_true", help="the notes that players left on questions of the pack")
    parser.add_argument("--json", action="store_true", help="as JSON: an object, or with --flags a list of objects")
    options = parser.parse(words, home)
    if len(options.packs) != 1:
        parser.error("which pack is to be shown?" if not options.packs else f"{options.packs[1]} is one pack too many")

    where = find_user_paths(options.home, os.environ)
    loaded = read_named_pack(options.packs[0], where.packs, "shown")
    found, pack = loaded.file, loaded.playable
    if options.flags:
        return _show_flags(pack, where, as_list=options.json)
    with_answers = options.answers
    print(to_json(_plain(found, pack, with_answers)) if options.json else "\n".join(_lines(pack, with_answers)))
    return Exit.DONE


def _lines(pack: "Pack", with_answers: bool) -> Iterable[str]:
    from spacequiz.packs.contents import count_contents, format_counts

    facts = count_contents(pack)
    yield escape(f"{pack.title} ({pack.id})")
    yield from (escape(text) for text in (pack.description,) if text)
    if pack.authors:
        yield escape(f"by {', '.join(pack.authors)}")
    if pack.license:
        yield escape(f"licence {pack.license}")
    yield format_count(len(pack.questions), "question")
    yield f"  {format_counts(facts.kinds)}"
    yield f"  {format_counts(facts.difficulties)}"
    if facts.dates:
        yield f"dates {facts.dates[0]} to {facts.dates[1]}"
    if facts.tags:
        yield escape(f"tags {format_counts(facts.tags)}")
    if facts.sources:
        yield "sources, by the number of questions"
        width = len(str(facts.sources[0][1]))
        for source, number in facts.sources:
            yield escape(f"  {number:>{width}}  {', '.join(filter(None, (source.title, source.url)))}")
    width = len(str(len(pack.questions)))
    for number, question in enumerate(pack.questions, 1):
        yield ""
        yield escape(f"{number:>{width}}  {question.id}  {question.kind}, {question.difficulty}")
        yield escape(f"{'':{width}}  {question.ask}")
        if with_answers:
            yield from (escape(f"{'':{width}}  {words}") for words in _answer(question))


def _answer(question: "Question") -> Iterable[str]:
    options = _options(question)
    if options:
        yield f"options: {', '.join(options)}"
    yield f"answer: {question.solution}"
    if question.why:
        yield f"why: {question.why}"


def _options(question: "Question") -> tuple[str, ...]:
    """What can be chosen, or for a typed answer all that is taken, where that is more than the answer."""
    from spacequiz.domain.question import Choice, Multiple, Typed

    match question:
        case Choice() | Multiple():
            return question.options
        case Typed() if len(question.accept) > 1:
            return question.accept
    return ()


def _plain(found: "PackFile", pack: "Pack", with_answers: bool) -> dict[str, object]:
    from spacequiz.packs.contents import count_contents

    facts = count_contents(pack)
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
        "kinds": facts.kinds,
        "difficulties": facts.difficulties,
        "tags": facts.tags,
        "dates": list(facts.dates) if facts.dates else None,
        "sources": [
            {"title": source.title, "url": source.url, "questions": number} for source, number in facts.sources
        ],
        "questions": [
            {
                "number": number,
                "id": question.id,
                "kind": str(question.kind),
                "difficulty": str(question.difficulty),
                "ask": question.ask,
            }
            | (_plain_answer(question) if with_answers else {})
            for number, question in enumerate(pack.questions, 1)
        ],
    }


def _plain_answer(question: "Question") -> dict[str, object]:
    return {"options": list(_options(question)), "answer": question.solution, "why": question.why}


def _show_flags(pack: "Pack", where: UserPaths, *, as_list: bool) -> Exit:
    from spacequiz.store.store import Store

    with Store.open_to_read(where.database) as store:
        if store.notice:
            print_message(store.notice)
        flags = store.flags(pack.id)
    asks = {question.key: question.ask for question in pack.questions}
    if as_list:
        print(to_json([_plain_flag(flag, pack, asks) for flag in flags]))
    elif flags:
        print("\n".join(line for flag in flags for line in _flag_lines(flag, pack, asks)))
    if not flags:
        print_message(f"Nobody left a note on a question of {pack.id}.")
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
    yield escape(f"{flag.flagged_at.astimezone():%Y-%m-%d}  {_id(flag, pack)}  {asks.get(flag.question, GONE)}")
    yield f"            {clean(flag.note) or '(without a word)'}"
