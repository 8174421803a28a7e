package io.bongsu.billing.focus;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts what was read, and stops at a limit. */
final class PlainBytes extends FilterInputStream {
    private final long limit;
    private volatile long count;

    PlainBytes(InputStream in, long limit) {
        super(in);
        this.limit = limit;
    }

    long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        counted(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        counted(Math.max(0, read));
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void counted(int read) throws IOException {
        long now = count + read;
        if (now > limit) {
            throw new TooLarge(limit);
        }
        count = now;
    }

    /** The file unpacks to more than is believed. */
    static final class TooLarge extends IOException {
        TooLarge(long limit) {
            super("unpacks to more than " + (limit >> 30) + " GiB");
        }
    }
}
