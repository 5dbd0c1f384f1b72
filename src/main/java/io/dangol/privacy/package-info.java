/**
 * Decides whose data may be used for which purpose, and checks that personal values are only where
 * they may be.
 *
 * <p>Reads {@code silver.consents} and {@code vault.identities}; writes nothing.
 */
@NullMarked
package io.dangol.privacy;

import org.jspecify.annotations.NullMarked;
