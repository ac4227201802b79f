"""Parse Moodle XML safely: without document types, custom entities or external references."""

from xml.etree.ElementTree import Element, TreeBuilder

from spacequiz.documents.optional_library import load_library
from spacequiz.packs.decode import UnreadableFile
from spacequiz.packs.problem_collector import quote
from spacequiz.text import clean

_DEEPEST = 40
"""The maximum nesting of elements; Moodle needs seven levels."""
_BLANK = b" \t\r\n"


class _TooDeep(Exception):
    """Elements are nested too deeply."""


class _Builder(TreeBuilder):
    """A tree builder that limits the depth, because deep trees overflow the recursion limit later."""

    def __init__(self) -> None:
        super().__init__()
        self.depth = 0

    def start(self, tag: str, attrs: dict[str, str], /) -> Element:
        """Start an element. Raises _TooDeep."""
        self.depth += 1
        if self.depth > _DEEPEST:
            raise _TooDeep
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> Element:
        """End an element."""
        self.depth -= 1
        return super().end(tag)


def quiz_of(data: bytes) -> Element:
    """Return the root element with the questions. Raises UnreadableFile, or MissingExtra without defusedxml."""
    defused = load_library("defusedxml.ElementTree", "Moodle XML")
    # some servers put blank lines before the declaration, which XML does not allow
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
        raise unreadable(
            "the file declares a document type (DTD), which Moodle never does, so it was not read"
        ) from None
    except _TooDeep:
        raise unreadable(f"elements are nested more than {_DEEPEST} deep, so this is not a Moodle quiz") from None
    except (LookupError, ValueError):
        raise unreadable("the file declares an unknown encoding; save it as UTF-8") from None
    if not isinstance(quiz, Element) or quiz.tag != "quiz":
        tag = clean(str(getattr(quiz, "tag", "")))
        raise UnreadableFile(1 + skipped, 1, f'not a Moodle quiz: the first element is {quote(tag)}, not "quiz"')
    return quiz
