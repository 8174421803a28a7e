package io.bongsu.ticket.sla;

import io.bongsu.platform.database.Write;
import java.util.List;

/** The clocks a ticket begins with: what is to be written together with it, and how they read, the most urgent first. */
public record Opening(List<Write> writes, List<SlaReading> readings) {
    static final Opening NONE = new Opening(List.of(), List.of());

    /** @param internal also what queues and vendors have promised */
    public List<SlaReading> shown(boolean internal) {
        return readings.stream()
                .filter(reading -> internal || !reading.metric().isInternal())
                .toList();
    }
}
