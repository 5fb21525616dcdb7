"""The weights that rank proposals, trained again from the lists of pairs they were first made from.

python benchmarks/matcher.py FILE.toml
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.identity import LISTS, Pair, read_pairs
from ontology import to_key
from ontology.train_matcher import Labelled, train_matcher, write_matcher

TRAINED = LISTS[:6]
"""Those that came later are for trying the matcher on names it never saw."""


def main(arguments: Sequence[str]) -> None:
    """Write the weights to the file named: `ontology/matcher.toml` is the one that is shipped."""
    (path,) = arguments
    pairs = [to_labelled(pair) for each in TRAINED for pair in read_pairs(each)]
    write_matcher(train_matcher(pairs), Path(path))


def to_labelled(pair: Pair) -> Labelled:
    """Give a pair as the matcher learns it."""
    left, right = pair.left, pair.right
    return to_key(left.name), to_key(right.name), left.class_ == right.class_, pair.same


if __name__ == "__main__":
    main(sys.argv[1:])
