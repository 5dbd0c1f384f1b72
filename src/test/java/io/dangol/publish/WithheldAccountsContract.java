package io.dangol.publish;

import static io.dangol.publish.Nights.MORNING;
import static io.dangol.publish.Nights.OF_CUSTOMERS;
import static io.dangol.publish.Nights.publish;
import static io.dangol.publish.Nights.run;
import static io.dangol.publish.Nights.show;
import static io.dangol.publish.Nights.withheld;
import static io.dangol.table.Columns.ACCOUNT_ID;
import static io.dangol.table.Tables.SUPPRESSIONS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Whom no store shows after a withdrawal, whatever the release. */
abstract class WithheldAccountsContract {

  private static final String CHANGES =
      """
      select since_release, account_id, what, change, value_before, value_after
      from changed_since_last_release order by account_id, what""";

  /** The test's store; opened again it is the same one. */
  abstract ServingStore open();

  /** All values of a query that a CRM sends to the public views, divided by blanks. */
  abstract List<String> read(String query);

  @Test
  void whoWithdrewIsInNoViewOfAnyRelease() {
    try (ServingStore store = open()) {
      publish(store, "2011-12-08", "first");
      publish(store, "2011-12-09", "second", Nights.changed("2011-12-09"));

      store.withheld().replace(withheld("bob", "member", 2, OF_CUSTOMERS));
      assertThat(accounts()).doesNotContain("bob").contains("ann", "ann-phone");

      store.rollBack(2, 1, MORNING);
      assertThat(accounts()).doesNotContain("bob").contains("ann", "ann-phone");
      assertThat(read("select count(*) from segments")).as("about nobody").containsExactly("2");

      store.withheld().replace(withheld("bob", "member", 2, List.of()));
      assertThat(accounts()).as("granted again").contains("bob");
    }
  }

  @Test
  void aWithdrawalCountsForTheViewsThatAreMadeForItsPurpose() {
    try (ServingStore store = open()) {
      publish(store, "2011-12-08", "first");
      store.withheld().replace(withheld("ann", "member", 1, List.of("recommendations")));

      assertThat(read("select distinct account_id from recommendations order by 1"))
          .containsExactly("ann-phone", "bob");
      assertThat(read("select account_id from customer_segments order by 1"))
          .containsExactly("ann", "ann-phone", "bob");
      assertThat(
              read("select distinct what from changed_since_last_release where account_id = 'ann'"))
          .containsExactlyInAnyOrder("customer", "segment", "churn_band", "journey_stage");
    }
  }

  @Test
  void ofWhoWithdrewItIsSaidThatTheyAreGoneAndNothingMore() {
    try (ServingStore store = open()) {
      publish(store, "2011-12-08", "first");
      store.withheld().replace(withheld("bob", "member", 2, OF_CUSTOMERS));
      assertThat(read("select * from changed_since_last_release where account_id = 'bob'"))
          .as("at once")
          .isEmpty();

      publish(store, "2011-12-09", "second", Nights.withoutBob("2011-12-09"));
      assertThat(read(CHANGES)).containsExactly("1 bob customer gone null null");

      store.rollBack(2, 1, MORNING);
      assertThat(read(CHANGES)).as("after a rollback").isEmpty();
    }
  }

  @Test
  void whatIsGoneByAWithdrawalOfOnePurposeHasNoValue() {
    try (ServingStore store = open()) {
      publish(store, "2011-12-08", "first");
      store
          .withheld()
          .replace(
              withheld(
                  "bob",
                  "member",
                  2,
                  List.of("customer_profiles", "customer_segments", "churn_scores")));
      publish(store, "2011-12-09", "second", Nights.onlyListOfBob("2011-12-09"));

      assertThat(read(CHANGES))
          .containsExactly("1 bob journey_stage gone null null", "1 bob segment gone null null");
    }
  }

  @Test
  void aSuppressionSaysNoMoreOfWhoWithdrewThanThat() {
    ServingTable suppressions = ServingTable.of(SUPPRESSIONS);
    try (ServingStore store = open()) {
      long release = store.begin(run("2011-12-09"), "key");
      store.load(release, suppressions, Nights.suppressions("2011-12-09"));
      store.flip(0, release, MORNING);
      String all = "select account_id, absent_from, reason from suppressions order by 1, 2";
      assertThat(read(all))
          .containsExactly(
              "bob churn_scores not_recently_active", "bob recommendations no_consent");

      store.withheld().replace(withheld("bob", "member", 2, OF_CUSTOMERS));

      assertThat(read(all)).containsExactly("bob recommendations no_consent");
    }
  }

  @Test
  void whoMustNotBeShownIsUnknownUntilSomebodySaysItAndWhileConsentsAreTaken() {
    try (ServingStore store = open()) {
      WithheldAccounts withheld = store.withheld();
      assertThat(withheld.isKnown()).isFalse();
      withheld.replace(withheld("bob", "member", 2, List.of()));
      assertThat(withheld.isKnown()).isTrue();
      withheld.doubt();
      assertThat(withheld.isKnown()).isFalse();
    }
  }

  @Test
  void whoIsErasedIsNotWithheldAnyMore() {
    try (ServingStore store = open()) {
      show(store, "2011-12-09", "key");
      store.withheld().replace(withheld("bob", "member", 2, OF_CUSTOMERS));
      store.erase(List.of(2L));
      show(store, "2011-12-10", "key");
      assertThat(accounts()).contains("bob");
    }
  }

  /** Every account that any public view names. */
  private Set<String> accounts() {
    Set<String> accounts = new TreeSet<>();
    for (ServingTable table : ServingTable.stored()) {
      if (table.has(ACCOUNT_ID)) {
        for (ServingView view : table.views()) {
          accounts.addAll(read("select distinct account_id from " + view.name()));
        }
      }
    }
    return accounts;
  }
}
