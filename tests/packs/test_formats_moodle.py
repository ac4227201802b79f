"""Moodle XML: what Moodle exports is read, and what is written comes back."""

import sys
from xml.etree.ElementTree import Element, fromstring

import pytest
from format_trip import back, check_trip, drafts_in
from hostile_files import check_read, damaged, full_of
from hypothesis import given
from hypothesis import strategies as st
from pack_strategies import SIGNS, SOME, packs

from spacequiz.documents.optional_library import MissingExtra
from spacequiz.domain.pack import Pack
from spacequiz.domain.question import Choice, Match, Multiple, Number, Order, Question, TrueFalse, Typed
from spacequiz.exchange.draft import DraftQuestion
from spacequiz.exchange.export_result import ExportLoss
from spacequiz.exchange.import_pack import import_pack
from spacequiz.exchange.registry import load_reader, load_writer, recognise_format
from spacequiz.packs.decode import UnreadableFile

SAID = {"id", "why", "hints", "tags", "feedback", "within", "unit"}
SAMPLE = """<?xml version="1.0" encoding="UTF-8"?>
<quiz>
  <question type="category"><category><text>$course$/Space firsts</text></category></question>
  <!-- question: 7 -->
  <question type="multichoice">
    <name><text>first</text></name>
    <questiontext format="html"><text><![CDATA[<p>First <b>satellite</b>?</p>]]></text></questiontext>
    <generalfeedback format="html"><text><![CDATA[4&nbsp;October 1957.]]></text></generalfeedback>
    <defaultgrade>1.0</defaultgrade><penalty>0.3333333</penalty><hidden>0</hidden><idnumber>first-satellite</idnumber>
    <single>true</single><shuffleanswers>true</shuffleanswers><answernumbering>abc</answernumbering>
    <answer fraction="100" format="html"><text>Sputnik 1</text>
      <feedback format="html"><text>Right</text></feedback></answer>
    <answer fraction="0" format="html"><text>Explorer 1</text>
      <feedback format="html"><text>1958</text></feedback></answer>
    <hint format="html"><text>Its name means a companion.</text></hint>
    <hint format="html"><text></text></hint>
    <tags><tag><text>satellite</text></tag></tags>
  </question>
  <question type="truefalse">
    <name><text>tf-1</text></name><questiontext format="plain_text"><text>Gagarin orbited once.</text></questiontext>
    <answer fraction="100"><text>true</text></answer><answer fraction="0"><text>false</text></answer>
  </question>
  <question type="numerical">
    <name><text>year-1</text></name><questiontext format="plain_text"><text>Year of Apollo 11?</text></questiontext>
    <answer fraction="100"><text>1969</text><tolerance>0</tolerance></answer>
  </question>
  <question type="shortanswer">
    <name><text>sa-1</text></name><questiontext format="plain_text"><text>First person in space?</text></questiontext>
    <usecase>0</usecase><answer fraction="100"><text>*Gagarin</text></answer>
  </question>
</quiz>
"""


def _quiz(*questions: str) -> bytes:
    return f"<quiz>{''.join(questions)}</quiz>".encode()


def _question(kind: str, inner: str) -> str:
    return f'<question type="{kind}"><questiontext format="html"><text>A?</text></questiontext>{inner}</question>'


def _only(kind: str, inner: str) -> DraftQuestion:
    """The one question of a file."""
    (item,) = load_reader("moodle").read(_quiz(_question(kind, inner))).items
    assert isinstance(item, DraftQuestion), item
    return item


def _skipped(kind: str, inner: str) -> str:
    """Why the one question of a file is none."""
    (row,) = import_pack(load_reader("moodle").read(_quiz(_question(kind, inner))), "T").rows
    assert not row.id, row
    return row.note


def _answers(*graded: tuple[str, object]) -> str:
    return "".join(f'<answer fraction="{credit}"><text>{text}</text></answer>' for text, credit in graded)


