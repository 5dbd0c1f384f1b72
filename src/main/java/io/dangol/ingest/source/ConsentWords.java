package io.dangol.ingest.source;

import static java.util.stream.Collectors.toSet;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.when;

import io.dangol.config.Section;
import io.dangol.table.Words;
import io.dangol.table.Words.ConsentPurpose;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.NumericType;

/**
 * The words in which consents are stated, in any case. Any other word becomes null; its meaning is
 * not guessed.
 *
 * @param channels that the shop has declared, in lower case
 */
public record ConsentWords(Set<String> channels) {

  private static final Set<String> ALL_CHANNELS = Set.of(Words.ANY_CHANNEL, "all", "*");

  static final List<String> PURPOSES =
      Stream.of(ConsentPurpose.values()).map(ConsentPurpose::word).toList();

  private static final String PERSONALIZATION = "personalization";

  private static final Pattern QUOTED = Pattern.compile("\\s*'([^']*)'\\s*");

  private static final Set<String> YES =
      Set.of("true", "t", "yes", "y", "1", "on", "ja", "j", "oui", "o", "sí", "si", "s", "예", "네");

  private static final Set<String> NO =
      Set.of("false", "f", "no", "n", "0", "off", "nein", "non", "아니오", "아니요");

  public ConsentWords {
    channels = Set.copyOf(channels);
  }

  /** Reads {@code channels} of the section {@code privacy}. */
  public static ConsentWords read(Section privacy) {
    Set<String> channels =
        privacy.texts("channels").stream().map(ConsentWords::word).collect(toSet());
    for (String channel : channels) {
      if (channel.isEmpty() || ALL_CHANNELS.contains(channel)) {
        privacy.problem("channels", "must name single channels: any, all and * stand for all");
      }
    }
    return new ConsentWords(channels);
  }

  /**
   * What is wrong with an expression that is only a word in quotes; empty for any other expression.
   */
  Optional<String> problem(String key, String sql) {
    Matcher quoted = QUOTED.matcher(sql);
    if (!quoted.matches()) {
      return Optional.empty();
    }
    String word = word(quoted.group(1));
    return switch (key) {
      case "purpose" ->
          isOneOf(word, "one of " + String.join(", ", PURPOSES), PURPOSES, Set.of(PERSONALIZATION));
      case "channel" -> isOneOf(word, "any or one of privacy.channels", ALL_CHANNELS, channels);
      case "granted" -> isOneOf(word, "a word for yes or no, such as 'yes'", YES, NO);
      default -> Optional.empty();
    };
  }

  /** The purpose in the spelling of {@link #PURPOSES}. */
  Column purpose(Column text) {
    Column word = word(text);
    return when(word.isin(PURPOSES.toArray()), word)
        .when(word.equalTo(PERSONALIZATION), ConsentPurpose.PERSONALISATION.value());
  }

  /** A declared channel, or {@link Words#ANY_CHANNEL}, also for blanks. */
  Column channel(Column text) {
    Column word = word(text);
    return when(word.isin(ALL_CHANNELS.toArray()).or(word.equalTo("")), lit(Words.ANY_CHANNEL))
        .when(word.isin(channels.toArray()), word);
  }

  /** Yes or no; of numbers only 1 and 0. */
  static Column flag(Column value, DataType type) {
    if (type instanceof BooleanType) {
      return value;
    }
    if (type instanceof NumericType) {
      return when(value.equalTo(1), lit(true)).when(value.equalTo(0), lit(false));
    }
    Column word = word(value.cast("string"));
    return when(word.isin(YES.toArray()), lit(true)).when(word.isin(NO.toArray()), lit(false));
  }

  private static Optional<String> isOneOf(
      String word, String which, Collection<String> some, Collection<String> others) {
    return some.contains(word) || others.contains(word)
        ? Optional.empty()
        : Optional.of("must be " + which);
  }

  private static Column word(Column text) {
    return lower(PlainForm.of(text));
  }

  private static String word(String text) {
    return PlainForm.of(text).toLowerCase(Locale.ROOT);
  }
}
