package io.dangol.app;

import io.dangol.job.Failure;
import io.dangol.night.Documents;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the documents that derive from the declarations; for those who change the code. */
@Command(
    name = "docs",
    hidden = true,
    description = "Writes the documents that derive from the code: tables, configuration, lineage.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:  dangol docs --check"})
final class DocsCommand implements Callable<Integer> {
  @Option(
      names = "--to",
      paramLabel = "FOLDER",
      description = "The project's folder (default: this one).")
  private Path folder = Path.of(System.getProperty("dangol.project", "."));

  @Option(names = "--check", description = "Writes nothing, ends with 3 if a document is stale.")
  private boolean check;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    List<String> stale = check ? Documents.stale(folder) : Documents.refresh(folder);
    if (check && !stale.isEmpty()) {
      throw Failure.data(folder + ": stale documents " + stale + "; run scripts/docs");
    }
    var out = spec.commandLine().getOut();
    out.println(stale.isEmpty() ? "All documents are fresh." : "Written: " + stale);
    out.flush();
    return 0;
  }
}
