"""``spacequiz class teams``: what is said before a screen opens."""

import pytest
from cli_play import Shell

from spacequiz.errors import Exit


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--teams", "Ada"), "2 to 6 names separated by commas, not 1"),
        (("--teams", "a,b,c,d,e,f,g"), "2 to 6 names separated by commas, not 7"),
        (("--teams", "Ada, ada"), "two teams are called ada"),
        (("--style", "turn"), "did you mean turns?"),
        (("--points", "luck"), "accuracy or speed"),
        (("--questions", "0"), "from 1 to 100"),
        (("--seconds", "-1"), "--seconds"),
        (("sputnik", "--resume"), "so name none"),
        (("--resume", "x"), "--resume takes a whole number"),
        ((), "the game needs a terminal"),
    ],
)
def test_what_makes_no_sense_is_said_before_a_screen_opens(shell: Shell, words: tuple[str, ...], said: str) -> None:
    done = shell("class", "teams", *words)
    assert (Exit.USAGE, True) == (done.code, said in done.err)


@pytest.mark.parametrize(("words", "said"), [(("sputnick",), 'did you mean "sputnik"?'), (("moon", "moon"), "twice")])
def test_a_pack_that_is_not_there_is_named_with_the_near_one(shell: Shell, words: tuple[str, ...], said: str) -> None:
    done = shell("class", "teams", *words)
    assert (Exit.NOT_RIGHT, True) == (done.code, said in done.err)


def test_the_commands_of_a_class_are_listed(shell: Shell) -> None:
    done = shell("class", "--help")
    assert (Exit.DONE, True) == (done.code, "teams" in done.out)
    assert Exit.USAGE == shell("class").code
    assert "did you mean teams?" in shell("class", "team").err
