// Loads this folder without neo4j-admin. Copy its CSV files into the server's import folder, then
// run these statements in order, each in a transaction of its own: in Neo4j Browser put `:auto`
// before a LOAD CSV; or `cypher-shell --file load.cypher`. Running them twice changes nothing.

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

LOAD CSV WITH HEADERS FROM 'file:///nodes-Document.csv' AS row
CALL (row) {
  MERGE (node:Entity {graph: row.graph, iri: row.`iri:ID(Entity)`})
  SET node:Document,
      node.`name` = row.`name`,
      node.`class` = row.`class`,
      node.`name_en` = row.`name_en`,
      node.`aliases` = split(row.`aliases:string[]`, '\u003b'),
      node.`documents` = split(row.`documents:string[]`, '\u003b'),
      node.`graph` = row.`graph`
} IN TRANSACTIONS OF 5000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///nodes-Factor.csv' AS row
CALL (row) {
  MERGE (node:Entity {graph: row.graph, iri: row.`iri:ID(Entity)`})
  SET node:Factor,
      node.`name` = row.`name`,
      node.`class` = row.`class`,
      node.`name_en` = row.`name_en`,
      node.`aliases` = split(row.`aliases:string[]`, '\u003b'),
      node.`documents` = split(row.`documents:string[]`, '\u003b'),
      node.`graph` = row.`graph`
} IN TRANSACTIONS OF 5000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///nodes-Indicator.csv' AS row
CALL (row) {
  MERGE (node:Entity {graph: row.graph, iri: row.`iri:ID(Entity)`})
  SET node:Indicator,
      node.`name` = row.`name`,
      node.`class` = row.`class`,
      node.`name_en` = row.`name_en`,
      node.`aliases` = split(row.`aliases:string[]`, '\u003b'),
      node.`documents` = split(row.`documents:string[]`, '\u003b'),
      node.`graph` = row.`graph`
} IN TRANSACTIONS OF 5000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///nodes-Industry.csv' AS row
CALL (row) {
  MERGE (node:Entity {graph: row.graph, iri: row.`iri:ID(Entity)`})
  SET node:Industry,
      node.`name` = row.`name`,
      node.`class` = row.`class`,
      node.`name_en` = row.`name_en`,
      node.`aliases` = split(row.`aliases:string[]`, '\u003b'),
      node.`documents` = split(row.`documents:string[]`, '\u003b'),
      node.`graph` = row.`graph`
} IN TRANSACTIONS OF 5000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///nodes-Place.csv' AS row
CALL (row) {
  MERGE (node:Entity {graph: row.graph, iri: row.`iri:ID(Entity)`})
  SET node:Place,
      node.`name` = row.`name`,
      node.`class` = row.`class`,
      node.`name_en` = row.`name_en`,
      node.`aliases` = split(row.`aliases:string[]`, '\u003b'),
      node.`documents` = split(row.`documents:string[]`, '\u003b'),
      node.`graph` = row.`graph`
} IN TRANSACTIONS OF 5000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///nodes-Problem.csv' AS row
CALL (row) {
  MERGE (node:Entity {graph: row.graph, iri: row.`iri:ID(Entity)`})
  SET node:Problem,
      node.`name` = row.`name`,
      node.`class` = row.`class`,
      node.`name_en` = row.`name_en`,
      node.`aliases` = split(row.`aliases:string[]`, '\u003b'),
      node.`documents` = split(row.`documents:string[]`, '\u003b'),
      node.`graph` = row.`graph`
} IN TRANSACTIONS OF 5000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///nodes-Quantity.csv' AS row
CALL (row) {
  MERGE (node:Entity {graph: row.graph, iri: row.`iri:ID(Entity)`})
  SET node:Quantity,
      node.`name` = row.`name`,
      node.`class` = row.`class`,
      node.`name_en` = row.`name_en`,
      node.`aliases` = split(row.`aliases:string[]`, '\u003b'),
      node.`documents` = split(row.`documents:string[]`, '\u003b'),
      node.`graph` = row.`graph`
} IN TRANSACTIONS OF 5000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///nodes-Time.csv' AS row
CALL (row) {
  MERGE (node:Entity {graph: row.graph, iri: row.`iri:ID(Entity)`})
  SET node:Time,
      node.`name` = row.`name`,
      node.`class` = row.`class`,
      node.`name_en` = row.`name_en`,
      node.`aliases` = split(row.`aliases:string[]`, '\u003b'),
      node.`documents` = split(row.`documents:string[]`, '\u003b'),
      node.`graph` = row.`graph`
} IN TRANSACTIONS OF 5000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///nodes-Claim.csv' AS row
CALL (row) {
  MERGE (node:Claim {graph: row.graph, iri: row.`iri:ID(Claim)`})
  SET node.`relation` = row.`relation`,
      node.`modality` = row.`modality`,
      node.`polarity` = row.`polarity`,
      node.`action` = row.`action`,
      node.`measure` = row.`measure`,
      node.`time` = row.`time`,
      node.`time_start` = row.`time_start`,
      node.`time_end` = row.`time_end`,
      node.`place` = row.`place`,
      node.`source` = row.`source`,
      node.`support` = toInteger(row.`support:int`),
      node.`bound` = row.`bound`,
      node.`confidence` = toFloat(row.`confidence:float`),
      node.`graph` = row.`graph`
} IN TRANSACTIONS OF 5000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///nodes-Evidence.csv' AS row
CALL (row) {
  MERGE (node:Evidence {graph: row.graph, iri: row.`iri:ID(Evidence)`})
  SET node.`quote` = row.`quote`,
      node.`context` = row.`context`,
      node.`section` = row.`section`,
      node.`sentence` = toInteger(row.`sentence:int`),
      node.`start` = toInteger(row.`start:int`),
      node.`end` = toInteger(row.`end:int`),
      node.`page` = toInteger(row.`page:int`),
      node.`rule` = row.`rule`,
      node.`graph` = row.`graph`
} IN TRANSACTIONS OF 5000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///relationships-CALLS_FOR.csv' AS row
CALL (row) {
  MATCH (head:Entity {graph: row.graph, iri: row.`:START_ID(Entity)`})
  MATCH (tail:Entity {graph: row.graph, iri: row.`:END_ID(Entity)`})
  MERGE (head)-[edge:`CALLS_FOR` {graph: row.graph, claim: row.claim}]->(tail)
  SET edge.`claim` = row.`claim`,
      edge.`relation` = row.`relation`,
      edge.`modality` = row.`modality`,
      edge.`polarity` = row.`polarity`,
      edge.`action` = row.`action`,
      edge.`measure` = row.`measure`,
      edge.`time` = row.`time`,
      edge.`time_start` = row.`time_start`,
      edge.`time_end` = row.`time_end`,
      edge.`place` = row.`place`,
      edge.`source` = row.`source`,
      edge.`support` = toInteger(row.`support:int`),
      edge.`bound` = row.`bound`,
      edge.`quotes` = split(row.`quotes:string[]`, '\u003b'),
      edge.`graph` = row.`graph`
} IN TRANSACTIONS OF 5000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///relationships-GIVES_RISE_TO.csv' AS row
CALL (row) {
  MATCH (head:Entity {graph: row.graph, iri: row.`:START_ID(Entity)`})
  MATCH (tail:Entity {graph: row.graph, iri: row.`:END_ID(Entity)`})
  MERGE (head)-[edge:`GIVES_RISE_TO` {graph: row.graph, claim: row.claim}]->(tail)
  SET edge.`claim` = row.`claim`,
      edge.`relation` = row.`relation`,
      edge.`modality` = row.`modality`,
      edge.`polarity` = row.`polarity`,
      edge.`action` = row.`action`,
      edge.`measure` = row.`measure`,
      edge.`time` = row.`time`,
      edge.`time_start` = row.`time_start`,
      edge.`time_end` = row.`time_end`,
      edge.`place` = row.`place`,
      edge.`source` = row.`source`,
      edge.`support` = toInteger(row.`support:int`),
      edge.`bound` = row.`bound`,
      edge.`quotes` = split(row.`quotes:string[]`, '\u003b'),
      edge.`graph` = row.`graph`
} IN TRANSACTIONS OF 5000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///relationships-HAS_VALUE.csv' AS row
CALL (row) {
  MATCH (head:Entity {graph: row.graph, iri: row.`:START_ID(Entity)`})
  MATCH (tail:Entity {graph: row.graph, iri: row.`:END_ID(Entity)`})
  MERGE (head)-[edge:`HAS_VALUE` {graph: row.graph, claim: row.claim}]->(tail)
  SET edge.`claim` = row.`claim`,
      edge.`relation` = row.`relation`,
      edge.`modality` = row.`modality`,
      edge.`polarity` = row.`polarity`,
      edge.`action` = row.`action`,
      edge.`measure` = row.`measure`,
      edge.`time` = row.`time`,
      edge.`time_start` = row.`time_start`,
      edge.`time_end` = row.`time_end`,
      edge.`place` = row.`place`,
      edge.`source` = row.`source`,
      edge.`support` = toInteger(row.`support:int`),
      edge.`bound` = row.`bound`,
      edge.`quotes` = split(row.`quotes:string[]`, '\u003b'),
      edge.`graph` = row.`graph`
} IN TRANSACTIONS OF 5000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///relationships-PROMOTES.csv' AS row
CALL (row) {
  MATCH (head:Entity {graph: row.graph, iri: row.`:START_ID(Entity)`})
  MATCH (tail:Entity {graph: row.graph, iri: row.`:END_ID(Entity)`})
  MERGE (head)-[edge:`PROMOTES` {graph: row.graph, claim: row.claim}]->(tail)
  SET edge.`claim` = row.`claim`,
      edge.`relation` = row.`relation`,
      edge.`modality` = row.`modality`,
      edge.`polarity` = row.`polarity`,
      edge.`action` = row.`action`,
      edge.`measure` = row.`measure`,
      edge.`time` = row.`time`,
      edge.`time_start` = row.`time_start`,
      edge.`time_end` = row.`time_end`,
      edge.`place` = row.`place`,
      edge.`source` = row.`source`,
      edge.`support` = toInteger(row.`support:int`),
      edge.`bound` = row.`bound`,
      edge.`quotes` = split(row.`quotes:string[]`, '\u003b'),
      edge.`graph` = row.`graph`
} IN TRANSACTIONS OF 5000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///relationships-SUBJECT.csv' AS row
CALL (row) {
  MATCH (head:Claim {graph: row.graph, iri: row.`:START_ID(Claim)`})
  MATCH (tail:Entity {graph: row.graph, iri: row.`:END_ID(Entity)`})
  MERGE (head)-[edge:`SUBJECT` {graph: row.graph}]->(tail)
  SET edge.`graph` = row.`graph`
} IN TRANSACTIONS OF 5000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///relationships-OBJECT.csv' AS row
CALL (row) {
  MATCH (head:Claim {graph: row.graph, iri: row.`:START_ID(Claim)`})
  MATCH (tail:Entity {graph: row.graph, iri: row.`:END_ID(Entity)`})
  MERGE (head)-[edge:`OBJECT` {graph: row.graph}]->(tail)
  SET edge.`graph` = row.`graph`
} IN TRANSACTIONS OF 5000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///relationships-SUPPORTED_BY.csv' AS row
CALL (row) {
  MATCH (head:Claim {graph: row.graph, iri: row.`:START_ID(Claim)`})
  MATCH (tail:Evidence {graph: row.graph, iri: row.`:END_ID(Evidence)`})
  MERGE (head)-[edge:`SUPPORTED_BY` {graph: row.graph}]->(tail)
  SET edge.`graph` = row.`graph`
} IN TRANSACTIONS OF 5000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///relationships-IN.csv' AS row
CALL (row) {
  MATCH (head:Evidence {graph: row.graph, iri: row.`:START_ID(Evidence)`})
  MATCH (tail:Entity {graph: row.graph, iri: row.`:END_ID(Entity)`})
  MERGE (head)-[edge:`IN` {graph: row.graph}]->(tail)
  SET edge.`graph` = row.`graph`
} IN TRANSACTIONS OF 5000 ROWS;

LOAD CSV WITH HEADERS FROM 'file:///relationships-CONTRADICTS.csv' AS row
CALL (row) {
  MATCH (head:Claim {graph: row.graph, iri: row.`:START_ID(Claim)`})
  MATCH (tail:Claim {graph: row.graph, iri: row.`:END_ID(Claim)`})
  MERGE (head)-[edge:`CONTRADICTS` {graph: row.graph}]->(tail)
  SET edge.`graph` = row.`graph`
} IN TRANSACTIONS OF 5000 ROWS;

