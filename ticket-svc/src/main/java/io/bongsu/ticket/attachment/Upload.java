package io.bongsu.ticket.attachment;

import io.bongsu.platform.problem.Failures;
import io.bongsu.ticket.blob.Blobs;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.codec.multipart.FilePartEvent;
import org.springframework.http.codec.multipart.PartEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The one file of a form, streamed away as it comes; other parts are passed over. */
record Upload(String name, Blobs.Received blob) {
    private static final String FILE = "file";

    static Mono<Upload> of(Flux<PartEvent> parts, Blobs blobs, long limit) {
        return parts.windowUntil(PartEvent::isLast)
                .concatMap(
                        part -> part.switchOnFirst((first, events) -> first.get() instanceof FilePartEvent file
                                        && file.name().equals(FILE)
                                ? taken(file.filename(), events.map(PartEvent::content), blobs, limit)
                                : events.doOnNext(event -> DataBufferUtils.release(event.content()))
                                        .then(Mono.<Upload>empty())),
                        1)
                .collectList()
                .flatMap(files -> files.size() == 1
                        ? Mono.just(files.getFirst())
                        : Flux.fromIterable(files)
                                .concatMap(file -> blobs.forget(file.blob().id()))
                                .then(Mono.error(() -> Failures.invalid(
                                        FILE,
                                        files.isEmpty() ? "required" : "too-many",
                                        "Send one file in a form, as the part named file."))));
    }

    private static Mono<Upload> taken(String name, Flux<DataBuffer> content, Blobs blobs, long limit) {
        return blobs.receive(content, null, limit).map(blob -> new Upload(name, blob));
    }
}
