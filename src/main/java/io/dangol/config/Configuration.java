package io.dangol.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigUtil;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The configuration of a run: the command line overrides the file, which overrides {@code
 * reference.conf}. A {@code ${NAME}} refers to the configuration itself, else to the environment.
 */
public final class Configuration {
  private final Config config;
  private final Reading reading;

  private Configuration(Config config, Reading reading) {
    this.config = config;
    this.reading = reading;
  }

  /**
   * Loads the configuration. It reports what it cannot read and uses the rest, so that all problems
   * are found.
   *
   * @param file differences from {@code reference.conf}
   * @param pairs {@code key=value} each; later ones override earlier ones; see {@link CommandLine}
   * @param environment variables by name
   */
  public static Configuration load(
      Optional<Path> file, List<String> pairs, Map<String, String> environment, Problems problems) {
    return load(file, pairs, environment, List.of(), problems);
  }

  /** The same with what the files state that these keys name. */
  public static Configuration load(
      Optional<Path> file,
      List<String> pairs,
      Map<String, String> environment,
      List<TableFile> tables,
      Problems problems) {
    Config reference = reference();
    Config over = file.map(path -> parsed(path, problems)).orElseGet(ConfigFactory::empty);
    Config stated = CommandLine.parsed(pairs, problems).withFallback(over).withFallback(reference);
    return of(stated, reference, environment, tables, problems);
  }

  static Configuration of(
      Config stated, Config reference, Map<String, String> environment, Problems problems) {
    return of(stated, reference, environment, List.of(), problems);
  }

  private static Configuration of(
      Config stated,
      Config reference,
      Map<String, String> environment,
      List<TableFile> tables,
      Problems problems) {
    Environment variables = new Environment(environment);
    Config standard = variables.resolved(reference, new Problems(), new HashSet<>());
    Set<List<String>> waiting = new HashSet<>();
    Config config = variables.resolved(stated, problems, waiting);
    for (TableFile table : tables) {
      config = table.mergedInto(config, problems);
    }
    KnownKeys keys = new KnownKeys(reference.root());
    return new Configuration(
        config, new Reading(config, stated, standard, keys, waiting, problems));
  }

  /** The root section; a key is known if any section that was returned asks for it. */
  public Section root() {
    return Section.root(reading);
  }

  /** Keys of {@code reference.conf} that nothing has asked for. */
  public Set<String> unread() {
    return reading.keys().unread();
  }

  /** By key that was asked for, what its value may be: "a whole number, 1 to 1024". */
  public Map<String, String> expected() {
    return reading.expected();
  }

  /**
   * SHA-256 in hex of the values at these paths. Order, comments, files and the spelling of numbers
   * do not matter. Do not include a path with secrets.
   */
  public String fingerprint(Collection<String> paths) {
    return Fingerprint.of(config, paths);
  }

  /** The same for all values except those at these paths, which must include every secret. */
  public String fingerprintBut(Collection<String> paths) {
    return Fingerprint.ofAllBut(config, paths);
  }

  /** This configuration without some keys of each object directly below a path. */
  public Configuration without(String path, Collection<String> keys) {
    Config rest = config;
    if (config.hasPath(path)) {
      for (String name : config.getObject(path).keySet()) {
        for (String key : keys) {
          rest = rest.withoutPath(path + "." + ConfigUtil.quoteString(name) + "." + key);
        }
      }
    }
    return new Configuration(rest, reading);
  }

  /** The text of the application's {@code reference.conf}. */
  static String referenceText() {
    try (InputStream in = Configuration.class.getResourceAsStream("/" + Location.REFERENCE)) {
      if (in == null) {
        throw new IllegalStateException("the application jar lacks " + Location.REFERENCE);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Config reference() {
    ConfigParseOptions options =
        ConfigParseOptions.defaults().setOriginDescription(Location.REFERENCE);
    return ConfigFactory.parseString(referenceText(), options);
  }

  private static Config parsed(Path file, Problems problems) {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      problems.add(new Location(file.toString(), 0), "no such file, or not readable");
      return ConfigFactory.empty();
    }
    return Includes.parsed(file, problems).toConfig();
  }
}
