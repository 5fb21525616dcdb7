import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import org.eclipse.rdf4j.model.Statement;
import org.eclipse.rdf4j.query.BindingSet;
import org.eclipse.rdf4j.repository.Repository;
import org.eclipse.rdf4j.repository.RepositoryConnection;
import org.eclipse.rdf4j.repository.sail.SailRepository;
import org.eclipse.rdf4j.repository.sparql.SPARQLRepository;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.eclipse.rdf4j.rio.ntriples.NTriplesWriter;
import org.eclipse.rdf4j.sail.memory.MemoryStore;

/**
 * Loads Turtle files into RDF4J, or goes to a SPARQL endpoint, and answers queries.
 *
 * <p>Rdf4j load QUERIES OUT FILE.ttl… writes OUT/all.nt and, for each file of the folder QUERIES,
 * OUT/NAME.json. Rdf4j ask QUERIES OUT URL writes the answers alone.
 */
final class Rdf4j {
  private Rdf4j() {}

  public static void main(String[] arguments) throws Exception {
    boolean remote = arguments[0].equals("ask");
    Path out = Path.of(arguments[2]);
    Repository repository =
        remote ? new SPARQLRepository(arguments[3]) : new SailRepository(new MemoryStore());
    try (RepositoryConnection connection = repository.getConnection()) {
      if (!remote) {
        for (String file : List.of(arguments).subList(3, arguments.length)) {
          connection.add(Path.of(file).toFile(), RDFFormat.TURTLE);
        }
        write(connection, out.resolve("all.nt"));
      }
      for (Path query : list(Path.of(arguments[1]))) {
        answer(connection, query, out);
      }
    }
    repository.shutDown();
  }

  private static List<Path> list(Path folder) throws Exception {
    try (var files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private static void write(RepositoryConnection connection, Path path) throws Exception {
    try (OutputStream file = Files.newOutputStream(path);
        var statements = connection.getStatements(null, null, null)) {
      NTriplesWriter writer = new NTriplesWriter(file);
      writer.startRDF();
      for (Statement statement : statements) {
        writer.handleStatement(statement);
      }
      writer.endRDF();
    }
  }

  /** Writes an answer as the rows of a SPARQL JSON result; XML has no control characters. */
  private static void answer(RepositoryConnection connection, Path query, Path out)
      throws Exception {
    String name = query.getFileName().toString().replace(".rq", ".json");
    try (var found = connection.prepareTupleQuery(Files.readString(query)).evaluate()) {
      String rows = found.stream().map(Rdf4j::toRow).collect(Collectors.joining(",\n"));
      Files.writeString(out.resolve(name), "{\"results\": {\"bindings\": [" + rows + "]}}");
    }
  }

  private static String toRow(BindingSet row) {
    return StreamSupport.stream(row.spliterator(), false)
        .map(
            cell ->
                String.format(
                    "\"%s\": {\"value\": \"%s\"}",
                    cell.getName(), Escapes.escape(cell.getValue().stringValue())))
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
