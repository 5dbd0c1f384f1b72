package io.dangol.ingest.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.NullType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;

/**
 * Checks that a text is exactly one JSON object of declared types. Spark's {@code from_json} is
 * less strict: it takes the first of two objects, the last of two equal keys, the text of a list or
 * a structure, a number in Java's notation, and the current day for a time without one.
 *
 * @param types of the keys that are read; values of others may be anything
 * @param hasTimeFormat whether times are read by a pattern of the source
 */
record JsonObjects(StructType types, boolean hasTimeFormat) implements Serializable {
  private static final long serialVersionUID = 1L;

  // Quotes and numbers as from_json takes them.
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .build();

  private static final Pattern HAS_DAY = Pattern.compile("\\s*\\d{4,6}-\\d{1,2}-\\d{1,2}(\\D.*)?");
  private static final String FORM =
      ": write each object on a line of its own (jq -c . FILE does), or all as one array";

  private static final String INEXACT =
      "has a number with an exponent or many digits where types says string: declare it double, or decimal(38,10)";

  /** Of any keys. */
  static final JsonObjects OF_ANY_TYPES = new JsonObjects(new StructType(), false);

  /**
   * What is wrong with the text, as the end of a sentence that begins with its position; empty if
   * nothing is.
   *
   * @param keys gets the object's own keys
   */
  Optional<String> fault(String text, Consumer<String> keys) {
    try (JsonParser json = FACTORY.createParser(text)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return Optional.of("is no JSON object" + FORM);
      }
      Optional<String> misfit = ofObject(json, types, keys);
      if (misfit.isPresent()) {
        return misfit;
      }
      return json.nextToken() == null
          ? Optional.empty()
          : Optional.of("goes on behind its JSON object" + FORM);
    } catch (JsonProcessingException e) {
      boolean isTwice = String.valueOf(e.getOriginalMessage()).startsWith("Duplicate field");
      return Optional.of(
          (isTwice ? "names a key of a JSON object twice" : "is no whole and sound JSON object")
              + FORM);
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot be read", e);
    }
  }

  /**
   * What is wrong with the value at the parser; afterwards the parser is at the end of the value.
   */
  private Optional<String> misfit(JsonParser json, DataType type) throws IOException {
    return switch (json.currentToken()) {
      case START_OBJECT -> ofObject(json, type, key -> {});
      case START_ARRAY -> ofArray(json, type);
      case VALUE_NUMBER_FLOAT ->
          type instanceof StringType && isInexact(json) ? Optional.of(INEXACT) : ofTime(json, type);
      default -> ofTime(json, type);
    };
  }

  private Optional<String> ofObject(JsonParser json, DataType type, Consumer<String> keys)
      throws IOException {
    Optional<String> found =
        type instanceof StringType
            ? Optional.of("has a structure where types says string: declare what it holds")
            : Optional.empty();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String key = json.currentName();
      keys.accept(key);
      json.nextToken();
      Optional<String> below = misfit(json, below(type, key));
      found = found.isPresent() ? found : below;
    }
    return found;
  }

  private Optional<String> ofArray(JsonParser json, DataType type) throws IOException {
    Optional<String> found =
        type instanceof StringType
            ? Optional.of(
                "has a list where types says string: declare an array, and name it in the source's key each")
            : Optional.empty();
    DataType element = type instanceof ArrayType array ? array.elementType() : new NullType();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      Optional<String> below = misfit(json, element);
      found = found.isPresent() ? found : below;
    }
    return found;
  }

  private Optional<String> ofTime(JsonParser json, DataType type) throws IOException {
    boolean isTime = type instanceof TimestampType || type instanceof TimestampNTZType;
    if (!isTime || hasTimeFormat || json.currentToken() == JsonToken.VALUE_NULL) {
      return Optional.empty();
    }
    return json.currentToken() == JsonToken.VALUE_STRING
            && HAS_DAY.matcher(json.getText()).matches()
        ? Optional.empty()
        : Optional.of(
            "has a time without a day, or a number, where types says timestamp: declare a number bigint and write timestamp_seconds(...) or timestamp_millis(...)");
  }

  private static DataType below(DataType type, String key) {
    if (type instanceof StructType struct && struct.getFieldIndex(key).isDefined()) {
      return struct.apply(key).dataType();
    }
    return type instanceof MapType map ? map.valueType() : new NullType();
  }

  /** Whether Spark would read the number as floating point and write it in Java's notation. */
  private static boolean isInexact(JsonParser json) throws IOException {
    return json.isNaN() || !Double.toString(json.getDoubleValue()).equals(json.getText());
  }
}
