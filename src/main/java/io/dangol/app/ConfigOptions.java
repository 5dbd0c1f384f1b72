package io.dangol.app;

import io.dangol.night.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of every command that needs the configuration. */
final class ConfigOptions {

  @Option(
      names = "--conf",
      paramLabel = "FILE",
      description = "Configuration file: differences from reference.conf.")
  private @Nullable Path conf;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Sets one key over the file's; may be repeated.")
  private List<String> set = new ArrayList<>();

  Settings settings() {
    return settings(List.of());
  }

  /** With further pairs under those that were given. */
  Settings settings(List<String> below) {
    return load(Optional.ofNullable(conf), below);
  }

  /** With another file where none was given. */
  Settings settings(Path otherwise) {
    return load(Optional.of(conf == null ? otherwise : conf), List.of());
  }

  private Settings load(Optional<Path> file, List<String> below) {
    List<String> pairs = new ArrayList<>(below);
    pairs.addAll(set);
    return Settings.load(file, pairs, System.getenv());
  }
}
