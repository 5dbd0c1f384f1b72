/**
 * What each customer will want next: factors, ranked lists with reasons, related items, and how
 * good the lists are.
 *
 * <p>The root holds only the settings of the section {@code recommend}; the work is done in rooms,
 * none of which uses the root. {@code search} is at the bottom; {@code train} and {@code rank} use
 * it, {@code relate} uses {@code rank}, and {@code evaluate} uses all of them. Each room says what
 * it reads and writes.
 */
@NullMarked
package io.dangol.recommend;

import org.jspecify.annotations.NullMarked;
