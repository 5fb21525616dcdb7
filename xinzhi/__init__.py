"""The composition root: command line, configuration and runs."""
