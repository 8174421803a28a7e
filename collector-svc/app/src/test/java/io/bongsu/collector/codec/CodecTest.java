package io.bongsu.collector.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever goes in comes out, bit for bit: the same generated samples through all three formats. */
class CodecTest {
    private static final long STALE = 0x7ff0000000000002L;
    private static final double[] ODD = {
        0.0,
        -0.0,
        Double.NaN,
        Double.longBitsToDouble(STALE),
        Double.longBitsToDouble(0xfff8dead_beef_0001L),
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MIN_VALUE,
        -Double.MAX_VALUE,
        0x1p53,
        0x1p53 + 2,
        -0x1p63,
        1e300,
        0.1,
        0.30000000000000004,
        123456789.125,
        9007.199254740994
    };

    private static double[] values(Random random, int n) {
        double[] values = new double[n];
        int kind = random.nextInt(7);
        double last = random.nextInt(1_000_000);
        double unit = Math.pow(10, random.nextInt(14));
        for (int i = 0; i < n; i++) {
            last = switch (kind) {
                case 0 -> last;
                case 1 -> last + random.nextInt(500);
                case 2 -> Math.rint(random.nextGaussian() * 1000) / unit;
                case 3 -> random.nextGaussian();
                case 4 -> Double.longBitsToDouble(random.nextLong());
                case 5 -> ODD[random.nextInt(ODD.length)];
                default -> random.nextInt(20) == 0 ? ODD[random.nextInt(ODD.length)] : last + 512 * random.nextInt(9);
            };
            values[i] = last;
        }
        return values;
    }

    private static long[] times(Random random, int n) {
        long[] times = new long[n];
        int kind = random.nextInt(4);
        long at = 1_700_000_000_000L + random.nextInt(1_000_000);
        for (int i = 0; i < n; i++) {
            times[i] = at;
            at += switch (kind) {
                case 0 -> 10_000;
                case 1 -> 10_000 + random.nextInt(30);
                case 2 -> 1 + random.nextInt(3);
                default -> 1 + random.nextInt(1 << random.nextInt(20));
            };
        }
        return times;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void packGivesBackWhatWasPacked(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 100; round++) {
            int count = 1 + random.nextInt(64);
            long base = 1_700_000_000_000L;
            Pack pack = new Pack(base);
            List<long[]> times = new ArrayList<>();
            List<double[]> values = new ArrayList<>();
            long[] ids = new long[count];
            for (int i = 0; i < count; i++) {
                int n = 1 + random.nextInt(random.nextInt(10) == 0 ? 1000 : 130);
                ids[i] = (i == 0 ? 0 : ids[i - 1]) + 1 + random.nextInt(1000);
                times.add(times(random, n));
                values.add(values(random, n));
                pack.add(ids[i], times.getLast(), values.getLast(), n);
            }
            int[] seen = new int[1];
            Pack.read(pack.toByteArray(), base, id -> true, (id, at, value) -> {
                int i = Arrays.binarySearch(ids, id);
                seen[0]++;
                assertThat(at).isEqualTo(times.get(i));
                assertThat(bits(value)).isEqualTo(bits(values.get(i)));
            });
            assertThat(seen[0]).isEqualTo(count);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void recordGivesBackWhatWasWritten(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 50; round++) {
            int n = 1 + random.nextInt(3000);
            long[] ids = random.longs(n, 0, 1L << random.nextInt(1, 40)).toArray();
            long[] times = random.longs(n, 0, 1L << random.nextInt(1, 50)).toArray();
            double[] values = values(random, n);

            WalRecord read = WalRecord.decode(WalRecord.encode(ids, times, values, n));

            assertThat(read.series()).isEqualTo(ids);
            assertThat(read.times()).isEqualTo(times);
            assertThat(bits(read.values())).isEqualTo(bits(values));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void streamGivesBackWhatWasAppendedInAnyOrder(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            int n = 1 + random.nextInt(1024);
            int[] at = new int[n];
            int now = 0;
            for (int i = 0; i < n; i++) {
                now = random.nextInt(10) == 0 ? random.nextInt(1_200_000) : (now + 10_000) % 1_200_000;
                at[i] = now;
            }
            double[] values = values(random, n);
            BitStream stream = new BitStream();
            for (int i = 0; i < n; i++) {
                stream.append(at[i], Double.doubleToRawLongBits(values[i]));
            }
            BitStream.Cursor cursor = stream.cursor();
            for (int i = 0; i < n; i++) {
                assertThat(cursor.next()).isTrue();
                assertThat(cursor.time()).isEqualTo(at[i]);
                assertThat(cursor.valueBits()).isEqualTo(Double.doubleToRawLongBits(values[i]));
            }
            assertThat(cursor.next()).isFalse();
        }
    }

    @Test
    void cursorSeesNothingThatCameAfterIt() {
        BitStream stream = new BitStream();
        stream.append(1, 5);
        BitStream.Cursor cursor = stream.cursor();
        stream.append(2, 6);

        assertThat(cursor.next()).isTrue();
        assertThat(cursor.next()).isFalse();
    }

    @Test
    void regularCountersTakeAboutTwoBytesASampleOrLess() {
        Random random = new Random(31);
        Pack pack = new Pack(0);
        for (int id = 0; id < 64; id++) {
            long[] times = new long[120];
            double[] values = new double[120];
            double counter = random.nextInt(1_000_000);
            for (int i = 0; i < 120; i++) {
                times[i] = i * 10_000L;
                counter += random.nextInt(200);
                values[i] = counter;
            }
            pack.add(id, times, values, 120);
        }

        assertThat(pack.toByteArray().length).isLessThan(64 * 120 * 2);
    }

    @ParameterizedTest
    @ValueSource(longs = {41, 42})
    void damagedBytesAreToldNeverBelieved(long seed) {
        Random random = new Random(seed);
        byte[] record = WalRecord.encode(new long[] {1, 2}, new long[] {3, 4}, new double[] {5, 6}, 2);
        for (int round = 0; round < 200; round++) {
            byte[] shorter = Arrays.copyOf(record, random.nextInt(record.length));
            assertThatThrownBy(() -> WalRecord.decode(shorter)).isInstanceOf(CorruptBytes.class);
        }
    }

    private static long[] bits(double[] values) {
        return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
    }
}
