"""Write Moodle XML. All texts are marked as plain, so that Moodle does not read them as HTML."""

from xml.etree.ElementTree import Comment, Element, SubElement, indent, tostring

from spacequiz.domain.pack import Pack
from spacequiz.domain.question import Choice, Match, Multiple, Number, Order, Question, TrueFalse, Typed
from spacequiz.exchange.export_result import ExportLoss, ExportResult, export_losses
from spacequiz.exchange.moodle_category import path_of
from spacequiz.exchange.moodle_credit import number_text, share, starless
from spacequiz.exchange.sanitise import text_to_html

_EXPORTED_KEYS = frozenset({"id", "why", "hints", "tags", "feedback", "within", "unit"})
"""Keys of pack format 1 that this format holds, besides the question and its answer."""
_NO_UNIT, _UNIT_TYPED = "3", "0"
"""Moodle's values for numbers without a unit, and for numbers typed with or without their unit."""


def write(pack: Pack, seed: str) -> ExportResult:
    """Return a pack as Moodle XML, in a category with its title."""
    quiz = Element("quiz")
    credit_lines = {"Authors": ", ".join(pack.authors), "License": pack.license}
    credit_text = "; ".join(f"{word}: {text}" for word, text in credit_lines.items() if text)
    if credit_text:
        quiz.append(Comment(f" {credit_text.replace('--', '- -')} "))
    category = SubElement(quiz, "question", type="category")
    SubElement(SubElement(category, "category"), "text").text = path_of(pack.title)
    if pack.description:
        _text(category, "info", pack.description)
    losses: list[ExportLoss] = []
    for question in pack.questions:
        _question(quiz, question)
        losses += export_losses(question, _EXPORTED_KEYS)
    indent(quiz)
    return ExportResult(tostring(quiz, "utf-8", xml_declaration=True) + b"\n", tuple(losses))


def _value(parent: Element, name: str, value: str) -> None:
    SubElement(parent, name).text = value


def _text(parent: Element, name: str, text: str, **more: str) -> Element:
    """Add an element with a plain text."""
    element = SubElement(parent, name, more, format="plain_text")
    SubElement(element, "text").text = text
    return element


def _question(quiz: Element, question: Question) -> None:
    element = SubElement(quiz, "question")
    SubElement(SubElement(element, "name"), "text").text = question.id
    _text(element, "questiontext", question.ask)
    _text(element, "generalfeedback", question.why)
    _value(element, "defaultgrade", "1.0")
    _value(element, "penalty", "1.0" if isinstance(question, TrueFalse) else "0.3333333")
    _value(element, "hidden", "0")
    _value(element, "idnumber", question.id)
    _answers(element, question)
    for hint in question.hints:
        _text(element, "hint", hint)
    if question.tags:
        tags = SubElement(element, "tags")
        for tag in question.tags:
            SubElement(SubElement(tags, "tag"), "text").text = tag


def _answers(element: Element, question: Question) -> None:
    """Add the type of a question and its answers."""
    match question:
        case Choice():
            _options(element, question, {question.answer: "100"}, "0")
        case Multiple():
            # graded as in the game: a wrong option costs what a right one gives
            credit = share(len(question.answers))
            _options(element, question, dict.fromkeys(question.answers, credit), f"-{credit}")
        case TrueFalse():
            element.set("type", "truefalse")
            for truth in (True, False):
                _answer(element, str(truth).lower(), "100" if truth is question.answer else "0")
        case Typed():
            element.set("type", "shortanswer")
            _value(element, "usecase", "0")
            for word in question.accept:
                _answer(element, starless(word), "100")
        case Number():
            _number(element, question)
        case Order():
            _order(element, question)
        case Match():
            _match(element, question)
        case _:
            raise TypeError(f"unknown kind of question: {question!r}")


def _answer(parent: Element, text: str, fraction: str) -> Element:
    """Add an answer that is compared literally."""
    answer = SubElement(parent, "answer", fraction=fraction, format="moodle_auto_format")
    SubElement(answer, "text").text = text
    return answer


def _options(element: Element, question: Choice | Multiple, right: dict[str, str], wrong: str) -> None:
    element.set("type", "multichoice")
    _value(element, "single", "true" if isinstance(question, Choice) else "false")
    _value(element, "shuffleanswers", "true")
    _value(element, "answernumbering", "abc")
    _value(element, "showstandardinstruction", "0")
    for option in question.options:
        answer = _text(element, "answer", option, fraction=right.get(option, wrong))
        _text(answer, "feedback", question.feedback.get(option, ""))


def _number(element: Element, question: Number) -> None:
    element.set("type", "numerical")
    answer = _answer(element, number_text(question.number), "100")
    _value(answer, "tolerance", number_text(question.full_within))
    if question.unit:
        unit = SubElement(SubElement(element, "units"), "unit")
        _value(unit, "multiplier", "1")
        _value(unit, "unit_name", question.unit)
    _value(element, "unitgradingtype", "0")
    _value(element, "unitpenalty", "0.1")
    _value(element, "showunits", _UNIT_TYPED if question.unit else _NO_UNIT)
    _value(element, "unitsleft", "0")


def _order(element: Element, question: Order) -> None:
    element.set("type", "ordering")
    _value(element, "layouttype", "VERTICAL")
    _value(element, "selecttype", "ALL")
    _value(element, "selectcount", "0")
    # graded as in the game: by the pairs that are in the right order
    _value(element, "gradingtype", "RELATIVE_ALL_PREVIOUS_AND_NEXT")
    _value(element, "showgrading", "SHOW")
    _value(element, "numberingstyle", "none")
    _value(element, "shownumcorrect", "1")
    for place, item in enumerate(question.items, 1):
        _text(element, "answer", item, fraction=str(place))


def _match(element: Element, question: Match) -> None:
    element.set("type", "matching")
    _value(element, "shuffleanswers", "true")
    for left, right in question.pairs:
        pair = _text(element, "subquestion", left)
        # Moodle shows the right side as HTML without its tags, whatever the format of the question
        SubElement(SubElement(pair, "answer"), "text").text = text_to_html(right)
