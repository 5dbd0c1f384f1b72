/**
 * The job that takes each file of the sources exactly once, with the ledger of files, rejects and
 * their replay, and the removal of files (untaking).
 *
 * <p>Every record ends as exactly one of rejected, excluded, duplicate or accepted, decided in this
 * order: records that cannot be read are rejected first, then named rules exclude, then the rules
 * of each mapping reject, then events that are known already are duplicates. Reads the landing
 * files, {@code ops.ingested_files}, {@code vault.identities}, {@code silver.items} and {@code
 * silver.events}; writes these and {@code silver.rejected_events}, {@code silver.customers}, {@code
 * silver.consents}, {@code silver.contacts}. May depend on {@code ingest.source}, {@code
 * ingest.file}, {@code money}, {@code job}, {@code table} and {@code config}.
 */
@NullMarked
package io.dangol.ingest;

import org.jspecify.annotations.NullMarked;
