package io.dangol.simulate;

import java.time.LocalDate;
import java.time.ZoneId;

/** Lines of the web server's export: one JSON object each, with times in epoch milliseconds. */
final class VisitLine {

  private VisitLine() {}

  static String of(SimulatedVisit visit, String card, LocalDate date, ZoneId zone, Dirt dirt) {
    long millis =
        date.atStartOfDay().plusSeconds(visit.second()).atZone(zone).toInstant().toEpochMilli();
    StringBuilder line = new StringBuilder(160);
    line.append("{\"ts\":").append(dirt == Dirt.BAD_TIME ? "\"yesterday\"" : millis);
    add(line, "visitor", visit.signedIn() ? card : "");
    add(line, "event", dirt == Dirt.BAD_VALUE ? "hover" : visit.event());
    visit.item().ifPresent(item -> add(line, "article", item.code()));
    add(line, "session", visit.session());
    if (!visit.query().isEmpty()) {
      add(line, "query", visit.query());
    }
    line.append('}');
    return dirt == Dirt.BROKEN_LINE ? line.substring(0, line.length() / 2) : line.toString();
  }

  /** No simulated value needs escaping. */
  private static void add(StringBuilder line, String name, String value) {
    line.append(",\"").append(name).append("\":\"").append(value).append('"');
  }
}
