"""What follows the title of a reference: container, imprint, year, issue, pages, address."""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.facts.dates import to_date
from corpus.facts.model import Reference
from corpus.facts.words import DOI, PUBLISHER, URL

_VOLUME = re.compile(
    r"[(（]?第\s*(?P<ordinal>[\d一二三四五六七八九十]+)\s*卷[)）]?|\bVol\.?\s*(?P<latin>\d+)"
    r"|(?<=》)?[(（](?P<part>[上中下])[)）]|[（(](?P<book>第[\d一二三四五六七八九十]+[册辑版])[)）]",
    re.I,
)
_ISSUE = re.compile(r"第\s*([\d—–~/\-]+)\s*期|\bNo\.?\s*(\d+)", re.I)
_YEAR = re.compile(r"(?<![\d/])((?:1[89]|20)\d\d)(?!\d)")
_DAY = re.compile(r"(?:1[89]|20)\d\d(?:年\d{1,2}月\d{1,2}日|[-/.]\d{1,2}[-/.]\d{1,2})")
_PAGE = re.compile(r"第\s*([\d,，、\-–—~～ ]+)\s*页|\bpp?\.\s*([\d\-–—, ]+)")
_SERIAL = re.compile(
    r"^(?P<container>[^\d\[]*?[^\d\[,，\s])\s*[,，.]\s*(?P<year>(?:1[89]|20)\d\d)(?:年)?"
    r"\s*(?:[,，]\s*(?P<volume>\d+))?\s*[,，]?\s*(?:[(（](?P<issue>[^()（）]{1,12})[)）]|[,，]?第(?P<nth>\d+)期)?"
    r"\s*(?:[:：,，]\s*第?(?P<pages>[A-Z]?\d[\dA-Z+\-–—~～,，\s]*(?<=\d)))?"
)
_PAPER = re.compile(
    r"^(?P<container>[^\d\[,，]+?)\s*[,，.]?\s*(?P<date>(?:1[89]|20)\d\d(?:[-/.年]\d{1,2}[-/.月]\d{1,2})日?)"
    r"\s*(?:[(（](?P<issue>[^()（）]+)[)）]|[,，]?\s*第?(?P<nth>\w{1,4})版)?"
)
_BOOK = re.compile(
    r"^(?:[^.]{0,20}(?:译|版)[.,，]\s*)?(?P<place>[^:：,，.\d]{1,30})[:：]\s*(?P<publisher>[^,，\d]+?)"
    r"\s*[,，]\s*(?P<year>(?:1[89]|20)\d\d)(?:年(?:版)?)?\s*(?:[:：,，]\s*(?P<pages>[\d\-–—~,，\s]*\d))?"
)
_SIGNS = str.maketrans("–—~～，", "----,")


def to_rest(found: Reference, rest: str) -> Reference:
    """Add what stands after the mark of GB/T 7714, be it in the form it asks for or looser."""
    value = rest.strip().lstrip(".,。，: ").strip()
    found = _with_address(found, value)
    value = DOI.sub("", URL.sub("", value)).replace("DOI:", "").strip(" .。")
    for pattern in _patterns(found.kind):
        if match := pattern.match(value):
            return _with_groups(found, match)
    return to_imprint(_with_site(found, value), value)


def _patterns(kind: str) -> tuple[re.Pattern[str], ...]:
    if kind.startswith("N"):
        return _PAPER, _SERIAL
    if kind.startswith("J"):
        return (_SERIAL,)
    return () if kind.startswith(("EB", "OL", "DB")) else (_BOOK,)


def to_imprint(found: Reference, rest: str) -> Reference:
    """Add what its words tell, wherever it stands: 第5卷, 人民出版社, 第5期, 第3页."""
    found = _with_address(found, rest)
    rest = URL.sub("", rest)
    volume, issue, page = _VOLUME.search(rest), _ISSUE.search(rest), _PAGE.search(rest)
    press, day = PUBLISHER.search(rest), _DAY.search(rest)
    outside = _DAY.sub("", rest) if press else rest
    year = _YEAR.search(outside) or _YEAR.search(rest)
    return replace(
        found,
        volume=found.volume or (next(filter(None, volume.groups()), "") if volume else ""),
        issue=found.issue or (_first(issue) if issue else ""),
        pages=found.pages or (_pages(_first(page)) if page else ""),
        publisher=found.publisher or (press["publisher"] if press else ""),
        place=found.place or ((press["place"] or "") if press else ""),
        year=found.year or (year[1] if year else ""),
        date=found.date or (to_date(day[0]) if day and not press else ""),
    )


def _with_address(found: Reference, value: str) -> Reference:
    url, doi = URL.search(value), DOI.search(value)
    return replace(
        found,
        url=found.url or (url[0].rstrip(".,") if url else ""),
        doi=found.doi or (doi[0].rstrip(".") if doi and not (url and doi[0] in url[0]) else ""),
    )


def _with_site(found: Reference, value: str) -> Reference:
    """Give the site named between the mark and the date: `[EB/OL]. 新华网, 2024-03-07`."""
    name = re.split(r"[(（\[]?\s*(?:1[89]|20)\d\d", value)[0].strip(" .,，。([（")
    known = 1 < len(name) <= 20 and not PUBLISHER.search(value)
    return replace(found, container=name) if known else found


def _with_groups(found: Reference, match: re.Match[str]) -> Reference:
    parts = {key: text.strip() for key, text in match.groupdict().items() if text}
    issue = parts.pop("issue", "") or parts.pop("nth", "")
    parts.pop("nth", None)
    if "date" in parts:
        parts["date"] = to_date(parts["date"])
        parts["year"] = parts["date"][:4]
    if "pages" in parts:
        parts["pages"] = _pages(parts["pages"])
    return replace(
        found,
        container=parts.get("container", found.container),
        place=parts.get("place", ""),
        publisher=parts.get("publisher", ""),
        year=parts.get("year", ""),
        date=parts.get("date", ""),
        volume=parts.get("volume", ""),
        pages=parts.get("pages", ""),
        issue=issue.lstrip("0") or issue,
    )


def _first(match: re.Match[str]) -> str:
    return next((group for group in match.groups() if group), "").strip()


def _pages(text: str) -> str:
    return re.sub(r"\s", "", text.translate(_SIGNS)).strip(",-")
