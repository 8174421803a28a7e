package io.bongsu.collector.protocol.prometheus;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads the fields of one protobuf message in a body, one after the other; never beyond the message's end. */
final class Message {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int DELIMITED = 2;
    private static final int FIXED32 = 5;

    private final byte[] bytes;
    private final int end;
    private int at;
    private int tag;

    private Message(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    static Message all(byte[] bytes) {
        return new Message(bytes, 0, bytes.length);
    }

    boolean ended() {
        return at >= end;
    }

    /** The message that stands next, its length before it. */
    Message delimited() throws MalformedExposition {
        long length = varint();
        if (length < 0 || length > end - at) {
            throw malformed("a field of " + Long.toUnsignedString(length) + " bytes does not fit");
        }
        Message inner = new Message(bytes, at, at + (int) length);
        at += (int) length;
        return inner;
    }

    /** Steps to the next field; 0 at the end. */
    int field() throws MalformedExposition {
        if (ended()) {
            return 0;
        }
        long next = varint();
        if (next >>> 3 == 0 || next > Integer.MAX_VALUE) {
            throw malformed("there is no field " + (next >>> 3));
        }
        tag = (int) next;
        return tag >>> 3;
    }

    /** The field's value, which is a message. */
    Message message() throws MalformedExposition {
        expect(DELIMITED);
        return delimited();
    }

    String text() throws MalformedExposition {
        Message text = message();
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, text.at, text.end - text.at))
                    .toString();
        } catch (CharacterCodingException e) {
            throw malformed("a text is not UTF-8");
        }
    }

    long number() throws MalformedExposition {
        expect(VARINT);
        return varint();
    }

    /** An unsigned number as it is counted. */
    double count() throws MalformedExposition {
        long count = number();
        return count >= 0 ? count : count + 0x1p64;
    }

    static long zigzag(long number) {
        return number >>> 1 ^ -(number & 1);
    }

    double decimal() throws MalformedExposition {
        expect(FIXED64);
        return fixed64();
    }

    /** Adds the numbers of a repeated field: one, or several in a row. */
    void numbers(Numbers to) throws MalformedExposition {
        if ((tag & 7) == DELIMITED) {
            Message packed = delimited();
            while (!packed.ended()) {
                to.add(packed.varint());
            }
        } else {
            to.add(number());
        }
    }

    /** The same for doubles, by their bits. */
    void decimals(Numbers to) throws MalformedExposition {
        if ((tag & 7) == DELIMITED) {
            Message packed = delimited();
            while (!packed.ended()) {
                to.add(Double.doubleToRawLongBits(packed.fixed64()));
            }
        } else {
            to.add(Double.doubleToRawLongBits(decimal()));
        }
    }

    void skip() throws MalformedExposition {
        switch (tag & 7) {
            case VARINT -> varint();
            case FIXED64 -> fixed64();
            case DELIMITED -> delimited();
            case FIXED32 -> {
                if (end - at < 4) {
                    throw malformed("a number ends too early");
                }
                at += 4;
            }
            default -> throw malformed("a field has wire type " + (tag & 7));
        }
    }

    private void expect(int type) throws MalformedExposition {
        if ((tag & 7) != type) {
            throw malformed("field " + (tag >>> 3) + " has wire type " + (tag & 7));
        }
    }

    private long varint() throws MalformedExposition {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (at >= end) {
                throw malformed("a number ends too early");
            }
            byte one = bytes[at++];
            value |= (long) (one & 0x7F) << shift;
            if (one >= 0) {
                return value;
            }
        }
        throw malformed("a number has more than 10 bytes");
    }

    private double fixed64() throws MalformedExposition {
        if (end - at < 8) {
            throw malformed("a number ends too early");
        }
        double value = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getDouble(at);
        at += 8;
        return value;
    }

    MalformedExposition malformed(String what) {
        return new MalformedExposition(at, what);
    }
}
