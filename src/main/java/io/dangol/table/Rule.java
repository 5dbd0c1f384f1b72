package io.dangol.table;

/**
 * A condition that each row of a table meets; a row for which it is unknown (null) meets it.
 *
 * @param name what the rule says, in words that fit into "broken by 17 of 120 rows"
 * @param condition a Spark SQL expression over the table's columns
 */
public record Rule(String name, String condition) {}
