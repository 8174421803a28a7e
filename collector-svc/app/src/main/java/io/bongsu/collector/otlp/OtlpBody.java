package io.bongsu.collector.otlp;

import io.bongsu.platform.problem.Failure;
import io.bongsu.platform.problem.Failures;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The bytes of a request, inflated, never more than is allowed. */
@Component
class OtlpBody {
    private final long largest;

    OtlpBody(OtlpProperties properties) {
        this.largest = properties.largestBody().toBytes();
    }

    Mono<byte[]> read(ServerHttpRequest request, InFlight.Lease lease) {
        boolean gzip = isGzip(request.getHeaders().getFirst("Content-Encoding"));
        if (request.getHeaders().getContentLength() > largest) {
            return Mono.error(tooLarge());
        }
        return request.getBody()
                .reduce(new ByteArrayOutputStream(), (all, buffer) -> append(all, buffer, lease))
                .map(ByteArrayOutputStream::toByteArray)
                .map(bytes -> gzip ? inflate(bytes, lease) : bytes);
    }

    private ByteArrayOutputStream append(ByteArrayOutputStream all, DataBuffer buffer, InFlight.Lease lease) {
        try {
            int length = buffer.readableByteCount();
            if (all.size() + (long) length > largest) {
                throw tooLarge();
            }
            lease.take(length);
            byte[] bytes = new byte[length];
            buffer.read(bytes);
            all.write(bytes, 0, length);
            return all;
        } finally {
            DataBufferUtils.release(buffer);
        }
    }

    private byte[] inflate(byte[] bytes, InFlight.Lease lease) {
        ByteArrayOutputStream inflated = new ByteArrayOutputStream(Math.max(512, bytes.length * 4));
        byte[] part = new byte[64 * 1024];
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            for (int length = in.read(part); length >= 0; length = in.read(part)) {
                if (inflated.size() + (long) length > largest) {
                    throw tooLarge();
                }
                lease.take(length);
                inflated.write(part, 0, length);
            }
        } catch (IOException e) {
            throw Failures.invalid("", "malformed", "The body is not gzip: " + e.getMessage());
        }
        return inflated.toByteArray();
    }

    private static boolean isGzip(@Nullable String encoding) {
        return switch (encoding == null ? "identity" : encoding.strip().toLowerCase(Locale.ROOT)) {
            case "gzip" -> true;
            case "identity", "" -> false;
            default ->
                throw new OtlpFailure(
                        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                        "unsupported-content-encoding",
                        "The content encoding is not supported",
                        "Send the body with Content-Encoding: gzip or without one.");
        };
    }

    private Failure tooLarge() {
        return Failures.tooLarge("A body has at most " + largest + " bytes, inflated. Send less at once.");
    }
}
