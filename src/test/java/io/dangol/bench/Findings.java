package io.dangol.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a benchmark found, and where it ran: as lines to read or as one JSON object. */
final class Findings {
  private static final MathContext FOUR_DIGITS = new MathContext(4);

  private final Map<String, Object> found = new LinkedHashMap<>();

  Findings(String bench) {
    found.put("bench", bench);
    found.put("machine", Machine.described());
  }

  /**
   * Adds a figure under a name with underscores for blanks.
   *
   * @param value a number, a text, a list, or a map of such by name
   */
  Findings with(String name, Object value) {
    found.put(name, value);
    return this;
  }

  /** All on one line. */
  String json() {
    try {
      return new ObjectMapper().writeValueAsString(found) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A line for each figure, one for each member of a list of maps; numbers have four digits. */
  String text() {
    return found.entrySet().stream()
        .map(figure -> figure.getKey().replace('_', ' ') + ":" + line(figure.getValue()) + "\n")
        .collect(Collectors.joining());
  }

  void print(boolean json) {
    System.out.print(json ? json() : text());
  }

  private static String line(Object value) {
    String text = text(value);
    return text.startsWith("\n") ? text : " " + text;
  }

  private static String text(Object value) {
    if (value instanceof Double number) {
      return Double.isFinite(number)
          ? new BigDecimal(number).round(FOUR_DIGITS).stripTrailingZeros().toPlainString()
          : number.toString();
    }
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(e -> e.getKey().toString().replace('_', ' ') + " " + text(e.getValue()))
          .collect(Collectors.joining(", "));
    }
    if (value instanceof List<?> list) {
      boolean isTable = !list.isEmpty() && list.get(0) instanceof Map;
      return list.stream()
          .map(member -> isTable ? "\n  " + text(member) : text(member))
          .collect(Collectors.joining(isTable ? "" : " "));
    }
    return String.valueOf(value);
  }
}
