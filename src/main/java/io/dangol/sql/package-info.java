/**
 * Spark SQL of the configuration: checked without a session, and computed so that no record makes a
 * night fail.
 */
@NullMarked
package io.dangol.sql;

import org.jspecify.annotations.NullMarked;
