package io.dangol.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
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
import java.util.stream.Stream;

/** One configuration while it is read: what was asked for, and how a problem is worded. */
final class Reading {
  private static final int SHOWN = 60;

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
   * @param stated the same before it was resolved: it knows the line of a substitution
   * @param reference the manual, resolved
   * @param keys those of the manual
   * @param waiting paths whose value the environment lacks, already noted
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

  /** Of a configuration without a manual. */
  static Reading of(Config config, Problems problems) {
    Config none = ConfigFactory.empty();
    return new Reading(config, config, none, new KnownKeys(none.root()), Set.of(), problems);
  }

  static List<String> child(List<String> path, String key) {
    List<String> child = new ArrayList<>(path);
    child.add(key);
    return List.copyOf(child);
  }

  /** The value at a path below an object; null counts as none. */
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

  /** What the manual states for the path. */
  Optional<ConfigValue> standard(List<String> path) {
    return find(reference.root(), path);
  }

  /** Asks for the value of a path; {@code must} says what it may be. */
  void ask(List<String> path, String must) {
    keys.ask(path);
    expected.put(name(path), must.replaceFirst("^must (be )?", ""));
  }

  SortedMap<String, String> expected() {
    return Collections.unmodifiableSortedMap(expected);
  }

  /** Nothing is noted where the environment lacks the value: that is a problem already. */
  void absent(List<String> path, ConfigObject enclosing, String message) {
    if (waiting.stream().noneMatch(w -> startsWith(path, w))) {
      Location where = enclosing.isEmpty() ? location(path, enclosing) : Location.of(enclosing);
      problems.add(where, name(path) + " " + message + meaning(path));
    }
  }

  /** The value is shown, unless it comes from the environment or is a secret. */
  void bad(List<String> path, ConfigValue value, String must) {
    problems.add(
        location(path, value),
        name(path) + " is " + shown(path, value) + ", " + must + meaning(path));
  }

  /** As the caller words it: "must ..." follows the value, anything else is said of it. */
  void said(List<String> path, ConfigValue value, String message) {
    if (message.startsWith("must ")) {
      bad(path, value, message);
    } else {
      String is = value.valueType() == ConfigValueType.OBJECT ? "" : " = " + shown(path, value);
      problems.add(location(path, value), name(path) + is + " " + message + meaning(path));
    }
  }

  /** The value belongs to another path. */
  void renamed(List<String> path, ConfigValue value, List<String> to) {
    problems.add(
        location(path, value), name(path) + " has another name: write " + name(to) + meaning(to));
  }

  /** From now on no message shows the value. */
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

  private String shown(List<String> path, ConfigValue value) {
    if (secrets.contains(path) || Location.isEnvironment(value.origin())) {
      return Secret.SHOWN;
    }
    if (value.valueType() == ConfigValueType.OBJECT) {
      return "an object";
    }
    String text = value.render(ConfigRenderOptions.concise());
    if (isOfEnvironment(value) || isNamedSecret(path, text) || Secret.isToldBy(text)) {
      return Secret.SHOWN;
    }
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
  }

  /** Also of a list of which something is, however deep. */
  private static boolean isOfEnvironment(ConfigValue value) {
    return Location.isEnvironment(value.origin())
        || (value instanceof ConfigList list && list.stream().anyMatch(Reading::isOfEnvironment))
        || (value instanceof ConfigObject object
            && object.values().stream().anyMatch(Reading::isOfEnvironment));
  }

  /**
   * Settings of Spark may be written as objects: each part of their names counts. A value may name
   * a secret too, as an option of Java does.
   */
  private static boolean isNamedSecret(List<String> path, String text) {
    return path.get(0).equals("spark")
        ? Stream.concat(path.stream(), Stream.of(text)).anyMatch(Secret::isNamedBySetting)
        : Secret.isNamedBy(path.get(path.size() - 1));
  }

  /** A value of the environment has no line of its own: its substitution has. */
  private Location location(List<String> path, ConfigValue value) {
    ConfigValue stating =
        Location.isEnvironment(value.origin()) ? find(stated.root(), path).orElse(value) : value;
    return Location.of(stating);
  }

  /** The first sentence of the manual's comment. */
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
