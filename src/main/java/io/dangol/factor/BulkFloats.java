package io.dangol.factor;

import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.nio.ByteBuffer;

/** An array of floats that is serialized in large pieces; Java would write it float by float. */
public final class BulkFloats implements Externalizable {
  private static final long serialVersionUID = 1L;

  private static final int PIECE = 16_384;

  private float[] values;

  /** For deserialization. */
  public BulkFloats() {
    this(new float[0]);
  }

  /** Holds the array itself, not a copy. */
  public BulkFloats(float[] values) {
    this.values = values;
  }

  /** The array itself, not a copy. */
  public float[] values() {
    return values;
  }

  @Override
  public void writeExternal(ObjectOutput out) throws IOException {
    out.writeInt(values.length);
    ByteBuffer piece = ByteBuffer.allocate(PIECE * Float.BYTES);
    for (int from = 0; from < values.length; from += PIECE) {
      int count = Math.min(PIECE, values.length - from);
      piece.asFloatBuffer().put(values, from, count);
      out.write(piece.array(), 0, count * Float.BYTES);
    }
  }

  @Override
  public void readExternal(ObjectInput in) throws IOException {
    values = new float[in.readInt()];
    ByteBuffer piece = ByteBuffer.allocate(PIECE * Float.BYTES);
    for (int from = 0; from < values.length; from += PIECE) {
      int count = Math.min(PIECE, values.length - from);
      in.readFully(piece.array(), 0, count * Float.BYTES);
      piece.asFloatBuffer().get(values, from, count);
    }
  }
}
