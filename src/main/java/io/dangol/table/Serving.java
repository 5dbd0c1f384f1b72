package io.dangol.table;

import io.dangol.table.Words.ChangedThing;
import io.dangol.table.Words.SuppressionReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What readers of the serving store get from a published table, and what is compared from night to
 * night. All that the store, the gates and the commands know of a model's table is declared here.
 *
 * @param version of the contract with those who read the table; 0 for a table that does not reach
 *     the store
 * @param neverEmpty whether a night without any row is refused
 * @param isCounted whether the number of rows is compared with the former release
 * @param absence why a customer has no row; used only where the table has customers
 * @param changes what the view {@code changed_since_last_release} says of the table
 * @param comparisons what the gates compare with the former release
 * @param told how {@code show customer} tells of a customer's row, and {@code show item} of an
 *     item's: these parts of a sentence, as far as their values are known
 * @param inOne whether a customer's first rows are told in one sentence; else each in its own
 */
public record Serving(
    int version,
    boolean neverEmpty,
    boolean isCounted,
    Absence absence,
    List<Changing> changes,
    List<Compared> comparisons,
    List<Told> told,
    Optional<InOne> inOne) {

  static final Serving NONE = version(0);

  /**
   * Why a customer who consents has no row.
   *
   * @param ofProfiled whether the table holds profiled customers only, so that one without any
   *     event is absent for that reason
   * @param whereMade the reason on a night that made rows
   * @param whereEmpty the reason on a night that made none
   */
  public record Absence(
      boolean ofProfiled, SuppressionReason whereMade, SuppressionReason whereEmpty) {}

  /**
   * A value whose change is news to a reader. Where the table has several rows of a customer, it is
   * the set of their values that changes.
   */
  public record Changing(ChangedThing thing, Field value) {}

  /** How the values of two nights are compared. */
  public enum Comparison {
    /** The share of first items that a customer keeps. */
    LIST_OVERLAP,
    /** How far the distribution of a number has moved. */
    DISTRIBUTION,
    /** The agreement of two divisions of the customers. */
    DIVISION,
    /** The share of customers without an event who are in another group. */
    STAYING
  }

  /**
   * A column and how its values are compared with the former release.
   *
   * @param model the column that names the model of a night; where that is another one than before,
   *     the values are not compared
   */
  public record Compared(Comparison comparison, Field value, Optional<Field> model) {}

  /**
   * A part of the sentence about a customer's row.
   *
   * @param format as in {@link String#format}; a {@code %s} for each value, {@code %.2f} for a
   *     floating-point number
   */
  public record Told(String format, List<Field> values) {
    public Told {
      values = List.copyOf(values);
    }
  }

  /**
   * How the rows of a customer are told in one sentence.
   *
   * @param lead what it begins with
   * @param most how many of the rows are told, the first by key
   */
  public record InOne(String lead, int most) {}

  public Serving {
    changes = List.copyOf(changes);
    comparisons = List.copyOf(comparisons);
    told = List.copyOf(told);
  }

  static Serving version(int version) {
    return new Serving(
        version,
        false,
        true,
        new Absence(true, SuppressionReason.NO_MODEL, SuppressionReason.NO_MODEL),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty());
  }

  /** A night without any row is refused. */
  Serving whichIsNeverEmpty() {
    return new Serving(version, true, isCounted, absence, changes, comparisons, told, inOne);
  }

  /** Its size may change from night to night as it likes. */
  Serving ofAnySize() {
    return new Serving(version, neverEmpty, false, absence, changes, comparisons, told, inOne);
  }

  /** The reason of a consenting customer, whether or not anything is known of them. */
  Serving absentFor(SuppressionReason reason) {
    return with(new Absence(false, reason, reason));
  }

  /** The reason of a consenting customer with events, on any night. */
  Serving absentThoughProfiledFor(SuppressionReason reason) {
    return with(new Absence(true, reason, reason));
  }

  /** The reason of a consenting customer with events on a night that made rows; else no model. */
  Serving absentThoughMadeFor(SuppressionReason reason) {
    return with(new Absence(true, reason, SuppressionReason.NO_MODEL));
  }

  private Serving with(Absence why) {
    return new Serving(version, neverEmpty, isCounted, why, changes, comparisons, told, inOne);
  }

  Serving changing(ChangedThing thing, Field value) {
    List<Changing> more = new ArrayList<>(changes);
    more.add(new Changing(thing, value));
    return new Serving(version, neverEmpty, isCounted, absence, more, comparisons, told, inOne);
  }

  Serving compared(Comparison comparison, Field value) {
    return with(new Compared(comparison, value, Optional.empty()));
  }

  /** The same of values that one of several models made. */
  Serving compared(Comparison comparison, Field value, Field model) {
    return with(new Compared(comparison, value, Optional.of(model)));
  }

  private Serving with(Compared compared) {
    List<Compared> more = new ArrayList<>(comparisons);
    more.add(compared);
    return new Serving(version, neverEmpty, isCounted, absence, changes, more, told, inOne);
  }

  /** Adds a part to the sentence. */
  Serving told(String format, Field... values) {
    List<Told> more = new ArrayList<>(told);
    more.add(new Told(format, List.of(values)));
    return new Serving(version, neverEmpty, isCounted, absence, changes, comparisons, more, inOne);
  }

  /** Tells the first rows of a customer in one sentence, separated by commas. */
  Serving toldInOne(String lead, int most, String format, Field... values) {
    return new Serving(
        version,
        neverEmpty,
        isCounted,
        absence,
        changes,
        comparisons,
        List.of(new Told(format, List.of(values))),
        Optional.of(new InOne(lead, most)));
  }
}
