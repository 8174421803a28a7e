package io.bongsu.bench.metrics;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** The requests of one run, made before it begins and kept in a file: everybody gets the same bytes, and making them costs nobody. */
final class Load implements AutoCloseable {
    private final Path file;
    private final MappedByteBuffer bytes;
    private final List<int[]> requests;
    private final int lanes;

    private Load(Path file, MappedByteBuffer bytes, List<int[]> requests, int lanes) {
        this.file = file;
        this.bytes = bytes;
        this.requests = requests;
        this.lanes = lanes;
    }

    /** {@code rounds} samples of each series, 10 s apart. */
    static Load make(Fleet fleet, int rounds, long firstAt, Path folder) throws IOException {
        Path file = Files.createTempFile(folder, "load", ".bin");
        List<int[]> requests = new ArrayList<>();
        int at = 0;
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            for (int round = 0; round < rounds; round++) {
                for (int number = 0; number < fleet.requests(); number++) {
                    byte[] request = fleet.request(number, firstAt + round * 10_000L);
                    out.write(request);
                    requests.add(new int[] {at, request.length});
                    at = Math.addExact(at, request.length);
                }
            }
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return new Load(file, channel.map(FileChannel.MapMode.READ_ONLY, 0, at), requests, fleet.requests());
        }
    }

    long samples() {
        return (long) requests.size() * Fleet.PER_REQUEST;
    }

    /** How many series of requests must stay in order. */
    int lanes() {
        return lanes;
    }

    int requests() {
        return requests.size();
    }

    byte[] request(int number) {
        int[] place = requests.get(number);
        byte[] body = new byte[place[1]];
        bytes.get(place[0], body);
        return body;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
