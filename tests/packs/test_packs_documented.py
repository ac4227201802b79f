"""What the documents show to authors is what the reader reads."""

import re
from pathlib import Path

import pytest
from bad_packs import answered
from hypothesis import example, given
from hypothesis import strategies as st

from spacequiz.cli import commands, pack_command
from spacequiz.domain.question import Choice, Kind
from spacequiz.exchange.registry import FORMATS
from spacequiz.packs.kind_readers import ALL_KEYS
from spacequiz.packs.pack_reader import read_pack_text

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
        assert () == read_pack_text(text, "pack").problems


def test_the_guide_shows_every_kind() -> None:
    questions = [text for text in examples(GUIDE) if text.startswith("- ")]
    reading = read_pack_text("title: T\nquestions:\n" + "".join(questions), "pack")
    assert reading.pack is not None, reading.errors
    assert list(Kind) == [question.kind for question in reading.pack.questions]


def test_the_error_that_the_guide_shows_is_the_one_that_is_told() -> None:
    shown = re.search(r"question 3 \(first-satellite\): (.*)", GUIDE.read_text(encoding="utf-8"))
    whole = next(text for text in examples(GUIDE) if text.startswith("title:"))
    text = whole.replace("answer: Sputnik 1", "answer: Sputnik I")
    (problem,) = read_pack_text(text, "our-club").problems
    assert shown is not None
    assert f"question 1 (first-satellite): {shown[1]}" == problem.message


def test_what_the_guide_calls_harmless_is_the_text_that_was_typed() -> None:
    text = GUIDE.read_text(encoding="utf-8")
    table = text[text.index("| typed | elsewhere | here |") : text.index("What is left: put a text in quotes")]
    rows = re.findall(r"^\| (.+?) \| .+? \| the (?:text|words)\b", table, re.MULTILINE)
    assert 6 <= len(rows)
    for row in rows:
        how = "'{}'" if row.endswith(" in quotes") else "{}"
        typed = re.findall(r"`([^`]+)`", row)
        options = "".join(f"  - {how.format(word)}\n    " for word in [*typed, "another"])
        reading = read_pack_text(answered(f"options:\n    {options}answer: another"), "pack")
        assert reading.pack is not None, reading.errors
        (question,) = reading.pack.questions
        assert isinstance(question, Choice)
        assert (*typed, "another") == question.options


def test_a_line_that_goes_on_becomes_one_as_the_guide_says() -> None:
    (lines,) = [text for text in examples(GUIDE) if text.startswith("why:")]
    pack = read_pack_text(
        answered("answer: true").replace("why: So.\n", lines.replace("\n  ", "\n      ")), "pack"
    ).pack
    assert pack is not None
    assert " ".join(lines.removeprefix("why:").split()) == pack.questions[0].why


NEEDS_QUOTES = {
    "holds a colon followed by a space, or ends with a colon": r": |:$",
    "begins with one of": r"^[\[\]{}&*!|>%@#'\",:?`]",
    "begins with a dash followed by a space": r"^-(?: |$)",
    "holds a space followed by `#`": r" #",
    "is the word `null` or a `~`": r"^(?:null|Null|NULL|~)$",
}
# and for :? there, which nobody writes, and which is refused
IN_BRACKETS = {"stands in a list in brackets and holds a comma, or a bracket of either kind": r"[,\[\]{}]|:\?"}
SIGNS = "[]{}&*!|>%@#'\"`,:-?~=<.+_\\/^$;() "
TEXTS = st.text("ab1é" + SIGNS, min_size=1, max_size=12) | st.sampled_from(["no", "null", "Null", "---", "...", "<<"])


def test_the_guide_gives_every_reason_for_quotes() -> None:
    text = GUIDE.read_text(encoding="utf-8")
    rules = text[text.index("What is left: put a text in quotes") : text.index("In double quotes a backslash")]
    assert [] == [rule for rule in NEEDS_QUOTES | IN_BRACKETS if f"- {rule}" not in rules]
    assert len(NEEDS_QUOTES | IN_BRACKETS) == rules.count("\n- ")


