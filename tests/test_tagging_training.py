"""The recipe of the mention finder on a small field of its own, with classes of its own."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from extract import DataError, PipelineError, Vocabulary
from extract.background import SHIPPED, from_text
from extract.resources import read_resources
from extract.tagging import Line, Reader, read_model
from extract.tagging.network import run
from extract.tagging.segments import Segment, find_segments
from extract.training.annotated import Annotated
from extract.training.lesson import to_columns, to_examples
from extract.training.located import locate_mentions
from extract.training.mention_example import OTHERS, Example, Related
from extract.training.mention_recipe import Recipe, Schedule, Shape
from extract.training.mentions import (
    read_documents,
    read_lessons,
    read_plain,
    read_sentences,
    train_mentions,
)
from extract.training.opinions import to_opinion
from tests.encoder_sample import make_encoder

CLASSES = ("Tool", "Plant")
VOCABULARY = Vocabulary((*CLASSES, *from_text(SHIPPED.read_text(encoding="utf-8")).classes))
"""The field's classes before those of the lexicons and rules that come with the package."""
RESOURCES = read_resources(VOCABULARY)
TOOLS = ("竹刀", "铁锹", "剪枝机", "喷雾器", "采茶机", "修枝剪")
PLANTS = ("茶树", "柚树", "桃树", "杨梅树", "油茶树", "香榧树")

SMALL = Recipe(
    Shape(signs=16, hidden=24, pairs=8),
    Schedule(epochs=6, characters=150, warm_up=10, top_rate=0.01),
)
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
    model = train_mentions(paths, tmp_path / "one", VOCABULARY, recipe=SMALL)
    train_mentions(list(reversed(paths)), tmp_path / "two", VOCABULARY, recipe=SMALL)
    for path in sorted((tmp_path / "one").iterdir()):
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()
    assert model.network.classes == VOCABULARY.classes
    assert model.terms["竹刀"] == {"Tool": (10, 10)}
    reader = Reader(read_model(tmp_path / "one"), RESOURCES)
    text = "昨天果农用剪枝机照料了山坡上的柚树。"
    (found,) = reader.read([Line(text)])
    assert [(text[one.start : one.end], one.class_) for one in found] == [
        ("剪枝机", "Tool"),
        ("柚树", "Plant"),
    ]


