/**
 * Sources to canonical rows: events, items, customers, consents and contacts, each file exactly
 * once.
 *
 * <p>A record is rejected, excluded, a duplicate or accepted, and nothing else: unreadable records
 * are rejected before any rule is tried, then named rules exclude, then the contract rejects, then
 * events that are there already are duplicates. Reads the landing files, {@code
 * ops.ingested_files}, {@code vault.identities}, {@code silver.items} and {@code silver.events};
 * writes these and {@code silver.rejected_events}, {@code silver.customers}, {@code
 * silver.consents}, {@code silver.contacts}. May depend on {@code job}, {@code table} and {@code
 * config}.
 */
@NullMarked
package io.dangol.ingest;

import org.jspecify.annotations.NullMarked;
