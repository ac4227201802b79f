"""``spacequiz pack schema``: print the JSON Schema of packs, for editors."""

from spacequiz.cli.parser import Parser
from spacequiz.errors import Exit

EXAMPLES = """\
  spacequiz pack schema > spacequiz-pack.schema.json     then add this first line to a pack:
      # yaml-language-server: $schema=./spacequiz-pack.schema.json
"""


def run(args: list[str], home: str | None) -> int:
    """Print the schema."""
    about = "Print the JSON Schema of packs. With it your editor completes and explains keys, and marks errors."
    parser = Parser("spacequiz pack schema", about, EXAMPLES)
    parser.parse(args, home)
    from spacequiz.packs.schema import schema_text

    print(schema_text(), end="")
    return Exit.DONE
