package io.dangol.publish;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that the current release says of one account's customer.
 *
 * @param profile values of the customer's profile by column, in their declared order, what is
 *     unknown left out
 * @param segment name of the customer's segment; empty where there is none
 * @param churn empty for a customer who was not scored
 * @param list by rank
 */
public record ServedCustomer(
    Release release,
    String accountId,
    String accountKind,
    Map<String, String> profile,
    Optional<String> segment,
    Optional<Churn> churn,
    List<ListedItem> list) {

  /** How likely the customer is to leave: a probability and its band. */
  public record Churn(double probability, String band) {}

  /**
   * One place of a customer's list.
   *
   * @param title the item's name, else its code
   */
  public record ListedItem(
      int rank, String code, String title, double score, String source, String reason) {}

  public ServedCustomer {
    list = List.copyOf(list);
  }
}
