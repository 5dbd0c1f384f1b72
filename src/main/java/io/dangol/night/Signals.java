package io.dangol.night;

import io.dangol.job.Failure;
import java.time.Duration;
import java.util.Optional;

/**
 * What ends this process from outside: Ctrl-C or a scheduler.
 *
 * <p>Spark stops at once when a signal comes, so that whatever runs on it fails. That is no bug and
 * needs no hands: readers keep their release, and the next run goes on.
 */
public final class Signals {
  /** Time for the command to say in its report how it ended. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(5);

  private static final String HANDLER = " handler";

  private Signals() {}

  /** From now on a signal is answered with one line, and the command is waited for. */
  public static void answer(Thread command) {
    Thread answer =
        new Thread(
            () ->
                received()
                    .ifPresent(
                        ended -> {
                          System.err.println(ended.getMessage());
                          waitFor(command);
                        }),
            "dangol-signals");
    Runtime.getRuntime().addShutdownHook(answer);
  }

  /** How the process is being ended; empty while no signal has come. */
  public static Optional<Failure> received() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .flatMap(thread -> failure(thread).stream())
        .findFirst();
  }

  /** The JVM answers a signal in a thread that is named for it and lives until the end. */
  public static Optional<Failure> failure(String thread) {
    return switch (thread) {
      case "SIGINT" + HANDLER -> Optional.of(ended(Failure.Kind.INTERRUPTED));
      case "SIGTERM" + HANDLER, "SIGHUP" + HANDLER -> Optional.of(ended(Failure.Kind.TERMINATED));
      default -> Optional.empty();
    };
  }

  private static Failure ended(Failure.Kind kind) {
    return Failure.ended(
        kind,
        "Interrupted. Readers keep the release they have; the same command goes on where it stopped.");
  }

  private static void waitFor(Thread command) {
    try {
      command.join(LAST_WORDS.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
