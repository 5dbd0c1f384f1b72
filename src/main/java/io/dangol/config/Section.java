package io.dangol.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One object of the configuration, read key by key.
 *
 * <p>A key that is missing, has the wrong type or is out of range is noted in {@link Problems} and
 * the read returns a harmless value, so that all problems come out at once; {@link
 * Problems#throwIfAny()} ends the reading. The harmless value is that of {@code reference.conf}
 * where it has one, else the least that is allowed. A key that is never asked for is unknown, and a
 * problem too. Keys are relative and may have dots.
 */
public final class Section {
  private final Reading reading;
  private final List<String> path;
  private final Optional<ConfigObject> object;

  /** Without an object, whose lack is already noted, nothing more is noted. */
  Section(Reading reading, List<String> path, Optional<ConfigObject> object) {
    this.reading = reading;
    this.path = path;
    this.object = object;
  }

  /** The root of a resolved configuration that has no manual; see {@link Configuration#root()}. */
  public static Section root(Config config, Problems problems) {
    return root(Reading.of(config, problems));
  }

  static Section root(Reading reading) {
    return new Section(reading, List.of(), Optional.of(reading.root()));
  }

  /** Whether the key has a value; null counts as none. Optional keys are read behind this. */
  public boolean has(String key) {
    boolean has = find(key).isPresent();
    if (has) {
      reading.keys().know(absolute(key));
    } else {
      reading.keys().ask(absolute(key));
    }
    return has;
  }

  public boolean flag(String key) {
    return read(key, Values::flag, "must be true or false").orElse(false);
  }

  public int integer(String key, int min, int max) {
    return read(key, Values::integer, "a whole number", Range.of(min, max)).orElse(min);
  }

  public double number(String key, double min, double max) {
    return read(key, Values::number, "a number", Range.of(min, max)).orElse(min);
  }

  /** A whole number of days, written like {@code 90d}. */
  public int days(String key, int min, int max) {
    return read(key, Values::days, "a number of days like 90d", Range.ofDays(min, max)).orElse(min);
  }

  /** A text that is not empty. */
  public String text(String key) {
    return read(key, Values::text, "must be a text that is not empty").orElse("");
  }

  public List<String> texts(String key) {
    return read(key, Values::texts, "must be a list of texts that are not empty").orElse(List.of());
  }

  /** One of the constants, written in lower case with hyphens. */
  public <E extends Enum<E>> E choice(String key, Class<E> type) {
    E[] constants = type.getEnumConstants();
    String names = Arrays.stream(constants).map(Values::name).collect(Collectors.joining(", "));
    return read(key, value -> Values.choice(value, type), "must be one of " + names)
        .orElse(constants[0]);
  }

  public ZoneId zone(String key) {
    return read(key, Values::zone, "must be a time zone like Europe/Lisbon").orElse(ZoneOffset.UTC);
  }

  /** An object of free keys, in the order of the keys; those of objects within have dots. */
  public Map<String, String> textMap(String key) {
    return map(key, Values::scalar, "must be a text");
  }

  /** An object of free keys, in the order of the keys; those of objects within have dots. */
  public Map<String, Double> numberMap(String key, double min, double max) {
    Range<Double> range = Range.of(min, max);
    return map(
        key,
        value -> Values.number(value).filter(range.holds()),
        "must be a number, " + range.text());
  }

  /**
   * A value that must come from the environment: a file states {@code ${NAME}}, never the value.
   */
  public Secret secret(String key) {
    List<String> at = absolute(key);
    reading.keepSecret(at);
    Optional<ConfigValue> value = present(key);
    if (value.isPresent() && !Location.isEnvironment(value.get().origin())) {
      reading.bad(at, value.get(), "must come from the environment: write ${NAME}, not the value");
    } else if (value.isPresent() && Values.text(value.get()).isEmpty()) {
      reading.bad(at, value.get(), "must not be empty: set the environment variable");
    }
    return new Secret(value.flatMap(Values::scalar).orElse(""));
  }

  public Section section(String key) {
    reading.keys().know(absolute(key));
    return new Section(reading, absolute(key), objectAt(key));
  }

  /**
   * An object whose keys are free names and whose values are objects, in the order of the names.
   */
  public Map<String, Section> sections(String key) {
    SortedMap<String, Section> sections = new TreeMap<>();
    Section parent = section(key);
    for (String name : parent.object.map(ConfigObject::keySet).orElse(Collections.emptySet())) {
      String quoted = ConfigUtil.quoteString(name);
      if (parent.find(quoted).isPresent()) {
        sections.put(name, parent.section(quoted));
      }
    }
    return Collections.unmodifiableSortedMap(sections);
  }

  /**
   * Notes a problem with the value of a key that only the caller can see.
   *
   * @param message goes on after key and value: "must be after from", "has two dates"
   */
  public void problem(String key, String message) {
    reading.keys().ask(absolute(key));
    Optional<ConfigValue> value = find(key);
    if (value.isPresent()) {
      reading.said(absolute(key), value.get(), message);
    } else {
      object.ifPresent(o -> reading.absent(absolute(key), o, message));
    }
  }

  private Optional<ConfigObject> objectAt(String key) {
    Optional<ConfigValue> value = present(key);
    if (value.isPresent() && !(value.get() instanceof ConfigObject)) {
      reading.bad(absolute(key), value.get(), "must be an object");
    }
    return value.filter(ConfigObject.class::isInstance).map(ConfigObject.class::cast);
  }

  private <T> Map<String, T> map(
      String key, Function<ConfigValue, Optional<T>> parser, String must) {
    reading.keys().ask(absolute(key));
    SortedMap<String, T> map = new TreeMap<>();
    for (var entry : objectAt(key).map(Values::flat).orElse(Map.of()).entrySet()) {
      Optional<T> value = parser.apply(entry.getValue());
      value.ifPresent(v -> map.put(entry.getKey(), v));
      if (value.isEmpty()) {
        reading.bad(Reading.child(absolute(key), entry.getKey()), entry.getValue(), must);
      }
    }
    return Collections.unmodifiableSortedMap(map);
  }

  private <T> Optional<T> read(
      String key, Function<ConfigValue, Optional<T>> parser, String kind, Range<T> range) {
    String must = "must be " + kind + ", " + range.text();
    Optional<T> value = read(key, parser, must);
    if (value.filter(range.holds()).isPresent()) {
      return value;
    }
    find(key)
        .filter(found -> value.isPresent())
        .ifPresent(found -> reading.bad(absolute(key), found, "must be " + range.text()));
    return standard(key, parser);
  }

  private <T> Optional<T> read(String key, Function<ConfigValue, Optional<T>> parser, String must) {
    reading.keys().ask(absolute(key));
    Optional<ConfigValue> value = present(key);
    Optional<T> parsed = value.flatMap(parser);
    if (value.isPresent() && parsed.isEmpty()) {
      reading.bad(absolute(key), value.get(), must);
    }
    return parsed.or(() -> standard(key, parser));
  }

  /** What the manual says, where the configuration says nothing that is fit. */
  private <T> Optional<T> standard(String key, Function<ConfigValue, Optional<T>> parser) {
    return reading.standard(absolute(key)).flatMap(parser);
  }

  private Optional<ConfigValue> present(String key) {
    Optional<ConfigValue> value = find(key);
    if (value.isEmpty()) {
      object.ifPresent(enclosing -> reading.absent(absolute(key), enclosing, "is missing"));
    }
    return value;
  }

  private Optional<ConfigValue> find(String key) {
    return object.flatMap(o -> Reading.find(o, ConfigUtil.splitPath(key)));
  }

  private List<String> absolute(String key) {
    List<String> absolute = new ArrayList<>(path);
    absolute.addAll(ConfigUtil.splitPath(key));
    return List.copyOf(absolute);
  }
}
