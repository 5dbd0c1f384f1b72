/**
 * Typed reading of HOCON: every problem at once, with file, line, range and "did you mean".
 *
 * <p>Depends on nothing of Dangol.
 */
@NullMarked
package io.dangol.config;

import org.jspecify.annotations.NullMarked;
