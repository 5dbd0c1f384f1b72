package io.dangol.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.night.NightReports;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the demo shows of a night. */
interface NightDemo {

  /** Before the text there is a line for each of 14 jobs, for the simulation and for the build. */
  int MOST_LINES = 60 - 16;

  @Test
  default void showsWhatTheNightMadeWithoutFillingTheScreenTwice() {
    String text = new DemoText(FirstNight.settings(), FirstNight.report(), file()).text();

    assertThat(text.lines().count()).isLessThanOrEqualTo(MOST_LINES);
    assertThat(text)
        .contains(
            "published as release 1 after ",
            "purchases",
            "lists, all items: ndcg@10",
            "lists, new items: ndcg@10",
            "Segments",
            "because you bought",
            "buy again: ",
            "new for you: ",
            "scripts/dangol show customer ",
            file().toString())
        .doesNotContain("coverage", "log-loss");
  }

  @Test
  default void aNightThatHasNothingToDoShowsWhatIsServed() {
    String text = new DemoText(FirstNight.settings(), FirstNight.again(), file()).text();

    assertThat(text).contains("release 1", "Segments", "because you bought");
  }

  private static Path file() {
    return NightReports.of(FirstNight.settings()).last(FirstNight.AS_OF);
  }
}
