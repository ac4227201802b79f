"""Every kind of question, answered by keys alone and by the mouse alone."""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot
from textual.widgets import Input
from tui_play import Hand, app_in, explained, home_with, in_quiz, small_game, text, until

from spacequiz.domain.question import Response
from spacequiz.domain.session import Phase
from spacequiz.tui.screens.quiz_screen import QuizScreen
from spacequiz.tui.widgets.answer_widget import SubmitLine
from spacequiz.tui.widgets.match_answer import MatchAnswer
from spacequiz.tui.widgets.movable_row import MovableRow
from spacequiz.tui.widgets.order_answer import OrderAnswer

HEAD = """\
title: Small steps
sources: {book: {title: A book}}
defaults: {source: book, difficulty: easy}
questions:
"""
WOMAN = """
  - id: woman
    ask: Who was the first woman in space?
    accept: [Valentina Tereshkova, Tereshkova]
    why: She flew Vostok 6 in June 1963, 48 times round the Earth.
    hints: [Her call sign was Chaika.]
"""
MOON = """
  - id: moon
    ask: How far away is the Moon on average?
    number: 384400
    within: 1000
    close: 50000
    unit: km
    why: The distance changes by some 43,000 km in a month.
"""
FLIGHTS = """
  - id: flights
    ask: Put these flights in the order of their launch.
    order: [Sputnik 1, Sputnik 2 with Laika, Explorer 1, Vostok 1]
    from: earliest
    to: latest
    why: Four firsts in less than four years.
"""
CREWS = """
  - id: crews
    ask: Which craft carried whom?
    match: {Yuri Gagarin: Vostok 1, Valentina Tereshkova: Vostok 6, Alexei Leonov: Voskhod 2}
    why: Leonov was the first to leave his craft.
"""
SIZES = [(80, 24), (120, 36), (40, 20)]


async def asked(pilot: Pilot[int]) -> QuizScreen:
    """The quiz, once its question can be seen."""
    screen = await in_quiz(pilot)
    view = screen.question_view
    await until(pilot, lambda: view.answers is not None and view.answers.region.height > 0)
    return screen


def response(screen: QuizScreen) -> Response | None:
    """What was answered to the first question."""
    return screen.session.outcomes[0].response


def order_of(screen: QuizScreen) -> tuple[str, ...]:
    """The items as they stand."""
    return screen.query_one(OrderAnswer).items


async def put_in_order(pilot: Pilot[int], screen: QuizScreen) -> None:
    """By digits: each item goes where it belongs, from the first place on."""
    for place, item in enumerate(("Sputnik 1", "Sputnik 2 with Laika", "Explorer 1", "Vostok 1")):
        answers = screen.query_one(OrderAnswer)
        while answers.items[answers.highlighted] != item:
            await pilot.press("down" if answers.highlighted < answers.items.index(item) else "up")
        await pilot.press(str(place + 1))


async def test_a_word_is_typed_and_a_near_miss_is_shown_letter_by_letter(tmp_path: Path) -> None:
    app = app_in(home_with(tmp_path, small=HEAD + WOMAN), small_game(), Hand())
    async with app.run_test() as pilot:
        screen = await asked(pilot)
        await pilot.press("enter", "space", "enter")
        assert screen.session.phase is Phase.ASKING, "nothing was typed, so nothing is sent"
        # letters that mean something elsewhere are letters here
        await pilot.press(*"Tereshkowa")
        assert "ctrl+t hint" in text(app)
        assert "? help" not in text(app)
        await pilot.press("enter")
        await until(pilot, lambda: explained(screen, 1))
        assert "Tereshkowa" == response(screen)
        rows = text(app).splitlines()
        at = next(number for number, row in enumerate(rows) if "✗ Tereshkowa   your answer" in row)
        assert rows[at].index("w") == rows[at + 1].index("v") == rows[at + 2].index("^")
        assert "Wrong, but near: it is spelled Tereshkova" in text(app)
    app.store_thread.close()


