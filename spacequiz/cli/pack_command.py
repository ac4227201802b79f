"""``spacequiz pack``: the commands for packs."""

from spacequiz.cli.parser import Command, CommandGroup

COMMANDS = {
    "new": Command("spacequiz.cli.pack_new", "create a pack from a template"),
    "list": Command("spacequiz.cli.pack_list", "list all packs"),
    "show": Command("spacequiz.cli.pack_show", "show the contents of a pack, and notes by players"),
    "add": Command("spacequiz.cli.pack_add", "add your packs to the game: files, folders, zips"),
    "remove": Command("spacequiz.cli.pack_remove", "remove your packs from the game; they can be restored"),
    "check": Command("spacequiz.cli.pack_check", "check pack files for problems"),
    "preview": Command("spacequiz.cli.pack_preview", "preview questions on the screen while you write them"),
    "schema": Command("spacequiz.cli.pack_schema", "print the JSON Schema of packs, for editors"),
    "import": Command("spacequiz.cli.pack_import", "make a pack from a file of another quiz program"),
    "export": Command("spacequiz.cli.pack_export", "convert a pack for another quiz program, or for paper"),
}

ABOUT = "Create, check, add, import and export question packs."
EXAMPLES = """\
  spacequiz pack new our-club.yaml
  spacequiz pack list
  spacequiz pack show sputnik --flags
  spacequiz pack add packs.zip
  spacequiz pack check my-questions.yaml
  spacequiz pack preview my-questions.yaml
"""


def run(args: list[str], home: str | None) -> int:
    """Run the ``pack`` subcommand named by the first argument."""
    return CommandGroup("pack", ABOUT, COMMANDS, EXAMPLES).run(args, home)
