"""``spacequiz pack``: the commands for packs."""

from spacequiz.cli.parser import Command, Parser, list_commands, require_command, split_options

COMMANDS = {
    "new": Command("spacequiz.cli.pack_new", "a pack to begin with"),
    "list": Command("spacequiz.cli.pack_list", "every pack found"),
    "show": Command("spacequiz.cli.pack_show", "what is in a pack, and what players noted on it"),
    "add": Command("spacequiz.cli.pack_add", "packs of your own into the game: files, folders, zips"),
    "remove": Command("spacequiz.cli.pack_remove", "a pack of yours out of it, to where it can be brought back from"),
    "check": Command("spacequiz.cli.pack_check", "every problem of pack files"),
    "preview": Command("spacequiz.cli.pack_preview", "the questions as they will look, while you write them"),
    "schema": Command("spacequiz.cli.pack_schema", "the JSON Schema of packs, for editors"),
    "import": Command("spacequiz.cli.pack_import", "a file of another quiz program becomes a pack"),
    "export": Command("spacequiz.cli.pack_export", "a pack for another quiz program, or for paper"),
}

EXAMPLES = """\
  spacequiz pack new our-club.yaml
  spacequiz pack list
  spacequiz pack show sputnik --flags
  spacequiz pack add packs.zip
  spacequiz pack check my-questions.yaml
  spacequiz pack preview my-questions.yaml
"""


def run(words: list[str], home: str | None) -> int:
    """Run the command for packs that the next word names."""
    before, rest = split_options(words)
    if before or not rest or rest[0] not in COMMANDS:
        about = f"Packs: write, check, see, share, convert.\n\ncommands:\n{list_commands(COMMANDS)}"
        parser = Parser("spacequiz pack", about, EXAMPLES, usage="spacequiz pack COMMAND ...")
        home = parser.parse(before, home).home
        if not rest:
            *most, last = COMMANDS
            parser.error(f"what is to be done with packs? {', '.join(most)} or {last}")
        require_command(rest[0], COMMANDS, parser)
    return COMMANDS[rest[0]].load()(rest[1:], home)
