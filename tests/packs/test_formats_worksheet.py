"""The worksheet: everything that is asked, nothing of the answers, and nothing that a pack could smuggle in."""

from dataclasses import replace
from html.parser import HTMLParser

from hypothesis import given
from pack_strategies import SOME, packs

from spacequiz.domain.pack import Pack
from spacequiz.domain.question import Choice, Match, Number, Order, TrueFalse, Typed
from spacequiz.packs.formats import worksheet

OURS = frozenset(
    "html head meta title style body header h1 h2 p main ol ul li span div b footer".split()  # noqa: SIM905
)
HOSTILE = Choice(
    id="one",
    pack="p",
    ask='</h2><script src="https://example.org/x.js"></script>',
    options=('<img src=x onerror="alert(1)">', "&lt;b&gt;"),
    answer="&lt;b&gt;",
)


class Page(HTMLParser):
    """What a browser would find on the page."""

    def __init__(self, page: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.texts: list[str] = []
        self.feed(page.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


@SOME
@given(packs())
def test_a_page_holds_what_is_asked_as_text_and_nothing_but_our_elements(pack: Pack) -> None:
    pack = replace(pack, questions=(*pack.questions, HOSTILE))
    exported = worksheet.write(pack, "seed")
    for data in (exported.data, exported.key):
        page = Page(data)
        assert set(page.tags) <= OURS
        assert {name for name, _ in page.attributes} <= {
            "lang",
            "charset",
            "http-equiv",
            "content",
            "name",
            "class",
            "dir",
            "style",
        }
        for question in pack.questions:
            assert question.ask in page.texts
    sheet = Page(exported.data)
    for question in pack.questions:
        for text in getattr(question, "options", ()):
            assert text in sheet.texts


@SOME
@given(packs())
def test_the_sheet_is_the_same_whatever_is_right_and_the_answers_are_not(pack: Pack) -> None:
    others = []
    for question in pack.questions:
        other = question
        if isinstance(question, Choice):
            other = replace(question, answer=question.options[question.options.index(question.answer) - 1])
        elif isinstance(question, TrueFalse):
            other = replace(question, answer=not question.answer)
        elif isinstance(question, Typed):
            other = replace(question, accept=("something else", *question.accept))
        elif isinstance(question, Number):
            other = replace(question, number=question.number + 1)
        elif isinstance(question, Match):
            lefts, rights = zip(*question.pairs, strict=True)
            other = replace(question, pairs=tuple(zip(lefts, rights[1:] + rights[:1], strict=True)))
        others.append(
            replace(other, why="other", feedback={}) if isinstance(other, Choice) else replace(other, why="other")
        )
    one, two = worksheet.write(pack, "seed"), worksheet.write(replace(pack, questions=tuple(others)), "seed")
    assert one.data == two.data
    asked = [question for question in pack.questions if not isinstance(question, Order)]
    assert not asked or one.key != two.key


@SOME
@given(packs())
def test_all_answers_stand_in_the_key(pack: Pack) -> None:
    page = Page(worksheet.write(pack, "seed").key)
    for question in pack.questions:
        if isinstance(question, Choice | TrueFalse):
            assert question.solution in page.texts
        if question.why:
            assert question.why in page.texts


def test_the_same_seed_gives_the_same_sheet_and_another_one_another_order() -> None:
    questions = tuple(replace(HOSTILE, id=f"q{n}", ask=f"Question {n}?") for n in range(6))
    pack = Pack(id="p", title="T", questions=questions, digest="")
    asks = {
        seed: [text for text in Page(worksheet.write(pack, seed).data).texts if text.startswith("Question")]
        for seed in ("a", "b")
    }
    assert worksheet.write(pack, "a") == worksheet.write(pack, "a")
    assert sorted(asks["a"]) == sorted(asks["b"])
    assert asks["a"] != asks["b"]
