"""The recipe of the pipeline: reading treebanks, vectors, the network, scores, the folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
import spacy
from typer.testing import CliRunner

from extract import DataError, PipelineError
from extract.training.evaluate import score_pipeline, score_words, to_placed
from extract.training.package import FINDERS
from extract.training.parser_settings import Schedule, Shape
from extract.training.pipeline import OWN, read_material, train_pipeline
from extract.training.treebank import Tree, Word, read_treebank
from extract.training.vectors import train_vectors
from xinzhi.commands.train import app

LINES = (
    ("果农 种 果树 。", "果农/nsubj/2 种/root/0 果树/obj/2 。/punct/2"),
    ("茶农 种 茶树 。", "茶农/nsubj/2 种/root/0 茶树/obj/2 。/punct/2"),
    ("果农 和 茶农 丰收 。", "果农/nsubj/4 和/cc/3 茶农/conj/1 丰收/root/0 。/punct/4"),
)
PARTS = {"种": "VERB", "丰收": "VERB", "和": "CCONJ", "。": "PUNCT"}
TAGS = {"VERB": "VV", "CCONJ": "CC", "PUNCT": ".", "NOUN": "NN"}


def to_tree(words: str) -> Tree:
    """Build a tree of `word/label/head` joined by spaces."""
    made = []
    for word in words.split():
        text, label, head = word.split("/")
        part = PARTS.get(text, "NOUN")
        made.append(Word(text, part, TAGS[part], int(head), label))
    return Tree("".join(word.text for word in made), tuple(made))


TREES = tuple(to_tree(words) for _, words in LINES)


def write_treebank(path: Path, trees: Sequence[Tree]) -> None:
    blocks = []
    for tree in trees:
        rows = (
            f"{i}\t{w.text}\t_\t{w.part}\t{w.tag}\t_\t{w.head}\t{w.label}\t_\tSpaceAfter=No\n"
            for i, w in enumerate(tree.words, 1)
        )
        blocks.append(f"# text = {tree.text}\n{''.join(rows)}\n")
    path.write_text("".join(blocks), encoding="utf-8")


def test_a_treebank_is_read_as_it_was_written(tmp_path: Path) -> None:
    write_treebank(tmp_path / "a.conllu", TREES)
    assert read_treebank(tmp_path / "a.conllu") == TREES


def test_each_faulty_line_of_a_treebank_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.conllu"
    path.write_text(
        "# text = 果园\n1\t果园\t_\tNOUN\tNN\t_\tx\troot\t_\t_\n"
        "\n# text = 茶园\n1\t果园\t_\tNOUN\tNN\t_\t0\troot\t_\t_\n\n1 果园\n",
        encoding="utf-8",
    )
    with pytest.raises(DataError) as raised:
        read_treebank(path)
    assert {fault.line for fault in raised.value.faults} == {1, 2, 4, 7}


def test_our_own_treebank_holds_whole_trees() -> None:
    trees = [tree for path in OWN for tree in read_treebank(path)]
    assert len(trees) >= 200
    for tree in trees:
        heads = [word.head for word in tree.words]
        assert heads.count(0) == 1, tree.text
        for number in range(1, len(heads) + 1):
            word = number
            for _ in heads:
                word = heads[word - 1] if word else 0
            assert word == 0, tree.text


def test_scores_count_what_agrees() -> None:
    gold = to_tree("果农/nsubj/3 和/cc/1 种/root/0 果树/obj/3")
    found = to_tree("果/nsubj/3 农/obj/3 和种/root/0 果树/obj/3")
    scores = score_words([(to_placed(gold.words), to_placed(found.words))])
    assert scores == {"words": 25, "XPOS": 25, "UPOS": 25, "UAS": 0, "LAS": 0, "conj": 0}
    again = score_words([(to_placed(gold.words), to_placed(gold.words))])
    assert again["LAS"] == 100
    other = to_tree("果农/nsubj:pass/3 和/cc/3 种/root/0 果树/nmod/3")
    scores = score_words([(to_placed(gold.words), to_placed(other.words))])
    assert (scores["UAS"], scores["LAS"]) == (75, 50)


def test_links_of_coordination_are_scored_apart() -> None:
    gold, found = TREES[2], to_tree("果农/nsubj/4 和/cc/3 茶农/conj/4 丰收/root/0 。/punct/4")
    pairs = [(to_placed(gold.words), to_placed(one.words)) for one in (gold, found)]
    assert score_words(pairs)["conj"] == 50


def test_words_with_the_same_neighbours_have_like_vectors() -> None:
    lines = ["果农 种 果树 了", "茶农 种 茶树 了", "果农 卖 果树 吗", "茶农 卖 茶树 吗"] * 3
    words, vectors = train_vectors([line.split() for line in lines], 6, seed=0)
    assert vectors.shape == (len(words), 6)
    row = dict(zip(words, vectors, strict=True))
    assert row["果农"] @ row["茶农"] > row["果农"] @ row["种"] + 0.05
    assert np.linalg.norm(row["种"]) == pytest.approx(0.5, abs=1e-3)


def test_vectors_are_the_same_again() -> None:
    lines = [["果农", "种", "果树"], ["茶农", "种", "茶树"]] * 3
    first, second = (train_vectors(lines, 4, seed=1)[1] for _ in range(2))
    assert first.tobytes() == second.tobytes()


def write_treebanks(folder: Path) -> None:
    for name in ("train", "dev", "test", "side"):
        write_treebank(folder / f"{name}.conllu", TREES)


def test_what_is_scored_is_not_learnt_from(tmp_path: Path) -> None:
    write_treebanks(tmp_path)
    last = read_treebank(OWN[-1])
    some = read_material(tmp_path, everything=False)
    assert {*some.held_out} == {"dev", "policy"}
    assert some.held_out["policy"] == last
    assert not {*last} & {*some.main}
    assert some.main[:3] == TREES
    assert some.others == (TREES,)
    everything = read_material(tmp_path, everything=True)
    assert {*last} <= {*everything.main}
    assert {*everything.held_out} == {"test"}


def test_numpy_gives_the_scores_of_torch() -> None:
    torch = pytest.importorskip("torch", reason="training needs torch")
    from extract.parsing.network import Network
    from extract.training.arrays import to_arrays
    from extract.training.parser_batches import to_batch, to_examples, to_inventory
    from extract.training.parser_network import ParserNetwork

    inventory = to_inventory(TREES * 3, ["果农", "种"])
    torch.manual_seed(0)
    network = ParserNetwork(
        Shape(width=16, arc=6, label=5), inventory, 2, np.eye(2, 100, dtype="f4")
    )
    for value in network.parameters():
        value.data = (value.data + torch.randn(value.shape) * 0.1).half().float()
    trees = [*TREES, to_tree("梨/root/0")]
    batch = to_batch(to_examples(trees, 1, inventory))
    with torch.no_grad():
        logits = network.eval()(batch.rows, batch.treebank, batch.present)
        labels = network.score_labels(logits, batch.heads.clamp(min=0))
    numpy = Network(to_arrays(network, treebank=1))
    for k, tree in enumerate(trees):
        size = len(tree.words)
        scores = numpy.score(tree.texts)
        heads = np.array([0, *(word.head for word in tree.words)])
        for ours, theirs in (
            (scores.tags, logits.tags[k, 1 : size + 1]),
            (scores.parts, logits.parts[k, 1 : size + 1]),
            (scores.arcs, logits.arcs[k, : size + 1, : size + 1]),
            (scores.to_labels(heads)[1:], labels[k, 1 : size + 1]),
        ):
            assert np.allclose(ours, theirs.numpy(), atol=0.02)


def test_the_recipe_gives_a_folder_that_spacy_loads_and_the_same_bytes_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("torch", reason="training needs torch")
    monkeypatch.setattr("extract.training.pipeline.OWN", OWN[-1:])
    write_treebanks(tmp_path)
    write_treebank(tmp_path / "train.conllu", TREES * 4)
    text = tmp_path / "texts.txt"
    text.write_text("果农种茶树。茶农种果树。\n", encoding="utf-8")
    schedule = Schedule(epochs=30, words=40, rate=0.005, warm_up=5, average=0.9)
    for name in ("one", "two"):
        train_pipeline(tmp_path, [str(text)], tmp_path / name, schedule=schedule)
    files = [path for path in sorted((tmp_path / "one").rglob("*")) if path.is_file()]
    assert len(files) == 5
    for path in files:
        twin = tmp_path / "two" / path.relative_to(tmp_path / "one")
        assert path.read_bytes() == twin.read_bytes(), path.name
    pipeline = spacy.load(tmp_path / "one", exclude=FINDERS)
    assert score_pipeline(pipeline, TREES, gold_words=False)["LAS"] > 90


def test_training_without_torch_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("extract.training.pipeline.find_spec", lambda name: None)
    with pytest.raises(PipelineError, match="torch: 训练需要这个包"):
        train_pipeline(tmp_path, [], tmp_path / "out")
    result = CliRunner().invoke(app, ["pipeline", str(tmp_path), "-o", str(tmp_path / "out")])
    assert result.exit_code in (1, 2)
