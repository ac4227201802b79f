"""GIFT: what teachers and Moodle write is read, and what is written comes back."""

import pytest
from format_trip import back, check_trip, drafts_in, items_of
from hostile_files import check_read, damaged, full_of
from hypothesis import given
from hypothesis import strategies as st
from pack_strategies import SIGNS, SOME, packs

from spacequiz.domain.pack import Pack
from spacequiz.domain.question import Choice, Match, Multiple, Number, Order, Question, TrueFalse, Typed
from spacequiz.exchange.draft import DraftQuestion, SkippedQuestion
from spacequiz.exchange.export_result import ExportLoss
from spacequiz.exchange.import_pack import import_pack
from spacequiz.exchange.registry import load_reader, load_writer, recognise_format
from spacequiz.packs.decode import UnreadableFile

SAID = {"id", "why", "tags", "feedback", "within"}
SAMPLE = r"""// made by hand
$CATEGORY: $course$/Firsts/Satellites

::first::[plain]Which satellite was the first to reach orbit? {
	=Sputnik 1 (USSR) # Right: in October 1957.
	~Explorer 1 (USA) # It flew in 1958.
	~Vanguard 1 (USA)
	####It transmitted for 21 days.
}

::tf::Yuri Gagarin completed one orbit. {TRUE}

::year::In which year did Apollo 11 land on the Moon? {#1969:0}

::short::Who was the first person in space? {=Yuri Gagarin =Gagarin}

::multi::Which of these were Soviet firsts? {
	~%50%First spacewalk
	~%50%First woman in space
	~%-100%First crewed Moon landing
}

::match::Match the mission to its first. {
	=Luna 2 -> first impact on the Moon
	=Luna 9 -> first soft landing on the Moon
}

::esc::Which mission is written "A\:11 \= Moon"? {=Apollo 11 ~Luna 2}
"""
ESSAY = "an essay, which Space Quiz cannot grade"
DESCRIPTION = "it has no answers in braces, so it is a description"


def _only(text: str) -> DraftQuestion:
    """The one question of a file, which makes one."""
    (item,) = items_of("gift", text)
    assert isinstance(item, DraftQuestion), item
    return item


def _fields(text: str) -> dict[str, object]:
    """What its one question says, without what is empty."""
    return {key: value for key, value in _only(text).fields.items() if value}


def _skipped(text: str) -> str:
    """Why its one question is none."""
    (row,) = import_pack(load_reader("gift").read(text.encode()), "T").rows
    assert not row.id, row
    return row.note


def _written(question: Question) -> list[str]:
    pack = Pack(id="pack", title="T", questions=(question,), digest="")
    lines = load_writer("gift").write(pack, "").data.decode().splitlines()
    return lines[lines.index("$CATEGORY: $course$/top/T") + 2 :]


@SOME
@given(packs())
def test_questions_come_back_as_they_were(pack: Pack) -> None:
    check_trip("gift", pack, SAID)


def test_a_whole_file_is_read() -> None:
    drafts = items_of("gift", SAMPLE)
    assert list(range(1, 8)) == [draft.number for draft in drafts]
    assert ["first", "tf", "year", "short", "multi", "match", "esc"] == [draft.fields["id"] for draft in drafts]
    assert [()] * 7 == [draft.notes for draft in drafts]
    told = [{key: value for key, value in draft.fields.items() if value and key != "id"} for draft in drafts]
    assert {
        "ask": "Which satellite was the first to reach orbit?",
        "options": ["Sputnik 1 (USSR)", "Explorer 1 (USA)", "Vanguard 1 (USA)"],
        "answer": "Sputnik 1 (USSR)",
        "feedback": {"Sputnik 1 (USSR)": "Right: in October 1957.", "Explorer 1 (USA)": "It flew in 1958."},
        "why": "It transmitted for 21 days.",
    } == told[0]
    assert {"ask": "Yuri Gagarin completed one orbit.", "answer": "true"} == told[1]
    assert {"ask": "In which year did Apollo 11 land on the Moon?", "number": "1969", "within": "0"} == told[2]
    assert ["Yuri Gagarin", "Gagarin"] == told[3]["accept"]
    assert ["First spacewalk", "First woman in space"] == told[4]["answers"]
    assert {
        "Luna 2": "first impact on the Moon",
        "Luna 9": "first soft landing on the Moon",
    } == told[5]["match"]
    assert 'Which mission is written "A:11 = Moon"?' == told[6]["ask"]


