package io.dangol.recommend.rank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Where the sources may propose all items, the list is the head of all items scored. */
class BlendedListTest {

  private static final int RANK = 2;

  @Property(tries = 500)
  void equalsTheHeadOfAllItemsScored(@ForAll long seed) {
    Random random = new Random(seed);
    Catalogue catalogue = catalogue(random);
    BlendSettings blend = blend(random);
    DotProducts products = new DotProducts(catalogue);
    BlendList list = Shops.list(Shops.evidence(catalogue, blend, products), blend);
    List<CustomerHistory> customers =
        IntStream.range(0, 4).mapToObj(c -> any(random, catalogue)).toList();
    products.prepare(customers);

    for (CustomerHistory customer : customers) {
      boolean[] excluded = new boolean[catalogue.size];
      for (int i = 0; i < excluded.length; i++) {
        excluded[i] = random.nextInt(5) == 0;
      }
      int n = 1 + random.nextInt(12);

      assertThat(list.top(customer, excluded, n))
          .containsExactly(allScored(catalogue, blend, customer, excluded, n));
    }
  }

  /** The rules of {@link BlendList}, written plainly. */
  private static int[] allScored(
      Catalogue catalogue,
      BlendSettings blend,
      CustomerHistory customer,
      boolean[] excluded,
      int n) {
    double[] own = new double[catalogue.size];
    double[] als = new double[catalogue.size];
    for (int i = 0; i < customer.items.length; i++) {
      int item = customer.items[i];
      own[item] =
          customer.frequencies[i]
              * Math.pow(catalogue.recent[item] + 1.0, blend.popularityExponent());
    }
    for (int i = 0; i < catalogue.size && customer.items.length > 0; i++) {
      for (int k = 0; k < Math.min(catalogue.rank, customer.factors.length); k++) {
        als[i] += customer.factors[k] * catalogue.factors[i * RANK + k];
      }
    }
    double ownMost = most(own);
    double alsMost = most(als);
    double[] scores = new double[catalogue.size];
    for (int i = 0; i < catalogue.size; i++) {
      double sum =
          blend.own() * (ownMost > 0 ? own[i] / ownMost : 0)
              + blend.als() * (alsMost > 0 ? Math.max(0, (float) (als[i] / alsMost)) : 0)
              + blend.popular() * catalogue.popularity[i];
      scores[i] = Math.rint(sum / blend.most() * 1e6) / 1e6;
    }
    return IntStream.range(0, catalogue.size)
        .filter(i -> !excluded[i] && (scores[i] > 0 || catalogue.wasTaken[i]))
        .boxed()
        .sorted(Comparator.<Integer>comparingDouble(i -> -scores[i]).thenComparingInt(i -> i))
        .limit(n)
        .mapToInt(i -> i)
        .toArray();
  }

  private static double most(double[] values) {
    return Arrays.stream(values).max().orElse(0);
  }

  /** Small whole numbers: products are exact, and ties frequent. */
  private static Catalogue catalogue(Random random) {
    List<CatalogueItem> items = new ArrayList<>();
    int size = 1 + random.nextInt(60);
    boolean anyRecent = random.nextInt(4) > 0;
    for (int id = 1; id <= size; id++) {
      long recent = anyRecent ? random.nextInt(6) : 0;
      List<Float> factors =
          random.nextInt(4) == 0
              ? List.of()
              : List.of(random.nextInt(7) - 3f, random.nextInt(7) - 3f);
      items.add(
          Shops.item(id, recent, recent + random.nextInt(2), true, RepeatPolicy.ALWAYS, factors));
    }
    return Shops.catalogue(items);
  }

  private static BlendSettings blend(Random random) {
    double[] weights = random.doubles(3).map(w -> w < 0.2 ? 0 : w).toArray();
    return new BlendSettings(
        weights[0] + 0.01, weights[1], 0, 0, 0, weights[2], 0, 0, 270, random.nextInt(2), 0);
  }

  private static CustomerHistory any(Random random, Catalogue catalogue) {
    var frequencies =
        random
            .ints(random.nextInt(6), 0, catalogue.size)
            .boxed()
            .distinct()
            .collect(Collectors.toMap(item -> item, item -> 1.0 + random.nextInt(3)));
    float[] factors = {random.nextInt(7) - 3f, random.nextInt(7) - 3f};
    return Shops.customer(frequencies, Arrays.copyOf(factors, random.nextInt(4) == 0 ? 0 : RANK));
  }
}
