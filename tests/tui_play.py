"""Driving the app in tests: a home of its own, a clock that obeys, and the screen as text."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, TypeVarTuple

from textual.app import App
from textual.pilot import Pilot

from spacequiz.play.request import GameRequest
from spacequiz.tui.app import SpaceQuizApp
from spacequiz.tui.screens.quiz_screen import QuizScreen
from spacequiz.tui.widgets.choice_answer import ChoiceAnswer
from spacequiz.tui.widgets.verdict import Verdict
from spacequiz.user_paths import UserPaths

Values = TypeVarTuple("Values")
PACK = """\
title: Small steps
license: CC0-1.0
sources:
  book: {title: "A book"}
defaults: {source: book, difficulty: easy}
questions:
  - id: first
    ask: Which craft was the first artificial satellite?
    options: [Sputnik 1, Explorer 1, Vanguard 1, Luna 1]
    answer: Sputnik 1
    why: It was launched on 4 October 1957 and beeped for three weeks.
    hints: [It is the Russian word for a fellow traveller.]
    feedback: {Explorer 1: "America's first, three months later."}
    date: 1957-10-04
  - id: several
    ask: Which of these flew into orbit before 1960?
    options: [Sputnik 2, Vanguard 1, Vostok 1, Friendship 7]
    answers: [Sputnik 2, Vanguard 1]
    why: The other two carried people, in 1961 and 1962.
  - id: dog
    ask: Laika came back alive.
    answer: false
    why: There was no way to bring her home in 1957.
"""


class Hand:
    """A clock that moves only when told."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


def home_with(folder: Path, **packs: str) -> UserPaths:
    """A home with these packs, by id."""
    (folder / "packs").mkdir(parents=True, exist_ok=True)
    for name, text in packs.items():
        (folder / "packs" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return UserPaths(folder, folder)


def app_in(
    paths: UserPaths,
    request: GameRequest | None = None,
    clock: Callable[[], float] | None = None,
    *,
    moving: bool = False,
) -> SpaceQuizApp:
    """The app on a day on which nothing happened."""
    app = SpaceQuizApp(paths, request, today=lambda: date(2026, 2, 29 - 1), clock=clock or Hand())
    if not moving:
        # a countdown and a climb that take their time would be waited for in every test
        app.animation_level = "none"
    return app


def small_game(**changes: object) -> GameRequest:
    """A wish for the small pack, untimed, with a fixed seed."""
    small = GameRequest(packs=("small",), seconds=0, seed="test")
    return replace(small, **changes)  # type: ignore[arg-type]  # any fields of it


async def until(pilot: Pilot[int], holds: Callable[[*Values], bool], *values: *Values) -> None:
    """Let the app work until something holds for the values; those of a loop are passed, not taken from around."""
    for _ in range(200):
        if holds(*values):
            await pilot.pause()
            return
        await pilot.pause(0.02)
    raise AssertionError(f"it never came to pass; the screen:\n{text(pilot.app)}")


def text(app: App[Any]) -> str:
    """What the top screen shows, without what changes from day to day."""
    strips = app.screen._compositor.render_strips()
    shown = "\n".join(strip.text.rstrip() for strip in strips)
    return re.sub(r"\d{4}-\d\d-\d\d", "YYYY-MM-DD", shown)


async def home_filled(pilot: Pilot[int]) -> None:
    """Home, once it knows the packs: on narrow screens it does not tell them."""
    app = pilot.app
    assert isinstance(app, SpaceQuizApp)
    await until(pilot, lambda: app.library is not None)


async def in_quiz(pilot: Pilot[int]) -> QuizScreen:
    """The quiz screen, once a question is open."""
    await until(pilot, lambda: isinstance(pilot.app.screen, QuizScreen) and bool(pilot.app.screen.session.events))
    screen = pilot.app.screen
    assert isinstance(screen, QuizScreen)
    await until(pilot, lambda: screen.question_view.answers is not None and screen.question_view.answers.is_mounted)
    return screen


def keys_for(screen: QuizScreen, *, right: bool) -> list[str]:
    """The keys that answer the open question right, or wrong."""
    question = screen.session.current
    assert question is not None
    shown = screen.query_one(ChoiceAnswer).texts
    wanted = getattr(question, "answers", None)
    if wanted is not None:
        chosen = [text for text in shown if (text in wanted) == right]
        return [str(shown.index(text) + 1) for text in chosen] + ["enter"]
    solution = question.solution
    return [str(1 + next(n for n, text in enumerate(shown) if (text == solution) == right))]


def explained(screen: QuizScreen, number: int) -> bool:
    """Whether so many questions are closed and the last one is explained."""
    return screen.session.position == number and any(verdict.has_class("-visible") for verdict in screen.query(Verdict))


async def answer(pilot: Pilot[int], clock: Hand, *, right: bool = True, go_on: bool = True) -> None:
    """Answer the open question, and go on."""
    screen = await in_quiz(pilot)
    number = screen.session.position
    await pilot.press(*keys_for(screen, right=right))
    await until(pilot, lambda: explained(screen, number + 1))
    if go_on:
        clock.seconds += 1
        await pilot.press("enter")
        await until(pilot, lambda: screen.session.opened_at is not None or pilot.app.screen is not screen)
