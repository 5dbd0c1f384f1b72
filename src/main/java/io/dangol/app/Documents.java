package io.dangol.app;

import io.dangol.config.Manual;
import io.dangol.job.Failure;
import io.dangol.job.Job;
import io.dangol.publish.ServingTable;
import io.dangol.report.Flow;
import io.dangol.report.Pages;
import io.dangol.report.ServedView;
import io.dangol.table.Table;
import io.dangol.table.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The documents that derive from the declarations, and whether the written ones are fresh. */
final class Documents {

  private static final String SERVING_STORE = "serving store";

  /** Keys that are read only where they are set: set here, so that it shows what they may be. */
  private static final List<String> OPTIONAL_KEYS = 
      List.of("publish.sqlite.path=serving.db", "drill.stop-at=staged", "drill.marker=marker");

  private Documents() {}

  /** By file name. */
  static Map<String, String> texts() {
    Settings settings = Settings.load(Optional.empty(), List.of(), Map.of());
    return Pages.of(
        Manual.read(), Settings.expected(OPTIONAL_KEYS), flows(Jobs.of(settings)), views());
  }

  /** Names of files in the folder that differ from what the declarations say. */
  static List<String> stale(Path folder) {
    return texts().entrySet().stream()
        .filter(text -> !text.getValue().equals(read(folder.resolve(text.getKey()))))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Returns the names of the files that it wrote: those that were stale. */
  static List<String> refresh(Path folder) {
    List<String> stale = stale(folder);
    Map<String, String> texts = texts();
    try {
      Files.createDirectories(folder);
      for (String name : stale) {
        Files.writeString(folder.resolve(name), texts.get(name));
      }
    } catch (IOException e) {
      throw Failure.storage("cannot write the documents to " + folder + ": " + e, e);
    }
    return stale;
  }

  /** The jobs, and what a night reads and writes beside them. */
  private static List<Flow> flows(Jobs jobs) {
    List<Flow> flows = new ArrayList<>();
    for (Job job : jobs.all()) {
      List<String> reads = new ArrayList<>(names(job.reads()));
      if (job.equals(jobs.ingest())) {
        reads.add(0, "landing files");
      }
      flows.add(
          new Flow(job.name(), job.does(), job.purpose().label(), reads, names(job.writes())));
    }
    flows.add(
        new Flow(
            "consent",
            "leaves of what a job reads the customers who agreed to its purpose",
            "operation",
            names(List.of(Tables.CONSENTS, Tables.IDENTITIES)),
            List.of()));
    List<Table> published = new ArrayList<>(Tables.published());
    published.addAll(List.of(Tables.IDENTITIES, Tables.ITEMS));
    flows.add(
        new Flow(
            "publish",
            "restores account ids and item codes, checks, and shows the night to all readers",
            "operation",
            names(published),
            List.of(SERVING_STORE, Tables.RELEASES.name())));
    flows.add(
        new Flow(
            "nightly",
            "runs what is not done yet for the files and the configuration, and notes it",
            "operation",
            names(List.of(Tables.INGESTED_FILES, Tables.JOB_RUNS, Tables.METRICS)),
            names(List.of(Tables.JOB_RUNS, Tables.RUNS))));
    return flows;
  }

  private static List<ServedView> views() {
    return ServingTable.all().stream()
        .map(
            table ->
                new ServedView(
                    table.name(),
                    table.gold().name(),
                    1,
                    table.grain(),
                    table.columns(),
                    table.key(),
                    table.lookups()))
        .toList();
  }

  private static List<String> names(List<Table> tables) {
    return tables.stream().map(Table::name).toList();
  }

  private static String read(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw Failure.storage("cannot read " + file + ": " + e, e);
    }
  }
}
