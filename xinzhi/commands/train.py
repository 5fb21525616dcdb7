"""`xinzhi train`: the trained parts, each from its data with its seed."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from xinzhi.commands.shared import command
from xinzhi.usage import WrongUseError

NAME = "train"
EXAMPLE = "xinzhi train pipeline ../shared/treebank -o out"

ANNOTATED = typer.Argument(
    metavar="GOLD.tsv…", exists=True, dir_okay=False, help="标注文件；annotated files"
)
OUT = typer.Option("-o", "--out", help="输出文件夹；the folder of the trained files")
PACKAGE = typer.Option(
    "--package",
    metavar="JAR",
    exists=True,
    dir_okay=False,
    help="含预训练编码器 bge-small-zh-v1.5 的 Maven 包，缺省时由所附编码器续训；"
    "the package to start from, else the shipped encoder learns on",
)
PLAIN = typer.Option(
    "--plain",
    metavar="SENTENCES.txt",
    exists=True,
    dir_okay=False,
    help="未标注的句子，每行一句，文档之间空一行，与 --package 同用；"
    "sentences nobody annotated, one a line, with --package",
)
CORRECTIONS = typer.Option(
    "--corrections",
    metavar="FILE",
    exists=True,
    dir_okay=False,
    help="对标注的订正；a file of corrections of the annotation",
)
OTHERS = typer.Option(
    "--others",
    metavar="FOLDER",
    exists=True,
    file_okay=False,
    help="他人标注的文件所在的文件夹，可供学习，而标注习惯不同；"
    "files of annotators with other habits, which teach too but are not imitated",
)

app = typer.Typer(no_args_is_help=True)
"""A sub-application: one command for each trained part."""


@app.callback()
def about() -> None:
    """由标注数据训练流水线与抽取模型。Train the pipeline and the extractor's models."""


@app.command("pipeline", epilog=f"例 example:  {EXAMPLE}")
@command
def pipeline(
    treebank: Annotated[
        Path,
        typer.Argument(
            metavar="TREEBANK", help="CoNLL-U 树库文件夹；train, dev and test.conllu, and others"
        ),
    ],
    out: Annotated[Path, typer.Option("-o", "--out", help="输出文件夹；the pipeline's folder")],
    texts: Annotated[
        list[str] | None,
        typer.Option("--texts", help="未标注的文本，用于词向量；plain texts, for word vectors"),
    ] = None,
    everything: Annotated[
        bool,
        typer.Option(
            "--everything", help="连同开发集训练，在测试集上评分；learn from dev too, score on test"
        ),
    ] = False,
    seed: Annotated[
        int | None,
        typer.Option(help="随机种子，缺省为所附流水线的；the seed, else the shipped one's"),
    ] = None,
) -> None:
    """由树库训练分词与句法流水线。Train words, tags and trees from a treebank."""
    from extract.training.pipeline import SEED, train_pipeline

    scores = train_pipeline(
        treebank,
        texts or [],
        out,
        everything=everything,
        seed=SEED if seed is None else seed,
        tell=lambda line: typer.echo(line, err=True),
    )
    for name, row in scores.items():
        figures = ", ".join(f"{measure} {value:.2f}" for measure, value in row.items())
        typer.echo(f"{name}: {figures}")


@app.command("mentions", epilog="例 example:  xinzhi train mentions annotated/*.tsv -o out")
@command
def mentions(
    annotated: Annotated[list[Path], ANNOTATED],
    out: Annotated[Path, OUT],
    package: Annotated[Path | None, PACKAGE] = None,
    plain: Annotated[Path | None, PLAIN] = None,
    corrections: Annotated[Path | None, CORRECTIONS] = None,
    others: Annotated[Path | None, OTHERS] = None,
) -> None:
    """由标注文本训练术语识别。Train the finder of mentions on annotated texts."""
    if plain and not package:
        raise WrongUseError("--plain 须与 --package 同用", "--plain needs --package")
    from extract.training.mentions import Start, read_sentences, train_mentions
    from ontology import read_schema, to_vocabulary

    vocabulary = to_vocabulary(read_schema())
    aside = sorted(others.glob("*.tsv")) if others else []
    start = Start(package, read_sentences(plain) if plain else (), corrections, aside)
    train_mentions(annotated, out, vocabulary, start)


@app.command("relations", epilog="例 example:  xinzhi train relations annotated/*.tsv -o out")
@command
def relations(
    annotated: Annotated[list[Path], ANNOTATED],
    out: Annotated[Path, OUT],
    found: Annotated[
        Path | None,
        typer.Option(
            "--found",
            metavar="FOUND.tsv",
            exists=True,
            dir_okay=False,
            help="同一批句子中自动识别的术语；mentions found in the same sentences",
        ),
    ] = None,
    encoders: Annotated[
        Path | None,
        typer.Option(
            "--encoders",
            metavar="FOLDER",
            exists=True,
            file_okay=False,
            help="未见过各部分文献的编码器，子文件夹 0 至 4；"
            "encoders that have not seen a part of the documents, in folders 0 to 4",
        ),
    ] = None,
) -> None:
    """由标注文本训练关系识别。Train the finder of relations on annotated texts."""
    from extract import PipelineError, to_lacking
    from ontology import read_schema, to_vocabulary

    for package in ("lightgbm", "torch"):
        if find_spec(package) is None:
            raise PipelineError(to_lacking(package))
    from extract.training.pair_examples import read_found
    from extract.training.relations import train_relations

    finders = [read_found(found)] if found else []
    train_relations(annotated, out, to_vocabulary(read_schema()), finders, encoders=encoders)
