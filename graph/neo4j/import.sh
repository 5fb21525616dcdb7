#!/bin/sh
# Bulk import of this folder into an empty database whose server is stopped:
#     sh import.sh                                     or, to replace what the database holds,
#     sh import.sh --overwrite-destination=true
# NEO4J_ADMIN is the command to run (neo4j-admin), quoted as a shell would have it where it has
# blanks; NEO4J_DATABASE is the database (neo4j). Start the server afterwards and run load.cypher as
# far as its first LOAD CSV: that makes the constraints and the full-text indexes.
set -euf
cd "$(dirname "$0")"
set -- database import full \
    --id-type=string \
    --multiline-fields=true \
    --legacy-style-quoting=true \
    --array-delimiter={delimiter} \
{files}
    "$@" \
    "${NEO4J_DATABASE:-neo4j}"
eval "${NEO4J_ADMIN:-neo4j-admin}" '"$@"'
