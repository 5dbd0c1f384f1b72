/**
 * The last step of a night: gold tables are loaded into the serving store, and all readers switch
 * to the new release at once.
 *
 * <p>Reads the published gold tables, {@code vault.identities} (account ids are restored here) and
 * {@code silver.items}; writes the serving store.
 */
@NullMarked
package io.dangol.publish;

import org.jspecify.annotations.NullMarked;
