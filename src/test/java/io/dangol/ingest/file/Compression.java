package io.dangol.ingest.file;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/** How the bytes of a file are compressed, for tests. */
enum Compression {
  NONE("") {
    @Override
    OutputStream over(OutputStream bytes) {
      return bytes;
    }
  },
  GZIP(".gz") {
    @Override
    OutputStream over(OutputStream bytes) throws IOException {
      return new GZIPOutputStream(bytes);
    }
  },
  BZIP2(".bz2") {
    @Override
    OutputStream over(OutputStream bytes) throws IOException {
      return new BZip2CompressorOutputStream(bytes);
    }
  },
  ZSTD(".zst") {
    @Override
    OutputStream over(OutputStream bytes) throws IOException {
      return new ZstdOutputStream(bytes);
    }
  };

  private final String ending;

  Compression(String ending) {
    this.ending = ending;
  }

  /** A name for a file of these bytes. */
  String file() {
    return "a" + ending;
  }

  byte[] of(byte[] plain) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = over(bytes)) {
      out.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  abstract OutputStream over(OutputStream bytes) throws IOException;
}
