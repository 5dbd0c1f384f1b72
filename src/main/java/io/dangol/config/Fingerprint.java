package io.dangol.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A hash of a configuration's values, however they are written. */
final class Fingerprint {
  private Fingerprint() {}

  static String of(Config config, Collection<String> paths) {
    StringBuilder text = new StringBuilder();
    for (String path : new TreeSet<>(paths)) {
      String value = config.hasPath(path) ? canonical(config.getValue(path)) : "";
      text.append(path).append('=').append(value).append('\n');
    }
    return sha256(text.toString());
  }

  static String ofAllBut(Config config, Collection<String> paths) {
    Config rest = config;
    for (String path : paths) {
      rest = rest.withoutPath(path);
    }
    StringBuilder text = new StringBuilder();
    for (String section : new TreeSet<>(rest.root().keySet())) {
      text.append(section).append('=').append(canonical(rest.root().get(section))).append('\n');
    }
    return sha256(text.toString());
  }

  private static String canonical(ConfigValue value) {
    if (value instanceof ConfigObject object) {
      return new TreeMap<>(object)
          .entrySet().stream()
              .map(entry -> quoted(entry.getKey()) + ":" + canonical(entry.getValue()))
              .collect(Collectors.joining(",", "{", "}"));
    }
    if (value instanceof ConfigList list) {
      return list.stream().map(Fingerprint::canonical).collect(Collectors.joining(",", "[", "]"));
    }
    if (value.valueType() == ConfigValueType.NUMBER) {
      return new BigDecimal(value.unwrapped().toString()).stripTrailingZeros().toPlainString();
    }
    return value.render(ConfigRenderOptions.concise());
  }

  private static String quoted(String key) {
    return ConfigUtil.quoteString(key);
  }

  private static String sha256(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
