package io.dangol.publish;

import static io.dangol.publish.Nights.show;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.job.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of a release, from every kind of store the same. */
abstract class CsvExportContract {

  @TempDir private Path folder;

  /** A store that is not there yet. */
  abstract PublishSettings.Store settings();

  @Test
  void writesEveryViewAndTheManifestThatDescribesIt() throws IOException {
    publish("2011-12-09");

    CsvManifest manifest = export(false).manifest();

    assertThat(lines("recommendations.csv"))
        .containsExactly(
            "as_of_on,account_id,account_kind,customer_id,rank,item_id,item_code,item_title,score,"
                + "candidate_source,reason_code,reason_items,reason,propensity",
            "2011-12-09,ann,member,1,1,7,MUG,Red mug,1.0,own,bought_before,\"[\"\"MUG\"\"]\","
                + "because you bought Red mug before,1.0",
            "2011-12-09,ann,member,1,2,9,TEA,,0.5,als,because_of,\"[\"\"CUP\"\",\"\"MUG\"\"]\","
                + "because of your interest in Blue cup and Red mug,0.9",
            "2011-12-09,ann-phone,device,1,1,7,MUG,Red mug,1.0,own,bought_before,\"[\"\"MUG\"\"]\","
                + "because you bought Red mug before,1.0",
            "2011-12-09,ann-phone,device,1,2,9,TEA,,0.5,als,because_of,\"[\"\"CUP\"\",\"\"MUG\"\"]\","
                + "because of your interest in Blue cup and Red mug,0.9",
            "2011-12-09,bob,member,2,1,7,MUG,Red mug,1.0,popular,popular,[],"
                + reasonOfBob()
                + ",1.0");
    assertThat(lines("customer_profiles.csv").get(1)).contains(",1234.50,");
    assertThat(manifest.release()).isEqualTo(1);
    assertThat(manifest.asOfOn()).isEqualTo("2011-12-09");
    assertThat(manifest.files())
        .extracting(CsvManifest.Entry::view)
        .containsExactlyElementsOf(ServingTable.stored().stream().map(ServingTable::name).toList());
    assertThat(manifest.files())
        .extracting(file -> file.file() + " " + file.rows())
        .contains("recommendations.csv 5", "churn_scores.csv 2", "segments.csv 2");
    assertThat(CsvManifest.in(folder)).contains(manifest);
    assertThat(names())
        .noneMatch(name -> name.endsWith(".part"))
        .hasSize(1 + manifest.files().size());
  }

