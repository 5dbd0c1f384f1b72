package io.dangol.simulate;

import java.util.Optional;

/**
 * One event on the web, in the shop's local time.
 *
 * @param day from the first day of the logs
 * @param second of the day
 * @param event view, cart, uncart, search or like
 * @param item none for a search
 * @param query the text of a search, else empty
 * @param signedIn whether the log names the customer
 */
record SimulatedVisit(
    int day,
    int second,
    String session,
    String event,
    Optional<SimulatedItem> item,
    String query,
    boolean signedIn) {}
