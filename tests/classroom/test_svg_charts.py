"""Plots as SVG: sound XML, told in words too, and nothing outside of the drawing."""

import re
import xml.etree.ElementTree as ET
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from team_games import HOSTILE

from spacequiz.documents import svg_charts
from spacequiz.documents.svg_charts import WIDTH, score_bars, score_lines, share_columns
from spacequiz.text import clean
from spacequiz.tui import team_label

SVG = "{http://www.w3.org/2000/svg}"
SCORES = st.lists(st.integers(-5000, 100_000), min_size=2, max_size=6)
NAMES = [clean(name) for name in HOSTILE]


def parsed(svg: str) -> ET.Element:
    root = ET.fromstring(svg)
    height = float(root.attrib["viewBox"].split()[3])
    for element in root.iter():
        assert element.tag.removeprefix(SVG) in {"svg", "title", "desc", "text", "rect", "line", "polyline", "path"}
        for name, most in (("x", WIDTH), ("y", height), ("x1", WIDTH), ("x2", WIDTH), ("y1", height), ("y2", height)):
            assert -0.01 <= float(element.attrib.get(name, 0)) <= most + 0.01
        for pair in element.attrib.get("points", "").split():
            x, y = map(float, pair.split(","))
            assert 0 <= x <= WIDTH
            assert 0 <= y <= height
    return root


def texts(root: ET.Element) -> list[str]:
    return [element.text or "" for element in root.iter(f"{SVG}text")]


@given(scores=SCORES)
def test_bars_of_any_scores_stay_inside_and_are_told_in_words(scores: list[int]) -> None:
    root = parsed(score_bars(NAMES[: len(scores)], scores))
    assert [str(score) for score in scores] == texts(root)[1::2]
    assert "; ".join(f"{name}: {score}" for name, score in zip(NAMES, scores, strict=False)) == root[1].text


@given(steps=st.lists(st.tuples(*[st.integers(-5000, 100_000)] * 3), min_size=1, max_size=101))
def test_lines_of_any_scores_stay_inside(steps: list[tuple[int, ...]]) -> None:
    root = parsed(score_lines(NAMES[:3], steps))
    assert 3 == len(root.findall(f"{SVG}polyline"))
    assert set(NAMES[:2]) <= set(texts(root))


@given(shares=st.lists(st.tuples(st.none() | st.integers(0, 100), st.booleans()), min_size=1, max_size=100))
def test_columns_of_any_shares_stay_inside_and_void_ones_have_none(shares: list[tuple[int | None, bool]]) -> None:
    root = parsed(share_columns([share for share, _ in shares], [void for _, void in shares]))
    drawn = [share for share, void in shares if share is not None and not void]
    assert len(drawn) == len(root.findall(f"{SVG}rect"))


def test_lines_differ_by_more_than_their_colour() -> None:
    root = parsed(score_lines(NAMES, [(0,) * 6, (1, 2, 3, 4, 5, 6)]))
    assert 6 == len({line.attrib["stroke-dasharray"] for line in root.iter(f"{SVG}polyline")})
    assert 6 == len({path.attrib["d"] for path in root.iter(f"{SVG}path")})


def test_names_at_the_ends_of_lines_do_not_lie_on_each_other() -> None:
    root = parsed(score_lines(NAMES, [(0,) * 6, (5,) * 6]))
    shown = set(map(svg_charts._shorten_name, NAMES))
    ends = sorted(float(text.attrib["y"]) for text in root.iter(f"{SVG}text") if text.text in shown)
    assert 6 == len(ends)
    assert all(lower - upper >= 14 for upper, lower in pairwise(ends))


@pytest.mark.parametrize(("low", "high"), [(0, 1), (0, 100), (-250, 1600), (0, 99_999), (-3, 7), (-5000, 0)])
def test_ticks_are_round_few_and_reach_from_end_to_end(low: int, high: int) -> None:
    ticks = svg_charts._ticks(low, high)
    assert 2 <= len(ticks) <= 8
    assert (True, True, True) == (ticks[0] <= low, ticks[-1] >= high, 0 in ticks)
    assert re.fullmatch(r"[125]0*", str(ticks[1] - ticks[0]))


def test_a_long_name_is_cut_and_a_wide_one_sooner() -> None:
    assert ("a" * 24, f"{'a' * 23}…", f"{'宇' * 11}…") == tuple(
        map(svg_charts._shorten_name, ("a" * 24, "a" * 25, "宇" * 20))
    )


def test_colours_of_teams_are_those_of_a_light_screen() -> None:
    bars = parsed(score_bars([f"Team {number}" for number in range(6)], [1] * 6)).iter(f"{SVG}rect")
    assert [team_label.team_label(team, "", dark=False)[1] for team in range(6)] == [
        f"{bar.attrib['fill']} bold" for bar in bars
    ]
