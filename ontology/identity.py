"""Labels in; the key that identifies an entity and the IRI made from it out."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from functools import lru_cache

from corpus import to_simplified

PUNCTUATION = "，：；！？（）"
MARKS = '“”"「」『』《》〈〉‘’'
PINYIN_LENGTH = 60
_DROPPED = str.maketrans("∶", ":", MARKS)
# 的 that is no particle: 目的地, 标的物, 有的放矢, 的士; 与 that is no conjunction: 参与者, 与会国.
_PARTICLE = re.compile("(?<=[^目标有])的(?=[^士确])")
_CONJUNCTION = re.compile("(?<=[^参给赋])与(?=[^会时其])")
_PAIRS = {"“": "”", "「": "」", "『": "』", "《": "》", "〈": "〉", "‘": "’", '"': '"'}


def to_name(label: str) -> str:
    """Give a label as it is shown: NFKC but for Chinese punctuation, single spaces, unwrapped.

    >>> to_name("《中国数字经济（２０２３年）》"), to_name("“十四五”规划")
    ('中国数字经济（2023年）', '“十四五”规划')
    """
    parts = re.split(f"([{PUNCTUATION}])", label)
    parts[::2] = [unicodedata.normalize("NFKC", part) for part in parts[::2]]
    name = " ".join("".join(parts).split())
    while len(name) > 1 and _closes_at_end(name):
        name = name[1:-1].strip()
    return name


def to_key(label: str) -> str:
    """Give what makes two labels one thing: simplified, without case, marks or spaces in Chinese.

    Nor does a 的 between words tell two things apart, nor 与 from 和, nor one colon from another.

    >>> to_key("《資本論》") == to_key("资本论"), to_key("５Ｇ 网络"), to_key("9.3∶41.2：49.5")
    (True, '5g网络', '9.3:41.2:49.5')
    >>> to_key("政府与市场的关系"), to_key("参与度"), to_key("目的")
    ('政府和市场关系', '参与度', '目的')
    """
    key = _fold(label)
    # Each step can make work for another: a space taken out lets an accent join its letter.
    while (folded := _fold(key)) != key:
        key = folded
    return key


def find_folds(label: str) -> tuple[str, ...]:
    """Name what `to_key` takes for no difference in `label`, but for marks, case and spaces.

    >>> find_folds("政府與市場的關係"), find_folds("《资本论》")
    (('traditional', 'particle', 'conjunction'), ())
    """
    spelt = _spell(label)
    folds = {
        "traditional": to_simplified(to_name(label)) != to_name(label),
        "particle": _PARTICLE.search(spelt) is not None,
        "conjunction": _CONJUNCTION.search(_PARTICLE.sub("", spelt)) is not None,
    }
    return tuple(name for name, used in folds.items() if used)


def _fold(label: str) -> str:
    return _CONJUNCTION.sub("和", _PARTICLE.sub("", _spell(label)))


def _spell(label: str) -> str:
    bare = to_simplified(to_name(label)).translate(_DROPPED).casefold()
    return re.sub(r"(?<![!-~]) | (?![!-~])", "", unicodedata.normalize("NFKC", bare))


@lru_cache(maxsize=1 << 18)
def to_iri(base: str, label: str, sense: str = "") -> str:
    """Give `base` + pinyin + `-` + eight hex digits of SHA-256 of the label's key and its sense.

    Raises `ValueError` for a label without a character that identifies.

    >>> to_iri("https://w3id.org/xinzhi/id/", "新质生产力")
    'https://w3id.org/xinzhi/id/xin-zhi-sheng-chan-li-d84c164f'
    """
    key = to_key(label)
    if not key:
        raise ValueError(f"a label that names nothing: {label!r}")
    return f"{base}{to_pinyin(key)}-{_digest(f'{key}#{sense}' if sense else key, 8)}"


def to_document_iri(base: str, title: str, document: str) -> str:
    """Give the IRI of a source document: its title in pinyin, its id in eight hex digits."""
    return f"{base}{to_pinyin(to_key(title))}-{_digest(document, 8)}"


def to_pinyin(text: str) -> str:
    """Give ASCII syllables joined by hyphens, at most 60 characters, cut between syllables.

    >>> to_pinyin("新质生产力"), to_pinyin("GDP增速"), to_pinyin("‰")
    ('xin-zhi-sheng-chan-li', 'gdp-zeng-su', 'x')
    """
    # 0.2 s of dictionary, not needed by commands that only read a finished graph.
    from pypinyin import lazy_pinyin

    syllables = re.findall("[a-z0-9]+", " ".join(lazy_pinyin(text[:PINYIN_LENGTH])).lower())
    joined = "-".join(syllables)
    if len(joined) > PINYIN_LENGTH:
        joined = joined[: PINYIN_LENGTH + 1].rsplit("-", 1)[0][:PINYIN_LENGTH]
    return joined or "x"


def to_digest(*parts: str | int | None) -> str:
    """Give sixteen hex digits of SHA-256 over the parts; None, "" and any other cut differ."""
    return _digest(json.dumps(parts, ensure_ascii=False), 16)


def _digest(text: str, length: int) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:length]


def _closes_at_end(name: str) -> bool:
    """Whether the first character is a mark whose partner is the last and not before."""
    close = _PAIRS.get(name[0])
    return close is not None and name.find(close, 1) == len(name) - 1
