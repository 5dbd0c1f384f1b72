/**
 * The command line: one class per command, and the text that people read on a terminal.
 *
 * <p>What a command does is in the packages below; here it is asked for and shown.
 */
@NullMarked
package io.dangol.app;

import org.jspecify.annotations.NullMarked;
