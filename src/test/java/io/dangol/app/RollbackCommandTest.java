package io.dangol.app;

import static io.dangol.publish.Nights.publish;
import static io.dangol.publish.Nights.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.job.FaultPoint;
import io.dangol.lake.LakeGuard;
import io.dangol.night.Settings;
import io.dangol.publish.Nights;
import io.dangol.publish.Publisher;
import io.dangol.publish.ServingStore;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RollbackCommandTest {

  @TempDir private Path home;

  @Test
  void saysWhichNightStaysRolledBack() {
    try (ServingStore store = open()) {
      publish(store, "2011-12-08", "first");
      publish(store, "2011-12-09", "bad");
    }

    assertThat(rollback())
        .startsWith("Readers see release 1, as of 2011-12-08")
        .contains(
            "Release 2, as of 2011-12-09, stays rolled back until"
                + " 'dangol nightly --as-of 2011-12-09 --force'");
  }

  @Test
  void aLaterNightStaysRolledBackWhenAnEarlierOneThatWasKeptIsShown() {
    try (ServingStore store = open()) {
      publish(store, "2011-12-09", "bad");
      keep(store, "2011-12-08");
    }

    assertThat(rollback("--to", "2"))
        .startsWith("Readers see release 2, as of 2011-12-08")
        .contains("Release 1, as of 2011-12-09, stays rolled back until");
    assertThat(rollback("--to", "2")).doesNotContain("stays rolled back");
  }

  @Test
  void aStoreOfOtherTablesIsLeftAlone() {
    try (ServingStore store = open()) {
      publish(store, "2011-12-08", "first");
      publish(store, "2011-12-09", "bad");
      store.belongTo(LakeGuard.ofFolder(home.resolve("others").toString()).id());
    }

    StringWriter said = new StringWriter();
    CommandLine command = Main.commandLine().setErr(new PrintWriter(said, true));
    assertThat(command.execute("rollback", "--set", "home=" + home)).isEqualTo(2);
    assertThat(said.toString()).contains("belongs to other tables than those of home = " + home);
    try (ServingStore store = open()) {
      assertThat(store.current()).hasValueSatisfying(r -> assertThat(r.number()).isEqualTo(2));
      store.belongTo(LakeGuard.ofFolder(home.toString()).id());
    }
    assertThat(rollback()).startsWith("Readers see release 1");
  }

  private static void keep(ServingStore store, String day) {
    Publisher publisher = new Publisher(store, 3, FaultPoint.NONE);
    publisher.keep(
        publisher.load(run(day), "early", Nights.served(Nights.gold(day))), Instant.EPOCH);
  }

  private ServingStore open() {
    return Settings.load(Optional.empty(), List.of("home=" + home), Map.of())
        .publish()
        .store()
        .open();
  }

  /** What the command prints. */
  private String rollback(String... options) {
    List<String> arguments = new ArrayList<>(List.of("rollback", "--set", "home=" + home));
    arguments.addAll(List.of(options));
    StringWriter out = new StringWriter();
    CommandLine command = Main.commandLine().setOut(new PrintWriter(out, true));
    assertThat(command.execute(arguments.toArray(String[]::new))).isZero();
    return out.toString();
  }
}