def test_line_ends_of_windows_change_nothing() -> None:
    assert items_of("gift", SAMPLE) == items_of("gift", "\ufeff" + SAMPLE.replace("\n", "\r\n"))


# categories, ids and tags


def test_one_category_is_the_title_and_no_tag() -> None:
    found = load_reader("gift").read(SAMPLE.encode())
    assert {"title": "Satellites"} == found.head
    assert "tags" not in drafts_in(found)[0].fields


def test_of_several_categories_the_common_one_is_the_title_and_the_others_are_tags() -> None:
    text = "$CATEGORY: $course$/top/Firsts/Moon\n\nA {T}\n\n$CATEGORY: $course$/top/Firsts/Air//Space\n\nB {F}"
    found = load_reader("gift").read(text.encode())
    assert {"title": "Firsts"} == found.head
    assert [["Moon"], ["Air/Space"]] == [item.fields["tags"] for item in drafts_in(found)]


def test_categories_without_anything_in_common_make_no_title() -> None:
    found = load_reader("gift").read(b"A {T}\n\n$CATEGORY: Moon\n\nB {F}")
    assert {} == found.head
    assert [None, ["Moon"]] == [item.fields.get("tags") for item in drafts_in(found)]


@pytest.mark.parametrize("title", ["A/B", "/A/", "a\\:b \\n {c}", "top", "$x$", "1957"])
def test_the_title_of_a_pack_comes_back(title: str) -> None:
    pack = Pack(id="p", title=title, questions=(TrueFalse(id="q", pack="p", ask="A?", answer=True),), digest="")
    returned = back("gift", load_writer("gift").write(pack, ""))
    assert returned
    assert title == returned.title


def test_moodles_comments_hold_an_id_and_tags() -> None:
    draft = _only("// question: 7  name: Old name\n// [id:q-7] [tag:moon] [tag:a\\]b]\n::Old name::A? {T}")
    assert ("q-7", ["moon", "a]b"]) == (draft.fields["id"], draft.fields["tags"])


def test_a_comment_apart_from_a_question_is_not_about_it() -> None:
    assert {"ask": "A?", "answer": "true"} == _fields("// [id:x] [tag:y]\n\nA? {T}")


def test_a_comment_may_stand_within_a_question() -> None:
    assert ["a", "b"] == _fields("A? {\n=a\n// ~c {\n~b\n}")["options"]


# texts


def test_html_is_reduced_and_a_picture_is_noted() -> None:
    for mark in ("[html]", "[moodle]", "[markdown]", ""):
        draft = _only(f'{mark}<p>Who <b>flew</b>?</p><img src\\="x"> {{=<i>Ada</i> &amp; Bo ~none}}')
        assert ("Who flew?", ["Ada & Bo", "none"]) == (draft.fields["ask"], draft.fields["options"])
        assert ("a picture, sound or formula was left out",) == draft.notes


def test_plain_text_is_not_taken_for_html() -> None:
    assert {"ask": "Is <b> bold &amp; x?", "options": ["<i>", "&lt;"], "answer": "<i>"} == _fields(
        "[plain]Is <b> bold &amp; x? {=<i> ~&lt;}"
    )


def test_a_picture_of_markdown_is_noted() -> None:
    draft = _only("[markdown]Who is ![this man](a.png)? {=Ada}")
    assert ("Who is this man ?", 1) == (draft.fields["ask"], len(draft.notes))


