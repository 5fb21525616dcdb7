"""Encodings are told by the bytes, and damaged files of every format are told from documents."""

from __future__ import annotations

import random
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from corpus import Document, Fault, find_sources, read_documents
from corpus.formats.decode import UnknownEncodingError, decode
from tests.pdf_pages import Set, to_pdf

SAMPLES = Path(__file__).parents[1] / "corpus" / "documents"
TEXT = "数据是新型的生产要素，它进入生产过程，改变了劳动者和劳动资料的结合方式。"
OTHER = "算力是数字时代的基础设施，它的布局要同能源和产业的布局结合起来。"
CLAUSES = {
    "simplified": (
        "数据要素进入生产过程，改变了劳动者和劳动资料的结合方式；",
        "企业是创新的主体，高校和科研院所是知识的源头。",
        "职业教育要同产业需求衔接，课程每两年更新一次，",
        "区域之间各有所长，有的长于制造，有的长于设计，",
        "基础研究周期长、风险高，离不开耐心的资本；",
        "绿色转型需要技术，也需要资金，更需要生活方式的改变。",
        "标准不统一加剧市场分割，规则不互认抬高流通成本，",
    ),
    "traditional": (
        "數據要素進入生產過程，改變了勞動者和勞動資料的結合方式；",
        "企業是創新的主體，高校和科研院所是知識的源頭。",
        "職業教育要同產業需求銜接，課程每兩年更新一次，",
        "區域之間各有所長，有的長於製造，有的長於設計，",
        "基礎研究週期長、風險高，離不開耐心的資本；",
        "綠色轉型需要技術，也需要資金，更需要生活方式的改變。",
        "標準不統一加劇市場分割，規則不互認抬高流通成本，",
    ),
}
TRIED = 40


@pytest.mark.parametrize("size", [20, 50, 200, 1000, 5000])
@pytest.mark.parametrize(
    ("script", "encoding"),
    [
        (script, encoding)
        for script in CLAUSES
        for encoding in (
            "utf-8",
            "utf-8-sig",
            "utf-16",
            "utf-16-le",
            "utf-16-be",
            "gb18030",
            "big5",
        )
        if (script, encoding) != ("simplified", "big5")
    ],
)
def test_encodings_are_told_by_the_bytes(script: str, encoding: str, size: int) -> None:
    chance = random.Random(f"{script} {encoding} {size}")
    wrong = 0
    for _ in range(TRIED):
        clauses = chance.choices(CLAUSES[script], k=size // 10 + 2)
        start = chance.randrange(len(clauses[0]))
        text = "".join(clauses)[start : start + size]
        try:
            wrong += decode(text.encode(encoding))[0] != text
        except UnknownEncodingError:
            wrong += 1
    # In twenty characters there may be none of the common ones.
    assert wrong <= (1 if size == 20 else 0)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Новая производительная сила создаётся инновациями и наукой. ", "cp1251"),
        ("La qualité du développement est très élevée, créée à côté de l'été. ", "latin-1"),
        ("새로운 생산력은 혁신이 주도하는 선진 생산력의 형태이다. ", "euc_kr"),
    ],
)
def test_what_is_in_none_of_the_encodings_is_refused(text: str, encoding: str) -> None:
    with pytest.raises(UnknownEncodingError, match="unknown encoding"):
        decode((text * 3).encode(encoding))


def test_random_bytes_are_refused() -> None:
    chance = random.Random(7)
    for size in (60, 200, 1000):
        with pytest.raises(UnknownEncodingError):
            decode(chance.randbytes(size))


def samples() -> list[tuple[str, bytes]]:
    paths = sorted(SAMPLES.iterdir())
    files = [(path.name, path.read_bytes()) for path in paths if path.suffix != ".toml"]
    rows = f'{{"text": "{TEXT}"}}\n{{"text": "{OTHER}"}}\n'.encode()
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.jsonl", rows)
        archive.writestr("数据.txt", TEXT)
    table = f'title,text\n甲,"{TEXT}"\n乙,{OTHER}\n'.encode("gb18030")
    small = to_pdf([[Set(TEXT, 60, 100), Set(OTHER, 60, 120)]])
    files = [file for file in files if not file[0].endswith(".pdf")]
    more = [("a.jsonl", rows), ("a.csv", table), ("a.zip", stream.getvalue()), ("a.pdf", small)]
    return files + more


def damaged(data: bytes, chance: random.Random) -> bytes:
    if chance.random() < 0.3:
        return data[: chance.randrange(len(data))]
    broken = bytearray(data)
    for _ in range(chance.choice((1, 3, 30))):
        broken[chance.randrange(len(broken))] ^= 1 << chance.randrange(8)
    return bytes(broken)


@pytest.mark.parametrize(("name", "data"), samples(), ids=[name for name, _ in samples()])
def test_a_damaged_file_gives_documents_or_faults(name: str, data: bytes, tmp_path: Path) -> None:
    chance = random.Random(name)
    path = tmp_path / name
    for _ in range(25):
        path.write_bytes(damaged(data, chance))
        (file,), _ = find_sources([str(path)])
        for each in read_documents(file):
            assert isinstance(each, Document | Fault)
            assert str(each)
