package io.bongsu.billing.delivery;

import io.bongsu.platform.problem.Failures;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.codec.multipart.PartEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SynchronousSink;

/** The bytes of the one part {@code file} of a form, streamed; other parts are passed over. */
final class FilePart {
    private static final String NAME = "file";

    private boolean ended;

    private FilePart() {}

    static Flux<DataBuffer> of(Flux<PartEvent> parts) {
        return Flux.defer(() -> {
            FilePart file = new FilePart();
            return parts.<DataBuffer>handle(file::take).concatWith(Flux.defer(file::afterwards));
        });
    }

    private void take(PartEvent event, SynchronousSink<DataBuffer> sink) {
        if (!event.name().equals(NAME)) {
            DataBufferUtils.release(event.content());
            return;
        }
        if (ended) {
            DataBufferUtils.release(event.content());
            sink.error(Failures.invalid(NAME, "too-many", "Send one file at a time."));
            return;
        }
        ended = event.isLast();
        sink.next(event.content());
    }

    private Flux<DataBuffer> afterwards() {
        return ended
                ? Flux.empty()
                : Flux.error(Failures.invalid(NAME, "required", "The form has no part named file."));
    }
}
