package io.dangol.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.ingest.source.SourceSettings;
import io.dangol.job.Landing.LandingFile;
import io.dangol.table.Words.FileState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
            "source sales: no file of 2011-03-11: deliver it, or add the day to ingest.calendar.closed ('check-config --suggest' proposes such days)");
    assertThat(night("2011-03-12", List.of()).ofFiles(found, Map.of())).as("a Saturday").isEmpty();
  }

  @Test
  void aTakenFileOfAnotherSizeStopsTheNight() {
    List<LedgerEntry> ledger = List.of(taken("2011-03-10", 5));

    assertThat(night("2011-03-10", ledger).ofFiles(List.of(file("2011-03-10", 100)), Map.of()))
        .isEmpty();
    assertThat(night("2011-03-10", ledger).ofFiles(List.of(file("2011-03-10", 101)), Map.of()))
        .containsExactly(
            "file:/in/2011-03-10.csv has changed since it was taken (101 bytes, had 100): put the former file back, or take its rows out with 'dangol untake file:/in/2011-03-10.csv', and the next night takes it as it now is");
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

  private static Expectations night(String asOf, List<LedgerEntry> ledger) {
    return new Expectations(Shop.settings(SALES), Shop.night(asOf), ledger);
  }

  private static LedgerEntry taken(String day, long rows) {
    return new LedgerEntry(
        file(day, 100),
        1,
        FileState.TAKEN,
        Optional.empty(),
        Counts.of(rows, 0, Map.of()),
        FileBytes.UNKNOWN);
  }

  private static FeedFile file(String day, long size) {
    LandingFile file = new LandingFile("file:/in/" + day + ".csv", size, Instant.EPOCH);
    return new FeedFile("sales", file, Optional.of(LocalDate.parse(day)));
  }
}
