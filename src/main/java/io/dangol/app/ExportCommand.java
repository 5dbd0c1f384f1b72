package io.dangol.app;

import io.dangol.publish.CsvExport;
import io.dangol.publish.CsvManifest;
import io.dangol.publish.ServingQueries;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes a release into files. */
@Command(
    name = "export",
    description = {
      "Writes a release as CSV files: one for each view of the serving store, with a header, and last"
          + " manifest.json with release, date, and rows, bytes and SHA-256 of each file.",
      "Whoever reads the files waits for the manifest. An export that is whole is left alone, a half"
          + " one is done again. The files hold account ids: give the folder to those who may see them."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "CSV as in RFC 4180: UTF-8, commas, quotes where needed, CR LF. Null is an empty cell, an empty",
      "text a pair of quotes, a list JSON. Without --bom, cells are exactly what the store holds, for",
      "programs: do not open these files in a spreadsheet, which would run a title that begins with =",
      "as a formula. With --bom, for spreadsheets, a text that begins with = + - or @, and an id that a",
      "spreadsheet would change (leading zeros, more than 15 digits, 12E5) gets an apostrophe before it.",
      "",
      "Example:  dangol export --to work/export --conf conf/demo.conf"
    })
final class ExportCommand implements Callable<Integer> {

  /** Kinds of files. */
  enum Format {
    CSV
  }

  @Mixin private ConfigOptions config;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "csv",
      description = "csv (default: ${DEFAULT-VALUE}).")
  private Format format;

  @Option(
      names = "--to",
      paramLabel = "FOLDER",
      required = true,
      description = "Where the files go; it is made if it is missing.")
  private Path folder;

  @Option(
      names = "--bom",
      description = "For spreadsheets: begins each file with a byte order mark and guards texts.")
  private boolean forSpreadsheets;

  @Option(
      names = "--release",
      paramLabel = "N",
      description =
          "A release that the store holds, see 'dangol releases' (default: the current one).")
  private @Nullable Long release;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    CsvExport export =
        switch (format) {
          case CSV -> new CsvExport(folder, forSpreadsheets);
        };
    CsvExport.Done done;
    try (ServingQueries store = config.settings().publish().store().queries()) {
      done = store.release(Optional.ofNullable(release), export::write);
    }
    print(done);
    return 0;
  }

  private void print(CsvExport.Done done) {
    CsvManifest manifest = done.manifest();
    TextTable text = new TextTable("file", "rows", "bytes");
    manifest
        .files()
        .forEach(
            file ->
                text.row(
                    file.file(),
                    NightSummary.count(file.rows()),
                    NightSummary.count(file.bytes())));
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "Release %d, as of %s, %s %s%n%s",
        manifest.release(),
        manifest.asOfOn(),
        done.written() ? "written to" : "was already whole in",
        folder,
        text);
    out.flush();
  }
}
