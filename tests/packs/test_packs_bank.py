"""What the packs of the game promise to those who play them, beside passing the strict check."""

from collections import Counter

import pytest

from spacequiz.domain.pack import Pack
from spacequiz.domain.question import Choice, Difficulty, Kind, Multiple, Number, Question, Typed
from spacequiz.packs.advice.balance import FEWEST_KINDS, MOST_CHOICES, SHARES
from spacequiz.packs.advice.overlaps import same_question_key
from spacequiz.packs.decode import decode
from spacequiz.packs.file_bytes import read_pack_bytes
from spacequiz.packs.find_packs import BUILT_IN, find_packs, read_pack_at
from spacequiz.packs.pack_reader import read_pack_file
from spacequiz.packs.yaml_events import read_yaml_tree
from spacequiz.packs.yaml_nodes import Mapping
from spacequiz.play.timeline import NATIONS, build_timeline, is_decade, on_this_day

LEAST = {"article": 15}
"""Questions a pack has at least; the others have `USUAL`."""
USUAL = 25
OVERALL = 220
HINTS = 60
NEAR = 0.06
"""How far the share of a difficulty over all packs may lie from the wanted one."""
COMMENTED = 1 / 3
"""Share of the questions with options that say something about a tempting wrong one, at least."""
ONE_NATION = 0.5
"""Share of the questions that tell of one nation, at the most."""

NAMES = [found.id for found in find_packs(None)]


def pack_of(name: str) -> Pack:
    """A pack of the game."""
    pack = next(read_pack_at(found).pack for found in find_packs(None) if found.id == name)
    assert pack is not None
    return pack


def every() -> list[Question]:
    """All questions of the game."""
    return [question for name in NAMES for question in pack_of(name).questions]


@pytest.mark.parametrize("name", NAMES)
def test_a_pack_of_the_game_leaves_a_strict_reader_nothing_to_say(name: str) -> None:
    assert () == read_pack_file(BUILT_IN / f"{name}.yaml", strict=True).problems


@pytest.mark.parametrize("name", NAMES)
def test_a_pack_of_the_game_may_be_shared_and_has_questions_enough_of_many_kinds(name: str) -> None:
    pack = pack_of(name)
    assert ("CC-BY-4.0", ("Space Quiz contributors",)) == (pack.license, pack.authors)
    assert pack.description
    assert len(pack.questions) >= LEAST.get(name, USUAL)
    assert len({question.kind for question in pack.questions}) >= FEWEST_KINDS
    assert set(Difficulty) == {question.difficulty for question in pack.questions}


@pytest.mark.parametrize("name", NAMES)
def test_every_source_that_a_pack_lists_is_used_and_can_be_found(name: str) -> None:
    root = read_yaml_tree(decode(read_pack_bytes(BUILT_IN / f"{name}.yaml"))).root
    assert isinstance(root, Mapping)
    listed = next(value for key, value in root.entries if key.text == "sources")
    assert isinstance(listed, Mapping)
    titles = {source.title for question in pack_of(name).questions if (source := question.source)}
    assert len(listed.entries) == len(titles)
    # the article was published without a title, and stands in no archive
    found = {question.source.title for question in pack_of(name).questions if question.source and question.source.url}
    assert titles - found <= {"Filmdistrict Dubai blog: the first film shot in space, October 2021"}


@pytest.mark.parametrize("name", NAMES)
def test_every_question_says_why_where_from_of_whom_and_of_what(name: str) -> None:
    lacking = {}
    for question in pack_of(name).questions:
        nations = {tag for tag in question.tags if tag in NATIONS}
        themes = {tag for tag in question.tags if tag not in NATIONS and not is_decade(tag)}
        if not (question.why and question.source and themes and (nations or "words" in themes)):
            lacking[question.id] = question.tags
        if question.date and f"{question.date[:3]}0s" not in question.tags and any(map(is_decade, question.tags)):
            lacking[question.id] = question.tags
    assert {} == lacking


@pytest.mark.parametrize("name", NAMES)
def test_a_date_stands_with_the_tag_of_its_decade(name: str) -> None:
    assert [] == [q.id for q in pack_of(name).questions if q.date and f"{q.date[:3]}0s" not in q.tags]


@pytest.mark.parametrize("name", NAMES)
def test_many_of_the_tempting_options_are_commented_on(name: str) -> None:
    # a number or a name of one's own kind needs no comment: it is the other options that tempt
    optioned = [question for question in pack_of(name).questions if isinstance(question, Choice | Multiple)]
    commented = [question for question in optioned if question.feedback]
    assert len(commented) >= COMMENTED * len(optioned)


def test_all_packs_together_hold_what_was_promised() -> None:
    questions = every()
    assert len(questions) >= OVERALL
    kinds = Counter(question.kind for question in questions)
    assert set(Kind) == set(kinds)
    assert kinds[Kind.CHOICE] <= MOST_CHOICES * len(questions)
    levels = Counter(question.difficulty for question in questions)
    assert [] == [level for level, share in SHARES.items() if abs(levels[level] / len(questions) - share) > NEAR]
    assert sum(len(question.hints) for question in questions) >= HINTS


def test_no_question_is_asked_in_two_packs() -> None:
    asked = Counter(same_question_key(question) for question in every())
    assert [] == [words for words, times in asked.items() if times > 1]


def test_no_nation_has_the_bank_for_itself() -> None:
    questions = every()
    tags = Counter(tag for question in questions for tag in question.tags if tag in NATIONS)
    assert max(tags.values()) <= ONE_NATION * len(questions)
    assert len(tags) >= 10


def test_a_name_is_taken_as_russians_write_it_too() -> None:
    typed = [question for question in every() if isinstance(question, Typed)]
    cyrillic = [question for question in typed if any("а" <= char <= "я" for word in question.accept for char in word)]
    assert len(cyrillic) >= 0.8 * len(typed)


def test_a_number_that_nobody_need_know_to_the_last_figure_is_taken_when_it_is_near() -> None:
    numbers = [question for question in every() if isinstance(question, Number)]
    assert all(
        question.partial_within is not None and question.partial_within > question.full_within for question in numbers
    )


def test_the_timeline_of_the_game_tells_of_many_firsts_and_of_each_in_words() -> None:
    firsts = build_timeline([pack_of(name) for name in NAMES], {question.key for question in every()})
    assert len(firsts) >= 100
    assert all(first.name and first.theme for first in firsts)
    # an anniversary that everybody knows
    event = on_this_day([pack_of(name) for name in NAMES], 10, 4)
    assert event is not None
    assert "1957-10-04" == event.question.date
