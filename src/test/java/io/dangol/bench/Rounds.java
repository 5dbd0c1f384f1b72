package io.dangol.bench;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Seconds of several contenders that take turns, and their medians. */
final class Rounds {

  private static final int LONGEST_WAIT = 60;

  /** One turn of a contender; returns its seconds, without what it did to get ready. */
  interface Turn {
    double seconds() throws Exception;
  }

  private final Map<String, Turn> contenders = new LinkedHashMap<>();
  private final Map<String, List<Double>> seconds = new LinkedHashMap<>();

  Rounds with(String name, Turn turn) {
    contenders.put(name, turn);
    return this;
  }

  /**
   * One round that is not counted, then the counted ones, each beginning with another contender. A
   * turn begins when the JVM's compiler has done what the turn before left it.
   */
  Rounds run(int rounds) throws Exception {
    List<String> names = new ArrayList<>(contenders.keySet());
    for (int round = 0; round <= rounds; round++) {
      for (int i = 0; i < names.size(); i++) {
        String name = names.get((i + round) % names.size());
        awaitCompiler();
        double taken = contenders.get(name).seconds();
        if (round > 0) {
          seconds.computeIfAbsent(name, none -> new ArrayList<>()).add(taken);
        }
      }
    }
    return this;
  }

  /** Until no method was compiled for a second, or this takes too long. */
  private static void awaitCompiler() throws InterruptedException {
    CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
    long before = -1;
    for (int i = 0; i < LONGEST_WAIT && before < compiler.getTotalCompilationTime(); i++) {
      before = compiler.getTotalCompilationTime();
      Thread.sleep(1000);
    }
  }

  List<Double> of(String name) {
    return seconds.get(name);
  }

  /** The median of each contender. */
  Map<String, Double> medians() {
    Map<String, Double> medians = new LinkedHashMap<>();
    contenders.keySet().forEach(name -> medians.put(name, median(name)));
    return medians;
  }

  /** What each counted round took. */
  Map<String, List<Double>> all() {
    Map<String, List<Double>> all = new LinkedHashMap<>();
    contenders.keySet().forEach(name -> all.put(name, of(name)));
    return all;
  }

  /** How many times the seconds of one contender are those of another. */
  double ratio(String name, String other) {
    return median(name) / median(other);
  }

  double median(String name) {
    return median(of(name));
  }

  static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