@given(TEXTS.map(lambda text: " ".join(text.split())).filter(bool))
@example("a ? b - c")
@example('it\'s "so" & so')
def test_a_text_without_a_reason_for_quotes_is_the_text_that_was_typed(text: str) -> None:
    if any(re.search(reason, text) for reason in NEEDS_QUOTES.values()):
        return
    asked = read_pack_text(answered("answer: true").replace("What?", text), "pack").pack
    assert asked is not None
    assert text == asked.questions[0].ask
    listed = read_pack_text(answered("accept:", f"  - {text}", "  - b"), "pack").pack
    assert listed is not None
    assert text == listed.questions[0].solution
    if not any(re.search(reason, text) for reason in IN_BRACKETS.values()):
        short = read_pack_text(answered(f"accept: [{text}, b]"), "pack").pack
        assert short is not None
        assert text == short.questions[0].solution


HEAD = "title: T\nsources: {book: {title: A book}}\nquestions:\n  - id: first\n    "
SLIPS = {
    "`ask: Apollo: what was it?`": HEAD + "ask: Apollo: what was it?\n    answer: true\n",
    "`answer: Sputnik I`": HEAD + "ask: What?\n    options: [Sputnik 1, Luna 1]\n    answer: Sputnik I\n",
    "`aks: What?`": HEAD + "aks: What?\n    answer: true\n",
    "`options: Ada, Bob`": HEAD + "ask: Who?\n    options: Ada, Bob\n    answer: Ada\n",
    "a tab before a key": HEAD + "ask: Who?\n\tanswer: true\n",
    "`id: first` twice": HEAD.replace("sources: {book: {title: A book}}\n", "")
    + "ask: Who?\n    answer: true\n  - {id: first, ask: What?, answer: true}\n",
    "`source: nasa`, not listed": HEAD + "ask: Who?\n    answer: true\n    source: nasa\n",
    "`date: 4 October 1957`": HEAD + "ask: Who?\n    answer: true\n    date: 4 October 1957\n",
    "`number: 384,400`": HEAD + "ask: How far?\n    number: 384,400\n",
    "`options: [Ada`": HEAD + "ask: Who?\n    options: [Ada\n    answer: Ada\n",
}


def test_the_ten_commonest_mistakes_are_told_as_the_guide_says() -> None:
    text = GUIDE.read_text(encoding="utf-8")
    table = text[text.index("## The ten commonest mistakes") : text.index("## Good questions")]
    rows = re.findall(r"^\| (.+?) \| (`+) ?(.+?) ?\2 \|$", table, re.MULTILINE)
    assert list(SLIPS) == [written for written, _, _ in rows]
    for written, _, said in rows:
        errors = read_pack_text(SLIPS[written], "pack").errors
        assert said in {re.sub(r"^question \d+(?: \(first\))?: ", "", error.message) for error in errors}, (
            said,
            errors,
        )


@pytest.mark.parametrize("path", [GUIDE, ROOT / "README.md", ROOT / "CONTRIBUTING.md"], ids=lambda path: path.name)
def test_every_command_that_the_documents_name_is_there(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    named = re.findall(r"\bspacequiz ((?:pack )?[a-z]+)\b", text)
    known = {*commands.COMMANDS, *(f"pack {name}" for name in pack_command.COMMANDS)}
    assert named
    assert set(named) - known <= {"pack"}
    shown = re.findall(r"spacequiz pack export \S+ --to (\w+)", text)
    assert set(shown) <= {name for name, known in FORMATS.items() if known.writes} | {"FORMAT"}


def test_the_guide_names_every_key_and_every_format() -> None:
    text = GUIDE.read_text(encoding="utf-8")
    assert set() == {key for key in ALL_KEYS - {"kind"} if f"`{key}" not in text and f"{key}:" not in text}
    titles = [known.title.split()[0] for name, known in FORMATS.items() if known.reads]
    assert [] == [title for title in titles if title not in text]
