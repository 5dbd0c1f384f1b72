/**
 * What a night is: the whole configuration, the list of jobs, the lock, the gates, the release, the
 * run report and the verification of it all.
 *
 * <p>Knows all packages but the command line. Only these two read the clock.
 */
@NullMarked
package io.dangol.night;

import org.jspecify.annotations.NullMarked;
