package io.dangol.ingest.file;

import io.dangol.ingest.file.Lines.Line;
import java.io.IOException;
import java.util.Optional;

/** The lines of a text, split by a regular expression; empty lines are skipped. */
final class PatternLines implements TextRecords {
  /** A file with more lines that take too long would delay the night by hours. */
  private static final int MOST_LOST = 1_000;

  private final Lines lines;
  private final LinePattern pattern;
  private int lost;

  PatternLines(Lines lines, LinePattern pattern) {
    this.lines = lines;
    this.pattern = pattern;
  }

  @Override
  public Optional<TextRecord> next() throws IOException {
    return lines.nextFilled().map(this::record);
  }

  private TextRecord record(Line line) {
    LinePattern.Match match = pattern.of(line.text());
    String place = "line " + line.number() + " ";
    return switch (match.outcome()) {
      case MATCHES -> TextRecord.of(line.number(), line.text(), match.values());
      case GOES_ON ->
          unreadable(line, place + "goes on behind what the pattern matches: let it end with .*");
      case DIFFERS -> unreadable(line, place + "does not match the pattern of the source");
      case TOO_LONG -> {
        if (++lost > MOST_LOST) {
          throw new BrokenFile(
              "has more than 1,000 lines on which the pattern takes too many steps",
              "write the pattern without a repetition within a repetition");
        }
        yield unreadable(
            line,
            place
                + "takes the pattern too many steps: write it without a repetition within a repetition");
      }
    };
  }

  private static TextRecord unreadable(Line line, String detail) {
    return TextRecord.unreadable(line.number(), line.text(), detail);
  }
}
