/**
 * Reads HOCON into typed settings, and reports all problems at once, with file, line, range and
 * "did you mean".
 *
 * <p>Depends on no other package of Dangol.
 */
@NullMarked
package io.dangol.config;

import org.jspecify.annotations.NullMarked;
