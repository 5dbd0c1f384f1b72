/**
 * Arithmetic on vectors of factors: exact top-N lists by dot product, and the moves of a training.
 *
 * <p>Plain Java on primitive arrays, without tables, sessions or settings. Where the module {@code
 * jdk.incubator.vector} is there and registers are wide enough, dot products run on them; they are
 * the same to the last bit without. Depends on no other package.
 */
@NullMarked
package io.dangol.factor;

import org.jspecify.annotations.NullMarked;
