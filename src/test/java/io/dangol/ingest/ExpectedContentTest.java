package io.dangol.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.ingest.FileContent.Example;
import io.dangol.ingest.FileContent.Group;
import io.dangol.ingest.source.SourceSettings;
import io.dangol.job.Landing.LandingFile;
import io.dangol.table.Words.FileState;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExpectedContentTest {
  private static final SourceSettings SALES = Shop.sales("/in");
  private static final String DAY = "2011-03-10";
  private static final FileContent NOTHING = content();

  @Test
  void aDayFarUnderTheUsualVolumeStopsTheNight() {
    assertThat(problems(days(7, 100), content(sales(20)))).isEmpty();
    assertThat(problems(days(7, 100), content(sales(19))))
        .containsExactly(
            "source sales: 19 usable records on 2011-03-10, usual are 100 (at least 0.20 of them, volume-floor): deliver the day in full; if that was all, add the day to the source's closed, or lower its volume-floor");
    assertThat(problems(days(6, 100), content(sales(1)))).as("too few days to tell").isEmpty();
    assertThat(problems(days(7, 9), content(sales(1)))).as("a shop of few sales").isEmpty();
  }

  @Test
  void rejectedRecordsAreNoVolume() {
    assertThat(problems(days(7, 200), content(sales(39), late(9))))
        .singleElement()
        .asString()
        .startsWith("source sales: 39 usable records on 2011-03-10, usual are 200");
  }

  @Test
  void aDayWithoutASaleStopsTheNightUnlessItIsClosedOrTheSourceMayBeEmpty() {
    Expected standard = Shop.settings(SALES).expected(SALES);
    Expected mayBeEmpty = new Expected(0.2, 0.2, true, standard.calendar());
    Expected closed =
        new Expected(0.2, 0.2, false, new Calendar(Set.of(), Set.of(LocalDate.parse(DAY))));
    FileContent zeroBytes =
        new FileContent(List.of(), Optional.of("is empty, not even a header: deliver"), Set.of());

    assertThat(problems(days(7, 100), NOTHING, standard)).hasSize(2);
    assertThat(problems(days(7, 100), NOTHING, mayBeEmpty)).isEmpty();
    assertThat(problems(days(7, 100), zeroBytes, mayBeEmpty)).isEmpty();
    assertThat(problems(List.of(), NOTHING, mayBeEmpty)).as("the first file").isEmpty();
    assertThat(problems(days(7, 100), NOTHING, closed)).isEmpty();
    assertThat(problems(days(7, 100), zeroBytes, closed)).hasSize(1);
    assertThat(problems(days(7, 100), content(sales(19)), mayBeEmpty))
        .as("a short day of a source that may be empty")
        .hasSize(1);
  }

  @Test
  void aSourceThatNeverBroughtAUsableRecordStopsTheNight() {
    assertThat(problems(List.of(), content(late(5))))
        .contains(
            "source sales: every record in 1 files is rejected: they give no time between 1900 and 2199 (bad-time): correct its types, formats and expressions");
    assertThat(problems(List.of(), NOTHING))
        .contains("source sales: no record in 1 files: deliver them in full, or remove the source");
  }

  @Test
  void brokenFilesAndMissingEventTypesAreAllNamed() {
    FileContent broken =
        new FileContent(List.of(), Optional.of("is cut off: deliver it"), Set.of("view"));

    assertThat(problems(days(1, 5), broken))
        .containsExactly(
            "file:/in/2011-03-10.csv is cut off: deliver it",
            "source sales: no event of type purchase in 1 files: deliver them in full, or take the type out of required-event-types");
  }

  @Test
  void aMostlyUselessFileStopsTheNight() {
    assertThat(problems(days(1, 5), content(sales(8), late(3))))
        .singleElement()
        .asString()
        .startsWith("file:/in/2011-03-10.csv: 3 of 11 records would be rejected, at most 20 %");
    assertThat(problems(days(1, 5), content(sales(8), late(2)))).isEmpty();
  }

  private static Group sales(long records) {
    return new Group("", "", "SALE", records, Example.NONE);
  }

  private static Group late(long records) {
    return new Group(
        "bad-time", "events.occurred-at", "SALE", records, new Example(3, "9,XXXX,xxxx", ""));
  }

  private static FileContent content(Group... groups) {
    return new FileContent(
        List.of(groups), Optional.empty(), groups.length == 0 ? Set.of() : Set.of("purchase"));
  }

  private static List<String> problems(List<LedgerEntry> ledger, FileContent content) {
    return problems(ledger, content, Shop.settings(SALES).expected(SALES));
  }

  private static List<String> problems(
      List<LedgerEntry> ledger, FileContent content, Expected expected) {
    IngestSettings settings =
        new IngestSettings(
            List.of(SALES),
            expected.calendar(),
            Map.of(SALES.name(), expected),
            Duration.ZERO,
            "as ever",
            Shop.ONE_CURRENCY);
    Intake intake = new Intake(2, false, Optional.empty(), List.of(file(DAY)));
    return new ExpectedContent(settings, ledger)
        .problems(intake, Map.of("file:/in/" + DAY + ".csv", content));
  }

  private static List<LedgerEntry> days(int count, long rows) {
    return LocalDate.of(2011, 2, 1)
        .datesUntil(LocalDate.parse(DAY))
        .filter(day -> day.getDayOfWeek() != DayOfWeek.SATURDAY)
        .limit(count)
        .map(
            day ->
                new LedgerEntry(
                    file(day.toString()),
                    1,
                    FileState.TAKEN,
                    Optional.empty(),
                    Counts.of(rows, 0, Map.of()),
                    FileBytes.UNKNOWN))
        .toList();
  }

  private static FeedFile file(String day) {
    LandingFile file = new LandingFile("file:/in/" + day + ".csv", 100, Instant.EPOCH);
    return new FeedFile("sales", file, Optional.of(LocalDate.parse(day)));
  }
}
