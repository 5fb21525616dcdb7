// Loads this folder without neo4j-admin. Copy its CSV files into the server's import folder, then
// run these statements in order, each in a transaction of its own: in Neo4j Browser put `:auto`
// before a LOAD CSV; or `cypher-shell --file load.cypher`. Running them twice changes nothing.

{schema}
{loads}
