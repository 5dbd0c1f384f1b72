package io.dangol.app;

import io.dangol.night.ListInquiry;
import io.dangol.recommend.rank.ItemStanding;
import io.dangol.recommend.rank.ItemStanding.OwnPart;
import io.dangol.recommend.rank.ItemStanding.Part;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The place of an item in a list, in words. */
final class WhyText {

  /** Own items that are named for each source. */
  private static final int NAMED = 3;

  private WhyText() {}

  static String of(String account, String code, ListInquiry.Answer answer) {
    StringBuilder text = new StringBuilder();
    line(
        text,
        "Item %s (%s) for customer %s, as of %s"
            .formatted(
                Visible.of(code), Visible.of(answer.title()), Visible.of(account), answer.asOf()));
    if (answer.standing().isEmpty()) {
      line(
          text,
          "  No list: the customer does not permit it, or had no event before the end of that day.");
      return text.toString();
    }
    ItemStanding standing = answer.standing().get();
    line(text, "  " + verdict(standing));
    if (!standing.rules().isEmpty()) {
      line(text, "  rules: " + String.join(", ", standing.rules()));
    }
    if (!standing.shelves().isEmpty()) {
      line(text, "  shelves: " + shelves(standing));
    }
    if (!standing.parts().isEmpty()) {
      text.append(parts(standing, answer.titles()));
    }
    if (!answer.isAsPublished()) {
      line(
          text,
          "The list that the night wrote differs: the configuration or the data changed since.");
    }
    return text.toString();
  }

  private static String verdict(ItemStanding standing) {
    int length = standing.listed().size();
    return switch (standing.outcome()) {
      case LISTED ->
          "At rank %s of %s with a score of %s.%s"
              .formatted(
                  standing.rank(),
                  length,
                  score(standing.score()),
                  standing.rank() == standing.place()
                      ? ""
                      : " By the model alone it would be at place " + standing.place() + ".");
      case NOT_IN_CATALOGUE ->
          "Not in the list: nobody took the item yet and it has no title, or recommend.max-items"
              + " left it out.";
      case NOT_ON_SALE -> "Not in the list: the item was not on sale that day, or out of stock.";
      case UNWELCOME -> "Not in the list: the customer dislikes the item.";
      case TOO_SOON -> "Not in the list: the customer took it too recently for recommend.repeat.";
      case HIDDEN -> "Not in the list: a rule hides it.";
      case CAPPED ->
          "Not in the list: a rule allows no more of its kind; else it would be at place %s."
              .formatted(standing.place());
      case DISPLACED ->
          "Not in the list: it is at place %s, but rules, recommend.least-new or recommend.exploration put others there."
              .formatted(standing.place());
      case NOT_PROPOSED ->
          standing.place() == 0
              ? "Not in the list: nothing speaks for the item."
              : "Not in the list: it would be at place %s, but is not among the best of any source."
                  .formatted(standing.place());
      case BELOW_THE_END ->
          "Not in the list: it is at place %s, and the list has %s. Its score is %s, the last item's %s."
              .formatted(standing.place(), length, score(standing.score()), score(standing.last()));
    };
  }

  private static String shelves(ItemStanding standing) {
    return standing.shelves().entrySet().stream()
        .map(shelf -> shelf.getKey().word().replace('_', ' ') + " at rank " + shelf.getValue())
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static TextTable parts(ItemStanding standing, Map<Long, String> titles) {
    TextTable table = new TextTable("source", "adds", "of which");
    for (Part part : standing.parts()) {
      table.row(part.source().word(), score(part.value()), ofWhich(part, titles));
    }
    return table;
  }

  private static String ofWhich(Part part, Map<Long, String> titles) {
    List<OwnPart> all = part.ofItems();
    String named =
        all.stream()
            .limit(NAMED)
            .map(own -> score(own.value()) + " " + titles.getOrDefault(own.itemId(), "?"))
            .collect(Collectors.joining(", "));
    if (all.size() <= NAMED) {
      return named;
    }
    double others = all.stream().skip(NAMED).mapToDouble(OwnPart::value).sum();
    return "%s, %s %s others".formatted(named, score(others), all.size() - NAMED);
  }

  private static String score(double score) {
    return String.format(Locale.ROOT, "%.4f", score);
  }

  private static void line(StringBuilder text, String line) {
    text.append(line).append(System.lineSeparator());
  }
}
