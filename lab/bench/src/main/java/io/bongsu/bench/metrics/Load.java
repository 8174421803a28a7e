package io.bongsu.bench.metrics;

import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** The requests of one run, made before it begins and kept in a file: everybody gets the same bytes, and making them costs nobody. */
public final class Load implements AutoCloseable {
    private final Path file;
    private final FileChannel bytes;
    private final List<Place> requests;
    private final int lanes;
    private final long samples;

    private record Place(long at, int length) {}

    private Load(Path file, FileChannel bytes, List<Place> requests, int lanes, long samples) {
        this.file = file;
        this.bytes = bytes;
        this.requests = requests;
        this.lanes = lanes;
        this.samples = samples;
    }

    /** {@code rounds} samples of each series, 10 s apart. */
    static Load make(Requests fleet, int rounds, long firstAt, Path folder) throws IOException {
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
        private final OutputStream out;
        private final List<Place> requests = new ArrayList<>();
        private long at;
        private long samples;
        private boolean ended;

        public Recording(Path folder) throws IOException {
            file = Files.createTempFile(folder, "load", ".bin");
            out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
        }

        public void add(byte[] request, int holding) throws IOException {
            out.write(request);
            requests.add(new Place(at, request.length));
            at += request.length;
            samples += holding;
        }

        /** @param lanes how many requests in turn may be under way at once; within a lane they stay in order */
        public Load end(int lanes) throws IOException {
            out.close();
            FileChannel bytes = FileChannel.open(file, StandardOpenOption.READ);
            ended = true;
            return new Load(file, bytes, List.copyOf(requests), lanes, samples);
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

    byte[] request(int number) throws IOException {
        Place place = requests.get(number);
        ByteBuffer body = ByteBuffer.allocate(place.length());
        while (body.hasRemaining()) {
            if (bytes.read(body, place.at() + body.position()) < 0) {
                throw new EOFException(file + " ends early");
            }
        }
        return body.array();
    }

    @Override
    public void close() throws IOException {
        bytes.close();
        Files.deleteIfExists(file);
    }
}
