package io.dangol.app;

import io.dangol.night.Rollback;
import io.dangol.publish.Release;
import io.dangol.table.Words.ReleaseState;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows readers another release that the store holds. */
@Command(
    name = "rollback",
    description = {
      "Shows readers the release before the current one, or another that the store holds.",
      "Customers who have withdrawn their consent since are in neither: a withdrawal holds for every"
          + " release.",
      "The night that was rolled back stays so until 'dangol nightly --force'; later nights are"
          + " published as ever."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example:  dangol rollback --conf conf/demo.conf --to 3"})
final class RollbackCommand implements Callable<Integer> {
  @Mixin private ConfigOptions config;

  @Option(
      names = "--to",
      paramLabel = "RELEASE",
      description = "Number of the release to show, as 'dangol releases' lists them.")
  private @Nullable Long to;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Rollback done = Rollback.run(config.settings(), Optional.ofNullable(to));
    PrintWriter out = spec.commandLine().getOut();
    out.printf("Readers see %s; no rows of customers who have withdrawn since%n", done.shown());
    Release former = done.former();
    if (former.state() == ReleaseState.ROLLED_BACK) {
      out.printf(
          "Release %s, as of %s, stays rolled back until 'dangol nightly --as-of %s --force'%n",
          former.number(), former.asOf(), former.asOf());
    }
    out.flush();
    return 0;
  }
}