def test_fewer_than_two_files_and_faulty_ones_are_refused(tmp_path: Path) -> None:
    one, two, *_ = write_documents(tmp_path)
    with pytest.raises(DataError, match="1 annotated files, expected two or more"):
        train_mentions([one], tmp_path / "out", VOCABULARY)
    one.write_text("S\ta\t茶\nE\t茶\tDrink\n", encoding="utf-8")
    two.write_text("E\t茶\tPlant\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"(?s)a\.tsv:2: .*no class 'Drink'.*b\.tsv:1: "):
        train_mentions([one, two], tmp_path / "out", VOCABULARY)


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


def test_columns_tell_place_and_class_of_each_character() -> None:
    located = [(1, 2, "A"), (2, 4, "B"), (4, 7, "A")]
    columns = "OABabXYSP"  # Outside; first, inner, last, only of A and B.
    found = to_columns(located, 8, ("A", "B"))
    assert "".join(columns[column] for column in found) == "OSBYAaXO"


def test_without_torch_training_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("extract.training.mentions.find_spec", lambda name: None)
    with pytest.raises(PipelineError, match="torch: 训练需要这个包"):
        train_mentions(write_documents(tmp_path), tmp_path / "out", VOCABULARY)
    assert not (tmp_path / "out").exists()


def test_numpy_runs_what_torch_trained() -> None:
    torch = pytest.importorskip("torch", reason="training needs torch")
    from extract.training.mention_network import (
        MentionNetwork,
        Sizes,
        to_given,
        to_loss,
        to_soft_loss,
        to_weights,
    )

    torch.manual_seed(5)
    encoder = make_encoder()
    sizes = Sizes(signs=6, classes=2, relations=3)
    network = MentionNetwork(encoder, sizes, Shape(signs=8, hidden=12, pairs=4)).eval()
    random = np.random.default_rng(5)
    texts = ["山上种茶。", "山下种稻。"]
    counts = [random.integers(1, 4, 5) for _ in texts]
    signs = [random.integers(0, 7, count.sum()) for count in counts]
    rows = [np.concatenate([[0], encoder.find(text), [1]]) for text in texts]
    with torch.no_grad():
        given = to_given(rows, signs, counts)
        expected = network.label(network.encoder(given.rows, given.inside), given).numpy()
    weights = to_weights(network)
    states = network.encoder.to_encoder(encoder.characters).read(texts)
    named = [
        [part.tolist() for part in np.split(flat, np.cumsum(count)[:-1])]
        for flat, count in zip(signs, counts, strict=True)
    ]
    for wanted, found in zip(expected, run(weights, states, named), strict=True):
        # The weights are rounded to one byte and to half precision.
        assert found == pytest.approx(wanted, abs=0.03)
        assert np.abs(wanted).max() > 0.1
    # All ways to cut two characters: 4 classes of one character each or outside, and two of both.
    scores = torch.zeros(1, 2, 9)
    loss = to_loss(scores, torch.zeros(1, 2, dtype=torch.long), 2)
    assert float(loss) == pytest.approx(np.log(3 * 3 + 2) / 2)
    sure = torch.zeros(1, 2, 9)
    sure[:, :, 0] = 1
    assert float(to_soft_loss(scores, sure, 2)) == pytest.approx(float(loss))


def test_an_opinion_says_of_each_character_what_segments_add_up_to() -> None:
    segments = [Segment(0, 3, 0.6, (0.5, 0.1)), Segment(2, 3, 0.5, (0.0, 0.5))]
    opinion = to_opinion(segments, 4, 2).astype(float)
    # Outside; first, inner, last, only of two classes.
    assert opinion[0] == pytest.approx([0.4, 0.5, 0.1, 0, 0, 0, 0, 0, 0], abs=1e-3)
    assert opinion[1] == pytest.approx([0.4, 0, 0, 0.5, 0.1, 0, 0, 0, 0], abs=1e-3)
    assert opinion[2] == pytest.approx(np.array([0, 0, 0, 0, 0, 5, 1, 0, 5]) / 11, abs=1e-3)
    assert opinion[3].tolist() == [1, 0, 0, 0, 0, 0, 0, 0, 0]


def test_all_pairs_of_mentions_and_the_document_as_a_head_are_told_apart() -> None:
    torch = pytest.importorskip("torch", reason="training needs torch")
    from extract.training.pair_scores import STEPS, to_pairs, to_step

    one = Example("山上种茶", [], places=[(0, 2, 0), (3, 4, 1)], related=[Related(2, 1, "r")])
    given = to_pairs([Example("山", []), one], {"r": 1})
    assert given is not None
    assert given.mentions.tolist() == [[1, 0, 1, 0], [1, 3, 3, 1]]
    forth, back = to_step(3), to_step(-3)
    assert given.pairs.tolist() == [[1, 0, 0, back], [2, 0, 0, 0], [0, 1, 0, forth], [2, 1, 1, 0]]
    assert back == forth + STEPS
    assert to_step(10**6) == STEPS
    assert to_pairs([Example("山", [])], {}) is None
    assert torch.is_tensor(given.pairs)


def test_what_only_other_annotators_mark_is_not_found() -> None:
    """Both read the same text; some mark 茶叶 in it, and others the hill too."""
    pytest.importorskip("torch", reason="training needs torch")
    from extract.training.fit_mention_network import fit_network

    text, columns = "山上种茶叶。", {"ours": [0, 0, 0, 2, 6, 0], "all": [2, 6, 0, 2, 6, 0]}
    bare = [["w"] for _ in text]
    ours = Example(text, bare, columns["ours"])
    recipe = Recipe(
        SMALL.shape, Schedule(epochs=20, characters=60, together=(6, 60), warm_up=5, top_rate=0.01)
    )
    chances = []
    for signs in (bare, [[*row, OTHERS] for row in bare]):
        examples = [ours, Example(text, signs, columns["all"])] * 20
        network = fit_network(examples, CLASSES, make_encoder(), recipe)
        passage = read_plain([[text]], {}, RESOURCES)[0]
        (found,) = find_segments(network.score([passage]), 0.01)
        chances.append({text[one.start : one.end]: sum(one.shares) for one in found})
    together, apart = chances
    assert together.get("山上", 0.0) > 0.3
    assert apart.get("山上", 0.0) < 0.1
    assert min(one["茶叶"] for one in chances) > 0.8


def test_sentences_that_nobody_annotated_are_read_by_document(tmp_path: Path) -> None:
    path = tmp_path / "plain.txt"
    path.write_text("山上种茶。\n山下种稻。\n\n\n茶叶外销。\n", encoding="utf-8")
    assert read_sentences(path) == [["山上种茶。", "山下种稻。"], ["茶叶外销。"]]
    documents = {"a": [Annotated("a-1", "茶叶外销。", "", 0)]}
    passages = read_plain(read_sentences(path), documents, RESOURCES)
    assert [passage.text for passage in passages] == ["山上种茶。", "山下种稻。"]


def test_documents_of_other_annotators_have_a_sign_of_their_own(tmp_path: Path) -> None:
    ours, *_, theirs = write_documents(tmp_path)
    documents = read_documents([ours, theirs], CLASSES)
    lessons = read_lessons(documents, RESOURCES, [str(theirs)])
    signs = {
        name: {OTHERS in row for one in to_examples(lesson, CLASSES) for row in one.signs}
        for name, lesson in lessons.items()
    }
    assert signs == {str(ours): {False}, str(theirs): {True}}


def test_corrections_mend_what_is_learnt_from(tmp_path: Path) -> None:
    paths = write_documents(tmp_path)
    corrections = tmp_path / "corrections.txt"
    corrections.write_text("a\ta-0\tretype\t竹刀\tPlant\n", encoding="utf-8")
    documents = read_documents(paths, CLASSES, corrections)
    assert documents[str(paths[0])][1].mentions["竹刀"] == "Plant"
    assert read_documents(paths, CLASSES)[str(paths[0])][1].mentions["竹刀"] == "Tool"
