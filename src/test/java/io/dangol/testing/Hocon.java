package io.dangol.testing;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.dangol.config.Problems;
import io.dangol.config.Section;
import java.util.function.Function;

/** Settings for tests, written as a configuration file would state them. */
public final class Hocon {

  private Hocon() {}

  /**
   * The settings of one section; fails with all problems that reading finds.
   *
   * @param path of the section, such as {@code recommend}
   * @param differences from the section in {@code reference.conf}
   */
  public static <T> T settings(String path, String differences, Function<Section, T> reader) {
    Config config =
        ConfigFactory.parseString(differences)
            .atPath(path)
            .withFallback(ConfigFactory.parseResources("reference.conf"))
            .withOnlyPath(path)
            .resolve();
    Problems problems = new Problems();
    T settings = reader.apply(Section.root(config, problems).section(path));
    problems.throwIfAny();
    return settings;
  }
}
