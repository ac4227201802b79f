"""The timeline: what was first, in its order, veiled until it is known."""

from spacequiz.packs.pack_reader import read_pack_text
from spacequiz.play.timeline import (
    First,
    build_timeline,
    by_decade,
    filter_firsts,
    nations_of,
    on_this_day,
    themes_of,
    timeline_summary,
)

PACK = """\
title: T
questions:
  - {id: station, ask: Which was the first space station?, accept: [Salyut 1], date: 1971-04-19,
     tags: [soviet-union, 1970s, stations]}
  - {id: year, ask: In which year did it begin?, number: 1957, date: 1957, tags: [1950s, satellites]}
  - {id: sputnik, ask: Which satellite was first?, options: [Sputnik 1, Luna 1], answer: Sputnik 1, date: 1957-10-04,
     tags: [1950s, soviet-union, satellites, rockets]}
  - {id: true, ask: Laika flew in Sputnik 2., answer: true, date: 1957-11, tags: [animals]}
  - {id: false, ask: Laika came back., answer: false, date: 1957-11-03, tags: [animals]}
  - {id: docking, ask: Who met in orbit?, accept: [Apollo and Soyuz], date: 1975-07-17,
     tags: [soviet-union, united-states, dockings]}
  - {id: undated, ask: What does it mean?, accept: [Fellow traveller], tags: [soviet-union]}
"""


def firsts(*known: str) -> tuple[First, ...]:
    """The firsts of the pack, these ids of them known."""
    pack = read_pack_text(PACK, "p").pack
    assert pack is not None
    return build_timeline([pack], {f"p/{name}" for name in known})


def ids(found: tuple[First, ...]) -> list[str]:
    return [first.question.id for first in found]


def test_dated_questions_stand_in_their_order_and_what_did_not_happen_does_not() -> None:
    assert ["year", "sputnik", "true", "station", "docking"] == ids(firsts("year", "sputnik"))


def test_what_is_known_is_told_in_full_and_the_rest_by_its_year_alone() -> None:
    known = {first.question.id: first for first in firsts("sputnik", "true")}
    assert ("4 Oct 1957", "Sputnik 1") == (known["sputnik"].when, known["sputnik"].name)
    assert ("Nov 1957", "Laika flew in Sputnik 2.", "") == tuple(
        getattr(known["true"], name) for name in ("when", "name", "asked")
    )
    assert ("1971", "stations") == (known["station"].when, known["station"].theme)


def test_a_year_that_is_asked_for_is_told_neither_by_its_row_nor_by_its_place() -> None:
    year = firsts()[0]
    assert ("year", "1950s", ("1950", "p/year")) == (year.question.id, year.when, year.sort_key)
    assert "1957" == firsts("year")[0].when


def test_a_year_that_is_known_is_told_with_its_question_and_not_by_itself() -> None:
    year = next(first for first in firsts("year") if first.question.id == "year")
    assert ("In which year did it begin?", "") == (year.name, year.asked)


def test_what_happened_on_a_day_is_told_in_words_that_need_nothing_beside_them() -> None:
    pack = read_pack_text(PACK, "p").pack
    assert pack is not None
    event = on_this_day([pack], 10, 4)
    assert event is not None
    assert "Which satellite was first? Sputnik 1." == event.fact
    assert "Laika flew in Sputnik 2." == next(first.fact for first in firsts() if first.question.id == "true")
    # a statement that is false is no event, a year alone tells nothing, and a month is no day
    assert [None, None, None] == [on_this_day([pack], *day) for day in ((11, 3), (1, 1), (11, 1))]


def test_of_several_events_of_a_day_the_earliest_is_told() -> None:
    pack = read_pack_text(PACK.replace("1975-07-17", "1955-10-04"), "p").pack
    assert pack is not None
    event = on_this_day([pack], 10, 4)
    assert event is not None
    assert "docking" == event.question.id


def test_filters_leave_the_firsts_of_a_nation_a_theme_or_a_decade() -> None:
    every = firsts()
    assert ["sputnik", "station", "docking"] == ids(filter_firsts(every, nation="soviet-union"))
    # a theme beside the first one counts too
    assert ["sputnik"] == ids(filter_firsts(every, theme="rockets"))
    assert ["station", "docking"] == ids(filter_firsts(every, decade="1970s"))
    assert [] == ids(filter_firsts(every, nation="united-states", theme="stations"))
    assert ("soviet-union", "united-states") == nations_of(every)
    assert ("animals", "dockings", "satellites", "stations") == themes_of(every)
    assert {"1950s": 3, "1970s": 2} == {decade: len(found) for decade, found in by_decade(every).items()}


def test_how_far_it_is_filled_is_told() -> None:
    assert "2 of 5 firsts uncovered" == timeline_summary(firsts("sputnik", "station", "undated"))
    assert "no pack has dated firsts" == timeline_summary(build_timeline([], ()))
