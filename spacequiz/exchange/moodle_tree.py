"""The elements of a file of Moodle XML: no document type, no entities of its own, nothing from elsewhere."""

from xml.etree.ElementTree import Element, TreeBuilder

from spacequiz.documents.optional_library import load_library
from spacequiz.packs.decode import UnreadableFile
from spacequiz.packs.problem_report import quote
from spacequiz.text import clean

_DEEPEST = 40
"""Elements within elements; a question of Moodle needs seven."""
_BLANK = b" \t\r\n"


class _TooDeep(Exception):
    """More elements within elements than any quiz has."""


class _Builder(TreeBuilder):
    """Builds the elements, up to a depth that nothing stumbles over later."""

    def __init__(self) -> None:
        super().__init__()
        self.depth = 0

    def start(self, tag: str, attrs: dict[str, str], /) -> Element:
        """An element begins."""
        self.depth += 1
        if self.depth > _DEEPEST:
            raise _TooDeep
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> Element:
        """An element ends."""
        self.depth -= 1
        return super().end(tag)


def quiz_of(data: bytes) -> Element:
    """The element that holds the questions. Raises Unreadable, and MissingExtra without defusedxml."""
    defused = load_library("defusedxml.ElementTree", "Moodle XML")
    # blank lines before the declaration are no XML, and yet what some servers put there
    xml = data.lstrip(_BLANK)
    xml = xml if xml.startswith(b"<") else data
    skipped = data[: len(data) - len(xml)].count(b"\n")
    parser = defused.XMLParser(target=_Builder(), forbid_dtd=True)

    def unreadable(message: str) -> UnreadableFile:
        place = parser.parser
        return UnreadableFile(place.CurrentLineNumber + skipped, place.CurrentColumnNumber + 1, message)

    try:
        parser.feed(xml)
        quiz = parser.close()
    except defused.ParseError as error:
        line, column = error.position
        raise UnreadableFile(line + skipped, column + 1, f"not XML: {str(error).partition(': line')[0]}") from None
    except (defused.DTDForbidden, defused.EntitiesForbidden, defused.ExternalReferenceForbidden):
        raise unreadable("a document type (DTD) is declared, which no quiz of Moodle has; it is not read") from None
    except _TooDeep:
        raise unreadable(f"elements lie within elements more than {_DEEPEST} deep; this is no quiz of Moodle") from None
    except (LookupError, ValueError):
        raise unreadable("the encoding that the file declares is not known here; save it as UTF-8") from None
    if not isinstance(quiz, Element) or quiz.tag != "quiz":
        tag = clean(str(getattr(quiz, "tag", "")))
        raise UnreadableFile(1 + skipped, 1, f'no quiz of Moodle: the first element is {quote(tag)}, not "quiz"')
    return quiz