def _written(question: Question) -> Element:
    pack = Pack(id="pack", title="T", questions=(question,), digest="")
    return fromstring(load_writer("moodle").write(pack, "").data)[1]


@SOME
@given(packs())
def test_questions_come_back_as_they_were(pack: Pack) -> None:
    check_trip("moodle", pack, SAID)


def test_a_whole_file_is_read() -> None:
    found = load_reader("moodle").read(SAMPLE.encode())
    assert ({"title": "Space firsts"}, ()) == (found.head, found.notes)
    assert [1, 2, 3, 4] == [draft.number for draft in drafts_in(found)]
    told = [{key: value for key, value in draft.fields.items() if value} for draft in drafts_in(found)]
    assert {
        "id": "first-satellite",
        "ask": "First satellite?",
        "options": ["Sputnik 1", "Explorer 1"],
        "answer": "Sputnik 1",
        "feedback": {"Sputnik 1": "Right", "Explorer 1": "1958"},
        "why": "4 October 1957.",
        "hints": ["Its name means a companion."],
        "tags": ["satellite"],
    } == told[0]
    assert {"id": "tf-1", "ask": "Gagarin orbited once.", "answer": "true"} == told[1]
    assert {"id": "year-1", "ask": "Year of Apollo 11?", "number": "1969", "within": "0"} == told[2]
    assert {"id": "sa-1", "ask": "First person in space?", "accept": ["Gagarin"]} == told[3]
    assert ('the * of "*Gagarin", which stood for any text, was left out',) == drafts_in(found)[3].notes
    assert 4 == import_pack(found, "T").count


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso-8859-1", "windows-1252"])
def test_the_file_itself_says_its_encoding(encoding: str) -> None:
    text = SAMPLE.replace('"UTF-8"', f'"{encoding.removesuffix("-sig")}"').replace("Space firsts", "Prénoms")
    data = text.encode(encoding)
    assert "moodle" == recognise_format(data)
    assert {"title": "Prénoms"} == load_reader("moodle").read(data).head


# texts


def test_plain_text_is_not_taken_for_html() -> None:
    inner = '<answer fraction="100" format="plain_text"><text>&lt;b&gt;</text></answer>' + _answers(("&lt;i&gt;x", 0))
    assert ["<b>", "x"] == _only("multichoice", inner).fields["options"]


def test_pictures_are_noted() -> None:
    noted = ("a picture, sound or formula was left out",)
    inner = '<generalfeedback format="html"><text>&lt;img src="a.png"&gt;</text></generalfeedback>'
    assert noted == _only("truefalse", _answers(("true", 100)) + inner).notes
    assert noted == _only("truefalse", _answers(("true", 100)) + '<hint><file name="a.png">QUJD</file></hint>').notes


def test_without_an_id_number_the_name_is_the_id() -> None:
    inner = "<name><text>Question 7: moons</text></name><idnumber></idnumber>" + _answers(("false", 100))
    taken = import_pack(load_reader("moodle").read(_quiz(_question("truefalse", inner))), "T")
    assert ["question-7-moons"] == [row.id for row in taken.rows]


def test_several_categories_are_tags_and_the_description_of_one_is_kept() -> None:
    def category(path: str) -> str:
        info = f'<info format="html"><text>&lt;p&gt;All of {path}.&lt;/p&gt;</text></info>'
        return f'<question type="category"><category><text>{path}</text></category>{info}</question>'

    asked = _question("truefalse", _answers(("true", 100)))
    one = load_reader("moodle").read(_quiz(category("top"), category("Moon"), asked, category("Mars")))
    assert {"title": "Moon", "description": "All of Moon."} == one.head
    two = load_reader("moodle").read(_quiz(category("Firsts"), asked, category("Firsts/Moon"), asked))
    assert {"title": "Firsts"} == two.head
    assert [[], ["Moon"]] == [item.fields["tags"] for item in drafts_in(two)]


# kinds


