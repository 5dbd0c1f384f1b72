package io.dangol.table;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * One table: its grain, columns, key and rules. Declared once in {@link Tables}.
 *
 * @param name {@code layer.plural_noun}
 * @param grain "one row per ..."
 * @param key columns that identify a row; those of a gold table begin with {@code as_of_on}
 * @param partitioning columns that lay out the files; a write replaces whole partitions
 * @param serving what readers of the serving store get from it
 */
public record Table(
    String name,
    String grain,
    List<Field> columns,
    List<Field> key,
    List<Field> partitioning,
    List<Rule> rules,
    Serving serving) {

  public Table {
    columns = List.copyOf(columns);
    key = List.copyOf(key);
    partitioning = List.copyOf(partitioning);
    rules = List.copyOf(rules);
    Set<Field> declared = new HashSet<>(columns);
    if (declared.size() != columns.size()) {
      throw new IllegalArgumentException(name + " declares a column twice");
    }
    if (!declared.containsAll(key) || !declared.containsAll(partitioning)) {
      throw new IllegalArgumentException(name + ": key and partitioning must be columns of it");
    }
  }

  static Table named(String name, String grain, Field... columns) {
    return new Table(
        name, grain, List.of(columns), List.of(), List.of(), rulesOf(columns), Serving.NONE);
  }

  Table keyedBy(Field... keyed) {
    return new Table(name, grain, columns, List.of(keyed), partitioning, rules, serving);
  }

  Table partitionedBy(Field... by) {
    return new Table(name, grain, columns, key, List.of(by), rules, serving);
  }

  /** The same table whose rows meet these rules too, next to those of its columns' words. */
  Table where(Rule... hold) {
    List<Rule> all = Stream.concat(rules.stream(), Stream.of(hold)).toList();
    return new Table(name, grain, columns, key, partitioning, all, serving);
  }

  private static List<Rule> rulesOf(Field... columns) {
    return Stream.of(columns).flatMap(field -> field.rule().stream()).toList();
  }

  /** The same table with the named columns only, as an earlier declaration may have been. */
  public Table only(Set<String> names) {
    return new Table(
        name,
        grain,
        named(names, columns),
        named(names, key),
        named(names, partitioning),
        rules,
        serving);
  }

  /** The rows reach the serving store, under the first version of their contract. */
  Table toServing() {
    return toServing(Serving.version(1));
  }

  /** The rows reach the serving store as declared there. */
  Table toServing(Serving as) {
    return new Table(name, grain, columns, key, partitioning, rules, as);
  }

  /** Version of the contract with those who read the table in the serving store; 0 for none. */
  public int contract() {
    return serving.version();
  }

  /** Whether the rows reach the serving store. */
  public boolean published() {
    return contract() > 0;
  }

  /** Whether one owner, such as a customer, may have several rows of a night. */
  public boolean hasSeveralOf(Field owner) {
    return key.stream().anyMatch(field -> !field.equals(owner) && !field.equals(Columns.AS_OF_ON));
  }

  /**
   * The part before the dot: vault, silver, gold or ops; store for what the serving store makes.
   */
  public String layer() {
    return name.substring(0, name.indexOf('.'));
  }

  /** The part after the dot. */
  public String shortName() {
    return name.substring(name.indexOf('.') + 1);
  }

  public StructType schema() {
    return new StructType(columns.stream().map(Field::structField).toArray(StructField[]::new));
  }

  public boolean has(Field field) {
    return columns.contains(field);
  }

  /** All columns in their declared order. */
  public Column[] select() {
    return columns.stream().map(Field::col).toArray(Column[]::new);
  }

  public Set<String> columnNames() {
    return columns.stream().map(Field::name).collect(toUnmodifiableSet());
  }

  private static List<Field> named(Set<String> names, List<Field> fields) {
    return fields.stream().filter(field -> names.contains(field.name())).toList();
  }

  @Override
  public String toString() {
    return name;
  }
}
