package io.dangol.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Parses pairs {@code key=value} of the command line.
 *
 * <p>A value is taken literally, so that paths and URLs need no quotes. Only these values are
 * parsed as HOCON: numbers, {@code true}, {@code false}, {@code null}, values that begin with a
 * quote, a bracket or a brace, and values with <code>${</code>.
 */
final class CommandLine {
  private static final Pattern HOCON =
      Pattern.compile("true|false|null|-?\\d+(\\.\\d+)?([eE]-?\\d+)?|[\"\\[{].*|.*\\$\\{.*");

  /** The end of a key without an equals sign; the text after it may be a value. */
  private static final Pattern NO_KEY = Pattern.compile("[^\\w.\"-]");

  private static final ConfigParseOptions OPTIONS =
      ConfigParseOptions.defaults().setOriginDescription(Location.COMMAND_LINE);

  private CommandLine() {}

  /** Parses without resolving; the last of equal keys wins. */
  static Config parsed(List<String> pairs, Problems problems) {
    Config config = ConfigFactory.empty();
    for (String pair : pairs) {
      config = parsed(pair, problems).withFallback(config);
    }
    return config;
  }

  private static Config parsed(String pair, Problems problems) {
    int equals = pair.indexOf('=');
    String key = equals < 0 ? NO_KEY.split(pair, 2)[0] : pair.substring(0, equals).strip();
    try {
      List<String> path = ConfigUtil.splitPath(key);
      if (equals < 0) {
        problems.add(here(), key + " has no value, must be key=value");
        return ConfigFactory.empty();
      }
      return value(pair.substring(equals + 1).strip(), problems).atPath(ConfigUtil.joinPath(path));
    } catch (ConfigException e) {
      problems.add(
          here(), key + " cannot be read, put texts in double quotes: " + Environment.what(e));
      return ConfigFactory.empty();
    }
  }

  private static ConfigValue value(String text, Problems problems) {
    return HOCON.matcher(text).matches()
        ? ConfigFactory.parseString("value = " + text, Includes.none(OPTIONS, problems))
            .root()
            .get("value")
        : ConfigValueFactory.fromAnyRef(text, Location.COMMAND_LINE);
  }

  private static Location here() {
    return new Location(Location.COMMAND_LINE, 0);
  }
}
