package io.bongsu.ticket.exchange;

import io.bongsu.platform.problem.Failures;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;

/** No line of a file is longer than what is looked at at once: told while the file comes in. */
final class LineLength {
    static final int LONGEST = 1 << 20;

    private long line = 1;
    private int length;

    private LineLength() {}

    static Flux<DataBuffer> checked(Flux<DataBuffer> body) {
        return Flux.defer(() -> {
            LineLength lines = new LineLength();
            return body.map(lines::check);
        });
    }

    private DataBuffer check(DataBuffer buffer) {
        int at = buffer.readPosition();
        while (at < buffer.writePosition()) {
            int end = buffer.indexOf(letter -> letter == '\n', at);
            length += (end < 0 ? buffer.writePosition() : end) - at;
            if (length > LONGEST) {
                DataBufferUtils.release(buffer);
                throw Failures.tooLarge("Line " + line + " is longer than " + (LONGEST >> 20)
                        + " MiB: one ticket stands in one line, each line ends with a line break.");
            }
            if (end < 0) {
                break;
            }
            line++;
            length = 0;
            at = end + 1;
        }
        return buffer;
    }
}
