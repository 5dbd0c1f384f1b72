package io.dangol.privacy;

import static io.dangol.table.Columns.ACCOUNT_ID;
import static io.dangol.table.Columns.ACCOUNT_KEY;
import static io.dangol.table.Columns.ACCOUNT_KIND;
import static io.dangol.table.Columns.CUSTOMER_ID;

import io.dangol.privacy.AccountList.Account;
import io.dangol.table.Field;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * The customers whom given accounts lead to, each with all accounts. They are as many as people ask
 * to be erased at once, not as many as the shop has.
 *
 * @param known how many of the given accounts are in the vault
 * @param customers ascending
 * @param accountKeys ascending
 * @param ids of the given accounts and of all others of these customers
 */
public record People(long known, List<Long> customers, List<Long> accountKeys, Set<String> ids) {

  /** The columns that {@link #of} joins with. */
  public static final StructType GIVEN =
      new StructType()
          .add(ACCOUNT_KIND.name(), ACCOUNT_KIND.type(), false)
          .add(ACCOUNT_ID.name(), ACCOUNT_ID.type(), false);

  public People {
    customers = List.copyOf(customers);
    accountKeys = List.copyOf(accountKeys);
    ids = Set.copyOf(ids);
  }

  /** The accounts as rows of {@link #GIVEN}. */
  public static List<Row> rows(AccountList given) {
    return given.accounts().stream().map(a -> RowFactory.create(a.kind(), a.id())).toList();
  }

  /**
   * Looks the accounts up. Runs one action.
   *
   * @param given {@link #rows} of the list
   */
  public static People of(AccountList list, Dataset<Row> given, Dataset<Row> identities) {
    // many accounts to one customer
    Dataset<Row> customers =
        identities
            .join(given, GIVEN.fieldNames(), "left_semi")
            .select(CUSTOMER_ID.col())
            .distinct();
    List<Row> all =
        identities
            .join(customers, new String[] {CUSTOMER_ID.name()}, "left_semi")
            .select(ACCOUNT_KIND.col(), ACCOUNT_ID.col(), ACCOUNT_KEY.col(), CUSTOMER_ID.col())
            .collectAsList();
    Set<Account> theirs = new HashSet<>();
    Set<String> ids = new HashSet<>();
    for (Row row : all) {
      theirs.add(new Account(ACCOUNT_KIND.textOf(row), ACCOUNT_ID.textOf(row)));
      ids.add(ACCOUNT_ID.textOf(row));
    }
    list.accounts().forEach(account -> ids.add(account.id()));
    return new People(
        list.accounts().stream().filter(theirs::contains).count(),
        distinct(all, CUSTOMER_ID),
        distinct(all, ACCOUNT_KEY),
        ids);
  }

  /** The keys by which a table is joined; none if it has none. */
  public Collection<Long> keys(Trace trace) {
    return switch (trace) {
      case CUSTOMER -> customers;
      case ACCOUNT -> accountKeys;
      case TEXT, NONE -> List.of();
    };
  }

  /** The ids are personal data, and texts of objects come into logs. */
  @Override
  public String toString() {
    return customers.size() + " customers with " + accountKeys.size() + " accounts";
  }

  private static List<Long> distinct(List<Row> rows, Field key) {
    Stream<Long> keys = rows.stream().map(key::longOf);
    return keys.distinct().sorted().toList();
  }
}
