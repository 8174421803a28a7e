package io.bongsu.billing.focus;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Finds the first byte that is not UTF-8, for the report; runs only after decoding failed. */
final class Utf8Check {
    private long offset;
    private long line = 1;

    private Utf8Check() {}

    static RowError locate(InputStream in) throws IOException {
        return new Utf8Check().run(in);
    }

    private RowError run(InputStream in) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
        CharBuffer characters = CharBuffer.allocate(1 << 16);
        boolean end = false;
        while (!end) {
            int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
            end = read < 0;
            bytes.position(bytes.position() + Math.max(0, read)).flip();
            CoderResult result = decoder.decode(bytes, characters.clear(), end);
            passed(bytes);
            if (result.isError()) {
                return found(bytes.get(bytes.position()));
            }
            bytes.compact();
        }
        return RowError.ofFile("invalid-utf-8", "the file is not UTF-8");
    }

    private void passed(ByteBuffer bytes) {
        for (int i = 0; i < bytes.position(); i++) {
            if (bytes.get(i) == '\n') {
                line++;
            }
        }
        offset += bytes.position();
    }

    private RowError found(byte bad) {
        return new RowError(
                0,
                line,
                null,
                "0x%02X".formatted(bad),
                "byte %d of the file, in line %d, is not UTF-8; save the file as UTF-8".formatted(offset, line),
                "invalid-utf-8");
    }
}
