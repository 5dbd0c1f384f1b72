/**
 * Arithmetic on vectors of factors: exact top-N lists by dot product, and the updates of a
 * training.
 *
 * <p>Plain Java on primitive arrays, without tables, sessions or settings. If the module {@code
 * jdk.incubator.vector} is available and the machine has wide registers, dot products use them; the
 * results are the same to the last bit without. Depends on no other package.
 */
@NullMarked
package io.dangol.factor;

import org.jspecify.annotations.NullMarked;
