/**
 * What the data is: columns, tables, their rules and their privacy, declared once.
 *
 * <p>Table creation, checks, comments in the lake, serving DDL and documentation derive from here.
 * Depends on nothing but Spark's types.
 */
@NullMarked
package io.dangol.table;

import org.jspecify.annotations.NullMarked;
