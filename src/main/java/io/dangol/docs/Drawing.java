package io.dangol.docs;

import io.dangol.docs.LayeredLayout.Box;
import io.dangol.docs.LayeredLayout.Route;
import io.dangol.docs.LayeredLayout.Stop;
import io.dangol.docs.Lineage.Kind;
import java.util.List;
import java.util.Locale;

/** A layout as SVG, with colours for a light and for a dark page. */
final class Drawing {

  private static final String STYLE =
      """
      svg { --page: #ffffff; --text: #1b1f24; --line: #6e7781; --job: #eaeef2; --job-edge: #424a53;
        --vault: #ffe2e0; --vault-edge: #b3261e; --silver: #dbeafe; --silver-edge: #2f5fb3;
        --gold: #fff1c2; --gold-edge: #8a6100; --ops: #e3f4e4; --ops-edge: #2d7a36;
        --outside: #ffffff; --outside-edge: #6e7781; }
      @media (prefers-color-scheme: dark) {
        svg { --page: #0d1117; --text: #e6edf3; --line: #8b949e; --job: #2a313a; --job-edge: #9aa4af;
          --vault: #4a1d1a; --vault-edge: #ff8f87; --silver: #152c52; --silver-edge: #8ab4ff;
          --gold: #40300a; --gold-edge: #e8b93d; --ops: #12351a; --ops-edge: #6fcf7c;
          --outside: #0d1117; --outside-edge: #8b949e; }
      }
      .page { fill: var(--page); }
      text { fill: var(--text); font: 12px ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace;
        text-anchor: middle; }
      path { fill: none; stroke: var(--line); stroke-width: 1.2; }
      marker path { fill: var(--line); stroke: none; }
      rect { stroke-width: 1.2; }
      """;

  private Drawing() {}

  static String of(LayeredLayout layout) {
    StringBuilder svg = new StringBuilder();
    svg.append(Pages.GENERATED).append('\n');
    line(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %1$s %2$s\" width=\"%1$s\" height=\"%2$s\""
            + " role=\"img\" aria-label=\"Jobs and tables of a night\">",
        layout.width(),
        layout.height());
    svg.append("<style>\n").append(STYLE);
    for (Kind kind : Kind.values()) {
      line(svg, ".%1$s { fill: var(--%1$s); stroke: var(--%1$s-edge); }", name(kind));
    }
    svg.append("</style>\n");
    svg.append(
        "<defs><marker id=\"arrow\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\""
            + " orient=\"auto\"><path d=\"M 0 0 L 8 4 L 0 8 z\"/></marker></defs>\n");
    line(svg, "<rect class=\"page\" width=\"%s\" height=\"%s\"/>", layout.width(), layout.height());
    layout.routes().forEach(route -> line(svg, "%s", path(route)));
    layout.boxes().forEach(box -> write(svg, box));
    return svg.append("</svg>\n").toString();
  }

  /** Jobs have round ends, tables corners, what is outside a dashed edge. */
  private static void write(StringBuilder svg, Box box) {
    Kind kind = box.node().kind();
    line(
        svg,
        "<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"%s\"%s/>",
        name(kind),
        box.x(),
        box.y(),
        box.width(),
        box.height(),
        kind == Kind.JOB ? box.height() / 2 : 3,
        kind == Kind.OUTSIDE ? " stroke-dasharray=\"4 3\"" : "");
    line(
        svg,
        "<text x=\"%s\" y=\"%s\">%s</text>",
        box.x() + box.width() / 2,
        box.y() + box.height() / 2 + 4,
        box.node().name());
  }

  private static String path(Route route) {
    List<Stop> stops = route.stops();
    StringBuilder d =
        new StringBuilder("M %s %s".formatted(stops.get(0).x(), stops.get(0).bottom()));
    for (int i = 1; i < stops.size(); i++) {
      Stop from = stops.get(i - 1);
      Stop to = stops.get(i);
      int middle = (from.bottom() + to.top()) / 2;
      d.append(
          " C %s %s %s %s %s %s".formatted(from.x(), middle, to.x(), middle, to.x(), to.top()));
      if (to.bottom() > to.top()) {
        d.append(" V ").append(to.bottom());
      }
    }
    return "<path d=\"" + d + "\" marker-end=\"url(#arrow)\"/>";
  }

  private static String name(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static void line(StringBuilder svg, String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