def test_single_tells_a_choice_from_several() -> None:
    answers = _answers(("a", 100), ("b", 0))
    assert "a" == _only("multichoice", answers).fields["answer"]
    assert "a" == _only("multichoice", f"<single>1</single>{answers}").fields["answer"]
    assert ["a"] == _only("multichoice", f"<single>false</single>{answers}").fields["answers"]
    assert "none of its answers is right" == _skipped("multichoice", _answers(("a", 0), ("b", -50)))


def test_credit_that_cannot_be_kept_is_noted() -> None:
    partly = _only("multichoice", _answers(("a", 100), ("b", "33.33333"), ("c", 0)))
    assert ("a", ("the partial credit of other answers was left out",)) == (
        partly.fields["answer"],
        partly.notes,
    )
    uneven = _only("multichoice", "<single>false</single>" + _answers(("a", 75), ("b", 25), ("c", -100)))
    assert ("the right answers had different weights; now they count the same",) == uneven.notes


def test_true_comes_first_where_the_words_are_in_another_language() -> None:
    assert "false" == _only("truefalse", _answers(("Wahr", 0), ("Falsch", 100))).fields["answer"]
    assert "its answer is neither true nor false" == _skipped("truefalse", "")


def test_capitals_part_of_the_credit_and_stars_are_noted_in_answers_to_type() -> None:
    answers = _answers(("Gagarin", 100), ("Yuri", 50), ("*", 0), ("a\\*b &lt;i&gt;", 100))
    draft = _only("shortanswer", f"<usecase>1</usecase>{answers}")
    assert ["Gagarin", "a*b <i>"] == draft.fields["accept"]
    assert (
        "upper and lower case no longer matter",
        '"Yuri", worth partial credit, was left out',
    ) == draft.notes


def test_a_number_has_a_tolerance_and_the_unit_of_its_figures() -> None:
    units = (
        "<units><unit><multiplier>1000</multiplier><unit_name>m</unit_name></unit>"
        "<unit><multiplier>1.0</multiplier><unit_name>km</unit_name></unit></units>"
    )
    exact = '<answer fraction="100"><text>384</text><tolerance>2.5</tolerance></answer>'
    draft = _only("numerical", exact + _answers(("400", 50), ("*", 0)) + units)
    assert ("384", "2.5", "km") == tuple(draft.fields[key] for key in ("number", "within", "unit"))
    assert ('"400" as another answer was left out', 'the unit "m" was left out') == draft.notes


def test_pairs_lose_what_belongs_to_nothing() -> None:
    def pair(left: str, right: str) -> str:
        return f"<subquestion><text>{left}</text><answer><text>{right}</text></answer></subquestion>"

    draft = _only("matching", pair("a", "&lt;b&gt;1&lt;/b&gt;") + pair("", "3") + pair("b", "2 &amp;amp; 3"))
    assert ({"a": "1", "b": "2 & 3"}, ('"3" has no partner and was left out',)) == (
        draft.fields["match"],
        draft.notes,
    )
    assert '"a" is the left side of two pairs' == _skipped("match", pair("a", "1") + pair("a", "2"))
    assert "it has no pairs" == _skipped("matching", "")


def test_an_order_is_the_order_of_its_answers() -> None:
    assert ["c", "a", "b"] == _only("ordering", _answers(("c", 1), ("a", 2), ("b", 3))).fields["order"]


def test_feedback_of_single_answers_explains_where_nothing_else_does() -> None:
    answer = '<answer fraction="100"><text>a</text><feedback><text>Well known.</text></feedback></answer>'
    draft = _only("shortanswer", answer)
    assert ("Well known.", ()) == (draft.fields["why"], draft.notes)
    draft = _only("shortanswer", f"{answer}<generalfeedback><text>Why.</text></generalfeedback>")
    assert ("Why.", ("the feedback for single answers was left out",)) == (draft.fields["why"], draft.notes)


