"""How what is trained was trained: annotated text in, the files that are shipped out."""
