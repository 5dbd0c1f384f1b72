package io.dangol.ingest.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Files with known ids, cut, glued, padded and doubled: each id is in the value of a record, in the
 * payload of one that cannot be used, or the file is set aside.
 */
class EveryRecordTest {
  private static final Pattern ID = Pattern.compile("id[0-9]{5}");

  /** What a file with ids of a range looks like. */
  private enum Kind {
    CSV(Format.CSV) {
      @Override
      String text(IntStream ids) {
        return "id,name,n\n"
            + ids.mapToObj(i -> id(i) + ",\"a \"\"" + i + "\"\",\nb\"," + i + "\n")
                .collect(Collectors.joining());
      }
    },
    JSON_LINES(Format.JSON) {
      @Override
      String text(IntStream ids) {
        return ids.mapToObj(i -> object(i, "") + "\n").collect(Collectors.joining());
      }
    },
    JSON_ARRAY(Format.JSON) {
      @Override
      String text(IntStream ids) {
        return ids.mapToObj(i -> object(i, "\n "))
            .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
      }
    },
    LINES(Format.LINES) {
      @Override
      String text(IntStream ids) {
        return ids.mapToObj(i -> id(i) + " [n " + i + "] \"b\"\n").collect(Collectors.joining());
      }
    };

    private final Format format;

    Kind(Format format) {
      this.format = format;
    }

    abstract String text(IntStream ids);

    TextLayout layout() {
      Frame frame =
          new Frame(0, 0, false, List.of(), List.of(), "(?<id>id[0-9]+) \\[(?<n>[^]]*)\\] \"b\"");
      return new TextLayout(format, CsvLayout.STANDARD, frame, "utf-8", List.of("id", "n"));
    }

    private static String id(int number) {
      return String.format(Locale.ROOT, "id%05d", number);
    }

    private static String object(int number, String between) {
      return "{%s\"id\": \"%s\",%s\"in\": [{\"x\": \"]}\\\"%s\"}]%s}"
          .formatted(between, id(number), between, number, between);
    }
  }

  /** What happens to a text between the one who writes it and the one who reads it. */
  private enum Damage {
    NONE((text, at) -> text),
    CUT((text, at) -> text.substring(0, at)),
    HEAD_CUT((text, at) -> text.substring(at)),
    A_CHARACTER_LOST((text, at) -> text.substring(0, at) + text.substring(at + 1)),
    A_LINE_BREAK_LOST(
        (text, at) -> {
          int end = text.indexOf('\n', at);
          return end < 0 ? text : text.substring(0, end) + text.substring(end + 1);
        }),
    DOUBLED((text, at) -> text.substring(0, at) + text.substring(at / 2)),
    PADDED_WITH_BLANKS((text, at) -> text + " ".repeat(at)),
    PADDED_WITH_NUL((text, at) -> text + "\0".repeat(at + 1)),
    NUL_WITHIN((text, at) -> text.substring(0, at) + "\0\0" + text.substring(at)),
    QUOTE_WITHIN((text, at) -> text.substring(0, at) + "\"" + text.substring(at)),
    RUBBISH_WITHIN((text, at) -> text.substring(0, at) + "}]x,\n{" + text.substring(at)),
    LINE_BREAKS_OF_MAC((text, at) -> text.replace('\n', '\r')),
    BYTE_ORDER_MARK((text, at) -> "\uFEFF" + text);

    @SuppressWarnings("ImmutableEnumChecker") // The lambdas above capture nothing.
    private final BiFunction<String, Integer, String> on;

    Damage(BiFunction<String, Integer, String> on) {
      this.on = on;
    }
  }

