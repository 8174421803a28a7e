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
public final class Load implements AutoCloseable {
    private final Path file;
    private final MappedByteBuffer bytes;
    private final List<int[]> requests;
    private final int lanes;
    private final long samples;

    private Load(Path file, MappedByteBuffer bytes, List<int[]> requests, int lanes, long samples) {
        this.file = file;
        this.bytes = bytes;
        this.requests = requests;
        this.lanes = lanes;
        this.samples = samples;
    }

    /** {@code rounds} samples of each series, 10 s apart. */
    static Load make(Fleet fleet, int rounds, long firstAt, Path folder) throws IOException {
        try (Recording recording = new Recording(folder)) {
            for (int round = 0; round < rounds; round++) {
                for (int number = 0; number < fleet.requests(); number++) {
                    recording.add(fleet.request(number, firstAt + round * 10_000L), Fleet.PER_REQUEST);
                }
            }
            return recording.end(fleet.requests());
        }
    }

    /** Requests on their way into a file; what was recorded and never ended is gone. */
    public static final class Recording implements AutoCloseable {
        private final Path file;
        private final DataOutputStream out;
        private final List<int[]> requests = new ArrayList<>();
        private int at;
        private long samples;
        private boolean ended;

        public Recording(Path folder) throws IOException {
            file = Files.createTempFile(folder, "load", ".bin");
            out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
        }

        public void add(byte[] request, int holding) throws IOException {
            out.write(request);
            requests.add(new int[] {at, request.length});
            at = Math.addExact(at, request.length);
            samples += holding;
        }

        /** @param lanes how many requests in turn may be under way at once; within a lane they stay in order */
        public Load end(int lanes) throws IOException {
            out.close();
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                Load load = new Load(
                        file, channel.map(FileChannel.MapMode.READ_ONLY, 0, at), List.copyOf(requests), lanes, samples);
                ended = true;
                return load;
            }
        }

        @Override
        public void close() throws IOException {
            if (!ended) {
                out.close();
                Files.deleteIfExists(file);
            }
        }
    }

    public long samples() {
        return samples;
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
