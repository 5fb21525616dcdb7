import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.apache.jena.query.Dataset;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.query.QueryExecutionFactory;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.query.ResultSetFormatter;
import org.apache.jena.sparql.exec.http.QueryExecutionHTTP;
import org.apache.jena.tdb2.TDB2Factory;

/**
 * Answers each query of the folder QUERIES from a TDB2 database or a SPARQL endpoint.
 *
 * <p>Jena load QUERIES OUT DATABASE, or Jena ask QUERIES OUT URL, writes OUT/NAME.json for each
 * QUERIES/NAME.rq.
 */
final class Jena {
  private Jena() {}

  public static void main(String[] arguments) throws Exception {
    boolean remote = arguments[0].equals("ask");
    Path out = Path.of(arguments[2]);
    Dataset dataset = remote ? null : TDB2Factory.connectDataset(arguments[3]);
    if (!remote) {
      dataset.begin(ReadWrite.READ);
    }
    for (Path path : list(Path.of(arguments[1]))) {
      String query = Files.readString(path);
      try (QueryExecution execution =
          remote
              ? QueryExecutionHTTP.service(arguments[3], query)
              : QueryExecutionFactory.create(query, dataset)) {
        answer(execution, out.resolve(path.getFileName().toString().replace(".rq", ".json")));
      }
    }
    if (!remote) {
      dataset.end();
    }
  }

  private static List<Path> list(Path folder) throws Exception {
    try (var files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private static void answer(QueryExecution execution, Path path) throws Exception {
    try (OutputStream file = Files.newOutputStream(path)) {
      ResultSetFormatter.outputAsJSON(file, execution.execSelect());
    }
  }
}
