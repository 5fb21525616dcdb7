"""Turtle and tables in, embedded stores and their answers out."""
