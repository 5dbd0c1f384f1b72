package io.dangol.app;

import io.dangol.night.Settings;
import io.dangol.night.Withdrawals;
import io.dangol.publish.CsvExport;
import io.dangol.publish.CsvManifest;
import io.dangol.publish.ServingQueries;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
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
      "Customers who have withdrawn their consent by now are left out, of former releases too.",
      "Whoever reads the files waits for the manifest. An export that is whole is left alone; a half"
          + " one, or one from before a withdrawal, is done again. The files hold account ids: give the folder to those who may see them."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "CSV as in RFC 4180: UTF-8, commas, quotes where needed, CR LF. Null is an empty cell, an empty",
      "text a pair of quotes, a list JSON. Without --for, cells are exactly what the store holds, for",
      "programs: do not open these files in a spreadsheet, which would run a title that begins with =",
      "as a formula. With --for LANGUAGE the files open with a double click: divided by semicolons and",
      "with decimal commas where the language has them, by commas and with decimal points where not.",
      "There a text that a spreadsheet would run or change gets an apostrophe before it: what begins",
      "with = + - or @, and what looks like another number or a date (007, 1E5, 1.50, 03-12, 1/2, MAR1,",
      "more than 15 digits).",
      "",
      "Example:  dangol export --to work/export --for de --conf conf/demo.conf"
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
      names = "--for",
      paramLabel = "LANGUAGE",
      description =
          "For people: files that spreadsheets of this language open as they are, such as de, fr, es,"
              + " ko, en or es-MX.")
  private @Nullable String language;

  @Option(names = "--bom", description = "The same as --for en.")
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
          case CSV -> csv();
        };
    Settings settings = config.settings();
    Withdrawals.known(settings, Clock.systemUTC());
    CsvExport.Done done;
    try (ServingQueries store = settings.publish().store().queries()) {
      done = store.release(Optional.ofNullable(release), export::write);
    }
    print(done);
    return 0;
  }

  private CsvExport csv() {
    if (language != null) {
      return CsvExport.forSpreadsheets(folder, language);
    }
    return forSpreadsheets
        ? CsvExport.forSpreadsheets(folder, "en")
        : CsvExport.forPrograms(folder);
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
        "Release %s, as of %s, %s %s%n%s",
        manifest.release(),
        manifest.asOfOn(),
        done.written() ? "written to" : "was already whole in",
        folder,
        text);
    out.flush();
  }
}
