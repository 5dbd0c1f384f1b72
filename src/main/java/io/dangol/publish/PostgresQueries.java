package io.dangol.publish;

import io.dangol.job.Failure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Opens a PostgreSQL store read-only. */
final class PostgresQueries {

  private PostgresQueries() {}

  /** Whether the schema has a store's tables. */
  static boolean isThere(PostgresSettings settings) {
    try (Sql sql = PostgresConnections.sql(settings, "look")) {
      return sql.read(() -> isThere(sql));
    }
  }

  /** Empty if nobody holds the store, or if there is none yet. */
  static Optional<ServingStore.Holder> holder(PostgresSettings settings) {
    try (Sql sql = PostgresConnections.sql(settings, "look")) {
      return sql.read(() -> isThere(sql) ? PostgresLock.holder(sql) : Optional.empty());
    }
  }

  /** The schema must have the tables of a store. */
  static ServingQueries open(PostgresSettings settings) {
    Sql sql = PostgresConnections.sql(settings, "look");
    boolean fits = false;
    try {
      sql.run(
          () -> {
            if (!isThere(sql)) {
              throw Failure.storage(
                  settings.where() + ": there is no serving store yet; run a night first", null);
            }
            sql.connection().setReadOnly(true);
            sql.connection().setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
          });
      fits = true;
      return new ServingQueries(sql);
    } finally {
      if (!fits) {
        sql.close();
      }
    }
  }

  private static boolean isThere(Sql sql) throws SQLException {
    return !sql.numbers("select 1 where to_regclass('current_release') is not null").isEmpty();
  }
}
