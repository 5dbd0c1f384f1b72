package io.dangol.recommend.evaluate;

import io.dangol.learn.BootstrapMean;
import io.dangol.learn.Gini;
import io.dangol.learn.RankingTotals;
import io.dangol.recommend.rank.ListKind;
import io.dangol.table.Words.Population;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * What the lists of one model for one population add up to, whatever the number of customers.
 *
 * <p>A part of the customers is a row, in which {@code times} says how often each item of {@code
 * shown} was. Parts are merged in any order.
 */
final class ListTotals {

  static final StructType SCHEMA =
      StructType.fromDDL(
          "model string, population string, sums array<double>, shown array<int>,"
              + " times array<int>, means array<struct<figure: string, sums: array<double>,"
              + " counts: array<double>>>");

  private final RankingTotals ranking;
  private final Map<ListFigure, BootstrapMean> means = new EnumMap<>(ListFigure.class);

  /** How often each item was shown, by catalogue position. */
  private int[] times = {};

  ListTotals(int k) {
    this.ranking = new RankingTotals(k);
  }

  /** Adds a customer's list, as {@link RankingTotals#add} does. */
  void add(int[] items, boolean[] hits, int wanted, double[] shares) {
    ranking.add(items, hits, wanted, shares);
    for (int item : items) {
      show(item, 1);
    }
  }

  /** Adds a customer's figure, as {@link BootstrapMean#add} does. */
  void add(ListFigure figure, int[] weights, double value) {
    mean(figure).add(weights, value);
  }

  private void show(int item, int more) {
    if (item >= times.length) {
      times = Arrays.copyOf(times, Math.max(item + 1, 2 * times.length));
    }
    times[item] += more;
  }

  RankingTotals ranking() {
    return ranking;
  }

  Map<ListFigure, BootstrapMean> means() {
    return means;
  }

  /** The mean of a figure; without customers if none was added. */
  BootstrapMean mean(ListFigure figure) {
    return means.computeIfAbsent(figure, none -> new BootstrapMean());
  }

  /** How unequally the lists show the items on sale; NaN if they show none. */
  double gini(int onSale) {
    return Gini.of(IntStream.of(times).filter(n -> n > 0).toArray(), onSale);
  }

  static ListKind model(Row part) {
    return ListKind.valueOf(part.getString(0));
  }

  static Population population(Row part) {
    return Population.valueOf(part.getString(1));
  }

  /** These totals as a part. */
  Row row(ListKind model, Population population) {
    int[] shown = ranking.shown();
    return RowFactory.create(
        model.name(),
        population.name(),
        ranking.sums(),
        shown,
        IntStream.of(shown).map(item -> times[item]).toArray(),
        means.entrySet().stream()
            .map(
                mean ->
                    RowFactory.create(
                        mean.getKey().name(), mean.getValue().sums(), mean.getValue().counts()))
            .toArray(Row[]::new));
  }

  /** Adds the totals of other customers. */
  void merge(Row part) {
    int[] shown = ints(part, 3);
    int[] more = ints(part, 4);
    ranking.merge(doubles(part, 2), shown);
    for (int i = 0; i < shown.length; i++) {
      show(shown[i], more[i]);
    }
    List<Row> others = part.getList(5);
    others.forEach(
        mean ->
            mean(ListFigure.valueOf(mean.getString(0))).merge(doubles(mean, 1), doubles(mean, 2)));
  }

  private static double[] doubles(Row row, int at) {
    return row.<Double>getList(at).stream().mapToDouble(value -> value).toArray();
  }

  private static int[] ints(Row row, int at) {
    return row.<Integer>getList(at).stream().mapToInt(value -> value).toArray();
  }
}
