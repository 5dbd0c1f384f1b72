package io.dangol.publish;

import static io.dangol.publish.Nights.show;
import static io.dangol.table.Columns.CHURN_BAND;
import static io.dangol.table.Tables.CHURN_SCORES;
import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.table.Field;
import io.dangol.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class PostgresUpgradeTest {

  private static final ServingTable SCORES = ServingTable.of(CHURN_SCORES);

  private PostgresDatabase database;

  @BeforeEach
  void create() {
    database = PostgresDatabase.create("upgrade_test");
  }

  @Test
  void columnsOfTheViewsSayWhatTheyAre() {
    database.settings().open().close();

    assertThat(
            database.read(
                """
                select col_description('dangol.churn_scores'::regclass, attnum)
                from pg_attribute
                where attrelid = 'dangol.churn_scores'::regclass and attname = 'churn_band'"""))
        .containsExactly("How likely the customer is to leave: low, medium or high.");
    assertThat(database.read("select obj_description('dangol.churn_scores'::regclass)"))
        .containsExactly(
            "one row per recently active customer and as-of date, repeated for each account of the"
                + " customer.");
  }

  @Test
  void aColumnThatWasDeclaredLaterJoinsAnOlderSchema() throws SQLException {
    try (ServingStore store = database.settings().open()) {
      show(store, "2011-12-08", "former");
    }
    asJob("drop view churn_scores, churn_scores_v1");
    asJob("alter table released_churn_scores drop column drivers");

    try (ServingStore store = database.settings().open()) {
      show(store, "2011-12-09", "key");
      assertThat(database.read("select drivers from churn_scores where account_id = 'ann'"))
          .containsExactly("[\"recency_days\"]");
    }
  }

  @Test
  void aNewColumnStandsLastAndLeavesGrantsAndViewsOfOthersAlone() throws SQLException {
    database.settings().open().close();
    asJob("drop view churn_scores, churn_scores_v1");
    asJob("alter table released_churn_scores drop column churn_band");
    for (ServingView view : SCORES.views()) {
      asJob("create " + without(CHURN_BAND, view).definition());
    }
    asJob("create view of_mine as select account_id, drivers from churn_scores");
    asJob("grant select on churn_scores to pg_monitor");

    try (ServingStore store = database.settings().open()) {
      show(store, "2011-12-09", "key");
    }

    assertThat(columns("churn_scores")).endsWith("churn_probability", "drivers", "churn_band");
    assertThat(database.read("select churn_band from churn_scores where account_id = 'ann'"))
        .containsExactly("low");
    assertThat(admin("select drivers from dangol.of_mine where account_id = 'ann'"))
        .containsExactly("[\"recency_days\"]");
    assertThat(admin("select has_table_privilege('pg_monitor', 'dangol.churn_scores', 'select')"))
        .containsExactly("t");
    database.settings().open().close();
    assertThat(columns("churn_scores")).endsWith("churn_probability", "drivers", "churn_band");
  }

  @Test
  void aColumnThatIsNotDeclaredAnyMoreLeavesTheView() throws SQLException {
    database.settings().open().close();
    String declared = SCORES.views().get(0).definition();
    asJob("create or replace " + declared.replace(" from released", ", 1 as former from released"));
    assertThat(columns("churn_scores")).endsWith("former");

    database.settings().open().close();

    assertThat(columns("churn_scores")).endsWith("drivers");
    assertThat(database.read("select * from churn_scores")).isEmpty();
  }

  @Test
  void anOlderSchemaLearnsWhomNotToShow() throws SQLException {
    try (ServingStore store = database.settings().open()) {
      show(store, "2011-12-09", "key");
    }
    for (ServingView view : SCORES.views()) {
      String declared = view.definition();
      asJob("create or replace " + declared.substring(0, declared.indexOf(" and not exists")));
    }
    for (ServingTable table : ServingTable.stored()) {
      for (ServingView view : table.views()) {
        if (!table.equals(SCORES) && view.definition().contains("withheld")) {
          asJob("drop view " + view.name());
        }
      }
    }
    asJob("drop table withheld, withheld_state");
    try (ServingQueries older = database.settings().queries()) {
      assertThat(older.knowsWithheld()).isFalse();
    }

    try (ServingStore store = database.settings().open()) {
      assertThat(store.withheld().isKnown()).isFalse();
      store.withheld().replace(Nights.withheld("ann", "member", 1, Nights.OF_CUSTOMERS));
    }

    assertThat(database.read("select account_id from churn_scores")).containsExactly("ann-phone");
    assertThat(database.read("select account_id from churn_scores_v1"))
        .containsExactly("ann-phone");
  }

  private static ServingView without(Field column, ServingView view) {
    return new ServingView(
        view.name(),
        view.table(),
        view.columns().stream().filter(field -> !field.equals(column)).toList());
  }

  private List<String> columns(String view) throws SQLException {
    return admin(
        "select attname from pg_attribute where attrelid = 'dangol.%s'::regclass order by attnum"
            .formatted(view));
  }

  private List<String> admin(String query) throws SQLException {
    try (Connection admin = TestPostgres.admin(database.name())) {
      return PostgresDatabase.read(admin, query);
    }
  }

  private void asJob(String statement) {
    try (Sql job = PostgresConnections.sql(database.settings(), "test")) {
      job.write(
          () -> {
            job.execute(statement);
            return true;
          });
    }
  }
}
