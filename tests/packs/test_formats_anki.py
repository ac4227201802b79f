"""Anki: notes become questions to type, and what a card can ask becomes a card."""

from typing import Any

import pytest
from format_trip import back, check_trip, items_of
from hypothesis import given
from hypothesis import strategies as st
from pack_strategies import SOME, fields_of, packs

from spacequiz.domain.pack import Pack
from spacequiz.domain.question import Choice, Kind, Match, Number, Question, TrueFalse, Typed
from spacequiz.exchange import anki
from spacequiz.exchange.draft import DraftQuestion, SkippedQuestion
from spacequiz.exchange.export_result import ExportLoss
from spacequiz.exchange.import_pack import import_pack
from spacequiz.exchange.registry import recognise_format
from spacequiz.exchange.sanitise import PICTURE
from spacequiz.packs.decode import UnreadableFile

SAMPLE = """\
#separator:tab
#html:false
#notetype:Basic
#deck:Space firsts
#columns:guid	Front	Back	Tags
#guid column:1
#tags column:4
first-satellite	First artificial satellite?	Sputnik 1 - 4 October 1957	satellite ussr
"""


def pack_with(*questions: Question) -> Pack:
    return Pack(id="pack", title="T", questions=questions, digest="")


def typed(**fields: Any) -> Typed:
    return Typed(**({"id": "a", "pack": "pack", "ask": "Who?", "accept": ("Ada",)} | fields))


def notes_of(text: str, html: str = "true") -> tuple[Any, ...]:
    """What notes with the fields of these lines become."""
    return items_of("anki", f"#separator:Pipe\n#html:{html}\n{text}\n")


def fields_of_note(text: str, html: str = "true") -> object:
    """What one note becomes: its fields, or why it was skipped."""
    (item,) = notes_of(text, html)
    return item.fields if isinstance(item, DraftQuestion) else item.reason


@SOME
@given(packs((Typed, TrueFalse)))
def test_answers_to_type_and_true_and_false_come_back_as_they_were(pack: Pack) -> None:
    check_trip("anki", pack, {"id", "why"})


@SOME
@given(packs())
def test_every_question_comes_back_or_is_listed(pack: Pack) -> None:
    exported = anki.write(pack, "seed")
    left_out = [lost.id for lost in exported.losses if lost.reason]
    cards = {Kind.CHOICE, Kind.TRUE_FALSE, Kind.TYPED, Kind.NUMBER}
    assert [question.id for question in pack.questions if question.kind not in cards] == left_out
    returned = back("anki", exported)
    sent = [question for question in pack.questions if question.kind in cards]
    assert [(q.id, q.ask, q.why) for q in sent] == [
        (q.id, q.ask, q.why) for q in (returned.questions if returned else ())
    ]


