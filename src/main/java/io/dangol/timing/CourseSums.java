package io.dangol.timing;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Sums over all courses, by day, scope and item or category. The driver gets one row for each of
 * these, which are as many as the catalogue has, not as many as there are customers.
 *
 * @param minPurchases fewest purchases from which the course of an item or category counts
 * @param days the days at whose ends the courses are summed up
 */
record CourseSums(
    Dataset<Row> courses, Broadcast<Catalogue> catalogue, int minPurchases, List<Integer> days) {

  /** What a model is about. */
  record Part(int asOf, Scope scope) implements Comparable<Part>, Serializable {
    private static final long serialVersionUID = 1L;

    @Override
    public int compareTo(Part other) {
      return Comparator.comparingInt(Part::asOf).thenComparing(Part::scope).compare(this, other);
    }
  }

  private static final List<String> KEY = List.of("as_of", "course_scope", "target", "category");
  private static final int KEYS = KEY.size();
  private static final int SUMS = 4;
  private static final StructType SCHEMA = schema();

  Map<Part, QuantityEffect> effects() {
    Map<Part, QuantityEffect> effects = new TreeMap<>();
    summed(new EffectRows(catalogue, minPurchases, days), CourseSums::effectSums)
        .forEach((part, sums) -> effects.put(part, QuantityEffect.of(sums)));
    return effects;
  }

  Map<Part, Scales> scales(Broadcast<Map<Part, QuantityEffect>> effects) {
    Map<Part, Scales> scales = new TreeMap<>();
    summed(new ScaleRows(catalogue, minPurchases, days, effects), CourseSums::scaleSums)
        .forEach((part, sums) -> scales.put(part, Scales.of(sums)));
    return scales;
  }

  private <T> Map<Part, List<T>> summed(FlatMapFunction<Row, Row> rows, Function<Row, T> read) {
    Column[] key = KEY.stream().map(name -> col(name)).toArray(Column[]::new);
    Column[] sums = IntStream.range(0, SUMS).mapToObj(i -> sum("sum_" + i)).toArray(Column[]::new);
    return courses
        .flatMap(rows, Encoders.row(SCHEMA))
        .groupBy(key)
        .agg(sums[0], Arrays.copyOfRange(sums, 1, SUMS))
        .orderBy(key)
        .collectAsList()
        .stream()
        .collect(groupingBy(CourseSums::part, TreeMap::new, mapping(read, toList())));
  }

  private static Part part(Row row) {
    return new Part(row.getInt(0), Scope.valueOf(row.getString(1)));
  }

  private static QuantityEffect.Sums effectSums(Row row) {
    return new QuantityEffect.Sums(
        row.getInt(3),
        row.getLong(KEYS),
        row.getLong(KEYS + 1),
        row.getLong(KEYS + 2),
        row.getLong(KEYS + 3));
  }

  private static Scales.Sums scaleSums(Row row) {
    return new Scales.Sums(
        row.getLong(2),
        row.getInt(3),
        row.getLong(KEYS),
        row.getLong(KEYS + 1),
        row.getLong(KEYS + 2));
  }

  /** One row for each day on which a course has enough purchases and a closed gap. */
  private static Iterator<Row> rows(Row row, int minPurchases, List<Integer> days, OfDay ofDay) {
    Course course = Courses.course(row);
    int least = Math.max(2, course.scope().given(minPurchases));
    return days.stream()
        .filter(day -> course.days().upTo(day) >= least)
        .map(day -> ofDay.row(course, day))
        .iterator();
  }

  /** The sums of a course as known at the end of a day. */
  private interface OfDay {
    Row row(Course course, int asOf);
  }

  private record EffectRows(Broadcast<Catalogue> catalogue, int minPurchases, List<Integer> days)
      implements FlatMapFunction<Row, Row> {

    @Override
    public Iterator<Row> call(Row row) {
      return rows(row, minPurchases, days, this::sums);
    }

    private Row sums(Course course, int asOf) {
      int group = catalogue.value().groupOf(course.scope(), course.target());
      QuantityEffect.Sums of = QuantityEffect.Sums.of(group, course.days(), asOf);
      return RowFactory.create(
          asOf,
          course.scope().name(),
          (long) group,
          group,
          of.freedom(),
          of.sxx(),
          of.sxy(),
          of.syy());
    }
  }

  private record ScaleRows(
      Broadcast<Catalogue> catalogue,
      int minPurchases,
      List<Integer> days,
      Broadcast<Map<Part, QuantityEffect>> effects)
      implements FlatMapFunction<Row, Row> {

    @Override
    public Iterator<Row> call(Row row) {
      return rows(row, minPurchases, days, this::sums);
    }

    private Row sums(Course course, int asOf) {
      Scope scope = course.scope();
      int group = catalogue.value().groupOf(scope, course.target());
      double stretch = effects.value().get(new Part(asOf, scope)).of(group);
      Scales.Sums of =
          Scales.Sums.of(
              course.target(),
              scope == Scope.ITEM ? group : Catalogue.NO_CATEGORY,
              Scales.figure(course.days(), asOf, stretch));
      return RowFactory.create(
          asOf, scope.name(), of.target(), of.category(), of.courses(), of.sum(), of.squares(), 0L);
    }
  }

  private static StructType schema() {
    StructType schema =
        new StructType()
            .add(KEY.get(0), DataTypes.IntegerType, false)
            .add(KEY.get(1), DataTypes.StringType, false)
            .add(KEY.get(2), DataTypes.LongType, false)
            .add(KEY.get(3), DataTypes.IntegerType, false);
    for (int i = 0; i < SUMS; i++) {
      schema = schema.add("sum_" + i, DataTypes.LongType, false);
    }
    return schema;
  }
}
