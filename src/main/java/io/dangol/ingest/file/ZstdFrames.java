package io.dangol.ingest.file;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/**
 * Decompresses consecutive zstd frames. The stream of the library ignores up to four bytes after
 * the last frame, whether garbage or the beginning of a truncated frame. Here the text must end
 * with a frame, else it is an {@link IOException}.
 */
final class ZstdFrames extends InputStream {
  private static final int BUFFER = 1 << 17;

  private final InputStream compressed;
  private final ZstdDecompressCtx frames = new ZstdDecompressCtx();
  private final byte[] read = new byte[BUFFER];
  private final ByteBuffer source = ByteBuffer.allocateDirect(BUFFER).limit(0);
  private final ByteBuffer plain = ByteBuffer.allocateDirect(BUFFER).limit(0);
  private boolean isFull;
  private boolean isWhole;
  private boolean isEnded;

  ZstdFrames(InputStream compressed) {
    this.compressed = compressed;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    while (!plain.hasRemaining() && !isEnded) {
      decompress();
    }
    if (!plain.hasRemaining()) {
      return length == 0 ? 0 : -1;
    }
    int count = Math.min(length, plain.remaining());
    plain.get(into, offset, count);
    return count;
  }

  @Override
  public void close() throws IOException {
    isEnded = true;
    frames.close();
    compressed.close();
  }

  /** Decompresses the rest of the buffered input, or reads the next part. */
  private void decompress() throws IOException {
    if (!source.hasRemaining() && !isFull && !fill()) {
      frames.close();
      isEnded = true;
      if (!isWhole) {
        throw new EOFException("ends within a frame");
      }
      return;
    }
    plain.clear();
    try {
      isWhole = frames.decompressDirectByteBufferStream(plain, source);
    } catch (ZstdException e) {
      frames.close();
      isEnded = true;
      plain.limit(0);
      throw new IOException("is no frame", e);
    }
    // If the output is full, the frame may have more output without further input.
    isFull = !plain.hasRemaining() && !isWhole;
    plain.flip();
  }

  private boolean fill() throws IOException {
    int count = compressed.read(read, 0, read.length);
    if (count <= 0) {
      return false;
    }
    source.clear();
    source.put(read, 0, count).flip();
    return true;
  }
}
