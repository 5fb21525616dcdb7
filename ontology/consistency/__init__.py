"""Triples in; the logical contradictions among them, by the axioms that they state, out."""
