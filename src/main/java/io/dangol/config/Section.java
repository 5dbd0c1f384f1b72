package io.dangol.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One object of the configuration, read key by key.
 *
 * <p>A missing or invalid value is reported to {@link Problems}, and the read returns a harmless
 * value: that of {@code reference.conf} if it has one, else the least that is allowed. So all
 * problems are found at once; {@link Problems#throwIfAny()} ends the reading. A key that is never
 * asked for is a problem, too. Keys are relative and may have dots.
 */
public final class Section {
  private final Reading reading;
  private final List<String> path;
  private final Optional<ConfigObject> object;

  /** If the object is missing, which is already reported, nothing more is reported. */
  Section(Reading reading, List<String> path, Optional<ConfigObject> object) {
    this.reading = reading;
    this.path = path;
    this.object = object;
  }

  /** The root of a resolved configuration without {@code reference.conf}. */
  public static Section root(Config config, Problems problems) {
    return root(Reading.of(config, problems));
  }

  /** Whether a path is a URL, such as {@code s3a://bucket/folder}. */
  public static boolean isUrl(String path) {
    return Values.isUrl(path);
  }

  /** Reports a URL with a user or a key before its host, without showing it. */
  public void refuseCredentials(String key) {
    if (has(key) && Secret.isUserOfUrl(text(key))) {
      problem(key, "must not hold a user, a key or a password: they come from the environment");
    }
  }

  static Section root(Reading reading) {
    return new Section(reading, List.of(), Optional.of(reading.root()));
  }

  /** Whether the key has a value; null counts as none. Check optional keys with this first. */
  public boolean has(String key) {
    return entry(key).isStated();
  }

  public boolean flag(String key) {
    return entry(key).read(Values::flag, "must be true or false").orElse(false);
  }

  public int integer(String key, int min, int max) {
    return entry(key).read(Values::integer, "a whole number", Range.of(min, max)).orElse(min);
  }

  public double number(String key, double min, double max) {
    return entry(key).read(Values::number, "a number", Range.of(min, max)).orElse(min);
  }

  /** A whole number; empty for {@code auto}. */
  public OptionalInt integerOrAuto(String key, int min, int max) {
    return optional(
        entry(key).readUnlessAuto(Values::integer, "a whole number", Range.of(min, max)));
  }

  /** A number; empty for {@code auto}. */
  public OptionalDouble numberOrAuto(String key, double min, double max) {
    return entry(key)
        .readUnlessAuto(Values::number, "a number", Range.of(min, max))
        .map(OptionalDouble::of)
        .orElseGet(OptionalDouble::empty);
  }

  /** A whole number of days, written like {@code 90d}. */
  public int days(String key, int min, int max) {
    return entry(key)
        .read(Values::days, "a number of days like 90d", Range.of(min, max, "d"))
        .orElse(min);
  }

  /** A whole number of days; empty for {@code auto}. */
  public OptionalInt daysOrAuto(String key, int min, int max) {
    return optional(
        entry(key)
            .readUnlessAuto(Values::days, "a number of days like 90d", Range.of(min, max, "d")));
  }

  private static OptionalInt optional(Optional<Integer> value) {
    return value.map(OptionalInt::of).orElseGet(OptionalInt::empty);
  }

  /** A whole number of hours, written like {@code 36h}. */
  public int hours(String key, int min, int max) {
    return entry(key)
        .read(Values::hours, "a number of hours like 36h", Range.of(min, max, "h"))
        .orElse(min);
  }

  /** A whole number of seconds, written like {@code 30s} or, of minutes, {@code 5m}. */
  public int seconds(String key, int min, int max) {
    return entry(key)
        .read(Values::seconds, "a time like 30s or 5m", Range.of(min, max, "s"))
        .orElse(min);
  }

  /** A text that is not empty. */
  public String text(String key) {
    return entry(key).read(Values::text, "must be a text that is not empty").orElse("");
  }

  /** A path of this host, not a URL. */
  public Path path(String key) {
    return entry(key)
        .read(Values::path, "must be a path of this host, not a URL")
        .orElse(Path.of(""));
  }

  public List<String> texts(String key) {
    return entry(key)
        .read(Values::texts, "must be a list of texts that are not empty")
        .orElse(List.of());
  }

  /** A list of numbers within a range, each above the one before; it may be empty. */
  public List<Double> ascending(String key, double min, double max) {
    Range<Double> range = Range.of(min, max);
    return entry(key)
        .read(
            value -> Values.ascending(value).filter(all -> all.stream().allMatch(range.holds())),
            "must be a list of numbers, each above the one before, " + range.text())
        .orElse(List.of());
  }

  /** One of the constants, written in lower case with hyphens. */
  public <E extends Enum<E>> E choice(String key, Class<E> type) {
    return entry(key)
        .read(value -> Values.choice(value, type), "must be one of " + names(type))
        .orElse(type.getEnumConstants()[0]);
  }

  /** A list of such constants, each at most once. */
  public <E extends Enum<E>> List<E> choices(String key, Class<E> type) {
    return entry(key)
        .read(
            value -> Values.choices(value, type),
            "must be a list of some of these, each once: " + names(type))
        .orElse(List.of());
  }

  private static <E extends Enum<E>> String names(Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(Values::name)
        .collect(Collectors.joining(", "));
  }

  public ZoneId zone(String key) {
    return entry(key)
        .read(Values::zone, "must be a time zone like Europe/Lisbon")
        .orElse(ZoneOffset.UTC);
  }

  /** An object of free keys, in their order; keys of nested objects are joined by dots. */
  public Map<String, String> textMap(String key) {
    return entry(key).map(Values::scalar, "must be a text");
  }

  /** An object of free keys, in their order; keys of nested objects are joined by dots. */
  public Map<String, Double> numberMap(String key, double min, double max) {
    Range<Double> range = Range.of(min, max);
    return entry(key)
        .map(
            value -> Values.number(value).filter(range.holds()),
            "must be a number, " + range.text());
  }

  /** A value that must come from the environment: a file has {@code ${NAME}}, never the value. */
  public Secret secret(String key) {
    return entry(key).secret();
  }

  public Section section(String key) {
    Entry entry = entry(key);
    return new Section(reading, entry.path(), entry.below());
  }

  /** An object of objects with free names, in the order of the names; null leaves one out. */
  public Map<String, Section> sections(String key) {
    SortedMap<String, Section> sections = new TreeMap<>();
    Section parent = section(key);
    for (String name : parent.object.map(ConfigObject::keySet).orElse(Collections.emptySet())) {
      String quoted = ConfigUtil.quoteString(name);
      if (parent.entry(quoted).isStated()) {
        sections.put(name, parent.section(quoted));
      }
    }
    return Collections.unmodifiableSortedMap(sections);
  }

  /**
   * Reports a problem with a value that only the caller can see.
   *
   * @param message continues after key and value: "must be after from", "has two dates"
   */
  public void problem(String key, String message) {
    entry(key).problem(message);
  }

  /**
   * Reports the former name of a key, if the configuration uses it.
   *
   * @param to the current name, relative to this section
   */
  public void renamed(String key, String to) {
    entry(key).renamed(entry(to).path());
  }

  /** Hides the value of a key in all messages: it may be a secret, although it should not be. */
  public void hide(String key) {
    reading.keepSecret(entry(key).path());
  }

  private Entry entry(String key) {
    List<String> absolute = new ArrayList<>(path);
    absolute.addAll(ConfigUtil.splitPath(key));
    return new Entry(
        reading,
        List.copyOf(absolute),
        object,
        object.flatMap(o -> Reading.find(o, ConfigUtil.splitPath(key))));
  }
}
