"""Run the command line: `python -m xinzhi`."""

from xinzhi.main import app

app()