async def test_hints_and_skipping_work_while_a_word_is_typed(tmp_path: Path) -> None:
    clock = Hand()
    app = app_in(home_with(tmp_path, small=HEAD + WOMAN), small_game(), clock)
    async with app.run_test() as pilot:
        screen = await asked(pilot)
        await pilot.press("T", "ctrl+t")
        await until(pilot, lambda: "Hint: Her call sign was Chaika." in text(app))
        assert "T" == screen.query_one(Input).value
        await pilot.press("ctrl+s")
        await until(pilot, lambda: explained(screen, 1))
        assert response(screen) is None
        clock.seconds += 1
        await pilot.press("enter")
        await until(pilot, lambda: app.screen is not screen)
    app.store_thread.close()


@pytest.mark.parametrize(("typed", "understood"), [("400,000 km", 400_000.0), ("384400,5", 384_400.5)])
async def test_a_number_may_bring_a_comma_and_its_unit(tmp_path: Path, typed: str, understood: float) -> None:
    app = app_in(home_with(tmp_path, small=HEAD + MOON), small_game(), Hand())
    async with app.run_test() as pilot:
        screen = await asked(pilot)
        await pilot.press(*"far", "enter")
        await until(pilot, lambda: "Type a number (km)." in text(app))
        assert screen.session.phase is Phase.ASKING
        screen.query_one(Input).value = typed
        await pilot.pause()
        await pilot.click(SubmitLine)
        await until(pilot, lambda: explained(screen, 1))
        assert understood == response(screen)
    app.store_thread.close()


async def test_how_far_off_a_number_was_is_told_with_its_unit(tmp_path: Path) -> None:
    app = app_in(home_with(tmp_path, small=HEAD + MOON), small_game(), Hand())
    async with app.run_test() as pilot:
        screen = await asked(pilot)
        await pilot.press(*"400000", "enter")
        await until(pilot, lambda: explained(screen, 1))
        shown = text(app).replace("\u202f", "")
        assert "◐ 400000 km   your answer" in shown
        assert "15600 km too high, which counts up to 50000 km off" in shown
        assert "100 × 0.7 = 70 points" in shown
    app.store_thread.close()


async def test_an_order_is_made_with_the_keys(tmp_path: Path) -> None:
    app = app_in(home_with(tmp_path, small=HEAD + FLIGHTS), small_game(), Hand())
    async with app.run_test() as pilot:
        screen = await asked(pilot)
        before = order_of(screen)
        await pilot.press("enter")
        assert screen.session.phase is Phase.ASKING, "an order that was not touched is asked about once"
        await pilot.press("shift+down")
        assert (before[1], before[0], *before[2:]) == order_of(screen)
        await pilot.press("space", "up", "enter")
        assert before == order_of(screen)
        await put_in_order(pilot, screen)
        await pilot.press("enter")
        await until(pilot, lambda: explained(screen, 1))
        assert 1.0 == screen.session.outcomes[0].grade.credit
    app.store_thread.close()


@pytest.mark.parametrize("drags", [True, False])
async def test_an_order_is_made_with_the_mouse(tmp_path: Path, drags: bool) -> None:
    app = app_in(home_with(tmp_path, small=HEAD + FLIGHTS), small_game(), Hand())
    async with app.run_test() as pilot:
        screen = await asked(pilot)
        first, *others = order_of(screen)
        pieces = list(screen.query(MovableRow))
        if drags:
            await pilot.mouse_down(pieces[0])
            await pilot.mouse_up(pieces[2])
        else:
            await pilot.click(pieces[0])
            await pilot.click(pieces[2])
        assert (others[0], others[1], first, others[2]) == order_of(screen)
        await pilot.click(SubmitLine)
        await until(pilot, lambda: explained(screen, 1))
        assert order_of(screen) == response(screen)
    app.store_thread.close()


