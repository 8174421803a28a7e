package io.bongsu.collector.otlp;

import io.bongsu.platform.problem.Failure;
import io.bongsu.platform.problem.Failures;
import io.netty.buffer.ByteBuf;
import java.util.Arrays;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;

/** What has come of one body, copied once, never more than is allowed. */
final class Received {
    /** What a sender says of a length is believed so far: room for more is made when it comes. */
    private static final int BELIEVED = 256 * 1024;

    private static final int LEAST = 4 * 1024;

    private final long largest;
    private final InFlight.Lease lease;
    private byte[] bytes;
    private int size;
    private long leased;

    /**
     * @param declared how long it is to become, -1 when nobody said
     */
    Received(long declared, long largest, InFlight.Lease lease) {
        this.largest = largest;
        this.lease = lease;
        if (declared > largest) {
            throw tooLarge(largest);
        }
        this.leased = Math.min(declared < 0 ? LEAST : declared, BELIEVED);
        lease.take(leased);
        this.bytes = new byte[(int) leased];
    }

    static Failure tooLarge(long largest) {
        return Failures.tooLarge("A body has at most " + largest + " bytes, inflated. Send less at once.");
    }

    /** The part stays its owner's. */
    Received add(ByteBuf part) {
        int length = part.readableBytes();
        room(length);
        part.readBytes(bytes, size, length);
        size += length;
        return this;
    }

    Received add(DataBuffer part) {
        try {
            int length = part.readableByteCount();
            room(length);
            part.read(bytes, size, length);
            size += length;
            return this;
        } finally {
            DataBufferUtils.release(part);
        }
    }

    Received add(byte[] part, int length) {
        room(length);
        System.arraycopy(part, 0, bytes, size, length);
        size += length;
        return this;
    }

    private void room(int more) {
        long needed = size + (long) more;
        if (needed > largest) {
            throw tooLarge(largest);
        }
        if (needed > leased) {
            lease.take(needed - leased);
            leased = needed;
        }
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(largest, Math.max(needed, 2L * bytes.length)));
        }
    }

    byte[] bytes() {
        return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    }
}
