/**
 * What a job is and how a night's jobs are planned and run.
 *
 * <p>Jobs meet only in tables: each declares what it reads and writes, and the order follows. May
 * depend on {@code table} only.
 */
@NullMarked
package io.dangol.job;

import org.jspecify.annotations.NullMarked;
