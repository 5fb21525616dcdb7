"""Facts of official papers: number, issuers, and the day they were signed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from corpus.facts.dates import to_date
from corpus.facts.people import is_body
from corpus.model import Block
from corpus.restoration.lines import HAN

EDGE = 12
"""Blocks from either end in which a paper's number, signature and day may stand."""
_NUMBER = re.compile(
    rf"(?:文号\s*[:：]\s*)?(?P<number>[{HAN}]{{1,14}}\s*[〔\[（(［]\s*(?:19|20)\d\d\s*[〕\]）)］]\s*(?:第\s*)?\d{{1,4}}\s*号)"
)
_DAY = re.compile(
    r"[(（]?(?:(?:19|20)\d\d\s*年\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?"
    r"|[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月(?:[一二三四五六七八九十]{1,3}日)?)[)）]?"
)
_OF = re.compile(rf"^([{HAN}\s、]{{3,40}}?)关于")
_HELD = re.compile(
    rf"——(?P<read>{_DAY.pattern})\s*在[^。]{{4,60}}上$"
    rf"|[(（](?P<adopted>{_DAY.pattern})[^。]{{4,60}}(?:通过|批准|通過)[)）]$"
)
_SIGNED = re.compile(rf"(?:^|。)([{HAN}]{{3,20}}?)\s*(?={_DAY.pattern}$)")


def find_official_number(blocks: Sequence[Block], fields: Mapping[str, Sequence[str]]) -> str:
    """Give the number of an official paper, `甲政发〔2024〕15号`: labelled or a line alone."""
    for text in (*fields.get("official_number", ()), *(b.text.value for b in blocks[:EDGE])):
        if match := _NUMBER.fullmatch(text.strip()):
            return re.sub(r"\s", "", match["number"])
    return ""


def find_signed(blocks: Sequence[Block]) -> str:
    """Give the day that stands alone or behind a signature, at the top, else at the end.

    Under the title it may tell the session that the text was read to or adopted by:
    `——2024年1月16日在…会议上`, `（2024年1月16日…会议通过）`.
    """
    edges = (*blocks[:EDGE], *reversed(blocks[EDGE:][-EDGE:]))
    for value in (block.text.value.strip() for block in edges):
        signature = _SIGNED.search(value)
        if held := _HELD.match(value):
            return to_date(held["read"] or held["adopted"])
        if _DAY.fullmatch(value) or (signature and is_body(signature[1])):
            return to_date(value[signature.end() :] if signature else value)
    return ""


def find_issuers(
    blocks: Sequence[Block], fields: Mapping[str, Sequence[str]], number: str
) -> tuple[str, ...]:
    """Give the bodies that a label names; of a numbered paper those in its title."""
    for text in fields.get("issuers", ()):
        return _bodies(text)
    if not number:
        return ()
    for block in blocks[:EDGE]:
        if match := _OF.match(block.text.value):
            return _bodies(match[1])
    return ()


def _bodies(text: str) -> tuple[str, ...]:
    names = (re.sub(r"\s", "", part) for part in re.split(r"[、，,;；]|\s{1,}", text))
    return tuple(dict.fromkeys(name for name in names if is_body(name)))
