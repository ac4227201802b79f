"""The worksheet: everything that is asked, nothing of the answers, and nothing that a pack could smuggle in."""

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from hypothesis import given
from pack_strategies import SOME, packs

from spacequiz.domain.pack import Pack
from spacequiz.domain.question import Choice, Match, Multiple, Number, Order, Question, Source, TrueFalse, Typed
from spacequiz.exchange import worksheet
from spacequiz.exchange.export_result import ExportLoss

OURS = frozenset(
    "html head meta title style body header h1 h2 p main ol ul li span div footer".split()  # noqa: SIM905
)
VOID = frozenset({"meta"})
NASTY = '</h2></style><script src="https://example.org/x.js">"\'\\'
HOSTILE = Choice(
    id="hostile",
    pack="p",
    ask=NASTY,
    options=('<img src=x onerror="alert(1)">', "&lt;b&gt;"),
    answer="&lt;b&gt;",
    why="<style>*{color:red}</style>",
    source=Source("<a href=//x>", "https://example.org/"),
    feedback={"&lt;b&gt;": "<!--"},
    hints=("-->",),
    points=150,
)


class Page(HTMLParser):
    """What a browser would find on a page; every element that begins must end."""

    def __init__(self, page: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.texts: list[str] = []
        """Of the body, and of each element without an element in it."""
        self.open: list[str] = []
        self.style = ""
        self.feed(page.decode())
        self.close()
        assert [] == self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert tag == self.open.pop()

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "style":
            self.style += data
        elif "body" in self.open:
            self.texts.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    @property
    def said(self) -> str:
        """All that can be read, in its order; white space folded."""
        return " ".join(" ".join(self.texts).split())


def pack_of(*questions: Question) -> Pack:
    return Pack(id="p", title="T", questions=questions, digest="")


def sheet_and_key(*questions: Question) -> tuple[Page, Page]:
    return pages_of(pack_of(*questions), "seed")


def pages_of(pack: Pack, seed: str) -> tuple[Page, Page]:
    exported = worksheet.write(pack, seed)
    return Page(exported.data), Page(exported.key)


@SOME
@given(packs())
def test_both_pages_hold_what_is_asked_as_text_and_nothing_but_our_elements(pack: Pack) -> None:
    pack = replace(pack, questions=(*pack.questions, HOSTILE), title=NASTY, description=NASTY, authors=(NASTY,))
    exported = worksheet.write(pack, NASTY)
    for data in (exported.data, exported.key):
        page = Page(data)
        assert set(page.tags) <= OURS
        assert page.attributes <= {"lang", "dir", "charset", "http-equiv", "content", "name", "class"}
        for question in pack.questions:
            assert question.ask in page.texts or f"{question.ask} " in page.texts
    sheet = Page(exported.data)
    for question in pack.questions:
        shown = {Order: "items", Match: "rights"}.get(type(question), "options")
        assert set(getattr(question, shown, ())) <= set(sheet.texts)


@given(packs())
def test_the_policy_lets_our_style_in_and_nothing_can_end_it(pack: Pack) -> None:
    exported = worksheet.write(replace(pack, title=NASTY), 'x"; } * { display: none')
    for data in (exported.data, exported.key):
        page = Page(data)
        allowed = b64encode(sha256(page.style.encode()).digest()).decode()
        assert (
            f"default-src &#x27;none&#x27;; style-src &#x27;sha256-{allowed}&#x27;; ".replace("&#x27;", "'").encode()
            in data
        )
        assert 1 == data.count(b"</style>")
        strings = re.findall(r'"[^"]*"', page.style)
        assert 1 == sum("\\" in string for string in strings)
        assert "display: none" not in page.style


def other_answer(question: Question) -> Question:
    """The same question with another right answer; the order of items to be ordered hangs on the right one."""
    match question:
        case Choice():
            other = question.options[question.options.index(question.answer) - 1]
            return replace(question, answer=other)
        case Multiple():
            others = frozenset(question.options) - question.answers
            return replace(question, answers=others or frozenset(question.options[:1]))
        case TrueFalse():
            return replace(question, answer=not question.answer)
        case Typed():
            return replace(question, accept=("something else", *question.accept))
        case Number():
            return replace(question, number=question.number + 1, full_within=0.25, partial_within=7.0)
        case Match():
            lefts, rights = zip(*question.pairs, strict=True)
            return replace(question, pairs=tuple(zip(lefts, rights[1:] + rights[:1], strict=True)))
    return question


def untold(question: Question) -> Question:
    """The question without what is told after it."""
    question = replace(question, why="", hints=(), source=None)
    return replace(question, feedback={}) if isinstance(question, Choice | Multiple) else question


@SOME
@given(packs())
def test_the_sheet_is_the_same_whatever_is_right_and_the_answers_are_not(pack: Pack) -> None:
    others = tuple(map(other_answer, pack.questions))
    one, two = worksheet.write(pack, "seed"), worksheet.write(replace(pack, questions=others), "seed")
    assert one.data == two.data
    assert (pack.questions == others) == (one.key == two.key)
    bare = replace(pack, questions=tuple(map(untold, others)))
    assert one.data == worksheet.write(bare, "seed").data


@SOME
@given(packs())
def test_all_answers_stand_in_the_key_with_whys_and_sources(pack: Pack) -> None:
    for question in pack.questions:
        # alone, so that nothing of another question is taken for it
        _, key = sheet_and_key(question)
        solution = {
            Multiple: getattr(question, "answers", ()),
            Typed: getattr(question, "accept", ()),
            Order: getattr(question, "items", ()),
            Match: [side for pair in getattr(question, "pairs", ()) for side in pair],
        }.get(type(question))
        told = [*(solution or [question.solution]), question.why, *question.hints]
        told += [question.source.title] if question.source else []
        told += getattr(question, "feedback", {}).values()
        assert {text for text in told if text} <= set(key.texts)
        if isinstance(question, Choice):
            wrong = {option for option in question.options if option != question.answer} - set(told)
            assert not wrong & (set(key.texts) - {question.ask, f"{question.ask} "} - set("ABCDEFGH") - {"1."})


def test_the_key_has_the_letters_and_numbers_of_the_sheet() -> None:
    choice = Choice(id="c", pack="p", ask="Which?", options=("one", "two", "three"), answer="two")
    sheet, key = sheet_and_key(choice)
    letter = sheet.texts[sheet.texts.index("two") - 2]
    assert letter in "ABC"
    assert [letter, " ", "two"] == key.texts[key.texts.index("two") - 2 : key.texts.index("two") + 1]

    match = Match(id="m", pack="p", ask="Who?", pairs=(("a", "first"), ("b", "second"), ("c", "third")))
    sheet, key = sheet_and_key(match)
    for number, (left, right) in enumerate(match.pairs, 1):
        letter = sheet.texts[sheet.texts.index(right) - 2]
        assert str(number) == sheet.texts[sheet.texts.index(left) - 2]
        assert f"{letter} {number} {left} – {right}" in key.said

    order = Order(id="o", pack="p", ask="When?", items=("x", "y", "z"), start="early", end="late")
    sheet, key = sheet_and_key(order)
    assert "Number them from 1 to 3. 1 is: early . 3 is: late ." in sheet.said
    boxes = {item: key.texts[key.texts.index(item) - 2] for item in order.items}
    assert {"x": "1", "y": "2", "z": "3"} == boxes
    in_order = [text for text in sheet.texts if text in order.items]
    assert in_order == [text for text in key.texts if text in order.items]


def test_a_number_says_what_is_right_and_what_counts_in_part() -> None:
    number = Number(
        id="n", pack="p", ask="How far?", number=384400.0, full_within=5000.0, partial_within=50000.0, unit="km"
    )
    sheet, key = sheet_and_key(number)
    assert "Answer: km" in sheet.said
    for told in ("384 400 km", "Right from 379 400 to 389 400", "up to 50 000 off"):
        assert told in key.said


def test_marks_stand_on_the_sheet_where_they_differ_and_always_in_the_key() -> None:
    easy = TrueFalse(id="e", pack="p", ask="Easy?", answer=True, points=100)
    sheet, key = sheet_and_key(easy, replace(easy, id="h", ask="Hard?", points=200))
    assert all("[1 mark]" in page.said and "[2 marks]" in page.said for page in (sheet, key))
    assert "of 3" in sheet.texts
    sheet, key = sheet_and_key(easy, replace(easy, id="h", ask="Hard?"))
    assert "mark]" not in sheet.said
    assert 2 == key.said.count("[1 mark]")
    assert "of 2" in sheet.texts


def test_short_options_stand_side_by_side_and_long_ones_do_not() -> None:
    short = Choice(id="c", pack="p", ask="Which?", options=("1957", "1958"), answer="1957")
    assert b'class="rows two"' in worksheet.write(pack_of(short), "s").data
    for text in ("a long option that takes a whole line", "最初の人工衛星は何ですか。もう一度"):
        wide = replace(short, options=(text, "1957"))
        assert b'class="rows two"' not in worksheet.write(pack_of(wide), "s").data


@pytest.mark.parametrize(
    ("language", "begins"),
    [
        ("en", '<html lang="en" dir="ltr">'),
        ("pt-BR", '<html lang="pt-BR" dir="ltr">'),
        ("he", '<html lang="he" dir="rtl">'),
    ],
)
def test_the_page_is_in_the_language_of_the_pack_and_runs_as_it_is_written(language: str, begins: str) -> None:
    exported = worksheet.write(replace(pack_of(HOSTILE), language=language), "seed")
    assert begins in exported.data.decode()
    assert begins in exported.key.decode()


def test_whose_questions_they_are_and_the_seed_stand_at_the_end() -> None:
    pack = replace(pack_of(HOSTILE), authors=("Ada", "Bob"), license="CC-BY-4.0")
    for page in pages_of(pack, "7b\udcff\x1b"):
        assert r"T · Ada, Bob · CC-BY-4.0 · Space Quiz · p · 1 question · seed 7b\udcff\x1b" in page.said


def test_what_is_not_on_paper_is_listed() -> None:
    question = replace(HOSTILE, tags=("a",), date="1957", seconds=5, points=1)
    assert (ExportLoss("hostile", keys=("tags", "date", "seconds")),) == worksheet.write(pack_of(question), "s").losses


def test_the_same_seed_gives_the_same_sheet_and_another_one_another_order() -> None:
    questions = tuple(replace(HOSTILE, id=f"q{n}", ask=f"Question {n}?", options=tuple("abcdefgh")) for n in range(6))
    pack = pack_of(*questions)
    asks, options = {}, {}
    for seed in ("a", "b"):
        texts = Page(worksheet.write(pack, seed).data).texts
        asks[seed] = [text for text in texts if text.startswith("Question")]
        options[seed] = [text for text in texts if text in set("abcdefgh")][:8]
    assert worksheet.write(pack, "a") == worksheet.write(pack, "a")
    for drawn in (asks, options):
        assert sorted(drawn["a"]) == sorted(drawn["b"])
        assert drawn["a"] != drawn["b"]


@given(packs())
def test_no_question_is_broken_over_two_pages_and_no_page_size_is_set(pack: Pack) -> None:
    exported = worksheet.write(pack, "seed")
    for data in (exported.data, exported.key):
        page = Page(data)
        assert len(pack.questions) == data.count(b'<li class="question">')
        assert re.search(r"\.question \{[^}]*break-inside: avoid", page.style)
        assert "size:" not in re.sub(r"font-size:", "", page.style)
