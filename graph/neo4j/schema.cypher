CREATE CONSTRAINT xinzhi_entity IF NOT EXISTS
FOR (entity:Entity) REQUIRE (entity.graph, entity.iri) IS UNIQUE;

CREATE CONSTRAINT xinzhi_claim IF NOT EXISTS
FOR (claim:Claim) REQUIRE (claim.graph, claim.iri) IS UNIQUE;

CREATE CONSTRAINT xinzhi_evidence IF NOT EXISTS
FOR (evidence:Evidence) REQUIRE (evidence.graph, evidence.iri) IS UNIQUE;

CREATE FULLTEXT INDEX xinzhi_names IF NOT EXISTS
FOR (entity:Entity) ON EACH [entity.name, entity.name_en, entity.aliases]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}};

CREATE FULLTEXT INDEX xinzhi_quotes IF NOT EXISTS
FOR (evidence:Evidence) ON EACH [evidence.quote]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}};
