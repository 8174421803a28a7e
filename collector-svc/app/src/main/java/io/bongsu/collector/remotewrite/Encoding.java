package io.bongsu.collector.remotewrite;

import io.bongsu.platform.problem.Failure;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Mono;

/** Is this remote write 1.0 as it is specified: protobuf in a snappy block? */
final class Encoding {

    private Encoding() {}

    static Mono<Void> check(HttpHeaders headers) {
        String encoding = headers.getFirst(HttpHeaders.CONTENT_ENCODING);
        String type = headers.getFirst(HttpHeaders.CONTENT_TYPE);
        if (encoding == null || !encoding.strip().equalsIgnoreCase("snappy")) {
            return Mono.error(new Unsupported("Send the body with Content-Encoding: snappy."));
        }
        String text = type == null ? "" : type.toLowerCase(Locale.ROOT);
        if (!text.startsWith("application/x-protobuf")) {
            return Mono.error(new Unsupported("Send Content-Type: application/x-protobuf."));
        }
        if (text.contains("io.prometheus.write.v2")) {
            return Mono.error(new Unsupported("Remote write 2.0 is not supported yet; send 1.0."));
        }
        return Mono.empty();
    }

    private static final class Unsupported extends Failure {
        Unsupported(String detail) {
            super(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "unsupported-media-type",
                    "The content is not remote write 1.0",
                    detail);
        }
    }
}
