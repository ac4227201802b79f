"""Values to step through that more than one screen offers, each with its words."""

from spacequiz.domain.rules import MAX_SECONDS, MODES

Choices = tuple[tuple[str, str], ...]

MODE: Choices = tuple((name, name) for name in MODES)
SPRINT: Choices = tuple((str(n), f"{n} s") for n in (60, 120))
SECONDS: Choices = (*((str(n), f"{n} s") for n in (10, 15, 20, 30, 45, 60, 90)), ("0", "no limit"))
ON_OFF: Choices = (("off", "off"), ("on", "on"))


def with_value(choices: Choices, value: int, words: str) -> Choices:
    """The choices with one more in its place, unless it is among them."""
    if str(value) in dict(choices):
        return choices
    # no limit stands last
    return tuple(sorted((*choices, (str(value), words)), key=lambda choice: int(choice[0]) or MAX_SECONDS + 1))
