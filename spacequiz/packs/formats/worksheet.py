"""A worksheet to print and its answers: two HTML pages that need nothing but themselves.

Sizes are in points and millimetres, and no page size is set: A4 and Letter both have the room. What a pack says is
text on the page and nothing else; a policy in the page forbids whatever else might get in.
"""

from collections.abc import Iterable, Iterator
from html import escape

from spacequiz.domain.choose import arranged, choose
from spacequiz.domain.pack import Pack
from spacequiz.domain.question import (
    Choice,
    Match,
    Multiple,
    Number,
    Order,
    Question,
    TrueFalse,
    Typed,
    show_number,
)
from spacequiz.packs.formats.exported import Exported

LETTERS = "ABCDEFGH"
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_STYLE = """
@page { margin: 16mm 16mm 18mm; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 190mm; color: #000; background: #fff;
  font: 14pt/1.4 "Atkinson Hyperlegible", Verdana, "DejaVu Sans", sans-serif; }
h1 { font-size: 20pt; line-height: 1.2; margin: 0 0 4mm; }
header p, footer { font-size: 11pt; margin: 0 0 3mm; }
.name { display: flex; gap: 8mm; margin: 0 0 6mm; }
.name span { flex: 2; border-bottom: 0.4mm solid #000; padding-bottom: 7mm; }
.name span + span { flex: 1; }
ol, ul { list-style: none; margin: 0; padding: 0; }
.question { break-inside: avoid; page-break-inside: avoid; margin: 0 0 8mm; padding: 0 0 0 12mm; position: relative; }
.question > h2 { font-size: 14pt; margin: 0 0 2mm; line-height: 1.35; }
.question > .number { position: absolute; left: 0; top: 0; font-weight: bold; }
.task { font-size: 11pt; margin: 0 0 2mm; }
.options li, .order li { display: flex; gap: 4mm; margin: 0 0 2.5mm; align-items: baseline; }
.box { flex: none; display: inline-block; width: 5.5mm; height: 5.5mm; border: 0.4mm solid #000; position: relative;
  top: 1mm; }
.round { border-radius: 50%; }
.wide { width: 11mm; height: 8mm; }
.line { border-bottom: 0.4mm solid #000; height: 9mm; margin: 0 0 1mm; width: 100%; max-width: 110mm;
  display: inline-block; }
.pairs { display: grid; grid-template-columns: 1fr 1fr; gap: 1mm 10mm; }
.pairs li { display: flex; gap: 3mm; align-items: baseline; margin: 0 0 2.5mm; }
.answer { font-weight: bold; margin: 0 0 1mm; }
.why, .source { font-size: 11pt; margin: 0 0 1mm; }
footer { margin-top: 6mm; border-top: 0.2mm solid #000; padding-top: 2mm; font-size: 10pt; }
@media screen { body { padding: 16mm; } }
"""


def write(pack: Pack, seed: str) -> Exported:
    """The worksheet and its answers, the questions and what can be chosen in the order of the seed."""
    questions = choose(pack.questions, len(pack.questions), seed)
    sheet = _page(pack, seed, pack.title, _NAME, (_asked(question, seed) for question in questions))
    title = f"{pack.title}: answers"
    answers = _page(pack, seed, title, _total(questions), (_solved(question, seed) for question in questions))
    return Exported(sheet.encode(), (), answers.encode())


_NAME = '<p class="name"><span>Name</span><span>Date</span></p>'


def _page(pack: Pack, seed: str, title: str, below: str, questions: Iterable[str]) -> str:
    items = "\n".join(
        f'<li class="question"><span class="number">{number}</span>\n{inside}</li>'
        for number, inside in enumerate(questions, 1)
    )
    about = f'<p dir="auto">{escape(pack.description)}</p>\n' if pack.description else ""
    licence = f" · {escape(pack.license)}" if pack.license else ""
    by = f" · {escape(', '.join(pack.authors))}" if pack.authors else ""
    return f"""\
<!DOCTYPE html>
<html lang="{escape(pack.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="viewport" content="width=device-width">
<title>{escape(title)}</title>
<style>{_STYLE}</style>
</head>
<body>
<header>
<h1 dir="auto">{escape(title)}</h1>
{about}{below}
</header>
<main>
<ol>
{items}
</ol>
</main>
<footer>{escape(pack.title)}{by}{licence} · Space Quiz · order {escape(seed)}</footer>
</body>
</html>
"""


