package io.dangol.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigOriginFactory;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import io.dangol.config.CsvLines.CsvLine;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A CSV file that states objects of the configuration as a table: each row is an object, named by
 * the column {@code name}, and each other column is one of its keys. An empty cell states nothing.
 *
 * <p>What the file states is part of the configuration, with file and line in every message.
 *
 * @param key names the file
 * @param below the path of the objects
 * @param lists columns whose cells are lists, divided by {@code |}
 */
public record TableFile(String key, String below, Set<String> lists) {

  private static final String NAME = "name";
  private static final Pattern DIVIDER = Pattern.compile("\\|");

  public TableFile {
    lists = Set.copyOf(lists);
  }

  /** The configuration with the objects of the file that it names. */
  Config mergedInto(Config config, Problems problems) {
    Optional<ConfigValue> stated = Reading.find(config.root(), ConfigUtil.splitPath(key));
    Optional<Path> file = stated.flatMap(Values::path);
    if (file.isEmpty()) {
      return config;
    }
    try {
      return merged(config, file.get(), CsvLines.of(text(file.get())), problems);
    } catch (CharacterCodingException e) {
      problems.add(new Location(file.get().toString(), 0), key + " must be a file in UTF-8");
    } catch (IOException e) {
      problems.add(
          Location.of(stated.get().origin()),
          key + " is " + file.get() + ", but there is no such file, or it is not readable");
    }
    return config;
  }

  /** The text of a file; bytes that are not UTF-8 are an error. */
  private static String text(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
    return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
  }

  private Config merged(Config config, Path file, List<CsvLine> lines, Problems problems) {
    if (lines.isEmpty()) {
      return config;
    }
    CsvLine header = lines.get(0);
    if (!header.cells().contains(NAME)) {
      problems.add(
          new Location(file.toString(), header.line()),
          key + " needs a first line with the names of the columns, one of them " + NAME);
      return config;
    }
    Config merged = config;
    for (CsvLine line : lines.subList(1, lines.size())) {
      Optional<String> problem = problem(merged, header, line);
      problem.ifPresent(
          text -> problems.add(new Location(file.toString(), line.line()), key + " " + text));
      if (problem.isEmpty()) {
        merged =
            merged.withValue(
                path(name(header, line)), object(header, line, origin(file, line.line())));
      }
    }
    return merged;
  }

  private Optional<String> problem(Config config, CsvLine header, CsvLine line) {
    if (line.cells().size() > header.cells().size()) {
      return Optional.of(
          "has %s cells in this line and %s columns"
              .formatted(line.cells().size(), header.cells().size()));
    }
    String name = name(header, line);
    if (name.isEmpty()) {
      return Optional.of("has no name in this line");
    }
    return config.hasPath(path(name))
        ? Optional.of(
            "has the name %s, which %s has, too"
                .formatted(name, Location.of(config.getValue(path(name)).origin())))
        : Optional.empty();
  }

  private static String name(CsvLine header, CsvLine line) {
    return line.cell(header.cells().indexOf(NAME));
  }

  private String path(String name) {
    return below + "." + ConfigUtil.quoteString(name);
  }

  private ConfigValue object(CsvLine header, CsvLine line, ConfigOrigin origin) {
    Map<String, ConfigValue> values = new HashMap<>();
    for (int column = 0; column < header.cells().size(); column++) {
      String name = header.cells().get(column);
      String cell = line.cell(column);
      if (!name.equals(NAME) && !cell.isEmpty()) {
        values.put(name, value(name, cell).withOrigin(origin));
      }
    }
    return ConfigValueFactory.fromMap(values).withOrigin(origin);
  }

  private ConfigValue value(String column, String cell) {
    if (!lists.contains(column)) {
      return ConfigValueFactory.fromAnyRef(cell);
    }
    List<String> elements = new ArrayList<>();
    Stream.of(DIVIDER.split(cell))
        .map(String::strip)
        .filter(element -> !element.isEmpty())
        .forEach(elements::add);
    return ConfigValueFactory.fromIterable(elements);
  }

  private static ConfigOrigin origin(Path file, int line) {
    return ConfigOriginFactory.newSimple(file.toString()).withLineNumber(line);
  }
}
