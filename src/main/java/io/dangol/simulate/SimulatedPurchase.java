package io.dangol.simulate;

/**
 * One line of a receipt; times are the shop's.
 *
 * @param day from the first day of the logs
 * @param second of the day
 * @param quantity negative for what was brought back
 * @param discountCents of the whole line
 * @param withCard whether the customer showed the card
 */
record SimulatedPurchase(
    int day,
    int second,
    String receipt,
    SimulatedItem item,
    int quantity,
    int discountCents,
    boolean onWeb,
    boolean withCard) {}
