package io.dangol.publish;

import java.util.List;
import java.util.Map;

/**
 * All that the current release says of one account's customer.
 *
 * @param profile values of the customer's profile by column, in declared order; null values are
 *     left out
 * @param told a sentence from each row of the customer in tables that declare one
 * @param list by rank
 * @param shelves those that have an item
 */
public record ServedCustomer(
    Release release,
    String accountId,
    String accountKind,
    Map<String, String> profile,
    List<String> told,
    List<ListedItem> list,
    List<ServedShelf> shelves) {

  /**
   * One item on a customer's list.
   *
   * @param title the item's name, else its code
   */
  public record ListedItem(
      int rank, String code, String title, double score, String source, String reason) {}

  /**
   * One of the customer's shelves.
   *
   * @param titles of its items by rank; an item without a name has its code
   */
  public record ServedShelf(String name, List<String> titles) {
    public ServedShelf {
      titles = List.copyOf(titles);
    }
  }

  public ServedCustomer {
    told = List.copyOf(told);
    list = List.copyOf(list);
    shelves = List.copyOf(shelves);
  }
}
