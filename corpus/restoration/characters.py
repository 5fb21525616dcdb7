"""Characters written in another form put into their usual one, each for each."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from corpus.restoration.draft import Draft, Edit, edited

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
_BETWEEN_DIGITS = re.compile(r"(?<=[0-9])．(?=[0-9])")
# A byte order mark inside, soft hyphens, direction marks, joiners, controls but line ends and tabs.
_UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufdd0-\ufdef\U0001fffe\U0001ffff]+"
)
_ENDS = re.compile(r"\r\n?|[\v\x85\u2028\u2029]")


def _table(pattern: str) -> NDArray[np.bool_]:
    """Give for each code unit of UTF-16 whether it may be one that `pattern` matches."""
    sign = re.compile(pattern)
    units = [sign.match(chr(code)) is not None for code in range(0x10000)]
    units[0xD800:0xE000] = [True] * 0x800
    return np.array(units)


_MAYBE_UNUSUAL = _table(_UNUSUAL.pattern)
_MAYBE_UNSEEN = _table(f"{_ENDS.pattern}|{_UNSEEN.pattern}")


def _may_hold(value: str, table: NDArray[np.bool_]) -> bool:
    """Whether a text may hold what a table tells; many times as fast as a search."""
    units = np.frombuffer(value.encode("utf-16-le", "surrogatepass"), np.uint16)
    return bool(table[units].any())


def usual(draft: Draft) -> Draft:
    """Write digits, letters, radicals in their usual form; drop what cannot be seen.

    >>> from corpus.restoration.draft import to_draft
    >>> usual(to_draft("２０２３年ＧＤＰ增长５．２％\\r\\n")).value
    '2023年GDP增长5.2％\\n'
    """
    return with_usual_forms(without_unseen(draft))


def with_usual_forms(draft: Draft) -> Draft:
    """Write digits, letters and radicals in their usual form."""
    value = draft.value
    if not _may_hold(value, _MAYBE_UNUSUAL):
        return draft
    value = _UNUSUAL.sub(lambda match: match[0].translate(_USUAL), value)
    return replace(draft, value=_BETWEEN_DIGITS.sub(".", value))


def without_unseen(draft: Draft) -> Draft:
    """Drop what cannot be seen, and end every line with a line feed."""
    value = draft.value
    if not _may_hold(value, _MAYBE_UNSEEN):
        return draft
    edits = [Edit(*match.span(), "\n") for match in _ENDS.finditer(value)]
    edits += [Edit(*match.span(), "", "unseen character") for match in _UNSEEN.finditer(value)]
    return edited(draft, sorted(edits))
