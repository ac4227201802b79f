"""The top of a preview: which question is shown, and how all of them are."""

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from spacequiz.packs.outline import OutlineQuestion, PackOutline
from spacequiz.text import clean
from spacequiz.tui.plain_text import line, literal
from spacequiz.tui.widgets.problem_list import SIGNS
from spacequiz.wording import plural

WRONG, WARNED = SIGNS["error"], SIGNS["warning"]
FINE, UNREAD = ("·", "$dim"), ("–", "$dim")


class PreviewHeader(Widget):
    """Title, number, id and line on the left, what is wrong in all on the right."""

    DEFAULT_CSS = """
    PreviewHeader { dock: top; height: 1; background: $panel; padding: 0 2; }
    """
    ALLOW_SELECT = False
    outline: reactive[PackOutline | None] = reactive(None)
    at = reactive(0)
    """The number of the question; 0 for the page of the pack's own problems."""
    columns = reactive(0)
    """The width it is shown at; 0 for all there is."""

    def render(self) -> Content:
        """One line; where the screen is narrow, title and id give way first."""
        width = self.content_size.width
        if self.outline is None:
            return literal("reading…", "$dim")
        parts, wide = self.outline.questions, width >= 60
        gap = "  " if wide else " "
        right = self._counts(wide)
        if wide and width - right.cell_length < 60:
            right = self._counts(False)
        if self.at and self.at <= len(parts):
            part = parts[self.at - 1]
            number = f"{gap}question {self.at} of {len(parts)}" if wide else f"{gap}{self.at}/{len(parts)}"
            name, where = clean(part.id), f"{gap}line {part.line}"
        else:
            number, name, where = f"{gap}the pack itself", "", ""
        title = literal(clean(self.outline.title) or "(no title)", "bold")
        room = width - right.cell_length - len(number) - len(where) - len(gap)
        # an id is what an author looks for; the title is known
        name_room = max(0, min(literal(name).cell_length + len(gap), room - min(title.cell_length, 8))) if name else 0
        shown = literal(gap + name).truncate(name_room, ellipsis=True) if name_room > 3 else literal("")
        title = title.truncate(max(0, room - shown.cell_length), ellipsis=True)
        left = line(title, number, shown.stylize("$secondary"), (where, "$dim"))
        return Content.assemble(left, " " * max(1, width - left.cell_length - right.cell_length), right)

    def _counts(self, wide: bool) -> Content:
        assert self.outline is not None
        errors, advice = self.outline.errors, len(self.outline.reading.problems) - self.outline.errors
        told = []
        for number, (sign, style), word in (
            (errors, WRONG, "error"),
            (advice, WARNED, "warning"),
        ):
            if number:
                words = f" {plural(number, word)}" if wide else ""
                told.append(line((f"{sign} {number}{words}" if wide else f"{sign}{number}", style)))
        if not told:
            told.append(line(("✓", "$success bold"), " no problems" if wide else ""))
        if self.columns and self.content_size.width >= 60:
            told.insert(0, literal(f"{self.columns} columns", "$secondary"))
        return Content("  " if wide else " ").join(told)


class QuestionStrip(Widget):
    """A sign a question: wrong, with advice, fine; the one that is shown in brackets. A click goes there."""

    DEFAULT_CSS = """
    QuestionStrip { dock: top; height: 1; padding: 0 2; margin-top: 1; }
    """
    ALLOW_SELECT = False
    outline: reactive[PackOutline | None] = reactive(None)
    at = reactive(0)

    class Chosen(Message):
        """A question was clicked."""

        def __init__(self, number: int) -> None:
            """With its number; 0 for the page of the pack's own problems."""
            super().__init__()
            self.number = number

    def render(self) -> Content:
        """The stretch around the current question, where they are many."""
        if self.outline is None:
            return Content("")
        head = self._head()
        parts, at = self.outline.questions, self.at
        room = self.content_size.width - head.cell_length - 2
        step = 2 if 2 * len(parts) <= room else 1
        fits = max(1, room // step)
        first = max(0, min(at - 1 - fits // 2, len(parts) - fits))
        row: list[Content] = [head]
        for part in parts[first : first + fits]:
            here = part.number == at
            sign = literal(*_sign(part)).stylize(Style.from_meta({"go": part.number}))
            before = "[" if here else "" if step == 1 else "]" if 0 < at == part.number - 1 else " "
            row.append(line((before, "$accent bold"), sign, ("]" if here and step == 1 else "", "$accent bold")))
        if step > 1 and parts and at == parts[-1].number:
            row.append(line(("]", "$accent bold")))
        return Content("").join(row)

    def _head(self) -> Content:
        """The pack's own problems, before the questions."""
        assert self.outline is not None
        if not self.outline.pack_problems:
            return Content("")
        wrong = any(problem.severity == "error" for problem in self.outline.pack_problems)
        sign = literal(*(WRONG if wrong else WARNED))
        pack = line("[" if self.at == 0 else " ", "pack ", sign, "]" if self.at == 0 else " ", (" │ ", "$edge"))
        return pack.stylize(Style.from_meta({"go": 0}))

    def on_click(self, event: events.Click) -> None:
        """Go to the question that was clicked."""
        number = event.style.meta.get("go")
        if isinstance(number, int):
            self.post_message(self.Chosen(number))


def _sign(part: OutlineQuestion) -> tuple[str, str]:
    if part.has_error:
        return WRONG
    return WARNED if part.has_warning else FINE if part.question else UNREAD
