"""The text of a query: which language it is in, and its words without texts and comments."""

from __future__ import annotations

import re
from enum import StrEnum

from graph.stores.answer import QueryError


class Language(StrEnum):
    """The languages a graph folder answers in."""

    sparql = "sparql"
    cypher = "cypher"


LEADING = re.compile(
    r"\s+|#[^\n]*|//[^\n]*|/\*.*?\*/|(?P<declared>PREFIX\s+[^\s:]*:\s*<[^>]*>|BASE\s*<[^>]*>)",
    re.IGNORECASE | re.DOTALL,
)
"""What may stand before the first keyword; only SPARQL declares prefixes."""

OPAQUE = {
    Language.sparql: re.compile(
        r'"""(?:[^\\]|\\.)*?"""|\'\'\'(?:[^\\]|\\.)*?\'\'\'|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\''
        r'|<[^<>"{}|^`\\\s]*>|#[^\n]*',
        re.DOTALL,
    ),
    Language.cypher: re.compile(
        r'"(?:[^"\\]|\\.)*"|\'(?:[^\'\\]|\\.)*\'|`[^`]*`|//[^\n]*|/\*.*?\*/', re.DOTALL
    ),
}
"""What holds no keyword: texts, IRIs, quoted names, comments."""

READING = {
    Language.sparql: frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"}),
    Language.cypher: frozenset(
        {"MATCH", "OPTIONAL", "UNWIND", "WITH", "RETURN", "CALL", "EXPLAIN", "PROFILE"}
    ),
}
WRITING = {
    Language.sparql: frozenset({"INSERT", "DELETE", "CLEAR", "ADD", "MOVE"}),
    Language.cypher: frozenset(
        {"ALTER", "ATTACH", "BEGIN", "CHECKPOINT", "COMMIT", "COPY", "CREATE", "DETACH", "DROP"}
        | {"EXPORT", "IMPORT", "INSTALL", "LOAD", "MERGE", "REMOVE", "ROLLBACK", "SET", "USE"}
    ),
}

REACHING = {
    Language.sparql: re.compile(r"(?<![\w:?$@-])SERVICE\b(?!\s*:)", re.IGNORECASE),
    Language.cypher: re.compile(r"(?<![\w.:$])LOAD\s+(?:FROM|WITH)\b", re.IGNORECASE),
}
"""What would read from outside the graph: another endpoint, or a file."""


def find_language(text: str) -> Language:
    """Tell the language by the first keyword; raises `QueryError` where neither has it.

    >>> find_language("# all\\nPREFIX a: <urn:a> SELECT * { ?s ?p ?o }").value
    'sparql'
    >>> find_language("// all\\nMATCH (n) RETURN n").value
    'cypher'
    """
    keyword, declared = find_keyword(text)
    if declared:
        return Language.sparql
    for language in Language:
        if keyword in READING[language] | WRITING[language]:
            return language
    words = "SELECT, ASK, CONSTRUCT, DESCRIBE or MATCH, RETURN, UNWIND, WITH, CALL"
    raise QueryError(
        f"neither SPARQL nor Cypher begins with {keyword or 'nothing'!r}, expected {words}",
        zh=f"SPARQL 和 Cypher 都不以 {keyword or '空白'} 开头",
    )


def find_keyword(text: str) -> tuple[str, bool]:
    """Find the first keyword in capitals, and whether a prefix or base was declared before it."""
    position, declared = 0, False
    while found := LEADING.match(text, position):
        position, declared = found.end(), declared or found["declared"] is not None
    word = re.match(r"[A-Za-z]*", text[position:])
    return (word[0].upper() if word else ""), declared


def refuse_writing(text: str, language: Language) -> None:
    """Raise `QueryError` for what writes, reads from outside the graph, or is several queries."""
    keyword, _ = find_keyword(text)
    if keyword in WRITING[Language.sparql] | WRITING[Language.cypher]:
        what = f"{keyword} would change the graph, which is read-only"
        raise QueryError(what, zh=f"{keyword} 会改动图谱，而图谱只读")
    bare = to_bare(text, language)
    if found := REACHING[language].search(bare):
        line = bare.count("\n", 0, found.start()) + 1
        column = found.start() - bare.rfind("\n", 0, found.start())
        what, zh = f"{found[0]} would read from outside the graph", f"{found[0]} 会读图谱之外的数据"
        raise QueryError(what, line, column, zh=zh)
    if language is Language.cypher and bare.rstrip().rstrip(";").count(";"):
        what = "one query at a time, found several parted by ';'"
        raise QueryError(what, zh="一次只能问一个，这里有以 ; 隔开的几个")


def to_bare(text: str, language: Language) -> str:
    """Put spaces for texts, IRIs, quoted names and comments; every other character stays in place.

    >>> to_bare("RETURN 'a;b', 1", Language.cypher)
    'RETURN      , 1'
    """
    return OPAQUE[language].sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
