package io.dangol.value;

import io.dangol.value.Counted.Group;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** The customers of CDNOW on whom these models were published, and what they did afterwards. */
final class Cdnow {

  static final double WEEKS_AFTER = 39;

  /** The customers whose outlook the papers print. */
  static final History CUSTOMER_1 = new History(2, 213 / 7.0, 272 / 7.0);

  private Cdnow() {}

  static HoldOut holdOut() {
    return new HoldOut(
        counted(line -> new Outcome(history(line), Math.toIntExact(line[3]))), WEEKS_AFTER);
  }

  static Counted<History> histories() {
    return counted(Cdnow::history);
  }

  static Counted<Spend> spends() {
    return counted(
        line -> line[0] == 0 ? Spend.NONE : spend(Math.toIntExact(line[0]), (int) line[4]));
  }

  private static Spend spend(int repeats, int cents) {
    return new Spend(repeats, cents / 100.0 / repeats);
  }

  private static History history(long[] line) {
    return new History(Math.toIntExact(line[0]), line[1] / 7.0, line[2] / 7.0);
  }

  private static <T extends Comparable<T>> Counted<T> counted(Function<long[], T> value) {
    return new Counted<>(
        lines().stream().map(line -> new Group<>(value.apply(line), line[5])).toList());
  }

  /** Repeats, day of the last, days observed, purchases after, cents of all repeats, customers. */
  private static List<long[]> lines() {
    InputStream file = Objects.requireNonNull(Cdnow.class.getResourceAsStream("cdnow.tsv"));
    try (var reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> Arrays.stream(line.split("\t")).mapToLong(Long::parseLong).toArray())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
