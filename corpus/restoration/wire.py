"""The line that news begins with: agency, place, day and reporters are no part of its sentence."""

from __future__ import annotations

import re

from corpus.restoration.draft import Draft, Edit, edited
from corpus.restoration.lines import FRONT, HAN, MARKS, to_lines

_NAMES = r"\s*(?:[(（](?P<names>[^()（）。，；：]{2,60})[)）])?"
_DAY = r"(?:\d{4}\s*年\s*)?\d{1,2}\s*月\s*\d{1,2}\s*日"
_WIRE = re.compile(
    rf"(?!据)[【\[]?(?:[{HAN}]{{2,7}}?[社网報报台端](?:[{HAN}\s]{{0,10}}?{_DAY})\s*(?:综合)?(?:[电電](?![价力网量费站池子商])|[讯訊]|消息)"
    rf"|本[报報网刊台](?:综合)?(?:[讯訊]|消息))[】\]]?{_NAMES}[\s:：]*(?![，,])"
)
_ROLE = re.compile(
    r"^(?:总台|央广|本[报網网刊]|见习|实习|特约)*(?:记者|記者|通讯员|通訊員|实习生)\s*"
)


def with_wire_lines(draft: Draft) -> Draft:
    """Set the line that a paragraph of news begins with apart, as front matter of its own.

    >>> from corpus.restoration.draft import to_draft
    >>> value = with_wire_lines(to_draft("新华社北京9月7日电（记者 何溪）数据是要素。")).value
    >>> value.lstrip(FRONT)
    '新华社北京9月7日电（记者 何溪）\\n数据是要素。'
    """
    edits = []
    for line in to_lines(draft.value):
        wire = None if line.text[0] in MARKS else _WIRE.match(line.text)
        if wire and wire.end() < len(line.text):
            end = line.start + wire.end()
            edits += [Edit(line.start, line.start, FRONT), Edit(end, end, "\n")]
    return edited(draft, edits)


def to_reporters(text: str) -> str:
    """Give the reporters that the line of an agency names, "" where it is none or names none.

    >>> to_reporters("本报讯（记者 何溪、林知秋）"), to_reporters("数据显示（何溪）")
    ('何溪、林知秋', '')
    """
    wire = _WIRE.fullmatch(text)
    return _ROLE.sub("", wire["names"]) if wire and wire["names"] else ""
