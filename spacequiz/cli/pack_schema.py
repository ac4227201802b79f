"""``spacequiz pack schema``: the JSON Schema of packs, for editors."""

from spacequiz.cli.parser import Parser
from spacequiz.errors import Exit

EXAMPLES = """\
  spacequiz pack schema > spacequiz-pack.schema.json     then, as the first line of a pack:
      # yaml-language-server: $schema=./spacequiz-pack.schema.json
"""


def run(words: list[str], home: str | None) -> int:
    """Print the schema."""
    about = "The JSON Schema of packs: with it an editor completes keys, explains them, and marks what is wrong."
    parser = Parser("spacequiz pack schema", about, EXAMPLES)
    parser.parse(words, home)
    from spacequiz.packs.schema import schema_text

    print(schema_text(), end="")
    return Exit.DONE
