package io.dangol.recommend.rules;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * Which customers a rule is for: those in one of its segments, with one of the values of each of
 * its attributes, as far as it names any. A scope without any name is for all customers.
 *
 * @param segments names
 */
record RuleScope(List<String> segments, Map<Attribute, List<String>> values)
    implements Serializable {

  static final RuleScope EVERYBODY = new RuleScope(List.of(), Map.of());

  RuleScope {
    segments = List.copyOf(segments);
    values = Map.copyOf(values);
  }

  boolean includes(CustomerFacts customer) {
    return (segments.isEmpty() || customer.segment().filter(segments::contains).isPresent())
        && values.entrySet().stream()
            .allMatch(
                named ->
                    customer.values(named.getKey()).stream().anyMatch(named.getValue()::contains));
  }
}
