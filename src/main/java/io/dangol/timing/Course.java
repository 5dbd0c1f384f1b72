package io.dangol.timing;

/**
 * The purchases of one customer, of one thing.
 *
 * @param target the item's id, or the number of the category; 0 for the shop
 */
record Course(Scope scope, long target, PurchaseDays days) {}
