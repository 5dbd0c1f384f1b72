package io.dangol.app;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.dangol.job.Failure;
import io.dangol.job.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes {@code run-report.json}. */
final class ReportFile {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .addModule(new SimpleModule().addSerializer(double.class, new NumberOrNull()))
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

  private ReportFile() {}

  /** A value as indented JSON with snake_case names. */
  static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a report must be writable as JSON", e);
    }
  }

  /** Readers see the former file or the whole new one. */
  static void write(RunReport report, Path file) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      Path whole = Files.createTempFile(folder, "run-report", ".tmp");
      Files.writeString(whole, json(report) + System.lineSeparator());
      Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw Failure.storage("cannot write the run report to " + file + ": " + e.getMessage(), e);
    }
  }
}
