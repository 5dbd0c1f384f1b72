package io.dangol.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dangol.job.Failure;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockedStoreTest {
  private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

  @TempDir private Path folder;

  @Test
  void twoRunsWithStoresOfTheirOwnDoNotWriteTheSameTables() {
    String first =
        LockedStore.during(
            store("one"),
            "the first",
            CLOCK,
            one -> {
              assertThatThrownBy(() -> second(store("two")))
                  .isInstanceOfSatisfying(
                      Failure.class,
                      failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.LOCKED))
                  .hasMessageContaining("the folder of tables is held by the first, process ")
                  .hasMessageContaining("since 1970-01-01T00:00:00Z");
              return "done";
            });

    assertThat(first).isEqualTo("done");
    assertThat(second(store("two"))).isEqualTo("done");
  }

  private static String second(Settings settings) {
    return LockedStore.during(settings, "the second", CLOCK, store -> "done");
  }

  private Settings store(String name) {
    return Settings.load(
        Optional.of(Path.of("conf/demo.conf")),
        List.of("home=" + folder.resolve("home"), "publish.sqlite.path=" + folder.resolve(name)),
        Map.of());
  }
}
