"""The top of a preview: which question is shown, and the state of all questions."""

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from spacequiz.packs.outline import OutlineQuestion, PackOutline
from spacequiz.text import clean
from spacequiz.tui.plain_text import line, literal
from spacequiz.tui.preview_state import PreviewState
from spacequiz.tui.widgets.problem_list import SIGNS
from spacequiz.wording import plural

ERROR_SIGN, WARNING_SIGN = SIGNS["error"], SIGNS["warning"]
VALID_SIGN, UNREAD_SIGN = ("·", "$dim"), ("–", "$dim")
WIDE = 60
"""Columns from which words are written out."""


class PreviewHeader(Widget):
    """Title, number, id and line of the question on the left, the number of problems on the right."""

    DEFAULT_CSS = """
    PreviewHeader { dock: top; height: 1; background: $panel; padding: 0 2; }
    """
    ALLOW_SELECT = False
    state: reactive[PreviewState | None] = reactive(None)
    """What is shown; None until the file was read."""
    columns = reactive(0)
    """The width that the question is shown in; 0 for all columns."""

    def render(self) -> Content:
        """Return one line; where the screen is narrow, title and id are cut first."""
        width = self.content_size.width
        state = self.state
        if state is None:
            return literal("reading…", "$dim")
        count, wide = len(state.outline.questions), width >= WIDE
        gap = "  " if wide else " "
        right = self._problem_counts(state.outline, wide)
        if wide and width - right.cell_length < WIDE:
            right = self._problem_counts(state.outline, False)
        if state.part:
            number = f"{gap}question {state.number} of {count}" if wide else f"{gap}{state.number}/{count}"
            name, position = clean(state.part.id), f"{gap}line {state.part.line}"
        else:
            number, name, position = f"{gap}the pack itself", "", ""
        title = literal(clean(state.outline.title) or "(no title)", "bold")
        room = width - right.cell_length - len(number) - len(position) - len(gap)
        # an id is what an author looks for; the title is known
        name_room = max(0, min(literal(name).cell_length + len(gap), room - min(title.cell_length, 8))) if name else 0
        cut_name = literal(gap + name).truncate(name_room, ellipsis=True) if name_room > 3 else literal("")
        title = title.truncate(max(0, room - cut_name.cell_length), ellipsis=True)
        left = line(title, number, cut_name.stylize("$secondary"), (position, "$dim"))
        return Content.assemble(left, " " * max(1, width - left.cell_length - right.cell_length), right)

    def _problem_counts(self, outline: PackOutline, wide: bool) -> Content:
        counts = []
        for number, (sign, style), word in (
            (outline.errors, ERROR_SIGN, "error"),
            (len(outline.reading.problems) - outline.errors, WARNING_SIGN, "warning"),
        ):
            if number:
                counts.append(line((f"{sign} {number} {plural(number, word)}" if wide else f"{sign}{number}", style)))
        if not counts:
            counts.append(line(("✓", "$success bold"), " no problems" if wide else ""))
        if self.columns and self.content_size.width >= WIDE:
            counts.insert(0, literal(f"{self.columns} columns", "$secondary"))
        return Content("  " if wide else " ").join(counts)


class QuestionStrip(Widget):
    """A sign for each question: an error, a warning, or valid; brackets around the one that is shown."""

    DEFAULT_CSS = """
    QuestionStrip { dock: top; height: 1; padding: 0 2; margin-top: 1; }
    """
    ALLOW_SELECT = False
    state: reactive[PreviewState | None] = reactive(None)
    """What is shown; None until the file was read."""

    class Chosen(Message):
        """A question was clicked."""

        def __init__(self, number: int) -> None:
            """With its number from 1; 0 for the page of the pack's own problems."""
            super().__init__()
            self.number = number

    def render(self) -> Content:
        """Return the signs; of many questions those around the current one."""
        state = self.state
        if state is None:
            return Content("")
        head = self._pack_sign(state)
        parts, current = state.outline.questions, state.number
        room = self.content_size.width - head.cell_length - 2
        step = 2 if 2 * len(parts) <= room else 1
        visible = max(1, room // step)
        first = max(0, min(current - 1 - visible // 2, len(parts) - visible))
        row: list[Content] = [head]
        for part in parts[first : first + visible]:
            is_current = part.number == current
            sign = literal(*_sign(part)).stylize(Style.from_meta({"go": part.number}))
            before = "[" if is_current else "" if step == 1 else "]" if 0 < current == part.number - 1 else " "
            row.append(line((before, "$accent bold"), sign, ("]" if is_current and step == 1 else "", "$accent bold")))
        if step > 1 and parts and current == parts[-1].number:
            row.append(line(("]", "$accent bold")))
        return Content("").join(row)

    def _pack_sign(self, state: PreviewState) -> Content:
        """Return the sign of the pack's own problems, which stands before the questions."""
        problems = state.outline.pack_problems
        if not problems:
            return Content("")
        has_error = any(problem.severity == "error" for problem in problems)
        sign = literal(*(ERROR_SIGN if has_error else WARNING_SIGN))
        opening, closing = ("[", "]") if state.number == 0 else (" ", " ")
        return line(opening, "pack ", sign, closing, (" │ ", "$edge")).stylize(Style.from_meta({"go": 0}))

    def on_click(self, event: events.Click) -> None:
        """Go to the question that was clicked."""
        number = event.style.meta.get("go")
        if isinstance(number, int):
            self.post_message(self.Chosen(number))


def _sign(part: OutlineQuestion) -> tuple[str, str]:
    if part.has_error:
        return ERROR_SIGN
    return WARNING_SIGN if part.has_warning else VALID_SIGN if part.question else UNREAD_SIGN
