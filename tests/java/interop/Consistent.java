import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.semanticweb.HermiT.ReasonerFactory;
import org.semanticweb.HermiT.datatypes.MalformedLiteralException;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.formats.TurtleDocumentFormat;
import org.semanticweb.owlapi.io.FileDocumentSource;
import org.semanticweb.owlapi.model.OWLOntology;

/**
 * Asks HermiT whether small ontologies are consistent.
 *
 * <p>Consistent FILE.ttl… prints a line for each file: its name, a tab, `true`, `false` or
 * `malformed`, where a literal has no value.
 */
final class Consistent {
  private Consistent() {}

  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  public static void main(String[] arguments) throws Exception {
    for (File file : Arrays.stream(arguments).map(File::new).toList()) {
      OWLOntology ontology =
          OWLManager.createOWLOntologyManager()
              .loadOntologyFromOntologyDocument(
                  new FileDocumentSource(file, new TurtleDocumentFormat()));
      OUT.println(file.getName() + "\t" + ask(ontology));
    }
  }

  private static String ask(OWLOntology ontology) {
    try {
      return String.valueOf(new ReasonerFactory().createReasoner(ontology).isConsistent());
    } catch (MalformedLiteralException error) {
      // It refuses the ontology for a literal that has no value.
      return "malformed";
    }
  }
}
