package io.dangol.config;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * The text of {@code reference.conf} for people: its chapters, keys and comments in their order.
 *
 * <p>Relies on the layout of that file: one key or brace per line, comments on their own lines
 * above the keys that they describe, and chapter titles between lines of hyphens.
 */
public record Manual(List<Chapter> chapters) {

  public Manual {
    chapters = List.copyOf(chapters);
  }

  public record Chapter(String title, List<Passage> passages) {
    public Chapter {
      passages = List.copyOf(passages);
    }
  }

  /**
   * A comment with the keys that it describes.
   *
   * @param comment its lines without the hash sign
   * @param keys empty if the comment describes everything that follows
   */
  public record Passage(List<String> comment, List<Key> keys) {
    public Passage {
      comment = List.copyOf(comment);
      keys = List.copyOf(keys);
    }
  }

  /**
   * One key.
   *
   * @param path from the root
   * @param value the default as written in the file
   */
  public record Key(String path, String value) {}

  /** The manual of the application. */
  public static Manual read() {
    return of(Configuration.referenceText().lines().map(String::strip).toList());
  }

  static Manual of(List<String> lines) {
    return new Writer().chapters(lines);
  }

  private static final class Writer {
    private final List<Chapter> chapters = new ArrayList<>();
    private final Deque<String> path = new ArrayDeque<>();
    private List<Passage> passages = new ArrayList<>();
    private List<String> comment = new ArrayList<>();
    private List<Key> keys = new ArrayList<>();
    private String title = "";

    Manual chapters(List<String> lines) {
      for (String line : lines) {
        if (line.startsWith("# ----")) {
          endChapter(line.replaceAll("[#-]{2,}|^#", "").strip());
        } else if (line.startsWith("#")) {
          if (!keys.isEmpty()) {
            endPassage();
          }
          comment.add(line.substring(1).replaceFirst("^ ", ""));
        } else if (line.isEmpty()) {
          endPassage();
        } else {
          statement(line);
        }
      }
      endChapter("");
      return new Manual(chapters);
    }

    private void statement(String line) {
      if (line.equals("}")) {
        endPassage();
        path.removeLast();
      } else if (line.endsWith("{")) {
        endPassage();
        path.addLast(line.substring(0, line.length() - 1).strip());
      } else {
        int equals = line.indexOf('=');
        int end = equals < 0 ? line.indexOf('{') : equals;
        int value = equals < 0 ? end : end + 1;
        keys.add(new Key(absolute(line.substring(0, end).strip()), line.substring(value).strip()));
      }
    }

    private String absolute(String key) {
      StringBuilder absolute = new StringBuilder();
      for (Iterator<String> above = path.iterator(); above.hasNext(); ) {
        absolute.append(above.next()).append('.');
      }
      return absolute.append(key).toString();
    }

    private void endPassage() {
      if (!comment.isEmpty() || !keys.isEmpty()) {
        passages.add(new Passage(comment, keys));
      }
      comment = new ArrayList<>();
      keys = new ArrayList<>();
    }

    private void endChapter(String next) {
      endPassage();
      if (!passages.isEmpty()) {
        chapters.add(new Chapter(title, passages));
      }
      passages = new ArrayList<>();
      title = next;
    }
  }
}