  @Property(tries = 3000)
  void noIdIsLostInADamagedText(
      @ForAll Kind kind,
      @ForAll Damage damage,
      @ForAll Compression compression,
      @ForAll @IntRange(min = 1, max = 6) int records,
      @ForAll @IntRange(max = 1000) int place) {
    String text = kind.text(IntStream.range(0, records));
    String damaged = damage.on.apply(text, place * (text.length() - 1) / 1000);

    Optional<List<String>> found = ids(kind, compression, compression.of(damaged.getBytes(UTF_8)));

    assertThat(found.map(TreeSet::new).orElse(new TreeSet<>(idsIn(damaged))))
        .as(damaged)
        .containsAll(idsIn(damaged));
    if (damage == Damage.NONE || damage == Damage.BYTE_ORDER_MARK) {
      assertThat(found).as(damaged).contains(idsIn(text));
    }
  }

  /** Two files, one behind the other, are all of it or are set aside. */
  @Property(tries = 200)
  void noIdIsLostWhereFilesArePutTogether(
      @ForAll Kind kind,
      @ForAll Compression compression,
      @ForAll @IntRange(max = 3) int first,
      @ForAll @IntRange(min = 1, max = 3) int second) {
    byte[] bytes =
        glued(
            compression.of(kind.text(IntStream.range(0, first)).getBytes(UTF_8)),
            compression.of(new byte[0]),
            compression.of(kind.text(IntStream.range(first, first + second)).getBytes(UTF_8)));

    Optional<List<String>> found = ids(kind, compression, bytes);

    List<String> all = IntStream.range(0, first + second).mapToObj(Kind::id).toList();
    if (kind == Kind.JSON_ARRAY) {
      assertThat(found).isEmpty();
    } else {
      assertThat(found).contains(all);
    }
  }

  /** A file that is compressed in two parts, cut at each of its bytes. */
  @Property
  void aCompressedFileIsWholeOrSetAside(@ForAll Compression compression) {
    byte[] first = compression.of(Kind.LINES.text(IntStream.range(0, 2)).getBytes(UTF_8));
    byte[] second = compression.of(Kind.LINES.text(IntStream.range(2, 4)).getBytes(UTF_8));
    byte[] both = glued(first, second);

    for (int end = 0; compression != Compression.NONE && end <= both.length; end++) {
      Optional<List<String>> found = ids(Kind.LINES, compression, Arrays.copyOf(both, end));
      if (end == first.length || end == both.length) {
        assertThat(found.orElseThrow())
            .as("%s cut at %s", compression, end)
            .hasSize(end == first.length ? 2 : 4);
      } else {
        assertThat(found).as("%s cut at %s", compression, end).isEmpty();
      }
    }
  }

  @Property
  void bytesBehindTheEndOfACompressedFileSetItAside(
      @ForAll Compression compression, @ForAll @IntRange(min = 1, max = 40) int count) {
    byte[] whole = compression.of(Kind.LINES.text(IntStream.range(0, 2)).getBytes(UTF_8));
    for (String rubbish : List.of("\0", "\u001f", "x", "B", "(", "\u001f\u008b\b")) {
      byte[] bytes = glued(whole, rubbish.repeat(count).getBytes(ISO_8859_1));

      if (compression != Compression.NONE) {
        assertThat(ids(Kind.LINES, compression, bytes))
            .as("%s and %s bytes", compression, count)
            .isEmpty();
      }
    }
  }

  /** The ids of all records, in their order; empty if the file is set aside. */
  private static Optional<List<String>> ids(Kind kind, Compression compression, byte[] bytes) {
    List<String> ids = new ArrayList<>();
    try {
      TextFile file =
          new TextFile(compression.file(), new ByteArrayInputStream(bytes), kind.layout());
      for (var next = file.next(); next.isPresent(); next = file.next()) {
        TextRecord record = next.get();
        boolean isValue = record.isReadable() && kind.format != Format.JSON;
        List<String> found = idsIn(isValue ? record.values().get(0) : record.payload());
        if (record.isReadable() && kind.format == Format.JSON) {
          assertThat(found).as(record.payload()).hasSizeLessThanOrEqualTo(1);
        }
        ids.addAll(found);
      }
    } catch (BrokenFile e) {
      return Optional.empty();
    }
    return Optional.of(ids);
  }

  private static List<String> idsIn(String text) {
    return ID.matcher(text).results().map(found -> found.group()).toList();
  }

  private static byte[] glued(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
