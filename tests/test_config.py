from __future__ import annotations

from pathlib import Path

import pytest

from corpus import SourceError
from ontology import XZ
from xinzhi.config import Config, ExtractConfig, HtmlConfig, read_config


def test_no_file_gives_the_defaults() -> None:
    assert read_config(None) == Config()


def test_every_key_is_read_and_paths_are_relative_to_the_file(tmp_path: Path) -> None:
    (tmp_path / "terms.tsv").touch()
    path = tmp_path / "xinzhi.toml"
    path.write_text(
        'graph = "g"\ntitle = "题"\n[extract]\nmodel = "zh_core_web_sm"\n'
        'lexicons = ["terms.tsv"]\n[html]\nshown = 5\n',
        encoding="utf-8",
    )
    assert read_config(path) == Config(
        "g", "题", ExtractConfig("zh_core_web_sm", (tmp_path / "terms.tsv",)), html=HtmlConfig(5)
    )


def test_a_model_may_be_a_path_relative_to_the_file(tmp_path: Path) -> None:
    (tmp_path / "model").mkdir()
    path = tmp_path / "xinzhi.toml"
    path.write_text('[extract]\nmodel = "model"\n', encoding="utf-8")
    assert read_config(path).extract.model == str(tmp_path / "model")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("grph = 'x'", "unknown key grph, expected one of graph, title"),
        ("[extract]\nmodle = 'x'", "unknown key extract.modle"),
        ("[html]\nshown = 0", "html.shown is of the wrong kind, expected a whole number above 0"),
        ("[html]\nshown = true", "html.shown is of the wrong kind"),
        ("html = 1", "html is of the wrong kind, expected a table"),
        ("graph = 1", "graph is of the wrong kind, expected a string"),
        ("[extract]\nrules = 'a'", "extract.rules is of the wrong kind, expected a list of paths"),
        ("[extract]\nrules = ['no.toml']", "extract.rules: no such file: no.toml"),
        ("graph = ", "is not TOML"),
    ],
)
def test_a_faulty_file_is_refused_with_its_reason(tmp_path: Path, text: str, fault: str) -> None:
    path = tmp_path / "xinzhi.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SourceError, match=fault.replace(".", r"\.")) as caught:
        read_config(path)
    assert str(path) in str(caught.value)


BASES = ["https://example.org/kg/", "http://example.org:8080/kg#", "https://图谱.cn/", "https://a/"]
NO_BASES = ["example.org/kg/", "ftp://example.org/kg/", "https://example.org/kg", "https:///kg/"]
NO_BASES += ["https://example.org/a b/", "https://example.org/?a=/", "https://example.org/a#b/", ""]
NO_BASES += ["https://example.org/<a>/", "urn:x-y:", XZ, "https://example.org/a#b#"]


@pytest.mark.parametrize("base", BASES)
def test_a_base_to_which_names_can_be_added_is_taken(tmp_path: Path, base: str) -> None:
    (tmp_path / "a.toml").write_text(f'[ontology]\nbase = "{base}"\n', encoding="utf-8")
    assert read_config(tmp_path / "a.toml").ontology.base == base


@pytest.mark.parametrize("base", NO_BASES)
def test_a_base_that_is_none_is_refused(tmp_path: Path, base: str) -> None:
    (tmp_path / "a.toml").write_text(f'[ontology]\nbase = "{base}"\n', encoding="utf-8")
    with pytest.raises(SourceError, match="base is of the wrong kind, expected an absolute http"):
        read_config(tmp_path / "a.toml")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("graph = 'g'\ngrph = 'x'", ":2: 不认识 grph，应为 graph、title"),
        ("[extract]\n# 模型\nmodle = 'x'", ":3: 不认识 extract.modle，应为 model"),
        ("\n[html]\nshown = 0", ":3: html.shown 的值不对，应为大于 0 的整数"),
        ("[extract]\nrules = ['no.toml']", ":2: extract.rules：没有 no.toml 这个文件"),
        ("graph = 'g'\n[htlm]\n", ":2: 不认识 htlm"),
        ("graph = 'g'\ntitle = ", ":2: 不合 TOML 语法"),
    ],
)
def test_a_fault_is_told_in_chinese_first_with_its_line(
    tmp_path: Path, text: str, told: str
) -> None:
    path = tmp_path / "xinzhi.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SourceError) as caught:
        read_config(path)
    assert str(caught.value).startswith(f"{path}{told}")


def test_all_faults_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "xinzhi.toml"
    path.write_text("a = 1\nb = 2\n[html]\nshown = 0", encoding="utf-8")
    with pytest.raises(SourceError) as caught:
        read_config(path)
    assert len(caught.value.faults) == 3


def test_a_missing_file_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be read"):
        read_config(tmp_path / "none.toml")


def test_the_example_in_the_documentation_is_accepted(tmp_path: Path) -> None:
    import xinzhi.config

    lines = (xinzhi.config.__doc__ or "").splitlines()
    example = "\n".join(line[4:] for line in lines if line.startswith("    "))
    for name in ("my-terms.tsv", "my-rules.toml", "my-concepts.ttl", "my-aliases.toml"):
        (tmp_path / name).touch()
    (tmp_path / "xinzhi.toml").write_text(example, encoding="utf-8")
    assert read_config(tmp_path / "xinzhi.toml").html.shown == 400
