package io.bongsu.billing.delivery;

import io.bongsu.billing.charge.DailyCharge;
import io.bongsu.billing.charge.DailyCharges;
import io.bongsu.billing.delivery.Delivery.Progress;
import io.bongsu.billing.focus.FileLimits;
import io.bongsu.billing.focus.FileReport;
import io.bongsu.billing.focus.FocusReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import reactor.core.publisher.SynchronousSink;

/** Reads a file piece by piece; a piece is small enough for one transaction and for our memory. Blocks. */
final class ImportRun {
    private static final int ROWS_BETWEEN_LOOKS = 250;
    private static final int MOST_CHARGES = 4_000;
    private static final int MOST_ROWS = 20_000;

    private final FocusReader reader;

    private ImportRun(FocusReader reader) {
        this.reader = reader;
    }

    /**
     * What was read since the piece before.
     *
     * @param charges empty as soon as the file has an error: nothing of it will be seen
     * @param report of everything read so far
     * @param last nothing comes after this piece
     */
    record Piece(List<DailyCharge> charges, Progress progress, boolean clean, DeliveryReport report, boolean last) {}

    static ImportRun open(Path file) throws IOException {
        return new ImportRun(FocusReader.open(file, FileLimits.USUAL));
    }

    /** For {@code Flux.generate}. */
    ImportRun next(SynchronousSink<Piece> sink) {
        try {
            Piece piece = read();
            sink.next(piece);
            if (piece.last()) {
                sink.complete();
            }
        } catch (IOException e) {
            sink.error(e);
        }
        return this;
    }

    private Piece read() throws IOException {
        DailyCharges charges = new DailyCharges();
        boolean more = true;
        for (int rows = 0; more && rows < MOST_ROWS && charges.size() < MOST_CHARGES; rows += ROWS_BETWEEN_LOOKS) {
            more = reader.read(ROWS_BETWEEN_LOOKS, charges::add);
        }
        FileReport report = reader.report();
        return new Piece(
                report.isClean() ? charges.toList() : List.of(),
                new Progress(report.rowsRead(), report.rowsRejected(), reader.bytesRead()),
                report.isClean(),
                more ? DeliveryReport.EMPTY : DeliveryReport.of(report),
                !more);
    }

    void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
