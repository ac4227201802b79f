"""The preview of a pack while it is written: what is saved is shown, and what is wrong stands in its place."""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot
from tui_play import PACK, app_in, home_with, text, until

from spacequiz.play.request import PreviewRequest
from spacequiz.tui.app import SpaceQuizApp
from spacequiz.tui.screens.preview_screen import PreviewScreen
from spacequiz.tui.widgets.choice_answer import ChoiceAnswer

KINDS = (
    PACK
    + """\
  - {id: woman, ask: Who was the first woman in space?, accept: [Valentina Tereshkova]}
  - {id: moon, ask: How far away is the Moon?, number: 384400, close: 50000, unit: km}
  - {id: flights, ask: Put these flights in order., order: [Sputnik 1, Explorer 1, Vostok 1]}
  - {id: crews, ask: Which craft carried whom?, match: {Gagarin: Vostok 1, Leonov: Voskhod 2}}
"""
)
WRONG = PACK.replace("answer: Sputnik 1", "answer: Sputnik I").replace("why: There was", "why: Sadly: there was")
SIZES = [(80, 24), (120, 36), (40, 20)]


class Author:
    """A pack that is open in the preview."""

    def __init__(self, folder: Path, pack: str = PACK, width: int = 0) -> None:
        self.path = folder / "mine.yaml"
        self.save(pack)
        self.app = app_in(home_with(folder / "home"))
        self.app._preview = PreviewRequest(self.path, width)

    def save(self, pack: str) -> None:
        """Write a new file over the old one, as most editors do."""
        new = self.path.with_suffix(".new")
        new.write_text(pack, encoding="utf-8")
        new.replace(self.path)


async def opened(pilot: Pilot[int], words: str = "question 1 of") -> PreviewScreen:
    """The preview, once it shows these words."""
    await until(pilot, lambda: isinstance(pilot.app.screen, PreviewScreen) and words in text(pilot.app))
    screen = pilot.app.screen
    assert isinstance(screen, PreviewScreen)
    return screen


async def test_all_seven_kinds_are_shown_with_their_answers(tmp_path: Path) -> None:
    author = Author(tmp_path, KINDS)
    async with author.app.run_test(size=(80, 30)) as pilot:
        for number, answer in enumerate(
            (
                "Sputnik 1   right, your answer",
                "right, ticked",
                "False   right, your answer",
                "✓ Valentina Tereshkova",
                "km   right, your answer",
                "✓ 1  Sputnik 1",
                "Gagarin  –  Vostok 1",
            ),
            1,
        ):
            await opened(pilot, f"question {number} of 7")
            assert "Right" not in text(author.app)
            await pilot.press("a")
            await until(pilot, lambda answer: "✓ Right" in text(author.app) and answer in text(author.app), answer)
            await pilot.press("a")
            await until(pilot, lambda: "✓ Right" not in text(author.app))
            await pilot.press("n")
        assert "question 7 of 7" in text(author.app), "there is nothing after the last"
        await pilot.press("home", "right")
        await opened(pilot, "question 2 of 7")
    author.app.store_thread.close()


async def test_an_option_that_is_tried_is_answered_as_in_the_game(tmp_path: Path) -> None:
    author = Author(tmp_path)
    async with author.app.run_test() as pilot:
        screen = await opened(pilot)
        assert "Hint: It is the Russian word for a fellow traveller." in text(author.app)
        shown = screen.query_one(ChoiceAnswer).texts
        await pilot.press(str(shown.index("Explorer 1") + 1))
        await until(pilot, lambda: "✗ Wrong" in text(author.app))
        assert "America's first, three months later." in text(author.app)
        await pilot.press("a")
        await until(pilot, lambda: "✗ Wrong" not in text(author.app))
        await pilot.press("n")
        await opened(pilot, "question 2 of 3")
        await pilot.press("1", "2", "enter")
        await until(pilot, lambda: "ticked" in text(author.app) and "points" in text(author.app))
    author.app.store_thread.close()


async def test_a_save_is_shown_and_the_question_stays_by_its_id(tmp_path: Path) -> None:
    author = Author(tmp_path)
    async with author.app.run_test() as pilot:
        await opened(pilot)
        await pilot.press("n", "a")
        await until(pilot, lambda: "✓ Right" in text(author.app))
        more = "  - {id: new, ask: New?, answer: yes}\n"
        author.save(PACK.replace("questions:\n", "questions:\n" + more).replace("before 1960", "before 1961"))
        await opened(pilot, "before 1961")
        assert "question 3 of 4  several" in text(author.app)
        assert "✓ Right" in text(author.app), "the answer stays shown"
    author.app.store_thread.close()


async def test_an_error_stands_in_place_of_its_question_until_it_is_mended(tmp_path: Path) -> None:
    author = Author(tmp_path)
    async with author.app.run_test() as pilot:
        await opened(pilot)
        author.save(WRONG)
        await opened(pilot, 'line 10: answer "Sputnik I" is not an option; did you mean')
        rows = text(author.app).splitlines()
        at = next(number for number, row in enumerate(rows) if "answer: Sputnik I" in row)
        assert rows[at].index("Sputnik I") == rows[at + 1].index("^")
        assert "Last readable version:" in text(author.app)
        assert "Which craft was the first artificial satellite?" in text(author.app)
        await pilot.press("x")
        await opened(pilot, "question 3 of 3  dog")
        await pilot.press("p")
        await opened(pilot, "question 2 of 3")
        assert "line 1" not in text(author.app).split("\n", 1)[1], "nothing is wrong with the one between them"
        author.save(PACK)
        await opened(pilot, "✓ no problems")
    author.app.store_thread.close()


