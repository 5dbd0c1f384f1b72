package io.dangol.config;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * {@code reference.conf} as a text for people: its chapters, keys and comments in their order.
 *
 * <p>Relies on how that file is laid out: a key or a brace a line, comments on lines of their own
 * above what they are about, chapters between rulers of hyphens.
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
   * A comment with the keys that it is about.
   *
   * @param comment its lines without the hash sign
   * @param keys none if the comment is about what follows as a whole
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
   * @param value the default as it is written
   */
  public record Key(String path, String value) {}

  /** The manual that the application carries. */
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
