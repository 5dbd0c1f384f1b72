package io.dangol.config;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Renders a value for a message, without showing what is or may be a secret. */
final class ShownValue {
  private static final int LONGEST = 60;

  private ShownValue() {}

  /**
   * The text of the value at a path.
   *
   * @param secrets paths whose values are secret
   */
  static String of(List<String> path, ConfigValue value, Set<List<String>> secrets) {
    if (secrets.contains(path) || Location.isEnvironment(value.origin())) {
      return Secret.SHOWN;
    }
    if (value.valueType() == ConfigValueType.OBJECT) {
      return "an object";
    }
    String text = value.render(ConfigRenderOptions.concise());
    if (isFromEnvironment(value) || isNamedSecret(path, text) || Secret.isToldBy(text)) {
      return Secret.SHOWN;
    }
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
  }

  /** Whether any part of the value, however deep, comes from the environment. */
  private static boolean isFromEnvironment(ConfigValue value) {
    return Location.isEnvironment(value.origin())
        || (value instanceof ConfigList list
            && list.stream().anyMatch(ShownValue::isFromEnvironment))
        || (value instanceof ConfigObject object
            && object.values().stream().anyMatch(ShownValue::isFromEnvironment));
  }

  /**
   * Whether the name of the key suggests a secret. Settings of Spark may be written as objects, so
   * each part of their names counts; and their values may name a secret too, as Java options do.
   */
  private static boolean isNamedSecret(List<String> path, String text) {
    return path.get(0).equals("spark")
        ? Stream.concat(path.stream(), Stream.of(text)).anyMatch(Secret::isNamedBySetting)
        : Secret.isNamedBy(path.get(path.size() - 1));
  }
}
