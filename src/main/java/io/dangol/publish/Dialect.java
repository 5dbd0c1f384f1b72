package io.dangol.publish;

import io.dangol.job.Failure;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** The differences between the kinds of store; the SQL is otherwise the same. */
interface Dialect {

  /** What went wrong and what to do about it; contains no value of a row. */
  Failure failure(SQLException error);

  /** A text as the store can hold it. */
  default String stored(String text) {
    return text;
  }

  /** An instant that is not null. */
  Instant instant(ResultSet row, String column) throws SQLException;
}
