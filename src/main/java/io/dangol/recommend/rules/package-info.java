/**
 * The rules with which a shop changes the lists of its customers: what they may say, which items
 * and customers each is for, and what it does to a list.
 *
 * <p>Arrays identify an item by its position in the catalogue of {@code recommend.rank}, which uses
 * this package. May depend on {@code recommend.search}, {@code learn}, {@code job}, {@code table}
 * and {@code config}.
 */
@NullMarked
package io.dangol.recommend.rules;

import org.jspecify.annotations.NullMarked;
