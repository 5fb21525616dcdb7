"""One command a file: `NAME`, a line to paste (`EXAMPLE`), and `run`."""
