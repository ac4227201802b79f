"""The state of a pack's preview: what was read of the file, and which page of it is shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from spacequiz.domain.question import Question, Response
from spacequiz.packs.outline import OutlineQuestion, PackOutline
from spacequiz.packs.problem import Problem


@dataclass(frozen=True, slots=True)
class PreviewState:
    """One moment of a preview. Never changed: a new reading of the file, or another page, gives a new state."""

    outline: PackOutline
    """The file as it was last read."""
    number: int = 0
    """The number of the question that is shown, from 1; 0 for the page with the problems of the pack itself."""
    response: Response | None = None
    """The answer that is shown to the question; None while the question is open."""
    last_readable: Mapping[str | int, Question] = field(default_factory=dict)
    """Each question as it last could be read, by its id, or by its number where it has none."""

    @classmethod
    def start(cls, outline: PackOutline) -> "PreviewState":
        """Return the state after the first reading: at the first question, or at errors of the pack itself."""
        has_error = any(problem.severity == "error" for problem in outline.pack_problems)
        number = 0 if has_error or not outline.questions else 1
        return cls(outline, number)._leave_empty_page()._with_readable({})

    @property
    def part(self) -> OutlineQuestion | None:
        """The part of the file that is shown; None on the page of the pack's own problems."""
        parts = self.outline.questions
        return parts[self.number - 1] if 0 < self.number <= len(parts) else None

    @property
    def question(self) -> Question | None:
        """The question that is shown: as it can be read now, or as it last could be."""
        if self.part is None:
            return None
        return self.part.question or self.last_readable.get(self.part.id or self.part.number)

    @property
    def is_outdated(self) -> bool:
        """Whether the question that is shown cannot be read any more."""
        return self.part is not None and self.part.question is None and self.question is not None

    @property
    def problems(self) -> Sequence[Problem]:
        """The problems of the page that is shown."""
        problems = self.part.problems if self.part else self.outline.pack_problems
        if self.part and self.part.question is None and not problems:
            # an error elsewhere in the file kept it from being read
            return self.outline.reading.errors[:1]
        return problems

    @property
    def line(self) -> int:
        """The line of the file, from 1, at which an editor should open."""
        if self.part:
            return self.part.line
        return self.outline.pack_problems[0].line if self.outline.pack_problems else 1

    @property
    def numbers(self) -> range:
        """The numbers of all pages."""
        return range(0 if self.outline.pack_problems else 1, len(self.outline.questions) + 1)

    def update(self, outline: PackOutline) -> "PreviewState":
        """Return the state after another reading of the file, still at the question that is shown."""
        old = self.outline
        if not outline.questions:
            # the whole file cannot be read: keep the questions known so far
            questions = tuple(replace(one, question=None, problems=()) for one in old.questions)
            outline = replace(outline, questions=questions)
        if not outline.readable:
            # in a broken file, other text may look like the title
            outline = replace(outline, title=old.title or outline.title)
        # a question that was removed is forgotten at the next reading without errors
        known = {} if outline.reading.pack is not None else self.last_readable
        number = outline.find_number(self.part.id, self.part.number) if self.part else self.number
        return replace(self, outline=outline, number=number)._leave_empty_page()._with_readable(known)

    def turn_to(self, number: int) -> "PreviewState":
        """Return the state at another page; the same state where there is no such page, or it is shown already."""
        if number == self.number or number not in self.numbers:
            return self
        return replace(self, number=number, response=None)

    def next_problem(self) -> int:
        """Return the number of the next page with a problem, round from the last to the first."""
        numbers = self.outline.problem_numbers
        return next((number for number in numbers if number > self.number), numbers[0] if numbers else self.number)

    def find(self, text: str) -> int | None:
        """Return the page of this number, or the next one whose part of the file has this text in any case."""
        if text.isdecimal() and len(text) < 9 and int(text) in self.numbers:
            return int(text)
        parts, lines = self.outline.questions, self.outline.lines
        ends = [*(part.line for part in parts[1:]), len(lines) + 1]
        texts = ["\n".join(lines[part.line - 1 : end - 1]) for part, end in zip(parts, ends, strict=False)]
        matches = [number for number, part in enumerate(texts, 1) if text.casefold() in part.casefold()]
        return next((number for number in matches if number > self.number), matches[0] if matches else None)

    def _leave_empty_page(self) -> "PreviewState":
        """Return this state at the first question where the page of the pack itself has no problems."""
        return replace(self, number=1) if self.number == 0 and not self.outline.pack_problems else self

    def _with_readable(self, known: Mapping[str | int, Question]) -> "PreviewState":
        """Return this state with the questions that can be read now added to the known ones."""
        readable = {one.id or one.number: one.question for one in self.outline.questions if one.question is not None}
        return replace(self, last_readable={**known, **readable})
