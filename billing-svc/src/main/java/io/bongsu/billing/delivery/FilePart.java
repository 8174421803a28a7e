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

    private int files;

    private FilePart() {}

    static Flux<DataBuffer> of(Flux<PartEvent> parts) {
        return Flux.defer(() -> {
            FilePart file = new FilePart();
            return parts.<DataBuffer>handle(file::take).concatWith(Flux.defer(file::afterwards));
        });
    }

    /** Reads on to the end even when the form is wrong: to stop in the middle upsets the connection for who comes next. */
    private void take(PartEvent event, SynchronousSink<DataBuffer> sink) {
        boolean isFile = event.name().equals(NAME);
        if (isFile && files == 0) {
            sink.next(event.content());
        } else {
            DataBufferUtils.release(event.content());
        }
        if (isFile && event.isLast()) {
            files++;
        }
    }

    private Flux<DataBuffer> afterwards() {
        return switch (files) {
            case 0 -> Flux.error(Failures.invalid(NAME, "required", "The form has no part named file."));
            case 1 -> Flux.empty();
            default -> Flux.error(Failures.invalid(NAME, "too-many", "Send one file at a time."));
        };
    }
}
