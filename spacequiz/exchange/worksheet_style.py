"""The print style of the worksheet and its answer key.

No page size is set, so A4 and Letter both work. Lengths are in print units, boxes are borders (browsers do not print
backgrounds), and everything is black on white.
"""

from spacequiz.documents.html_page import quote_css

_BOTH = """
@page { margin: 12mm 15mm 14mm; @bottom-left { content: %s; font: 8pt sans-serif; }
  @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; direction: ltr; } }
* { box-sizing: border-box; }
body { margin: 0; color: #000; background: #fff; overflow-wrap: anywhere;
  font-family: "Atkinson Hyperlegible", Arial, "Liberation Sans", "DejaVu Sans", sans-serif; line-height: 1.3; }
h1, h2, p, ol, ul { margin: 0; padding: 0; }
ol, ul { list-style: none; }
h1 { font-size: 20pt; line-height: 1.2; }
h2 { break-after: avoid; }
.about { font-size: 11pt; margin-top: 1mm; }
.question { break-inside: avoid; page-break-inside: avoid; position: relative; padding-inline-start: 11mm; }
.number { position: absolute; inset-inline-start: 0; top: 0; width: 9mm; font-weight: bold; text-align: end; }
.box { display: inline-block; flex: none; width: 5mm; height: 5mm; border: 0.4mm solid; text-align: center;
  position: relative; top: 0.8mm; }
.wide { width: 10mm; height: 7.5mm; top: 1.6mm; }
.letter { flex: none; font-weight: bold; min-width: 5mm; text-align: center; }
li.row { display: flex; gap: 2.5mm; align-items: baseline; break-inside: avoid; }
[dir=rtl] [lang=en] { text-align: end; }
footer { margin-top: 6mm; padding-top: 1.5mm; border-top: 0.2mm solid; font-size: 8pt; break-inside: avoid; }
@media screen { body { max-width: 200mm; margin: 0 auto; padding: 10mm; } }
"""
_SHEET = """
body { font-size: 14pt; }
.fill { display: flex; flex-wrap: wrap; gap: 2mm 8mm; margin: 5mm 0 6mm; font-size: 12pt; align-items: end; }
.fill p { display: flex; gap: 2mm; align-items: end; flex: 1 1 45mm; }
.fill p:first-child { flex-grow: 2; }
.fill p:last-child { flex: none; }
.fill .box { top: 0; }
.line { flex: 1; display: inline-block; min-width: 25mm; border-bottom: 0.3mm solid; }
.question { margin-bottom: 6mm; }
.question h2, .number { font-size: 14pt; line-height: 1.25; }
.todo { font-size: 10.5pt; font-weight: normal; white-space: nowrap; }
.task { font-size: 11pt; margin-top: 1mm; }
.rows { margin-top: 1.5mm; display: grid; gap: 1.5mm 6mm; }
.two { grid-template-columns: 1fr 1fr; }
.sides { display: grid; grid-template-columns: 1fr 1fr; gap: 8mm; }
.answer { display: flex; gap: 2.5mm; align-items: end; margin-top: 8mm; max-width: 130mm; }
.short { max-width: 85mm; }
"""
_KEY = """
body { font-size: 11pt; }
header { margin-bottom: 6mm; }
.how { margin-top: 2mm; font-size: 10pt; }
.question { margin-bottom: 4.5mm; }
.question h2 { font-size: 11pt; font-weight: normal; }
.question h2 .worth { white-space: nowrap; }
.right { font-size: 12pt; font-weight: bold; margin-top: 0.5mm; }
.right .box { font-size: 11pt; top: 0; line-height: 1.2; }
.right .letter { font-size: 11pt; }
.right li.row { margin-bottom: 0.7mm; }
.wide { width: 8mm; height: 5.5mm; }
.note { font-size: 10pt; margin-top: 0.5mm; }
"""


def sheet_style(foot: str) -> str:
    """Return the style of the worksheet; `foot` is the footer of every page, if the browser supports it."""
    return _BOTH % quote_css(foot) + _SHEET


def key_style(foot: str) -> str:
    """Return the style of the answer key; `foot` is the footer of every page, if the browser supports it."""
    return _BOTH % quote_css(foot) + _KEY
