"""``spacequiz pack show``: the contents of a pack, with or without answers, and the notes of players on it."""

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
  spacequiz pack show sputnik            show its contents without answers
  spacequiz pack show sputnik --answers  with answers, so play it first
  spacequiz pack show my-questions.yaml
  spacequiz pack show sputnik --flags    the notes that players wrote on its questions
  spacequiz pack show sputnik --json     for scripts; also with --answers or --flags
"""
GONE = "no longer in the pack"


def run(words: list[str], home: str | None) -> int:
    """Print a pack, or the notes on its questions."""
    about = "Show the contents of a pack. Answers stay hidden unless you ask for them with --answers."
    parser = Parser("spacequiz pack show", about, EXAMPLES)
    parser.add_argument("packs", nargs="*", metavar="PACK", help="a pack id or the path of a .yaml file")
    parser.add_argument("--answers", action="store_true", help="show answers, options and explanations too")
    parser.add_argument("--flags", action="store_true", help="show the notes that players wrote on questions")
    parser.add_argument("--json", action="store_true", help="print a JSON object, or with --flags a list of objects")
    options = parser.parse(words, home)
    if len(options.packs) != 1:
        parser.error("name a pack to show" if not options.packs else "show one pack at a time")

    paths = find_user_paths(options.home, os.environ)
    loaded = read_named_pack(options.packs[0], paths.packs, "shown")
    file, pack = loaded.file, loaded.playable
    if options.flags:
        return _show_flags(pack, paths, as_list=options.json)
    with_answers = options.answers
    print(
        to_json(_pack_to_json(file, pack, with_answers)) if options.json else "\n".join(_pack_lines(pack, with_answers))
    )
    return Exit.DONE


def _pack_lines(pack: "Pack", with_answers: bool) -> Iterable[str]:
    from spacequiz.packs.question_counts import count_contents, format_counts

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
        yield "sources by number of questions"
        width = len(str(facts.sources[0][1]))
        for source, number in facts.sources:
            yield escape(f"  {number:>{width}}  {', '.join(filter(None, (source.title, source.url)))}")
    width = len(str(len(pack.questions)))
    for number, question in enumerate(pack.questions, 1):
        yield ""
        yield escape(f"{number:>{width}}  {question.id}  {question.kind}, {question.difficulty}")
        yield escape(f"{'':{width}}  {question.ask}")
        if with_answers:
            yield from (escape(f"{'':{width}}  {words}") for words in _answer_lines(question))


def _answer_lines(question: "Question") -> Iterable[str]:
    options = _options(question)
    if options:
        yield f"options: {', '.join(options)}"
    yield f"answer: {question.solution}"
    if question.why:
        yield f"why: {question.why}"


def _options(question: "Question") -> tuple[str, ...]:
    """Return the options to choose from, or the accepted answers of a typed question that has several."""
    from spacequiz.domain.question import Choice, Multiple, Typed

    match question:
        case Choice() | Multiple():
            return question.options
        case Typed() if len(question.accept) > 1:
            return question.accept
    return ()


def _pack_to_json(file: "PackFile", pack: "Pack", with_answers: bool) -> dict[str, object]:
    from spacequiz.packs.question_counts import count_contents

    facts = count_contents(pack)
    return {
        "id": pack.id,
        "title": pack.title,
        "description": pack.description,
        "language": pack.language,
        "authors": list(pack.authors),
        "license": pack.license,
        "origin": str(file.origin),
        "path": str(file.path),
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
            | (_answer_to_json(question) if with_answers else {})
            for number, question in enumerate(pack.questions, 1)
        ],
    }


def _answer_to_json(question: "Question") -> dict[str, object]:
    return {"options": list(_options(question)), "answer": question.solution, "why": question.why}


def _show_flags(pack: "Pack", paths: UserPaths, *, as_list: bool) -> Exit:
    from spacequiz.store.store import Store

    with Store.open_to_read(paths.database) as store:
        if store.notice:
            print_message(store.notice)
        flags = store.flags(pack.id)
    asks = {question.key: question.ask for question in pack.questions}
    if as_list:
        print(to_json([_flag_to_json(flag, pack, asks) for flag in flags]))
    elif flags:
        print("\n".join(line for flag in flags for line in _flag_lines(flag, pack, asks)))
    if not flags:
        print_message(f"There are no notes on questions of {pack.id}.")
    return Exit.DONE


def _question_id(flag: "Flag", pack: "Pack") -> str:
    return flag.question.removeprefix(f"{pack.id}/")


def _flag_to_json(flag: "Flag", pack: "Pack", asks: dict[str, str]) -> dict[str, object]:
    return {
        "flagged_at": flag.flagged_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "question": _question_id(flag, pack),
        # null means that the question is no longer in the pack
        "ask": asks.get(flag.question),
        "note": flag.note,
    }


def _flag_lines(flag: "Flag", pack: "Pack", asks: dict[str, str]) -> Iterable[str]:
    # the day in the local time zone
    yield escape(
        f"{flag.flagged_at.astimezone():%Y-%m-%d}  {_question_id(flag, pack)}  {asks.get(flag.question, GONE)}"
    )
    yield f"            {clean(flag.note) or '(no text)'}"
