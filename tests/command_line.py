"""The command line as tests call it, and a small text to call it on."""

from __future__ import annotations

from typer.testing import CliRunner, Result

from xinzhi.main import app

TEXT = """# 试验田里的新质生产力

新质生产力是以科技创新为主导的先进生产力。数字经济推动制造业转型升级。

2023年，青榆市数字经济规模达到1260亿元，同比增长11.3%。
"""


def run(*arguments: object, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin)
