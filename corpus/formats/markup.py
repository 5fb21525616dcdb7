"""The marks of Markdown, and of HTML inside it, taken out of a text whose structure stays."""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Iterator
from dataclasses import replace
from html import unescape

from corpus.formats.article import BLOCKS
from corpus.formats.metadata import FRONT_MATTER
from corpus.restoration.draft import Draft, Edit, edited
from corpus.restoration.lines import BREAK, PROSE

_BLOCK = "|".join(sorted(BLOCKS, key=len, reverse=True))
_FENCE = re.compile(r"^[ ]{0,3}(```+|~~~+)[^\n]*\n(?:.*?^[ ]{0,3}\1[`~]*[ \t]*$|.*\Z)", re.M | re.S)
_COMMENT = re.compile(r"<!--.*?-->|<(script|style)\b.*?</\1\s*>", re.S | re.I)
_TAG = re.compile(rf"</?(?:(?P<block>(?:{_BLOCK})\b)|(?P<line>br\b)|[a-zA-Z])[^<>]*>", re.I)
_CELLS = re.compile(r"</t[dh]\s*>\s*<t[dh]\b[^<>]*>", re.I)
_RULE = re.compile(r"^[ ]{0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$", re.M)
_SETEXT = re.compile(
    r"(?:^|(?<=\n))(?P<text>[^\n#>|\-\s][^\n]*)(?P<line>\n[ ]{0,3}(?P<sign>=+|-+)[ \t]*)(?=\n|\Z)"
)
_HEADING_END = re.compile(r"^(#{1,6}[ \t][^\n]*?)(?P<end>[ \t]+#+[ \t]*)$", re.M)
_QUOTE = re.compile(r"^[ ]{0,3}(?:>[ \t]?)+", re.M)
_TABLE_RULE = re.compile(
    r"^[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*\|?[ \t]*$", re.M
)
_TABLE_EDGE = re.compile(r"^[ \t]*\|[ \t]*(?=\S)|[ \t]*\|[ \t]*$", re.M)
_DEFINITION = re.compile(r"^[ ]{0,3}\[(?P<note>\^)?[^\]\n]+\]:[^\n]*$", re.M)
_IMAGE = re.compile(r"!\[[^\]\n]*\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)")
_LINK = re.compile(
    r"\[(?P<text>[^\[\]\n]+)\](?P<target>\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\[[^\]\n]*\](?!\())"
)
_AUTOLINK = re.compile(r"<(?:https?://|mailto:)[^<>\s]+>")
_NOTE = re.compile(r"\[\^[^\]\n]+\]")
_STRONG = re.compile(r"(?P<sign>\*\*\*|\*\*|__|~~|==)(?=\S)(?P<text>[^\n]+?)(?<=\S)(?P=sign)")
# Emphasis opens where no Latin word ends; about Chinese characters it may stand anywhere.
_EMPHASIS = re.compile(
    r"(?:(?<![\w*\\])|(?<=[^\x00-\x7f]))(?P<sign>\*)(?=[^\s*])(?P<text>[^*\n]+?)"
    r"(?<=[^\s*\\])(?P=sign)(?:(?![\w*])|(?=[^\x00-\x7f*]))"
)
_CODE = re.compile(r"(?<!`)(?P<sign>`+)(?!`)(?P<text>[^\n]+?)(?<!`)(?P=sign)(?!`)")
_ESCAPE = re.compile(r"\\(?P<sign>[!-/:-@\[-`{-~])")
# An escaped sign is kept from all steps by a character that no text may hold in its place.
_STAND_IN = {ord(sign): chr(0xFDD0 + at) for at, sign in enumerate(string.punctuation)}
_SIGNS = {ord(other): chr(sign) for sign, other in _STAND_IN.items()}
_NUMBERED = re.compile(r"^[ \t]*(\d{1,3}[.)][ \t]+)(?=\S)", re.M)
_HAS_HEADING = re.compile(r"^#{1,6}[ \t]", re.M)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_CHECK = re.compile(r"^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+(?P<box>\[[ xX]\][ \t]+)", re.M)

Finder = Callable[[str], Iterator[Edit]]


