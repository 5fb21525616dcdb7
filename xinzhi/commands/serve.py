"""`xinzhi serve`: the explorer, a query page and a SPARQL endpoint, on this machine alone."""

from __future__ import annotations

from typing import Annotated

import typer

from xinzhi.commands.shared import Out, command

NAME = "serve"
EXAMPLE = "xinzhi serve out"


@command
def run(
    out: Out,
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="端口，0 为任一空闲端口；0 takes any free one")
    ] = 8765,
    timeout: Annotated[
        float, typer.Option(min=0.1, help="一次查询的时限（秒）；seconds a query may take")
    ] = 30,
) -> None:
    """在本机提供浏览器、查询页与 SPARQL 端点。Serve explorer, query page and SPARQL endpoint."""
    from graph import Limits, make_server

    def tell(line: str) -> None:
        typer.echo(line, err=True)

    with make_server(out, port, Limits(seconds=timeout), tell) as server:
        address = f"http://127.0.0.1:{server.server_port}"
        tell(f"图谱浏览器 explorer  {address}/")
        tell(f"查询页 query page    {address}/query")
        tell(f"SPARQL 端点 endpoint {address}/sparql\n按 Ctrl+C 停止 stops")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            tell("已停止 stopped")