async def test_problems_of_the_pack_itself_are_on_a_page_before_the_questions(tmp_path: Path) -> None:
    author = Author(tmp_path, PACK.replace("title:", "titel:"))
    async with author.app.run_test() as pilot:
        await opened(pilot, "the pack itself")
        assert 'unknown key "titel" in a pack; did you mean "title"?' in text(author.app)
        await pilot.press("n")
        await opened(pilot, "question 1 of 3")
        await pilot.press("p")
        await opened(pilot, "the pack itself")
        author.save(PACK)
        await opened(pilot, "question 1 of 3")
        # nothing at all can be read: what was known stays
        author.save(PACK.replace("title: Small", 'title: "Small'))
        await opened(pilot, "Last readable version:")
        assert "Small steps" in text(author.app)
        assert "Which craft was the first artificial satellite?" in text(author.app)
    author.app.store_thread.close()


async def test_a_file_that_is_removed_is_missed_and_comes_back_by_itself(tmp_path: Path) -> None:
    author = Author(tmp_path)
    async with author.app.run_test(size=(120, 36)) as pilot:
        await opened(pilot)
        author.path.unlink()
        await opened(pilot, "does not exist. The last version is shown")
        assert "Which craft was the first artificial satellite?" in text(author.app)
        author.save(PACK.replace("artificial ", ""))
        await opened(pilot, "Which craft was the first satellite?")
        assert "does not exist" not in text(author.app)
    author.app.store_thread.close()


async def test_a_question_is_found_by_number_and_by_word(tmp_path: Path) -> None:
    author = Author(tmp_path)
    async with author.app.run_test() as pilot:
        await opened(pilot)
        await pilot.press("slash", "3", "enter")
        await opened(pilot, "question 3 of 3")
        await pilot.press("slash")
        await until(pilot, lambda: "Find a question" in text(author.app))
        await pilot.press("backspace", *"vostok", "enter")
        await opened(pilot, "question 2 of 3")
        await pilot.click("QuestionStrip", offset=(3, 0))
        await opened(pilot, "question 1 of 3")
    author.app.store_thread.close()


async def test_the_width_goes_round(tmp_path: Path) -> None:
    author = Author(tmp_path, width=60)
    async with author.app.run_test(size=(100, 30)) as pilot:
        screen = await opened(pilot, "60 columns")
        column = screen.query_one("#column")
        assert (61, True) == (column.size.width + 1, column.has_class("-narrow"))
        await pilot.press("w")
        await opened(pilot, "40 columns")
        await pilot.press("w")
        await until(pilot, lambda: "columns" not in text(author.app))
        assert (100, True) == (column.size.width, column.has_class("-wide"))
    author.app.store_thread.close()


@pytest.mark.parametrize(
    ("editor", "said"),
    [
        ("vi", "vi cannot run in this terminal"),
        ("code-is-not-here", "code-is-not-here cannot run"),
        ("'vi", "cannot be read"),
    ],
)
async def test_an_editor_that_cannot_be_opened_is_said_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, editor: str, said: str
) -> None:
    monkeypatch.setenv("VISUAL", editor)
    author = Author(tmp_path)
    async with author.app.run_test(size=(120, 36)) as pilot:
        await opened(pilot)
        await pilot.press("e")
        await until(pilot, lambda: said in " ".join(note.message for note in author.app._notifications))
    author.app.store_thread.close()


async def test_leaving_it_leaves_the_program_or_goes_one_step_back(tmp_path: Path) -> None:
    author = Author(tmp_path)
    async with author.app.run_test() as pilot:
        await opened(pilot)
        await pilot.press("q")
    assert 0 == author.app.return_value
    author.app.store_thread.close()
    inside = app_in(home_with(tmp_path / "home"))
    async with inside.run_test() as pilot:
        await pilot.pause()
        inside.open_screen("preview", author.path)
        await opened(pilot)
        await pilot.press("escape")
        await until(pilot, lambda: len(inside.screen_stack) == 1)
        assert isinstance(inside, SpaceQuizApp)
    inside.store_thread.close()


@pytest.mark.parametrize("size", SIZES, ids=[f"{width}x{height}" for width, height in SIZES])
async def test_the_preview_looks_as_accepted(
    tmp_path: Path, size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    author = Author(tmp_path)
    async with author.app.run_test(size=size) as pilot:
        await opened(pilot, "[·]")
        assert text(author.app) == snapshot(name="open")
        await pilot.press("a")
        await until(pilot, lambda: "Feedback on other options" in text(author.app))
        assert text(author.app) == snapshot(name="answered")
        await pilot.press("a")
        author.save(WRONG.replace("title:", "titel:").replace("    why: The other", "    what: The other"))
        await opened(pilot, "[✗]")
        await until(pilot, lambda: "did you mean" in text(author.app))
        assert text(author.app) == snapshot(name="wrong")
        await pilot.press("p")
        await opened(pilot, "[pack ✗]")
        assert text(author.app) == snapshot(name="pack")
    author.app.store_thread.close()