def _total(questions: tuple[Question, ...]) -> str:
    marks = sum(map(_marks, questions))
    return f"<p>{len(questions)} question{'' if len(questions) == 1 else 's'}, {marks} marks in all</p>"


def _marks(question: Question) -> int:
    """One for the whole answer, or one for each part of it."""
    match question:
        case Multiple():
            return len(question.answers)
        case Match():
            return len(question.pairs)
    return 1


def _asked(question: Question, seed: str) -> str:
    """The question with room for its answer."""
    return f'<h2 dir="auto">{escape(question.ask)}</h2>\n' + "\n".join(_room(question, seed)) + "\n"


def _room(question: Question, seed: str) -> Iterator[str]:
    match question:
        case Choice() | Multiple():
            several = isinstance(question, Multiple)
            if several:
                yield '<p class="task">Tick all that are right.</p>'
            box = "box" if several else "box round"
            yield from _list("options", ((f'<span class="{box}"></span>', text) for text in arranged(question, seed)))
        case TrueFalse():
            yield from _list("options", (('<span class="box round"></span>', text) for text in ("True", "False")))
        case Typed():
            yield '<span class="line"></span>'
        case Number():
            unit = f" <span>{escape(question.unit)}</span>" if question.unit else ""
            yield f'<span class="line" style="max-width: 60mm"></span>{unit}'
        case Order():
            ends = f" from {escape(question.start)}" if question.start else ""
            ends += f" to {escape(question.end)}" if question.end else ""
            yield f'<p class="task">Number them in the right order{ends}: 1 to {len(question.items)}.</p>'
            yield from _list("order", (('<span class="box wide"></span>', text) for text in arranged(question, seed)))
        case Match():
            yield '<p class="task">Write the right letter into each box.</p>'
            lefts = "".join(_row('<span class="box wide"></span>', text) for text in question.lefts)
            lettered = zip(LETTERS, arranged(question, seed), strict=False)
            rights = "".join(_row(f"<b>{letter}</b>", text) for letter, text in lettered)
            yield f'<div class="pairs"><ul class="options">{lefts}</ul><ul class="options">{rights}</ul></div>'


def _list(name: str, rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield f'<ul class="{name}">{"".join(_row(*row) for row in rows)}</ul>'


def _row(before: str, text: str) -> str:
    return f'<li>{before}<span dir="auto">{escape(text)}</span></li>'


def _solved(question: Question, seed: str) -> str:
    """The question with its answer, why, and where that is written."""
    marks = _marks(question)
    parts = [
        f'<h2 dir="auto">{escape(question.ask)}</h2>',
        f'<p class="answer" dir="auto">{escape(_answer(question, seed))}</p>',
        f'<p class="task">{marks} mark{"" if marks == 1 else "s"}</p>',
    ]
    if question.why:
        parts.append(f'<p class="why" dir="auto">{escape(question.why)}</p>')
    if question.source:
        told = ", ".join(part for part in (question.source.title, question.source.url) if part)
        parts.append(f'<p class="source" dir="auto">{escape(told)}</p>')
    return "\n".join(parts) + "\n"


def _answer(question: Question, seed: str) -> str:
    """What stands on a sheet that is all right."""
    match question:
        case Match():
            letters = dict(zip(arranged(question, seed), LETTERS, strict=False))
            return "; ".join(f"{left}: {letters[right]} ({right})" for left, right in question.pairs)
        case Order():
            return "; ".join(f"{number} {item}" for number, item in enumerate(question.items, 1))
        case Typed():
            return " / ".join(question.accept)
        case Number() if question.within:
            return f"{question.solution}, give or take {show_number(question.within)}"
    return question.solution
