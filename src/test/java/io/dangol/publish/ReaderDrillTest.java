package io.dangol.publish;

import static io.dangol.publish.Nights.show;
import static io.dangol.table.Tables.CUSTOMER_SEGMENTS;
import static io.dangol.table.Tables.RECOMMENDATIONS;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A CRM reads all the while: eight readers query in loops while nights are published and old ones
 * removed, and one more sits idle in a transaction.
 */
@Tag("server")
class ReaderDrillTest {

  private static final int PUBLICATIONS = 24;
  private static final int READERS = 8;
  private static final List<ServingTable> TABLES =
      List.of(ServingTable.of(RECOMMENDATIONS), ServingTable.of(CUSTOMER_SEGMENTS));

  /** Nights seen by both sides of the statement, and the customers and rows that it found. */
  private static final String STATEMENT =
      """
      select r.release, count(distinct r.as_of_on), bool_and(r.as_of_on = s.as_of_on),
        count(distinct (r.account_id, r.rank)), count(distinct s.account_id)
      from recommendations r join customer_segments s on r.account_id = s.account_id
      group by r.release""";

  private static final String WHOLE_NIGHT = " 1 t 5 3";

  private final PostgresDatabase database = PostgresDatabase.create("reader_drill");
  private final AtomicBoolean done = new AtomicBoolean();

  /** What one reader met; {@code wrong} holds each answer that it should not have got. */
  private record Seen(String isolation, long statements, Set<String> nights, List<String> wrong) {}

  @Test
  void noReaderSeesTwoNightsAnEmptyTableOrAnError() throws Exception {
    ExecutorService readers = Executors.newFixedThreadPool(READERS);
    try (ServingStore store = database.settings().open();
        Connection idle = TestPostgres.reader(database.name())) {
      show(store, "2011-01-01", "first", TABLES);
      idle.setAutoCommit(false);
      assertThat(PostgresDatabase.read(idle, STATEMENT)).containsExactly("1" + WHOLE_NIGHT);
      List<Future<Seen>> reading = new ArrayList<>();
      for (int reader = 0; reader < READERS; reader++) {
        reading.add(readers.submit(reader % 2 == 0 ? readCommitted() : repeatableRead()));
      }
      for (int night = 2; night <= PUBLICATIONS + 1; night++) {
        show(store, String.format(Locale.ROOT, "2011-01-%02d", night), "night " + night, TABLES);
        store.dropBeyond(1);
      }
      done.set(true);
      List<Seen> seen = new ArrayList<>();
      for (Future<Seen> reader : reading) {
        seen.add(reader.get());
      }

      print(seen);
      assertThat(seen).allSatisfy(reader -> assertThat(reader.wrong()).isEmpty());
      assertThat(seen).allSatisfy(reader -> assertThat(reader.nights()).hasSizeGreaterThan(3));
      assertThat(PostgresDatabase.read(idle, STATEMENT)).hasSize(1);
      idle.rollback();
      store.dropBeyond(1);
      assertThat(store.kept()).hasSize(2);
    } finally {
      done.set(true);
      readers.shutdownNow();
    }
  }

  /** Each statement for itself. */
  private Callable<Seen> readCommitted() {
    return () -> {
      Seen seen = new Seen("READ COMMITTED", 0, new HashSet<>(), new ArrayList<>());
      long statements = 0;
      try (Connection connection = TestPostgres.reader(database.name())) {
        while (!done.get()) {
          note(connection, seen);
          statements++;
        }
      }
      return new Seen(seen.isolation(), statements, seen.nights(), seen.wrong());
    };
  }

  /** Three statements in a transaction: all of the same night. */
  private Callable<Seen> repeatableRead() {
    return () -> {
      Seen seen = new Seen("REPEATABLE READ", 0, new HashSet<>(), new ArrayList<>());
      long statements = 0;
      try (Connection connection = TestPostgres.reader(database.name())) {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        while (!done.get()) {
          String first = note(connection, seen);
          for (int again = 0; again < 2; again++) {
            String next = note(connection, seen);
            if (!next.equals(first)) {
              seen.wrong().add(first + ", then in the same transaction " + next);
            }
          }
          statements += 3;
          connection.commit();
        }
      }
      return new Seen(seen.isolation(), statements, seen.nights(), seen.wrong());
    };
  }

  private static String note(Connection connection, Seen seen) {
    String answer;
    try {
      answer = String.join("; ", PostgresDatabase.read(connection, STATEMENT));
    } catch (SQLException e) {
      answer = "error: " + e.getMessage();
    }
    if (answer.matches("\\d+" + WHOLE_NIGHT)) {
      seen.nights().add(answer);
    } else {
      seen.wrong().add(answer);
    }
    return answer;
  }

  private static void print(List<Seen> seen) {
    System.out.printf("Reader drill: %s publications, %s readers%n", PUBLICATIONS, READERS);
    System.out.printf("%-16s %10s %7s %6s%n", "isolation", "statements", "nights", "wrong");
    for (Seen reader : seen) {
      System.out.printf(
          "%-16s %10d %7d %6d%n",
          reader.isolation(), reader.statements(), reader.nights().size(), reader.wrong().size());
    }
  }
}
