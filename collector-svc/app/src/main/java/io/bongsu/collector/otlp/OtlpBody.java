package io.bongsu.collector.otlp;

import io.bongsu.platform.problem.Failures;
import io.netty.buffer.ByteBuf;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The bytes of a request, inflated, never more than is allowed. */
@Component
class OtlpBody {
    private final long largest;

    OtlpBody(OtlpProperties properties) {
        this.largest = properties.largestBody().toBytes();
    }

    Mono<byte[]> read(ServerHttpRequest request, InFlight.Lease lease) {
        boolean gzip = isGzip(request.getHeaders().getFirst(HttpHeaders.CONTENT_ENCODING));
        Received all = new Received(request.getHeaders().getContentLength(), largest, lease);
        return request.getBody()
                .reduce(all, Received::add)
                .map(Received::bytes)
                .map(bytes -> gzip ? inflate(bytes, lease) : bytes);
    }

    /**
     * @param parts each is its owner's again when the next one comes
     */
    Mono<byte[]> read(@Nullable String encoding, long declared, Flux<ByteBuf> parts, InFlight.Lease lease) {
        return Mono.defer(() -> {
            boolean gzip = isGzip(encoding);
            return parts.reduce(new Received(declared, largest, lease), Received::add)
                    .map(Received::bytes)
                    .map(bytes -> gzip ? inflate(bytes, lease) : bytes);
        });
    }

    private byte[] inflate(byte[] bytes, InFlight.Lease lease) {
        Received inflated = new Received(Math.min(largest, bytes.length * 4L), largest, lease);
        byte[] part = new byte[64 * 1024];
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            for (int length = in.read(part); length >= 0; length = in.read(part)) {
                inflated.add(part, length);
            }
        } catch (IOException e) {
            throw Failures.invalid("", "malformed", "The body is not gzip: " + e.getMessage());
        }
        return inflated.bytes();
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
}
