package io.dangol.config;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * One key of one section: reads its value, and reports problems with it.
 *
 * @param path of the key from the root
 * @param enclosing the object that may contain the key; if it is missing, which is already
 *     reported, nothing more is reported
 * @param value empty if nothing is stated; null counts as nothing
 */
record Entry(
    Reading reading,
    List<String> path,
    Optional<ConfigObject> enclosing,
    Optional<ConfigValue> value) {

  private static final String AUTO = "auto";

  boolean isStated() {
    if (value.isPresent()) {
      reading.keys().know(path);
    } else {
      reading.keys().ask(path);
    }
    return value.isPresent();
  }

  /** The value, else that of {@code reference.conf}; empty if neither is valid. */
  <T> Optional<T> read(Function<ConfigValue, Optional<T>> parser, String must) {
    reading.ask(path, must);
    Optional<T> parsed = required().flatMap(parser);
    if (value.isPresent() && parsed.isEmpty()) {
      reading.bad(path, value.get(), must);
    }
    return parsed.or(() -> standard(parser));
  }

  /** The same for a value that must be within a range. */
  <T> Optional<T> read(Function<ConfigValue, Optional<T>> parser, String kind, Range<T> range) {
    Optional<T> parsed = read(parser, "must be " + kind + ", " + range.text());
    if (parsed.filter(range.holds()).isPresent()) {
      return parsed;
    }
    value
        .filter(stated -> parsed.isPresent())
        .ifPresent(stated -> reading.bad(path, stated, "must be " + range.text()));
    return standard(parser);
  }

  /** The same for a value that may be {@code auto}: empty for this. */
  <T> Optional<T> readUnlessAuto(
      Function<ConfigValue, Optional<T>> parser, String kind, Range<T> range) {
    String autoOrKind = "auto or " + kind;
    if (value.flatMap(Values::scalar).filter(AUTO::equals).isPresent()) {
      reading.ask(path, "must be " + autoOrKind + ", " + range.text());
      return Optional.empty();
    }
    return read(parser, autoOrKind, range);
  }

  /** The values of an object with free keys, by key. */
  <T> Map<String, T> map(Function<ConfigValue, Optional<T>> parser, String must) {
    reading.ask(path, "an object of names; each " + must);
    SortedMap<String, T> map = new TreeMap<>();
    for (var entry : object().map(Values::flat).orElse(Map.of()).entrySet()) {
      Optional<T> parsed = parser.apply(entry.getValue());
      parsed.ifPresent(v -> map.put(entry.getKey(), v));
      if (parsed.isEmpty()) {
        reading.bad(Reading.child(path, entry.getKey()), entry.getValue(), must);
      }
    }
    return Collections.unmodifiableSortedMap(map);
  }

  Secret secret() {
    reading.ask(path, "must come from the environment, as ${NAME}");
    reading.keepSecret(path);
    Optional<ConfigValue> stated = required();
    if (stated.isPresent() && !Location.isEnvironment(stated.get().origin())) {
      reading.bad(
          path, stated.get(), "must come from the environment: write ${NAME}, not the value");
    } else if (stated.isPresent() && Values.text(stated.get()).isEmpty()) {
      reading.bad(path, stated.get(), "must not be empty: set the environment variable");
    }
    return new Secret(stated.flatMap(Values::scalar).orElse(""));
  }

  /** The object of this key, whose own keys will be asked for one by one. */
  Optional<ConfigObject> below() {
    reading.keys().know(path);
    return object();
  }

  /** Reports a problem that only the caller can see; the message continues after key and value. */
  void problem(String message) {
    reading.keys().ask(path);
    if (value.isPresent()) {
      reading.problem(path, value.get(), message);
    } else {
      enclosing.ifPresent(o -> reading.absent(path, o, message));
    }
  }

  /** Reports that the value belongs to another path. */
  void renamed(List<String> to) {
    value.ifPresent(
        stated -> {
          reading.keys().ask(path);
          reading.renamed(path, stated, to);
        });
  }

  private Optional<ConfigObject> object() {
    Optional<ConfigValue> stated = required();
    if (stated.isPresent() && !(stated.get() instanceof ConfigObject)) {
      reading.bad(path, stated.get(), "must be an object");
    }
    return stated.filter(ConfigObject.class::isInstance).map(ConfigObject.class::cast);
  }

  /** The value; reports that it is missing. */
  private Optional<ConfigValue> required() {
    if (value.isEmpty()) {
      enclosing.ifPresent(o -> reading.absent(path, o, "is missing"));
    }
    return value;
  }

  /** The value of {@code reference.conf}, for use if the stated one is not valid. */
  private <T> Optional<T> standard(Function<ConfigValue, Optional<T>> parser) {
    return reading.standard(path).flatMap(parser);
  }
}
