/**
 * Tells a person what is stored about them: the files that answer a request for access.
 *
 * <p>Reads and writes no table; may depend on {@code privacy}, {@code job} and {@code table}.
 */
@NullMarked
package io.dangol.privacy.access;

import org.jspecify.annotations.NullMarked;
