"""`xinzhi load`: the graph into the user's Neo4j."""

from __future__ import annotations

from typing import Annotated

import typer

from xinzhi.commands.shared import Out, command

NAME = "load"
EXAMPLE = "xinzhi load out --uri bolt://localhost:7687 --user neo4j"


@command
def run(
    out: Out,
    uri: Annotated[str, typer.Option(help="bolt:// 或 neo4j:// 地址；the server's address")],
    user: Annotated[str, typer.Option(help="用户名；user name")] = "neo4j",
    password: Annotated[
        str | None,
        typer.Option(envvar="NEO4J_PASSWORD", help="密码；省略时不认证；none means no auth"),
    ] = None,
    database: Annotated[str | None, typer.Option(help="数据库；a named database")] = None,
) -> None:
    """载入用户的 Neo4j；重复载入不产生重复。Load into Neo4j; loading twice changes nothing."""
    from graph import load_neo4j, read_graph_name, read_tables
    from xinzhi.progress import show_progress

    knowledge, name = read_tables(out), read_graph_name(out)
    auth = None if password is None else (user, password)
    with show_progress() as progress:
        task = progress.add_task("载入 load")
        summary = load_neo4j(
            knowledge,
            name,
            uri,
            auth,
            database,
            on_progress=lambda done, total: progress.update(task, completed=done, total=total),
        )
    typer.echo(str(summary), err=True)
