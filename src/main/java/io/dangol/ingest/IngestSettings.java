package io.dangol.ingest;

import io.dangol.config.EditDistance;
import io.dangol.config.Section;
import io.dangol.ingest.source.ConsentWords;
import io.dangol.ingest.source.Limits;
import io.dangol.ingest.source.SourceSettings;
import io.dangol.job.Failure;
import io.dangol.money.Currencies;
import io.dangol.money.Rated;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The sources of the shop and what is expected of them.
 *
 * @param calendar days that are closed to every source
 * @param expected of the files of each source, by name
 * @param settle how long a file must be unchanged before it counts as complete
 * @param readAs hash of all settings that decide what a record means; a batch must be finished
 *     under the same hash
 * @param currencies the currencies of amounts and their rates
 */
public record IngestSettings(
    List<SourceSettings> sources,
    Calendar calendar,
    Map<String, Expected> expected,
    Duration settle,
    String readAs,
    Currencies currencies) {

  /** The keys that decide what a record means, by path. */
  public static final List<String> MEANING =
      List.of(
          "ingest.sources",
          "ingest.currency",
          "ingest.rates",
          "ingest.max-rate-age",
          "ingest.max-amount",
          "ingest.max-quantity",
          "privacy.channels",
          "zone");

  public IngestSettings {
    sources = List.copyOf(sources);
    expected = Map.copyOf(expected);
  }

  /** The same settings with known rates. */
  IngestSettings with(Rated rated) {
    return of(sources.stream().map(source -> source.with(rated)).toList());
  }

  /** The same settings with these sources only. */
  IngestSettings of(List<SourceSettings> some) {
    return new IngestSettings(some, calendar, expected, settle, readAs, currencies);
  }

  /** What a night expects of the files of a source. */
  Expected expected(SourceSettings source) {
    return Objects.requireNonNull(expected.get(source.name()));
  }

  /**
   * Reads {@code ingest}.
   *
   * @param privacy the section that declares the channels
   * @param readAs fingerprint of {@link #MEANING}
   * @param currencies of the same section
   */
  public static IngestSettings read(
      Section section, Section privacy, String readAs, Currencies currencies) {
    String folder = section.text("folder");
    section.refuseCredentials("folder");
    Limits limits = Limits.read(section, currencies);
    Expected standard = Expected.read(section);
    ConsentWords words = ConsentWords.read(privacy);
    List<SourceSettings> sources = new ArrayList<>();
    Map<String, Expected> expected = new HashMap<>();
    if (section.has("sources")) {
      Map<String, Section> sections = section.sections("sources");
      sections.forEach(
          (name, source) -> {
            sources.add(SourceSettings.read(name, source, folder, limits, words));
            expected.put(name, standard.of(source));
          });
    }
    new RateCheck(section, sources, currencies).run();
    return new IngestSettings(
        sources,
        standard.calendar(),
        expected,
        Duration.ofSeconds(section.seconds("settle", 0, 86_400)),
        readAs,
        currencies);
  }

  /** Fails with a {@link Failure} of kind CONFIGURATION if no source has this name. */
  public void requireSource(String name) {
    List<String> names = sources.stream().map(SourceSettings::name).toList();
    if (!names.contains(name)) {
      String hint =
          EditDistance.nearest(name, names).map(near -> ", did you mean " + near + "?").orElse("");
      throw Failure.configuration(
          "--source is %s, must be one of ingest.sources: %s%s"
              .formatted(name, String.join(", ", names), hint));
    }
  }
}
