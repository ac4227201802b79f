"""``spacequiz pack``: the commands for packs."""

from spacequiz.cli.command import Command, Parser, find, listed, split_options

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
    about = f"List and check packs.\n\ncommands:\n{listed(COMMANDS)}"
    parser = Parser("spacequiz pack", about, EXAMPLES, usage="spacequiz pack COMMAND ...")
    options = parser.parse(before, home)
    if not rest:
        parser.error(f"what is to be done with packs? {' or '.join(COMMANDS)}")
    return find(rest[0], COMMANDS, parser).load()(rest[1:], options.home)
