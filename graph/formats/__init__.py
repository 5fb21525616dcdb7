"""The same graph in the formats of other tools: RDF's other syntaxes, and XML for Gephi and yEd."""
