package io.dangol.night;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.dangol.job.Failure;
import io.dangol.job.RunReport;
import io.dangol.job.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes {@code run-report.json}. */
public final class ReportFile {
  public static final String NAME = "run-report.json";

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .addModule(
              new SimpleModule()
                  .addSerializer(double.class, new NumberOrNull())
                  .addDeserializer(double.class, new NumberOrNaN()))
          .build();

  private static final ObjectMapper EXACT =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  /** What was not measured (NaN) is null: JSON has no word for it. */
  private static final class NumberOrNull extends StdSerializer<Double> {
    private static final long serialVersionUID = 1L;

    NumberOrNull() {
      super(double.class, false);
    }

    @Override
    public void serialize(Double value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      if (value.isNaN()) {
        json.writeNull();
      } else {
        json.writeNumber(value);
      }
    }
  }

  /** The way back. */
  private static final class NumberOrNaN extends StdDeserializer<Double> {
    private static final long serialVersionUID = 1L;

    NumberOrNaN() {
      super(double.class);
    }

    @Override
    public Double deserialize(JsonParser json, DeserializationContext context) throws IOException {
      return json.getDoubleValue();
    }

    @Override
    public Double getNullValue(DeserializationContext context) {
      return Double.NaN;
    }
  }

  private ReportFile() {}

  /** A value as indented JSON with snake_case names. */
  public static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a report must be writable as JSON", e);
    }
  }

  /** The same on one line. */
  public static String line(Object value) {
    try {
      return JSON.writer().without(SerializationFeature.INDENT_OUTPUT).writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record must be writable as JSON", e);
    }
  }

  /** A value from what {@link #line} has written; empty if it is something else. */
  public static <T> Optional<T> parsed(String line, Class<T> type) {
    try {
      return Optional.of(JSON.readValue(line, type));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** A JSON object whose decimals keep all their places. */
  static ObjectNode object(String json) {
    try {
      return (ObjectNode) EXACT.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Spark must write rows as JSON", e);
    }
  }

  /** The file that was written last, among those of all dates. */
  public static Optional<Path> newest(Path reports) {
    if (!Files.isDirectory(reports)) {
      return Optional.empty();
    }
    try (Stream<Path> dates = Files.list(reports)) {
      return dates
          .map(date -> date.resolve(NAME))
          .filter(Files::exists)
          .max(Comparator.comparing(file -> file.toFile().lastModified()));
    } catch (IOException e) {
      throw Failure.storage("cannot list " + reports + ": " + e.getMessage(), e);
    }
  }

  /** A report that {@link #write} has written, also by an earlier version. */
  public static RunReport read(Path file) {
    try {
      return JSON.readValue(file.toFile(), RunReport.class);
    } catch (IOException e) {
      throw Failure.storage("cannot read the run report " + file + ": " + e.getMessage(), e);
    }
  }

  /** Readers see the former file or the whole new one. */
  public static void write(RunReport report, Path file) {
    WholeFile.write(file, json(report) + System.lineSeparator());
  }
}
