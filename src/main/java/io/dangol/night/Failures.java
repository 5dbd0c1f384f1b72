package io.dangol.night;

import io.dangol.config.IllegalConfiguration;
import io.dangol.job.ExitCode;
import io.dangol.job.Failure;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;

/** Tells failures that a person can act on from bugs. */
public final class Failures {

  private static final int FRAMES = 25;

  private Failures() {}

  /**
   * The failure behind what was thrown: the signal that ends the process, else its own kind, or
   * STORAGE if reading or writing went wrong.
   */
  public static Optional<Failure> of(Throwable thrown) {
    Optional<Failure> ended = Signals.received();
    if (ended.isPresent()) {
      return ended;
    }
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof Failure failure) {
        return Optional.of(failure);
      }
    }
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (isStorage(cause)) {
        return Optional.of(
            Failure.storage(
                "storage failed: "
                    + cause.getMessage()
                    + ". Nothing was published; mend it or wait, and run the same command again.",
                thrown));
      }
    }
    return Optional.empty();
  }

  /** What the process ends with when a command throws this. */
  public static int exitCode(Throwable thrown) {
    return thrown instanceof IllegalConfiguration
        ? Failure.Kind.CONFIGURATION.exitCode()
        : of(thrown).map(failure -> failure.kind().exitCode()).orElse(ExitCode.BUG.code());
  }

  /**
   * Where it was thrown and by what: kinds and places without messages, as Spark's repeat values of
   * rows.
   */
  public static String trace(Throwable thrown) {
    StringBuilder text = new StringBuilder();
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      text.append(System.lineSeparator()).append(cause.getClass().getName());
      Arrays.stream(cause.getStackTrace())
          .limit(FRAMES)
          .forEach(frame -> text.append(System.lineSeparator()).append("  at ").append(frame));
    }
    return text.toString();
  }

  private static boolean isStorage(Throwable cause) {
    return cause instanceof IOException || cause instanceof SQLException;
  }
}
