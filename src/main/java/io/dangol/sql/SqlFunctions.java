package io.dangol.sql;

import io.dangol.config.EditDistance;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry$;
import org.apache.spark.sql.catalyst.expressions.ExpressionInfo;
import org.apache.spark.sql.catalyst.expressions.ExpressionWithRandomSeed;
import org.apache.spark.sql.catalyst.expressions.Generator;
import org.apache.spark.sql.catalyst.expressions.Nondeterministic;
import org.apache.spark.sql.catalyst.expressions.Unevaluable;
import org.apache.spark.sql.catalyst.expressions.WindowFunction;
import org.apache.spark.sql.catalyst.expressions.aggregate.AggregateFunction;
import scala.Option;
import scala.collection.Iterator;

/**
 * Spark's functions that an expression of the configuration may use: those whose result depends on
 * the record alone. None reads the clock, random numbers, files, the environment or other records.
 */
final class SqlFunctions {
  private static final String CLOCK = "reads the clock: a record means the same on every night";
  private static final String CHANCE = "is left to chance: a record means the same on every night";
  private static final String OUTSIDE = "reads something else than the record";
  private static final String RAISES = "only raises errors: write a condition of exclude or when";
  private static final String ROWS = "works over several records: an expression sees one";
  private static final String SCHEMAS = "may read a file of rules: write xpath_string and the like";
  private static final String SEVERAL =
      "makes several rows of one: name the list in the source's key each";

  /** Functions that Spark's registry does not distinguish from others of their groups. */
  private static final Map<String, String> BY_NAME =
      Map.ofEntries(
          Map.entry("now", CLOCK),
          Map.entry("curdate", CLOCK),
          Map.entry("current_date", CLOCK),
          Map.entry("current_time", CLOCK),
          Map.entry("current_timestamp", CLOCK),
          Map.entry("localtimestamp", CLOCK),
          Map.entry("raise_error", RAISES),
          Map.entry("assert_true", RAISES),
          Map.entry("from_xml", SCHEMAS),
          Map.entry("schema_of_xml", SCHEMAS));

  /** The only functions of Spark's group of miscellaneous functions that suit a record. */
  private static final Set<String> ALLOWED_OTHERS = Set.of("typeof");

  private static final FunctionRegistry KNOWN = FunctionRegistry$.MODULE$.builtin();

  private SqlFunctions() {}

  /** Why an expression may not call this; empty if it may. */
  static Optional<String> problem(String name, int arguments) {
    Optional<ExpressionInfo> info = info(name);
    if (info.isEmpty()) {
      String hint =
          EditDistance.nearest(name.toLowerCase(Locale.ROOT), names())
              .map(near -> ", did you mean " + near + "?")
              .orElse("");
      return Optional.of("calls " + name + ", which is no function of Spark" + hint);
    }
    boolean isClock = arguments == 0 && name.equalsIgnoreCase("unix_timestamp");
    return (isClock ? Optional.of(CLOCK) : problem(info.get()))
        .map(why -> "calls " + name + ", which " + why);
  }

  /**
   * The same for the function that an alias resolves to; a name that is no function is not refused
   * here.
   */
  static Optional<String> problemOfResolved(String name) {
    return info(name).flatMap(SqlFunctions::problem).map(why -> "calls " + name + ", which " + why);
  }

  private static Optional<String> problem(ExpressionInfo info) {
    if (BY_NAME.containsKey(info.getName())) {
      return Optional.of(BY_NAME.get(info.getName()));
    }
    return switch (info.getGroup()) {
      case "agg_funcs", "window_funcs" -> Optional.of(ROWS);
      case "generator_funcs" -> Optional.of(SEVERAL);
      case "misc_funcs" ->
          ALLOWED_OTHERS.contains(info.getName()) ? Optional.empty() : Optional.of(OUTSIDE);
      default -> problem(type(info));
    };
  }

  private static Optional<String> problem(Class<?> type) {
    if (Generator.class.isAssignableFrom(type)) {
      return Optional.of(SEVERAL);
    }
    if (ExpressionWithRandomSeed.class.isAssignableFrom(type)) {
      return Optional.of(CHANCE);
    }
    if (AggregateFunction.class.isAssignableFrom(type)
        || WindowFunction.class.isAssignableFrom(type)) {
      return Optional.of(ROWS);
    }
    return Nondeterministic.class.isAssignableFrom(type) || Unevaluable.class.isAssignableFrom(type)
        ? Optional.of(OUTSIDE)
        : Optional.empty();
  }

  private static Class<?> type(ExpressionInfo info) {
    try {
      return Class.forName(info.getClassName(), false, SqlFunctions.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("Spark names a class that it lacks", e);
    }
  }

  private static Optional<ExpressionInfo> info(String name) {
    Option<ExpressionInfo> info = KNOWN.lookupFunction(new FunctionIdentifier(name));
    return info.isDefined() ? Optional.of(info.get()) : Optional.empty();
  }

  private static Set<String> names() {
    Set<String> names = new TreeSet<>();
    Iterator<FunctionIdentifier> all = KNOWN.listFunction().iterator();
    while (all.hasNext()) {
      names.add(all.next().funcName());
    }
    return names;
  }
}
