package io.dangol.app;

import io.dangol.publish.ServedCustomer;
import io.dangol.publish.ServedCustomer.Sentence;
import io.dangol.publish.ServedCustomer.ServedShelf;
import io.dangol.publish.ServedItem;
import io.dangol.publish.ServedSegment;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Published rows in words. */
final class ServedText {

  private ServedText() {}

  /** The whole list, the shelves and the profile. */
  static String of(ServedCustomer customer) {
    StringBuilder text =
        new StringBuilder(
            lists(
                customer,
                customer.told(),
                customer.list().size(),
                customer.shelves().stream().map(ServedShelf::name).collect(Collectors.toSet())));
    text.append("  profile:").append(System.lineSeparator());
    customer
        .profile()
        .forEach(
            (name, value) ->
                text.append(
                    String.format("    %s: %s%n", name, Visible.of(String.valueOf(value)))));
    return text.toString();
  }

  private static String line(ServedShelf shelf, int places) {
    String titles = shelf.titles().stream().limit(places).collect(Collectors.joining(", "));
    return String.format("  %s: %s%n", shelf.name().replace('_', ' '), Visible.of(titles));
  }

  /** Some of what tables tell of the customer, the first items of the list, and some shelves. */
  static String lists(
      ServedCustomer customer, List<Sentence> told, int places, Set<String> shelves) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            "Customer %s (%s), as of %s%n",
            Visible.of(customer.accountId()), customer.accountKind(), customer.release().asOf()));
    told.forEach(line -> text.append(String.format("  %s%n", Visible.of(line.text()))));
    TextTable list = new TextTable("rank", "item", "title", "score", "reason");
    for (ServedCustomer.ListedItem item :
        customer.list().subList(0, Math.min(places, customer.list().size()))) {
      list.row(
          item.rank(),
          item.code(),
          item.title(),
          String.format(Locale.ROOT, "%.3f", item.score()),
          item.reason());
    }
    text.append(list);
    customer.shelves().stream()
        .filter(shelf -> shelves.contains(shelf.name()))
        .forEach(shelf -> text.append(line(shelf, places)));
    return text.toString();
  }

  static String of(ServedItem item) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            "Item %s (%s), as of %s%n  on the lists of %s customers, first on %s%n",
            Visible.of(item.code()),
            Visible.of(item.title()),
            item.release().asOf(),
            NightSummary.count(item.customers()),
            NightSummary.count(item.firstPlaces())));
    if (!item.bySource().isEmpty()) {
      text.append(String.format("  proposed by: %s%n", item.bySource()));
    }
    item.told().forEach(line -> text.append(String.format("  %s%n", Visible.of(line))));
    for (ServedItem.Related related : item.related()) {
      String relation = related.relation().replace('_', ' ');
      text.append(
          String.format(
              "  %-15s  %s. %s (%s)%n",
              relation, related.rank(), Visible.of(related.title()), Visible.of(related.code())));
    }
    return text.toString();
  }

  static String of(List<ServedSegment> segments) {
    TextTable table = new TextTable("segment", "customers", "share", "what they are like");
    for (ServedSegment segment : segments) {
      table.row(
          segment.name(),
          NightSummary.count(segment.customers()),
          String.format(Locale.ROOT, "%.1f%%", segment.share() * 100),
          segment.description());
    }
    return table.toString();
  }
}
