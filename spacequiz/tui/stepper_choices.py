"""Choices of steppers that more than one screen uses."""

from spacequiz.domain.rules import MAX_SECONDS, MODES

Choices = tuple[tuple[str, str], ...]
"""Values of a stepper, each with its label."""

MODE: Choices = tuple((name, name) for name in MODES)
SPRINT: Choices = tuple((str(n), f"{n} s") for n in (60, 120))
SECONDS: Choices = (*((str(n), f"{n} s") for n in (10, 15, 20, 30, 45, 60, 90)), ("0", "no limit"))
ON_OFF: Choices = (("off", "off"), ("on", "on"))


def with_value(choices: Choices, value: int, label: str) -> Choices:
    """Return the choices with this number inserted in order, unless it is among them."""
    if str(value) in dict(choices):
        return choices
    # 0 means no limit, and comes last
    return tuple(sorted((*choices, (str(value), label)), key=lambda choice: int(choice[0]) or MAX_SECONDS + 1))
