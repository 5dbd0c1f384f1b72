package io.dangol.simulate;

/** Lines of the customer file: attributes and consents of each card. */
final class CustomerLine {
  static final String HEADER =
      "card;born;gender;region;joined;language;personalisation;analytics;marketing";

  private static final String[] DECADES = {
    "1940-1949", "1950-1959", "1960-1969", "1970-1979", "1980-1989", "1990-1999", "2000-2009"
  };
  private static final String[] GENDERS = {"f", "m", ""};
  private static final String[] REGIONS = {"north", "centre", "coast", "south", "islands"};
  private static final String[] LANGUAGES = {"pt", "pt", "pt", "pt", "en", "es"};

  private CustomerLine() {}

  static String of(SimulateSettings settings, int number, int joinedDay) {
    Chance chance = Chance.of(settings.seed(), Chance.Purpose.ATTRIBUTES, number);
    return String.join(
        ";",
        new LogLines(settings, number).card(),
        chance.oneOf(DECADES),
        chance.oneOf(GENDERS),
        chance.oneOf(REGIONS),
        settings.date(joinedDay).toString(),
        chance.oneOf(LANGUAGES),
        yes(chance.hits(0.93)),
        yes(chance.hits(0.9)),
        yes(chance.hits(0.6)));
  }

  private static String yes(boolean agreed) {
    return agreed ? "Y" : "N";
  }
}
