package io.dangol.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.job.Landing.LandingFile;
import io.dangol.table.Words.FileState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KnownFilesTest {
  private static final Instant TAKEN = Instant.parse("2011-03-10T20:00:00Z");
  private static final Instant COPIED = TAKEN.plusSeconds(60);
  private static final String SUM = "e3069283";

  @Test
  void aFileOfAnotherSizeHasChangedWithoutBeingRead() {
    KnownFiles known = known(FileBytes.of(SUM));

    assertThat(known.doubtful(List.of(file(101, COPIED)))).isEmpty();
    assertThat(known.changes(List.of(file(101, COPIED)), Map.of()))
        .containsExactly(Map.entry("f", "101 bytes, had 100"));
  }

  @Test
  void ofAnEqualSizeUnderAnotherTimeTheBytesDecide() {
    List<FeedFile> found = List.of(file(100, COPIED));
    KnownFiles known = known(FileBytes.of(SUM));

    assertThat(known.doubtful(found)).containsExactly(found.get(0).file());
    assertThat(known.changes(found, Map.of("f", SUM))).isEmpty();
    assertThat(known.changes(found, Map.of("f", "00000000")))
        .containsExactly(Map.entry("f", "other bytes of the same number"));
  }

  @Test
  void aCopyIsNotedAndNotReadAgain() {
    List<FeedFile> found = List.of(file(100, COPIED));
    LedgerEntry noted = known(FileBytes.of(SUM)).recognised(found, Map.of("f", SUM)).get(0);

    assertThat(noted.file().file().modified()).as("decides about run keys").isEqualTo(TAKEN);
    assertThat(new KnownFiles(List.of(noted)).doubtful(found)).isEmpty();
    assertThat(new KnownFiles(List.of(noted)).doubtful(List.of(file(100, COPIED.plusSeconds(1)))))
        .hasSize(1);
  }

  @Test
  void aFileFromBeforeChecksumsWereKeptGetsOneWithItsNextTime() {
    List<FeedFile> found = List.of(file(100, COPIED));
    KnownFiles known = known(FileBytes.UNKNOWN);

    assertThat(known.doubtful(List.of(file(100, TAKEN)))).isEmpty();
    assertThat(known.changes(found, Map.of("f", SUM))).isEmpty();
    assertThat(known.recognised(found, Map.of("f", SUM)).get(0).bytes().checksum()).contains(SUM);
  }

  @Test
  void whatIsWrittenWhileItIsReadIsNamed() {
    Intake intake = new Intake(1, false, Optional.empty(), List.of(file(100, TAKEN)));

    assertThat(intake.changedMeanwhile(List.of(file(100, TAKEN)))).isEmpty();
    assertThat(intake.changedMeanwhile(List.of(file(100, COPIED))))
        .containsExactly("f has changed while it was read: run again when it is complete");
    assertThat(intake.changedMeanwhile(List.of())).hasSize(1);
  }

  @Test
  void aFileIsWholeOnceItWasQuietAndIfItsTimeIsOfAnotherClock() {
    Settled settled = new Settled(Duration.ofSeconds(30), COPIED);

    assertThat(settled.isComplete(file(1, COPIED.minusSeconds(30)).file())).isTrue();
    assertThat(settled.isComplete(file(1, COPIED.minusSeconds(29)).file())).isFalse();
    assertThat(settled.isComplete(file(1, COPIED).file())).isFalse();
    assertThat(settled.isComplete(file(1, COPIED.plusSeconds(1)).file())).isTrue();
    assertThat(Settled.ALL.isComplete(file(1, COPIED).file())).isTrue();
  }

  private static KnownFiles known(FileBytes bytes) {
    return KnownFiles.taken(
        List.of(
            new LedgerEntry(
                file(100, TAKEN), 1, FileState.TAKEN, Optional.empty(), Counts.NONE, bytes)));
  }

  private static FeedFile file(long size, Instant modified) {
    return new FeedFile("sales", new LandingFile("f", size, modified), Optional.empty());
  }
}
