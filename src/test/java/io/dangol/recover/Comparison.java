package io.dangol.recover;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lines of a table with truth and estimate, for people. */
final class Comparison {
  private final List<List<String>> lines = new ArrayList<>();

  Comparison() {
    lines.add(List.of("", "truth", "estimate", "goal"));
  }

  void add(String what, String truth, String estimate) {
    lines.add(List.of(what, truth, estimate, ""));
  }

  void add(String what, double truth, double estimate) {
    add(what, number(truth), number(estimate));
  }

  /** An estimate of something whose truth is the best that can be reached. */
  void add(String what, double truth, double estimate, Goal goal) {
    lines.add(List.of(what, number(truth), number(estimate), goal.verdict(estimate)));
  }

  /** What there is nothing of, and why. */
  void absent(String what, String reason) {
    lines.add(List.of(what, "none", "none", reason));
  }

  static String number(double value) {
    return String.format(Locale.ROOT, Math.abs(value) >= 1000 ? "%,.0f" : "%.3f", value);
  }

  /** The lines since the last time, as text. */
  String taken() {
    StringBuilder text = new StringBuilder();
    for (List<String> line : lines) {
      String cells =
          String.format(
              "  %-52s  %9s  %9s  %s", line.get(0), line.get(1), line.get(2), line.get(3));
      text.append(cells.stripTrailing()).append(System.lineSeparator());
    }
    lines.clear();
    return text.toString();
  }
}
