"""The recipe of the mention finder on a small field of its own, with classes of its own."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from extract import DataError, PipelineError
from extract.tagging import Line, Reader, read_model
from extract.tagging.network import project, run
from extract.training.annotated import Annotated
from extract.training.located import locate_mentions
from extract.training.mention_recipe import Recipe, Schedule, Shape
from extract.training.mention_segments import to_columns
from extract.training.mentions import to_knowledge, to_labels, train_mentions

CLASSES = ("Tool", "Plant")
TOOLS = ("竹刀", "铁锹", "剪枝机", "喷雾器", "采茶机", "修枝剪")
PLANTS = ("茶树", "柚树", "桃树", "杨梅树", "油茶树", "香榧树")

SMALL = Recipe(Shape(width=24, cells=16), Schedule(epochs=8, rate=0.02))
"""Enough for a field of twelve terms."""


def write_documents(folder: Path) -> list[Path]:
    paths = []
    for shift, name in enumerate("abcdefghij"):
        lines = [f"# 果园日记{name}"]
        for number, plant in enumerate(PLANTS):
            tool = TOOLS[(number + shift) % len(TOOLS)]
            lines += ["P", f"S\t{name}-{number}\t果农用{tool}照料山坡上的{plant}。"]
            lines += [f"E\t{tool}\tTool", f"E\t{plant}\tPlant"]
        paths.append(folder / f"{name}.tsv")
        paths[-1].write_text("\n".join(lines) + "\n", encoding="utf-8")
    return paths


def test_what_was_learnt_holds_in_a_new_sentence_and_is_the_same_each_time(tmp_path: Path) -> None:
    pytest.importorskip("torch", reason="training needs torch")
    paths = write_documents(tmp_path)
    model = train_mentions(paths, tmp_path / "one", CLASSES, recipe=SMALL)
    train_mentions(list(reversed(paths)), tmp_path / "two", CLASSES, recipe=SMALL)
    for path in sorted((tmp_path / "one").iterdir()):
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()
    assert model.spans.labels == ("-", "Tool", "Plant")
    assert model.terms["竹刀"] == {"Tool": (10, 10)}
    reader = Reader(read_model(tmp_path / "one"), {}, to_knowledge(CLASSES, {}))
    text = "昨天果农用剪枝机照料了山坡上的柚树。"
    (found,) = reader.read([Line(text)])
    assert [(text[one.start : one.end], one.class_) for one in found] == [
        ("剪枝机", "Tool"),
        ("柚树", "Plant"),
    ]


def test_fewer_than_two_files_and_faulty_ones_are_refused(tmp_path: Path) -> None:
    one, two, *_ = write_documents(tmp_path)
    with pytest.raises(DataError, match="1 annotated files, expected two or more"):
        train_mentions([one], tmp_path / "out", CLASSES)
    one.write_text("S\ta\t茶\nE\t茶\tDrink\n", encoding="utf-8")
    two.write_text("E\t茶\tPlant\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"(?s)a\.tsv:2: no class 'Drink'.*b\.tsv:1: "):
        train_mentions([one, two], tmp_path / "out", CLASSES)


@pytest.mark.parametrize(
    ("text", "mentions", "expected"),
    [
        ("大数据和数据", {"大数据": "A", "数据": "B"}, [(0, 3, "A"), (4, 6, "B")]),
        ("个人才能招揽人才", {"人才": "A"}, [(6, 8, "A")]),
        ("茶，茶", {"茶": "A"}, [(0, 1, "A"), (2, 3, "A")]),
    ],
)
def test_mentions_are_located_at_words_and_the_longest_first(
    text: str, mentions: dict[str, str], expected: list[tuple[int, int, str]]
) -> None:
    assert list(locate_mentions(Annotated("x", text, "", 0, mentions))) == expected


def test_labels_tell_the_place_of_each_character() -> None:
    located = [(1, 2, "A"), (2, 4, "B"), (4, 7, "A")]
    assert "".join(to_labels(located, 8)) == "OSBEBIEO"


def test_columns_tell_place_and_class_of_each_character() -> None:
    located = [(1, 2, "A"), (2, 4, "B"), (4, 7, "A")]
    columns = "OABabXYSP"  # Outside; first, inner, last, only of A and B.
    found = to_columns(located, 8, ("A", "B"))
    assert "".join(columns[column] for column in found) == "OSBYAaXO"


def test_without_torch_training_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("extract.training.mention_segments.find_spec", lambda name: None)
    with pytest.raises(PipelineError, match="training mentions needs torch"):
        train_mentions(write_documents(tmp_path), tmp_path / "out", CLASSES)
    assert not (tmp_path / "out").exists()


def test_numpy_runs_what_torch_trained() -> None:
    torch = pytest.importorskip("torch", reason="training needs torch")
    from extract.training.mention_network import (
        MentionNetwork,
        Sizes,
        to_given,
        to_loss,
        to_member,
    )

    torch.manual_seed(5)
    random = np.random.default_rng(5)
    sizes = Sizes(dense=7, characters=5, signs=6, classes=2)
    network = MentionNetwork(sizes, Shape(width=9, cells=4)).eval()
    dense = [random.normal(size=(6, 7)).astype(np.float32) for _ in range(3)]
    characters = [random.integers(0, 5, 6) for _ in dense]
    counts = [random.integers(1, 4, 6) for _ in dense]
    signs = [random.integers(0, 7, count.sum()) for count in counts]
    with torch.no_grad():
        expected = network(to_given(dense, characters, signs, counts))
    member = to_member(network)
    inputs = []
    for given, row, flat, count in zip(dense, characters, signs, counts, strict=True):
        parts = [part.tolist() for part in np.split(flat, np.cumsum(count)[:-1])]
        inputs.append(project(member, given, row.tolist(), parts))
    shorter = project(member, dense[0][:2], [0, 1], [[1], [2]])
    *found, _ = run(member, [*inputs, shorter])
    # The weights are rounded to half precision.
    for wanted, got in zip(expected.numpy(), found, strict=True):
        assert got == pytest.approx(wanted, abs=5e-3)
        assert np.abs(wanted).max() > 0.1
    # All ways to cut two characters: 4 classes of one character each or outside, and two of both.
    scores = torch.zeros(1, 2, 9)
    loss = to_loss(scores, torch.zeros(1, 2, dtype=torch.long), 2)
    assert float(loss) == pytest.approx(np.log(3 * 3 + 2) / 2)
