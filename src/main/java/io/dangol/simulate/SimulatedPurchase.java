package io.dangol.simulate;

/**
 * One line of a receipt, in the shop's local time.
 *
 * @param day from the first day of the logs
 * @param second of the day
 * @param quantity negative for a return
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
