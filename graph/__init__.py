"""A knowledge in; tables, Turtle, embedded stores, Neo4j, HTML and a report out."""
