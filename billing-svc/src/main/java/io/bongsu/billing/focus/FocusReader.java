package io.bongsu.billing.focus;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a FOCUS CSV file, plain or gzip, from first to last row in bounded memory. Whatever is wrong with the file ends up in
 * the report; an exception means that our disk failed, not the file. Blocks; one thread at a time.
 */
public final class FocusReader implements Closeable {
    private static final int SNIFFED = 8 * 1024;

    private final Path file;
    private final FileLimits limits;
    private final FileReport report = new FileReport();
    private final PlainBytes packed;
    private @Nullable CloseableIterator<CsvRecord> records;
    private @Nullable RowReader rows;
    private boolean broken;

    private FocusReader(Path file, FileLimits limits) throws IOException {
        this.file = file;
        this.limits = limits;
        this.packed = new PlainBytes(Files.newInputStream(file), Long.MAX_VALUE);
    }

    /** Opens the file and reads its header; what is wrong with it is in the report already. */
    public static FocusReader open(Path file, FileLimits limits) throws IOException {
        FocusReader reader = new FocusReader(file, limits);
        reader.guarded(reader::begin);
        return reader;
    }

    public FileReport report() {
        return report;
    }

    /** The file as such cannot be read to its end; bad rows alone do not break it. */
    public boolean isBroken() {
        return broken;
    }

    /** Bytes of the file itself, so compressed ones where it is compressed. */
    public long bytesRead() {
        return packed.count();
    }

    /**
     * Reads up to {@code most} rows and hands on the good ones.
     *
     * @return false when the file has ended or cannot be read on
     */
    public boolean read(int most, Consumer<FocusRow> sink) throws IOException {
        guarded(() -> readOn(most, sink));
        return records != null;
    }

    @Override
    public void close() throws IOException {
        records = null;
        packed.close();
    }

    private interface Step {
        void run() throws IOException;
    }

    /** The one place that tells what is the file's fault. */
    private void guarded(Step step) throws IOException {
        try {
            step.run();
        } catch (CsvParseException | UncheckedIOException e) {
            blame(e);
        } catch (IOException e) {
            blame(e);
        }
    }

    /** The parser wraps what it tripped over; the innermost cause knows best. */
    private void blame(RuntimeException wrapped) throws IOException {
        Throwable cause = wrapped;
        while (!(cause instanceof IOException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof IOException io) {
            blame(io);
            return;
        }
        broken(RowError.ofFile("broken-csv", String.valueOf(wrapped.getMessage())));
    }

    private void blame(IOException cause) throws IOException {
        switch (cause) {
            case CharacterCodingException e -> broken(notUtf8());
            case ZipException e -> broken(RowError.ofFile("broken-gzip", "the gzip data are damaged"));
            case EOFException e -> broken(RowError.ofFile("broken-gzip", "the gzip data end too early"));
            case PlainBytes.TooLarge e -> broken(RowError.ofFile("too-large", String.valueOf(e.getMessage())));
            default -> throw cause;
        }
    }

    private void broken(RowError error) {
        report.error(error);
        broken = true;
        records = null;
    }

    private RowError notUtf8() throws IOException {
        try (InputStream again = unpacked(Files.newInputStream(file))) {
            return Utf8Check.locate(again);
        }
    }

    private void begin() throws IOException {
        BufferedInputStream plain = unpacked(packed);
        byte[] head = peek(plain, SNIFFED);
        String unreadable = unreadable(head);
        if (unreadable != null) {
            broken(RowError.ofFile(head.length == 0 ? "empty-file" : "not-csv", unreadable));
            return;
        }
        if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
            plain.skipNBytes(3);
            report.notice("byte-order-mark", null);
        }
        CloseableIterator<CsvRecord> opened = csv(plain);
        if (!opened.hasNext()) {
            broken(RowError.ofFile("empty-file", "the file is empty"));
            return;
        }
        CsvRecord first = opened.next();
        FocusHeader header = FocusHeader.read(first.getFields(), report);
        rows = new RowReader(header, first, report);
        broken = !report.isClean();
        records = broken ? null : opened;
        if (!broken && !opened.hasNext()) {
            broken(RowError.ofFile("no-rows", "the file has a header but no rows"));
        }
    }

    private CloseableIterator<CsvRecord> csv(InputStream plain) {
        return CsvReader.builder()
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE) // the row reader names them
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(4 * Integer.highestOneBit(limits.fieldCharacters())) // FastCSV 4.4 needs a power of two
                .build(
                        CsvRecordHandler.builder()
                                .maxFields(limits.columns())
                                .maxFieldSize(limits.fieldCharacters())
                                .maxRecordSize(4 * limits.fieldCharacters())
                                .build(),
                        new InputStreamReader(plain, StandardCharsets.UTF_8.newDecoder()))
                .iterator();
    }

    private void readOn(int most, Consumer<FocusRow> sink) {
        CloseableIterator<CsvRecord> open = records;
        RowReader reader = rows;
        for (int i = 0; i < most && open != null && reader != null; i++) {
            if (!open.hasNext()) {
                records = null;
                return;
            }
            FocusRow row = reader.read(open.next());
            if (row != null) {
                sink.accept(row);
            }
        }
    }

    private BufferedInputStream unpacked(InputStream raw) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(raw, 1 << 16);
        if (!startsWith(peek(buffered, 2), 0x1F, 0x8B)) {
            return buffered;
        }
        InputStream unzipped = new GZIPInputStream(buffered, 1 << 16);
        return new BufferedInputStream(new PlainBytes(unzipped, limits.unpackedBytes()), 1 << 16);
    }

    private static byte[] peek(BufferedInputStream in, int most) throws IOException {
        in.mark(most);
        byte[] head = in.readNBytes(most);
        in.reset();
        return head;
    }

    private static @Nullable String unreadable(byte[] head) {
        if (head.length == 0) {
            return "the file is empty";
        }
        if (startsWith(head, 'P', 'K', 3, 4)) {
            return "a ZIP archive; unpack it, or send the CSV file plain or as gzip";
        }
        if (startsWith(head, 'P', 'A', 'R', '1')) {
            return "a Parquet file; this version reads CSV only";
        }
        if (startsWith(head, 0xFF, 0xFE) || startsWith(head, 0xFE, 0xFF)) {
            return "UTF-16 text; save the file as UTF-8";
        }
        for (byte value : head) {
            if (value == 0) {
                return "binary data, not a CSV file";
            }
        }
        return null;
    }

    private static boolean startsWith(byte[] head, int... magic) {
        if (head.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((head[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
