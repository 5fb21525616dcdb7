"""Annotated files in, the trained files of the component `xinzhi_mentions` out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

from corpus import Fault
from extract.encoder import Encoder, read_encoder
from extract.encoder.shared import SHIPPED
from extract.faults import DataError, PipelineError, to_lacking
from extract.model import Vocabulary
from extract.resources import Resources, read_resources
from extract.tagging.gazetteer import Attestations, Gazetteer
from extract.tagging.model import Counts, Model, write_model
from extract.tagging.network import Network
from extract.tagging.passage import Passage
from extract.tagging.tagger import Line, to_passages
from extract.training.annotated import Annotated, read_annotated
from extract.training.corrections import apply_corrections, read_corrections
from extract.training.lesson import Lesson, to_examples
from extract.training.mention_example import Example
from extract.training.mention_recipe import Recipe

Documents = Mapping[str, Sequence[Annotated]]


@dataclass(frozen=True, slots=True)
class Start:
    """What a network starts from besides annotated text.

    `package` is the file that `extract.training.base_encoder` reads: its encoder is what learns.
    Without it the shipped encoder learns on. `plain` are the sentences of documents that nobody
    annotated: what a large network says of them teaches the small one that is kept. `corrections`
    is a file that mends the annotation. `others` are annotated files of other annotators, whose
    habits differ: they teach too, but mentions are found as the rest has them.
    """

    package: Path | None = None
    plain: Sequence[Sequence[str]] = field(default=())
    corrections: Path | None = None
    others: Sequence[Path] = field(default=())


def to_attestations(documents: Documents, lexicon: Mapping[str, str]) -> Attestations:
    """Count the mentions of the documents."""
    attestations = Attestations(lexicon)
    for name in sorted(documents):
        counts = Counter(pair for sentence in documents[name] for pair in sentence.mentions.items())
        for (mention, class_), count in counts.items():
            attestations.add(name, mention, class_, count)
    return attestations


def read_lesson(
    sentences: Sequence[Annotated], gazetteer: Gazetteer, resources: Resources, others: bool = False
) -> Lesson:
    """Make a document ready with a gazetteer that does not know it."""
    lines = [Line(one.text, one.heading if one.id else "") for one in sentences]
    passages = to_passages(lines, gazetteer, resources.rules, resources.tags)
    kept = [passage for passage, one in zip(passages, sentences, strict=True) if one.id]
    return Lesson(kept, [one for one in sentences if one.id], others)


def read_lessons(
    documents: Documents, resources: Resources, others: Collection[str] = ()
) -> dict[str, Lesson]:
    """Make each document ready: of its terms only those count that other documents attest as well.

    `others` names documents that other annotators marked.
    """
    attestations = to_attestations(documents, resources.lexicon.terms)
    whole = attestations.to_gazetteer()
    return {
        name: read_lesson(
            documents[name], attestations.without(name, whole), resources, name in others
        )
        for name in sorted(documents)
    }


def read_sentences(path: Path) -> list[list[str]]:
    """Read plain sentences, one a line, an empty line between documents."""
    documents: list[list[str]] = [[]]
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            documents[-1].append(line.strip())
        elif documents[-1]:
            documents.append([])
    return documents


def read_plain(
    plain: Iterable[Sequence[str]], documents: Documents, resources: Resources
) -> list[Passage]:
    """Make documents ready that nobody annotated; sentences that somebody did are left out."""
    gazetteer = to_attestations(documents, resources.lexicon.terms).to_gazetteer()
    annotated = {one.text for sentences in documents.values() for one in sentences}
    return [
        passage
        for sentences in plain
        for passage in to_passages(
            [Line(text) for text in sentences if text not in annotated],
            gazetteer,
            resources.rules,
            resources.tags,
        )
    ]


def fit_lessons(
    lessons: Collection[Lesson],
    plain: Sequence[Passage],
    classes: Sequence[str],
    package: Path | None,
    recipe: Recipe,
) -> Network:
    """Learn where mentions of which class stand. Raises PipelineError where torch is missing."""
    if find_spec("torch") is None:
        raise PipelineError(to_lacking("torch"))
    # Here, so that what only reads annotated text runs without torch.
    from extract.training.base_encoder import read_base
    from extract.training.fit_mention_network import fit_network
    from extract.training.opinions import to_opinions

    examples: list[Example] = [one for lesson in lessons for one in to_examples(lesson, classes)]
    if package is None:
        start: Encoder = read_encoder(SHIPPED)
        return fit_network(examples, classes, start, recipe)
    large, small = (
        read_base(package, cut.layers, cut.inner) for cut in (recipe.large, recipe.small)
    )
    if plain:
        teacher = fit_network(examples, classes, large, recipe)
        examples += to_opinions(teacher, plain)
    return fit_network(examples, classes, small, recipe)


def to_terms(documents: Documents) -> Counts:
    """Count each mention by class: how often it stands, and in how many documents."""
    terms: dict[str, dict[str, tuple[int, int]]] = defaultdict(dict)
    for name in sorted(documents):
        counts = Counter(pair for sentence in documents[name] for pair in sentence.mentions.items())
        for (mention, class_), count in counts.items():
            whole, number = terms[mention].get(class_, (0, 0))
            terms[mention][class_] = whole + count, number + 1
    return dict(terms)


def read_documents(
    annotated: Sequence[Path], classes: Sequence[str], corrections: Path | None = None
) -> Documents:
    """Read annotated files by their path, with corrections made where there are any.

    Raises DataError with the faults of all files, or for fewer than two of them.
    """
    documents: dict[str, Sequence[Annotated]] = {}
    faults: list[Fault] = []
    for path in sorted(annotated):
        try:
            documents[str(path)] = read_annotated(path, classes)
        except DataError as error:
            faults.extend(error.faults)
    if not faults and len(documents) < 2:
        where = str(annotated[0]) if annotated else "train"
        zh = f"标注文件有 {len(documents)} 个，应至少两个"
        what = f"{len(documents)} annotated files"
        faults.append(Fault(where, what, "expected two or more", zh=zh))
    if faults:
        raise DataError(*faults)
    if corrections is None:
        return documents
    names = {Path(name).stem: name for name in documents}
    mended = apply_corrections(
        {stem: documents[name] for stem, name in names.items()}, read_corrections(corrections)
    )
    return {names[stem]: rows for stem, rows in mended.items()}


def train_mentions(
    annotated: Sequence[Path],
    out: Path,
    vocabulary: Vocabulary,
    start: Start | None = None,
    recipe: Recipe | None = None,
) -> Model:
    """Learn from annotated files and write the trained files into the folder `out`.

    Raises DataError with every fault of the files, and for fewer than two of them: the signs of a
    document are what the others attest. Raises PipelineError where torch is missing. Same files,
    same bytes on one machine.
    """
    start, classes = start or Start(), vocabulary.classes
    documents = read_documents([*annotated, *start.others], classes, start.corrections)
    resources = read_resources(vocabulary)
    lessons = read_lessons(documents, resources, frozenset(map(str, start.others)))
    plain = read_plain(start.plain, documents, resources)
    network = fit_lessons(lessons.values(), plain, classes, start.package, recipe or Recipe())
    model = Model(network, to_terms(documents))
    write_model(model, out)
    return model
