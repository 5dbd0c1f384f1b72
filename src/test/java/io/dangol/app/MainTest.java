package io.dangol.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.job.Failure;
import io.dangol.night.Failures;
import io.dangol.night.Signals;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class MainTest {

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nightly",
        "run",
        "plan",
        "check-config",
        "evaluate",
        "simulate",
        "demo",
        "show",
        "why",
        "show customer",
        "show item",
        "show tables",
        "show metrics",
        "export",
        "maintain",
        "access",
        "erase",
        "find-bytes",
        "rejects",
        "replay",
        "releases",
        "rollback",
        "status",
        "backfill",
        "verify"
      })
  void everyCommandHelpsWithAnExample(String command) {
    List<String> words = List.of((command + " --help").split(" "));

    assertThat(execute(words.toArray(String[]::new))).isZero();
    assertThat(out.toString()).contains("Usage: dangol " + command, "Example:  dangol " + command);
  }

  @Test
  void aMisspeltCommandOrDateIsAConfigurationProblem() {
    assertThat(execute("nightley")).isEqualTo(2);
    assertThat(execute("nightly", "--as-of", "yesterday")).isEqualTo(2);
    assertThat(err.toString()).contains("nightley", "yesterday");
  }

  @Test
  void aWrongOptionTakesOneSentence() {
    assertThat(execute("nightly", "--as-of", "yesterday")).isEqualTo(2);
    assertThat(err.toString().lines())
        .containsExactly(
            "Invalid value for option '--as-of': 'yesterday' is no date, must be written as 2011-12-09",
            "See 'dangol nightly --help'.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nightly --as-of 2999-03-08",
        "run build-profiles --as-of 2999-03-08",
        "backfill --from 2026-03-08 --to 2999-03-08"
      })
  void aNightAfterTodayIsRefusedBeforeItBegins(String command) {
    Path home = folder.resolve("none");
    List<String> words = new ArrayList<>(List.of(command.split(" ")));
    words.addAll(List.of("--conf", "conf/demo.conf", "--set", "home=" + home));

    assertThat(execute(words.toArray(String[]::new))).isEqualTo(2);
    assertThat(err.toString()).contains("2999-03-08 is after today", "--force");
    assertThat(home).doesNotExist();
  }

  @Test
  void anUnknownSubjectIsRefusedBeforeASessionIsOpened() {
    String nowhere = "home=" + folder.resolve("none");
    assertThat(execute("evaluate", "recommend", "chrun", "--set", nowhere)).isEqualTo(2);
    assertThat(err.toString().lines())
        .containsExactly(
            "there is no subject 'chrun'; the subjects are [recommend, churn, value, timing, habits, demand, segment]",
            "See 'dangol evaluate --help'.");
    assertThat(folder.resolve("none")).doesNotExist();
  }

  @Test
  void anIdMayBeANegativeNumberButNoOption() {
    String nowhere = "home=" + folder.resolve("none");
    assertThat(execute("show", "customer", "-144", "--set", nowhere)).isNotEqualTo(2);
    assertThat(err.toString()).doesNotContain("Unknown option", "Missing required");
    assertThat(execute("show", "item", "--hsah", "--set", nowhere)).isEqualTo(2);
    assertThat(err.toString()).contains("Unknown option: '--hsah'");
  }

  @Test
  void nothingIsErasedOnADateBeforeItWasAskedFor() {
    String nowhere = "home=" + folder.resolve("none");
    assertThat(
            execute(
                "erase",
                "--accounts=-",
                "--received=2026-07-02",
                "--as-of=2026-07-01",
                "--set",
                nowhere))
        .isEqualTo(2);
    assertThat(err.toString()).contains("--received 2026-07-02 is after --as-of 2026-07-01");
    assertThat(folder.resolve("none")).doesNotExist();
  }

  @Test
  void anAnswerIsNotWrittenNextToOtherFiles() throws IOException {
    Path accounts = Files.writeString(folder.resolve("request.csv"), "kind,account_id\nmember,x\n");
    String nowhere = "home=" + folder.resolve("none");

    assertThat(execute("access", "--accounts=" + accounts, "--to=" + folder, "--set", nowhere))
        .isEqualTo(2);
    assertThat(err.toString())
        .contains(folder + " is there already, with files: name a new folder for each person");
    assertThat(folder.resolve("none")).doesNotExist();
  }

  @Test
  void aWrongLineOfTheAccountsIsNamedByItsNumberOnly() throws IOException {
    Path accounts = Files.writeString(folder.resolve("request.csv"), "kind,account_id\nC4711\n");
    Path answer = folder.resolve("answer");

    assertThat(execute("access", "--accounts=" + accounts, "--to=" + answer)).isEqualTo(3);
    assertThat(err.toString()).contains("request.csv:2: must be a kind").doesNotContain("C4711");
    assertThat(answer).doesNotExist();
  }

  @Test
  void aSignalIsNoBug() {
    assertThat(Signals.received()).isEmpty();
    assertThat(Signals.failure("SIGINT handler")).map(f -> f.kind().exitCode()).contains(130);
    assertThat(Signals.failure("SIGTERM handler")).map(f -> f.kind().exitCode()).contains(143);
    assertThat(Signals.failure("main")).isEmpty();
  }

  @Test
  void aWrongKeyIsNamedWithoutAStackTrace() {
    assertThat(execute("check-config", "--set", "recommend.rnak=3")).isEqualTo(2);
    assertThat(err.toString())
        .contains("recommend.rnak", "did you mean")
        .doesNotContain("Exception", "\tat ");
  }

  @Test
  void exitCodesTellWhatKindOfTroubleItIs() {
    assertThat(Failures.exitCode(Failure.gate("x", List.of()))).isEqualTo(5);
    assertThat(Failures.exitCode(new RuntimeException(Failure.locked("x")))).isEqualTo(6);
    assertThat(Failures.exitCode(new RuntimeException(new IOException("disk full")))).isEqualTo(4);
    assertThat(Failures.exitCode(new IllegalStateException("bug"))).isEqualTo(70);
  }

  @Test
  void aTraceHoldsNoMessage() {
    Exception inner = new IllegalStateException("value of a row");

    assertThat(Failures.trace(new RuntimeException("also a value", inner)))
        .contains("java.lang.RuntimeException", "java.lang.IllegalStateException", "MainTest")
        .doesNotContain("value");
  }

  private int execute(String... arguments) {
    CommandLine command = Main.commandLine();
    command.setOut(new PrintWriter(out, true));
    command.setErr(new PrintWriter(err, true));
    return command.execute(arguments);
  }
}
