"""A graph folder in; the explorer, a query page and a SPARQL 1.1 endpoint on 127.0.0.1 out."""
