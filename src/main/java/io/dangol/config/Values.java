package io.dangol.config;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Converts values of the configuration to Java values; empty if a value is not of that kind. */
final class Values {
  private static final Pattern DAYS = Pattern.compile("(\\d{1,6}) ?(d|day|days)");
  private static final Pattern HOURS = Pattern.compile("(\\d{1,6}) ?(h|hour|hours)");

  private static final Pattern MINUTES = Pattern.compile("(\\d{1,6}) ?(m|minute|minutes)");
  private static final Pattern SECONDS = Pattern.compile("(\\d{1,6}) ?(s|second|seconds)");

  private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:/");

  private Values() {}

  /** The text of a scalar as it was written, including numbers and flags. */
  static Optional<String> scalar(ConfigValue value) {
    return switch (value.valueType()) {
      case STRING, NUMBER, BOOLEAN -> Optional.of(value.atKey("value").getString("value"));
      default -> Optional.empty();
    };
  }

  static Optional<String> text(ConfigValue value) {
    return scalar(value).filter(text -> !text.isBlank());
  }

  static Optional<Path> path(ConfigValue value) {
    return text(value).filter(text -> !isUrl(text)).map(Path::of);
  }

  /** A scheme has at least two letters, so a path with a drive letter is not a URL. */
  static boolean isUrl(String path) {
    return URL.matcher(path).lookingAt();
  }

  static Optional<List<String>> texts(ConfigValue value) {
    if (!(value instanceof ConfigList list)) {
      return Optional.empty();
    }
    List<String> texts = new ArrayList<>();
    for (ConfigValue element : list) {
      text(element).ifPresent(texts::add);
    }
    return texts.size() == list.size() ? Optional.of(List.copyOf(texts)) : Optional.empty();
  }

  static Optional<Boolean> flag(ConfigValue value) {
    return scalar(value)
        .filter(text -> text.equals("true") || text.equals("false"))
        .map(Boolean::valueOf);
  }

  static Optional<Integer> integer(ConfigValue value) {
    try {
      return decimal(value).map(BigDecimal::intValueExact);
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }

  static Optional<Double> number(ConfigValue value) {
    return decimal(value).map(BigDecimal::doubleValue);
  }

  /** Numbers of which each is above the one before. */
  static Optional<List<Double>> ascending(ConfigValue value) {
    if (!(value instanceof ConfigList list)) {
      return Optional.empty();
    }
    List<Double> numbers = new ArrayList<>();
    for (ConfigValue element : list) {
      number(element)
          .filter(n -> numbers.isEmpty() || n > numbers.get(numbers.size() - 1))
          .ifPresent(numbers::add);
    }
    return numbers.size() == list.size() ? Optional.of(List.copyOf(numbers)) : Optional.empty();
  }

  static Optional<Integer> days(ConfigValue value) {
    return measured(value, DAYS);
  }

  static Optional<Integer> hours(ConfigValue value) {
    return measured(value, HOURS);
  }

  static Optional<Integer> seconds(ConfigValue value) {
    return measured(value, SECONDS).or(() -> measured(value, MINUTES).map(m -> m * 60));
  }

  static Optional<ZoneId> zone(ConfigValue value) {
    try {
      return text(value).map(ZoneId::of);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  static <E extends Enum<E>> Optional<E> choice(ConfigValue value, Class<E> type) {
    for (E constant : type.getEnumConstants()) {
      if (scalar(value).filter(name(constant)::equals).isPresent()) {
        return Optional.of(constant);
      }
    }
    return Optional.empty();
  }

  /** Several constants, each once. */
  static <E extends Enum<E>> Optional<List<E>> choices(ConfigValue value, Class<E> type) {
    if (!(value instanceof ConfigList list)) {
      return Optional.empty();
    }
    List<E> choices =
        list.stream().flatMap(element -> choice(element, type).stream()).distinct().toList();
    return choices.size() == list.size() ? Optional.of(choices) : Optional.empty();
  }

  static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Scalars by their keys; keys of nested objects are joined by dots. */
  static Map<String, ConfigValue> flat(ConfigObject object) {
    Map<String, ConfigValue> flat = new TreeMap<>();
    for (Map.Entry<String, ConfigValue> entry : object.entrySet()) {
      if (entry.getValue() instanceof ConfigObject below && !below.isEmpty()) {
        flat(below).forEach((key, value) -> flat.put(entry.getKey() + "." + key, value));
      } else if (entry.getValue().valueType() != ConfigValueType.NULL) {
        flat.put(entry.getKey(), entry.getValue());
      }
    }
    return flat;
  }

  /** The number before a unit. */
  private static Optional<Integer> measured(ConfigValue value, Pattern form) {
    return scalar(value)
        .map(form::matcher)
        .filter(Matcher::matches)
        .map(match -> Integer.valueOf(match.group(1)));
  }

  private static Optional<BigDecimal> decimal(ConfigValue value) {
    try {
      return scalar(value).map(BigDecimal::new);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