  @Test
  void onlyTheOwnerCanReadAnExportInAFolderThatItMade() throws IOException {
    publish("2011-12-09");
    Path made = folder.resolve("export");

    take(Optional.empty(), CsvExport.forPrograms(made));

    try (Stream<Path> all = Files.walk(made)) {
      assertThat(all)
          .extracting(file -> PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .allMatch(permissions -> permissions.endsWith("------"));
    }
  }

  @Test
  void aWholeExportIsLeftAloneAndAHalfOneIsDoneAgain() throws IOException {
    publish("2011-12-09");
    export(false);
    Path lists = folder.resolve("recommendations.csv");
    FileTime before = FileTime.fromMillis(1_000_000);
    Files.setLastModifiedTime(lists, before);

    assertThat(export(false).written()).isFalse();
    assertThat(Files.getLastModifiedTime(lists)).isEqualTo(before);

    String whole = Files.readString(lists);
    Files.writeString(lists, whole.replace("Red mug", "Red mag"));
    assertThat(export(false).written()).isTrue();
    assertThat(lists).hasContent(whole);

    Files.delete(folder.resolve("manifest.json"));
    Files.delete(folder.resolve("segments.csv"));
    assertThat(export(false).written()).isTrue();
    assertThat(export(true).written()).as("in another form").isTrue();
    publish("2011-12-10");
    assertThat(export(true).manifest().asOfOn()).as("of another release").isEqualTo("2011-12-10");
  }

  @Test
  void aByteOrderMarkBeginsEveryFileForSpreadsheets() throws IOException {
    publish("2011-12-09");
    export(true);

    for (String name : names()) {
      boolean csv = name.endsWith(".csv");
      assertThat(Files.readString(folder.resolve(name), UTF_8).startsWith("\uFEFF")).isEqualTo(csv);
    }
  }

  @Test
  void aSpreadsheetOfAnotherLanguageIsGivenItsOwnSigns() throws IOException {
    publish("2011-12-09");
    CsvExport.Done done = take(Optional.empty(), CsvExport.forSpreadsheets(folder, "de"));

    assertThat(done.manifest().form()).isEqualTo(new CsvForm("de", ';', ','));
    assertThat(Files.readString(folder.resolve("manifest.json")))
        .contains("\"delimiter\" : \";\"", "\"decimal_sign\" : \",\"", "\"locale\" : \"de\"");
    assertThat(lines("customer_profiles.csv").get(1)).contains(";1234,50;");
    assertThat(lines("recommendations.csv").get(1))
        .startsWith("2011-12-09;ann;member;1;1;7;MUG;Red mug;1,0;own;bought_before;");
    assertThat(take(Optional.empty(), CsvExport.forSpreadsheets(folder, "de")).written()).isFalse();
    assertThat(take(Optional.empty(), CsvExport.forSpreadsheets(folder, "fr")).written()).isTrue();
  }

  @Test
  void writesAFormerReleaseThatIsKept() throws IOException {
    publish("2011-12-08");
    publish("2011-12-09");

    CsvExport.Done done = export(Optional.of(1L), false);

    assertThat(done.manifest().asOfOn()).isEqualTo("2011-12-08");
    assertThat(lines("segments.csv").get(1)).startsWith("2011-12-08,");
  }

  @Test
  void whoWithdrewIsInNoExportAndAnEarlierOneIsDoneAgain() throws IOException {
    publish("2011-12-08");
    publish("2011-12-09");
    export(Optional.of(1L), false);
    assertThat(lines("recommendations.csv")).anyMatch(line -> line.contains(",bob,"));

    withhold(Nights.OF_CUSTOMERS);
    assertThat(export(Optional.of(1L), false).written()).isTrue();
    for (String name : names()) {
      assertThat(Files.readString(folder.resolve(name))).as(name).doesNotContain("bob");
    }

    withhold(Nights.OF_CUSTOMERS);
    assertThat(export(Optional.of(1L), false).written()).as("nobody else withdrew").isFalse();
  }

  @Test
  void anExportFromBeforeAnErasureIsDoneAgain() throws IOException {
    publish("2011-12-08");
    export(false);
    assertThat(lines("recommendations.csv")).anyMatch(line -> line.contains(",bob,"));

    try (ServingStore store = settings().open()) {
      store.erase(List.of(2L));
    }

    assertThat(export(false).written()).isTrue();
    for (String name : names()) {
      assertThat(Files.readString(folder.resolve(name))).as(name).doesNotContain("bob");
    }
  }

  private void withhold(List<String> views) {
    try (ServingStore store = settings().open()) {
      store.withheld().replace(Nights.withheld("bob", "member", 2, views));
    }
  }

  @Test
  void saysWhichReleasesThereAre() {
    settings().open().close();
    assertThatThrownBy(() -> export(false))
        .isInstanceOf(Failure.class)
        .hasMessage("the serving store shows no release yet; run a night first");
    publish("2011-12-08");
    assertThatThrownBy(() -> export(Optional.of(9L), false))
        .isInstanceOf(Failure.class)
        .hasMessage("the serving store does not hold release 9; it holds [1]");
  }

  @Test
  void aFolderThatCannotBeWrittenIsTroubleWithStorage() throws IOException {
    publish("2011-12-08");
    Files.writeString(folder.resolve("file"), "");

    assertThatThrownBy(
            () -> take(Optional.empty(), CsvExport.forPrograms(folder.resolve("file/below"))))
        .isInstanceOfSatisfying(
            Failure.class, e -> assertThat(e.kind()).isEqualTo(Failure.Kind.STORAGE))
        .hasMessageContaining("the export cannot be written");
  }

  private void publish(String day) {
    try (ServingStore store = settings().open()) {
      show(store, day, "key " + day);
    }
  }

  private CsvExport.Done export(boolean forSpreadsheets) {
    return export(Optional.empty(), forSpreadsheets);
  }

  private CsvExport.Done export(Optional<Long> release, boolean forSpreadsheets) {
    return take(
        release,
        forSpreadsheets ? CsvExport.forSpreadsheets(folder, "en") : CsvExport.forPrograms(folder));
  }

  private CsvExport.Done take(Optional<Long> release, CsvExport export) {
    try (ServingQueries queries = settings().queries()) {
      return queries.release(release, export::write);
    }
  }

  private String reasonOfBob() {
    try (ServingQueries queries = settings().queries()) {
      return queries.customer("bob").orElseThrow().list().get(0).reason();
    }
  }

  private List<String> lines(String file) throws IOException {
    return Files.readString(folder.resolve(file), UTF_8).lines().toList();
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