@pytest.mark.parametrize("hand", ["digits", "arrows", "mouse"])
async def test_pairs_are_joined_parted_and_sent_whole(tmp_path: Path, hand: str) -> None:
    app = app_in(home_with(tmp_path, small=HEAD + CREWS), small_game(), Hand())
    async with app.run_test() as pilot:
        screen = await asked(pilot)
        matched = screen.query_one(MatchAnswer)

        async def join(right: int) -> None:
            if hand == "digits":
                await pilot.press(str(right + 1))
            elif hand == "arrows":
                await pilot.press("right", *["down"] * ((right - matched.first_unjoined_right()) % 3), "enter")
            else:
                await pilot.click(matched.left_rows[matched.left_index])
                await pilot.click(matched.right_rows[right])

        wanted = [matched.right_texts.index(craft) for craft in ("Vostok 1", "Vostok 6", "Voskhod 2")]
        await join(wanted[1])
        assert "1 of 3 paired" in text(app)
        await pilot.press("backspace")
        assert ((), 0) == (matched.pairs, matched.left_index)
        for right in wanted[:2]:
            await join(right)
        assert screen.session.phase is Phase.ASKING, "two of three pairs are no answer"
        await join(wanted[2])
        await pilot.click(SubmitLine) if hand == "mouse" else await pilot.press("enter")
        await until(pilot, lambda: explained(screen, 1))
        assert ("Vostok 1", "Vostok 6", "Voskhod 2") == response(screen)
    app.store_thread.close()


async def test_who_takes_a_partner_away_leaves_the_other_alone(tmp_path: Path) -> None:
    app = app_in(home_with(tmp_path, small=HEAD + CREWS), small_game(), Hand())
    async with app.run_test() as pilot:
        matched = (await asked(pilot)).query_one(MatchAnswer)
        await pilot.press("1", "1")
        assert ((1, 0),) == matched.pairs
        assert 2 == matched.left_index
    app.store_thread.close()


@pytest.mark.usefixtures("theme")
@pytest.mark.parametrize("size", SIZES, ids=[f"{width}x{height}" for width, height in SIZES])
@pytest.mark.parametrize("kind", ["word", "number", "order", "match"])
async def test_each_kind_looks_as_accepted(
    tmp_path: Path, size: tuple[int, int], kind: str, snapshot: SnapshotAssertion
) -> None:
    question = {"word": WOMAN, "number": MOON, "order": FLIGHTS, "match": CREWS}[kind]
    keys = {
        "word": [*"Tereshkowa"],
        "number": [*"400000"],
        "order": ["shift+down"],
        "match": ["1", "2", "3"],
    }[kind]
    app = app_in(home_with(tmp_path, small=HEAD + question), small_game(), Hand())
    async with app.run_test(size=size) as pilot:
        screen = await asked(pilot)
        await pilot.press(*keys)
        await pilot.pause()
        assert text(app) == snapshot(name="asked")
        await pilot.press("enter")
        await until(pilot, lambda: explained(screen, 1))
        assert text(app) == snapshot(name="answered")
    app.store_thread.close()


@pytest.mark.parametrize("pause", ["p and enter", "a terminal that is too small"])
async def test_after_a_pause_an_answer_is_typed_on(tmp_path: Path, pause: str) -> None:
    app = app_in(home_with(tmp_path, small=HEAD + WOMAN), small_game())
    async with app.run_test() as pilot:
        screen = await asked(pilot)
        await pilot.press(*"Teresh")
        if pause == "p and enter":
            await pilot.press("ctrl+b")
            await until(pilot, lambda: "Paused" in text(app))
            await pilot.press("enter")
        else:
            await pilot.resize_terminal(20, 10)
            await until(pilot, lambda: "Please enlarge" in text(app))
            await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: "first woman" in text(app))
        await pilot.press(*"kova", "enter")
        await until(pilot, lambda: explained(screen, 1))
        assert response(screen) == "Tereshkova"
    app.store_thread.close()
