"""The claims as one CSV file that opens in a spreadsheet."""

from __future__ import annotations

import csv
from dataclasses import astuple, fields
from pathlib import Path

from ontology import Claim, Knowledge

READABLE = ("subject_name", "object_name", "quote")
"""Columns after those of a claim, so that a row can be read without the other tables."""


def write_csv(knowledge: Knowledge, path: Path) -> None:
    """Write one row a claim, with the names of its ends and its first quote.

    UTF-8 with a byte order mark, without which spreadsheets take Chinese for another encoding;
    quoted and ended as RFC 4180 says.
    """
    names = {entity.iri: entity.name for entity in knowledge.entities}
    quotes = {row.claim: row.quote for row in reversed(knowledge.evidence)}
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow([*(field.name for field in fields(Claim)), *READABLE])
        for claim in knowledge.claims:
            writer.writerow(
                [
                    *astuple(claim),
                    names[claim.subject],
                    names[claim.object],
                    quotes.get(claim.claim, ""),
                ]
            )
