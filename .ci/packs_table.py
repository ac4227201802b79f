"""Check or write the table of the game's packs in `questions/README.md`.

python .ci/packs_table.py            print the right table and exit with 1 if the table does not match the packs
python .ci/packs_table.py --write    write the right table
"""

import sys
from collections import Counter
from pathlib import Path

from spacequiz.domain.pack import Pack
from spacequiz.domain.question import Difficulty, Kind
from spacequiz.packs.find_packs import find_packs, read_pack_at
from spacequiz.play.timeline import NATIONS

README = Path(__file__).parent.parent / "questions" / "README.md"
BEGIN = "<!-- packs: made by .ci/packs_table.py from the files -->\n"
END = "<!-- end of packs -->\n"


def table(packs: list[Pack]) -> str:
    """Return a row for each pack, a row for all of them, and the numbers of questions about each nation."""
    rows = ["| pack | questions | kinds | easy / medium / hard | hints | sources |", "|---|---|---|---|---|---|"]
    rows += [_row(f"[{pack.id}]({pack.id}.yaml): {pack.description.rstrip('.')}", [pack], named=True) for pack in packs]
    rows.append(_row("all", packs, named=False))
    return "\n".join([*rows, "", _nations(packs), ""])


def _row(name: str, packs: list[Pack], *, named: bool) -> str:
    questions = [question for pack in packs for question in pack.questions]
    kinds = Counter(question.kind for question in questions)
    levels = Counter(question.difficulty for question in questions)
    sources = {question.source for question in questions if question.source}
    # the publisher comes before the colon, as in "Wikipedia: Sputnik 1"
    publishers = Counter(source.title.partition(":")[0] for source in sources)
    told = ", ".join(f"{who} {number}" if number > 1 else who for who, number in sorted(publishers.items()))
    cells = (
        name,
        str(len(questions)),
        ", ".join(f"{kinds[kind]} {kind}" for kind in Kind if kinds[kind]),
        " / ".join(str(levels[level]) for level in Difficulty),
        str(sum(len(question.hints) for question in questions)),
        f"{len(sources)}: {told}" if named else str(len(sources)),
    )
    return f"| {' | '.join(cells)} |"


def _nations(packs: list[Pack]) -> str:
    tags = Counter(tag for pack in packs for question in pack.questions for tag in question.tags if tag in NATIONS)
    told = ", ".join(f"{NATIONS[tag]} {number}" for tag, number in tags.most_common())
    return f"Questions about each nation (a question may be about several): {told}."


def main() -> int:
    """Check or write the table; return the exit code."""
    packs = [pack for found in find_packs(None) if (pack := read_pack_at(found).pack)]
    text = README.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    old, end, after = rest.partition(END)
    if not end:
        print(f"{README} has no lines {BEGIN.strip()} and {END.strip()}", file=sys.stderr)
        return 1
    wanted = f"\n{table(packs)}\n"
    if "--write" in sys.argv[1:]:
        README.write_text(f"{before}{BEGIN}{wanted}{END}{after}", encoding="utf-8")
    elif old != wanted:
        print(f"the table in {README} does not match the packs; python .ci/packs_table.py --write writes this:{wanted}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
