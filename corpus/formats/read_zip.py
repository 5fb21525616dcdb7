"""A zip file in, a source for each of its members out; nothing is written to disk."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from lzma import LZMAError
from pathlib import PurePosixPath
from typing import BinaryIO
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo

from corpus.manifest import MANIFEST, Entry, to_entries
from corpus.model import Fault, SourceError
from corpus.sources import FORMATS, SourceFile, described, unknown

LARGEST = 1 << 28
"""Bytes that a member may have."""
RATIO = 200
"""How many times as large as its bytes in the zip a member may be, and all of them together."""
SMALL = 1 << 20
"""Bytes up to which no ratio is held against a member: a page of nothing packs well."""
BROKEN = (BadZipFile, LargeZipFile, zlib.error, LZMAError, EOFError, NotImplementedError, OSError)
_OUTSIDE = re.compile(r"(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[A-Za-z]:|[\x00-\x1f]")
_UTF8_NAME = 0x800
_LOCKED = 0x1


def read_members(file: SourceFile, stream: BinaryIO) -> Iterator[SourceFile | Fault]:
    """Give a source for each member of a zip, sorted by name; a broken member costs only itself."""
    try:
        archive = ZipFile(stream)
    except (*BROKEN, ValueError) as error:
        said = f"it says: {error}"
        yield Fault(file.name, "this is no zip file", said, zh=f"不是 zip 文件：{error}")
        return
    with archive:
        members: dict[str, ZipInfo] = {}
        for info in archive.infolist():
            if _is_read(info) and members.setdefault(_name(info), info) is not info:
                path, what = f"{file.name}/{_name(info)}", "the zip holds this name twice"
                yield Fault(path, what, "expected each name once", zh="zip 里有两个同名文件")
        size = sum(info.compress_size for info in members.values())
        entries, faults = _entries(file, archive, members)
        yield from faults
        left = max(RATIO * size, SMALL)
        for name in sorted(members.keys() - {MANIFEST}):
            member = _read_member(file, archive, members[name], name, left)
            if isinstance(member, SourceFile):
                left -= members[name].file_size
                member = described(member, entries, name)
            yield member


def find_excess(info: ZipInfo) -> str:
    """Say in what a member is larger than any text would be, "" where it is not."""
    if info.file_size > LARGEST:
        return f"the member has {info.file_size} bytes"
    if info.file_size > max(RATIO * info.compress_size, SMALL):
        return f"{info.compress_size} bytes would unpack to {info.file_size}"
    return ""


def _read_member(
    file: SourceFile, archive: ZipFile, info: ZipInfo, name: str, left: int
) -> SourceFile | Fault:
    path = f"{file.name}/{name}"
    suffix = PurePosixPath(name).suffix.lower()
    if _OUTSIDE.search(name):
        what, zh = f"a member's name leads outside: {name!r}", f"zip 里的名字 {name!r} 指向外面"
        return Fault(file.name, what, "expected a plain name", zh=zh)
    if suffix == ".zip":
        what, zh = "a zip inside a zip is not read", "不读 zip 里的 zip，应先解开"
        return Fault(path, what, "expected it unpacked", zh=zh)
    if suffix not in FORMATS:
        return unknown(path)
    if info.flag_bits & _LOCKED:
        what, zh = "the member is locked by a password", "文件有密码，应为不加密的 zip"
        return Fault(path, what, "expected an open zip", zh=zh)
    excess = find_excess(info) or ("" if info.file_size <= left else "the zip unpacks to too much")
    if excess:
        wanted = f"expected at most {LARGEST} bytes and {RATIO} times its own"
        zh = f"展开后过大，应不超过 {LARGEST} 字节，也不超过压缩后的 {RATIO} 倍"
        return Fault(path, excess, wanted, zh=zh)
    try:
        data = archive.read(info)
    except (*BROKEN, ValueError) as error:
        return Fault(path, "the member is broken", f"it says: {error}", zh=f"文件已损坏：{error}")
    return replace(file, name=path, format=FORMATS[suffix], data=data, title="", encoding="")


def _entries(
    file: SourceFile, archive: ZipFile, members: Mapping[str, ZipInfo]
) -> tuple[dict[str, Entry], tuple[Fault, ...]]:
    """Give what the zip's own manifest says, and what is wrong with it."""
    info = members.get(MANIFEST)
    if info is None:
        return {}, ()
    read = _read_member(file, archive, info, MANIFEST + ".txt", SMALL)
    if isinstance(read, Fault):
        return {}, (read,)
    path = f"{file.name}/{MANIFEST}"
    try:
        entries = to_entries(path, read.data or b"")
    except SourceError as error:
        return {}, error.faults
    missing = sorted(entries.keys() - members.keys())
    return entries, tuple(
        Fault(path, f"no such file: {name}", line=entries[name].line, zh=f"没有 {name} 这个文件")
        for name in missing
    )


def _is_read(info: ZipInfo) -> bool:
    """Whether a member is a file, and not one that a system hides."""
    parts = PurePosixPath(_name(info)).parts
    hidden = any(part.startswith((".", "__MACOSX")) and part != ".." for part in parts)
    return bool(parts) and not info.is_dir() and not hidden


def _name(info: ZipInfo) -> str:
    """Give a member's name; what no flag says to be UTF-8 is often GBK, read as CP437."""
    name = info.filename
    for encoding in () if info.flag_bits & _UTF8_NAME else ("utf-8", "gb18030"):
        try:
            name = info.filename.encode("cp437").decode(encoding)
            break
        except UnicodeError:
            continue
    return name.replace("\\", "/")
