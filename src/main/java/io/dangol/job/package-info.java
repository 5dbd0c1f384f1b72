/**
 * Defines jobs, and plans and runs the jobs of a night.
 *
 * <p>Jobs exchange data through tables only. Each declares what it reads and writes, which gives
 * their order.
 */
@NullMarked
package io.dangol.job;

import org.jspecify.annotations.NullMarked;
