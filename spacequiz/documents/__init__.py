"""Documents for people: HTML pages, SVG charts and spreadsheets."""
