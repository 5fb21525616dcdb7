import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.semanticweb.HermiT.ReasonerFactory;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.formats.TurtleDocumentFormat;
import org.semanticweb.owlapi.io.FileDocumentSource;
import org.semanticweb.owlapi.io.StringDocumentSource;
import org.semanticweb.owlapi.model.IRI;
import org.semanticweb.owlapi.model.MissingImportHandlingStrategy;
import org.semanticweb.owlapi.model.OWLAnnotationAssertionAxiom;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.model.OWLOntologyLoaderConfiguration;
import org.semanticweb.owlapi.model.OWLOntologyManager;
import org.semanticweb.owlapi.profiles.OWL2DLProfile;
import org.semanticweb.owlapi.reasoner.OWLReasoner;

/**
 * Reads an OWL ontology, and Turtle files of individuals under it, with the OWL API and HermiT.
 *
 * <p>Owl ONTOLOGY.ttl [FILE.ttl…] prints lines of tab-separated fields: `violation` of OWL 2 DL by
 * the ontology, `consistent` with the files, `unsatisfiable` classes, `count` of classes,
 * properties and individuals, and every `label` with escapes.
 */
final class Owl {
  private Owl() {}

  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  public static void main(String[] arguments) throws Exception {
    OWLOntologyManager manager = OWLManager.createOWLOntologyManager();
    OWLOntology ontology = read(manager, arguments[0]);
    new OWL2DLProfile()
        .checkOntology(ontology)
        .getViolations()
        .forEach(violation -> OUT.println("violation\t" + Escapes.escape(violation.toString())));
    OWLOntology whole = readTogether(arguments);
    OWLReasoner reasoner = new ReasonerFactory().createReasoner(whole);
    boolean consistent = reasoner.isConsistent();
    OUT.println("consistent\t" + consistent);
    if (consistent) {
      reasoner
          .getUnsatisfiableClasses()
          .getEntitiesMinusBottom()
          .forEach(type -> OUT.println("unsatisfiable\t" + type.getIRI()));
    }
    OUT.println("count\tclasses\t" + whole.classesInSignature().count());
    OUT.println("count\tproperties\t" + whole.objectPropertiesInSignature().count());
    OUT.println("count\tindividuals\t" + whole.individualsInSignature().count());
    whole.axioms().forEach(Owl::printLabel);
  }

  /**
   * Reads the files as one document: in a file of its own a property that is not declared there
   * would be taken for an annotation, and no axiom would touch what it says.
   */
  private static OWLOntology readTogether(String[] files) throws Exception {
    StringBuilder turtle = new StringBuilder();
    for (String file : files) {
      turtle.append(Files.readString(Path.of(file))).append("\n");
    }
    return OWLManager.createOWLOntologyManager()
        .loadOntologyFromOntologyDocument(
            new StringDocumentSource(
                turtle.toString(),
                IRI.create("urn:x-xinzhi:whole"),
                new TurtleDocumentFormat(),
                null));
  }

  private static OWLOntology read(OWLOntologyManager manager, String path) throws Exception {
    // Its strict mode takes no class that is one of named individuals, however it is written; what
    // is not declared is a violation of the profile.
    OWLOntologyLoaderConfiguration complete =
        new OWLOntologyLoaderConfiguration()
            .setMissingImportHandlingStrategy(MissingImportHandlingStrategy.THROW_EXCEPTION);
    return manager.loadOntologyFromOntologyDocument(
        new FileDocumentSource(new File(path), new TurtleDocumentFormat()), complete);
  }

  private static void printLabel(Object axiom) {
    if (axiom instanceof OWLAnnotationAssertionAxiom said
        && said.getProperty().getIRI().getShortForm().equals("prefLabel")) {
      said.getValue()
          .asLiteral()
          .ifPresent(
              text ->
                  OUT.println(
                      String.join(
                          "\t",
                          "label",
                          said.getSubject().toString(),
                          text.getLang(),
                          Escapes.escape(text.getLiteral()))));
    }
  }
}