def without_markup(draft: Draft) -> Draft:
    """Drop the marks of Markdown; headings keep `#`, items `-`, tables `|` between cells.

    >>> from corpus.restoration.draft import to_draft
    >>> without_markup(to_draft("## 路径\\n\\n发展**数据**[要素](https://example.org)。")).value
    '## 路径\\n\\n发展数据要素。'
    """
    value = draft.value
    for find in STEPS:
        draft = edited(draft, list(find(draft.value)))
    return replace(draft, value=draft.value.translate(_SIGNS)) if "\\" in value else draft


def _whole(pattern: re.Pattern[str], reason: str, text: str = "") -> Finder:
    """Give a finder that drops all that `pattern` matches, `text` put in its place."""

    def find(value: str) -> Iterator[Edit]:
        return (Edit(*match.span(), text, reason) for match in pattern.finditer(value))

    return find


def _around(pattern: re.Pattern[str], reason: str) -> Finder:
    """Give a finder that drops what of a match stands about its group `text`."""

    def find(value: str) -> Iterator[Edit]:
        for match in pattern.finditer(value):
            yield Edit(match.start(), match.start("text"), "", reason)
            yield Edit(match.end("text"), match.end(), "", reason)

    return find


def find_tags(value: str) -> Iterator[Edit]:
    """Find tags; those of blocks leave a break."""
    for match in _TAG.finditer(value):
        text = f"\n{BREAK}\n" if match["block"] else "\n" if match["line"] else ""
        yield Edit(*match.span(), text, "markup")


def find_cells(value: str) -> Iterator[Edit]:
    """Find where cells of a row meet; the bar stands for the tags: it comes from them."""
    return (Edit(*match.span(), " | ") for match in _CELLS.finditer(value))


def find_underlined(value: str) -> Iterator[Edit]:
    """Find headings that are underlined with = or -."""
    for match in _SETEXT.finditer(value):
        level = "# " if match["sign"][0] == "=" else "## "
        yield Edit(match.start("text"), match.start("text"), level)
        yield Edit(*match.span("line"), "", "markup")


def find_escapes(value: str) -> Iterator[Edit]:
    """Find escaped signs; one at the beginning of a line says that this is prose."""
    for match in _ESCAPE.finditer(value):
        start = value.rfind("\n", 0, match.start()) + 1
        if not value[start : match.start()].strip(" \t0123456789"):
            yield Edit(start, start, PROSE)
        yield Edit(match.start(), match.start() + 1, "", "markup")
        yield Edit(match.start("sign"), match.end(), match["sign"].translate(_STAND_IN))


def find_numbers(value: str) -> Iterator[Edit]:
    """Find the numbers of list items, in a text that has its own marks for headings."""
    if _HAS_HEADING.search(value):
        for match in _NUMBERED.finditer(value):
            yield Edit(*match.span(1), "- ", "list mark")


def find_entities(value: str) -> Iterator[Edit]:
    """Find character references."""
    for match in _ENTITY.finditer(value):
        text = unescape(match[0])
        if text != match[0]:
            # White space may go later, and then without a word.
            yield Edit(*match.span(), text, "markup" if text.isspace() else "")


def find_definitions(value: str) -> Iterator[Edit]:
    """Find the definitions of links and notes."""
    for match in _DEFINITION.finditer(value):
        yield Edit(*match.span(), "", "footnote" if match["note"] else "link")


def _group(pattern: re.Pattern[str], group: str, reason: str) -> Finder:
    def find(value: str) -> Iterator[Edit]:
        return (Edit(*match.span(group), "", reason) for match in pattern.finditer(value))

    return find


STEPS: tuple[Finder, ...] = (
    _whole(FRONT_MATTER, "metadata"),
    _whole(_FENCE, "code"),
    find_escapes,
    _whole(_COMMENT, "markup", f"\n{BREAK}\n"),
    _whole(_AUTOLINK, "link"),
    find_cells,
    find_tags,
    find_definitions,
    _whole(_TABLE_RULE, "markup"),
    find_underlined,
    _whole(_RULE, "markup"),
    _group(_HEADING_END, "end", "markup"),
    _whole(_QUOTE, "markup"),
    _whole(_TABLE_EDGE, "markup"),
    _group(_CHECK, "box", "markup"),
    find_numbers,
    _whole(_IMAGE, "image"),
    _around(_LINK, "link"),
    _whole(_NOTE, "reference mark"),
    _around(_CODE, "markup"),
    _around(_STRONG, "markup"),
    _around(_EMPHASIS, "markup"),
    find_entities,
)
