package io.bongsu.collector.codec;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import com.github.luben.zstd.util.Native;

/** zstd at its quickest level; the frame knows how long its content is. */
public final class Compression {
    private static final int LEVEL = 1;
    private static final int LONGEST = 1 << 30;

    private Compression() {}

    /** Loads the native library now, where reading a file harms nobody. */
    public static void load() {
        Native.load();
    }

    /** Adds a frame of the first {@code length} bytes to the sink. */
    static void compress(byte[] raw, int length, ByteSink out) {
        int room = Math.toIntExact(Zstd.compressBound(length));
        byte[] frame = new byte[room];
        long size = Zstd.compressByteArray(frame, 0, room, raw, 0, length, LEVEL);
        if (Zstd.isError(size)) {
            throw new IllegalStateException("zstd: " + Zstd.getErrorName(size));
        }
        out.put(frame, 0, (int) size);
    }

    static byte[] inflate(byte[] bytes, int from, int length) {
        try {
            long size = Zstd.getFrameContentSize(bytes, from, length);
            if (size < 0 || size > LONGEST) {
                throw new CorruptBytes("not a compressed frame");
            }
            byte[] raw = new byte[(int) size];
            long done = Zstd.decompressByteArray(raw, 0, raw.length, bytes, from, length);
            if (Zstd.isError(done) || done != size) {
                throw new CorruptBytes("a compressed frame is damaged");
            }
            return raw;
        } catch (ZstdException | IndexOutOfBoundsException e) {
            throw new CorruptBytes("a compressed frame is damaged: " + e.getMessage());
        }
    }
}
