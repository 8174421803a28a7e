package io.bongsu.collector.otlp;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Protobuf messages as nobody would write them: some still mean something, some mean nothing. */
final class Mangled {

    private Mangled() {}

    static byte[] bytes(byte[] body, Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> Arrays.copyOf(body, random.nextInt(body.length + 1));
            case 1 -> flipped(body, random);
            case 2 -> body.length == 0 ? body : spliced(body, random);
            default -> shuffled(body, random, 0);
        };
    }

    private static byte[] flipped(byte[] body, Random random) {
        byte[] other = body.clone();
        for (int i = random.nextInt(3); i >= 0 && other.length > 0; i--) {
            other[random.nextInt(other.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return other;
    }

    private static byte[] spliced(byte[] body, Random random) {
        int at = random.nextInt(body.length);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(body, 0, at);
        for (int i = random.nextInt(4); i >= 0; i--) {
            out.write(random.nextInt(256));
        }
        out.write(body, at, body.length - at);
        return out.toByteArray();
    }

    /** The fields of each message in another order, some twice; lengths stay right. */
    private static byte[] shuffled(byte[] message, Random random, int depth) {
        List<byte[]> fields = fields(message);
        if (fields.isEmpty()) {
            return message;
        }
        List<byte[]> changed = new ArrayList<>();
        for (byte[] field : fields) {
            changed.add(deeper(field, random, depth));
            if (random.nextInt(25) == 0) {
                changed.add(field);
            }
        }
        if (random.nextInt(3) == 0) {
            Collections.shuffle(changed, random);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        changed.forEach(out::writeBytes);
        return out.toByteArray();
    }

    private static byte[] deeper(byte[] field, Random random, int depth) {
        if ((field[0] & 7) != 2 || depth > 6) {
            return field;
        }
        int start = 1;
        while (field[start] < 0) {
            start++;
        }
        byte[] content = Arrays.copyOfRange(field, start + 1, field.length);
        byte[] other = shuffled(content, random, depth + 1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(field[0]);
        int rest = other.length;
        for (; rest > 127; rest >>>= 7) {
            out.write((rest & 127) | 128);
        }
        out.write(rest);
        out.writeBytes(other);
        return out.toByteArray();
    }

    /** Empty when the bytes are no message of fields with numbers below 16. */
    private static List<byte[]> fields(byte[] message) {
        List<byte[]> fields = new ArrayList<>();
        int at = 0;
        while (at < message.length) {
            int end = end(message, at);
            if (message[at] < 8 || end < 0 || end > message.length) {
                return List.of();
            }
            fields.add(Arrays.copyOfRange(message, at, end));
            at = end;
        }
        return fields;
    }

    private static int end(byte[] message, int at) {
        return switch (message[at] & 7) {
            case 1 -> at + 9;
            case 5 -> at + 5;
            case 0, 2 -> endOfNumber(message, at + 1, (message[at] & 7) == 2);
            default -> -1;
        };
    }

    private static int endOfNumber(byte[] message, int from, boolean isLength) {
        long number = 0;
        for (int i = 0; i < 4 && from + i < message.length; i++) {
            number |= (long) (message[from + i] & 127) << (7 * i);
            if (message[from + i] >= 0) {
                long end = from + i + 1 + (isLength ? number : 0);
                return (int) Math.min(Integer.MAX_VALUE, end);
            }
        }
        return -1;
    }
}
