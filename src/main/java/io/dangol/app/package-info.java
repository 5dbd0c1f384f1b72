/**
 * The application: command line, settings, the list of jobs and how a night runs.
 *
 * <p>Knows all packages; no package knows it. The only place with a clock.
 */
@NullMarked
package io.dangol.app;

import org.jspecify.annotations.NullMarked;
