package io.dangol.app;

import io.dangol.config.Section;
import io.dangol.job.Failure;
import io.dangol.night.Settings;
import io.dangol.privacy.FoundFiles;
import io.dangol.privacy.IdSearch;
import io.dangol.publish.PublishSettings;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Proves that no file holds an id. */
@Command(
    name = "find-bytes",
    description = {
      "Looks for ids in every file below home, or below another folder: in its bytes, and in the"
          + " decoded values of Parquet and compressed files, whether a table names the file or not.",
      "The ids come from standard input, one a line. Exit code 0 if no file holds one, 3 if one does."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example:  dangol find-bytes --conf conf/demo.conf < ids.txt"})
final class FindBytesCommand implements Callable<Integer> {
  @Mixin private ConfigOptions config;

  @Option(
      names = "--below",
      paramLabel = "FOLDER",
      description = "Folder to look through instead of home, such as that of landing files.")
  private @Nullable Path below;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    IdSearch ids = new IdSearch(given());
    PrintWriter out = spec.commandLine().getOut();
    long found = 0;
    for (Path folder : folders()) {
      FoundFiles files = FoundFiles.below(folder, ids);
      files.found().forEach(out::println);
      out.printf(
          "%s: %s files, %s bytes read, %s hold an id%n",
          folder,
          NightSummary.count(files.read()),
          NightSummary.count(files.bytes()),
          NightSummary.count(files.found().size()));
      found += files.found().size();
    }
    out.flush();
    return found == 0 ? 0 : Failure.Kind.DATA.exitCode();
  }

  private List<Path> folders() {
    return Optional.ofNullable(below).map(List::of).orElseGet(() -> home(config.settings()));
  }

  /** With the folder of the store where it is elsewhere. */
  private static List<Path> home(Settings settings) {
    if (Section.isUrl(settings.home())) {
      throw Failure.configuration(
          "home is a URL: copy it to a folder of this host, and name that with --below");
    }
    Path home = Path.of(settings.home()).toAbsolutePath();
    List<Path> folders = new ArrayList<>(List.of(home));
    if (settings.publish().store() instanceof PublishSettings.Sqlite store
        && !store.path().toAbsolutePath().startsWith(home)) {
      folders.add(store.path().toAbsolutePath().getParent());
    }
    return folders;
  }

  private static List<String> given() {
    List<String> ids =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .toList();
    if (ids.isEmpty()) {
      throw Failure.configuration("standard input names no id");
    }
    return ids;
  }
}
