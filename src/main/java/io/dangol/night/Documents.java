package io.dangol.night;

import io.dangol.config.Manual;
import io.dangol.docs.Flow;
import io.dangol.docs.Pages;
import io.dangol.docs.ServedView;
import io.dangol.job.Failure;
import io.dangol.job.Job;
import io.dangol.publish.ServingTable;
import io.dangol.publish.ViewContract;
import io.dangol.table.Table;
import io.dangol.table.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The documents that derive from the declarations, and whether the written ones are fresh. */
public final class Documents {

  private static final String SERVING_STORE = "serving store";

  private static final String CONTRACTS = "src/main/resources/contracts/";

  /** Keys that are read only where they are set: set here, so that it shows what they may be. */
  private static final List<String> OPTIONAL_KEYS =
      List.of(
          "ingest.currency=EUR",
          "publish.sqlite.path=serving.db",
          "publish.postgres.tls.root-certificate=root.pem",
          "local-folder=work",
          "recommend.rules-file=rules.csv",
          "s3.endpoint=http://127.0.0.1:9000",
          "s3.region=eu-central-1",
          "s3.encryption.kms-key=key",
          "drill.stop-at=staged",
          "monitor.text-file=dangol.prom",
          "drill.marker=marker");

  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "DANGOL_POSTGRES_PASSWORD", "as the environment has it",
          "DANGOL_SPARK_SECRET", "as the environment has it");

  private Documents() {}

  /** By path below the project's folder. */
  public static Map<String, String> texts() {
    Settings settings = Settings.load(Optional.empty(), List.of(), Map.of());
    Map<String, String> pages =
        Pages.of(
            Manual.read(),
            Settings.expected(OPTIONAL_KEYS, ENVIRONMENT),
            flows(Jobs.of(settings)),
            views());
    Map<String, String> texts = new TreeMap<>();
    pages.forEach((name, text) -> texts.put("docs/" + name, text));
    for (ServingTable table : ServingTable.stored()) {
      ViewContract contract = ViewContract.of(table);
      texts.put(CONTRACTS + contract.name() + ".txt", contract.text());
    }
    return texts;
  }

  /** What is written below the project's folder and differs from what the declarations say. */
  public static List<String> stale(Path project) {
    return texts().entrySet().stream()
        .filter(text -> !text.getValue().equals(read(project.resolve(text.getKey()))))
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * Returns what it wrote: what was stale. A contract that the declaration breaks is never written
   * over, it is a DATA failure.
   */
  public static List<String> refresh(Path project) {
    ServingTable.stored().forEach(table -> requireKept(table, project));
    List<String> stale = stale(project);
    Map<String, String> texts = texts();
    try {
      for (String name : stale) {
        Path file = project.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, texts.get(name));
      }
    } catch (IOException e) {
      throw Failure.storage("cannot write the documents below " + project + ": " + e, e);
    }
    return stale;
  }

  private static void requireKept(ServingTable table, Path project) {
    ViewContract declared = ViewContract.of(table);
    String written = read(project.resolve(CONTRACTS + declared.name() + ".txt"));
    List<String> broken =
        written.isEmpty()
            ? List.of()
            : ViewContract.read(table.name(), table.version(), written).brokenBy(declared);
    if (!broken.isEmpty()) {
      throw Failure.data(
          "%s: the declaration breaks the contract of %s (%s): declare toServing(%s), or leave what readers rely on"
              .formatted(
                  table.gold(), declared.name(), String.join("; ", broken), table.version() + 1));
    }
  }

  /** The jobs, and what else a night reads and writes. */
  private static List<Flow> flows(Jobs jobs) {
    List<Flow> flows = new ArrayList<>();
    jobs.all().forEach(job -> flows.add(flow(job, job.equals(jobs.ingest()))));
    List<Table> published = new ArrayList<>(Tables.published());
    published.addAll(List.of(Tables.IDENTITIES, Tables.ITEMS));
    flows.add(
        operation(
            "consent",
            "leaves of what a job reads the customers who agreed to its purpose",
            List.of(Tables.CONSENTS, Tables.REJECTED_CONSENTS, Tables.IDENTITIES),
            List.of()));
    flows.add(
        operation(
            "publish",
            "restores account ids and item codes, checks, and shows the night to all readers",
            published,
            List.of(SERVING_STORE, Tables.RELEASES.name())));
    flows.add(
        operation(
            "nightly",
            "runs what is not done yet for the files and the configuration, and notes it",
            List.of(Tables.INGESTED_FILES, Tables.JOB_RUNS, Tables.METRICS),
            names(List.of(Tables.JOB_RUNS, Tables.RUNS))));
    return flows;
  }

  private static Flow flow(Job job, boolean readsFiles) {
    List<String> reads = new ArrayList<>(names(job.reads()));
    if (readsFiles) {
      reads.add(0, "landing files");
    }
    return new Flow(job.name(), job.does(), job.purpose().label(), reads, names(job.writes()));
  }

  private static Flow operation(String name, String does, List<Table> reads, List<String> writes) {
    return new Flow(name, does, "operation", names(reads), writes);
  }

  private static List<ServedView> views() {
    return ServingTable.stored().stream()
        .map(
            table ->
                new ServedView(
                    table.name(),
                    table.gold().name(),
                    table.version(),
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
