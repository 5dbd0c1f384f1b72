package io.dangol.recommend.relate;

import static org.assertj.core.api.Assertions.assertThat;

import io.dangol.testing.Hocon;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BundleSearchTest {
  private static final int ITEMS = 6;

  /** Baskets of other things, so that no item is in most of them. */
  private static final List<List<Integer>> OTHERS = baskets(100);

  @Test
  void aSetThatIsBoughtAsOneIsListedWithoutItsParts() {
    List<List<Integer>> shop = shop(baskets(10, 0, 1, 2), baskets(4, 0), baskets(4, 1));

    assertThat(found(shop, "")).containsExactly(List.of(0, 1, 2));
  }

  @Test
  void fourItemsAreABundleWithoutItsParts() {
    assertThat(found(shop(baskets(10, 0, 1, 2, 3)), "")).containsExactly(List.of(0, 1, 2, 3));
  }

  @Test
  void noBundleIsLargerThanAllowed() {
    assertThat(found(shop(baskets(10, 0, 1, 2, 3)), "max-size = 2, per-item = 3"))
        .allSatisfy(bundle -> assertThat(bundle).hasSize(2))
        .hasSize(6);
  }

  @Test
  void threePairsAreNoTriple() {
    // All three are in 4 baskets; 14 of 134 have two given ones, and 24 the third: 2.5 by chance,
    // and a ratio of 1.1.
    List<List<Integer>> shop =
        shop(baskets(10, 0, 1), baskets(10, 0, 2), baskets(10, 1, 2), baskets(4, 0, 1, 2));

    assertThat(found(shop, ""))
        .containsExactlyInAnyOrder(List.of(0, 1), List.of(0, 2), List.of(1, 2));
  }

  @Test
  void whatIsInHalfOfAllBasketsBelongsToNothing() {
    List<List<Integer>> shop = shop(baskets(10, 0, 1), baskets(10, 0, 1, 2), baskets(100, 2));

    assertThat(found(shop, "")).containsExactly(List.of(0, 1));
  }

  @Test
  void aPairThatIsBoughtWithoutTheThirdToo() {
    List<List<Integer>> shop = shop(baskets(10, 0, 1, 2), baskets(10, 0, 1));

    assertThat(found(shop, "")).containsExactlyInAnyOrder(List.of(0, 1, 2), List.of(0, 1));
  }

  @Test
  void rareSetsAndThoseThatMayBeChanceAreNoBundles() {
    List<List<Integer>> shop = shop(baskets(4, 0, 1));

    assertThat(found(shop, "min-together = 4")).containsExactly(List.of(0, 1));
    assertThat(found(shop, "min-together = 5")).isEmpty();
    // Twice the entropy of 4 in 104: 2 (104 ln 104 - 100 ln 100 - 4 ln 4) = 33.9.
    assertThat(found(shop, "min-log-likelihood-ratio = 33.9")).hasSize(1);
    assertThat(found(shop, "min-log-likelihood-ratio = 34")).isEmpty();
  }

  @Test
  void theStrongestComeFirstAndAnItemIsInFewBundles() {
    List<List<Integer>> shop =
        shop(baskets(30, 0, 1), baskets(20, 1, 2), baskets(10, 2, 3), baskets(10, 4, 5));

    assertThat(found(shop, ""))
        .containsExactly(List.of(0, 1), List.of(4, 5), List.of(2, 3), List.of(1, 2));
    assertThat(found(shop, "per-item = 1"))
        .containsExactly(List.of(0, 1), List.of(4, 5), List.of(2, 3));
    assertThat(found(shop, "list-length = 2")).containsExactly(List.of(0, 1), List.of(4, 5));
  }

  @Test
  void eachSizeHasPlacesOfItsOwn() {
    List<List<Integer>> shop = shop(baskets(20, 0, 1), baskets(10, 0, 1, 2));

    assertThat(found(shop, "per-item = 1, list-length = 1"))
        .containsExactly(List.of(0, 1), List.of(0, 1, 2));
  }

  @Property(tries = 200)
  void findsWhatLookingAtAllSetsFinds(
      @ForAll @Size(min = 5, max = 40) List<@Size(max = 5) Set<@IntRange(max = 4) Integer>> given) {
    List<List<Integer>> shop =
        given.stream().map(basket -> basket.stream().sorted().toList()).toList();
    List<List<Integer>> bundles =
        IntStream.range(1, 1 << ITEMS)
            .mapToObj(bits -> ItemSets.chosen(List.of(0, 1, 2, 3, 4, 5), bits))
            .filter(set -> set.size() > 1 && set.size() < 5)
            .filter(set -> parts(set, 2).allMatch(part -> isBundle(shop, part)))
            .toList();

    assertThat(found(shop, "per-item = 1000, min-together = 2, min-log-likelihood-ratio = 0.5"))
        .containsExactlyInAnyOrderElementsOf(
            bundles.stream().filter(set -> !isExplained(set, bundles, shop)).toList());
  }

  /** Whether a larger bundle has one item more, without which the set would be none. */
  private static boolean isExplained(
      List<Integer> set, List<List<Integer>> bundles, List<List<Integer>> shop) {
    return bundles.stream()
        .filter(larger -> larger.size() == set.size() + 1 && larger.containsAll(set))
        .flatMap(larger -> larger.stream().filter(item -> !set.contains(item)))
        .anyMatch(
            item ->
                !isBundle(shop.stream().filter(basket -> !basket.contains(item)).toList(), set));
  }

  private static boolean isBundle(List<List<Integer>> shop, List<Integer> set) {
    return count(shop, set) >= 2
        && parts(set, 1)
            .allMatch(
                part -> {
                  List<Integer> rest = set.stream().filter(item -> !part.contains(item)).toList();
                  Association both =
                      new Association(
                          shop.size(), count(shop, part), count(shop, rest), count(shop, set));
                  return rest.isEmpty() || (both.lift() > 1 && both.logLikelihoodRatio() >= 0.5);
                });
  }

  private static Stream<List<Integer>> parts(List<Integer> set, int least) {
    return IntStream.range(1, 1 << set.size())
        .mapToObj(bits -> ItemSets.chosen(set, bits))
        .filter(part -> part.size() >= least);
  }

  private static List<List<Integer>> found(List<List<Integer>> shop, String differences) {
    BundleSettings settings =
        Hocon.settings(
            "related.bundles",
            "min-together = 4, min-log-likelihood-ratio = 3.84\n" + differences,
            BundleSettings::read);
    SetAssociation known =
        new SetAssociation(
            shop.size(),
            IntStream.range(0, ITEMS).mapToLong(item -> count(shop, List.of(item))).toArray());
    List<List<Integer>> pairs =
        IntStream.range(0, ITEMS * ITEMS)
            .mapToObj(i -> List.of(i / ITEMS, i % ITEMS))
            .filter(pair -> pair.get(0) < pair.get(1))
            .toList();
    pairs.forEach(pair -> known.put(pair, count(shop, pair)));
    return new BundleSearch(
            known, settings, sets -> sets.stream().mapToLong(set -> count(shop, set)).toArray())
        .from(pairs).stream()
            .peek(bundle -> assertThat(bundle.baskets()).isEqualTo(count(shop, bundle.items())))
            .map(Bundle::items)
            .toList();
  }

  private static long count(List<List<Integer>> shop, List<Integer> set) {
    return shop.stream().filter(basket -> basket.containsAll(set)).count();
  }

  private static List<List<Integer>> baskets(int count, Integer... items) {
    return Collections.nCopies(count, List.of(items));
  }

  @SafeVarargs
  private static List<List<Integer>> shop(List<List<Integer>>... baskets) {
    List<List<Integer>> shop = new ArrayList<>(OTHERS);
    for (List<List<Integer>> some : baskets) {
      shop.addAll(some);
    }
    return shop;
  }
}
