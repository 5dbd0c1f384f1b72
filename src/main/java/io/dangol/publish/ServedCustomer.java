package io.dangol.publish;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that the current release says of one account's customer.
 *
 * @param profile values of the customer's profile by column, in declared order; null values are
 *     left out
 * @param told what tables tell of the customer in sentences
 * @param list by rank
 * @param shelves those that have an item
 */
public record ServedCustomer(
    Release release,
    String accountId,
    String accountKind,
    Map<String, String> profile,
    List<Sentence> told,
    List<ListedItem> list,
    List<ServedShelf> shelves) {

  /**
   * What a row of a table tells of the customer, or what its first rows do.
   *
   * @param view the name of the table's view
   */
  public record Sentence(String view, String text) {}

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

  /** The first sentence of each table. */
  public List<Sentence> firstTold() {
    Set<String> views = new HashSet<>();
    return told.stream().filter(sentence -> views.add(sentence.view())).toList();
  }
}
