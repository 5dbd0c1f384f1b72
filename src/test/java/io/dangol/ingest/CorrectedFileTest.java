package io.dangol.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.job.Failure;
import io.dangol.table.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that somebody writes to: after they were taken, or while a night looks at them. */
class CorrectedFileTest {
  private static final String DAY = "2011-03-10";
  private static final String LINE = "1,SALE,a1,Apple,2011-03-10 08:00:00,2,1.00,1\n";
  private static final Instant BEFORE = Instant.parse("2011-03-10T20:00:00Z");
  private static final Instant LATER = BEFORE.plusSeconds(60);

  @TempDir Path folder;
  private final MemoryLake lake = new MemoryLake();

  @BeforeEach
  void take() throws IOException {
    write(LINE, BEFORE);
    night(Settled.ALL);
  }

  @Test
  void aCorrectionOfEqualSizeStopsTheNight() throws IOException {
    write(LINE.replace("1.00", "9.00"), LATER);

    assertThatThrownBy(() -> night(Settled.ALL))
        .isInstanceOfSatisfying(
            Failure.class, e -> assertThat(e.kind()).isEqualTo(Failure.Kind.DATA))
        .hasMessageContaining(
            ".csv has changed since it was taken (other bytes of the same number): put the former file back");
  }

  @Test
  void aCopyIsFineAndNoted() throws IOException {
    write(LINE, LATER);
    night(Settled.ALL);

    LedgerEntry entry =
        LedgerEntry.all(lake.read(Tables.INGESTED_FILES)).stream()
            .filter(LedgerEntry::isTaken)
            .findFirst()
            .orElseThrow();
    CRC32C sum = new CRC32C();
    sum.update(Files.readAllBytes(file()));
    assertThat(entry.bytes().sameAt()).contains(LATER);
    assertThat(entry.bytes().checksum())
        .contains(String.format(Locale.ROOT, "%08x", sum.getValue()));
    assertThat(entry.counts().accepted()).isEqualTo(1);
  }

  @Test
  void theFileOfTheDayThatIsStillWrittenStopsTheNightAndOthersWait() throws IOException {
    Settled settled = new Settled(Duration.ofSeconds(10), LATER.plusSeconds(5));
    Path next = folder.resolve("2011-03-11.csv");
    Files.writeString(next, Shop.HEADER + LINE);
    Files.setLastModifiedTime(next, FileTime.from(LATER));

    assertThatThrownBy(() -> night("2011-03-11", settled))
        .hasMessageContaining("source sales: no file of 2011-03-11")
        .hasMessageContaining(
            "2011-03-11.csv has changed within the last 10 s and may still be written (ingest.settle)");
    night("2011-03-12", settled);
    assertThat(lake.rows(Tables.EVENTS)).as("a Saturday, without it").hasSize(1);
    night("2011-03-12", Settled.ALL);
    assertThat(lake.rows(Tables.EVENTS)).hasSize(1);
    assertThat(IngestSummary.of(lake.read(Tables.INGESTED_FILES), 0).files()).hasSize(2);
  }

  private void night(Settled settled) {
    night(DAY, settled);
  }

  private void night(String asOf, Settled settled) {
    new IngestEvents(Shop.settings(Shop.sales(folder.toString())), settled, Set.of())
        .run(Shop.night(asOf), lake, lake);
  }

  private Path file() {
    return folder.resolve(DAY + ".csv");
  }

  private void write(String lines, Instant modified) throws IOException {
    Files.writeString(file(), Shop.HEADER + lines);
    Files.setLastModifiedTime(file(), FileTime.from(modified));
  }
}