@given(st.text(st.sampled_from("ab{}c1:<>|\"\n#[]'&= ") | st.characters(), max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    for head in ("#separator:|\n", "#html:true\n#tags column:1\n", "#columns:"):
        try:
            import_pack(anki.read((head + text).encode("utf-8", "replace")), "T")
        except UnreadableFile as unreadable:
            assert "\0" in text, unreadable  # noqa: PT017 - nothing else in a text is a reason


def test_a_deck_of_anki_is_read() -> None:
    assert "anki" == recognise_format(SAMPLE.encode())
    foreign = anki.read(SAMPLE.encode())
    assert {"title": "Space firsts"} == foreign.head
    assert (
        DraftQuestion(
            1,
            {
                "ask": "First artificial satellite?",
                "accept": ["Sputnik 1 - 4 October 1957"],
                "id": "first-satellite",
                "tags": ["satellite", "ussr"],
            },
        ),
    ) == foreign.items


def test_what_is_written_is_what_anki_reads() -> None:
    pack = pack_with(
        typed(why="She did.", tags=("x", "y")), TrueFalse(id="b", pack="pack", ask='Is "it" so?', answer=True)
    )
    exported = anki.write(pack, "seed")
    head = SAMPLE[: SAMPLE.index("first-satellite")].replace("Space firsts", "T")
    assert head + 'a\tWho?\t"Ada\n\nShe did."\tx y\nb\t"Is ""it"" so?"\ttrue\t\n' == exported.data.decode()
    assert () == exported.losses


@pytest.mark.parametrize(
    ("question", "lost"),
    [
        (typed(accept=("Ada", "Lovelace")), ExportLoss("a", keys=("accept",))),
        (typed(tags=("x y", "z")), ExportLoss("a", keys=("tags",))),
        (typed(accept=("True",)), ExportLoss("a", keys=("kind",))),
        (typed(ask="[sound:x.mp3]?"), ExportLoss("a", "Anki would read `[sound:` as a sound")),
        (
            Number(id="a", pack="pack", ask="When?", number=1957.0, full_within=1.0, unit="AD"),
            ExportLoss("a", keys=("kind", "within")),
        ),
        (
            Choice(id="a", pack="pack", ask="Who?", options=("Bob", "Ada"), answer="Ada", feedback={"Bob": "no"}),
            ExportLoss("a", keys=("options", "feedback")),
        ),
        (
            Match(id="a", pack="pack", ask="Who?", pairs=(("a", "b"), ("c", "d"))),
            ExportLoss("a", "a card cannot hold a question of the kind match"),
        ),
    ],
)
def test_what_a_card_does_not_hold_is_listed(question: Question, lost: ExportLoss) -> None:
    assert (lost,) == anki.write(pack_with(question), "seed").losses


def test_the_back_of_a_number_has_its_unit() -> None:
    exported = anki.write(pack_with(Number(id="a", pack="pack", ask="How far?", number=-12.5, unit="km")), "seed")
    returned = back("anki", exported)
    assert returned is not None
    assert ["-12.5 km"] == fields_of(returned.questions[0])["accept"]


@pytest.mark.parametrize("text", ["{{c1::Ada}} was", "#tags:x", "<b>&amp;</b>", '"', "a\\tb", "#"])
def test_signs_of_anki_come_back_as_they_were(text: str) -> None:
    returned = back("anki", anki.write(pack_with(typed(ask=text, accept=(text,), why=text)), "seed"))
    assert returned is not None
    (question,) = returned.questions
    assert isinstance(question, Typed)
    assert (text, (text,), text) == (question.ask, question.accept, question.why)


@pytest.mark.parametrize(
    ("note", "html", "fields"),
    [
        ("Who &amp; <b>what</b>?|Ada<br>L.", "true", {"ask": "Who & what?", "accept": ["Ada L."]}),
        ("1 <b> 2 &amp;|Ada", "false", {"ask": "1 <b> 2 &amp;", "accept": ["Ada"]}),
        ("1 <b>2</b>|3 < 4", "", {"ask": "1 2", "accept": ["3 < 4"]}),
        ("Is it?|FALSE", "true", {"ask": "Is it?", "answer": "false"}),
        ('Who?|"Ada\n\nShe was.\n\nReally."', "false", {"ask": "Who?", "accept": ["Ada"], "why": "She was. Really."}),
        ("Who?|Ada<br><br>She<br>was", "true", {"ask": "Who?", "accept": ["Ada"], "why": "She was"}),
        ("Who?|<p>Ada</p> <p class=x>She was</p>", "true", {"ask": "Who?", "accept": ["Ada"], "why": "She was"}),
        ("Who?|<p>Ada</p><pre>L.</pre>", "true", {"ask": "Who?", "accept": ["Ada L."]}),
        ("{{c1::Ada}} was first|since", "true", {"ask": "____ was first", "accept": ["Ada"], "why": "since"}),
        ("{{c1::<b>Ada</b>::who}} was", "true", {"ask": "____ was", "accept": ["Ada"], "hints": ["who"]}),
        ("{{c1::Ada}} and {{c1::Ada}}", "true", {"ask": "____ and ____", "accept": ["Ada"]}),
        ("{{c1::Ada}} and {{c2::Bob}}", "true", "it has 2 different gaps, but a question has one answer"),
        ("{{c1::a {{c2::b}}}}", "true", "it has a gap with brackets in it, or without an end"),
        ("{{c1::Ada", "true", "it has a gap with brackets in it, or without an end"),
        ("{{c1::::who}}?", "true", "its gap is empty"),
        ("Who?", "true", "no text on the back"),
        ("|Ada", "true", "no text on the front"),
        ("Who?|<img src=x>", "true", f"no text on the back; {PICTURE}"),
    ],
)
def test_a_note_says_what_it_asks(note: str, html: str, fields: object) -> None:
    assert fields == fields_of_note(note, html)


def test_what_is_not_taken_along_is_said() -> None:
    (item,) = notes_of("Who? [sound:x.mp3]|Ada|more")
    assert (
        DraftQuestion(1, {"ask": "Who?", "accept": ["Ada"]}, (PICTURE, "fields after the second were left out")) == item
    )


def test_columns_may_stand_anywhere_and_separators_be_anything() -> None:
    text = "#separator:;\n#tags column:1\n#guid column:3\n#tags:all\n# a comment\nx y;Who?;Bq$3;Ada\n#so;is;this\n"
    assert (DraftQuestion(1, {"ask": "Who?", "accept": ["Ada"], "tags": ["x", "y", "all"]}),) == items_of("anki", text)


def test_a_note_type_in_a_column_says_whether_there_are_gaps() -> None:
    text = "#notetype column:1\nBasic\t{{c1::a}}?\tb\nCloze\t{{c1::a}}?\t\n"
    assert (
        DraftQuestion(1, {"ask": "{{c1::a}}?", "accept": ["b"]}),
        DraftQuestion(2, {"ask": "____?", "accept": ["a"]}),
    ) == items_of("anki", text)


@pytest.mark.parametrize("separator", ["nonsense", '"', "", "\t"])
def test_a_separator_that_there_is_not_is_guessed(separator: str) -> None:
    assert (DraftQuestion(1, {"ask": "Who, what?", "accept": ["Ada"]}),) == items_of(
        "anki", f"#separator:{separator}\nWho, what?\tAda\n"
    )


def test_columns_beyond_all_measure_are_no_columns() -> None:
    text = f"#separator:tab\n#tags column:{'001' * 3000}\n#guid column:0\nWho?\tAda\n"
    assert (DraftQuestion(1, {"ask": "Who?", "accept": ["Ada"]}),) == items_of("anki", text)


def test_a_quote_that_is_never_closed_costs_its_note_alone() -> None:
    assert (
        SkippedQuestion(1, "a quote is never closed"),
        DraftQuestion(2, {"ask": "Who?", "accept": ["Ada"]}),
    ) == notes_of('"Open|end\nWho?|Ada')


def test_many_signs_that_begin_no_tag_leave_their_text() -> None:
    assert {"ask": "a" + " < a" * 30, "accept": ["Ada"]} == fields_of_note("a" + " < a" * 30 + "|<i>Ada</i>")
