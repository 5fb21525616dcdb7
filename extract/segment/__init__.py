"""Text in, its words out: character tags by a linear-chain CRF, as a spaCy tokenizer."""

from extract.segment.characters import to_plain
from extract.segment.tokenizer import CharacterSegmenter

__all__ = ["CharacterSegmenter", "to_plain"]
