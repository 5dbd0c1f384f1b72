package io.dangol.publish;

import io.dangol.job.Failure;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** Where the kinds of store differ in what is otherwise the same SQL. */
interface Dialect {

  /** What went wrong, in words that a person can act on; holds no value of a row. */
  Failure failure(SQLException error);

  /** A text as the store can hold it. */
  default String stored(String text) {
    return text;
  }

  /** An instant that is not null. */
  Instant instant(ResultSet row, String column) throws SQLException;
}
