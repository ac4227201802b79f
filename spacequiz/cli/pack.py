"""``spacequiz pack``: the commands for packs."""

from spacequiz.cli.command import Command, Parser, expect, listed, split_options

COMMANDS = {
    "list": Command("spacequiz.cli.pack_list", "every pack found"),
    "check": Command("spacequiz.cli.pack_check", "every problem of pack files"),
}

EXAMPLES = """\
  spacequiz pack list
  spacequiz pack check my-questions.yaml
"""


def run(words: list[str], home: str | None) -> int:
    """Run the command for packs that the next word names."""
    before, rest = split_options(words)
    if before or not rest or rest[0] not in COMMANDS:
        about = f"List and check packs.\n\ncommands:\n{listed(COMMANDS)}"
        parser = Parser("spacequiz pack", about, EXAMPLES, usage="spacequiz pack COMMAND ...")
        home = parser.parse(before, home).home
        if not rest:
            parser.error(f"what is to be done with packs? {' or '.join(COMMANDS)}")
        expect(rest[0], COMMANDS, parser)
    return COMMANDS[rest[0]].load()(rest[1:], home)
