package io.dangol.ingest;

import static java.util.Comparator.comparingLong;
import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import io.dangol.ingest.FileContent.Group;
import io.dangol.ingest.file.Reasons;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Groups of records, counted together and described for a person. */
record RecordGroups(List<Group> groups) {
  private static final int SHOWN_REASONS = 2;

  RecordGroups {
    groups = List.copyOf(groups);
  }

  /** How many records they have together. */
  long records() {
    return groups.stream().mapToLong(Group::records).sum();
  }

  RecordGroups where(Predicate<Group> condition) {
    return new RecordGroups(groups.stream().filter(condition).toList());
  }

  RecordGroups rejected() {
    return where(Group::isRejected);
  }

  boolean isRejectedWhole() {
    return rejected().records() == records();
  }

  /** By the event type in the words of the source; records without one are left out. */
  SortedMap<String, RecordGroups> byStatedType() {
    return groups.stream()
        .filter(group -> !group.statedType().isEmpty())
        .collect(
            groupingBy(
                Group::statedType, TreeMap::new, collectingAndThen(toList(), RecordGroups::new)));
  }

  /** A group of the most frequent reason. */
  Group mostFrequent() {
    return byReason().get(0).groups().get(0);
  }

  /** As in {@code 119 have a date that ... (bad-date of events.amount), first at 3: 99,xx}. */
  String reasons() {
    return byReason().stream()
        .limit(SHOWN_REASONS)
        .map(RecordGroups::ofOneReason)
        .collect(joining("; "));
  }

  /** What the reader found in one of the records and what it expected; empty if nothing. */
  String detail() {
    return groups.stream()
        .map(group -> group.example().detail())
        .filter(detail -> !detail.isEmpty())
        .findFirst()
        .map(detail -> " (" + detail + ")")
        .orElse("");
  }

  private String ofOneReason() {
    Group first = groups.get(0);
    String about = first.key().isEmpty() ? "" : " of " + first.key();
    return String.format(
        Locale.ROOT,
        "%,d %s (%s%s), such as record %d: %s%s",
        records(),
        Reasons.words(first.reason()),
        first.reason(),
        about,
        first.example().position(),
        first.example().masked(),
        detail());
  }

  /** The most frequent reason first. */
  private List<RecordGroups> byReason() {
    return groups.stream()
        .collect(
            groupingBy(group -> List.of(group.reason(), group.key()), LinkedHashMap::new, toList()))
        .values()
        .stream()
        .map(RecordGroups::new)
        .sorted(comparingLong(RecordGroups::records).reversed())
        .toList();
  }
}
