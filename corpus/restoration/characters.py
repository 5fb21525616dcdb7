"""Characters written in another form put into their usual one, each for each."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from corpus.restoration.draft import Draft, Edit, edited
from corpus.restoration.lines import HAN

# Full-width digits and letters; punctuation and signs are full-width in Chinese prose by right.
_WIDE = "".join(chr(code) for code in range(0xFF01, 0xFF5F) if chr(code - 0xFEE0).isalnum())
# Radicals and compatibility forms, which PDF files write for the characters they look like.
_FORMS = "".join(
    chr(code)
    for first, last in ((0x2E80, 0x2FDF), (0xF900, 0xFAFF))
    for code in range(first, last + 1)
    if len(unicodedata.normalize("NFKC", chr(code))) == 1
    and unicodedata.normalize("NFKC", chr(code)) != chr(code)
)
_USUAL = {ord(character): unicodedata.normalize("NFKC", character) for character in _WIDE + _FORMS}
_UNUSUAL = re.compile(f"[{re.escape(_WIDE)}{_FORMS}]+")
_SIGNS = str.maketrans(",.;:?!", "，。；：？！")
_NARROW = re.compile(
    rf"[,.;:?!](?<=[{HAN}★”’》）)\]\"%][,.;:?!])(?![,.;:?!A-Za-z0-9])|[,.](?<=[{HAN}][,.])(?=\d)"
)
_BRACKETED = re.compile(rf"\([^()\n]*[{HAN}][^()\n]*\)")
_REFERENCES = re.compile(r"^\W*参\s*考\s*文\s*献", re.M)
_BETWEEN_DIGITS = re.compile(r"．(?<=[0-9]．)(?=[0-9])")
# A byte order mark inside, soft hyphens, direction marks, joiners, controls but line ends and tabs.
_UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufdd0-\ufdef\U0001fffe\U0001ffff]+"
)
# What sites write into their pages: stars, and the sound of a character behind it.
_INSERTED = re.compile(
    rf"(?<=[{HAN}])[(（][a-zü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zü]*[)）]|(?<=[{HAN}”’》）)%\d])★+"
)
_ENDS = re.compile(r"\r\n?|[\v\x85\u2028\u2029]")
_UNSEEN_OR_END = re.compile(f"{_ENDS.pattern}|{_UNSEEN.pattern}")


def _table(pattern: str) -> NDArray[np.bool_]:
    """Give for each code unit of UTF-16 whether it may be one that `pattern` matches."""
    sign = re.compile(pattern)
    units = [sign.match(chr(code)) is not None for code in range(0x10000)]
    units[0xD800:0xE000] = [True] * 0x800
    return np.array(units)


_MAYBE_UNUSUAL = _table(_UNUSUAL.pattern)
_MAYBE_UNSEEN = _table(_UNSEEN_OR_END.pattern)


def _find(pattern: re.Pattern[str], value: str, table: NDArray[np.bool_]) -> list[re.Match[str]]:
    """Find what `pattern` matches, where `table` tells that it may; many times as fast.

    What lies beyond the code units of two bytes has two, so that their places say nothing.
    """
    units = np.frombuffer(value.encode("utf-16-le", "surrogatepass"), np.uint16)
    places: list[int] = np.flatnonzero(table[units]).tolist()
    if len(units) != len(value):
        return list(pattern.finditer(value)) if places else []
    found: list[re.Match[str]] = []
    for place in places:
        if not (found and place < found[-1].end()) and (match := pattern.match(value, place)):
            found.append(match)
    return found


def usual(draft: Draft) -> Draft:
    """Write digits, letters, radicals in their usual form; drop what cannot be seen.

    >>> from corpus.restoration.draft import to_draft
    >>> usual(to_draft("２０２３年ＧＤＰ增长５．２％\\r\\n")).value
    '2023年GDP增长5.2％\\n'
    """
    return with_usual_forms(without_unseen(draft))


def with_wide_signs(draft: Draft) -> Draft:
    """Write the signs of Chinese prose in full width, where most are in half width.

    Reading by machine gives them so. Lists of references have them by right.

    >>> from corpus.restoration.draft import to_draft
    >>> with_wide_signs(to_draft("动能(动力)在变,路径也在变.增长5.2%(2023).")).value
    '动能（动力）在变，路径也在变。增长5.2%(2023)。'
    """
    value = draft.value
    if value.count(",") <= 2 * value.count("，"):
        return draft
    references = _REFERENCES.search(value)
    end = references.start() if references else len(value)
    text = _NARROW.sub(lambda match: match[0].translate(_SIGNS), value[:end])
    text = _BRACKETED.sub(lambda match: f"（{match[0][1:-1]}）", text)
    return replace(draft, value=text + value[end:])


def with_usual_forms(draft: Draft) -> Draft:
    """Write digits, letters and radicals in their usual form."""
    found = _find(_UNUSUAL, draft.value, _MAYBE_UNUSUAL)
    if not found:
        return draft
    draft = edited(draft, [Edit(*each.span(), each[0].translate(_USUAL)) for each in found])
    if "．" not in draft.value:
        return draft
    return replace(draft, value=_BETWEEN_DIGITS.sub(".", draft.value))


def without_unseen(draft: Draft) -> Draft:
    """Drop what cannot be seen, and end every line with a line feed."""
    edits = []
    for match in _find(_UNSEEN_OR_END, draft.value, _MAYBE_UNSEEN):
        end = _ENDS.match(match[0])
        edits.append(Edit(*match.span(), "\n" if end else "", "" if end else "unseen character"))
    return edited(draft, edits)


def without_insertions(draft: Draft) -> Draft:
    """Drop stars behind characters, and the sound of a character in brackets behind it.

    >>> from corpus.restoration.draft import to_draft
    >>> without_insertions(to_draft("產(chǎn)業(yè)升級(GDP)★★，增速回升")).value
    '產業升級(GDP)，增速回升'
    """
    found = _INSERTED.finditer(draft.value)
    return edited(draft, [Edit(*match.span(), "", "insertion") for match in found])
