"""What the documents show to authors is what the reader reads."""

import re
from pathlib import Path

import pytest

from spacequiz.domain.question import Kind
from spacequiz.packs.read import read_text

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "questions" / "README.md"


def examples(path: Path) -> list[str]:
    """The YAML blocks of a document."""
    return re.findall(r"```yaml\n(.*?)```", path.read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.parametrize("path", [GUIDE, ROOT / "README.md"], ids=["guide", "readme"])
def test_whole_packs_in_the_documents_are_without_a_fault(path: Path) -> None:
    packs = [text for text in examples(path) if text.startswith("title:")]
    assert packs
    for text in packs:
        assert () == read_text(text, "pack").problems


def test_the_guide_shows_every_kind() -> None:
    questions = [text for text in examples(GUIDE) if text.startswith("- ")]
    reading = read_text("title: T\nquestions:\n" + "".join(questions), "pack")
    assert reading.pack is not None, reading.errors
    assert list(Kind) == [question.kind for question in reading.pack.questions]


def test_the_error_that_the_guide_shows_is_the_one_that_is_told() -> None:
    shown = re.search(r"question 3 \(first-satellite\): (.*)", GUIDE.read_text(encoding="utf-8"))
    text = examples(GUIDE)[0].replace("answer: Sputnik 1", "answer: Sputnik I")
    (problem,) = read_text(text, "our-club").problems
    assert shown is not None
    assert f"question 1 (first-satellite): {shown[1]}" == problem.message