def test_an_unknown_word_in_brackets_is_text() -> None:
    assert "[sic] Who? [html]" == _fields("[sic] Who? [html] {T}")["ask"]


def test_escaped_signs_are_text_and_a_new_line_is_a_space() -> None:
    assert {"ask": r"a~b=c#d{e}f:g\h i \% \n", "options": ["=x", "~y#z"], "answer": "=x"} == _fields(
        r"a\~b\=c\#d\{e\}f\:g\\h\ni \% \\n {=\=x ~\~y\#z}"
    )


# kinds


def test_a_missing_word_is_a_gap() -> None:
    assert "Gagarin flew in _____ in 1961." == _fields("Gagarin flew in {=Vostok 1 ~Voskhod 1} in 1961.")["ask"]


@pytest.mark.parametrize(
    ("answers", "answer", "why", "noted"),
    [
        ("T", "true", "", False),
        ("FALSE", "false", "", False),
        ("false", "false", "", False),
        ("F####Why not.", "false", "Why not.", False),
        ("T#Wrong!#Right!", "true", "Right!", True),
        ("T##Right!", "true", "Right!", False),
        ("T#Wrong!#Right!####Why.", "true", "Why.", True),
    ],
)
def test_true_or_false_is_explained_to_all_or_to_who_knew_it(answers: str, answer: str, why: str, noted: bool) -> None:
    draft = _only(f"A. {{{answers}}}")
    assert (answer, why) == (draft.fields["answer"], draft.fields["why"])
    assert noted == (("the feedback for single answers was left out",) == draft.notes)


def test_an_answer_to_type_may_be_the_word_true() -> None:
    assert ["TRUE", "50%"] == _fields("A? {=TRUE =50%}")["accept"]


def test_part_of_the_credit_and_any_text_are_noted_in_answers_to_type() -> None:
    draft = _only("A? {=%100%Yuri *Gagarin =%50%Yuri =Sput*ik =\\\\*}")
    assert ["Yuri Gagarin", "*"] == draft.fields["accept"]
    assert (
        'the * of "Yuri *Gagarin", which stood for any text, was left out',
        '"Yuri", worth partial credit, was left out',
        '"Sput*ik", where * stands for any text, was left out',
    ) == draft.notes
    assert "it has no right answer that can be typed" == _skipped("A? {=*}")


@pytest.mark.parametrize(
    ("answers", "number", "within"),
    [
        ("#1957", "1957", ""),
        ("#-1.5:0.25", "-1.5", "0.25"),
        ("#3.1..3.2", "3.15", "0.05"),
        ("#=1957:2 =%50%1957:5", "1957", "2"),
        ("#=%50%1957:5 =%100%1957:2#Well done. ~#No!", "1957", "2"),
    ],
)
def test_numbers_have_tolerances_ranges_and_weights(answers: str, number: str, within: str) -> None:
    draft = _only(f"A? {{{answers}}}")
    assert (number, within) == (draft.fields["number"], draft.fields["within"])
    assert ("%50%" in answers) == ('"1957" as another answer was left out' in draft.notes)
    assert ("Well done." if "Well" in answers else "") == draft.fields["why"]


def test_no_number_is_no_number() -> None:
    assert "`number` is not a number" in _skipped("A? {#soon}")
    assert "its range is not made of two numbers" == _skipped("A? {#1..}")
    assert "no number is worth the full credit" == _skipped("A? {#}")


def test_one_right_answer_is_a_choice_and_weights_make_several() -> None:
    assert "a" == _fields("A? {=a ~b}")["answer"]
    assert "a" == _fields("A? {~%100%a ~b}")["answer"]
    assert ["a"] == _fields("A? {~%100%a ~%-100%b}")["answers"]
    assert ["a", "b"] == _fields("A? {~%50%a ~%50%b ~c}")["answers"]


