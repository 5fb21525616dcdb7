"""A knowledge in, RDF triples and Turtle files out."""
