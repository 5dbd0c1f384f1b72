package io.dangol.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigResolver;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Resolves {@code ${NAME}}, and marks in a value's origin that it came from the environment. */
final class Environment {
  /** A quoted value in a message of the library, which may be a password; keys may be shown. */
  private static final Pattern QUOTED_VALUE = Pattern.compile("(?<!key )'[^']{2,}'");

  private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{([^?}][^}]*)}");

  private final ConfigResolveOptions options;

  Environment(Map<String, String> variables) {
    options =
        ConfigResolveOptions.defaults()
            .setUseSystemEnvironment(false)
            .setAllowUnresolved(true)
            .appendResolver(new Variables(Map.copyOf(variables)));
  }

  /**
   * The configuration without the values whose variable is missing.
   *
   * @param waiting receives the paths of those values
   */
  Config resolved(Config stated, Problems problems, Set<List<String>> waiting) {
    try {
      Config resolved = stated.resolve(options);
      waiting(List.of(), resolved.root(), problems, waiting);
      Config complete = resolved;
      for (List<String> path : waiting) {
        complete = complete.withoutPath(ConfigUtil.joinPath(path));
      }
      return complete;
    } catch (ConfigException e) {
      problems.add(where(e, "configuration"), what(e));
      return ConfigFactory.empty();
    }
  }

  static Location where(ConfigException e, String file) {
    return e.origin() == null ? new Location(file, 0) : Location.of(e.origin());
  }

  /** The library's message without the location at its beginning and without quoted values. */
  static String what(ConfigException e) {
    String message = String.valueOf(e.getMessage());
    String location = e.origin() == null ? "" : e.origin().description() + ": ";
    String text = message.startsWith(location) ? message.substring(location.length()) : message;
    return QUOTED_VALUE.matcher(text).replaceAll("'...'");
  }

  private static void waiting(
      List<String> path, ConfigObject object, Problems problems, Set<List<String>> waiting) {
    for (Map.Entry<String, ConfigValue> entry : object.entrySet()) {
      List<String> child = Reading.child(path, entry.getKey());
      ConfigValue value = entry.getValue();
      if (value instanceof ConfigObject below && KnownKeys.showsKeys(below)) {
        waiting(child, below, problems, waiting);
      } else if (!isComplete(value)) {
        waiting.add(child);
        String text = ConfigUtil.joinPath(child) + " needs " + names(value) + ", which is not set";
        problems.add(Location.of(value.origin()), text);
      }
    }
  }

  private static boolean isComplete(ConfigValue value) {
    try {
      if (value instanceof ConfigObject object) {
        return object.isEmpty() || object.values().stream().allMatch(Environment::isComplete);
      }
      return value.valueType() != ConfigValueType.LIST
          || ((ConfigList) value).stream().allMatch(Environment::isComplete);
    } catch (ConfigException.NotResolved e) {
      return false;
    }
  }

  private static String names(ConfigValue value) {
    return SUBSTITUTION
        .matcher(value.render(ConfigRenderOptions.concise()))
        .results()
        .map(MatchResult::group)
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  /** The library calls this for names that the configuration does not define. */
  private record Variables(Map<String, String> variables) implements ConfigResolver {
    @Override
    public @Nullable ConfigValue lookup(String path) {
      String name = String.join(".", ConfigUtil.splitPath(path));
      String value = variables.get(name);
      return value == null
          ? null
          : ConfigValueFactory.fromAnyRef(value, Location.environment(name));
    }

    /** Ignores other resolvers: nothing comes after the environment. */
    @Override
    public ConfigResolver withFallback(ConfigResolver fallback) {
      return this;
    }
  }
}
