package io.dangol.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Seconds of several contenders that take turns, and their medians. */
final class Rounds {

  /** One turn of a contender; returns its seconds, without what it did to get ready. */
  interface Turn {
    double seconds() throws Exception;
  }

  private final Map<String, Turn> contenders = new LinkedHashMap<>();
  private final Map<String, List<Double>> uncounted = new LinkedHashMap<>();
  private final Map<String, List<Double>> seconds = new LinkedHashMap<>();

  Rounds with(String name, Turn turn) {
    contenders.put(name, turn);
    return this;
  }

  /** {@link #run(int, int)} after one round that is not counted. */
  Rounds run(int rounds) throws Exception {
    return run(1, rounds);
  }

  /**
   * Some rounds that are not counted, then the counted ones, each beginning with another contender.
   */
  Rounds run(int warmUp, int rounds) throws Exception {
    List<String> names = new ArrayList<>(contenders.keySet());
    for (int round = 0; round < warmUp + rounds; round++) {
      for (int i = 0; i < names.size(); i++) {
        String name = names.get((i + round) % names.size());
        double taken = contenders.get(name).seconds();
        Map<String, List<Double>> kept = round < warmUp ? uncounted : seconds;
        kept.computeIfAbsent(name, none -> new ArrayList<>()).add(taken);
      }
    }
    return this;
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
    return inOrder(seconds);
  }

  /** What each round took that is not counted. */
  Map<String, List<Double>> warmUp() {
    return inOrder(uncounted);
  }

  private Map<String, List<Double>> inOrder(Map<String, List<Double>> taken) {
    Map<String, List<Double>> all = new LinkedHashMap<>();
    contenders.keySet().forEach(name -> all.put(name, taken.getOrDefault(name, List.of())));
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
