"""Bylines in, authors and the bodies they belong to out."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from pathlib import Path

from corpus.facts.model import Affiliation, Author
from corpus.restoration.lines import HAN
from corpus.simplified import to_simplified

TABLE: dict[str, dict[str, list[str]]] = tomllib.loads(
    Path(__file__).with_name("facts.toml").read_text(encoding="utf-8")
)
_PEOPLE = TABLE["people"]
_BODY = re.compile(rf"(?:{'|'.join(_PEOPLE['bodies'])})$")
_SIGNING = re.compile(rf"(?:{'|'.join(_PEOPLE['signing'])})$")
_SURNAME = re.compile(rf"(?:欧阳|司马|上官|诸葛|[{''.join(_PEOPLE['surnames'])}])")
_HAN_NAME = re.compile(rf"[{HAN}]{{2,4}}")
_FOREIGN = re.compile(
    rf"(?:[A-Z]\.\s*)*[{HAN}]+(?:[·•.‧][{HAN}A-Z.]+)+|(?:[A-Z]\.\s*)+[{HAN}]{{1,8}}"
)
_LATIN = re.compile(r"[A-Z][A-Za-z'’\-]+(?:,?\s+[A-Z][A-Za-z'’.\-]*)*|[A-Z][A-Za-z]+\s[A-Z]{1,3}")
_ROLE = re.compile(rf"[\s,，]*(?:等[\s,，]*)?(?:{'|'.join(_PEOPLE['roles'])}|等)$")
_COUNTRY = re.compile(rf"^[\[(（【〔［][{HAN}]{{1,5}}[\])）】〕］]\s*")
_BETWEEN = re.compile(r"\s*[、,，;；]\s*|\s+(?:and|&)\s+|\s*&\s*")
_AFTER = re.compile(r"[\d*＊†‡¹²³⁰⁴-⁹①-⑨,，\s\[\]［］]+$")
_GROUP = re.compile(r"[(（]([^()（）]*(?:[(（][^()（）]*[)）][^()（）]*)*)[)）]")
_ITEM = re.compile(rf"(?:^|[;；,，\s]\s*)(\d)\s*[.．、]?\s*(?=[{HAN}])")
_PLACE = re.compile(
    rf"[,，\s]+(?P<place>[{HAN}]{{2,8}}(?:\s[{HAN}]{{2,6}})?)[,，\s]*(?P<code>\d{{6}})?$"
)
_TITLE = rf"(?:{'|'.join(_PEOPLE['ranks'])}){{0,3}}(?:{'|'.join(_PEOPLE['titles'])})"
_TITLED = re.compile(rf"(?P<body>[{HAN}]*?)(?:{_TITLE})(?:[、兼]?{_TITLE})*[:：]?")
_RUN_ON = re.compile(rf"{_TITLED.pattern}(?P<names>[{HAN}]{{2,4}}(?:[、，,][{HAN}]{{2,4}})*)")
_HEADED = re.compile(r"(?:[省市县区州盟旗镇乡国]|本[报刊网台])$")
_SET_APART = re.compile(rf"(?<![{HAN}])[{HAN}](?:\s[{HAN}]){{1,3}}(?![{HAN}])")
LEAD = re.compile(
    r"^(?:文\s*[/|／]\s*|[□■◇◆○●]\s*|作者\s*[:：]\s*|(?:本[报刊])?(?:记者|通讯员)\s*[:：]?\s*)"
)


def is_person(name: str) -> bool:
    """Whether a name is that of a person, Chinese or foreign.

    >>> is_person("蒲清平"), is_person("卡尔·马克思"), is_person("数字经济"), is_person("新华社")
    (True, True, False, False)
    """
    name = to_simplified(name)
    if _BODY.search(name) and not (len(name) <= 3 and _SURNAME.match(name)):
        return False
    if _HAN_NAME.fullmatch(name) and not name.endswith("评"):
        return bool(_SURNAME.match(name)) and (len(name) < 4 or name[:2] in "欧阳司马上官诸葛")
    return bool(_FOREIGN.fullmatch(name)) or bool(_LATIN.fullmatch(name))


def is_body(name: str) -> bool:
    """Whether a name is that of a body that may sign as author."""
    return 3 <= len(name) <= 30 and bool(_BODY.search(name)) and not re.search("[，。：！？]", name)


def to_names(text: str) -> tuple[str, ...]:
    """Give the names of a list, without countries, roles and "et al.".

    >>> to_names("[英]G.A.科恩"), to_names("蒲清平、向往"), to_names("王珏, 王荣基, 等")
    (('G.A.科恩',), ('蒲清平', '向往'), ('王珏', '王荣基'))
    """
    names = []
    for part in _BETWEEN.split(text.strip(" .．:：")):
        name = _ROLE.sub("", _COUNTRY.sub("", part.strip())).strip()
        name = re.sub(rf"(?<=[{HAN}])\s+(?=[{HAN}])", "", name)
        if name and name not in ("等", "et al", "et al.", "等人"):
            names.append(name)
    return tuple(names)


def are_names(text: str) -> bool:
    """Whether a text is a list of persons and bodies and nothing else."""
    names = to_names(text)
    return bool(names) and all(is_person(name) or is_body(name) for name in names)


def are_persons(text: str) -> bool:
    """Whether a text is a list of persons and nothing else."""
    names = to_names(text)
    return bool(names) and all(map(is_person, names))


def to_authors(byline: str) -> tuple[Author, ...]:
    """Give the authors of a byline with the affiliations it numbers or brackets.

    >>> to_authors("张明远1，李若溪2（1.青榆大学，青榆 999001；2.澜江学院）")[1]
    Author(name='李若溪', affiliations=(Affiliation(name='澜江学院', place='', postcode=''),))
    """
    text = LEAD.sub("", byline.strip())
    bodies = to_affiliations(text)
    if titled := _to_titled(byline) or _to_titled(text):
        told = tuple(bodies.values())[:1]
        return tuple(replace(author, affiliations=told or author.affiliations) for author in titled)
    authors = []
    names = re.sub(rf"(?<=[\d*＊])\s*(?=[{HAN}])", "，", _GROUP.sub("，", text))
    for part in re.split(r"[、，,;；]|\s{2,}", _spaced(names)):
        name = re.sub(r"\s", "", _AFTER.sub("", part.strip()))
        if not is_person(name) and not (is_body(name) and _SIGNING.search(name)):
            continue
        numbers = re.findall(r"[1-9]", part)
        own = [bodies[number] for number in numbers if number in bodies]
        if not numbers and set(bodies) == {""}:
            own = [bodies[""]]
        authors.append(Author(name, tuple(own)))
    return tuple(authors)


def _to_titled(text: str) -> tuple[Author, ...]:
    """Give the persons of a line of bodies, titles and names; () where it is anything else.

    >>> [author.name for author in _to_titled("东篱产业研究所 评论员 顾南")]
    ['顾南']
    """
    authors: list[Author] = []
    before, body, titled = "", "", False
    text = re.sub("([:：])", r"\1 ", _GROUP.sub(" ", text))
    for word in _SET_APART.sub(lambda match: re.sub(r"\s", "", match[0]), text).split():
        run_on = _RUN_ON.fullmatch(word)
        if match := _TITLED.fullmatch(word):
            before, body, titled = "", before + match["body"], True
        elif titled and are_persons(word):
            authors += _of_body(body, word)
        elif run_on and are_persons(run_on["names"]) and _is_headed(before + run_on["body"]):
            before, body, titled = "", before + run_on["body"], True
            authors += _of_body(body, run_on["names"])
        elif is_body(before + word):
            before, titled = before + word, False
        else:
            return ()
    return () if before or not (titled and authors) else tuple(authors)


def _is_headed(body: str) -> bool:
    """Whether what stands before a title has one: without a gap nothing else tells a name."""
    return is_body(body) or bool(_HEADED.search(body))


def _of_body(body: str, names: str) -> list[Author]:
    affiliation = to_affiliation(body)
    return [Author(name, (affiliation,) if affiliation else ()) for name in to_names(names)]


def to_affiliations(text: str) -> dict[str, Affiliation]:
    """Give the bodies in brackets by their number; one alone has the number ""."""
    found: dict[str, Affiliation] = {}
    for group in _GROUP.finditer(text):
        pieces = _ITEM.split(group[1])
        numbered = list(zip(pieces[1::2], pieces[2::2], strict=True)) or [("", group[1])]
        for number, piece in numbered:
            if affiliation := to_affiliation(piece):
                found.setdefault(number, affiliation)
    return found


def to_affiliation(text: str) -> Affiliation | None:
    """Give a body with place and postcode; None where the text names none.

    >>> to_affiliation("青榆大学 经济学院，青榆 999001")
    Affiliation(name='青榆大学经济学院', place='青榆', postcode='999001')
    """
    text = text.strip(" ;；。.，,")
    match = _PLACE.search(text)
    placed = match is not None and not _BODY.search(match["place"])
    name = text[: match.start()] if match and placed else text
    name = re.sub(r"\s+|(?:副?教授|讲师|研究员|博士生?|硕士生?|院长|主任).*$", "", name)
    if not _BODY.search(name) or len(name) < 4:
        return None
    if match and placed:
        return Affiliation(name, match["place"].replace(" ", ""), match["code"] or "")
    return Affiliation(name)


def _spaced(text: str) -> str:
    """Close the gap in a name of two characters; part names set apart by one space."""
    chunks = (
        re.sub(r"\s", "", chunk) if re.fullmatch(r"\S(?:\s\S){1,3}", chunk) else chunk
        for chunk in re.split(r"[ \t]{2,}", text)
    )
    text = "  ".join(chunks)
    text = re.sub(rf"(?<![{HAN}])([{HAN}])\s+([{HAN}])(?![{HAN}])", r"\1\2", text)
    names = text.split()
    return "，".join(names) if len(names) > 1 and all(map(is_person, names)) else text
