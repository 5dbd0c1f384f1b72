package io.dangol.learn;

import static org.apache.spark.sql.functions.col;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Predicts who stays away, from the days on which customers came so far. It learns how often they
 * come, and needs no past date whose outcome is known.
 */
public interface AbsenceModel {

  /** The probability of no day within the horizon, 0 to 1. */
  Column PROBABILITY = col("absence_probability");

  /** The outcome of a fit. */
  sealed interface Outcome {}

  /**
   * A model was fitted.
   *
   * @param probabilities one row per customer with a day by the as-of date: {@code customer_id} and
   *     {@link #PROBABILITY}
   * @param parameters for {@code ops.models}
   */
  record Fitted(Dataset<Row> probabilities, Map<String, String> parameters) implements Outcome {
    public Fitted {
      parameters = new TreeMap<>(parameters);
    }
  }

  /** There was too little to learn from, which is not an error. */
  record Unfitted(String reason) implements Outcome {}

  /**
   * Fits to what was known at the end of a day.
   *
   * @param days one row per customer and day: {@code customer_id} and {@code day}; later days do
   *     not matter
   * @param horizonDays the probabilities are about this many days after the date
   */
  Outcome asOf(Dataset<Row> days, LocalDate asOf, int horizonDays);
}
