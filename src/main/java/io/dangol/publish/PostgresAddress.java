package io.dangol.publish;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.postgresql.Driver;

/**
 * The address of a PostgreSQL server, {@code jdbc:postgresql://host:port/database}, with the few
 * parameters that choose among several hosts. Other parameters are refused, because the driver
 * would let them override the configuration's own keys, encryption included. Messages repeat no
 * part of the address but the name of a parameter.
 */
final class PostgresAddress {

  /** The allowed parameters and their values. */
  private static final Map<String, Pattern> ALLOWED =
      Map.of(
          "targetServerType", Pattern.compile("any|primary"),
          "hostRecheckSeconds", Pattern.compile("[0-9]{1,6}"),
          "loadBalanceHosts", Pattern.compile("true|false"));

  /** The configuration key for the same purpose, by the name of the parameter in lower case. */
  private static final Map<String, String> KEYS =
      Map.of(
          "user", "set publish.postgres.user",
          "password", "set the environment variable DANGOL_POSTGRES_PASSWORD",
          "ssl", "set publish.postgres.tls.mode",
          "sslmode", "set publish.postgres.tls.mode",
          "sslfactory", "set publish.postgres.tls.mode",
          "sslrootcert", "set publish.postgres.tls.root-certificate",
          "currentschema", "set publish.postgres.schema",
          "options", "leave it out (publish.postgres.lock-timeout-seconds and schema are keys)");

  private static final Pattern NAME = Pattern.compile("[A-Za-z_]{1,40}");

  private static final String HOST = "(\\[[^]/,]+]|[^:/,\\[]*)(:\\d{1,5})?";

  private static final Pattern SERVER =
      Pattern.compile("jdbc:postgresql:(//" + HOST + "(," + HOST + ")*/?)?[^/]*");

  private PostgresAddress() {}

  /**
   * What is wrong with an address, as the end of a sentence that begins with the key; empty if it
   * can be used.
   */
  static Optional<String> problem(String url) {
    String server = server(url);
    if (server.contains("@")) {
      return Optional.of(
          "must not hold a user or password: set publish.postgres.user and the environment variable"
              + " DANGOL_POSTGRES_PASSWORD");
    }
    // The driver would log a port that is no number.
    if (!SERVER.matcher(server).matches() || Driver.parseURL(server, null) == null) {
      return Optional.of("must be an address like jdbc:postgresql://host:5432/database");
    }
    return parameters(url).stream()
        .flatMap(parameter -> problemWith(parameter).stream())
        .findFirst();
  }

  /** Server and database without parameters. */
  static String server(String url) {
    return url.split("\\?", 2)[0];
  }

  /** Sets the parameters of an address that has no problem. */
  static void set(String url, Properties properties) {
    for (String parameter : parameters(url)) {
      String[] parts = parameter.split("=", 2);
      properties.setProperty(parts[0], parts[1]);
    }
  }

  private static List<String> parameters(String url) {
    String[] parts = url.split("\\?", 2);
    return parts.length == 1
        ? List.of()
        : Arrays.stream(parts[1].split("&")).filter(part -> !part.isEmpty()).toList();
  }

  private static Optional<String> problemWith(String parameter) {
    String[] parts = parameter.split("=", 2);
    String name = parts[0];
    Pattern value = ALLOWED.get(name);
    if (value == null) {
      String remedy =
          KEYS.getOrDefault(
              name.toLowerCase(Locale.ROOT),
              "leave it out; "
                  + String.join(", ", new TreeSet<>(ALLOWED.keySet()))
                  + " are allowed");
      return Optional.of(
          "must not set the parameter "
              + shown(name)
              + ", which would win over the configuration: "
              + remedy);
    }
    return parts.length == 2 && value.matcher(parts[1]).matches()
        ? Optional.empty()
        : Optional.of("must set the parameter " + name + " to " + value.pattern());
  }

  /** Anything that is not a plain name may be part of a password. */
  private static String shown(String name) {
    return NAME.matcher(name).matches() ? name : "***";
  }
}
