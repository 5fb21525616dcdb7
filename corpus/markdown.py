"""Restored blocks to Markdown, so that they read back the same."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.model import Block, Document

# What would be read as a mark: signs of emphasis, links, tags, entities; those that begin a line.
_INLINE = re.compile(r"[\\`*_~<\[]|==|\|(?=\s*$)|&(?=#?\w{1,31};)")
_SIGN = re.compile(r"[\\`*_~<\[=|&]")
_BEGINS = re.compile(r"#{1,6}(?=\s)|[-+>|=](?=.|$)|[•·●○■□◆◇▪▶➢✓](?=\s)")
_NUMBER = re.compile(r"(\d{1,3})([.)])(?=\s)")


def to_markdown(document: Document) -> str:
    """Give the restored text as Markdown: headings and paragraphs, without front matter."""
    return to_markdown_text(document.blocks)


def to_markdown_text(blocks: Sequence[Block]) -> str:
    """Give `blocks` as Markdown, blank lines between."""
    parts = [_to_part(block) for block in blocks if block.kind != "front"]
    return "\n\n".join(parts) + "\n" if parts else ""


def _to_part(block: Block) -> str:
    text = block.text.value
    if _SIGN.search(text):
        text = _INLINE.sub(_escaped, text)
    if block.kind == "heading":
        return "#" * min(block.level, 6) + " " + text
    text = _NUMBER.sub(r"\1\\\2", text, count=1) if _NUMBER.match(text) else text
    return "\\" + text if _BEGINS.match(text) else text


def _escaped(match: re.Match[str]) -> str:
    return "".join("\\" + sign for sign in match[0])
