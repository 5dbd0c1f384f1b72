package io.dangol.privacy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Looks for ids in bytes, as UTF-8 and UTF-16.
 *
 * <p>An id of at least {@value #LONG} characters is found anywhere. A shorter one would be found by
 * chance in any compressed bytes, so it is looked for in texts only, as a word.
 */
public final class IdSearch {
  private static final int LONG = 6;
  private static final int CHUNK = 1 << 20;

  /** The bytes to look for, each as one character. */
  private final List<String> patterns = new ArrayList<>();

  private final IdWords shortIds;
  private final int longest;

  public IdSearch(Collection<String> ids) {
    List<String> few = new ArrayList<>();
    for (String id : ids) {
      if (id.length() < LONG) {
        few.add(id);
      } else {
        for (var charset : List.of(UTF_8, UTF_16LE, UTF_16BE)) {
          patterns.add(new String(id.getBytes(charset), ISO_8859_1));
        }
      }
    }
    shortIds = new IdWords(few);
    longest = patterns.stream().mapToInt(String::length).max().orElse(1);
  }

  /** Whether bytes of any kind hold a long id. Reads to the end or to the first one. */
  boolean isIn(InputStream bytes) throws IOException {
    byte[] chunk = new byte[CHUNK + longest];
    int kept = 0;
    for (int read = bytes.readNBytes(chunk, kept, CHUNK);
        read > 0;
        read = bytes.readNBytes(chunk, kept, CHUNK)) {
      int filled = kept + read;
      if (isLongIn(new String(chunk, 0, filled, ISO_8859_1))) {
        return true;
      }
      kept = Math.min(longest - 1, filled);
      System.arraycopy(chunk, filled - kept, chunk, 0, kept);
    }
    return false;
  }

  /** Whether a text holds an id. */
  boolean isIn(String text) {
    return isLongIn(new String(text.getBytes(UTF_8), ISO_8859_1)) || shortIds.areIn(text);
  }

  private boolean isLongIn(String bytes) {
    return patterns.stream().anyMatch(bytes::contains);
  }
}
