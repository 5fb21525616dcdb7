"""One reference in, its parts out: GB/T 7714, the form of footnotes, the list of web pages."""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.facts.dates import to_date
from corpus.facts.model import Reference
from corpus.facts.people import are_names, to_names
from corpus.facts.rest import to_imprint, to_rest
from corpus.facts.webpage import from_webpage
from corpus.facts.words import POINTER, to_wording
from corpus.text import Text

_MARK = re.compile(
    r"[\[［【]\s*(?P<kind>[JMNDRCPSZAGK](?:\s*/\s*OL)?|(?:EB|DB|CP)\s*/\s*OL|EB|OL|DB)\s*[\]］】]",
    re.I,
)
_WORK = re.compile(r"《(?P<title>(?:[^《》]|《[^《》]*》)+)》")
_INITIAL = re.compile(r"(?<![A-Za-z])[A-Z]$")
_ANALYTIC = re.compile(r"\s*//\s*")


def to_reference(text: Text, url: str = "") -> Reference:
    """Parse a reference, perhaps with its number; one that has no known form has no title.

    `url` is the address that markup links it to, where it does not spell one out.
    """
    value = to_wording(text.value)
    mark = _MARK.search(value)
    if mark:
        found = _from_standard(text, value, mark)
    else:
        found = _from_note(text, value) or from_webpage(text, value, url)
    return replace(found, url=found.url or url) if found.parsed else found


def is_citation(value: str) -> bool:
    """Whether a note cites a work and does not only explain: it has a mark, or opens with a title.

    >>> is_citation("(1) 参见《资本论》第一卷。"), is_citation("(2) 指《资本论》所说的方式。")
    (True, False)
    """
    value = to_wording(value)
    return bool(_MARK.search(value)) or _opening(value) is not None


def _from_standard(text: Text, value: str, mark: re.Match[str]) -> Reference:
    """`authors. title[J]. container, year(issue): pages.`"""
    authors, title = _split_authors(POINTER.sub("", value[: mark.start()]).strip())
    rest = value[mark.end() :]
    kind = re.sub(r"\s", "", mark["kind"]).upper()
    host = ""
    if "//" in title:
        title, host = _ANALYTIC.split(title, 1)
        _, host = _split_authors(host)
    elif rest.lstrip(" .").startswith("//"):
        host, rest = _split_host(rest.lstrip(" ./"))
    found = to_rest(Reference(text, title.strip(" .,，。"), authors, kind), rest)
    return replace(found, container=host.strip(" .,") or found.container)


def _split_authors(before: str) -> tuple[tuple[str, ...], str]:
    """Tell authors from title at the first full stop that ends no initial."""
    before = before.strip().rstrip(".。,，").strip()
    for match in re.finditer(r"[.。:：]\s*", before):
        left, right = before[: match.start()], before[match.end() :]
        if not right:
            break
        initial = _INITIAL.search(left) and re.match(r"[A-Z]\.|[,，]|[一-鿿]", right)
        number = left[-1:].isdecimal() and right[0].isdecimal()
        if initial or number:
            continue
        stop = match[0][0] in ".。"
        if are_names(left) or (stop and _may_be_authors(left)):
            return to_names(left), right
        break
    return (), _strip_work(before)


def _split_host(rest: str) -> tuple[str, str]:
    """Tell the collection a work stands in from its imprint, which has a colon."""
    pieces = re.split(r"\s*(?:\[[A-Z]\])?[.．]\s*", rest)
    imprint = next((n for n, piece in enumerate(pieces) if re.search("[:：]", piece)), len(pieces))
    return pieces[max(imprint - 1, 0)], ". ".join(pieces[imprint:])


def _may_be_authors(left: str) -> bool:
    """A full stop ends the authors, were they nobody we would know for a person or body."""
    return len(left) <= 60 and not re.search(r"[《》“”？?；;]", left)


def _strip_work(title: str) -> str:
    match = _WORK.fullmatch(title)
    return match["title"] if match else title


def _opening(value: str) -> tuple[str, re.Match[str]] | None:
    """Give what stands before the first title and that title, where the text opens with them."""
    start = POINTER.match(value)
    at = start.end() if start else 0
    work = _WORK.search(value, at)
    if work is None:
        return None
    before = value[at : work.start()].strip()
    lead = before.rstrip(":：,， ")
    told = not lead or are_names(lead) or (before[-1:] in ":：" and len(lead) <= 30)
    return (lead, work) if told and "。" not in lead else None


def _from_note(text: Text, value: str) -> Reference | None:
    """`作者：《题名》，译者译，《刊名》2023年第5期，第3页。`"""
    opening = _opening(value)
    if opening is None:
        return None
    lead, work = opening
    authors = to_names(re.sub(r"(?:主编|编著|编译|编|著)$", "", lead)) if lead else ()
    rest = value[work.end() :]
    container = ""
    if host := _WORK.search(rest):
        near = rest[: host.start()]
        if re.search(r"(?:载|见|载于|[,，、。\s]|^)\s*[^,，。]{0,12}[:：]?$", near):
            container = host["title"]
            rest = near + "，" + rest[host.end() :]
    found = to_imprint(Reference(text, work["title"], authors, container=container), rest)
    return replace(found, kind=_inferred(found))


def _inferred(found: Reference) -> str:
    """Give the kind that the form says where no mark does."""
    if found.container and len(to_date(found.date)) == 10:
        return "N"
    if found.container and found.issue:
        return "J"
    if found.publisher:
        return "C" if found.container else "M"
    return "EB/OL" if found.url else ""
