from __future__ import annotations

from pathlib import Path

import pytest

from xinzhi.swap import OutputError, replace_folder


def test_a_new_folder_appears_only_when_the_block_ends_well(tmp_path: Path) -> None:
    out = tmp_path / "out"
    with replace_folder(out, "mark") as folder:
        (folder / "mark").write_text("1")
        assert not out.exists()
    assert (out / "mark").read_text() == "1"
    assert list(tmp_path.iterdir()) == [out]


def test_an_older_folder_of_ours_is_replaced_as_a_whole(tmp_path: Path) -> None:
    out = tmp_path / "out"
    for name in ("old", "new"):
        with replace_folder(out, "mark") as folder:
            (folder / "mark").touch()
            (folder / name).touch()
    assert sorted(path.name for path in out.iterdir()) == ["mark", "new"]
    assert list(tmp_path.iterdir()) == [out]


def write_and_fail(out: Path) -> None:
    with replace_folder(out, "mark") as folder:
        (folder / "mark").write_text("new")
        raise KeyError


def test_a_failure_leaves_the_older_folder_and_nothing_else(tmp_path: Path) -> None:
    out = tmp_path / "out"
    with replace_folder(out, "mark") as folder:
        (folder / "mark").write_text("old")
    with pytest.raises(KeyError):
        write_and_fail(out)
    assert (out / "mark").read_text() == "old"
    assert list(tmp_path.iterdir()) == [out]


def test_a_folder_of_the_users_own_is_refused_untouched(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "thesis.txt").write_text("mine")
    refusal = pytest.raises(OutputError, match="holds files that no build wrote")
    with refusal, replace_folder(out, "mark"):
        pytest.fail("the block must not run")
    assert (out / "thesis.txt").read_text() == "mine"


def test_a_file_in_the_way_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    with pytest.raises(OutputError, match="is a file"), replace_folder(tmp_path / "out", "mark"):
        pytest.fail("the block must not run")


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    with replace_folder(tmp_path / "out", "mark") as folder:
        (folder / "mark").touch()
    assert (tmp_path / "out" / "mark").exists()


def test_without_an_exchange_in_the_system_two_renames_do_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("xinzhi.swap._exchange_names", lambda one, other: False)
    test_an_older_folder_of_ours_is_replaced_as_a_whole(tmp_path)
