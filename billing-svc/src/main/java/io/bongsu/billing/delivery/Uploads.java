package io.bongsu.billing.delivery;

import io.bongsu.platform.problem.Failures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Streams uploads to files. A file's name carries our process id, so that what a crash left is known as such. */
@Component
class Uploads {
    private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);
    private static final String SUFFIX = ".upload";

    private final DeliveryProperties properties;

    Uploads(DeliveryProperties properties) {
        this.properties = properties;
    }

    /** Leaves no file behind when it fails or is cancelled. */
    Mono<ReceivedFile> receive(Flux<DataBuffer> body) {
        return Mono.fromCallable(this::newFile)
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(path -> write(body, path)
                        .onErrorResume(e -> delete(path).then(Mono.error(e)))
                        .doOnCancel(() -> Schedulers.boundedElastic().schedule(() -> deleteNow(path))));
    }

    Mono<Void> delete(Path path) {
        return Mono.<Void>fromRunnable(() -> deleteNow(path)).subscribeOn(Schedulers.boundedElastic());
    }

    /** Deletes what processes that no longer live left behind. */
    Mono<Void> sweep() {
        return Mono.fromCallable(this::leftOvers)
                .subscribeOn(Schedulers.boundedElastic())
                .flatMapIterable(paths -> paths)
                .concatMap(this::delete)
                .then();
    }

    private Mono<ReceivedFile> write(Flux<DataBuffer> body, Path path) {
        Receipt receipt = new Receipt(properties.largestFile().toBytes());
        Flux<DataBuffer> counted = body.timeout(properties.stalled())
                .onErrorMap(TimeoutException.class, e -> new DeliveryFailure.Stalled(properties.stalled()))
                .map(receipt::take);
        return DataBufferUtils.write(counted, path, StandardOpenOption.WRITE)
                .then(Mono.fromCallable(() -> new ReceivedFile(path, receipt.bytes, receipt.hash())));
    }

    private Path newFile() throws IOException {
        Files.createDirectories(properties.folder());
        Path path = properties.folder().resolve(ProcessHandle.current().pid() + "-" + UUID.randomUUID() + SUFFIX);
        return Files.createFile(path);
    }

    private List<Path> leftOvers() throws IOException {
        Files.createDirectories(properties.folder());
        try (Stream<Path> files = Files.list(properties.folder())) {
            return files.filter(Uploads::isLeftOver).toList();
        }
    }

    private static boolean isLeftOver(Path path) {
        String name = path.getFileName().toString();
        int dash = name.indexOf('-');
        if (!name.endsWith(SUFFIX) || dash < 1) {
            return false;
        }
        try {
            long pid = Long.parseLong(name.substring(0, dash));
            return pid != ProcessHandle.current().pid() && ProcessHandle.of(pid).isEmpty();
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static void deleteNow(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            LOG.atWarn().addKeyValue("file", path).setCause(e).log("an upload's file stays behind");
        }
    }

    /** Counts and hashes what passes by. */
    private static final class Receipt {
        private final long limit;
        private final MessageDigest digest = sha256();
        private long bytes;

        Receipt(long limit) {
            this.limit = limit;
        }

        DataBuffer take(DataBuffer buffer) {
            bytes += buffer.readableByteCount();
            if (bytes > limit) {
                DataBufferUtils.release(buffer);
                throw tooLarge(limit);
            }
            try (DataBuffer.ByteBufferIterator parts = buffer.readableByteBuffers()) {
                parts.forEachRemaining(digest::update);
            }
            return buffer;
        }

        String hash() {
            return HexFormat.of().formatHex(digest.digest());
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JDK has SHA-256", e);
            }
        }
    }

    static RuntimeException tooLarge(long limit) {
        return Failures.tooLarge(
                "A delivery is at most " + (limit >> 20) + " MiB; compress it with gzip or split it by account.");
    }
}
