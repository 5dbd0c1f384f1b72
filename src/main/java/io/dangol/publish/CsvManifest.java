package io.dangol.publish;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dangol.job.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * {@code manifest.json}: what an export holds. It is written last, so an export with a manifest is
 * complete.
 *
 * @param asOfOn the night's date
 * @param withheld version of the list of customers who are left out because they withdrew consent
 * @param forSpreadsheets whether the files begin with a byte order mark and their texts are guarded
 * @param form delimiter and number format of the cells
 */
public record CsvManifest(
    long release,
    String asOfOn,
    String runId,
    long withheld,
    boolean forSpreadsheets,
    CsvForm form,
    List<Entry> files) {

  /**
   * One file.
   *
   * @param view the view that holds the same rows
   * @param contract version of the view
   * @param key columns that identify a row
   */
  public record Entry(
      String file,
      String view,
      int contract,
      List<String> key,
      long rows,
      long bytes,
      String sha256) {}

  private static final String NAME = "manifest.json";

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  public CsvManifest {
    Objects.requireNonNull(form, "form");
    files = List.copyOf(files);
  }

  /** The manifest in a folder; empty if there is none or it cannot be read. */
  static Optional<CsvManifest> in(Path folder) {
    try {
      return Optional.of(JSON.readValue(folder.resolve(NAME).toFile(), CsvManifest.class));
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  static void remove(Path folder) throws IOException {
    Files.deleteIfExists(folder.resolve(NAME));
  }

  void write(Path folder) throws IOException {
    String text = JSON.writeValueAsString(this) + System.lineSeparator();
    WholeFile.write(folder.resolve(NAME), WholeFile.Readers.GROUP_OF_FOLDER, text);
  }
}
