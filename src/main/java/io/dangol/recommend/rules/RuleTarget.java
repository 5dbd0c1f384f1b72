package io.dangol.recommend.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which items a rule covers: those that are among its items, its categories and its brands, as far
 * as it names any. A target without any name covers all items.
 *
 * @param items codes
 * @param categories paths; each covers the categories below it, too
 */
record RuleTarget(List<String> items, List<String> categories, List<String> brands) {

  private static final String LEVEL = " > ";

  RuleTarget {
    items = List.copyOf(items);
    categories = List.copyOf(categories);
    brands = List.copyOf(brands);
  }

  boolean isEverything() {
    return items.isEmpty() && categories.isEmpty() && brands.isEmpty();
  }

  /** Tells which items it covers. */
  Predicate<RuleItem> covering() {
    Set<String> codes = new HashSet<>(items);
    Set<String> names = new HashSet<>(brands);
    return item ->
        (codes.isEmpty() || codes.contains(item.code()))
            && (categories.isEmpty() || isBelowAny(item.category()))
            && (names.isEmpty() || item.brand().filter(names::contains).isPresent());
  }

  private boolean isBelowAny(Optional<String> category) {
    return category.stream()
        .anyMatch(path -> categories.stream().anyMatch(above -> isBelow(path, above)));
  }

  /** Whether a path is another one, or below it. */
  private static boolean isBelow(String path, String above) {
    return path.equals(above) || path.startsWith(above + LEVEL);
  }
}
