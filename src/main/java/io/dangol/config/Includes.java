package io.dangol.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigIncluderClasspath;
import com.typesafe.config.ConfigIncluderFile;
import com.typesafe.config.ConfigIncluderURL;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Handles {@code include} in a configuration file: it names another file, relative to the including
 * one. A missing file is a problem with file and line, and so is anything but a file, because a
 * configuration must never come from the network.
 *
 * @param chain the files that include each other, the innermost last; empty on the command line
 */
record Includes(List<Path> chain, Problems problems)
    implements ConfigIncluder, ConfigIncluderFile, ConfigIncluderURL, ConfigIncluderClasspath {

  private static final String ONLY_FILES = ", but only files can be included";

  Includes {
    chain = List.copyOf(chain);
  }

  /** The content of a file, including its includes. */
  static ConfigObject parsed(Path file, Problems problems) {
    return parsed(List.of(file), problems);
  }

  /** Parse options of a text that is not a file and must not include anything. */
  static ConfigParseOptions none(ConfigParseOptions options, Problems problems) {
    return options.setIncluder(new Includes(List.of(), problems));
  }

  @Override
  public ConfigObject include(ConfigIncludeContext context, String name) {
    if (chain.isEmpty()) {
      return refused(name, ONLY_FILES + ", by a file");
    }
    if (Values.isUrl(name)) {
      return refused(name, ONLY_FILES);
    }
    Path named;
    try {
      named = including().resolveSibling(name);
    } catch (InvalidPathException e) {
      return refused(name, ", which is no path");
    }
    Path file =
        Files.isRegularFile(named) ? named : named.resolveSibling(named.getFileName() + ".conf");
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      return refused(name, ", but there is no such file, or it is not readable: " + named);
    }
    if (chain.stream().anyMatch(outer -> isSame(outer, file))) {
      return refused(name, ", which is a circle: that file leads here");
    }
    List<Path> longer = new ArrayList<>(chain);
    longer.add(file);
    return parsed(longer, problems);
  }

  @Override
  public ConfigObject includeFile(ConfigIncludeContext context, File file) {
    return include(context, file.getPath());
  }

  @Override
  public ConfigObject includeURL(ConfigIncludeContext context, URL url) {
    return refused(url.toString(), ONLY_FILES);
  }

  @Override
  public ConfigObject includeResources(ConfigIncludeContext context, String resource) {
    return refused(resource, ONLY_FILES);
  }

  /** Ignores other includers: the library's own would fetch URLs. */
  @Override
  public ConfigIncluder withFallback(ConfigIncluder fallback) {
    return this;
  }

  private static ConfigObject parsed(List<Path> chain, Problems problems) {
    Path file = chain.get(chain.size() - 1);
    ConfigParseOptions options =
        ConfigParseOptions.defaults()
            .setAllowMissing(false)
            .setIncluder(new Includes(chain, problems));
    try {
      return ConfigFactory.parseFile(file.toFile(), options).root();
    } catch (ConfigException e) {
      problems.add(Environment.where(e, file.toString()), Environment.what(e));
      return ConfigFactory.empty().root();
    }
  }

  private ConfigObject refused(String name, String why) {
    String shown = Secret.isToldBy(name) ? Secret.SHOWN : name;
    Location where =
        chain.isEmpty()
            ? new Location(Location.COMMAND_LINE, 0)
            : new Location(including().toString(), line(name));
    problems.add(where, "include names " + shown + (Secret.isToldBy(name) ? ONLY_FILES : why));
    return ConfigFactory.empty().root();
  }

  private Path including() {
    return chain.get(chain.size() - 1);
  }

  /** The line of an include statement, which the library does not give; 0 if it is not found. */
  private int line(String name) {
    Pattern statement = Pattern.compile("^[^#\"]*\\binclude\\b[^#]*\"\\Q" + name + "\\E\".*");
    try {
      List<String> lines = Files.readAllLines(including());
      for (int i = 0; i < lines.size(); i++) {
        if (statement.matcher(lines.get(i)).matches()) {
          return i + 1;
        }
      }
    } catch (IOException e) {
      return 0;
    }
    return 0;
  }

  private static boolean isSame(Path one, Path other) {
    return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
  }
}
