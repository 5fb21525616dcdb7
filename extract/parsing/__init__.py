"""Words of a text in, their tags, parts of speech and dependency trees out."""

from extract.parsing.component import SyntaxParser
from extract.parsing.trees import find_heads

__all__ = ["SyntaxParser", "find_heads"]