def test_what_is_said_to_all_right_answers_is_noted_once_unless_moodle_said_it() -> None:
    def asked(said: str) -> str:
        return _question(
            "truefalse", f"{_answers(('true', 100))}<correctfeedback><text>{said}</text></correctfeedback>"
        )

    found = load_reader("moodle").read(_quiz(asked("Your answer is correct."), asked("Bravo!"), asked("Bravo!")))
    assert ("the combined feedback of 2 questions was left out",) == found.notes


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        ("essay", "an essay, which Space Quiz cannot grade"),
        ("description", "a description without a question"),
        ("cloze", "gaps in a text, which Space Quiz does not support"),
        ("ddwtos", "gaps in a text, which Space Quiz does not support"),
        ("calculatedmulti", "random numbers, which Space Quiz does not support"),
        ("ddmarker", "answers on a picture, which Space Quiz does not support"),
        ("coderunner", 'the type "coderunner", which is not supported'),
        ("", 'the type "", which is not supported'),
    ],
)
def test_what_is_no_question_is_listed_with_the_reason(kind: str, reason: str) -> None:
    assert reason == _skipped(kind, "")


# errors


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("<quiz>\n  <question></quiz>", 2, 15, "not XML: mismatched tag"),
        ("\n\n<quiz>\n<b", 4, 1, "not XML: unclosed token"),
        ("<quiz>&nbsp;</quiz>", 1, 7, "not XML: undefined entity"),
        ("<a>\n<quiz/></a>", 1, 1, 'not a Moodle quiz: the first element is "a", not "quiz"'),
    ],
)
def test_what_is_no_quiz_is_refused_with_its_place(text: str, line: int, column: int, message: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        load_reader("moodle").read(text.encode())
    problem = caught.value.problem
    assert (line, column, message) == (problem.line, problem.column, problem.message)


def test_elements_are_not_followed_into_the_depth() -> None:
    with pytest.raises(UnreadableFile, match="elements are nested more than 40 deep"):
        load_reader("moodle").read(b"<quiz>" + b"<a>" * 100_000)


@pytest.mark.parametrize(
    "declared",
    [
        '<!ENTITY a "ha"><!ENTITY b "&a;&a;">',
        '<!ENTITY a SYSTEM "file:///etc/passwd">',
        '<!ENTITY % a SYSTEM "http://localhost/a.dtd"> %a;',
        "",
    ],
)
def test_nothing_is_declared_and_nothing_comes_from_elsewhere(declared: str) -> None:
    data = f"<?xml version='1.0'?><!DOCTYPE quiz [{declared}]><quiz>&b;</quiz>".encode()
    assert "moodle" == recognise_format(data)
    with pytest.raises(UnreadableFile, match=r"the file declares a document type \(DTD\)"):
        load_reader("moodle").read(data)


@pytest.mark.parametrize("encoding", ["utf-7", "klingon", "rot13", "utf-8\u00e9"])
def test_an_unknown_encoding_is_refused(encoding: str) -> None:
    with pytest.raises(UnreadableFile):
        load_reader("moodle").read(f"<?xml version='1.0' encoding='{encoding}'?><quiz/>".encode())


def test_without_the_library_it_is_known_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "defusedxml.ElementTree", None)
    assert "moodle" == recognise_format(SAMPLE.encode())
    with pytest.raises(MissingExtra, match=r"Moodle XML needs defusedxml.*pip install 'spacequiz\[formats\]'"):
        load_reader("moodle").read(SAMPLE.encode())


@given(st.binary(max_size=200) | damaged(SAMPLE, SIGNS + "\n0t"))
def test_damaged_files_are_read_or_refused(data: bytes) -> None:
    check_read("moodle", data)


@pytest.mark.parametrize(
    "piece",
    ["<question>", "<question/>", "<question type='category'/>", "<a b='", "<!-- ", "<![CDATA[", "&amp;", "&a;"],
)
def test_a_file_full_of_signs_is_read_or_refused(piece: str) -> None:
    check_read("moodle", full_of(piece, "<quiz>", "</quiz>"))


