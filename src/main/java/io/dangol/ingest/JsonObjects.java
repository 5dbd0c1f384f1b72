package io.dangol.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * Whether a text is one JSON object and nothing else. Spark's {@code from_json} would take the
 * first of two objects, and of a key that stands twice the last.
 */
final class JsonObjects {
  // Quotes and numbers as from_json takes them.
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .build();

  private JsonObjects() {}

  /** What is wrong with the text, in words that follow its place; empty if nothing is. */
  static Optional<String> fault(String text) {
    try (JsonParser json = FACTORY.createParser(text)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return Optional.of("is no JSON object");
      }
      json.skipChildren();
      return json.nextToken() == null
          ? Optional.empty()
          : Optional.of("goes on behind its JSON object");
    } catch (JsonProcessingException e) {
      boolean isTwice = String.valueOf(e.getOriginalMessage()).startsWith("Duplicate field");
      return Optional.of(
          isTwice ? "names a key of a JSON object twice" : "is no whole and sound JSON object");
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot be read", e);
    }
  }
}
