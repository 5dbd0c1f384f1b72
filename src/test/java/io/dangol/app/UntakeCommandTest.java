package io.dangol.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.ingest.UntakeFiles.Effect;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class UntakeCommandTest {
  private static final Set<String> TAKEN =
      new TreeSet<>(
          List.of(
              "file:/shop/till/2026-03-08.csv",
              "file:/shop/till/2026-03-09.csv",
              "file:/shop/web/2026-03-09.csv"));

  @Test
  void aFileIsNamedByAsMuchOfItsPathAsTellsItFromOthers() {
    for (String named :
        List.of("2026-03-08.csv", "./till/2026-03-08.csv", "/shop/till/2026-03-08.csv")) {
      assertThat(UntakeCommand.path(named, TAKEN)).isEqualTo("file:/shop/till/2026-03-08.csv");
    }
    assertThatThrownBy(() -> UntakeCommand.path("2026-03-09.csv", TAKEN))
        .hasMessage(
            "2026-03-09.csv may be any of these taken files, name more of the path: file:/shop/till/2026-03-09.csv file:/shop/web/2026-03-09.csv");
  }

  @Test
  void anUnknownFileIsAnErrorWithTheNearestName() {
    assertThatThrownBy(() -> UntakeCommand.path("till/2026-03-8.csv", TAKEN))
        .hasMessage(
            "till/2026-03-8.csv: no such file is taken; did you mean file:/shop/till/2026-03-08.csv? 'dangol untake --list' shows those that are");
    assertThatThrownBy(() -> UntakeCommand.path("orders.json", TAKEN))
        .hasMessage(
            "orders.json: no such file is taken: 'dangol untake --list' shows those that are");
  }

  @Test
  void saysWhatWentAndWhatDoesNotComeBack() {
    assertThat(
            UntakeCommand.text(
                Set.of("file:/a.csv"), new Effect(1200, 1, 3, 2, List.of("file:/b.csv")), false))
        .isEqualToNormalizingNewlines(
            """
            Took out 1,200 events, 1 grants of consent and 3 rejected records of file:/a.csv.
            2 of the events had taken the place of a former record, which does not come back by itself: untake its file too.
            These files brought duplicates later. If they were of the same events, untake them too:
              file:/b.csv
            What the files said of items, customers and messages stays, and so does each withdrawal; a consent that could not be read counts as one until its file is taken again.
            Correct or remove the files: the next night takes what is there.
            """);
  }
}