@pytest.mark.parametrize("piece", ["<a ", "<![", "<!--", "&", "</"])
def test_html_that_is_none_is_read_or_refused(piece: str) -> None:
    inner = f"<generalfeedback><text><![CDATA[<b>{piece * 2000}</b>]]></text></generalfeedback>" + _answers(
        ("true", 100)
    )
    check_read("moodle", full_of(_question("truefalse", inner), "<quiz>", "</quiz>"))


# writing


def test_options_are_written_as_plain_text() -> None:
    question = Choice(id="q", pack="p", ask="<A> & B?", options=("<b>", "c"), answer="c", feedback={"<b>": "No."})
    element = _written(question)
    assert ("multichoice", "true", "1.0") == (
        element.get("type"),
        element.findtext("single"),
        element.findtext("defaultgrade"),
    )
    assert (["plain_text"], "<A> & B?") == (
        [part.get("format") for part in element.findall("questiontext")],
        element.findtext("questiontext/text"),
    )
    told = [
        (answer.get("fraction"), answer.get("format"), answer.findtext("text"), answer.findtext("feedback/text"))
        for answer in element.findall("answer")
    ]
    assert [("0", "plain_text", "<b>", "No."), ("100", "plain_text", "c", "")] == told


def test_ticking_everything_does_not_win() -> None:
    element = _written(Multiple(id="q", pack="p", ask="A?", options=tuple("abcd"), answers=frozenset("abc")))
    assert "false" == element.findtext("single")
    assert ["33.33333"] * 3 + ["-33.33333"] == [answer.get("fraction") for answer in element.findall("answer")]


def test_stars_are_written_so_that_they_stand_for_themselves() -> None:
    element = _written(Typed(id="q", pack="p", ask="A?", accept=("a*b", "<c>")))
    assert ["a\\*b", "<c>"] == [answer.findtext("text") for answer in element.findall("answer")]


def test_a_unit_may_be_typed_with_its_number() -> None:
    element = _written(Number(id="q", pack="p", ask="A?", number=108.0, full_within=2.0, unit="minutes"))
    names = ("answer/text", "answer/tolerance", "units/unit/unit_name", "units/unit/multiplier", "showunits")
    assert ["108", "2", "minutes", "1", "0"] == [element.findtext(name) for name in names]
    assert "3" == _written(Number(id="q", pack="p", ask="A?", number=1.0)).findtext("showunits")


def test_right_sides_are_html() -> None:
    element = _written(Match(id="q", pack="p", ask="A?", pairs=(("<a>", "<b>"), ("c", "d"))))
    told = [(pair.findtext("text"), pair.findtext("answer/text")) for pair in element.findall("subquestion")]
    assert [("<a>", "&lt;b&gt;"), ("c", "d")] == told


def test_what_moodle_cannot_say_is_listed() -> None:
    questions = (
        Order(id="order", pack="p", ask="A?", items=("a", "b", "c"), start="early", end="late"),
        Number(id="number", pack="p", ask="A?", number=1.0, partial_within=2.0, seconds=5, points=7, date="1957"),
        TrueFalse(id="all", pack="p", ask="A?", answer=True, hints=("h",), tags=("t",), why="w"),
    )
    pack = Pack(
        id="p", title="A/B", questions=questions, digest="", description="D & E", authors=("A--B",), license="CC0-1.0"
    )
    exported = load_writer("moodle").write(pack, "")
    assert (
        ExportLoss("order", keys=("from", "to")),
        ExportLoss("number", keys=("date", "seconds", "points", "close")),
    ) == exported.losses
    assert b"<!-- Authors: A- -B; License: CC0-1.0 -->" in exported.data
    returned = back("moodle", exported)
    assert returned
    assert ("A/B", "D & E") == (returned.title, returned.description)
