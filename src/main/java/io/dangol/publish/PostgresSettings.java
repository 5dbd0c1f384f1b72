package io.dangol.publish;

import io.dangol.config.Secret;
import io.dangol.config.Section;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A schema of a PostgreSQL server, 14 or later. Travels to the executors, which connect themselves.
 *
 * @param url {@code jdbc:postgresql://host:port/database}, without user and password
 * @param password empty where the server asks for none
 * @param schema owned by {@code user}
 * @param readers roles that may read the public views
 * @param connections how many executors load at once at most
 * @param lockTimeoutSeconds how long a change of the layout waits for readers before it gives up
 * @param rootCertificate a file of trusted certificates, on every host; empty for the JDK's own
 */
public record PostgresSettings(
    String url,
    String user,
    Secret password,
    String schema,
    List<String> readers,
    int connections,
    int lockTimeoutSeconds,
    TlsMode tls,
    String rootCertificate)
    implements PublishSettings.Store, Serializable {

  private static final Pattern IDENTIFIER = Pattern.compile("[a-z_][a-z0-9_]{0,62}");
  private static final String NOT_AN_IDENTIFIER =
      "must be a plain name: lower-case letters, digits and _, at most 63";

  /** How a connection is encrypted and what is checked of the server; PostgreSQL's own modes. */
  public enum TlsMode {
    DISABLE,
    PREFER,
    REQUIRE,
    VERIFY_CA,
    VERIFY_FULL;

    /** As PostgreSQL and the configuration write it. */
    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public PostgresSettings {
    readers = List.copyOf(readers);
  }

  /** Reads the section {@code publish.postgres}. */
  static PostgresSettings read(Section section) {
    Section tls = section.section("tls");
    PostgresSettings settings =
        new PostgresSettings(
            section.text("url"),
            section.text("user"),
            section.has("password") ? section.secret("password") : new Secret(""),
            section.text("schema"),
            section.texts("readers"),
            section.integer("connections", 1, 1000),
            section.integer("lock-timeout-seconds", 1, 3600),
            tls.choice("mode", TlsMode.class),
            tls.has("root-certificate") ? tls.text("root-certificate") : "");
    settings.check(section);
    return settings;
  }

  @Override
  public ServingStore open() {
    return PostgresStore.open(this);
  }

  @Override
  public boolean isThere() {
    return PostgresQueries.isThere(this);
  }

  @Override
  public ServingQueries queries() {
    return PostgresQueries.open(this);
  }

  @Override
  public Optional<ServingStore.Holder> holder() {
    return PostgresQueries.holder(this);
  }

  /** Server, database and schema. */
  @Override
  public String where() {
    return PostgresAddress.server(url).replaceFirst("^jdbc:", "") + ", schema " + schema;
  }

  private void check(Section section) {
    if (!url.isEmpty()) {
      PostgresAddress.problem(url)
          .ifPresent(
              problem -> {
                section.hide("url");
                section.problem("url", problem);
              });
    }
    if (!schema.isEmpty() && !IDENTIFIER.matcher(schema).matches()) {
      section.problem("schema", NOT_AN_IDENTIFIER);
    }
    if (!readers.stream().allMatch(role -> IDENTIFIER.matcher(role).matches())) {
      section.problem("readers", NOT_AN_IDENTIFIER);
    }
  }
}
