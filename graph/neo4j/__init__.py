"""A property graph in, Neo4j's files and a loaded server out."""
