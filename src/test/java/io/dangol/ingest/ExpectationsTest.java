package io.dangol.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.ingest.LedgerEntry.State;
import io.dangol.job.Landing.LandingFile;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExpectationsTest {
  private static final SourceSettings SALES = Shop.sales("/in");
  private static final LocalDate DAY = LocalDate.of(2011, 3, 10);

  @Test
  void aSourceWithoutAnyFileStopsTheNight() {
    assertThat(night("2011-03-10", List.of()).ofFiles(List.of(file("2011-03-11", 1)), Map.of()))
        .containsExactly(
            "source sales: no file up to 2011-03-10 matches /in/{yyyy-MM-dd}*.csv: deliver one, correct the path, or remove the source");
  }

  @Test
  void anOpenDayWithoutAFileStopsTheNightAndAClosedOneDoesNot() {
    List<FeedFile> found = List.of(file("2011-03-10", 1));

    assertThat(night("2011-03-10", List.of()).ofFiles(found, Map.of())).isEmpty();
    assertThat(night("2011-03-11", List.of()).ofFiles(found, Map.of()))
        .containsExactly(
            "source sales: no file of 2011-03-11: deliver it, or add the day to ingest.calendar.closed");
    assertThat(night("2011-03-12", List.of()).ofFiles(found, Map.of())).as("a Saturday").isEmpty();
  }

  @Test
  void aTakenFileOfAnotherSizeStopsTheNight() {
    List<LedgerEntry> ledger = List.of(taken("2011-03-10", 5));

    assertThat(night("2011-03-10", ledger).ofFiles(List.of(file("2011-03-10", 100)), Map.of()))
        .isEmpty();
    assertThat(night("2011-03-10", ledger).ofFiles(List.of(file("2011-03-10", 101)), Map.of()))
        .containsExactly(
            "file:/in/2011-03-10.csv has changed since it was taken (101 bytes, had 100): put the former file back, and deliver what is new under another name");
  }

  @Test
  void aDayFarUnderTheUsualVolumeStopsTheNight() {
    List<LedgerEntry> ledger = days(7, 100);

    assertThat(volume(ledger, 20)).isEmpty();
    assertThat(volume(ledger, 19))
        .containsExactly(
            "source sales: 19 usable records on 2011-03-10, usual are 100 (floor 0.20): deliver the day in full, or lower ingest.volume-floor");
    assertThat(volume(days(6, 100), 1)).as("too few days to tell").isEmpty();
  }

  @Test
  void rejectedRecordsAreNoVolume() {
    FileContent content = content(100, 81, Optional.of("bad-time"));

    assertThat(ofContent(days(7, 100), content))
        .containsExactly(
            "source sales: 19 usable records on 2011-03-10, usual are 100 (floor 0.20): deliver the day in full, or lower ingest.volume-floor");
  }

  @Test
  void aSourceThatNeverBroughtAUsableRecordStopsTheNight() {
    FileContent useless = content(5, 5, Optional.of("bad-time"));
    FileContent empty = content(0, 0, Optional.empty());

    assertThat(ofContent(List.of(), useless))
        .containsExactly(
            "source sales: every record in 1 files is rejected, such as for bad-time: correct its types, formats and expressions");
    assertThat(ofContent(List.of(), empty))
        .containsExactly(
            "source sales: no record in 1 files: deliver them in full, or remove the source");
    assertThat(ofContent(days(1, 100), empty)).as("a quiet day of a known source").isEmpty();
  }

  @Test
  void aFileOfTwoSourcesStopsTheNight() {
    SourceSettings till = Shop.source("till", "path = \"/in/{yyyy-MM-dd}*.csv\"");
    Expectations both =
        new Expectations(
            Shop.settings(SALES, till), Shop.night("2011-03-10"), List.of(taken("2011-03-09", 5)));
    FeedFile ofTill = new FeedFile("till", file("2011-03-10", 1).file(), Optional.of(DAY));
    FeedFile takenAsSales = new FeedFile("till", file("2011-03-09", 100).file(), Optional.of(DAY));

    assertThat(both.ofFiles(List.of(file("2011-03-10", 1), ofTill, takenAsSales), Map.of()))
        .containsExactly(
            "file:/in/2011-03-10.csv is of the sources sales and till: let one of them feed all kinds, or narrow their paths",
            "file:/in/2011-03-09.csv is of the sources sales and till: let one of them feed all kinds, or narrow their paths");
  }

  @Test
  void brokenFilesAndMissingEventTypesAreAllNamed() {
    Intake intake =
        new Intake(
            1, false, Optional.empty(), List.of(file("2011-03-10", 1), file("2011-03-09", 1)));
    Map<String, FileContent> contents =
        Map.of(
            "file:/in/2011-03-10.csv",
            new FileContent(
                9, 0, Optional.empty(), Optional.of("is empty: deliver it"), Set.of("view")));

    assertThat(night("2011-03-10", List.of()).ofContent(intake, contents))
        .containsExactly(
            "file:/in/2011-03-10.csv is empty: deliver it",
            "source sales: no event of type purchase in 2 files: deliver them in full, or take the type out of required-event-types");
  }

  private static List<String> volume(List<LedgerEntry> ledger, long rows) {
    return ofContent(ledger, content(rows, 0, Optional.empty()));
  }

  private static FileContent content(long read, long rejected, Optional<String> mostly) {
    return new FileContent(read, rejected, mostly, Optional.empty(), Set.of("purchase"));
  }

  private static List<String> ofContent(List<LedgerEntry> ledger, FileContent content) {
    Intake intake = new Intake(2, false, Optional.empty(), List.of(file("2011-03-10", 1)));
    return night("2011-03-10", ledger)
        .ofContent(intake, Map.of("file:/in/2011-03-10.csv", content));
  }

  private static Expectations night(String asOf, List<LedgerEntry> ledger) {
    return new Expectations(Shop.settings(SALES), Shop.night(asOf), ledger);
  }

  private static List<LedgerEntry> days(int count, long rows) {
    List<LedgerEntry> days = new ArrayList<>();
    for (int day = 1; day <= count; day++) {
      days.add(taken(LocalDate.of(2011, 3, day).toString(), rows));
    }
    return days;
  }

  private static LedgerEntry taken(String day, long rows) {
    return new LedgerEntry(
        file(day, 100),
        1,
        State.TAKEN,
        Optional.empty(),
        Counts.of(rows, 0, Map.of()),
        FileBytes.UNKNOWN);
  }

  private static FeedFile file(String day, long size) {
    LandingFile file = new LandingFile("file:/in/" + day + ".csv", size, Instant.EPOCH);
    return new FeedFile("sales", file, Optional.of(LocalDate.parse(day)));
  }
}
