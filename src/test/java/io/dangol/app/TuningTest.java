package io.dangol.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.app.TuneJournal.Entry;
import io.dangol.job.Failure;
import io.dangol.night.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TuningTest {

  @TempDir private Path folder;

  private final List<String> measured = new ArrayList<>();

  @Test
  void theBestThirdOfEachRoundGoesOn() {
    assertThat(tuning(9000, Integer.MAX_VALUE).run(9)).isTrue();

    // A trial scores its number modulo 7: 6 first, then 5, then 4; of all customers only the best.
    assertThat(measured)
        .containsExactly(
            "0/1", "1/9", "2/9", "3/9", "4/9", "5/9", "6/9", "7/9", "8/9", "9/9", "4/3", "5/3",
            "6/3", "6/1");
    assertThat(journal().whole()).extracting(Entry::trial).containsExactly(6, 0);
  }

  @Test
  void aSmallShopIsNotDividedTooFar() {
    tuning(700, Integer.MAX_VALUE).run(4);

    assertThat(measured).containsExactly("0/1", "1/3", "2/3", "3/3", "4/3", "3/1", "4/1");
  }

  @Test
  void whatIsTooFewToBeJudgedIsNoPart() {
    tuning(3000, 500, Integer.MAX_VALUE).run(4);

    assertThat(measured).containsExactly("0/1", "1/3", "2/3", "3/3", "4/3", "3/1", "4/1");
  }

  @Test
  void whoRunsOutOfTimeGoesOnWhereItEnded() throws IOException {
    assertThat(tuning(700, 3).run(4)).isFalse();
    assertThat(measured).containsExactly("0/1", "1/3", "2/3");
    // The line that was being written when the process died.
    Files.writeString(file(), "{\"trial\": 3, \"pa", StandardOpenOption.APPEND);

    assertThat(tuning(700, Integer.MAX_VALUE).run(4)).isTrue();

    assertThat(measured).containsExactly("0/1", "1/3", "2/3", "3/3", "4/3", "3/1", "4/1");
  }

  @Test
  void tooFewCustomersAreAnError() {
    Tuning nobody =
        new Tuning(
            journal(),
            1,
            trial -> List.of(),
            (pairs, parts) -> Optional.empty(),
            () -> false,
            (e, b) -> {});

    assertThatThrownBy(() -> nobody.run(1))
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.DATA))
        .hasMessageContaining("too few customers");
  }

  @Test
  void trialsAreDrawnFromTheSeedAndLoadAsSettings() {
    for (String trainer : List.of("mllib", "ials", "filter")) {
      Settings settings = settings(List.of("recommend.trainer=" + trainer));
      for (int trial = 1; trial <= 50; trial++) {
        List<String> drawn = TuneSpace.drawn(settings.recommend().trainer(), 42, trial);
        assertThat(TuneSpace.drawn(settings.recommend().trainer(), 42, trial)).isEqualTo(drawn);
        assertThat(TuneSpace.drawn(settings.recommend().trainer(), 43, trial)).isNotEqualTo(drawn);
        List<String> pairs = new ArrayList<>(drawn);
        pairs.add("recommend.trainer=" + trainer);
        assertThat(settings(pairs).recommend()).isNotEqualTo(settings.recommend());
      }
    }
  }

  private static Settings settings(List<String> pairs) {
    return Settings.load(Optional.of(Path.of("conf/demo.conf")), pairs, Map.of());
  }

  private Tuning tuning(long customers, int most) {
    return tuning(customers, 1, most);
  }

  private Tuning tuning(long customers, int minCustomers, int most) {
    return new Tuning(
        journal(),
        minCustomers,
        trial -> List.of("recommend.rank=" + trial),
        (pairs, parts) -> {
          int trial = pairs.isEmpty() ? 0 : Integer.parseInt(pairs.get(0).split("=", 2)[1]);
          measured.add(trial + "/" + parts);
          return Optional.of(new Tuning.Score(trial % 7 / 10.0, customers / parts));
        },
        () -> measured.size() >= most,
        (entry, best) -> assertThat(best.part()).isEqualTo(1));
  }

  private TuneJournal journal() {
    return TuneJournal.open(file());
  }

  private Path file() {
    return folder.resolve("tune.jsonl");
  }
}
