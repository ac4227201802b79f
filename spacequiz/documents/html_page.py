"""Build a page of HTML from elements; every text that is not an element is escaped."""

from base64 import b64encode
from hashlib import sha256
from html import escape

_POLICY = "default-src 'none'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'"
"""A content security policy that allows only our own style sheet: a second guard, should a text become markup."""
_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
"""Languages written from right to left, by the first part of their BCP 47 tag."""


class Html(str):
    """Markup that is safe to insert as it is; any other `str` is escaped when it goes into an element."""

    __slots__ = ()


def element(name: str, *inside: str, **attributes: str) -> Html:
    """Return an element with its content and attributes; ``class_`` is the attribute ``class``."""
    listed = "".join(f' {key.rstrip("_")}="{escape(value)}"' for key, value in attributes.items())
    return Html(f"<{name}{listed}>{join(*inside)}</{name}>")


def join(*parts: str) -> Html:
    """Return elements and texts one after another; texts are escaped."""
    return Html("".join(part if isinstance(part, Html) else escape(part, quote=False) for part in parts))


def text_element(text: str, name: str = "span", **attributes: str) -> Html:
    """Return an element with a text from a pack, which may be in any script and runs in its own direction."""
    return element(name, text, dir="auto", **attributes)


def untranslated_label(text: str, name: str = "span", **attributes: str) -> Html:
    """Return an element with a text of the program, which is English whatever the language of the page."""
    return element(name, text, lang="en", dir="ltr", **attributes)


def document(language: str, title: str, style: str, *body: str) -> bytes:
    """Return a whole page, which loads nothing."""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    direction = "rtl" if language.partition("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"
    return (
        "<!DOCTYPE html>\n"
        f'<html lang="{escape(language)}" dir="{direction}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY.format(digest)}">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"{element('title', title)}\n<style>{style}</style>\n</head>\n<body>\n{join(*body)}\n</body>\n</html>\n"
    ).encode()


def quote_css(text: str) -> str:
    """Return a text as a CSS string that no character of it can end: only letters and digits are left unescaped."""
    return '"' + "".join(char if char.isascii() and char.isalnum() else f"\\{ord(char):x} " for char in text) + '"'
