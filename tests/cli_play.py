"""A pack of all seven kinds, and what the tests of the command line share."""

import io
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from spacequiz.cli.main import run
from spacequiz.domain.question import Match, Multiple, Number, Order, Question, TrueFalse, Typed
from spacequiz.domain.selection import option_texts
from spacequiz.packs.pack_reader import read_pack_file

PACK = """\
title: All kinds
sources:
  nasa: {title: "NASA: the first", url: "https://example.org/first"}
defaults: {source: nasa, seconds: 20}
questions:
  - id: choice
    ask: What was the first artificial satellite?
    options: [Sputnik 1, Explorer 1, Vanguard 1]
    answer: Sputnik 1
    why: It went up on 4 October 1957.
    feedback: {Explorer 1: Three months later.}
    difficulty: easy
    tags: [satellites]
  - id: multiple
    ask: Who flew on Apollo 11?
    options: [Armstrong, Aldrin, Collins, Lovell]
    answers: [Armstrong, Aldrin, Collins]
    why: Collins stayed in orbit.
    tags: [Moon]
  - id: truth
    ask: Laika was the first animal in orbit.
    answer: true
    why: In Sputnik 2.
  - id: typed
    ask: Who was the first woman in space?
    accept: [Valentina Tereshkova, Tereshkova]
    why: In Vostok 6.
    hints: [She worked in a textile mill., Her call sign was Chaika.]
  - id: number
    ask: How far away is the Moon?
    number: 384400
    within: 1000
    close: 50000
    unit: km
    why: On average.
    difficulty: hard
  - id: order
    ask: Put these flights in order.
    order: [Vostok 1, Gemini 3, Apollo 8, Skylab 2]
    from: first
    to: last
    why: From 1961 to 1973.
  - id: match
    ask: Who flew in what?
    match: {Gagarin: Vostok 1, Glenn: Friendship 7, Leonov: Voskhod 2}
    why: From 1961 to 1965.
"""


@dataclass(frozen=True)
class Done:
    """What came of a command line."""

    code: int
    out: str
    err: str

    @property
    def last(self) -> str:
        """The last line of the output."""
        return self.out.splitlines()[-1]


class Shell:
    """Runs command lines in this process, with a home folder of its own."""

    def __init__(self, home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self.home = home
        self._capsys = capsys
        self._monkeypatch = monkeypatch

    def __call__(self, *words: str, typed: str = "") -> Done:
        self._monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        code = run(["--home", str(self.home), *words])
        out, err = self._capsys.readouterr()
        return Done(code, out, err)


def process(*words: str, home: Path, typed: bytes = b"", **variables: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command line in a process of its own."""
    environ = {**os.environ, "SPACEQUIZ_HOME": str(home), **variables}
    command = [sys.executable, "-m", "spacequiz", *words]
    return subprocess.run(command, input=typed, env=environ, capture_output=True, check=False, timeout=60)


def questions(pack: Path) -> tuple[Question, ...]:
    """The questions of a file."""
    reading = read_pack_file(pack)
    assert reading.pack is not None, reading.problems
    return reading.pack.questions


def right_line(question: Question, seed: str) -> str:
    """What to type for a right answer."""
    texts = option_texts(question, seed)
    match question:
        case Multiple():
            return ",".join(str(texts.index(text) + 1) for text in sorted(question.answers))
        case TrueFalse():
            return "1" if question.answer else "2"
        case Typed():
            return question.accept[0]
        case Number():
            return f"{question.number:g} {question.unit}"
        case Order():
            return " ".join(str(texts.index(item) + 1) for item in question.items)
        case Match():
            return ",".join(str(texts.index(item) + 1) for item in question.rights)
    return str(texts.index(question.solution) + 1)
