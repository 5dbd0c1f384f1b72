package io.dangol.recommend.rules;

import java.util.Locale;

/** What a rule does with the items that it covers. */
enum RuleAction {
  /** They are not shown. */
  EXCLUDE,
  /** Their scores are multiplied by a factor above 1. */
  BOOST,
  /** Their scores are multiplied by a factor below 1. */
  BURY,
  /** They get a rank. */
  PIN,
  /** A list has at most some of them. */
  AT_MOST,
  /** They are shown only at prices that the customer is used to. */
  PRICE_BAND,
  /** They are shown only while enough of them are in stock. */
  STOCK,
  /** They are shown only to customers of some age. */
  AGE_LIMIT;

  /** As the configuration has it. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
