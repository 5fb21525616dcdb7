"""A small encoder with weights of chance, for tests."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from extract.encoder import Encoder, Layer

WIDTH, PLACES = 64, 80


def make_encoder() -> Encoder:
    random = np.random.default_rng(7)

    def draw(*shape: int) -> npt.NDArray[np.float32]:
        return (random.normal(size=shape) / 8).astype(np.float32)

    def to_layer() -> Layer:
        return Layer(
            *(draw(WIDTH, 3 * WIDTH), draw(3 * WIDTH), draw(WIDTH, WIDTH), draw(WIDTH)),
            *(draw(2, WIDTH) + 1, draw(WIDTH, 96), draw(96), draw(96, WIDTH), draw(WIDTH)),
            draw(2, WIDTH) + 1,
        )

    characters = {character: row for row, character in enumerate("abc茶叶山上种稻，。", 3)}
    table = draw(3 + len(characters), WIDTH)
    return Encoder(characters, table, draw(PLACES, WIDTH), draw(2, WIDTH) + 1, (to_layer(),) * 2)
