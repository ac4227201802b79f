"""The style sheet of reports, for the screen and for paper.

No page size is set, so that A4 and Letter both work. Nothing depends on a background, which browsers do not print.
"""

from spacequiz.documents.html_page import quote_css

_STYLE = """
@page { margin: 12mm 14mm 14mm; @bottom-left { content: %s; font: 8pt sans-serif; }
  @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; } }
* { box-sizing: border-box; }
body { margin: 0; color: #000; background: #fff; font-size: 10.5pt; line-height: 1.35; overflow-wrap: anywhere;
  font-family: "Atkinson Hyperlegible", Arial, "Liberation Sans", "DejaVu Sans", sans-serif; }
h1, h2, p, ul, figure { margin: 0; padding: 0; }
h1 { font-size: 20pt; line-height: 1.2; }
h2 { font-size: 13pt; margin: 7mm 0 2mm; break-after: avoid; }
ul { list-style: none; }
.about { margin-top: 1mm; }
.winner { font-size: 13pt; font-weight: bold; margin-top: 3mm; }
.note { font-size: 9pt; margin-top: 1.5mm; }
table { width: 100%%; border-collapse: collapse; }
thead { display: table-header-group; }
tr { break-inside: avoid; page-break-inside: avoid; }
th, td { padding: 1.2mm 2mm; text-align: start; vertical-align: top; border-bottom: 0.2mm solid #999; }
th { font-size: 9pt; border-bottom: 0.5mm solid #000; vertical-align: bottom; }
.figure { text-align: end; white-space: nowrap; font-variant-numeric: tabular-nums; }
.first td { font-weight: bold; }
.score { font-size: 12pt; font-weight: bold; }
.who { white-space: nowrap; }
.number { width: 9mm; }
.asked { width: 50%%; }
.right, .share { margin-top: 0.7mm; }
.share { font-size: 9pt; }
.right b { font-weight: bold; }
.void { font-weight: bold; border: 0.3mm solid; padding: 0 1.5mm; white-space: nowrap; }
.answers li { padding-inline-start: 4.5mm; text-indent: -4.5mm; }
.answers li + li { margin-top: 0.5mm; }
figure { break-inside: avoid; page-break-inside: avoid; margin-top: 2mm; }
svg { display: block; width: 100%%; height: auto; }
svg text { font-family: inherit; unicode-bidi: plaintext; }
footer { margin-top: 6mm; padding-top: 1.5mm; border-top: 0.2mm solid; font-size: 8pt; }
@media screen { body { max-width: 200mm; margin: 0 auto; padding: 10mm; } }
"""


def report_style(footer: str) -> str:
    """Return the style sheet; browsers that support it print `footer` at the bottom of every page."""
    return _STYLE % quote_css(footer)