def test_weights_that_cannot_be_kept_are_noted() -> None:
    assert ("the right answers had different weights; now they count the same",) == _only("A? {~%70%a ~%30%b ~c}").notes
    assert ("one right answer was enough; now all of them are required",) == _only("A? {=a =b ~c}").notes
    partly = _only("A? {=a ~%50%b ~c}")
    assert ("a", ("the partial credit of other answers was left out",)) == (
        partly.fields["answer"],
        partly.notes,
    )


def test_pairs_lose_what_belongs_to_nothing_and_no_side_twice() -> None:
    draft = _only("A? {=a->1 =b->2->3 =->4}")
    assert ({"a": "1", "b": "2->3"}, ('"4" has no partner and was left out',)) == (
        draft.fields["match"],
        draft.notes,
    )
    assert '"a" is the left side of two pairs' == _skipped("A? {=a->1 =a\u200b->2}")
    assert '"b" has no partner' == _skipped("A? {=a->1 =b->}")
    assert "one of its pairs has no ->" == _skipped("A? {=a->1 =b}")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Discuss. {}", ESSAY),
        ("Discuss. {####Well?}", ESSAY),
        ("Read this first.", DESCRIPTION),
        ("A? {=a", "it has a { without a } after it; write \\{ in texts"),
        ("A? =a}", "it has a } without a { before it; write \\} in texts"),
        ("A? {=\\frac{1}{2}}", "it has more than one pair of braces; write \\{ and \\} in texts"),
        ("A? {a ~b =c}", "it has text before the = or ~ of its first answer"),
        ("A? {~a ~b}", "none of its answers is right"),
        (
            "A? {>3 ALL\na\nb\nc}",
            "an order question of a Moodle plugin; export it as Moodle XML, which can be imported",
        ),
        ("A? {=" + "~a" * 101 + "}", "it has 102 answers"),
        ("::t:: {T}", "`ask` is missing"),
    ],
)
def test_what_is_no_question_is_listed_with_the_reason(text: str, reason: str) -> None:
    assert reason == _skipped(text)


# errors


def test_a_broken_question_does_not_take_the_next_along() -> None:
    found = items_of("gift", "A? {=a ~b\n\nB? {T}\n\nC? =a}\n\nD? {F}")
    assert [SkippedQuestion, DraftQuestion, SkippedQuestion, DraftQuestion] == [type(item) for item in found]


def test_a_blank_line_among_the_answers_does_not_break_a_question() -> None:
    assert ["a", "b"] == _fields("A? {\n=a\n\n~b\n\n}")["options"]


def test_questions_without_a_blank_line_between_them_are_told_apart() -> None:
    found = items_of("gift", "$CATEGORY: x\n// [id:one]\nA? {T}\n// [id:two]\n::t::B? {\n=a\n~b}\nC? {F}")
    assert ["one", "two", None] == [item.fields.get("id") for item in found]


def test_there_is_an_end_to_what_is_listed() -> None:
    with pytest.raises(UnreadableFile, match="more than 20,000 questions"):
        load_reader("gift").read(b"A\n\n" * 20_001)


def test_other_encodings_are_named() -> None:
    with pytest.raises(UnreadableFile, match="it looks like UTF-16"):
        recognise_format(SAMPLE.encode("utf-16"))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (SAMPLE, "gift"),
        ("A? {T}", "gift"),
        ("\n\n<p>A?</p>\n{ true }", "gift"),
        ("Read this.\n\n// c\n::t::\nlong\ntext {\n=a\n}", "gift"),
        ("title: T\nquestions:\n  - {ask: A, answer: true}\n", None),
        ("Question,Right\nWhat is {=a}?,b\n", "csv"),
        ('{"results": {}}', None),
        ("some words", None),
    ],
)
def test_a_file_is_known_by_its_questions(text: str, name: str | None) -> None:
    assert name == recognise_format(text.encode())


@given(st.binary(max_size=200) | damaged(SAMPLE, SIGNS + "\n TF%1"))
def test_damaged_files_are_read_or_refused(data: bytes) -> None:
    check_read("gift", data)


