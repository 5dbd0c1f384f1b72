package io.dangol.timing;

import static io.dangol.table.Columns.CUSTOMER_ID;
import static io.dangol.timing.Courses.SCOPE;
import static io.dangol.timing.Courses.TARGET;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.xxhash64;

import io.dangol.job.Shared;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Fits the models of all scopes as of one day or several.
 *
 * <p>Scales and effects of quantities come from sums over all courses. The {@link GapModel} is
 * fitted to a sample of fixed size, the courses with the lowest hashes, so that nothing on the
 * driver grows with the customers. Neither depends on how the courses are partitioned.
 */
final class TimingTraining {

  private final Dataset<Row> courses;
  private final Broadcast<Catalogue> catalogue;
  private final TimingSettings settings;
  private final long seed;

  /**
   * @param courses read several times, so cache them
   */
  TimingTraining(
      Dataset<Row> courses, Broadcast<Catalogue> catalogue, TimingSettings settings, long seed) {
    this.courses = courses;
    this.catalogue = catalogue;
    this.settings = settings;
    this.seed = seed;
  }

  /**
   * The models as of each day, learned from what was known at its end. A scope with too few gaps
   * has none.
   */
  List<Map<Scope, ScopeModel>> asOf(List<LocalDate> days) {
    List<Integer> known = days.stream().map(day -> Math.toIntExact(day.toEpochDay())).toList();
    Map<Scope, List<Course>> samples = new EnumMap<>(Scope.class);
    Stream.of(Scope.values()).forEach(scope -> samples.put(scope, sample(scope)));
    CourseSums sums = new CourseSums(courses, catalogue, settings.minPurchases(), known);
    Map<CourseSums.Part, QuantityEffect> effects = sums.effects();
    Map<CourseSums.Part, Scales> scales = sums.scales(Shared.withExecutors(effects));
    List<Map<Scope, ScopeModel>> models = new ArrayList<>();
    for (int asOf : known) {
      Map<Scope, ScopeModel> ofDay = new EnumMap<>(Scope.class);
      scales.forEach(
          (part, scale) -> {
            if (part.asOf() == asOf) {
              fit(part, samples.get(part.scope()), effects.get(part), scale)
                  .ifPresent(model -> ofDay.put(part.scope(), model));
            }
          });
      models.add(ofDay);
    }
    return models;
  }

  private List<Course> sample(Scope scope) {
    return courses
        .where(SCOPE.equalTo(scope.name()))
        .orderBy(xxhash64(CUSTOMER_ID.col(), TARGET, lit(seed)), CUSTOMER_ID.col(), TARGET)
        .limit(settings.sample())
        .collectAsList()
        .stream()
        .map(Courses::course)
        .toList();
  }

  private Optional<ScopeModel> fit(
      CourseSums.Part part, List<Course> sample, QuantityEffect effect, Scales scales) {
    int given = part.scope().given(settings.minPurchases());
    List<Gaps> gaps =
        sample.stream()
            .filter(course -> course.days().upTo(part.asOf()) >= given)
            .map(course -> gaps(course, part.asOf(), effect, scales))
            .toList();
    int closed = gaps.stream().mapToInt(of -> of.closed().length).sum();
    return closed < settings.minGaps()
        ? Optional.empty()
        : Optional.of(
            new ScopeModel(
                part.scope(),
                catalogue.value(),
                effect,
                scales,
                GapFit.fit(gaps, given),
                gaps.size()));
  }

  private Gaps gaps(Course course, int asOf, QuantityEffect effect, Scales scales) {
    Unit unit = ScopeModel.unit(course.scope(), course.target(), catalogue.value(), effect, scales);
    return course.days().gaps(asOf, unit);
  }
}
