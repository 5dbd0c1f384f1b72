package io.dangol.job;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * An exit code of the process, explained for the operator or scheduler that started it.
 *
 * @param meaning in a few words
 * @param remedy what a person can do about it
 * @param worthRetry whether the same command may succeed later without help
 */
public record ExitCode(int code, String meaning, String remedy, boolean worthRetry) {

  public static final ExitCode DONE =
      new ExitCode(0, "done or nothing to do", "Nothing: the command did what it says.", false);

  public static final ExitCode BUG =
      new ExitCode(
          70, "a bug", "The log has the place: report it. Readers keep the former release.", false);

  /** All exit codes by number: success, each kind of {@link Failure}, and a bug. */
  public static List<ExitCode> all() {
    return Stream.of(
            Stream.of(DONE),
            Arrays.stream(Failure.Kind.values()).map(Failure.Kind::exit),
            Stream.of(BUG))
        .flatMap(codes -> codes)
        .sorted(Comparator.comparingInt(ExitCode::code))
        .toList();
  }

  /** As in {@code 4 storage (worth a retry)}. */
  @Override
  public String toString() {
    return code + " " + meaning + (worthRetry ? " (worth a retry)" : "");
  }
}
