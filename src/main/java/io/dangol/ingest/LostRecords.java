package io.dangol.ingest;

import static java.util.Comparator.comparingLong;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import io.dangol.ingest.FileContent.Group;
import io.dangol.ingest.file.Reasons;
import io.dangol.ingest.source.CanonicalRows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Whether too much of what a source brings would be lost: most of a file, or every record of one
 * kind while the rest is fine. Each sentence says why in plain words, of how many, with one masked
 * example, and what to do.
 *
 * @param maxRejected greatest share of records that may be rejected, 0 to 1; 1 allows any
 */
record LostRecords(String source, double maxRejected) {

  /** With fewer records, all of them may be bad by chance. */
  static final int TELLING_RECORDS = 10;

  /**
   * A kind of which the source says nothing, all lost, under this share is worth a warning only.
   */
  static final double TELLING_SHARE = 0.01;

  private static final String SMALL_FILES = "small files together";
  private static final int SHOWN_REASONS = 2;
  private static final Set<String> MINUS =
      Set.of(Reasons.NEGATIVE_AMOUNT, Reasons.NEGATIVE_QUANTITY);

  /**
   * Files of which too much would be lost, in one sentence; small files are judged together.
   *
   * @param files contents by path, in order
   */
  List<String> files(Map<String, FileContent> files) {
    Map<String, List<Group>> judged = new LinkedHashMap<>();
    List<Group> small = new ArrayList<>();
    files.forEach(
        (path, content) -> {
          if (content.read() >= TELLING_RECORDS) {
            judged.put(path, content.groups());
          } else {
            small.addAll(content.groups());
          }
        });
    if (count(small) >= TELLING_RECORDS) {
      judged.put(SMALL_FILES, small);
    }
    judged.values().removeIf(groups -> !isTooMuch(groups));
    return judged.entrySet().stream()
        .limit(1)
        .map(first -> useless(first.getKey(), first.getValue(), judged.size() - 1))
        .toList();
  }

  /** Kinds that are lost as a whole and stop the night: those that the source knows, or many. */
  List<String> kinds(List<Group> groups) {
    return maxRejected >= 1 ? List.of() : lostKinds(groups, true);
  }

  /** Kinds that are lost as a whole but are few and unknown. */
  List<String> fewOfAKind(List<Group> groups) {
    return lostKinds(groups, false);
  }

  /** Amounts that cannot be added up, in one sentence. */
  List<String> unrated(List<Group> groups) {
    List<Group> unrated = groups.stream().filter(g -> g.reason().equals(Reasons.NO_RATE)).toList();
    return unrated.isEmpty()
        ? List.of()
        : List.of(
            String.format(
                Locale.ROOT,
                "source %s: %,d records %s%s: let a source bring the rate, or set ingest.rates; 'dangol replay' then takes them",
                source,
                count(unrated),
                Reasons.words(Reasons.NO_RATE),
                detail(unrated)));
  }

  private boolean isTooMuch(List<Group> groups) {
    long rejected = count(rejected(groups));
    return rejected == count(groups) || rejected > maxRejected * count(groups);
  }

  private String useless(String file, List<Group> groups, int more) {
    List<Group> rejected = rejected(groups);
    boolean isOne = !file.equals(SMALL_FILES);
    String others = more > 0 ? " (and so %s more files)".formatted(more) : "";
    return String.format(
        Locale.ROOT,
        "%s%s: %,d of %,d records would be rejected, at most %.0f %% may be (max-rejected): %s. %s%s",
        isOne ? file : "source " + source + ", " + file,
        others,
        count(rejected),
        count(groups),
        100 * maxRejected,
        reasons(rejected),
        isUnrated(rejected)
            ? "Let a source bring the rates, or set ingest.rates"
            : "Correct " + remedy(rejected) + ", or deliver again",
        isOne ? "; 'dangol rejects --file " + file + "' shows more" : "");
  }

