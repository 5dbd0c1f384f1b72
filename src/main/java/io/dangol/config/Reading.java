package io.dangol.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** A configuration that is being read: tracks which keys were asked for, and words the problems. */
final class Reading {
  private final Config config;
  private final Config stated;
  private final Config reference;
  private final Problems problems;
  private final KnownKeys keys;
  private final Set<List<String>> waiting;
  private final Set<List<String>> secrets = new HashSet<>();
  private final SortedMap<String, String> expected = new TreeMap<>();

  /**
   * @param config resolved
   * @param stated the same before it was resolved; it has the lines of substitutions
   * @param reference {@code reference.conf}, resolved
   * @param keys those of {@code reference.conf}
   * @param waiting paths without a value because an environment variable is missing; already
   *     reported
   */
  Reading(
      Config config,
      Config stated,
      Config reference,
      KnownKeys keys,
      Set<List<String>> waiting,
      Problems problems) {
    this.config = config;
    this.waiting = Set.copyOf(waiting);
    this.stated = stated;
    this.reference = reference;
    this.keys = keys;
    this.problems = problems;
    problems.addLate(this::unknownKeys);
  }

  /** The reading of a configuration without {@code reference.conf}. */
  static Reading of(Config config, Problems problems) {
    Config none = ConfigFactory.empty();
    return new Reading(config, config, none, new KnownKeys(none.root()), Set.of(), problems);
  }

  static List<String> child(List<String> path, String key) {
    List<String> child = new ArrayList<>(path);
    child.add(key);
    return List.copyOf(child);
  }

  /** The value at a path below an object; null counts as no value. */
  static Optional<ConfigValue> find(ConfigObject object, List<String> path) {
    ConfigValue value = object;
    for (String key : path) {
      try {
        value = value instanceof ConfigObject map ? map.get(key) : null;
      } catch (ConfigException.NotResolved e) {
        return Optional.empty();
      }
      if (value == null) {
        return Optional.empty();
      }
    }
    return isNull(value) ? Optional.empty() : Optional.of(value);
  }

  ConfigObject root() {
    return config.root();
  }

  KnownKeys keys() {
    return keys;
  }

  /** The value of {@code reference.conf} at the path. */
  Optional<ConfigValue> standard(List<String> path) {
    return find(reference.root(), path);
  }

  /** Records that the value of a path is asked for; {@code must} says what it may be. */
  void ask(List<String> path, String must) {
    keys.ask(path);
    expected.put(name(path), must.replaceFirst("^must (be )?", ""));
  }

  SortedMap<String, String> expected() {
    return Collections.unmodifiableSortedMap(expected);
  }

  /** Reports a missing value, unless a missing environment variable was already reported for it. */
  void absent(List<String> path, ConfigObject enclosing, String message) {
    if (waiting.stream().noneMatch(w -> startsWith(path, w))) {
      Location where = enclosing.isEmpty() ? location(path, enclosing) : Location.of(enclosing);
      problems.add(where, name(path) + " " + message + meaning(path));
    }
  }

  /** Reports a bad value, and shows it unless it comes from the environment or is a secret. */
  void bad(List<String> path, ConfigValue value, String must) {
    problems.add(
        location(path, value),
        name(path) + " is " + ShownValue.of(path, value, secrets) + ", " + must + meaning(path));
  }

  /** Reports a problem in the caller's words. */
  void problem(List<String> path, ConfigValue value, String message) {
    if (message.startsWith("must ")) {
      bad(path, value, message);
    } else {
      String is =
          value.valueType() == ConfigValueType.OBJECT
              ? ""
              : " = " + ShownValue.of(path, value, secrets);
      problems.add(location(path, value), name(path) + is + " " + message + meaning(path));
    }
  }

  /** Reports that the value belongs to another path. */
  void renamed(List<String> path, ConfigValue value, List<String> to) {
    problems.add(
        location(path, value), name(path) + " has another name: write " + name(to) + meaning(to));
  }

  /** Hides the value in all messages from now on. */
  void keepSecret(List<String> path) {
    keys.ask(path);
    secrets.add(path);
  }

  private List<Problems.Problem> unknownKeys() {
    List<Problems.Problem> unknown = new ArrayList<>();
    for (List<String> path : keys.unknown(root())) {
      String hint = keys.meant(path).map(key -> ", did you mean " + key + "?").orElse("");
      ConfigValue value = find(root(), path).orElseGet(this::root);
      unknown.add(
          new Problems.Problem(location(path, value), name(path) + " is not a known key" + hint));
    }
    return unknown;
  }

  /** The location of a value; for an environment variable, that of its substitution. */
  private Location location(List<String> path, ConfigValue value) {
    ConfigValue stating =
        Location.isEnvironment(value.origin()) ? find(stated.root(), path).orElse(value) : value;
    return Location.of(stating);
  }

  /** The first sentence of the key's comment in {@code reference.conf}. */
  private String meaning(List<String> path) {
    String comment =
        standard(path).map(v -> String.join(" ", v.origin().comments()).strip()).orElse("");
    int end = comment.indexOf(". ");
    String sentence = end < 0 ? comment : comment.substring(0, end);
    if (sentence.endsWith(".")) {
      sentence = sentence.substring(0, sentence.length() - 1);
    }
    return sentence.isEmpty() ? "" : " (" + sentence.replaceAll("\\s+", " ") + ")";
  }

  private static boolean startsWith(List<String> path, List<String> start) {
    return path.size() >= start.size() && path.subList(0, start.size()).equals(start);
  }

  private static String name(List<String> path) {
    return ConfigUtil.joinPath(path);
  }

  private static boolean isNull(ConfigValue value) {
    try {
      return value.valueType() == ConfigValueType.NULL;
    } catch (ConfigException.NotResolved e) {
      return false;
    }
  }
}