@pytest.mark.parametrize(
    "piece", ["{", "}", "::", "\\", "~", "=", "{\n", "\n\n::", "// [tag:x", "a {=b}\n", "\\\\", " "]
)
def test_a_file_full_of_signs_is_read_or_refused(piece: str) -> None:
    check_read("gift", full_of(piece))


@pytest.mark.parametrize(
    ("before", "piece", "after"),
    [
        ("a {=", "~b ", "}"),
        ("a {=", "*b", "}"),
        ("// ", "[id:", "\na {T}"),
        ("[html]", "<a ", "{T}"),
        ("a {#", "=1", "}"),
    ],
)
def test_a_question_as_large_as_a_file_is_read_or_refused(before: str, piece: str, after: str) -> None:
    check_read("gift", full_of(piece, before, after))


# writing


def test_a_choice_is_written_as_plain_text() -> None:
    question = Choice(
        id="q-1",
        pack="p",
        ask="[html] is: {what}?",
        why="[see] #1",
        tags=("moon", "a]b"),
        options=("<b>x</b>", "%50%y", "[plain]z"),
        answer="%50%y",
        feedback={"<b>x</b>": "No = no"},
    )
    assert [
        "// [id:q-1] [tag:moon] [tag:a\\]b]",
        "::q-1::[plain][html] is\\: \\{what\\}? {",
        "\t~<b>x</b>#No \\= no",
        "\t=[plain]%50%y",
        "\t~[plain][plain]z",
        "\t####[plain][see] \\#1",
        "}",
    ] == _written(question)


@pytest.mark.parametrize(
    ("question", "answers"),
    [
        (TrueFalse(id="q", pack="p", ask="A?", answer=False), "FALSE"),
        (Number(id="q", pack="p", ask="A?", number=-1957.0, full_within=0.5), "#-1957:0.5"),
        (Typed(id="q", pack="p", ask="A?", accept=("a*\\",)), "=a\\\\*\\\\"),
    ],
)
def test_one_answer_stays_in_the_line_of_its_question(question: Question, answers: str) -> None:
    assert ["// [id:q]", f"::q::[plain]A? {{{answers}}}"] == _written(question)


def test_ticking_everything_does_not_win() -> None:
    question = Multiple(id="q", pack="p", ask="A?", options=tuple("abcdefgh"), answers=frozenset("abcdef"))
    rows = _written(question)[2:-1]
    assert [f"\t~%16.66667%{option}" for option in "abcdef"] + ["\t~%-16.66667%g", "\t~%-16.66667%h"] == rows


def test_an_arrow_in_a_left_side_is_html_and_the_right_side_always_is() -> None:
    question = Match(id="q", pack="p", ask="A?", pairs=(("a -> b", "<c> -> d"), ("<e>", "f")))
    assert ["\t=[html]a -&gt; b -> &lt;c&gt; -&gt; d", "\t=<e> -> f"] == _written(question)[2:-1]


def test_what_gift_cannot_say_is_listed() -> None:
    questions = (
        Order(id="order", pack="p", ask="A?", items=("a", "b", "c")),
        Typed(id="arrow", pack="p", ask="A?", accept=("a", "b->c")),
        Number(
            id="number", pack="p", ask="A?", number=1.0, partial_within=2.0, unit="km", hints=("h",), tags=("<x>", "y")
        ),
        TrueFalse(id="all", pack="p", ask="A?", answer=True),
    )
    pack = Pack(id="p", title="T", questions=questions, digest="", authors=("Ada",), license="CC-BY-4.0")
    exported = load_writer("gift").write(pack, "")
    assert (
        ExportLoss("order", "GIFT has no order questions"),
        ExportLoss("arrow", "GIFT would read an answer with -> as a pair"),
        ExportLoss("number", keys=("hints", "tags", "close", "unit")),
    ) == exported.losses
    assert exported.data.startswith(b"// Authors: Ada; License: CC-BY-4.0\n\n$CATEGORY: ")
    assert b"// [id:number] [tag:y]\n" in exported.data
