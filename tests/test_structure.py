"""The structure of the code: no import goes in a circle, not even one in a function or for types alone."""

import ast
import re
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import spacequiz

PACKAGE = Path(spacequiz.__file__).parent
ROOT = Path(__file__).parent.parent
MODULES = {
    ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(PACKAGE.rglob("*.py"))
}


def imported(path: Path) -> set[str]:
    """Return the modules of this package that a file imports anywhere in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert not node.level, f"{path}: imports are absolute"
            # a module of a package, or else a name in a module
            names.update(
                found if (found := f"{node.module}.{alias.name}") in MODULES else node.module for alias in node.names
            )
    return names & set(MODULES)


def circle(graph: dict[str, set[str]]) -> list[str]:
    """Return the nodes of one circle in their order; an empty list where there is none."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_no_module_imports_itself_by_way_of_others() -> None:
    assert len(MODULES) > 200
    assert [] == circle({name: imported(path) for name, path in MODULES.items()})


def test_a_circle_would_be_found(tmp_path: Path) -> None:
    late = tmp_path / "late.py"
    late.write_text(
        "def f():\n    from spacequiz.errors import Exit\n\nif TYPE_CHECKING:\n    from spacequiz import text\n"
    )
    assert {"spacequiz.errors", "spacequiz.text"} == imported(late)
    assert {"a", "b"} == set(circle({"a": {"b"}, "b": {"a"}, "c": {"a"}}))


def test_the_architecture_names_files_that_are_there_and_says_it_in_150_lines() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    named = set(re.findall(r"spacequiz/[\w/]*(?:\.py)?", text))
    assert len(named) > 40
    assert [] == sorted(name for name in named if not (ROOT / name).exists())
    assert len(text.splitlines()) <= 150


def test_the_architecture_names_every_floor() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    floors = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists()}
    assert {"domain", "play"} <= floors
    assert floors == {name for name in floors if re.search(rf"^  .*\b{name}/ ", text, re.MULTILINE)}


def test_names_in_the_architecture_are_defined_in_the_file_beside_them() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    pairs = re.findall(r"`(\w+)`\s+in\s+`(spacequiz/[\w/]+\.py)`", text)
    assert len(pairs) > 10
    for name, path in pairs:
        assert re.search(rf"\b{name}\b", (ROOT / path).read_text(encoding="utf-8")), (name, path)
