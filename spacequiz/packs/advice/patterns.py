"""Advice on a pack whose answers can all be guessed by one pattern."""

from collections.abc import Iterable

from spacequiz.domain.question import Choice, Question

FEWEST = 5
"""Choices that a pack must have before a pattern in them means anything."""


def pattern_advice(questions: Iterable[Question]) -> list[str]:
    """Return advice on what gives the right answers of all choices away: their place or their length."""
    choices = [question for question in questions if question.__class__ is Choice]
    if len(choices) < FEWEST:
        return []
    advice = []
    place = choices[0].options.index(choices[0].answer)
    if all(choice.options[place : place + 1] == (choice.answer,) for choice in choices):
        advice.append(f"the right answer is option {place + 1} in all {len(choices)} choices; give it different places")
    if all(_is_longest(choice) for choice in choices):
        advice.append(f"the right answer is the longest option in all {len(choices)} choices; its length tells it")
    return advice


def _is_longest(choice: Choice) -> bool:
    return all(len(option) < len(choice.answer) or option == choice.answer for option in choice.options)
