"""How the report of a class game looks, on a screen and on paper.

No page size is set, so that A4 and Letter both do. Backgrounds are left out by browsers when they print, so that
nothing hangs on one.
"""

from spacequiz.documents.html_page import css_string

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
.said li { padding-inline-start: 4.5mm; text-indent: -4.5mm; }
.said li + li { margin-top: 0.5mm; }
figure { break-inside: avoid; page-break-inside: avoid; margin-top: 2mm; }
svg { display: block; width: 100%%; height: auto; }
svg text { font-family: inherit; unicode-bidi: plaintext; }
footer { margin-top: 6mm; padding-top: 1.5mm; border-top: 0.2mm solid; font-size: 8pt; }
@media screen { body { max-width: 200mm; margin: 0 auto; padding: 10mm; } }
"""


def report_style(foot: str) -> str:
    """The style of the page; `foot` stands below every sheet where the browser can."""
    return _STYLE % css_string(foot)
