package io.dangol.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FillDownTest {
  private final FillDown days = new FillDown(0, 1, 2);

  @Test
  void aLineThatStatesNothingContinuesTheGroupAbove() {
    next("1 May,O1,kim,a", "1 May,O1,kim,a");
    next(",,,b", "1 May,O1,kim,b");
    next(" ,,,c", "1 May,O1,kim,c");
  }

  @Test
  void whatIsListedBeforeAStatedFieldIsCarriedAndWhatIsListedAfterItIsNot() {
    next("1 May,O1,kim,a", "1 May,O1,kim,a");
    next(",O2,,b", "1 May,O2,,b");
    next(",,,c", "1 May,O2,,c");
    next("2 May,,,d", "2 May,,,d");
  }

  @Test
  void aLineThatSaysTheSameAgainContinuesTheGroup() {
    next("1 May,O1,kim,a", "1 May,O1,kim,a");
    next("1 May,,,b", "1 May,O1,kim,b");
    next("1 May,O1,,c", "1 May,O1,kim,c");
  }

  @Test
  void belowALineThatIsLostNothingIsCarriedUntilAGroupBegins() {
    next("1 May,O1,kim,a", "1 May,O1,kim,a");
    days.lost();
    assertThat(days.next(fields(",,,b"))).isEmpty();
    assertThat(days.next(fields(",O2,,b"))).isEmpty();
    next("2 May,O3,lee,c", "2 May,O3,lee,c");
    next(",,,d", "2 May,O3,lee,d");
  }

  @Test
  void aFileBeginsWithAFirstLine() {
    assertThat(days.next(fields(",,,b"))).isEmpty();
  }

  private void next(String line, String filled) {
    assertThat(days.next(fields(line))).contains(fields(filled));
  }

  private static List<String> fields(String line) {
    return List.of(line.split(",", -1));
  }
}
