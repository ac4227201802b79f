"""A page of HTML that is made of elements, in which whatever is not an element is text."""

from base64 import b64encode
from hashlib import sha256
from html import escape

_POLICY = "default-src 'none'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'"
"""Nothing but our style: a second lock, should a text ever become markup."""
_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
"""Languages that are written from right to left, by their first part in BCP 47."""


class Html(str):
    """Markup of ours. Every other str becomes text on its way into an element."""

    __slots__ = ()


def element(name: str, *inside: str, **attributes: str) -> Html:
    """An element; ``class_`` is the attribute ``class``."""
    given = "".join(f' {key.rstrip("_")}="{escape(value)}"' for key, value in attributes.items())
    return Html(f"<{name}{given}>{join(*inside)}</{name}>")


def join(*parts: str) -> Html:
    """Elements and texts one after the other."""
    return Html("".join(part if isinstance(part, Html) else escape(part, quote=False) for part in parts))


def text_element(words: str, name: str = "span", **attributes: str) -> Html:
    """Words of a pack, which may be in any script: each runs in its own direction."""
    return element(name, words, dir="auto", **attributes)


def untranslated_label(words: str, name: str = "span", **attributes: str) -> Html:
    """Words of ours, which are English whatever the language of the pack."""
    return element(name, words, lang="en", dir="ltr", **attributes)


def document(language: str, title: str, style: str, *body: str) -> bytes:
    """A whole page that needs nothing but itself."""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    direction = "rtl" if language.partition("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"
    return (
        "<!DOCTYPE html>\n"
        f'<html lang="{escape(language)}" dir="{direction}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY.format(digest)}">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"{element('title', title)}\n<style>{style}</style>\n</head>\n<body>\n{join(*body)}\n</body>\n</html>\n"
    ).encode()


def css_string(words: str) -> str:
    """Words as a string of CSS that nothing can end: all but letters and digits by their number."""
    return '"' + "".join(char if char.isascii() and char.isalnum() else f"\\{ord(char):x} " for char in words) + '"'