  private List<String> lostKinds(List<Group> groups, boolean stops) {
    List<String> lost = new ArrayList<>();
    long all = count(groups);
    Map<String, List<Group>> byType =
        groups.stream()
            .filter(group -> !group.saidType().isEmpty())
            .collect(groupingBy(Group::saidType, TreeMap::new, toList()));
    byType.forEach(
        (type, some) -> {
          boolean isKnown = !type.startsWith(CanonicalRows.UNKNOWN_TYPE);
          boolean isLost = count(some) >= TELLING_RECORDS && count(rejected(some)) == count(some);
          if (isLost && stops == (isKnown || count(some) >= TELLING_SHARE * all)) {
            lost.add(kind(isKnown ? "event type " + type : "one unknown event type", some));
          }
        });
    List<Group> minus = groups.stream().filter(group -> MINUS.contains(group.reason())).toList();
    if (lost.isEmpty()
        && count(minus) >= TELLING_RECORDS
        && stops == (count(minus) >= TELLING_SHARE * all)) {
      lost.add(kind("a minus sign", minus));
    }
    return lost;
  }

  private String kind(String kind, List<Group> some) {
    boolean isMinus = some.stream().allMatch(group -> MINUS.contains(group.reason()));
    String remedy =
        isMinus
            ? "if these are returns, write abs(...) and let event-type say refund"
            : some.stream().anyMatch(g -> g.reason().equals(Reasons.UNKNOWN_EVENT_TYPE))
                ? "name it in event-types"
                : "correct " + remedy(some);
    return String.format(
        Locale.ROOT,
        "source %s: all %,d records of %s would be rejected: %s. They would be lost: %s, or leave them out by a rule under exclude; max-rejected = 1 lets any number go",
        source,
        count(some),
        kind,
        reasons(some),
        remedy);
  }

  /** As in {@code 119 have a date that ... (bad-date of events.amount), first at 3: 99,xx}. */
  private static String reasons(List<Group> rejected) {
    return byReason(rejected).stream()
        .limit(SHOWN_REASONS)
        .map(
            some -> {
              Group first = some.get(0);
              String about = first.key().isEmpty() ? "" : " of " + first.key();
              return String.format(
                  Locale.ROOT,
                  "%,d %s (%s%s), such as record %d: %s%s",
                  count(some),
                  Reasons.words(first.reason()),
                  first.reason(),
                  about,
                  first.example().position(),
                  first.example().masked(),
                  detail(some));
            })
        .collect(joining("; "));
  }

  /** What the reader found in one of them, with what it expected. */
  private static String detail(List<Group> some) {
    return some.stream()
        .map(group -> group.example().detail())
        .filter(detail -> !detail.isEmpty())
        .findFirst()
        .map(detail -> " (" + detail + ")")
        .orElse("");
  }

  private static boolean isUnrated(List<Group> rejected) {
    return byReason(rejected).get(0).get(0).reason().equals(Reasons.NO_RATE);
  }

  private String remedy(List<Group> rejected) {
    Group most = byReason(rejected).get(0).get(0);
    // The expression reads what the record says; the words themselves are known from here.
    boolean isWord = most.reason().equals(Reasons.UNKNOWN_EVENT_TYPE);
    String key = isWord ? "event-types" : most.key();
    return "ingest.sources."
        + source
        + (key.isEmpty() ? " (its delimiter, quote, columns and types)" : "." + key);
  }

  /** The most frequent reason first. */
  private static List<List<Group>> byReason(List<Group> rejected) {
    return rejected.stream()
        .collect(
            groupingBy(group -> List.of(group.reason(), group.key()), LinkedHashMap::new, toList()))
        .values()
        .stream()
        .sorted(comparingLong((List<Group> some) -> count(some)).reversed())
        .toList();
  }

  private static List<Group> rejected(List<Group> groups) {
    return groups.stream().filter(Group::isRejected).toList();
  }

  private static long count(List<Group> groups) {
    return groups.stream().mapToLong(Group::records).sum();
  }
}
