package io.dangol.ingest;

import io.dangol.ingest.FileContent.Group;
import io.dangol.ingest.file.Reasons;
import io.dangol.ingest.source.CanonicalRecords;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Checks whether too many records of a source would be lost: most of a file, or every record of one
 * kind while the rest is fine. Each sentence says how many records, why in plain words with one
 * masked example, and what to do.
 *
 * @param maxRejected greatest share of records that may be rejected, 0 to 1; 1 allows any
 */
record LostRecords(String source, double maxRejected) {

  /** With fewer records, all of them may be bad by chance. */
  static final int TELLING_RECORDS = 10;

  /**
   * Below this share of all records, a lost kind that the source does not name is only a warning.
   */
  static final double TELLING_SHARE = 0.01;

  private static final String SMALL_FILES = "small files together";
  private static final Set<String> MINUS =
      Set.of(Reasons.NEGATIVE_AMOUNT, Reasons.NEGATIVE_QUANTITY);

  /**
   * Files of which too much would be lost, in one sentence; small files are judged together.
   *
   * @param files contents by path, in order
   */
  List<String> files(Map<String, FileContent> files) {
    Map<String, RecordGroups> judged = new LinkedHashMap<>();
    List<Group> small = new ArrayList<>();
    files.forEach(
        (path, content) -> {
          if (content.read() >= TELLING_RECORDS) {
            judged.put(path, new RecordGroups(content.groups()));
          } else {
            small.addAll(content.groups());
          }
        });
    RecordGroups smallFiles = new RecordGroups(small);
    if (smallFiles.records() >= TELLING_RECORDS) {
      judged.put(SMALL_FILES, smallFiles);
    }
    judged.values().removeIf(groups -> !isTooMuch(groups));
    return judged.entrySet().stream()
        .limit(1)
        .map(first -> tooManyRejected(first.getKey(), first.getValue(), judged.size() - 1))
        .toList();
  }

  /** Kinds that are lost as a whole and stop the night: those that the source knows, or many. */
  List<String> kinds(List<Group> groups) {
    return maxRejected >= 1 ? List.of() : lostKinds(new RecordGroups(groups), true);
  }

  /** Kinds that are lost as a whole but are few and unknown. */
  List<String> fewOfAKind(List<Group> groups) {
    return lostKinds(new RecordGroups(groups), false);
  }

  /** Amounts that cannot be added up, in one sentence. */
  List<String> unrated(List<Group> groups) {
    RecordGroups unrated = new RecordGroups(groups).where(LostRecords::isUnrated);
    return unrated.groups().isEmpty()
        ? List.of()
        : List.of(
            String.format(
                Locale.ROOT,
                "source %s: %,d records %s%s: let a source bring the rate, or set ingest.rates; 'dangol replay' then takes them",
                source,
                unrated.records(),
                Reasons.words(Reasons.NO_RATE),
                unrated.detail()));
  }

  private boolean isTooMuch(RecordGroups groups) {
    return groups.isRejectedWhole() || groups.rejected().records() > maxRejected * groups.records();
  }

  private String tooManyRejected(String file, RecordGroups groups, int more) {
    RecordGroups rejected = groups.rejected();
    boolean isOne = !file.equals(SMALL_FILES);
    String others = more > 0 ? " (and so %s more files)".formatted(more) : "";
    return String.format(
        Locale.ROOT,
        "%s%s: %,d of %,d records would be rejected, at most %.0f %% may be (max-rejected): %s. %s%s",
        isOne ? file : "source " + source + ", " + file,
        others,
        rejected.records(),
        groups.records(),
        100 * maxRejected,
        rejected.reasons(),
        isUnrated(rejected.mostFrequent())
            ? "Let a source bring the rates, or set ingest.rates"
            : "Correct " + keyToCorrect(rejected) + ", or deliver again",
        isOne ? "; 'dangol rejects --file " + file + "' shows more" : "");
  }

  /** Event types and minus signs of which every record is lost. */
  private List<String> lostKinds(RecordGroups groups, boolean stops) {
    List<String> lost = new ArrayList<>();
    double many = TELLING_SHARE * groups.records();
    groups
        .byStatedType()
        .forEach(
            (type, some) -> {
              boolean isKnown = !type.startsWith(CanonicalRecords.UNKNOWN_TYPE);
              boolean isLost = some.records() >= TELLING_RECORDS && some.isRejectedWhole();
              if (isLost && stops == (isKnown || some.records() >= many)) {
                lost.add(lostKind(isKnown ? "event type " + type : "one unknown event type", some));
              }
            });
    RecordGroups minus = groups.where(LostRecords::isMinus);
    boolean isMinusLost = lost.isEmpty() && minus.records() >= TELLING_RECORDS;
    if (isMinusLost && stops == (minus.records() >= many)) {
      lost.add(lostKind("a minus sign", minus));
    }
    return lost;
  }

  private String lostKind(String kind, RecordGroups some) {
    return String.format(
        Locale.ROOT,
        "source %s: all %,d records of %s would be rejected: %s. They would be lost: %s, or leave them out by a rule under exclude; max-rejected = 1 lets any number go",
        source,
        some.records(),
        kind,
        some.reasons(),
        remedy(some));
  }

  private String remedy(RecordGroups some) {
    if (some.groups().stream().allMatch(LostRecords::isMinus)) {
      return "if these are returns, write abs(...) and let event-type say refund";
    }
    return some.groups().stream().anyMatch(LostRecords::isUnknownType)
        ? "name it in event-types"
        : "correct " + keyToCorrect(some);
  }

  /** The configuration key that the most frequent reason is about. */
  private String keyToCorrect(RecordGroups rejected) {
    Group most = rejected.mostFrequent();
    // The expression only gives the word of the record; event-types says which words are known.
    String key = isUnknownType(most) ? "event-types" : most.key();
    return "ingest.sources."
        + source
        + (key.isEmpty() ? " (its delimiter, quote, columns and types)" : "." + key);
  }

  private static boolean isMinus(Group group) {
    return MINUS.contains(group.reason());
  }

  private static boolean isUnrated(Group group) {
    return group.reason().equals(Reasons.NO_RATE);
  }

  private static boolean isUnknownType(Group group) {
    return group.reason().equals(Reasons.UNKNOWN_EVENT_TYPE);
  }
}
