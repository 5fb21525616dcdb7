"""Make `words.npz` of word vectors in word2vec's binary form.

    python -m extract.pretrained.build_vectors words.vector extract/pretrained/words.npz

Keeps the words of jieba's dictionary, and of each vector the 64 directions along which they differ
most, as whole numbers of one byte. Same vectors on the same machine, same bytes.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import numpy.typing as npt

from extract.words import load_words

WIDTH = 64
FREQUENT = 40_000
"""Words, the most frequent first, whose differences decide the directions."""


def read_word2vec(path: Path) -> tuple[list[str], npt.NDArray[np.float32]]:
    """Read words and vectors, (words, width), as word2vec's binary form has them."""
    data = path.read_bytes()
    header, _, data = data.partition(b"\n")
    count, width = map(int, header.split())
    words, rows, at = [], np.empty((count, width), np.float32), 0
    for row in range(count):
        space = data.index(b" ", at)
        words.append(data[at:space].lstrip(b"\n").decode("utf-8", "replace"))
        rows[row] = np.frombuffer(data, "<f4", width, space + 1)
        at = space + 1 + 4 * width
    return words, rows


def keep_words(words: list[str]) -> list[int]:
    """Give the rows of words that jieba's dictionary has and that are Chinese throughout."""
    tags = load_words()[1]
    return [
        row
        for row, word in enumerate(words)
        if word in tags and all("\u4e00" <= character <= "\u9fff" for character in word)
    ]


def reduce_rows(rows: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Turn rows to their principal directions and give them length one."""
    centred = rows - rows.mean(0)
    _, _, directions = np.linalg.svd(centred[:FREQUENT], full_matrices=False)
    turned = centred @ directions.T[:, :WIDTH]
    return np.asarray(turned / (np.linalg.norm(turned, axis=1, keepdims=True) + 1e-9))


def build_vectors(source: Path, out: Path) -> int:
    """Write `out`, and give the number of words."""
    words, rows = read_word2vec(source)
    kept = keep_words(words)
    reduced = reduce_rows(rows[kept])
    order = sorted(range(len(kept)), key=lambda row: words[kept[row]])
    scale = np.float32(np.abs(reduced).max() / 127)
    np.savez_compressed(
        out,
        words=np.frombuffer("\n".join(words[kept[row]] for row in order).encode(), np.uint8),
        vectors=np.round(reduced[order] / scale).astype(np.int8),
        scale=scale,
    )
    return len(kept)


if __name__ == "__main__":
    print(build_vectors(Path(sys.argv[1]), Path(sys.argv[2])))
