/**
 * Whose data may be used for what: consent as of a date, and proof that no personal value stands
 * where it must not.
 *
 * <p>Reads {@code silver.consents} and {@code vault.identities}; writes nothing. May depend on
 * {@code job}, {@code table} and {@code config}.
 */
@NullMarked
package io.dangol.privacy;

import org.jspecify.annotations.NullMarked;
