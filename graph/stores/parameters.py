"""Parameters of a query, `$name` in both languages: found, bound by the engines, or written out.

What a user gives is bound: it never becomes part of a query's text. What the author of a question
gives as the usual value is written out for tools that know of no parameters.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import pyoxigraph

from graph.stores.query_text import Language, to_bare

SIGN = re.compile(r"\$([A-Za-z_][A-Za-z0-9_]*)")
FUNCTION = pyoxigraph.NamedNode("https://w3id.org/xinzhi/function#parameter")
"""Called by a query with the name of a parameter, gives its value."""

ToValue = Callable[[pyoxigraph.Literal], pyoxigraph.Literal]


def find_parameters(text: str, language: Language) -> frozenset[str]:
    """Give the names of the parameters of a query; one inside a text or a comment is none.

    >>> sorted(find_parameters("MATCH (a) WHERE a.name = $term AND a.x = '$5'", Language.cypher))
    ['term']
    """
    return frozenset(SIGN.findall(to_bare(text, language)))


def write_values(text: str, language: Language, values: Mapping[str, str]) -> str:
    r"""Write each value where its parameter stands, as a text of the language.

    >>> write_values("RETURN $a", Language.cypher, {"a": "it's \\"})
    "RETURN 'it\\'s \\\\'"
    """
    return _replace(text, language, lambda name: WRITERS[language](values[name]))


def write_calls(text: str) -> str:
    """Write a call of `FUNCTION` where a parameter of a SPARQL query stands."""
    return _replace(text, Language.sparql, lambda name: f'{FUNCTION}("{name}")')


def to_function(values: Mapping[str, str]) -> ToValue:
    """Give what `FUNCTION` does: the value of a parameter, as a plain text of RDF."""
    terms = {name: pyoxigraph.Literal(value) for name, value in values.items()}
    return lambda name: terms[name.value]


def _replace(text: str, language: Language, write: Callable[[str], str]) -> str:
    """Put what `write` gives for each parameter; texts and comments stay as they are."""
    pieces, at = [], 0
    for found in SIGN.finditer(to_bare(text, language)):
        pieces += [text[at : found.start()], write(found[1])]
        at = found.end()
    return "".join([*pieces, text[at:]])


def _to_cypher(value: str) -> str:
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n") + "'"


WRITERS: Mapping[Language, Callable[[str], str]] = {
    Language.sparql: lambda value: str(pyoxigraph.Literal(value)),
    Language.cypher: _to_cypher,
}
