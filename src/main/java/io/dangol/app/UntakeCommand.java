package io.dangol.app;

import io.dangol.config.EditDistance;
import io.dangol.ingest.UntakeFiles;
import io.dangol.ingest.UntakeFiles.Effect;
import io.dangol.ingest.UntakeFiles.TakenFile;
import io.dangol.job.Failure;
import io.dangol.lake.Lake;
import io.dangol.night.Night;
import io.dangol.night.Sessions;
import io.dangol.night.Settings;
import io.dangol.table.Tables;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes what wrong files brought out of the lake again. */
@Command(
    name = "untake",
    description = {
      "Takes the events, grants of consent and rejected records of taken files out of",
      "the lake again. The next 'dangol nightly' takes the files as if they were new:",
      "correct or remove them before."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "What a file said of items, customers and messages stays, because it is merged",
      "with what other files said, and a withdrawal of consent is never undone. The",
      "lake changes at once, what readers see with the next night. A run that was",
      "killed can be repeated.",
      "",
      "Examples:  dangol untake --conf conf/local.conf --list",
      "           dangol untake --conf conf/local.conf --dry-run till/2026-03-09.csv"
    })
final class UntakeCommand implements Callable<Integer> {
  @Mixin private ConfigOptions config;
  @Mixin private NightOptions night;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..*",
      description = "Path as --list shows it, or enough of its end to tell it from others.")
  private List<String> files = List.of();

  @Option(names = "--list", description = "Only lists the files that can be untaken.")
  private boolean isList;

  @Option(names = "--dry-run", description = "Only says what would go.")
  private boolean isDryRun;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Settings settings = config.settings();
    Lake lake = Sessions.readOnlyLake(settings);
    PrintWriter out = spec.commandLine().getOut();
    out.print(
        isList
            ? list(UntakeFiles.taken(lake.read(Tables.INGESTED_FILES)))
            : untake(settings, lake));
    out.flush();
    return 0;
  }

  private String untake(Settings settings, Lake lake) {
    if (files.isEmpty()) {
      throw Failure.configuration("name the files to untake; --list shows them");
    }
    Set<String> known = UntakeFiles.known(lake.read(Tables.INGESTED_FILES));
    Set<String> paths = new TreeSet<>();
    files.forEach(file -> paths.add(path(file, known)));
    UntakeFiles untake = new UntakeFiles(paths);
    Effect effect =
        untake.effect(
            lake.read(Tables.EVENTS),
            lake.read(Tables.CONSENTS),
            lake.read(Tables.REJECTED_EVENTS),
            lake.read(Tables.INGESTED_FILES));
    if (!isDryRun) {
      Night.open(settings, new ConsoleProgress()).untake(night.asOf(settings), untake);
    }
    return text(paths, effect, isDryRun);
  }

  /** The one known file whose path is this, or ends with it. */
  static String path(String named, Set<String> paths) {
    String end = named.startsWith("./") ? named.substring(2) : named;
    if (paths.contains(end)) {
      return end;
    }
    List<String> found =
        paths.stream()
            .filter(path -> path.endsWith("/" + end) || path.equals("file:" + end))
            .toList();
    if (found.size() > 1) {
      throw Failure.configuration(
          "%s may be any of these taken files, name more of the path: %s"
              .formatted(named, String.join(" ", found)));
    }
    return found.stream().findFirst().orElseThrow(() -> unknown(named, paths));
  }

  private static Failure unknown(String named, Set<String> known) {
    List<String> paths = List.copyOf(known);
    List<String> ends = paths.stream().map(UntakeCommand::name).toList();
    Optional<String> near =
        EditDistance.nearest(name(named), ends)
            .map(name -> paths.get(ends.indexOf(name)))
            .map(path -> "; did you mean " + path + "?");
    return Failure.configuration(
        "%s: no such file is taken%s 'dangol untake --list' shows those that are"
            .formatted(named, near.orElse(":")));
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  static String text(Set<String> paths, Effect effect, boolean isDryRun) {
    StringBuilder text =
        new StringBuilder(
            String.format(
                "%s %s events, %s grants of consent and %s rejected records of %s.%n",
                isDryRun ? "Would take out" : "Took out",
                NightSummary.count(effect.events()),
                NightSummary.count(effect.grants()),
                NightSummary.count(effect.rejects()),
                String.join(", ", paths)));
    if (effect.replacing() > 0) {
      text.append(
          String.format(
              "%s of the events had taken the place of a former record, which does not come back by itself: untake its file too.%n",
              NightSummary.count(effect.replacing())));
    }
    if (!effect.laterWithDuplicates().isEmpty()) {
      text.append(
          String.format(
              "These files brought duplicates later. If they were of the same events, untake them too:%n"));
      effect.laterWithDuplicates().forEach(path -> text.append(String.format("  %s%n", path)));
    }
    return text.append(remains(isDryRun)).toString();
  }

  private static String remains(boolean isDryRun) {
    return String.format(
        "What the files said of items, customers and messages stays, and so does each withdrawal; a consent that could not be read counts as one until its file is taken again.%n%s",
        isDryRun
            ? "Nothing was written.%n".formatted()
            : "Correct or remove the files: the next night takes what is there.%n".formatted());
  }

  private static String list(List<TakenFile> taken) {
    if (taken.isEmpty()) {
      return "No file is taken." + System.lineSeparator();
    }
    TextTable table = new TextTable("source", "feed day", "batch", "read", "accepted", "file");
    taken.forEach(
        file ->
            table.row(
                file.source(),
                file.feedOn(),
                Long.toString(file.batch()),
                NightSummary.count(file.counts().read()),
                NightSummary.count(file.counts().accepted()),
                file.path()));
    return table.toString();
  }
}
